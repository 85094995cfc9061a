"""Tell whether a table is one that a profile knows, by its heads wherever they stand, and what is not as it was.

A saved table is plain JSON. `heads` are those of its columns that do not name a period, from left to right; next
month has other periods but the same heads. What the layout changed is told, and asked where numbers hang on it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cs360_desktop.importing.columns import PERSONAL_REASON, role_of_head
from cs360_desktop.importing.mapping import ColumnMapping, Decision, Role, TableMapping
from cs360_desktop.importing.periods import read_label
from cs360_desktop.importing.questions import LEAVE_TABLE_OUT, Edit, Option, Question, Topic, Typed
from cs360_desktop.importing.texts import folded, shown
from cs360_desktop.importing.workbook import address, column_letters

Saved = Mapping[str, Any]
"""One table of a profile."""

_ALIKE = 2 / 3
"""So many of the saved heads must be there for a changed layout to be the same one."""
_PER_FILE = frozenset(
    {
        Edit.YEAR,
        Edit.PERIOD,
        Edit.FISCAL_YEAR,
        Edit.HEADS_ARE_MONTHS,
        Edit.MONTH_OF_EACH_YEAR,
        Edit.LEAVE_SOME_ROWS_OUT,
    }
)
_SINCE = "the layout is not as it was when it was saved"
_READ_IT = "Read it as proposed here"
_LEAVE_IT = "Leave this column out"
_ONE_PERIOD = "Its values are all for the period"
_GO_ON = "Go on without it"


def has_period(column: ColumnMapping) -> bool:
    """Whether the head of a column names a period, or the part of one."""
    return bool(column.period or column.month or column.quarter)


def is_per_file(question: Question) -> bool:
    """Whether its answer is about this file's periods, so that last month's answer says nothing."""
    return question.topic is Topic.YEAR or any(option.edit in _PER_FILE for option in question.options)


def keyed_columns(table: TableMapping) -> Iterator[tuple[str, ColumnMapping]]:
    """Each column with the name a profile knows it by; empty for one whose head is a period and nothing else.

    Of a head such as `Beat 7, Jan 2024` the name is what is not the period. Equal heads are told apart by their order.
    """
    seen: Counter[str] = Counter()
    for column in table.columns:
        if has_period(column):
            names = [name for name in (column.measure, column.area) if name]
            yield folded(" / ".join(names)), column
        else:
            key = _without_period(column.header)
            seen[key] += 1
            yield (key if seen[key] == 1 else f"{key}\n{seen[key]}"), column


def _without_period(header: str) -> str:
    """`ytd` for `YTD 2025`: the year in a head that is no period moves on too."""
    kept = [word for word in header.split() if read_label(word) is None]
    return folded(" ".join(kept)) or folded(header)


def heads_of(table: TableMapping) -> dict[str, ColumnMapping]:
    """The first column of each name, from left to right."""
    heads: dict[str, ColumnMapping] = {}
    for key, column in keyed_columns(table):
        if key or not has_period(column):
            heads.setdefault(key, column)
    return heads


def undated(name: str) -> str:
    """A name without what changes from month to month: `Activity report` for `Activity_report_2024-03 March`."""
    words = (word.strip(",;()[]") for word in re.split(r"[\s_.-]+", name))
    return " ".join(word for word in words if word and not any(map(str.isdigit, word)) and read_label(word) is None)


@dataclass(frozen=True, slots=True)
class Fit:
    """How a table and a saved one go together: heads that are new, and names of those that are gone."""

    saved: Saved
    common: int
    added: tuple[ColumnMapping, ...]
    missing: tuple[str, ...]

    @property
    def exact(self) -> bool:
        """Whether the heads are the same."""
        return not self.added and not self.missing

    @property
    def is_telling(self) -> bool:
        """Whether the heads alone tell that it is this layout: one head is soon the same by chance."""
        return self.common > 1


def fit_of(table: TableMapping, saved: Saved, old_fingerprint: str) -> Fit | None:
    """How a table fits a saved one; None where it is another layout.

    Args:
        table: as it was found.
        saved: from a profile, perhaps of an earlier version, which kept a fingerprint and no shape.
        old_fingerprint: the table's, as that version reckoned it.
    """
    heads = heads_of(table)
    if "heads" not in saved:
        if saved["fingerprint"] != old_fingerprint:
            return None
        return Fit(saved, len(heads), (), ())
    # Heads such as `FY 2025` are periods only when a question was answered, which is asked anew in each file.
    asks = any(map(is_per_file, table.questions))
    kinds = {saved["kind"], table.period_kind.name if table.period_kind else ""} - {""}
    if not asks and (len(kinds) > 1 or saved["across"] != any(map(has_period, table.columns))):
        return None
    known = saved["heads"]
    common = sum(key in heads for key in known)
    if not known or common < len(known) * _ALIKE:
        return None
    added = tuple(
        column
        for key, column in heads.items()
        if key not in known and not (asks and any(map(str.isdigit, column.header)))
    )
    return Fit(saved, common, added, tuple(key for key in known if key not in heads))


def best_fit(table: TableMapping, tables: Sequence[Saved], old_fingerprint: str) -> tuple[Fit | None, bool]:
    """The saved table that a table is most like, and whether another one is as alike but read in another way."""
    fits = [fit for saved in tables if (fit := fit_of(table, saved, old_fingerprint))]
    if not fits:
        return None, False

    def closeness(fit: Fit) -> tuple[int, bool]:
        return -len(fit.added) - len(fit.missing), fit.saved.get("sheet") == table.sheet

    best = max(fits, key=closeness)
    rivals = [fit for fit in fits if closeness(fit) == closeness(best)]
    return best, any(_reading(rival.saved) != _reading(best.saved) for rival in rivals)


_WHERE = frozenset({"sheet", "row", "column", "answered", "fingerprint", "shown"})


def _reading(saved: Saved) -> dict[str, Any]:
    return {name: content for name, content in saved.items() if name not in _WHERE}


def noticed(table: TableMapping, fit: Fit, profile: str) -> tuple[list[Decision], list[Question]]:
    """What is not as it was when the profile was saved: told, and asked where columns that are read came or went."""
    told = [Decision(sentence, _SINCE, confidence=0.9) for sentence in _moved(table, fit.saved)]
    asked: list[Question] = []
    for column in fit.added:
        if _is_surely_left_out(column):
            what = f"{_called(column)} is new and is left out"
            told.append(Decision(what, column.reason or _SINCE, (_head(table, column),)))
        else:
            asked.append(_about_added(table, column, profile))
    columns = fit.saved.get("columns", {})
    for key in fit.missing:
        if columns.get(key, {}).get("role") == Role.LEFT_OUT.value:
            told.append(Decision(f"the column “{_shown(fit, key)}”, which was left out, is gone", _SINCE))
        else:
            asked.append(_about_missing(table, key, fit, profile))
    return told, asked


def _is_surely_left_out(column: ColumnMapping) -> bool:
    """Whether its head or the personal data in it say that it is no figure of the agency."""
    known = role_of_head(column.header)[0] is Role.LEFT_OUT if column.header else True
    return column.role is Role.LEFT_OUT and (known or column.reason == PERSONAL_REASON)


def ambiguous(table: TableMapping, profile: str) -> Question:
    """Ask about a table that a profile reads in two ways."""
    sentence = (
        f"“{profile}” has several tables with these heads and reads them in different ways: check how this one is read."
    )
    as_shown = Option("It is read as shown here", Edit.AS_IT_STANDS)
    return Question(Topic.LAYOUT, sentence, table.sheet, (table.range,), options=(as_shown, LEAVE_TABLE_OUT))


def _moved(table: TableMapping, saved: Saved) -> Iterator[str]:
    if "row" not in saved:
        return
    row, before = table.span[0], saved["row"]
    if row != before:
        rows = abs(row - before)
        way = "higher" if row < before else "lower"
        how_many = "one row" if rows == 1 else f"{rows} rows"
        yield f"the table begins {how_many} {way} than last time (row {row}, before it was row {before})"
    column, there = table.span[1], saved["column"]
    if column != there:
        yield f"the table begins in column {column_letters(column)} (last time in column {column_letters(there)})"
    both = [key for key in heads_of(table) if key in saved["heads"]]
    if both != [key for key in saved["heads"] if key in both]:
        yield "the columns stand in another order than last time"
    if undated(table.sheet) != undated(saved["sheet"]):
        yield f"the table stands on the sheet “{table.sheet}” (last time on “{saved['sheet']}”)"


def _about_added(table: TableMapping, column: ColumnMapping, profile: str) -> Question:
    """Ask also about one that would be left out: it may be a new area or a period written in another way."""
    here = (column.column,)
    if column.role is Role.LEFT_OUT:
        would = f"left out, because {column.reason}" if column.reason else "left out"
        read = Option(_ONE_PERIOD, Edit.PERIOD, here, typed=Typed.PERIOD)
        options = (Option(_LEAVE_IT, Edit.AS_IT_STANDS), read, LEAVE_TABLE_OUT)
    else:
        would = "read as values" if column.role is Role.VALUE else f"read as {column.role.value}"
        leave = Option(_LEAVE_IT, Edit.ROLE, here, Role.LEFT_OUT.value)
        options = (Option(_READ_IT, Edit.AS_IT_STANDS), leave, LEAVE_TABLE_OUT)
    sentence = f"{_called(column)} is new since “{profile}” was saved. It would be {would}: is that right?"
    return Question(Topic.LAYOUT, sentence, table.sheet, (_head(table, column),), options=options)


def _about_missing(table: TableMapping, key: str, fit: Fit, profile: str) -> Question:
    """The one that stands where it stood may be the same under a new name."""
    place = fit.saved["heads"].index(key)
    heads = list(heads_of(table).values())
    there = heads[place] if place < len(heads) else None
    renamed = f" {_called(there)} stands where it stood." if there is not None and there in fit.added else ""
    gone = f"The column “{_shown(fit, key)}” was read when “{profile}” was saved, and is not in this table."
    cells = (_head(table, there),) if there is not None and renamed else (table.range,)
    options = (Option(_GO_ON, Edit.AS_IT_STANDS), LEAVE_TABLE_OUT)
    return Question(Topic.LAYOUT, f"{gone}{renamed}", table.sheet, cells, options=options)


def _called(column: ColumnMapping) -> str:
    letters = column_letters(column.column)
    header = shown(column.header)
    return f"“{header}” (column {letters})" if header else f"Column {letters}, which has no head,"


def _shown(fit: Fit, key: str) -> str:
    """A head that is gone, as it was written."""
    return shown(fit.saved.get("shown", {}).get(key) or key.partition("\n")[0])


def _head(table: TableMapping, column: ColumnMapping) -> str:
    return address(table.header_rows[-1] if table.header_rows else table.first_row, column.column)
