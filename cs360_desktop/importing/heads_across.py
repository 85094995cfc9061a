"""What heads over value columns say: a measure, an area, a part of what the row counts, or nothing to import."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import Enum

from cs360_desktop.domain.periods import Period
from cs360_desktop.importing.columns import is_area, is_counted, is_part, role_of_head, sounds_counted
from cs360_desktop.importing.mapping import ColumnMapping, Role
from cs360_desktop.importing.matching import Matcher
from cs360_desktop.importing.questions import LEAVE_TABLE_OUT, Edit, Option, Question, Topic
from cs360_desktop.importing.region import Region
from cs360_desktop.importing.scan import SheetScan
from cs360_desktop.importing.texts import folded, name_of, shown
from cs360_desktop.importing.words import words
from cs360_desktop.importing.workbook import address

_ENOUGH = 1 / 3


class Meaning(Enum):
    """What the heads of one column are."""

    MEASURE = "measure"
    AREA = "area"
    LEFT_OUT = "left out"


class HeadsAcross:
    """Judges the heads of all value columns of a table together.

    Args:
        scan: the sheet.
        matcher: what the workspace knows.
        found: where heads and rows stand.
        labels: the label columns, as far as they are decided.
        period: what the table covers, where it is told: its year in a head says nothing more.
    """

    def __init__(
        self,
        scan: SheetScan,
        matcher: Matcher,
        found: Region,
        labels: Sequence[ColumnMapping],
        period: Period | None = None,
    ) -> None:
        self._scan = scan
        self._matcher = matcher
        self._found = found
        self._rows, self._heads, self._body = found.head_rows, found.heads, found.rows
        self._labels = labels
        self._year = str(period.start.year) if period else ""

    def meaning(self, column: int) -> tuple[Meaning, str]:
        """What a column's heads are, with the name they give or the reason why the column is left out."""
        texts = [self._name(text) for text in self._heads[column] if text]
        if not texts:
            return Meaning.MEASURE, ""
        role, _ = role_of_head(texts[-1])
        if reason := self._why_left_out(texts):
            return Meaning.LEFT_OUT, reason
        is_plain = role is Role.VALUE or (self._found.values == [column] and words().is_total(texts[0]))
        if len(texts) == 1 and is_plain and self._names_measures and self._is_plain(column, texts[0]):
            return Meaning.MEASURE, ""
        if all(self._is_area(text) for text in texts):
            return Meaning.AREA, " / ".join(texts)
        return Meaning.MEASURE, " / ".join(texts)

    def _is_plain(self, column: int, text: str) -> bool:
        """Whether a head such as `count` adds nothing; `incidents` beside `offenses` and `victims` does."""
        return not sounds_counted(text) or self._found.values == [column]

    def _name(self, text: str) -> str:
        """A head without the year of the whole table: `2015 estimated population` is the population."""
        name = name_of(text)
        if not self._year or not (name.startswith(self._year) or name.endswith(self._year)):
            return name
        return name.removeprefix(self._year).removesuffix(self._year).strip(" ,-()") or name

    def _why_left_out(self, texts: Sequence[str]) -> str:
        role, reason = role_of_head(texts[-1])
        if role is Role.LEFT_OUT and not words().finds("columns.people", texts[-1]):
            return reason
        if len(self._found.values) == 1 and words().is_total(texts[-1]):
            return ""
        own = self._matcher.has_measure
        if any(not own(text) and (words().is_total(text) or words().is_derived(text)) for text in texts):
            return "it is worked out from other columns"
        is_share = len(texts) == 1 and folded(texts[0]) in {"%", "percent", "pct", "porcentaje"}
        return "it is worked out from other columns" if is_share else ""

    def _is_area(self, text: str) -> bool:
        return is_area(text, self._matcher)

    @property
    def _names_measures(self) -> bool:
        return any(each.role is Role.MEASURE for each in self._labels)

    def questions(self, values: Sequence[ColumnMapping]) -> Iterator[Question]:
        """Ask what heads are that stand over rows of measures and are neither areas nor parts of measures."""
        named = [each for each in values if each.role is Role.VALUE and each.measure]
        if not named or not self._names_measures or self._attributes():
            return
        parts = sum(is_part(each.measure or "", self._matcher) for each in named)
        if 2 * parts > len(named) and not self._stands_beside_areas():
            return
        heads = ", ".join(f"“{shown(each.header)}”" for each in named[:6])
        columns = tuple(each.column for each in named)
        yield Question(
            Topic.MEANING,
            f"The rows name measures: what do the columns {heads} stand for?",
            self._scan.sheet.name,
            tuple(address(self._rows[-1], column) for column in columns),
            options=(
                Option("They are areas", Edit.HEADS_ARE_AREAS, columns),
                Option("They are parts of what the row counts", Edit.HEADS_ARE_PARTS, columns),
                LEAVE_TABLE_OUT,
            ),
        )

    def _stands_beside_areas(self) -> bool:
        """Whether a head names an area, also one over a column without any number."""
        heads = [texts for column, texts in self._heads.items() if texts and column not in self._found.labels]
        return any(all(self._is_area(name_of(text)) for text in texts) for texts in heads)

    def without_attributes(self, labels: Sequence[ColumnMapping]) -> list[ColumnMapping]:
        """Leave out columns that describe the rows beside areas, such as the kind of a park."""
        attributes = self._attributes()
        return [
            replace(each, role=Role.LEFT_OUT, reason="it describes the areas") if each.column in attributes else each
            for each in labels
        ]

    def with_parts(self, labels: Sequence[ColumnMapping]) -> list[ColumnMapping]:
        """Names that repeat and are parts, as `Offenses known` and `Percent cleared`, divide what the heads count."""
        return [
            replace(each, role=Role.BREAKDOWN) if each.role is Role.MEASURE and self._divides(each.column) else each
            for each in labels
        ]

    def _divides(self, column: int) -> bool:
        names = [name for row in self._body if (name := self._scan.text(row, column))]
        heads = [name_of(texts[-1]) for each, texts in self._heads.items() if texts and each > column]
        counted = sum(is_counted(head, self._matcher) for head in heads)
        parts = all(words().finds("columns.kind", name) for name in set(names))
        return parts and len(names) > len(set(names)) > 1 and counted >= len(heads) * _ENOUGH

    def _attributes(self) -> set[int]:
        """Columns of names that nobody counts, where the heads are counted and the areas alone tell rows apart."""
        areas = [each.column for each in self._labels if each.role is Role.AREA]
        maybe = [each.column for each in self._labels if each.role is Role.MEASURE]
        if not areas or not maybe:
            return set()
        heads = [name_of(texts[-1]) for column, texts in self._heads.items() if texts and column > max(areas + maybe)]
        counted = sum(is_counted(head, self._matcher) for head in heads)
        if counted < len(heads) * _ENOUGH:
            return set()
        keys = [tuple(self._scan.text(row, column) for column in areas) for row in self._body]
        filled = [key for key in keys if any(key)]
        if 10 * len(set(filled)) < 9 * len(filled):
            return set()
        names = {self._scan.text(row, column) for row in self._body for column in maybe} - {""}
        sounding = sum(is_counted(name, self._matcher) for name in names)
        return set() if sounding >= len(names) * _ENOUGH else set(maybe)
