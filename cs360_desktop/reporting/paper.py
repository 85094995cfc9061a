"""The paper that documents are printed on: US letter, or A4 where a workspace asks for it.

The layout is that of letter paper on both: on A4 it stands in the middle of the page, between margins of 0.6 inch at
the sides. So the same lines break at the same words, and no page has more or less on it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paper:
    """A size of paper, in points."""

    name: str
    width: float
    height: float

    @property
    def box(self) -> tuple[float, float, float, float]:
        """The page around the drawing on letter paper: left, bottom, right, top in its measure."""
        left, bottom = (LETTER.width - self.width) / 2, (LETTER.height - self.height) / 2
        return round(left, 2), round(bottom, 2), round(left + self.width, 2), round(bottom + self.height, 2)


LETTER = Paper("letter", 612.0, 792.0)
A4 = Paper("a4", 595.28, 841.89)
PAPERS = {paper.name: paper for paper in (LETTER, A4)}

_CHOSEN: ContextVar[Paper] = ContextVar("paper", default=LETTER)


@contextmanager
def printed_on(name: str) -> Iterator[None]:
    """Let every document begun meanwhile be printed on this paper; an unknown name means letter."""
    token = _CHOSEN.set(PAPERS.get(name, LETTER))
    try:
        yield
    finally:
        _CHOSEN.reset(token)


def chosen_paper() -> Paper:
    """The paper that a document begun now is printed on."""
    return _CHOSEN.get()
