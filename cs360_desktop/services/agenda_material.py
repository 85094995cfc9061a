"""The files attached to the items of an agenda, to go along with it."""

from dataclasses import dataclass
from pathlib import PurePath

from cs360_desktop.domain.documents import MadeFile
from cs360_desktop.services.agendas import agenda_of
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns


@dataclass(frozen=True, slots=True)
class Material:
    """A file with its exact bytes, and the number of the first agenda item it belongs to."""

    file: MadeFile
    number: int


def material(session: Session, meeting_id: int) -> tuple[Material, ...]:
    """The files of all items in their order: each content once, and no name twice, so that all fit one folder."""
    found: list[Material] = []
    seen: set[int] = set()
    names: set[str] = set()
    with session.reading() as unit:
        for line in agenda_of(unit, meeting_id).lines:
            for each in unit[nouns.attachments].all("id", noun=nouns.agenda_items.noun, noun_id=line.item.id):
                if each.document_id in seen:
                    continue
                seen.add(each.document_id)
                document = unit.documents.get(each.document_id)
                name = _free(each.note or document.name, names)
                names.add(name.casefold())
                content = unit.documents.content(document.id)
                found.append(Material(MadeFile(name, document.media_type, content), line.item.position))
    return tuple(found)


def within(files: tuple[MadeFile, ...], room: int) -> tuple[tuple[MadeFile, ...], tuple[MadeFile, ...]]:
    """Those of some files that fit into so many bytes, in order, and those that do not."""
    taken: list[MadeFile] = []
    left: list[MadeFile] = []
    for file in files:
        fits = sum(len(each.content) for each in (*taken, file)) <= room
        (taken if fits else left).append(file)
    return tuple(taken), tuple(left)


def _free(name: str, taken: set[str]) -> str:
    path, number, free = PurePath(name), 2, name
    while free.casefold() in taken:
        free, number = f"{path.stem} ({number}){path.suffix}", number + 1
    return free
