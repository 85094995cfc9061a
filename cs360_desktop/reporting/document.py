"""Documents, built from top to bottom: title, headings, paragraphs, fields, tables, lists, states and figures.

    document = Document(title="Problem-Solving Team: agenda", agency="Mill Harbor PD", date_text="November 10, 2026")
    document.heading(2, "Open commitments")
    document.table([Column("Action", 3), Column("Due")], [["Ask lot owner for lighting", "October 29"]])
    document.save(path)

All text is plain: nothing in it is markup, and whatever was not given is said to be. The same calls give the same
bytes.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from reportlab.graphics.shapes import Drawing
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, PageBreak

from cs360_desktop.reporting import grid, styles
from cs360_desktop.reporting.content import Content, Status, Tick, flowables, tick_lead
from cs360_desktop.reporting.grid import Column
from cs360_desktop.reporting.page import PageFurniture
from cs360_desktop.reporting.paper import chosen_paper
from cs360_desktop.reporting.rendering import About, Part, render
from cs360_desktop.reporting.symbols import State
from cs360_desktop.reporting.tagged.figure import TaggedFigure
from cs360_desktop.reporting.tagged.form_row import FormRow, HiddenField
from cs360_desktop.reporting.tagged.paragraph import Bookmark, Lead, TaggedParagraph, fill, paragraphs
from cs360_desktop.reporting.tagged.rule import Rule
from cs360_desktop.reporting.tagged.signature import SignatureLine
from cs360_desktop.reporting.tagged.structure import Element, StructureTree
from cs360_desktop.reporting.tagged.widgets import Box, hidden
from cs360_desktop.reporting.text import lines, one_line
from cs360_desktop.reporting.wording import Wording

__all__ = ["Column", "Content", "Document", "State", "Status", "Tick"]

_PARAGRAPHS = {"body": styles.BODY, "strong": styles.STRONG, "small": styles.SMALL}
_BULLET_ROOM = 12.0
_TICK_ROOM = 15.0
_SHORT_LIST = 16


_COLLECTED: ContextVar["list[Document] | None"] = ContextVar("collected", default=None)


@contextmanager
def collected() -> Iterator["list[Document]"]:
    """Let documents finished meanwhile become parts of a larger one: they go into the list and give no bytes."""
    parts: list[Document] = []
    token = _COLLECTED.set(parts)
    try:
        yield parts
    finally:
        _COLLECTED.reset(token)


class Document:
    """A PDF that passes PDF/UA-1, on the paper chosen when it is begun.

    Args:
        title: first heading, window title and running head.
        agency: stands above the title, in head and foot.
        date_text: follows the agency in the foot, ready to print: `printed November 10, 2026`.
        language: `en` or `es`, of the fixed words and for screen readers.
        draft: prints the draft mark behind the text of each page.
        subtitle: one line under the title, such as when and where.
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
        self.title = one_line(title) or self.words("common.not_given")
        self._agency = one_line(agency)
        self._furniture = PageFurniture(
            title=self.title, agency=self._agency, date_text=one_line(date_text), words=self.words, draft=draft
        )
        self.paper = chosen_paper()
        self._tree = StructureTree()
        self._root = self._tree.root
        self._story: list[Flowable] = []
        self._level = 1
        self._bytes: bytes | None = None
        self._add_title(subtitle)

    def heading(self, level: int, text: str) -> None:
        """Add a heading and its bookmark: 2 for a section, 3 and 4 below it; 1 is the title.

        Raises:
            ValueError: the level skips one, which a screen reader would report as a hole.
        """
        if level not in styles.HEADINGS or level > self._level + 1:
            raise ValueError(f"a heading of level {level} cannot follow one of level {self._level}")
        if level > self._level:
            self._keep_note_with_next()
        self._level = level
        self._add_heading(level, text, styles.HEADINGS[level])

    def paragraph(self, text: str | None, style: Literal["body", "strong", "small"] = "body") -> None:
        """Add text; each line of it becomes a paragraph."""
        given = text if lines(text) else self.words("common.not_given")
        self._add(paragraphs(given or "", _PARAGRAPHS[style], self._root))

    def language_note(self) -> None:
        """Say that not all of it is in this language; nothing in the language in which workspaces are kept."""
        if self.words("common.workspace_language"):
            self.paragraph(self.words("common.workspace_language"), "small")

    def fields(self, rows: Sequence[tuple[str, Content]]) -> None:
        """Add labels with their values, side by side."""
        if not rows:
            self.paragraph(self.words("common.nothing_recorded"))
            return
        self._add([grid.fields(self._root.child("Table"), rows, self.words)])

    def table(
        self,
        columns: Sequence[Column],
        rows: Sequence[Sequence[Content]],
        *,
        row_head: int | None = 0,
        if_empty: str = "",
    ) -> None:
        """Add a table; the cells of column `row_head` name their rows. Without rows, `if_empty` says why.

        Raises:
            ValueError: a row has not one content for each column, or there are more columns than a page can hold.
        """
        if not rows:
            self.paragraph(if_empty or self.words("common.nothing_recorded"))
            return
        self._keep_note_with_next()
        self._add([grid.table(self._root.child("Table"), columns, rows, self.words, row_head)])

    def bullets(self, items: Sequence[str]) -> None:
        """Add a list with bullets."""
        if not items:
            self.paragraph(self.words("common.nothing_recorded"))
            return
        owner = self._root.child("L", attributes={"O": "/List", "ListNumbering": "/Disc"})
        for item in items:
            entry = owner.child("LI")
            self._add_item(entry, item, _BULLET_ROOM, Lead(text="•", element=entry.child("Lbl")))
        for flowable in self._story[-2:-1]:
            flowable.keepWithNext = len(items) > 1  # the last line of a list does not stand alone on a page
        self._story[-1].spaceAfter = styles.BODY.spaceAfter

    def checklist(self, items: Sequence[tuple[bool, str]]) -> None:
        """Add a list of squares, ticked or not; a screen reader says which. A short list stays on one page."""
        if not items:
            self.paragraph(self.words("common.nothing_recorded"))
            return
        owner = self._root.child("L", attributes={"O": "/List", "ListNumbering": "/None"})
        start = len(self._story)
        for ticked, item in items:
            entry = owner.child("LI")
            self._add_item(entry, item, _TICK_ROOM, tick_lead(entry.child("Lbl"), self.words, ticked=ticked))
        if len(items) <= _SHORT_LIST:
            for flowable in self._story[start:-1]:
                flowable.keepWithNext = True

    def status(self, state: State, text: str) -> None:
        """Add a state: its symbol and the words that say it, on one line."""
        self._add(flowables(Status(state, one_line(text)), styles.BODY, self._root.child("P"), self.words))

    def figure(self, drawing: Drawing, alternative: str, caption: str = "") -> None:
        """Add a drawing with the sentence that is read in its place, and a caption under it.

        Raises:
            ValueError: the alternative is empty.
        """
        if not one_line(alternative):
            raise ValueError("a figure needs a text alternative")
        element = self._root.child("Figure", alternative=one_line(alternative))
        self._add([TaggedFigure(drawing, element=element, keep_with_next=bool(one_line(caption)))])
        if one_line(caption):
            self._add(fill(one_line(caption), styles.SMALL, self._root.child("Caption")))

    def box(self, label: str, box: Box, help_text: str = "") -> None:
        """Add a box to fill in, under its label and what helps to answer; a tick stands beside its label."""
        said = [TaggedParagraph(one_line(label), styles.LABEL, element=self._root.child("P"))]
        if one_line(help_text):
            said.append(TaggedParagraph(one_line(help_text), styles.HELP, element=self._root.child("P")))
        self._keep_note_with_next()
        self._add([FormRow(said, [(box, self._root.child("Form"))])])

    def boxes(self, heads: Sequence[str], boxes: Sequence[Box], *, strong: bool = False) -> None:
        """Add boxes side by side under their heads: a row of a table to fill in, or short answers (strong)."""
        style = styles.LABEL if strong else styles.HELP
        said = [TaggedParagraph(one_line(head), style, element=self._root.child("P")) for head in heads]
        self._keep_note_with_next()
        self._add([FormRow(said, [(box, self._root.child("Form")) for box in boxes], side_by_side=True)])

    def hidden_field(self, name: str, content: str, tip: str) -> None:
        """Add a field that nobody sees, on the page that is being written."""
        self._add([HiddenField(hidden(name, content, tip))])

    def signature(self, name: str, day: str) -> None:
        """Add a line to sign on and one for the date, with these words under them."""
        words = [TaggedParagraph(one_line(text), styles.SMALL, element=self._root.child("P")) for text in (name, day)]
        self._add([SignatureLine(*words)])

    def page_break(self) -> None:
        """Go on at the top of the next page."""
        self._add([PageBreak()])

    def to_bytes(self) -> bytes:
        """Return the PDF, nothing while it is collected. The document is then finished: nothing can be added."""
        if self._bytes is None:
            parts = _COLLECTED.get()
            if parts is None:
                self._bytes = self._render()
            else:
                parts.append(self)
                self._bytes = b""
        return self._bytes

    def save(self, path: Path) -> None:
        """Write the PDF; the file at `path` is either replaced whole or left as it was.

        Raises:
            OSError: the file cannot be written.
        """
        part = path.with_name(f"{path.name}.part")
        try:
            part.write_bytes(self.to_bytes())
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)

    def _add(self, flowables: Sequence[Flowable]) -> None:
        if self._bytes is not None:
            raise RuntimeError("the document is finished")
        self._story += flowables

    def _keep_note_with_next(self) -> None:
        """Let a note between a heading and what follows go to the next page with both."""
        *before, note = self._story
        heading: Any = before[-1] if before else None  # the stubs do not type the question
        is_note = isinstance(note, TaggedParagraph) and note.style is styles.SMALL
        if is_note and heading is not None and heading.getKeepWithNext():
            note.keepWithNext = True

    def _add_item(self, entry: Element, text: str, room: float, lead: Lead) -> None:
        given = text if lines(text) else self.words("common.not_given")
        self._add(fill(given, styles.indented(styles.ITEM, room), entry.child("LBody"), lead))

    def _add_heading(self, level: int, text: str, style: ParagraphStyle) -> None:
        given = one_line(text) or self.words("common.not_given")
        bookmark = Bookmark(given, f"heading-{len(self._story)}", level - 1)
        self._add([TaggedParagraph(given, style, element=self._root.child(f"H{level}"), bookmark=bookmark)])

    def _add_title(self, subtitle: str) -> None:
        if self._agency:
            self._add(fill(self._agency, styles.OVERLINE, self._root.child("P")))
        self._add_heading(1, self.title, styles.TITLE)
        if one_line(subtitle):
            self._add(fill(one_line(subtitle), styles.SUBTITLE, self._root.child("P")))
        self._add([Rule(after=10.0)])

    def as_part(self, tree: StructureTree, number: int) -> Part:
        """Become part `number` of a larger document: its elements, and bookmarks that no other part has."""
        self._root.role = "Part"
        tree.root.kids.append(self._root)
        for flowable in self._story:
            if isinstance(flowable, TaggedParagraph) and flowable.bookmark is not None:
                flowable.bookmark = replace(flowable.bookmark, key=f"part-{number}-{flowable.bookmark.key}")
        return Part(self._story, self._furniture)

    def _render(self) -> bytes:
        about = About(self.title, self._agency, self.words("common.tag"), self.paper)
        return render([Part(self._story, self._furniture)], self._tree, about)
