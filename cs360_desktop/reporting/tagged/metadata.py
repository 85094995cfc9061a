"""What a PDF says about itself: title, author, program, and that it follows PDF/UA-1; no date, it would be a guess."""

from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFInfo, PDFName, PDFStream, PDFString
from typing_extensions import override

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
"""


class UndatedInfo(PDFInfo):
    """The information dictionary without creation date, which reportlab would set to the clock or to the year 2000."""

    @override
    def format(self, document: PDFDocument) -> bytes:
        entries = {"Title": self.title, "Author": self.author, "Creator": self.creator, "Producer": self.producer}
        return PDFDictionary({key: PDFString(value) for key, value in entries.items()}).format(document)


def xmp(info: UndatedInfo, language: str) -> PDFStream:
    """Return the metadata stream that repeats `info` and declares PDF/UA-1."""
    values = {"title": info.title, "author": info.author, "producer": info.producer, "language": language}
    content = _XMP.format(**{key: escape(value) for key, value in values.items()}).encode()
    return PDFStream(PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}), content)
