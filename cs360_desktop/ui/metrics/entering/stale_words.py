"""Whose a measure is that lacks its last period, and how far its entries reach."""

from PySide6.QtCore import QCoreApplication

from cs360_desktop.domain.periods import PeriodKind
from cs360_desktop.services.stale import StaleMeasure
from cs360_desktop.ui.metrics.entering.words import when


def stale_words(found: StaleMeasure) -> tuple[str, str]:
    """What is missing, and whom to ask: `Owner: Dana Ruiz. Last entry: Sep 2026, changed Oct 4, 2026, 2:10 PM.`."""
    if found.is_later:
        named, counted = (
            _tr("{measure} is still to come for {period}"),
            _tr("{measure} is still to come for the {period}"),
        )
    else:
        named, counted = _tr("{measure} has no entry for {period}"), _tr("{measure} has no entry for the {period}")
    text = counted if found.period.kind is PeriodKind.FOUR_WEEKS else named
    what = text.format(measure=found.measure.name, period=found.period.label)
    owner = _tr("Owner: {name}.").format(name=found.owner) if found.owner else _tr("It has no owner yet.")
    if found.is_later:
        owner = f"{_tr('Later: marked not yet available.')} {owner}"
    if found.last_period is None or found.last_update is None:
        never = _tr("It has had no other entry.") if found.is_later else _tr("It has never had an entry.")
        return what, f"{owner} {never}"
    last = _tr("Last entry: {period}, changed {when}.")
    return what, f"{owner} {last.format(period=found.last_period.label, when=when(found.last_update))}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("StaleMeasure", text)
