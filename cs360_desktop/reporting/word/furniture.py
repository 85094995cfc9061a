"""What stands on every page around the text: running head, foot with "page x of y", and whether it is a draft."""

import re

from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import _Footer, _Header
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from cs360_desktop.reporting.styles import TEXT_WIDTH
from cs360_desktop.reporting.wording import Wording

_FIELDS = {"\ufdd0": "PAGE", "\ufdd1": "NUMPAGES"}
"""Marks that are no letters, and the fields that Word counts in their place."""


class Furniture:
    """Head and foot; the head of the first page only says whether it is a draft, as its title stands below."""

    def __init__(self, title: str, agency: str, date_text: str, words: Wording, *, draft: bool) -> None:
        self._title = title
        self._agency = agency
        self._foot = " · ".join(part for part in (agency, date_text) if part)
        self._words = words
        self._draft = words("common.draft") if draft else ""

    def add_to(self, document: Document) -> None:
        """Put them into a document's only section."""
        section = document.sections[0]
        section.different_first_page_header_footer = True
        head = _Line(section.header)
        head.write(" · ".join(part for part in (self._draft, self._agency) if part))
        head.write(f"\t{self._title}")
        _Line(section.first_page_header).write(self._draft)
        page, pages = _FIELDS
        for foot in map(_Line, (section.footer, section.first_page_footer)):
            foot.write(f"{self._foot}\t")
            foot.write_fields(self._words("common.page", page=page, pages=pages))


class _Line:
    """The one line of a head or foot: text at the left, and behind a tab at the right."""

    def __init__(self, place: _Header | _Footer) -> None:
        place.is_linked_to_previous = False
        self._paragraph: Paragraph = place.paragraphs[0]
        self._paragraph.style = "Header" if isinstance(place, _Header) else "Footer"
        style = self._paragraph.style
        assert style is not None
        stops = style.paragraph_format.tab_stops
        stops.clear_all()
        stops.add_tab_stop(Pt(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)

    def write(self, text: str) -> None:
        """Add text."""
        if text:
            self._paragraph.add_run(text)

    def write_fields(self, text: str) -> None:
        """Add text, and fields where their marks stand."""
        for part in re.split(f"([{''.join(_FIELDS)}])", text):
            if part in _FIELDS:
                self._add_field(_FIELDS[part])
            else:
                self.write(part)

    def _add_field(self, instruction: str) -> None:
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), instruction)
        self._paragraph._p.append(field)  # noqa: SLF001  the library has no call for fields
        shown = self._paragraph.add_run("1")
        field.append(shown._r)  # noqa: SLF001  as above
