"""The numbers a TTA request shows: each measure's chart and its last months beside a year before."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey, Value
from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.domain.wording import format_value
from cs360_desktop.services import charts
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit

if TYPE_CHECKING:
    from cs360_desktop.reporting import request as printed
    from cs360_desktop.reporting.wording import Wording

_LAST_MONTHS = 12


def figures(session: Session, unit: ReadUnit, measure_ids: list[int], words: "Wording") -> Iterator["printed.Figures"]:
    """Yield what is printed of each monthly measure that is not internal."""
    from cs360_desktop.reporting import request as printed

    measures = {measure.id: measure for measure in unit[nouns.measures].all(id=measure_ids)}
    for measure_id in measure_ids:
        measure = measures[measure_id]
        if measure.period_kind is not PeriodKind.MONTH or measure.internal:
            continue
        yield printed.Figures(
            measure.name,
            charts.run_chart(session, measure_id),
            tuple(_months(unit, measure, session.today(), words)),
        )


def _months(unit: ReadUnit, measure: Measure, today: date, words: "Wording") -> Iterator[tuple[str, str, str, str]]:
    current = Period.containing(PeriodKind.MONTH, today)
    values = unit.entries.values([measure.id], area_ids=[WHOLE_AGENCY], first=current.next(-2 * _LAST_MONTHS))
    for back in range(_LAST_MONTHS, 0, -1):
        period = current.next(-back)
        now = values.get(EntryKey(measure.id, WHOLE_AGENCY, period))
        before = values.get(EntryKey(measure.id, WHOLE_AGENCY, period.year_before()))
        yield period.label, _shown(now, measure, words), _shown(before, measure, words), _change(now, before, measure)


def _shown(value: Value | None, measure: Measure, words: "Wording") -> str:
    if value is None:
        return words("request.no_entry")
    if not value.state.has_figure:
        return value.state.word
    return format_value(value.figure(measure.scale), measure.unit)


def _change(now: Value | None, before: Value | None, measure: Measure) -> str:
    """The change in count; "–" where either side has no figure, since nothing can be compared with nothing."""
    figures = [value.figure(measure.scale) if value is not None else None for value in (now, before)]
    if figures[0] is None or figures[1] is None:
        return "–"
    return format_value(figures[0] - figures[1], measure.unit, signed=True)
