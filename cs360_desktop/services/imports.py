"""Bring a workbook in: read, propose, preview, apply. Nothing is written before `apply`, and that as one undo step."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from pathlib import Path

from cs360_desktop.domain.agency import Area
from cs360_desktop.domain.catalogue import DefinedBy, Direction, Measure, MeasureType, Status, Synonym
from cs360_desktop.domain.changes import Receipt
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey, Value
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.imports import ImportFile
from cs360_desktop.domain.typed_values import check
from cs360_desktop.importing.mapping import Known, Match, Proposal
from cs360_desktop.importing.plan import ImportPlan, NewMeasure, Outcome, PlannedValue, PreviewRow, build_plan, compare
from cs360_desktop.importing.propose import propose as propose_reading
from cs360_desktop.importing.propose import refreshed as refresh_reading
from cs360_desktop.importing.reader import read_workbook
from cs360_desktop.importing.workbook import Workbook
from cs360_desktop.services.backups import back_up_before_import
from cs360_desktop.services.import_profiles import all_profiles, profile_named
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit, WorkUnit


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do, value by value; `proposal` and `plan` are what it was made from."""

    proposal: Proposal
    plan: ImportPlan
    rows: tuple[PreviewRow, ...]

    def count(self, outcome: Outcome) -> int:
        """How many values have an outcome."""
        return sum(1 for row in self.rows if row.outcome is outcome)


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did."""

    receipt: Receipt
    new: int
    changed: int


def read(path: Path, report: Callable[[int, int], None] | None = None) -> Workbook:
    """Read a file's cells; may run in any thread.

    Raises:
        UserError: the file is missing, no workbook, damaged, protected or too large.
    """
    return read_workbook(path, report)


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
    return propose_reading(workbook, known(session), sheet=sheet, profile=named, saved=saved, with_hidden=with_hidden)


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
    with session.reading() as unit:
        return _preview(unit, proposal, create=create)


def _preview(unit: ReadUnit, proposal: Proposal, *, create: bool) -> Preview:
    knowledge = _known(unit)
    plan = build_plan(proposal, knowledge, create=create)
    measures = {measure.id: measure for measure in knowledge.measures}
    stored = unit.entries.values({value.measure_id for value in plan.values if value.measure_id is not None})
    rows = tuple(_checked(row, measures) for row in compare(plan, stored))
    return Preview(proposal, plan, rows)


def _checked(row: PreviewRow, measures: dict[int, Measure]) -> PreviewRow:
    """Reject a value that its measure cannot have."""
    planned = row.planned
    if planned is None or planned.measure_id is None:
        return row
    try:
        check(measures[planned.measure_id], planned.value)
    except UserError as refusal:
        return replace(row, outcome=Outcome.REJECTED, reason=refusal.sentence)
    return row


def apply(
    session: Session, previewed: Preview, *, without: Collection[tuple[str, str]] = (), backed_up: bool = False
) -> Imported:
    """Write the new and changed values of a preview as one transaction and one undo step, after a backup.

    Args:
        session: the open workspace.
        previewed: what the user saw.
        without: the keys of the rows that were unticked.
        backed_up: a backup was made already (`backups.back_up_before_import`), or the user wants to go on without.

    Raises:
        NoBackupError: the backup cannot be made, so nothing was written.
        UserError: the workspace cannot be written, or a value was changed since the preview was made.
    """
    wanted = [row for row in previewed.rows if row.outcome in _WRITTEN and row.key not in without]
    if wanted and not session.read_only:
        with session.reading() as reading:
            _refuse_if_moved_on(reading, previewed)  # here too, so that a refusal changes no byte
        if not backed_up:
            back_up_before_import(session)
    with session.change("import") as unit:
        _refuse_if_moved_on(unit, previewed)
        measures = {new.name: _add_measure(unit, new) for new in previewed.plan.new_measures if _used(new.name, wanted)}
        area_names = {row.planned.area_name for row in wanted if row.planned}
        new_areas = [name for name in previewed.plan.new_areas if name in area_names]
        areas = dict(zip(new_areas, unit[nouns.areas].add_all([Area(name) for name in new_areas]), strict=True))
        keyed = {_key(row.planned, measures, areas): row.planned for row in wanted if row.planned}
        if keyed:
            plan = previewed.plan
            file = unit[nouns.import_files].add(ImportFile(plan.file, plan.content_hash, unit.batch_id))
            values: dict[EntryKey, Value | None] = {key: planned.value for key, planned in keyed.items()}
            cells = {key: (planned.sheet, planned.cell) for key, planned in keyed.items()}
            unit.entries.set_values(values, file_id=file, cells=cells)
            _activate(unit, {key.measure_id for key in keyed})
            _remember(unit, previewed.proposal)
    new = sum(1 for row in wanted if row.outcome is Outcome.NEW)
    return Imported(unit.receipt, new, len(wanted) - new)


_WRITTEN = {Outcome.NEW, Outcome.CHANGED}


def _refuse_if_moved_on(unit: ReadUnit, previewed: Preview) -> None:
    """Refuse when what is stored is no longer what the preview compared with."""
    planned = [row for row in previewed.rows if row.planned and row.planned.measure_id and row.planned.area_id]
    stored = unit.entries.values({row.planned.measure_id for row in planned if row.planned and row.planned.measure_id})
    for row in planned:
        assert row.planned is not None
        if stored.get(_key(row.planned, {}, {})) != row.stored:
            raise UserError(
                f"{row.measure_name}, {row.planned.period.label}, was changed after this preview was made, so nothing "
                "was imported. Go back one step to compare again."
            )


def _used(name: str, rows: Collection[PreviewRow]) -> bool:
    return any(row.planned is not None and row.planned.measure_name == name for row in rows)


def _key(planned: PlannedValue, measures: dict[str, int], areas: dict[str, int]) -> EntryKey:
    measure = planned.measure_id if planned.measure_id is not None else measures[planned.measure_name]
    if planned.area_id is not None:
        area = planned.area_id
    else:
        area = areas[planned.area_name] if planned.area_name else WHOLE_AGENCY
    return EntryKey(measure, area, planned.period)


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
