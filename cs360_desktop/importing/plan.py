"""Plan an import: read the values a proposal points at, fit them to measures, and compare them with what is stored."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from itertools import chain, repeat

from cs360_desktop.domain.catalogue import DefinedBy, Measure
from cs360_desktop.domain.entries import WHOLE_AGENCY
from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.importing.areas_in_doubt import not_of_agency, sums_of_others
from cs360_desktop.importing.between_tables import (
    about_areas_beyond,
    about_contradicting,
    about_doubles,
    about_names,
    about_overlapping,
    about_sums,
    overlapping,
)
from cs360_desktop.importing.by_hand import is_left_out
from cs360_desktop.importing.conflicts import Key, Keys, Sorted, contradictions, sort_out
from cs360_desktop.importing.fitting import Misfit, Readings, by_kind, definition_of, misfit, values_of
from cs360_desktop.importing.incident_counts import IncidentCounts, place_of
from cs360_desktop.importing.left_out import left_out_of
from cs360_desktop.importing.lookup import Lookup
from cs360_desktop.importing.mapping import Known, LeftOut, Match, NameMatch, Proposal, TableMapping
from cs360_desktop.importing.matching import Matcher
from cs360_desktop.importing.plain_rows import ROWS_AT_ONCE
from cs360_desktop.importing.planned import (
    ImportPlan,
    Named,
    NewMeasure,
    Outcome,
    PlannedValue,
    PlannedValues,
    PreviewRow,
    PreviewRows,
    Rejected,
    TableFound,
)
from cs360_desktop.importing.questions import Question, Topic
from cs360_desktop.importing.raw_values import RawRefusal, RawValue, RawValues
from cs360_desktop.importing.table_reading import reader_of
from cs360_desktop.importing.texts import folded, shown
from cs360_desktop.importing.unfilled import NOT_BEGUN, apart_by_beginning
from cs360_desktop.importing.workbook import Sheet

__all__ = [
    "ImportPlan",
    "NewMeasure",
    "Outcome",
    "PlannedValue",
    "PlannedValues",
    "PreviewRow",
    "PreviewRows",
    "Rejected",
    "TableFound",
    "build_plan",
]

_NAMED = 5
_BY_NAME = {Match.SAME_NAME, Match.ALIAS}


def build_plan(proposal: Proposal, known: Known, *, create: bool, today: date | None = None) -> ImportPlan:
    """Read the values of a proposal's tables.

    Args:
        proposal: from `propose`, perhaps edited since.
        known: the workspace's measures, areas and remembered names.
        create: plan unknown names as new measures and areas; otherwise they become questions.
        today: what lies in periods that begin later is refused; None where no day plays a part.
    """
    return _Planning(proposal, known, create=create, today=today).plan()


_Group = list[tuple[TableMapping, RawValues]]
"""The values under one name, table by table."""


class _Planning:
    """Collects a plan table by table, then name by name."""

    def __init__(self, proposal: Proposal, known: Known, *, create: bool, today: date | None) -> None:
        self._proposal = proposal
        self._today = today
        self._create = create
        self._known = {measure.id: measure for measure in known.measures}
        self._area_names = dict(known.areas)
        matcher = Matcher(known)
        self._match_measure = matcher.measure
        self._is_own = matcher.has_measure
        self._measures = Lookup(proposal.measures, matcher.measure)
        self._areas = Lookup(proposal.areas, matcher.area)
        self._values = PlannedValues()
        self._rejected: list[Rejected] = []
        self._questions = list(proposal.questions)
        self._left_out = [*proposal.left_out]
        self._new_measures: list[NewMeasure] = []
        self._unknown_areas: dict[str, NameMatch] = {}
        self._covered: dict[int, set[Period]] = {}
        self._new_kinds: dict[str, PeriodKind] = {}
        self._counts: Counter[int] = Counter()
        self._names_of: dict[tuple[str, int], set[str]] = defaultdict(set)
        self._keys = Keys()

    def plan(self) -> ImportPlan:
        """Everything the import would do."""
        tables = list(self._proposal.tables)
        sorted_tables = [self._read(table) for table in tables]
        self._withhold_overlapping(tables, sorted_tables)
        self._withhold_contradicting(tables, sorted_tables)
        self._withhold_named(tables, sorted_tables)
        self._withhold_areas_in_doubt(tables, sorted_tables)
        groups = list(self._by_measure(tables, sorted_tables))[::-1]
        del sorted_tables
        while groups:
            self._plan_group(groups.pop())  # let go of one by one: what they say is in the plan then
        self._refuse_shared_targets()
        self._ask_about_areas()
        areas = dict.fromkeys(self._values.areas)
        return ImportPlan(
            file=self._proposal.workbook.file,
            content_hash=self._proposal.workbook.content_hash,
            values=self._values,
            rejected=tuple(self._rejected),
            questions=tuple(dict.fromkeys(self._questions)),
            tables=tuple(self._found(table) for table in tables),
            left_out=(*dict.fromkeys(self._left_out), *(each for table in tables for each in left_out_of(table))),
            new_measures=tuple(self._new_measures),
            new_areas=tuple(name for name, area_id in areas if area_id is None),
        )

    def _sheet(self, table: TableMapping) -> Sheet:
        sheet = self._proposal.workbook.sheet(table.sheet)
        assert sheet is not None
        return sheet

    def _read(self, table: TableMapping) -> Sorted:
        """The values of a table without its doubles; a table with open questions gives none."""
        self._questions += table.questions
        if any(question.withholds for question in table.questions):
            return Sorted(held_back=self._held_back(table))
        reader = reader_of(self._proposal.workbook, self._sheet(table), table, self._is_own)
        if isinstance(reader, IncidentCounts):
            self._covered[id(table)] = {*reader.coverage.complete, *reader.coverage.partial}
        found = reader.read()
        for each in found.refused:
            self._reject(table, each, each.reason)
        begun, later = apart_by_beginning(found.values, self._today)
        for value in later:
            self._reject(table, value, NOT_BEGUN)
        sorted_values = sort_out(begun, table, self._keys)
        if sorted_values.doubt:
            tables = self._proposal.tables
            self._questions.append(about_doubles(tables, tables.index(table), sorted_values.doubt))
        for value, reason in sorted_values.refused:
            self._reject(table, value, reason)
        return sorted_values

    def _held_back(self, table: TableMapping) -> RawValues:
        """What a table says whose area is asked: a table beside it may be of an area as well that nobody told."""
        if table.counting is not None or not any(question.topic is Topic.AREA for question in table.questions):
            return RawValues()
        return reader_of(self._proposal.workbook, self._sheet(table), table, self._is_own).read().values

    def _reject(self, table: TableMapping, value: RawValue | RawRefusal, reason: str) -> None:
        told = value.text if isinstance(value, RawRefusal) else None
        text = shown(self._sheet(table).at(value.row, value.column)) if told is None else told
        cell = place_of(table, value.row, value.column)
        self._rejected.append(Rejected(table.sheet, cell, text, reason, value.measure, value.area, value.period))

    def _withhold_overlapping(self, tables: Sequence[TableMapping], found: list[Sorted]) -> None:
        """Two lists of events that share a period may each hold a part of it: then neither is counted."""
        covered = {place: self._covered[id(table)] for place, table in enumerate(tables) if id(table) in self._covered}
        shared = overlapping(tables, covered)
        if shared:
            self._questions.append(about_overlapping(tables, shared))
        for position in shared:
            found[position] = Sorted()

    def _withhold_contradicting(self, tables: Sequence[TableMapping], found: list[Sorted]) -> None:
        """Two tables that give different numbers for one thing count different things: both are asked about."""
        contradicting = contradictions(found, self._keys)
        if contradicting:
            self._questions.append(about_contradicting(tables, contradicting))
        for position in contradicting:
            found[position] = Sorted()

    def _withhold_named(self, tables: Sequence[TableMapping], found: list[Sorted]) -> None:
        """Tables named after what may be areas are not of the whole agency until somebody says so."""
        read = [place for place, each in enumerate(found) if each.kept]
        names = {place: name for place in read if (name := tables[place].may_be_of)}
        several = len(tables) == 1 or sum(not is_left_out(each) for each in tables) > 1
        question = about_names(tables, names) if names and several else None
        if question is not None:
            self._questions.append(question)
            for place in names:
                found[place] = Sorted()

    def _withhold_areas_in_doubt(self, tables: Sequence[TableMapping], found: list[Sorted]) -> None:
        """Areas nobody knows that are sums of others, or named like averages, may be none of the agency's own."""
        listed = [
            each.kept if table.counting is None else RawValues() for table, each in zip(tables, found, strict=True)
        ]
        areas = dict.fromkeys(area for values in listed for area in dict.fromkeys(values.areas) if area)
        matches = {area: self._areas.find(area) for area in areas}
        left_out = {area for area, match in matches.items() if match.how is Match.LEAVE_OUT}
        unknown = {area for area, match in matches.items() if match.target_id is None} - left_out
        if not unknown or len(areas) < 2:
            return
        beyond = not_of_agency(areas, unknown)
        sums = sums_of_others(listed, unknown - {*beyond}, left_out)
        for about, some in ((about_areas_beyond, beyond), (about_sums, sums)):
            places = [place for place, values in enumerate(listed) if not {*some}.isdisjoint(values.areas)]
            question = about(tables, places, {area: matches[area].cell for area in some}) if some else None
            if question is not None:
                self._questions.append(question)
                for place in places:
                    found[place] = Sorted()

    def _by_measure(self, tables: Sequence[TableMapping], found: Sequence[Sorted]) -> Iterable[_Group]:
        """Group values by the name of their measure and the length of their periods, over all tables.

        What an earlier table has is not taken again.
        """
        groups: dict[tuple[str, PeriodKind], _Group] = {}
        taken: set[Key] = set()
        for table, each in zip(tables, found, strict=True):
            values = each.kept
            if taken:
                values = values.at([at for at, key in enumerate(self._keys.of_all(values)) if key not in taken])
            if each is not found[-1]:
                taken.update(self._keys.of_all(values))
            here: dict[tuple[str, PeriodKind], array[int]] = defaultdict(partial(array, "I"))
            for at, (name, period) in enumerate(zip(values.measures, values.periods, strict=True)):
                here[name, period.kind].append(at)
            for (name, kind), positions in here.items():
                groups.setdefault((folded(name), kind), []).append((table, values.at(positions)))
        return groups.values()

    def _plan_group(self, group: _Group) -> None:
        """Plan the values under one name, or ask once for all of them."""
        table, some = group[0]
        match = self._measures.find(some.measures[0])
        if match.how is Match.LEAVE_OUT:
            self._left_out.append(LeftOut(table.sheet, match.cell, f"“{match.name}” is left out by choice"))
            return
        readings = Readings(
            name=match.name,
            distinct=frozenset(chain.from_iterable(values.figures for _, values in group)),
            kinds=frozenset(period.kind for _, values in group for period in values.periods),
            told=table.unit,
            may_be_fractions=self._sheet(table).percent is None,
        )
        measure = self._known.get(match.target_id) if match.target_id is not None else None
        new_name = match.name
        if measure is not None and match.how in _BY_NAME and readings.kinds != {measure.period_kind}:
            measure, new_name = self._of_other_kind(measure, readings)
        if measure is not None:
            wrong = misfit(measure, readings, match.how)
            if wrong is not None:
                self._ask(match, table, wrong.topic, f"“{measure.name}” {wrong.reason}.")
                return
            self._names_of["measure", measure.id].add(folded(match.name))
            self._take(group, readings, measure, measure.name)
        elif self._create or match.how is Match.CREATE:
            definition = definition_of(readings)
            if isinstance(definition, Misfit):
                self._ask(match, table, definition.topic, f"“{match.name}” {definition.reason}.")
                return
            new_name = self._name_of_kind(new_name, definition.period_kind)
            if self._is_own(new_name):
                sentence = f"A measure “{new_name}” is here already: choose it, or leave the name out."
                self._ask(match, table, Topic.MEASURE, sentence)
                return
            before = len(self._values)
            self._take(group, readings, None, new_name)
            if len(self._values) > before:
                self._new_measures.append(
                    NewMeasure(
                        new_name,
                        definition.unit,
                        definition.period_kind,
                        definition.aggregation,
                        definition.may_be_negative,
                    )
                )
        else:
            self._ask(match, table, Topic.MEASURE, f"Which measure is “{match.name}”?")

    def _of_other_kind(self, measure: Measure, readings: Readings) -> tuple[Measure | None, str]:
        """The measure kept beside one of the same name for another period kind, and the name it has or would get.

        One file has robberies by year, the next by month: where the first was made from a file, the second becomes
        *Robbery, by month*. A measure of the catalog is never doubled in this way.
        """
        if len(readings.kinds) != 1:
            return measure, measure.name
        name = f"{measure.name}, {by_kind(next(iter(readings.kinds)))}"
        beside = self._match_measure(name, "")
        if beside.how is Match.SAME_NAME and beside.target_id is not None:
            return self._known[beside.target_id], name
        local = measure.defined_by in {DefinedBy.LOCAL, DefinedBy.FROM_FILE}
        return (None, name) if self._create and local else (measure, name)

    def _name_of_kind(self, name: str, kind: PeriodKind) -> str:
        """The name of a new measure; one file can hold weeks and 28 days of one thing, which are two measures."""
        held = self._new_kinds.setdefault(folded(name), kind)
        return name if held is kind else f"{name}, {by_kind(kind)}"

    def _ask(self, match: NameMatch, table: TableMapping, topic: Topic, sentence: str) -> None:
        names = tuple(self._known[each].name for each in match.suggestions if each in self._known)
        cells = (match.cell,) if match.cell else ()
        self._questions.append(Question(topic, sentence, table.sheet, cells, match.name, names))

    def _take(self, group: _Group, readings: Readings, measure: Measure | None, name: str) -> None:
        values = values_of(measure, readings.distinct)
        refused = {figure: value for figure, value in values.items() if isinstance(value, str)}
        taken = {figure: value for figure, value in values.items() if not isinstance(value, str)}
        named = name, measure.id if measure else None
        names = dict.fromkeys(chain.from_iterable(some.areas for _, some in group))
        areas = {each: area for each in names if (area := self._area(each)) is not None}
        for table, some in group:
            wanted = some
            if refused:
                for at, figure in enumerate(some.figures):
                    if figure in refused:
                        self._reject(table, some[at], refused[figure])
            if refused or len(areas) < len(names):
                both = enumerate(zip(some.figures, some.areas, strict=True))
                wanted = some.at([at for at, (figure, area) in both if figure in taken and area in areas])
            for start in range(0, len(wanted), ROWS_AT_ONCE):
                here = wanted[start : start + ROWS_AT_ONCE]
                self._values.add(
                    repeat(named, len(here)),
                    map(areas.__getitem__, here.areas),
                    here.periods,
                    map(taken.__getitem__, here.figures),
                    repeat(table, len(here)),
                    here.rows,
                    here.columns,
                )
            self._counts[id(table)] += len(wanted)

    def _refuse_shared_targets(self) -> None:
        """Several names of a file can stand for one measure or area: what then meets in one entry is not taken."""
        if all(len(names) == 1 for names in self._names_of.values()):
            return
        self._values, met = self._values.apart()
        for each in met:
            self._rejected.append(
                Rejected(
                    each.sheet,
                    each.cell,
                    "" if each.value.number is None else f"{each.value.number:.12g}",
                    "stands beside another value whose names stand for the same measure and area here",
                    each.measure_name,
                    each.area_name,
                    each.period,
                )
            )

    def _area(self, name: str) -> Named | None:
        """Name and id of an area; the id is None for one to be created, all is None where it is to be asked."""
        if not name:
            self._names_of["area", WHOLE_AGENCY].add("")
            return "", WHOLE_AGENCY
        match = self._areas.find(name)
        if match.how is Match.LEAVE_OUT:
            self._left_out.append(
                LeftOut(self._proposal.tables[0].sheet, match.cell, f"“{match.name}” is left out by choice")
            )
            return None
        if match.target_id is not None:
            self._names_of["area", match.target_id].add(folded(name))
            return self._area_names.get(match.target_id, match.name), match.target_id
        if self._create or match.how is Match.CREATE:
            return match.name, None
        self._unknown_areas[match.name] = match
        return None

    def _ask_about_areas(self) -> None:
        """One question for all unknown areas: there can be hundreds."""
        if not self._unknown_areas:
            return
        names = list(self._unknown_areas)
        some = ", ".join(f"“{name}”" for name in names[:_NAMED])
        more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
        cells = tuple(self._unknown_areas[name].cell for name in names[:_NAMED])
        sheet = self._proposal.tables[0].sheet
        self._questions.append(Question(Topic.AREA, f"Which areas are {some}{more}?", sheet, cells, names[0]))

    def _found(self, table: TableMapping) -> TableFound:
        count = self._counts[id(table)]
        return TableFound(table.sheet, table.range, table.orientation, table.period_kind, count)
