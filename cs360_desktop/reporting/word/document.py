"""Word documents, built by the same calls as the PDFs (`reporting.document`), with the same words in the same order.

They are for editing: real heading, list and table styles instead of drawn shapes. A state is said in its word alone,
and a figure by the sentence that is read in its place, since a picture of text could be neither edited nor read aloud.
The same calls give the same bytes.
"""

from collections.abc import Sequence
from typing import Literal

import docx
from docx.enum.text import WD_BREAK, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from reportlab.graphics.shapes import Drawing

from cs360_desktop.reporting.content import Content
from cs360_desktop.reporting.grid import Column
from cs360_desktop.reporting.styles import TEXT_WIDTH
from cs360_desktop.reporting.symbols import State
from cs360_desktop.reporting.text import lines, one_line
from cs360_desktop.reporting.word import package, tables
from cs360_desktop.reporting.word.furniture import Furniture
from cs360_desktop.reporting.word.styles import MUTED, OVERLINE, SMALL, STRONG, set_up
from cs360_desktop.reporting.wording import Wording

_PARAGRAPHS = {"body": "Normal", "strong": STRONG, "small": SMALL}
_LAST_LEVEL = 4
_SIGNED, _GAP = 0.6, 0.05
"""Shares of the text width: the line to sign on, and the space before the one for the date."""


class WordDocument:
    """A letter-size .docx file; the arguments are those of `reporting.document.Document`.

    A draft says so in the head of every page.
    """

    def __init__(
        self,
        *,
        title: str,
        agency: str,
        date_text: str,
        language: str = "en",
        draft: bool = False,
        subtitle: str = "",
    ) -> None:
        self.words = Wording(language)
        given = one_line(title) or self.words("common.not_given")
        self._agency = one_line(agency)
        self._document = docx.Document()
        self._level = 1
        self._after_table = False
        self._bytes: bytes | None = None
        set_up(self._document, self.words("common.tag"))
        Furniture(given, self._agency, one_line(date_text), self.words, draft=draft).add_to(self._document)
        package.describe(self._document, given, self._agency, self.words("common.tag"))
        if self._agency:
            self._add(self._agency, OVERLINE)
        self._add(given, "Heading 1")
        if one_line(subtitle):
            self._add(one_line(subtitle), "Subtitle")

    def heading(self, level: int, text: str) -> None:
        """Add a heading: 2 for a section, 3 and 4 below it; 1 is the title.

        Raises:
            ValueError: the level skips one, which a screen reader would report as a hole.
        """
        if not 2 <= level <= min(_LAST_LEVEL, self._level + 1):
            raise ValueError(f"a heading of level {level} cannot follow one of level {self._level}")
        self._level = level
        self._add(one_line(text) or self.words("common.not_given"), f"Heading {level}")

    def paragraph(self, text: str | None, style: Literal["body", "strong", "small"] = "body") -> None:
        """Add text; each line of it becomes a paragraph."""
        for line in lines(text) or [self.words("common.not_given")]:
            self._add(line, _PARAGRAPHS[style])

    def fields(self, rows: Sequence[tuple[str, Content]]) -> None:
        """Add labels with their values, side by side."""
        if not rows:
            self.paragraph(self.words("common.nothing_recorded"))
            return
        self._begin_table()
        tables.add_fields(self._document, rows, self.words)

    def table(
        self,
        columns: Sequence[Column],
        rows: Sequence[Sequence[Content]],
        *,
        row_head: int | None = 0,
        if_empty: str = "",
    ) -> None:
        """Add a table whose head is repeated on each page. Without rows, `if_empty` says why.

        Raises:
            ValueError: a row has not one content for each column.
        """
        if not rows:
            self.paragraph(if_empty or self.words("common.nothing_recorded"))
            return
        self._begin_table()
        tables.add_table(self._document, columns, rows, self.words, row_head)

    def bullets(self, items: Sequence[str]) -> None:
        """Add a list with bullets."""
        self._add_list([one_line(item) or self.words("common.not_given") for item in items], "List Bullet")

    def checklist(self, items: Sequence[tuple[bool, str]]) -> None:
        """Add a list of squares, ticked or not."""
        self._add_list([tables.ticked(text, self.words, ticked=ticked) for ticked, text in items], "List")

    def status(self, state: State, text: str) -> None:  # noqa: ARG002  its word says it, and no symbol is drawn
        """Add the words of a state."""
        self._add(one_line(text) or self.words("common.not_given"), "Normal")

    def figure(self, drawing: Drawing, alternative: str, caption: str = "") -> None:  # noqa: ARG002  as above
        """Add the sentence that is read in place of a drawing, and its caption.

        Raises:
            ValueError: the alternative is empty.
        """
        if not one_line(alternative):
            raise ValueError("a figure needs a text alternative")
        self._add(one_line(alternative), "Normal")
        if one_line(caption):
            self._add(one_line(caption), "Caption")

    def signature(self, name: str, day: str) -> None:
        """Add a line to sign on and one for the date, with these words under them."""
        drawn = self._add("\t\t\t", "Normal")
        drawn.paragraph_format.space_before = Pt(24)
        drawn.paragraph_format.space_after = Pt(0)
        drawn.paragraph_format.keep_with_next = True
        named = self._add(f"{one_line(name)}\t{one_line(day)}", SMALL)
        stops = drawn.paragraph_format.tab_stops
        stops.add_tab_stop(Pt(TEXT_WIDTH * _SIGNED), WD_TAB_ALIGNMENT.LEFT, WD_TAB_LEADER.LINES)
        stops.add_tab_stop(Pt(TEXT_WIDTH * (_SIGNED + _GAP)))
        stops.add_tab_stop(Pt(TEXT_WIDTH), WD_TAB_ALIGNMENT.LEFT, WD_TAB_LEADER.LINES)
        named.paragraph_format.tab_stops.add_tab_stop(Pt(TEXT_WIDTH * (_SIGNED + _GAP)))

    def page_break(self) -> None:
        """Go on at the top of the next page."""
        self._add("", "Normal").add_run().add_break(WD_BREAK.PAGE)

    def to_bytes(self) -> bytes:
        """Return the file. The document is then finished: nothing can be added."""
        if self._bytes is None:
            self._bytes = package.to_bytes(self._document)
        return self._bytes

    def _add(self, text: str, style: str) -> Paragraph:
        if self._bytes is not None:
            raise RuntimeError("the document is finished")
        added = self._document.add_paragraph(text, style)
        if self._after_table and style in {"Normal", SMALL, STRONG, MUTED, "List", "List Bullet"}:
            added.paragraph_format.space_before = Pt(6)
        self._after_table = False
        return added

    def _add_list(self, items: Sequence[str], style: str) -> None:
        if not items:
            self.paragraph(self.words("common.nothing_recorded"))
        for item in items:
            self._add(item, style)

    def _begin_table(self) -> None:
        """Keep two tables apart, which Word would join where nothing stands between them."""
        if self._after_table:
            self._add("", SMALL)
        self._after_table = True
