"""A remembered way to read a layout, recognized by its heads: what is kept of a mapping, and how it is used again.

To remember one more thing about a table, add its field to `_TABLE_FIELDS`; about a column, to `_COLUMN_FIELDS`.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from cs360_desktop.domain.wording import format_date
from cs360_desktop.importing.answers import BY_CHOICE
from cs360_desktop.importing.columns import PERSONAL_REASON
from cs360_desktop.importing.mapping import (
    ColumnMapping,
    Counted,
    Counting,
    Decision,
    Known,
    LeftOut,
    Match,
    NameMatch,
    Proposal,
    ReadAs,
    Role,
    TableMapping,
)
from cs360_desktop.importing.questions import READ_AS_FOUND, Question, Topic
from cs360_desktop.importing.recognition import (
    Fit,
    Saved,
    ambiguous,
    best_fit,
    has_period,
    heads_of,
    is_per_file,
    keyed_columns,
    noticed,
    undated,
)
from cs360_desktop.importing.texts import folded

DECIDED = frozenset({Match.CHOSEN, Match.REMEMBERED, Match.LEAVE_OUT, Match.CREATE})
"""Matches that somebody decided once; others are found again from the names."""

_TABLE_FIELDS = ("measure", "area")
"""Fields of a table that hold for next month as they are; what names a month or a year is never among them."""
_COLUMN_FIELDS = ("fill_down",)
"""Fields of a column beside its role."""
_NAMES = ("measure", "area")
"""What the head of a column says, as it was decided; under another head, such as that of another year, found again."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A saved mapping: how tables with these heads are read. `data` is plain JSON values."""

    name: str
    fingerprint: str
    data: dict[str, Any]


def profile_of(proposal: Proposal, name: str, saved_on: str = "") -> Profile:
    """Remember how a proposal reads its tables, without any of their values.

    Args:
        proposal: as it was edited and answered.
        name: the profile's.
        saved_on: the day, as `2026-11-28`.
    """
    data = {
        "tables": [_table_data(table) for table in proposal.tables],
        "measures": _names_data(proposal.measures),
        "areas": _names_data(proposal.areas),
        "file": undated(_stem(proposal)),
        "saved_on": saved_on,
    }
    return Profile(name, fingerprint(proposal), data)


def default_name(proposal: Proposal) -> str:
    """What a profile may be called: the one the file is read by, else the file's name without its dates."""
    return proposal.profile.name if proposal.profile else undated(_stem(proposal)) or _stem(proposal)


def fingerprint(proposal: Proposal) -> str:
    """What tells a layout apart from others: the heads of its tables that are no periods."""
    return _hash([table_fingerprint(table) for table in proposal.tables])


def table_fingerprint(table: TableMapping) -> str:
    """The fingerprint of one table as the first profiles kept it; next month's file has the same one."""
    heads = [folded(column.header) for column in table.columns if not _is_period_head(column)]
    kind = table.period_kind.name if table.period_kind else ""
    return _hash([kind, table.columns_are, *heads])


def recognized(proposal: Proposal, profiles: Sequence[Profile]) -> Profile | None:
    """The saved profile that reads a file: all of its tables where there is such a one, else most of them.

    One head alone, such as `Activity`, is soon the same by chance: then the file must have the same name too.
    """
    best: tuple[tuple[Any, ...], Profile] | None = None
    for profile in profiles:
        is_same_file = bool(profile.data.get("file")) and profile.data["file"] == undated(_stem(proposal))
        fits = [_fit(table, profile)[0] for table in proposal.tables]
        good = [fit for fit in fits if fit is not None and (fit.is_telling or is_same_file)]
        if not good:
            continue
        exact = sum(fit.exact for fit in good)
        rank = (exact == len(fits), len(good), exact, is_same_file, profile.data.get("saved_on", ""), profile.name)
        if best is None or rank > best[0]:
            best = rank, profile
    return None if best is None else best[1]


def with_tables(proposal: Proposal, profile: Profile) -> Proposal:
    """Read the tables that a profile knows as it says; what is not as it was then is told, or asked."""
    fits = [_fit(table, profile) for table in proposal.tables]
    if not any(fit for fit, _ in fits):
        sentence = f"The heads in this file are not those of the profile “{profile.name}”: check how it is read."
        asked = Question(Topic.LAYOUT, sentence, "", options=(READ_AS_FOUND,))
        return replace(proposal, questions=(*proposal.questions, asked))
    tables: list[TableMapping] = []
    changes: list[str] = []
    for table, (fit, in_two_ways) in zip(proposal.tables, fits, strict=True):
        read, said = _unknown(table, profile) if fit is None else _known(table, fit, profile, in_two_ways=in_two_ways)
        tables.append(read)
        changes += [f"{table.sheet} {table.range}: {each}" for each in said]
    gone = _gone(profile, [fit for fit, _ in fits if fit])
    changes += [f"{each.sheet}: {each.reason}." for each in gone]
    return replace(
        proposal,
        tables=tuple(tables),
        left_out=(*proposal.left_out, *gone),
        profile=ReadAs(profile.name, _saved_on(profile), tuple(changes)),
    )


def _unknown(table: TableMapping, profile: Profile) -> tuple[TableMapping, list[str]]:
    told = Decision(f"“{profile.name}” does not know this table", "it is read as it was found", (table.range,))
    return replace(table, decisions=(told, *table.decisions)), [f"{told.what}; {told.evidence}."]


def _known(table: TableMapping, fit: Fit, profile: Profile, *, in_two_ways: bool) -> tuple[TableMapping, list[str]]:
    """The table as the profile reads it, and what is not as it was in sentences."""
    told, asked = noticed(table, fit, profile.name)
    if in_two_ways:
        asked.append(ambiguous(table, profile.name))
    if _is_left_out(fit.saved):
        asked = []
    day = _saved_on(profile)
    when = f", saved on {format_date(date.fromisoformat(day))}" if day else ""
    read = Decision(f"it is read as “{profile.name}”{when}", "its heads are those of that layout", (table.range,))
    known = _apply_table(table, fit.saved)
    known = replace(known, decisions=(read, *told, *known.decisions), questions=(*known.questions, *asked))
    return known, [*(f"{each.what}." for each in told), *(each.sentence for each in asked)]


def with_names(proposal: Proposal, profile: Profile, known: Known) -> Proposal:
    """Match the names that a profile decided on as it says; what it meant may have gone to the bin since."""
    if proposal.profile is None:
        return proposal
    measures = {measure.id for measure in known.measures}
    areas = {area_id for area_id, _ in known.areas}
    return replace(
        proposal,
        measures=_apply_names(proposal.measures, profile.data["measures"], measures),
        areas=_apply_names(proposal.areas, profile.data["areas"], areas),
    )


def _saved_on(profile: Profile) -> str:
    return str(profile.data.get("saved_on", ""))


def _stem(proposal: Proposal) -> str:
    return proposal.workbook.file.rpartition(".")[0] or proposal.workbook.file


def _fit(table: TableMapping, profile: Profile) -> tuple[Fit | None, bool]:
    return best_fit(table, profile.data["tables"], table_fingerprint(table))


def _gone(profile: Profile, fits: Sequence[Fit]) -> list[LeftOut]:
    """The tables of the profile that no table of the file is like."""
    used = [fit.saved for fit in fits]
    reason = f"a table that “{profile.name}” reads is not in this file"
    return [
        LeftOut(saved["sheet"], "", reason)
        for saved in profile.data["tables"]
        if "sheet" in saved
        and saved not in used
        and not _is_left_out(saved)
        # One per sheet and month: another of the same layout was found.
        and not any(fit.saved.get("heads") == saved["heads"] for fit in fits)
    ]


def _is_period_head(column: ColumnMapping) -> bool:
    return (
        column.role is Role.VALUE and column.measure is None and bool(column.period or column.month or column.quarter)
    )


def _hash(parts: Sequence[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _table_data(table: TableMapping) -> dict[str, Any]:
    heads = heads_of(table)
    return {
        "fingerprint": table_fingerprint(table),
        "sheet": table.sheet,
        "row": table.span[0],
        "column": table.span[1],
        "heads": list(heads),
        "shown": {key: column.area or column.measure or column.header for key, column in heads.items()},
        "kind": table.period_kind.name if table.period_kind else "",
        "across": any(map(has_period, table.columns)),
        "left_out": all(column.role is Role.LEFT_OUT for column in table.columns),
        "columns": _columns_data(table),
        "answered": list(table.answered),
        "section_role": table.section_role.value if table.section_role else None,
        "last_year": table.year,
        "counting": _counting_data(table.counting),
        **{name: getattr(table, name) for name in _TABLE_FIELDS},
    }


def _columns_data(table: TableMapping) -> dict[str, dict[str, Any]]:
    """What is kept of each column; columns of one name and several periods only where they are all read alike."""
    found: dict[str, list[dict[str, Any]]] = {}
    for key, column in keyed_columns(table):
        if key or not has_period(column):
            data = {name: getattr(column, name) for name in (*_COLUMN_FIELDS, *_NAMES)}
            header = "" if has_period(column) else column.header
            found.setdefault(key, []).append(data | {"role": column.role.value, "header": header})
    return {key: each[0] for key, each in found.items() if all(other == each[0] for other in each)}


def _counting_data(counting: Counting | None) -> dict[str, Any] | None:
    """What holds for every month of a list of events; which months are complete is asked of each file."""
    if counting is None:
        return None
    return {"unit": counting.unit.value if counting.unit else None, "month_first": counting.month_first}


def _apply_counting(counting: Counting | None, data: Mapping[str, Any] | None) -> Counting | None:
    if counting is None or not data:
        return counting
    unit = Counted(data["unit"]) if data["unit"] else None
    return replace(counting, unit=unit, month_first=data["month_first"])


def _names_data(matches: Sequence[NameMatch]) -> dict[str, dict[str, Any]]:
    return {
        folded(match.name): {"how": match.how.value, "target": match.target_id}
        for match in matches
        if match.how in DECIDED
    }


def _is_left_out(saved: Saved) -> bool:
    return bool(saved.get("left_out"))


def _apply_table(table: TableMapping, saved: Saved) -> TableMapping:
    if _is_left_out(saved):
        left = tuple(replace(each, role=Role.LEFT_OUT, reason=each.reason or BY_CHOICE) for each in table.columns)
        return replace(table, columns=left, questions=())
    columns = tuple(
        # A head that is a period and nothing else is another one each month.
        column if has_period(column) and not key else _apply_column(column, _column_data(saved, key, column))
        for key, column in keyed_columns(table)
    )
    fields = {name: saved[name] for name in _TABLE_FIELDS if saved.get(name)}
    if saved.get("section_role"):
        fields["section_role"] = Role(saved["section_role"])
    return replace(
        table,
        columns=columns,
        questions=tuple(_with_last_year(saved, each) for each in table.questions if not _settles(saved, each)),
        answered=tuple(saved["answered"]),
        counting=_apply_counting(table.counting, saved.get("counting")),
        **fields,
    )


def _settles(saved: Saved, question: Question) -> bool:
    """Whether last month's answer settles a question; a year or a period is asked anew in each file."""
    return question.sentence in saved["answered"] and not is_per_file(question)


def _with_last_year(saved: Saved, question: Question) -> Question:
    """The year that was answered last time is offered, and decides nothing."""
    year = saved.get("last_year")
    return replace(question, suggestions=(str(year),)) if year and question.topic is Topic.YEAR else question


def _column_data(saved: Saved, key: str, column: ColumnMapping) -> Mapping[str, Any] | None:
    columns: Mapping[str, Mapping[str, Any]] = saved["columns"]
    return columns.get(key if "heads" in saved else folded(column.header))  # the first profiles knew heads as they are


def _apply_column(column: ColumnMapping, saved: Mapping[str, Any] | None) -> ColumnMapping:
    """What looks like personal data now is left out, whatever stood there last month."""
    if saved is None or column.reason == PERSONAL_REASON:
        return column
    role = Role(saved["role"])
    reason = (column.reason or BY_CHOICE) if role is Role.LEFT_OUT else ""
    is_same_head = has_period(column) or folded(saved.get("header", column.header)) == folded(column.header)
    fields = (*_COLUMN_FIELDS, *_NAMES) if is_same_head else _COLUMN_FIELDS
    return replace(column, role=role, reason=reason, **{name: saved[name] for name in fields if name in saved})


def _apply_names(
    matches: Sequence[NameMatch], names: Mapping[str, Mapping[str, Any]], living: set[int]
) -> tuple[NameMatch, ...]:
    return tuple(_apply_name(match, names.get(folded(match.name)), living) for match in matches)


def _apply_name(match: NameMatch, saved: Mapping[str, Any] | None, living: set[int]) -> NameMatch:
    if saved is None:
        return match
    how, target = Match(saved["how"]), saved["target"]
    if target is not None and target not in living:
        return match
    if how is Match.CREATE and match.how is not Match.NONE:
        return match  # what was to be created is there by now
    return replace(match, how=how, target_id=target)
