"""The structure tree of a tagged PDF: elements in reading order, and the marked content that belongs to each."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObjectReference,
    PDFString,
)


@dataclass(frozen=True, slots=True)
class MarkedContent:
    """A stretch of a page, the first being 1, that belongs to one element."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class Annotated:
    """An annotation of a page that belongs to one element, such as a box of a form; `name` is that of its object."""

    page: int
    name: str
    dictionary: PDFDictionary


@dataclass(slots=True)
class Element:
    """One node of the structure tree, in one of the standard roles: P, H1, Table, TH, Figure.

    Args:
        role: the standard structure type.
        alternative: what is read aloud in place of the content; for figures.
        attributes: attributes owned by the role's standard owner, ready to write: `{"O": "/Table", "Scope": "/Row"}`.
    """

    role: str
    alternative: str = ""
    attributes: Mapping[str, object] = field(default_factory=dict)
    kids: "list[Element | MarkedContent | Annotated]" = field(default_factory=list)

    def child(self, role: str, *, alternative: str = "", attributes: Mapping[str, object] | None = None) -> "Element":
        """Append an element; elements are read in the order in which they are appended."""
        element = Element(role, alternative, attributes or {})
        self.kids.append(element)
        return element


class StructureTree:
    """All elements of one document under a root of the role Document."""

    def __init__(self) -> None:
        self.root = Element("Document")
        self._marked: defaultdict[int, list[Element]] = defaultdict(list)
        self._annotated: list[tuple[Annotated, Element]] = []
        self._names: dict[int, str] = {}

    def mark(self, element: Element, page: int) -> int:
        """Give the next stretch of content on the page to the element; returns its number on that page (MCID)."""
        mcid = len(self._marked[page])
        self._marked[page].append(element)
        element.kids.append(MarkedContent(page, mcid))
        return mcid

    def annotate(self, element: Element, annotation: Annotated) -> None:
        """Give an annotation to the element."""
        self._annotated.append((annotation, element))
        element.kids.append(annotation)

    def write(self, document: PDFDocument, pages: int) -> PDFDictionary:
        """Add the tree to the file; returns the StructTreeRoot of a document with so many pages."""
        for number, element in enumerate(_walk(self.root)):
            self._names[id(element)] = f"Struct{number}"
        root = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        root_reference = _reference(document, root, "StructTreeRoot")
        root["K"] = PDFArray([self._write_element(document, self.root, root_reference)])
        root["ParentTree"] = _reference(document, PDFDictionary({"Nums": self._parents(pages)}), "ParentTree")
        root["ParentTreeNextKey"] = pages + len(self._annotated)
        return root

    def _write_element(self, document: PDFDocument, element: Element, parent: PDFObjectReference) -> PDFObjectReference:
        entries: dict[str, object] = {"Type": PDFName("StructElem"), "S": PDFName(element.role), "P": parent}
        if element.alternative:
            entries["Alt"] = PDFString(element.alternative)
        if element.attributes:
            entries["A"] = PDFDictionary(dict(element.attributes))
        dictionary = PDFDictionary(entries)
        reference = _reference(document, dictionary, self._names[id(element)])
        first = next((kid.page for kid in element.kids if isinstance(kid, MarkedContent)), None)
        if first is not None:
            dictionary["Pg"] = _page(first)
        dictionary["K"] = PDFArray(
            [
                self._write_element(document, kid, reference) if isinstance(kid, Element) else _content(kid, first)
                for kid in element.kids
            ]
        )
        return reference

    def _parents(self, pages: int) -> PDFArray:
        entries: list[object] = []
        for page in range(1, pages + 1):
            owners = [PDFObjectReference(self._names[id(element)]) for element in self._marked[page]]
            entries += (page - 1, PDFArray(owners))
        for key, (annotation, element) in enumerate(self._annotated, start=pages):
            annotation.dictionary["StructParent"] = key
            entries += (key, PDFObjectReference(self._names[id(element)]))
        return PDFArray(entries)


def _walk(element: Element) -> Iterator[Element]:
    yield element
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _walk(kid)


def _reference(document: PDFDocument, value: PDFDictionary, name: str) -> PDFObjectReference:
    document.Reference(value, name)  # type: ignore[no-untyped-call]  # the stub has no types here
    return PDFObjectReference(name)


def _page(number: int) -> PDFObjectReference:
    return PDFObjectReference(f"Page{number}")


def _content(content: MarkedContent | Annotated, page_of_element: int | None) -> object:
    if isinstance(content, Annotated):
        entries = {"Type": PDFName("OBJR"), "Pg": _page(content.page), "Obj": PDFObjectReference(content.name)}
        return PDFDictionary(entries)
    if content.page == page_of_element:
        return content.mcid
    return PDFDictionary({"Type": PDFName("MCR"), "Pg": _page(content.page), "MCID": content.mcid})
