"""PDFs read back the way a screen reader reads them: by the structure tree, with the text of each element."""

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream, DictionaryObject

from cs360_desktop.reporting.document import Document

_PAINTING = {b"Tj", b"TJ", b"S", b"s", b"f", b"f*", b"B", b"B*", b"b", b"b*", b"Do", b"sh", b"BI"}
Mark = tuple[int, int]
"""Page index and MCID."""


@dataclass
class Node:
    role: str
    alternative: str = ""
    attributes: dict[str, Any] = field(default_factory=dict)
    marks: list[Mark] = field(default_factory=list)
    text: str = ""
    kids: "list[Node]" = field(default_factory=list)

    def walk(self) -> "Iterator[Node]":
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def all(self, role: str) -> "list[Node]":
        return [node for node in self.walk() if node.role == role]

    @property
    def words(self) -> str:
        """The text of the element and all below it, elements set apart by a bar."""
        return " | ".join(node.text for node in self.walk() if node.text)


class ReadBack:
    """A PDF taken apart: `tree` of elements, `artefacts` text by page, `loose` operators outside any mark."""

    def __init__(self, data: bytes) -> None:
        self.reader = PdfReader(io.BytesIO(data), strict=True)
        self.catalog = _catalog(self.reader)
        self.artefacts: list[str] = []
        self.marked: dict[Mark, str] = {}
        self.loose: list[str] = []
        for number, page in enumerate(self.reader.pages):
            self.artefacts.append("")
            self._read_page(number, page)
        self._page_numbers = {page.indirect_reference: number for number, page in enumerate(self.reader.pages)}
        self.tree = self._node(self.catalog["/StructTreeRoot"]["/K"][0].get_object())

    @property
    def pages(self) -> int:
        return len(self.reader.pages)

    @property
    def text(self) -> str:
        return "\n".join(page.extract_text() for page in self.reader.pages)

    def owners(self) -> dict[Mark, Node]:
        """Return the element of each mark, as the tree has it."""
        return {mark: node for node in self.tree.walk() for mark in node.marks}

    def parents(self) -> dict[Mark, str]:
        """Return the role of each mark's element, as the parent tree has it."""
        numbers = self.catalog["/StructTreeRoot"]["/ParentTree"]["/Nums"]
        keys = {page["/StructParents"]: number for number, page in enumerate(self.reader.pages)}
        return {
            (keys[key], mcid): str(element.get_object()["/S"])[1:]
            for key, elements in zip(numbers[::2], numbers[1::2], strict=True)
            for mcid, element in enumerate(elements.get_object())
        }

    def fonts(self) -> list[DictionaryObject]:
        """Return the font dictionaries of all pages."""
        return [
            font.get_object()
            for page in self.reader.pages
            for font in page["/Resources"]["/Font"].get_object().values()  # type: ignore[index]  # as reportlab writes it
        ]

    def _node(self, element: Any) -> Node:
        node = Node(str(element["/S"])[1:], str(element.get("/Alt", "")), dict(element.get("/A", {})))
        for kid in element["/K"]:
            value = kid.get_object()
            if isinstance(value, DictionaryObject) and value.get("/Type") == "/StructElem":
                node.kids.append(self._node(value))
                continue
            has_page = isinstance(value, DictionaryObject)
            if has_page and value.get("/Type") == "/OBJR":
                continue  # the box of a form: it is read by its tip, and holds no text of the page
            page = self._page_numbers[(value if has_page else element).raw_get("/Pg")]
            mark = (page, int(value["/MCID"] if has_page else value))
            node.marks.append(mark)
            node.text += self.marked[mark]
        return node

    def _read_page(self, number: int, page: PageObject) -> None:
        """Collect the text of each mark; a letter the typeface lacks counts as what its actual text says."""
        fonts: Any = page["/Resources"]["/Font"]  # type: ignore[index]  # as reportlab writes it
        contents = page.get_contents()
        assert contents is not None
        stack: list[tuple[str, Any]] = []
        letters: dict[int, str] = {}
        alphabets: dict[str, dict[int, str]] = {}
        for operands, operator in ContentStream(contents, self.reader).operations:
            if operator == b"BDC":
                stack.append((str(operands[0])[1:], operands[1]))
                if "/ActualText" in operands[1]:
                    self._say(number, stack[:-1], str(operands[1]["/ActualText"]))
                if "/MCID" in operands[1]:
                    self.marked[number, int(operands[1]["/MCID"])] = ""
            elif operator == b"EMC":
                stack.pop()
            elif operator == b"Tf":
                name = str(operands[0])
                if name not in alphabets:
                    alphabets[name] = _letters(fonts[name])
                letters = alphabets[name]
            elif operator == b"Tj" and not (stack and "/ActualText" in stack[-1][1]):
                said = "".join(letters[code] for code in operands[0].original_bytes)
                self._say(number, stack, said)
            if operator in _PAINTING and not stack:
                self.loose.append(f"page {number + 1}: {operator.decode()}")
        assert not stack

    def _say(self, page: int, stack: list[tuple[str, Any]], said: str) -> None:
        for role, properties in stack:
            if role == "Artifact":
                self.artefacts[page] += said + "\n"
            elif "/MCID" in properties:
                self.marked[page, int(properties["/MCID"])] += said


def _catalog(reader: PdfReader) -> Any:
    return reader.root_object


def _letters(font: Any) -> dict[int, str]:
    cmap = font["/ToUnicode"].get_data().decode()
    return {
        int(code, 16): chr(int(letter, 16)) for code, letter in re.findall(r"^<(..)> <(\w{4,6})>$", cmap, re.MULTILINE)
    }


@pytest.fixture(scope="session")
def read() -> Callable[[Document], ReadBack]:
    return lambda document: ReadBack(document.to_bytes())


@pytest.fixture
def document() -> Document:
    return Document(title="Agenda", agency="Mill Harbor PD", date_text="printed November 10, 2026")
