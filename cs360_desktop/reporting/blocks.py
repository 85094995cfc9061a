"""What a document is put together from, whatever file it becomes: a PDF to show, or a Word document to edit."""

from collections.abc import Sequence
from typing import Literal, Protocol

from reportlab.graphics.shapes import Drawing

from cs360_desktop.reporting.content import Content
from cs360_desktop.reporting.grid import Column
from cs360_desktop.reporting.symbols import State
from cs360_desktop.reporting.wording import Wording


class Blocks(Protocol):
    """Title, headings, text, tables, lists and figures, added from top to bottom; see `document.Document`."""

    words: Wording

    def heading(self, level: int, text: str) -> None:
        """Add a heading: 2 for a section, 3 and 4 below it."""

    def paragraph(self, text: str | None, style: Literal["body", "strong", "small"] = "body") -> None:
        """Add text; each line of it becomes a paragraph."""

    def fields(self, rows: Sequence[tuple[str, Content]]) -> None:
        """Add labels with their values, side by side."""

    def table(
        self,
        columns: Sequence[Column],
        rows: Sequence[Sequence[Content]],
        *,
        row_head: int | None = 0,
        if_empty: str = "",
    ) -> None:
        """Add a table; the cells of column `row_head` name their rows. Without rows, `if_empty` says why."""

    def bullets(self, items: Sequence[str]) -> None:
        """Add a list with bullets."""

    def checklist(self, items: Sequence[tuple[bool, str]]) -> None:
        """Add a list of squares, ticked or not."""

    def status(self, state: State, text: str) -> None:
        """Add a state on one line."""

    def figure(self, drawing: Drawing, alternative: str, caption: str = "") -> None:
        """Add a drawing with the sentence that is read in its place, and a caption under it."""

    def signature(self, name: str, day: str) -> None:
        """Add a line to sign on and one for the date."""

    def page_break(self) -> None:
        """Go on at the top of the next page."""

    def to_bytes(self) -> bytes:
        """Return the file. The document is then finished."""


class Form(Protocol):
    """A kind of file that blocks become: `document.Document` or `word.document.WordDocument`."""

    def __call__(
        self,
        *,
        title: str,
        agency: str,
        date_text: str,
        language: str = "en",
        draft: bool = False,
        subtitle: str = "",
    ) -> Blocks:
        """Begin a document."""
