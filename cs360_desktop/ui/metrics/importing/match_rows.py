"""The names of a file as rows: what each stands for, and what it may stand for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from cs360_desktop.importing.mapping import Known, Match, NameMatch, Proposal
from cs360_desktop.importing.matching import is_likely
from cs360_desktop.ui.common.columns import Heading
from cs360_desktop.ui.common.states import State

STATES = {
    Match.SAME_NAME: State.GOOD,
    Match.ALIAS: State.GOOD,
    Match.REMEMBERED: State.GOOD,
    Match.CHOSEN: State.GOOD,
    Match.CREATE: State.INFORMATION,
    Match.LEAVE_OUT: State.TAKEN_OUT,
    Match.NONE: State.NEEDS,
}
_WORDS = {
    Match.SAME_NAME: str(QT_TRANSLATE_NOOP("MatchStep", "same name")),
    Match.ALIAS: str(QT_TRANSLATE_NOOP("MatchStep", "known name")),
    Match.REMEMBERED: str(QT_TRANSLATE_NOOP("MatchStep", "remembered")),
    Match.CHOSEN: str(QT_TRANSLATE_NOOP("MatchStep", "your choice")),
    Match.CREATE: str(QT_TRANSLATE_NOOP("MatchStep", "new")),
    Match.LEAVE_OUT: str(QT_TRANSLATE_NOOP("MatchStep", "left out")),
    Match.NONE: str(QT_TRANSLATE_NOOP("MatchStep", "open")),
}

Key = tuple[bool, str]
"""Whether it is an area, and the name in the file."""


@dataclass(frozen=True, slots=True)
class MatchRow:
    """A name of the file and what it stands for, in words; `suggestion` is what it is really alike to."""

    match: NameMatch
    is_area: bool
    target: str
    suggestion: int | None = None

    @property
    def key(self) -> Key:
        """What tells rows apart."""
        return self.is_area, self.match.name


class KnownNames:
    """The workspace's names by id, looked up once for a file."""

    def __init__(self, known: Known) -> None:
        self.measures: Mapping[int, str] = {measure.id: measure.name for measure in known.measures}
        self.areas: Mapping[int, str] = dict(known.areas)

    def of(self, *, is_area: bool) -> Mapping[int, str]:
        """Names of areas or of measures."""
        return self.areas if is_area else self.measures


def rows_of(proposal: Proposal, names: KnownNames, *, only_open: bool, search: str) -> list[MatchRow | Heading]:
    """The rows under their headings; `only_open` shows what is still to be decided."""
    items: list[MatchRow | Heading] = []
    wanted = search.casefold()
    for title, matches, is_area in ((_tr("Measures"), proposal.measures, False), (_tr("Areas"), proposal.areas, True)):
        taken = {match.target_id for match in matches}
        rows = [
            MatchRow(match, is_area, *_target(match, names.of(is_area=is_area), taken))
            for match in matches
            if not (only_open and match.how is not Match.NONE) and wanted in match.name.casefold()
        ]
        if rows:
            items.append(Heading((is_area, ""), title))
            items += rows
    return items


def with_open_created(proposal: Proposal) -> Proposal:
    """Create every measure and area that is still open under its name in the file."""
    return replace(proposal, measures=_created(proposal.measures), areas=_created(proposal.areas))


def first_open(items: Sequence[MatchRow | Heading], after: Key | None = None) -> Key | None:
    """The next name that is still open, after a row or from the top."""
    rows = [item for item in items if isinstance(item, MatchRow)]
    start = next((place + 1 for place, row in enumerate(rows) if row.key == after), 0)
    return next((row.key for row in (*rows[start:], *rows[:start]) if row.match.how is Match.NONE), None)


def how_word(how: Match) -> str:
    """How a name was matched, in a word or two."""
    return QCoreApplication.translate("MatchStep", _WORDS[how])


def _created(matches: tuple[NameMatch, ...]) -> tuple[NameMatch, ...]:
    return tuple(replace(match, how=Match.CREATE) if match.how is Match.NONE else match for match in matches)


def _target(match: NameMatch, names: Mapping[int, str], taken: set[int | None]) -> tuple[str, int | None]:
    """What a name stands for in words, and what it may well stand for: nothing that another name has already."""
    if match.target_id is not None:
        return names.get(match.target_id, ""), None
    if match.how is Match.CREATE:
        return _tr("new, under this name"), None
    if match.how is Match.LEAVE_OUT:
        return _tr("not imported"), None
    open_to_it = (key for key in match.suggestions if key in names and key not in taken)
    suggestion = next((key for key in open_to_it if is_likely(match.name, names[key])), None)
    if suggestion is None:
        return _tr("Choose…"), None
    return _tr("{name}?").format(name=names[suggestion]), suggestion


def _tr(text: str) -> str:
    return QCoreApplication.translate("MatchStep", text)
