"""Paragraphs of plain text as content of an element, with an optional symbol, bullet or tick before them."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain
from typing import Any, Literal

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph
from reportlab.platypus.paragraph import _SplitWord, _SplitWordEnd  # type: ignore[attr-defined]  # not in the stubs
from typing_extensions import override

from cs360_desktop.reporting import styles
from cs360_desktop.reporting.tagged.canvas import HEADER, TaggedCanvas
from cs360_desktop.reporting.tagged.structure import Element
from cs360_desktop.reporting.tagged.textobject import TaggedText
from cs360_desktop.reporting.text import lines, shortened

_OUTLINE_LIMIT = 120
_HIDDEN: Literal[3] = 3
"""Text render mode: neither filled nor stroked, but read and found."""


@dataclass(frozen=True, slots=True)
class Lead:
    """What stands in the indent before the first line of a paragraph.

    Args:
        symbol: draws it, given canvas, left edge, baseline and letter size; an artefact.
        text: what is printed there, or read in place of the symbol where there is one.
        element: the owner of `text`.
    """

    symbol: Callable[[TaggedCanvas, float, float, float], None] | None = None
    text: str = ""
    element: Element | None = None

    def draw(self, canvas: TaggedCanvas, baseline: float, style: ParagraphStyle) -> None:
        """Draw the lead at the left edge of the paragraph."""
        if self.symbol is not None:
            with canvas.artefact():
                canvas.saveState()
                self.symbol(canvas, 0, baseline, style.fontSize)
                canvas.restoreState()
        if self.element is not None:
            hidden = self.symbol is not None
            size = style.fontSize / 2 if hidden else style.fontSize
            with canvas.content(self.element):
                canvas.setFont(style.fontName, size)
                canvas.setFillColor(style.textColor)
                canvas.drawString(0, baseline, f"{self.text} ", mode=_HIDDEN if hidden else None)


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline that leads to a paragraph; `depth` 0 is the outermost, `key` is unique."""

    title: str
    key: str
    depth: int

    def draw(self, canvas: TaggedCanvas, top: float) -> None:
        """Set the bookmark a line above the top of the paragraph."""
        canvas.bookmarkHorizontal(self.key, 0, top + styles.BODY.leading)
        canvas.addOutlineEntry(shortened(self.title, _OUTLINE_LIMIT), self.key, self.depth)


class TaggedParagraph(Paragraph):
    """One line of plain text, wrapped; nothing in it is markup. Without an element it is an artefact."""

    canv: TaggedCanvas
    blPara: Any

    def __init__(
        self,
        text: str | None,
        style: ParagraphStyle,
        bulletText: str | None = None,
        frags: list[Any] | None = None,
        *,
        element: Element | None = None,
        lead: Lead | None = None,
        bookmark: Bookmark | None = None,
    ) -> None:
        # The parser of markup sees a placeholder; the text then goes into its one fragment as it is.
        super().__init__("-", style, bulletText=bulletText, frags=frags)
        if text is not None:
            self.frags[0].text = text
        self.element = element
        self.lead = lead
        self.bookmark = bookmark
        self.end = ""

    @override
    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:
        parts: list[Any] = super().split(availWidth, availHeight)
        if len(parts) == 2:
            first, second = parts
            first.element = second.element = self.element
            first.lead, first.bookmark = self.lead, self.bookmark
            first.end, second.end = _joint(first.blPara.lines[-1]), self.end
        return parts

    @override
    def beginText(self, x: float, y: float) -> TaggedText:
        text = self.canv.beginText(x, y)
        text.joints = chain(map(_joint, self.blPara.lines[:-1]), [self.end])
        return text

    @override
    def draw(self) -> None:
        if self.bookmark is not None:
            self.bookmark.draw(self.canv, self.height)
        if self.lead is not None:
            self.lead.draw(self.canv, self.height - self.style.fontSize, self.style)
        marked = self.canv.artefact(HEADER) if self.element is None else self.canv.content(self.element)
        with marked:
            super().draw()


def fill(text: str, style: ParagraphStyle, element: Element, lead: Lead | None = None) -> list[Flowable]:
    """Return the text as content of an element: itself if it is one line, else a P in it for each line."""
    found = lines(text)
    if len(found) == 1:
        return [TaggedParagraph(found[0], style, element=element, lead=lead)]
    return paragraphs(text, style, element, lead)


def paragraphs(text: str, style: ParagraphStyle, parent: Element, lead: Lead | None = None) -> list[Flowable]:
    """Return the text as one P under the parent for each of its lines; the lead stands before the first."""
    return [
        TaggedParagraph(line, style, element=parent.child("P"), lead=None if index else lead)
        for index, line in enumerate(lines(text))
    ]


def _joint(line: tuple[float, list[str]]) -> str:
    """Return what stands between a wrapped line and the next: a space, or nothing inside a word too long for a line."""
    words = line[1]
    inside_word = bool(words) and isinstance(words[-1], _SplitWord) and not isinstance(words[-1], _SplitWordEnd)
    return "" if inside_word else " "
