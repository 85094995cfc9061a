"""Pages of a PDF as pictures for the screen, drawn by PDFium from the very bytes that would be saved."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import Any

_PDFIUM = Lock()
"""PDFium may be asked by one thread at a time only."""


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page in rows of `stride` bytes; each dot is blue, green, red and one byte that means nothing."""

    width: int
    height: int
    stride: int
    dots: bytes


def page_count(content: bytes) -> int:
    """How many pages a PDF has."""
    with _opened(content) as pdf:
        return len(pdf)


def draw_page(content: bytes, number: int, width: int) -> PageImage:
    """Draw page `number`, the first being 0, so many dots wide."""
    with _opened(content) as pdf:
        page = pdf[number]
        bitmap = page.render(scale=width / page.get_width(), prefer_bgrx=True)
        image = PageImage(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
        bitmap.close()
        page.close()
        return image


@contextmanager
def _opened(content: bytes) -> Iterator[Any]:
    import pypdfium2

    with _PDFIUM:
        pdf = pypdfium2.PdfDocument(content)
        try:
            pdf.init_forms()
            yield pdf
        finally:
            pdf.close()
