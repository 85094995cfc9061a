"""The shared texts of an .xls (MS-XLS §2.4.265) with the runs of their fonts."""

import struct
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from cs360_desktop.importing.marks import raised_note

_WIDE, _EXTENDED, _RICH = 1, 4, 8


class TextParts(NamedTuple):
    """A text and its runs: where each begins, and whether its font is superscript."""

    text: str
    runs: Sequence[tuple[int, bool]]


def notes_apart(parts: TextParts) -> str | None:
    """The text with its raised notes apart, None where it has none."""
    text, runs = parts
    starts = [0, *(at for at, _ in runs), len(text)]
    raised = [False, *(is_raised for _, is_raised in runs)]
    pieces = [text[start:end] for start, end in pairwise(starts)]
    apart = "".join(raised_note(piece) if up else piece for piece, up in zip(pieces, raised, strict=True))
    return apart if apart != text and len(apart) == len(text) else None


def apart_by_number(parts: Sequence[bytes], is_raised: Callable[[int], bool]) -> dict[int, str]:
    """The shared texts that have raised notes, by their number.

    Args:
        parts: content of the record and of those that continue it.
        is_raised: whether the font of a number is superscript.

    Raises:
        struct.error, IndexError: the record is broken.
    """
    source = _Source(parts)
    _, count = struct.unpack("<II", source.take(8))
    found = {}
    for number in range(count):
        if source.is_at_end:
            break
        text, runs = source.text()
        if runs:
            apart = notes_apart(TextParts(text, [(at, is_raised(font)) for at, font in runs]))
            if apart is not None:
                found[number] = apart
    return found


class _Source:
    """Bytes in several records: what crosses from one to the next goes on there, characters behind a new flag."""

    def __init__(self, parts: Sequence[bytes]) -> None:
        self._parts = parts
        self._part = 0
        self._at = 0

    @property
    def is_at_end(self) -> bool:
        """Whether all is taken; steps over the end of a record."""
        while self._part < len(self._parts) and self._at >= len(self._parts[self._part]):
            self._part, self._at = self._part + 1, 0
        return self._part >= len(self._parts)

    def take(self, count: int) -> bytes:
        """The next bytes, wherever they lie; fewer at the end."""
        taken = b""
        while len(taken) < count and not self.is_at_end:
            piece = self._parts[self._part][self._at : self._at + count - len(taken)]
            self._at += len(piece)
            taken += piece
        return taken

    def text(self) -> tuple[str, list[tuple[int, int]]]:
        """The next text, and the start and font of its runs."""
        count, flags = struct.unpack("<HB", self.take(3))
        rich = struct.unpack("<H", self.take(2))[0] if flags & _RICH else 0
        extra = struct.unpack("<I", self.take(4))[0] if flags & _EXTENDED else 0
        text = self._characters(count, flags & _WIDE)
        runs = [struct.unpack("<HH", self.take(4)) for _ in range(rich)]
        self._skip(extra)
        return text, [(at, font) for at, font in runs]

    def _characters(self, count: int, wide: int) -> str:
        text = ""
        while count and not self.is_at_end:
            if self._at == 0:
                # A record that continues a text begins with the flag of what is left of it.
                wide = self._parts[self._part][self._at] & _WIDE
                self._at += 1
            size = 2 if wide else 1
            piece = self._parts[self._part][self._at : self._at + count * size]
            self._at += max(len(piece), 1)
            piece = piece[: len(piece) // size * size]
            text += piece.decode("utf-16-le" if wide else "latin-1", "replace")
            count -= len(piece) // size
        return text

    def _skip(self, count: int) -> None:
        while count and not self.is_at_end:
            step = min(count, len(self._parts[self._part]) - self._at)
            self._at += step
            count -= step
