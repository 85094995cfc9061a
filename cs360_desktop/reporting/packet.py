"""Several documents as one: a first page that names them, then each with its own head and foot and its bookmarks.

The documents are made by the same calls as ever. While they are collected they give no file of their own, but become
parts of the packet; so the packet is tagged like each of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from cs360_desktop.reporting.document import Document
from cs360_desktop.reporting.rendering import About, render
from cs360_desktop.reporting.tagged.structure import StructureTree
from cs360_desktop.reporting.wording import Wording


@dataclass(frozen=True, slots=True)
class Packet:
    """What stands on the first page; `apart` are files that go along beside the packet, `absent` what is not there."""

    title: str
    agency: str
    made_on: str
    apart: Sequence[str] = ()
    absent: Sequence[str] = ()
    community: bool = False


def bind(packet: Packet, documents: Sequence[Document], language: str = "en") -> bytes:
    """Return the documents behind a first page that lists them."""
    words = Wording(language)
    cover = Document(
        title=packet.title,
        agency=packet.agency,
        date_text=words("packet.made_on", date=packet.made_on),
        language=language,
    )
    cover.heading(2, words("packet.holds"))
    cover.bullets([document.title for document in documents])
    if packet.apart:
        cover.heading(2, words("packet.apart"))
        cover.bullets(packet.apart)
    if packet.absent:
        cover.heading(2, words("packet.absent"))
        cover.bullets(packet.absent)
    if packet.community:
        cover.paragraph(words("packet.community"), "small")
    tree = StructureTree()
    parts = [document.as_part(tree, number) for number, document in enumerate([cover, *documents])]
    return render(parts, tree, About(cover.title, packet.agency, words("common.tag"), cover.paper))
