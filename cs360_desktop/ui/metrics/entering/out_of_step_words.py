"""Say that figures lie in the time shown and stand in none of its columns, and where that is decided."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from cs360_desktop.domain.periods import PeriodKind
from cs360_desktop.services.out_of_step import OutOfStep
from cs360_desktop.ui.common.counting import counted

_NAMED = 2


def out_of_step_words(found: Sequence[OutOfStep]) -> tuple[str, str]:
    """How many figures are not shown and why: `3 figures stand in no column here: Staffing`; at least one measure."""
    names = ", ".join(each.measure.name for each in found[:_NAMED])
    if len(found) > _NAMED:
        names = _tr("{names} and others").format(names=names)
    what = counted(
        sum(each.count for each in found),
        _tr("{n} figure stands in no column here: {names}"),
        _tr("{n} figures stand in no column here: {names}"),
        names=names,
    )
    example = _tr("It is kept for other periods than those shown, such as {period}.")
    if len(found) > 1 or found[0].count > 1:
        example = _tr("They are kept for other periods than those shown, such as {period}.")
    where = {_decided_by(each.measure.period_kind) for each in found}
    settings = " ".join(sorted(where))
    return what, f"{example.format(period=found[0].latest.label)} {settings}"


def _decided_by(kind: PeriodKind) -> str:
    if kind in {PeriodKind.FOUR_WEEKS, PeriodKind.WEEK}:
        return _tr("Settings › Agency profile says where 28-day periods begin.")
    return _tr("Settings › Agency profile says where the fiscal year begins.")


def _tr(text: str) -> str:
    return QCoreApplication.translate("OutOfStep", text)
