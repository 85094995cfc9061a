"""The community map on paper: the picture, every connection in words, the stakeholders, and who is missing."""

from dataclasses import dataclass
from datetime import date

from cs360_desktop.domain.community_map import CommunityMap, Kind
from cs360_desktop.reporting.document import Column, Content, Document, State, Status
from cs360_desktop.reporting.figures.community_map import community_map_drawing
from cs360_desktop.reporting.wording import Wording

_IN_ONE_PICTURE = 11
"""So many stakeholders fit into half a page and can still be read."""


@dataclass(frozen=True, slots=True)
class StakeholderEntry:
    """One stakeholder; `log` are days with texts, newest first."""

    name: str
    category: str
    person: str
    contact: str
    offers: str
    data_held: str
    first_contacted: date | None
    note: str
    log: tuple[tuple[date, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Withheld:
    """What a community copy leaves out, counted."""

    contacts: int
    notes: int
    log_lines: int


@dataclass(frozen=True, slots=True)
class StakeholdersDocument:
    """All that is printed. A community copy has `withheld`, and nothing private is left in it."""

    agency: str
    as_of: date
    map: CommunityMap
    stakeholders: tuple[StakeholderEntry, ...]
    withheld: Withheld | None = None


def stakeholders_pdf(value: StakeholdersDocument, language: str = "en") -> bytes:
    """Print the map."""
    words = Wording(language)
    found = value.map
    document = Document(
        title=words("stakeholders.title"),
        agency=value.agency,
        date_text=words("stakeholders.as_of", date=words.day(value.as_of)),
        language=language,
        subtitle=words("stakeholders.subtitle", **found.counts),
    )
    if value.withheld is not None:
        left = value.withheld
        counts = {"contacts": left.contacts, "notes": left.notes, "lines": left.log_lines}
        document.paragraph(words("stakeholders.community", **counts), "small")
    _add_pictures(document, found, words)
    _add_connections(document, found, words)
    document.heading(2, words("stakeholders.missing"))
    document.bullets(found.uncovered) if found.uncovered else document.paragraph(words("stakeholders.none_missing"))
    for entry in value.stakeholders:
        _add_stakeholder(document, entry, words, community=value.withheld is not None)
    return document.to_bytes()


def _add_pictures(document: Document, found: CommunityMap, words: Wording) -> None:
    total = len(found.stakeholders)
    for first in range(0, total, _IN_ONE_PICTURE):
        part = found.part_of(first, _IN_ONE_PICTURE)
        last = min(first + _IN_ONE_PICTURE, total)
        caption = words("stakeholders.caption")
        if total > _IN_ONE_PICTURE:
            caption = words("stakeholders.caption_part", caption=caption, first=first + 1, last=last, all=total)
        alternative = words("stakeholders.alternative", **part.counts)
        document.figure(community_map_drawing(part, words), alternative, caption)


def _add_connections(document: Document, found: CommunityMap, words: Wording) -> None:
    names: dict[Kind, dict[int, str]] = {Kind.BODY: dict(found.bodies), Kind.PROBLEM: dict(found.problems)}
    rows: list[list[Content]] = []
    for each in found.stakeholders:
        links = [link for link in each.links if link.target_id in names[link.kind]]
        rows += [
            [each.name, words(f"stakeholders.{link.kind.value}"), names[link.kind][link.target_id], link.part]
            for link in links
        ]
        if not links:
            nothing = Status(State.NOTHING_YET, words("stakeholders.nothing_yet"))
            rows.append([each.name, "–", nothing, "–"])
    document.heading(2, words("stakeholders.connections"))
    columns = [
        Column(words("stakeholders.stakeholder"), 2.4),
        Column(words("stakeholders.kind"), 1),
        Column(words("stakeholders.connected_to"), 2.6),
        Column(words("stakeholders.part"), 2.2),
    ]
    document.table(columns, rows, if_empty=words("stakeholders.nobody"))


def _add_stakeholder(document: Document, entry: StakeholderEntry, words: Wording, *, community: bool) -> None:
    document.heading(2, entry.name)
    first = words.day(entry.first_contacted) if entry.first_contacted else ""
    rows: list[tuple[str, Content]] = [
        (words("stakeholders.category"), entry.category),
        (words("stakeholders.person"), entry.person),
        (words("stakeholders.offers"), entry.offers),
        (words("stakeholders.data_held"), entry.data_held),
        (words("stakeholders.first_contact"), first),
    ]
    if not community:
        rows.insert(2, (words("stakeholders.contact"), entry.contact))
        rows.append((words("stakeholders.note"), entry.note))
        rows += [(words.day(day), text) for day, text in entry.log]
    document.fields(rows)
