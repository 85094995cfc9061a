"""The file around a Word document: what it says of itself, no leavings of a template, and always the same bytes."""

import io
import zipfile

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from cs360_desktop.reporting.text import shortened

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can hold: it stands for none."""
_LONGEST = 255
"""Letters of a property of the file; the whole text stands in the document itself."""
_LEAVINGS = ("thumbnail", "extended-properties", "customXml", "stylesWithEffects")
"""Parts of the library's template that tell of another document."""


def describe(document: Document, title: str, agency: str, language: str) -> None:
    """Say title, agency and language in the properties; they hold no time and nobody's name."""
    properties = document.core_properties
    properties.title, properties.author = shortened(title, _LONGEST), shortened(agency, _LONGEST)
    properties.language = language
    properties.comments = properties.last_modified_by = properties.keywords = ""
    element = properties._element  # noqa: SLF001  the library can set a time, not take it away
    for time in ("created", "modified"):
        for stamp in element.findall(qn(f"dcterms:{time}")):
            element.remove(stamp)


def to_bytes(document: Document) -> bytes:
    """Return the file."""
    for relations in (document.part.package.rels, document.part.rels):
        for key in [key for key, relation in relations.items() if relation.reltype.endswith(_LEAVINGS)]:
            del relations[key]
    assert RELATIONSHIP_TYPE.CORE_PROPERTIES in {each.reltype for each in document.part.package.rels.values()}
    written = io.BytesIO()
    document.save(written)
    return _without_times(written)


def _without_times(written: io.BytesIO) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(target, "w") as made:
        for part in source.infolist():
            info = zipfile.ZipInfo(part.filename, _FIRST_DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            made.writestr(info, source.read(part))
    return target.getvalue()
