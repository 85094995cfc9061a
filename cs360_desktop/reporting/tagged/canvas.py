"""The canvas of a tagged PDF: whatever is drawn is marked as content of an element or as an artefact."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, Literal

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference
from reportlab.pdfgen.canvas import Canvas
from typing_extensions import override

from cs360_desktop.reporting import styles
from cs360_desktop.reporting.paper import LETTER, Paper
from cs360_desktop.reporting.tagged.metadata import UndatedInfo, xmp
from cs360_desktop.reporting.tagged.structure import Annotated, Element, StructureTree
from cs360_desktop.reporting.tagged.textobject import TaggedText
from cs360_desktop.reporting.tagged.widgets import form_dictionary

LAYOUT = "/Type /Layout"
HEADER = "/Type /Pagination /Subtype /Header"
FOOTER = "/Type /Pagination /Subtype /Footer"
WATERMARK = "/Type /Pagination /Subtype /Watermark"
_PDF_VERSION = (1, 7)


class TaggedCanvas(Canvas):
    """A canvas that writes the structure tree; the same drawing gives the same bytes.

    Args:
        target: where the file is written to on `save`.
        tree: the structure tree whose elements are drawn.
        language: of the text, such as `en-US`.
        finish: called after the last page, to define the forms that the pages use.
        paper: what the pages are printed on; the drawing is always one on letter paper.
    """

    _doc: Any
    """The stubs know neither its catalog nor its pages."""

    def __init__(
        self,
        target: BinaryIO,
        *,
        tree: StructureTree,
        language: str,
        finish: "Callable[[TaggedCanvas], None]",
        paper: Paper = LETTER,
    ) -> None:
        super().__init__(
            target,
            pagesize=(styles.PAGE_WIDTH, styles.PAGE_HEIGHT),
            invariant=1,
            pageCompression=1,
            pdfVersion=_PDF_VERSION,
            initialFontName=styles.REGULAR,  # type: ignore[arg-type]  # the stub takes a number for a name
            lang=language,
        )
        self._tree = tree
        self._language = language
        self._marking = False
        self._finish = finish
        self._paper = paper
        self._fields: list[PDFObjectReference] = []
        self._info = self._doc.info = UndatedInfo()
        self.setViewerPreference("DisplayDocTitle", "true")

    @contextmanager
    def content(self, element: Element) -> Iterator[None]:
        """Mark what is drawn meanwhile as content of the element."""
        mcid = self._tree.mark(element, self.getPageNumber())
        with self._marked(f"/{element.role} <</MCID {mcid}>> BDC"):
            yield

    @contextmanager
    def artefact(self, kind: str = LAYOUT) -> Iterator[None]:
        """Mark what is drawn meanwhile as no content: rules, page numbers, repeated heads."""
        with self._marked(f"/Artifact <<{kind}>> BDC"):
            yield

    @contextmanager
    def _marked(self, opening: str) -> Iterator[None]:
        if self._marking:
            raise RuntimeError("marked content cannot be nested")
        self._marking = True
        self.addLiteral(opening)
        yield
        self.addLiteral("EMC")
        self._marking = False

    def widget(self, element: Element | None, dictionary: PDFDictionary) -> None:
        """Put a box of a form on the page as content of the element; without one it is a hidden field."""
        name = f"Box{len(self._fields)}"
        self._addAnnotation(dictionary, name)  # type: ignore[attr-defined]  # not in the stubs
        reference = self._doc.refAnnotation(name)
        self._fields.append(reference)
        if element is not None:
            annotated = Annotated(self.getPageNumber(), self._doc.annotationName(name), dictionary)
            self._tree.annotate(element, annotated)

    @override
    def beginText(self, x: float = 0, y: float = 0, direction: Literal["LTR", "RTL"] | None = None) -> TaggedText:
        return TaggedText(self, x, y, direction=direction)

    @override
    def showPage(self) -> None:
        number = self.getPageNumber()
        super().showPage()
        page = self._doc.Pages.pages[-1]
        # The page object knows no slot for these two keys.
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = number - 1
        page.Tabs = PDFName("S")
        page.MediaBox = PDFArray(list(self._paper.box))

    @override
    def save(self) -> None:
        self._finish(self)
        catalog = self._doc.Catalog
        catalog.StructTreeRoot = self._tree.write(self._doc, pages=self.getPageNumber() - 1)
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        if self._fields:
            catalog.AcroForm = form_dictionary(self._fields, self._doc)
        catalog.Metadata = xmp(self._info, self._language)
        super().save()
