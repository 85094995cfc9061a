"""A remembered way to read a layout, recognized by the fingerprint of its table heads."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from cs360_desktop.importing.mapping import ColumnMapping, Match, NameMatch, Proposal, Role, TableMapping
from cs360_desktop.importing.questions import Question, Topic
from cs360_desktop.importing.texts import folded

DECIDED = frozenset({Match.CHOSEN, Match.REMEMBERED, Match.LEAVE_OUT, Match.CREATE})
"""Matches that somebody decided once; others are found again from the names."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A saved mapping: how tables with these heads are read. `data` is plain JSON values."""

    name: str
    fingerprint: str
    data: dict[str, Any]


def profile_of(proposal: Proposal, name: str) -> Profile:
    """Remember how a proposal reads its tables, without any of their values."""
    tables = [_table_data(table) for table in proposal.tables]
    data = {
        "tables": tables,
        "measures": _names_data(proposal.measures),
        "areas": _names_data(proposal.areas),
    }
    return Profile(name, fingerprint(proposal), data)


def fingerprint(proposal: Proposal) -> str:
    """What tells a layout apart from others: the heads of its tables that are no periods."""
    return _hash([table_fingerprint(table) for table in proposal.tables])


def table_fingerprint(table: TableMapping) -> str:
    """The fingerprint of one table. Next month's file has other periods but the same one, wherever it stands."""
    heads = [folded(column.header) for column in table.columns if not _is_period_head(column)]
    kind = table.period_kind.name if table.period_kind else ""
    return _hash([kind, table.columns_are, *heads])


def applied(proposal: Proposal, profile: Profile) -> Proposal:
    """Read tables with known heads as the profile says; where there are none, the changed layout becomes a question."""
    known = {data["fingerprint"]: data for data in profile.data["tables"]}
    tables = tuple(_apply_table(table, known.get(table_fingerprint(table))) for table in proposal.tables)
    if not any(table_fingerprint(table) in known for table in proposal.tables):
        sentence = f"The heads in this file are not those of the profile “{profile.name}”: check how it is read."
        return replace(proposal, questions=(*proposal.questions, Question(Topic.LAYOUT, sentence, "")))
    return replace(
        proposal,
        tables=tables,
        measures=_apply_names(proposal.measures, profile.data["measures"]),
        areas=_apply_names(proposal.areas, profile.data["areas"]),
    )


def _is_period_head(column: ColumnMapping) -> bool:
    return (
        column.role is Role.VALUE and column.measure is None and bool(column.period or column.month or column.quarter)
    )


def _hash(parts: Sequence[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _table_data(table: TableMapping) -> dict[str, Any]:
    columns = {
        folded(column.header): {"role": column.role.value, "fill_down": column.fill_down, "measure": column.measure}
        for column in table.columns
        if not _is_period_head(column)
    }
    return {
        "fingerprint": table_fingerprint(table),
        "columns": columns,
        "measure": table.measure,
        "area": table.area,
        "answered": list(table.answered),
    }


def _names_data(matches: Sequence[NameMatch]) -> dict[str, dict[str, Any]]:
    return {
        folded(match.name): {"how": match.how.value, "target": match.target_id}
        for match in matches
        if match.how in DECIDED
    }


def _apply_table(table: TableMapping, data: Mapping[str, Any] | None) -> TableMapping:
    if data is None:
        return table
    columns = tuple(_apply_column(column, data["columns"].get(folded(column.header))) for column in table.columns)
    return replace(
        table,
        columns=columns,
        measure=data["measure"] or table.measure,
        area=data["area"] or table.area,
        questions=tuple(each for each in table.questions if each.sentence not in data["answered"]),
        answered=tuple(data["answered"]),
    )


def _apply_column(column: ColumnMapping, data: Mapping[str, Any] | None) -> ColumnMapping:
    if data is None or _is_period_head(column):
        return column
    return replace(column, role=Role(data["role"]), fill_down=data["fill_down"], measure=data["measure"])


def _apply_names(matches: Sequence[NameMatch], names: Mapping[str, Any]) -> tuple[NameMatch, ...]:
    return tuple(
        replace(match, how=Match(saved["how"]), target_id=saved["target"])
        if (saved := names.get(folded(match.name)))
        else match
        for match in matches
    )
