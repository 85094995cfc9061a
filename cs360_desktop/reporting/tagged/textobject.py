"""Text as it is written into a page: no lost word spaces, no missing letters."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.textobject import PDFTextObject

from cs360_desktop.reporting.styles import MISSING_LETTER


class TaggedText(PDFTextObject):
    """A text object that keeps for a reader what the eye gets from the layout.

    `joints` gives what stands between one line and the next, line by line: reportlab drops the space at a line's end,
    so that "north" and "beat" would be read as "northbeat".
    """

    joints: Iterator[str] = iter(())
    _fontname: str

    def _textOut(self, text: str, TStar: int = 0) -> None:
        ended = text + next(self.joints, "") if TStar else text
        super()._textOut(ended, TStar)  # type: ignore[misc]  # not in the stubs

    def _formatText(self, text: str) -> str:
        """Print a sign for each letter the typeface lacks, and keep the letters themselves as the actual text."""
        font: Any = pdfmetrics.getFont(self._fontname)
        known = font.face.charToGlyph
        operators = []
        for missing, letters in groupby(text, key=lambda letter: ord(letter) not in known):
            run = "".join(letters)
            printed = MISSING_LETTER * len(run) if missing else run
            shown = super()._formatText(printed)  # type: ignore[misc]  # not in the stubs
            actual = run.encode("utf-16-be").hex()
            operators.append(f"/Span <</ActualText <FEFF{actual}> >> BDC {shown} EMC" if missing else shown)
        return " ".join(operators)
