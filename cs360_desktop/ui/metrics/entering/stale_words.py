"""Whose a measure is that lacks its last period, and how far its entries reach."""

from PySide6.QtCore import QCoreApplication

from cs360_desktop.domain.periods import PeriodKind
from cs360_desktop.services.stale import StaleMeasure
from cs360_desktop.ui.metrics.entering.words import when


def stale_words(found: StaleMeasure) -> tuple[str, str]:
    """What is missing, and whom to ask: `Owner: Dana Ruiz. Last entry: Sep 2026, changed Oct 4, 2026, 2:10 PM.`."""
    text = _tr("{measure} has no entry for {period}")
    if found.period.kind is PeriodKind.FOUR_WEEKS:
        text = _tr("{measure} has no entry for the {period}")
    what = text.format(measure=found.measure.name, period=found.period.label)
    owner = _tr("Owner: {name}.").format(name=found.owner) if found.owner else _tr("It has no owner yet.")
    if found.last_period is None or found.last_update is None:
        return what, f"{owner} {_tr('It has never had an entry.')}"
    last = _tr("Last entry: {period}, changed {when}.")
    return what, f"{owner} {last.format(period=found.last_period.label, when=when(found.last_update))}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("StaleMeasure", text)
