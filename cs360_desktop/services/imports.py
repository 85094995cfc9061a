"""Bring a workbook in: read, propose, preview, apply. Nothing is written before `apply`, and that as one undo step."""

from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, repeat
from operator import attrgetter, itemgetter
from pathlib import Path

from cs360_desktop.domain.agency import Area
from cs360_desktop.domain.catalogue import DefinedBy, Direction, Measure, MeasureType, Status, Synonym
from cs360_desktop.domain.changes import Receipt
from cs360_desktop.domain.entries import Value
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.imports import ImportFile
from cs360_desktop.domain.periods import Period
from cs360_desktop.importing.comparing import compare
from cs360_desktop.importing.mapping import Known, Match, Proposal
from cs360_desktop.importing.plan import (
    ImportPlan,
    NewMeasure,
    Outcome,
    PlannedValues,
    PreviewRows,
    build_plan,
)
from cs360_desktop.importing.propose import propose as propose_reading
from cs360_desktop.importing.propose import refreshed as refresh_reading
from cs360_desktop.importing.reader import read_workbook
from cs360_desktop.importing.workbook import Workbook
from cs360_desktop.services.backups import back_up_before_import
from cs360_desktop.services.collecting import no_collecting
from cs360_desktop.services.import_profiles import all_profiles, profile_named
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.storage.editable_entries import PutRow, figures_of
from cs360_desktop.storage.entries import Cell
from cs360_desktop.storage.units import ReadUnit, WorkUnit


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do, value by value; `proposal` and `plan` are what it was made from."""

    proposal: Proposal
    plan: ImportPlan
    rows: PreviewRows
    compared_with: bytes = b""
    """The newest batch when it was made."""

    def count(self, outcome: Outcome) -> int:
        """How many values have an outcome."""
        return self.rows.count_of(outcome)


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did; the names and periods are those that values came in for."""

    receipt: Receipt
    new: int
    changed: int
    measure_names: Collection[str]
    area_names: Collection[str]
    periods: Collection[Period]


def read(path: Path, report: Callable[[int, int], None] | None = None, *, encoding: str | None = None) -> Workbook:
    """Read a file's cells; may run in any thread.

    Args:
        path: the file.
        report: called with (steps done, steps in all); may raise to cancel.
        encoding: of a text file, where the one that is found by itself is not right.

    Raises:
        UserError: the file is missing, no workbook, damaged, protected, too large or not in that encoding.
    """
    with no_collecting():
        return read_workbook(path, report, encoding)


def known(session: Session) -> Known:
    """What the workspace knows that names in a file can be matched with."""
    with session.reading() as unit:
        return _known(unit)


def _known(unit: ReadUnit) -> Known:
    areas = [(area.id, area.name) for area in unit[nouns.areas].all("position")]
    return Known(unit[nouns.measures].all("position"), areas, unit[nouns.synonyms].all())


def propose(
    session: Session,
    workbook: Workbook,
    *,
    sheet: str | None = None,
    profile: str | None = None,
    recognize: bool = True,
    with_hidden: bool = False,
) -> Proposal:
    """Find the tables and match the names of a workbook.

    Args:
        session: the open workspace.
        workbook: from `read`.
        sheet: only that sheet.
        profile: name of a saved profile; without one, the saved profile whose heads are those of the file is used.
        recognize: whether that may happen; `Proposal.profile` says which one it was.
        with_hidden: read hidden sheets, rows and columns as well.

    Raises:
        UserError: there is no such sheet or profile.
    """
    named = None if profile is None else profile_named(session, profile)
    saved = all_profiles(session) if recognize else ()
    with no_collecting():
        return propose_reading(
            workbook, known(session), sheet=sheet, profile=named, saved=saved, with_hidden=with_hidden
        )


def refreshed(session: Session, proposal: Proposal) -> Proposal:
    """Find the names of a proposal again after its tables were edited; decisions about names are kept."""
    return refresh_reading(proposal, known(session))


def preview(session: Session, proposal: Proposal, *, create: bool) -> Preview:
    """Compare every value of a proposal with what is stored; nothing is written.

    Args:
        session: the open workspace.
        proposal: from `propose`, perhaps edited since.
        create: plan unknown names as new measures and areas instead of asking.
    """
    with no_collecting(), session.reading() as unit:
        return _preview(unit, proposal, create=create, today=session.today())


def _preview(unit: ReadUnit, proposal: Proposal, *, create: bool, today: date) -> Preview:
    knowledge = _known(unit)
    plan = build_plan(proposal, knowledge, create=create, today=today)
    return Preview(proposal, plan, compare(plan, _stored(unit, plan)), unit.newest_batch())


def _stored(unit: ReadUnit, plan: ImportPlan) -> Mapping[Cell, Value]:
    """What is stored for the measures of a plan, from its first to its last period."""
    measures = [measure_id for _, measure_id in set(plan.values.measures) if measure_id is not None]
    if not measures:
        return {}
    keys = set(map(attrgetter("key"), plan.values.periods))
    first, last = map(Period.from_key, (min(keys), max(keys)))
    return unit.entries.values_by_cell(measures, first, last)


def apply(
    session: Session,
    previewed: Preview,
    *,
    without: Collection[tuple[str, str]] = (),
    backed_up: bool = False,
    publish: bool = True,
) -> Imported:
    """Write the new and changed values of a preview as one transaction and one undo step, after a backup.

    Args:
        session: the open workspace.
        previewed: what the user saw.
        without: the keys of the rows that were unticked.
        backed_up: a backup was made already (`backups.back_up_before_import`), or the user wants to go on without.
        publish: False in another thread; see `Session.change`.

    Raises:
        NoBackupError: the backup cannot be made, so nothing was written.
        UserError: the workspace cannot be written, or a value was changed since the preview was made.
    """
    with no_collecting():
        return _apply(session, previewed, without, backed_up=backed_up, publish=publish)


def _apply(
    session: Session, previewed: Preview, without: Collection[tuple[str, str]], *, backed_up: bool, publish: bool
) -> Imported:
    new, changed = (previewed.rows.written(outcome, without) for outcome in (Outcome.NEW, Outcome.CHANGED))
    if (new or changed) and not session.read_only:
        with session.reading() as reading:
            _refuse_if_moved_on(reading, previewed)  # here too, so that a refusal changes no byte
        if not backed_up:
            back_up_before_import(session)
    plan = previewed.plan
    measure_names, area_names = (
        {name for name, _ in {named[at] for at in chain(new, changed)}}
        for named in (plan.values.measures, plan.values.areas)
    )
    with session.change("import", publish=publish) as unit:
        _refuse_if_moved_on(unit, previewed)
        measures = {each.name: _add_measure(unit, each) for each in plan.new_measures if each.name in measure_names}
        new_areas = [name for name in plan.new_areas if name in area_names]
        areas = dict(zip(new_areas, unit[nouns.areas].add_all([Area(name) for name in new_areas]), strict=True))
        if new or changed:
            file = unit[nouns.import_files].add(ImportFile(plan.file, plan.content_hash, unit.batch_id))
            numbers = _Numbers(areas, file, unit.entries.stamp)
            of_measure = _by_measure(plan.values, measures, new, changed)
            _activate(unit, list(of_measure))
            # In the order of the table, and little by little, so that no thread is held up.
            for measure, positions in sorted(of_measure.items()):
                _write(unit, *(numbers.rows(measure, plan.values.at(some)) for some in positions))
            _remember(unit, previewed.proposal)
    periods = map(plan.values.periods.__getitem__, chain(new, changed))
    different = set({id(period): period for period in periods}.values())  # most of them are few objects
    return Imported(unit.receipt, len(new), len(changed), measure_names, area_names, different)


def _refuse_if_moved_on(unit: ReadUnit, previewed: Preview) -> None:
    """Refuse when what is stored is no longer what the preview compared with."""
    if unit.newest_batch() == previewed.compared_with:
        return
    stored = _stored(unit, previewed.plan)
    for row in previewed.rows:
        if row.measure_id and row.area_id and row.period:
            found = stored.get((row.measure_id, row.area_id, row.period.key))
            if found != row.stored:
                raise UserError(
                    f"{row.measure_name}, {row.period.label}, was changed after this preview was made, so nothing "
                    "was imported. Go back one step to compare again."
                )


@dataclass(frozen=True, slots=True)
class _Numbers:
    """The numbers of the areas that were just created, of the file, and of the batch."""

    areas: Mapping[str, int]
    file: int
    stamp: int
    held: dict[int, tuple[float | None, float | None, float | None, int]] = field(default_factory=dict)
    """Figures as the database holds them, by the identity of their value."""

    def rows(self, measure: int, planned: PlannedValues) -> list[PutRow]:
        """Values of one measure as the database holds them."""
        found: list[PutRow] = []
        held = self.held
        for start in range(0, len(planned), _AT_ONCE):
            some = planned[start : start + _AT_ONCE]
            areas = {area: self.areas[area[0]] if area[1] is None else area[1] for area in set(some.areas)}
            # Equal figures of a file are one value, which the preview holds: its identity is found faster than itself.
            for key, value in dict(zip(map(id, some.values), some.values, strict=True)).items():
                if key not in held:
                    held[key] = figures_of(value)
            figures = zip(*map(held.__getitem__, map(id, some.values)), strict=True)
            keys = map(attrgetter("key"), some.periods)
            numbers = map(areas.__getitem__, some.areas)
            columns = (keys, *figures, repeat(self.file), some.sheets, some.cells, repeat(self.stamp))
            found += zip(repeat(measure), numbers, *columns, strict=False)
        return found


_Positions = tuple[Sequence[int], Sequence[int]]


def _by_measure(planned: PlannedValues, created: Mapping[str, int], *wanted: Sequence[int]) -> dict[int, _Positions]:
    """The positions of new and changed values, by measure; `created` are the numbers of new measures."""
    found: dict[int, tuple[array[int], array[int]]] = defaultdict(lambda: (array("I"), array("I")))
    for outcome, positions in enumerate(wanted):
        for at in positions:
            name, measure = planned.measures[at]
            found[created[name] if measure is None else measure][outcome].append(at)
    return dict(found)


def _write(unit: WorkUnit, new: list[PutRow], changed: list[PutRow]) -> None:
    """Write the values of one measure."""
    if new:
        cleared = unit.entries.cleared({new[0][0]})
        if cleared:
            changed = [*changed, *(row for row in new if row[:3] in cleared)]
            new = [row for row in new if row[:3] not in cleared]
    for rows, replacing in ((new, False), (changed, True)):
        rows.sort(key=_CELL)
        unit.entries.put(rows, replacing=replacing)


_CELL = itemgetter(0, 1, 2)
_AT_ONCE = 2_000
"""So long no other thread gets a turn."""


def _add_measure(unit: WorkUnit, new: NewMeasure) -> int:
    """Add a measure under its name in the file, marked *from file, to be checked*."""
    return unit[nouns.measures].add(
        Measure(
            id=0,
            indicator_id=None,
            code="",
            name=new.name,
            unit=new.unit,
            period_kind=new.period_kind,
            aggregation=new.aggregation,
            direction=Direction.CONTEXT,
            type=MeasureType.CONTEXT,
            may_be_negative=new.may_be_negative,
            defined_by=DefinedBy.FROM_FILE,
            status=Status.ACTIVE,
            checked=False,
        )
    )


def _activate(unit: WorkUnit, measure_ids: Collection[int]) -> None:
    """A measure that has numbers is in use."""
    for measure in unit[nouns.measures].all(id=measure_ids, status=Status.AVAILABLE):
        unit[nouns.measures].change(measure.id, status=Status.ACTIVE)


def _remember(unit: WorkUnit, proposal: Proposal) -> None:
    """Remember names the user matched by hand, for the next file."""
    held = {(synonym.name, synonym.measure_id, synonym.area_id) for synonym in unit[nouns.synonyms].all()}
    by_hand = Match.CHOSEN
    chosen = [Synonym(0, each.name, measure_id=each.target_id) for each in proposal.measures if each.how is by_hand]
    chosen += [Synonym(0, each.name, area_id=each.target_id) for each in proposal.areas if each.how is by_hand]
    for synonym in chosen:
        if (synonym.name, synonym.measure_id, synonym.area_id) not in held:
            unit[nouns.synonyms].add(synonym)
