"""What a field or table cell can hold, and the paragraphs it becomes. Nothing given is said, never left blank."""

from dataclasses import dataclass

from reportlab.graphics.shapes import Drawing
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from cs360_desktop.reporting import styles
from cs360_desktop.reporting.symbols import SYMBOL_ROOM, State, draw_box, draw_state
from cs360_desktop.reporting.tagged.figure import TaggedFigure
from cs360_desktop.reporting.tagged.paragraph import Lead, fill
from cs360_desktop.reporting.tagged.structure import Element
from cs360_desktop.reporting.text import lines
from cs360_desktop.reporting.wording import Wording


@dataclass(frozen=True, slots=True)
class Status:
    """A state symbol and its word or words: `Status(State.GOOD, "met")`."""

    state: State
    text: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A square, ticked or not, and what it stands for; a screen reader says which."""

    ticked: bool
    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A small drawing in a table, and the sentence that is read in its place."""

    drawing: Drawing
    alternative: str


Content = str | None | Status | Tick | Picture
"""User text (several lines become several paragraphs), nothing given, a state, a square to tick, or a picture."""


def content_text(content: Content) -> str:
    """Return the words of the content, without what symbols say; empty if nothing was given."""
    if isinstance(content, Picture):
        return content.alternative
    return (content.text if isinstance(content, Status | Tick) else content) or ""


def flowables(content: Content, style: ParagraphStyle, element: Element, words: Wording) -> list[Flowable]:
    """Return the content as paragraphs that fill the element; nothing given is printed as "not given"."""
    if isinstance(content, Picture):
        figure = element.child("Figure", alternative=content.alternative)
        return [TaggedFigure(content.drawing, element=figure, keep_with_next=False)]
    lead = _lead(content, element, words)
    if lead is not None:
        style = styles.indented(style, SYMBOL_ROOM * style.fontSize)
    text = content_text(content)
    if not lines(text):
        return fill(words("common.not_given"), styles.muted(style), element, lead)
    return fill(text, style, element, lead)


def tick_lead(element: Element, words: Wording, *, ticked: bool) -> Lead:
    """Return the square, ticked or not, with its word for screen readers."""
    word = words("common.ticked") if ticked else words("common.not_ticked")
    return Lead(draw_box(ticked=ticked), word, element)


def _lead(content: Content, element: Element, words: Wording) -> Lead | None:
    if isinstance(content, Status):
        return Lead(draw_state(content.state))
    if isinstance(content, Tick):
        return tick_lead(element, words, ticked=content.ticked)
    return None
