"""The bin of measures: what lies in it, since when and by whom, and how a measure comes back with its other names."""

from cs360_desktop.domain.catalogue import Measure, Synonym
from cs360_desktop.domain.changes import Receipt
from cs360_desktop.domain.errors import UserError
from cs360_desktop.importing.texts import folded
from cs360_desktop.services.bins import Binned, binned
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit

DELETING, RESTORING = "delete_measure", "restore_measure"
"""The verbs about the bin."""


def binned_measures(session: Session) -> tuple[Binned[Measure], ...]:
    """The deleted measures, the last one first."""
    return binned(session, nouns.measures, {DELETING, RESTORING})


def names_in_files(unit: ReadUnit, measure_id: int) -> list[Synonym]:
    """The other names of a measure; of one in the bin those that went there with it."""
    if unit[nouns.measures].first(id=measure_id) is not None:
        return unit[nouns.synonyms].all("name", measure_id=measure_id)
    stamp = unit[nouns.measures].stamp_of(measure_id, "deleted")
    rows = unit[nouns.synonyms]
    return [each for each in rows.deleted() if each.measure_id == measure_id and _stamp(unit, each) == stamp]


def restore_measure(session: Session, measure_id: int) -> Receipt:
    """Take a measure out of the bin with the other names that went there with it.

    Raises:
        UserError: its name, or one of its other names, means another measure by now.
    """
    with session.change(RESTORING) as unit:
        measure = unit[nouns.measures].get(measure_id)
        names = names_in_files(unit, measure_id)
        _check_free(unit, measure, names)
        unit[nouns.measures].restore(measure_id)
        for synonym in names:
            unit[nouns.synonyms].restore(synonym.id)
    return unit.receipt


def _stamp(unit: ReadUnit, synonym: Synonym) -> int:
    return unit[nouns.synonyms].stamp_of(synonym.id, "deleted")


def _check_free(unit: ReadUnit, measure: Measure, names: list[Synonym]) -> None:
    others = unit[nouns.measures].all()
    if any(each.period_kind is measure.period_kind and folded(each.name) == folded(measure.name) for each in others):
        raise UserError(
            f"Another measure is called “{measure.name}” by now, so the deleted one stays in the bin: rename the other "
            "one first."
        )
    taken = {folded(each.name) for each in others}
    taken |= {folded(each.name) for each in unit[nouns.synonyms].all() if each.measure_id is not None}
    for synonym in names:
        if folded(synonym.name) in taken:
            raise UserError(
                f"“{synonym.name}” means another measure in files by now, so “{measure.name}” stays in the bin: take "
                "that name from the other one first."
            )
