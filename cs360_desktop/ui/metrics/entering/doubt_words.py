"""What a figure far from its history is asked: `1,120 is 10 × the usual 98–131: did you mean 112?`."""

from PySide6.QtCore import QCoreApplication

from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.domain.plausibility import Doubt
from cs360_desktop.domain.wording import format_number, format_value

_WORTH_SAYING = 2


def doubt_words(figure: float, doubt: Doubt, measure: Measure) -> tuple[str, str]:
    """The question in one sentence without its mark, and what happens if nobody answers."""
    low, high = format_value(doubt.low, measure.unit), format_value(doubt.high, measure.unit)
    said = _tr("{figure} is {times} × the usual {low}–{high}")
    if doubt.times is None or doubt.times < _WORTH_SAYING:
        said = _tr("{figure} is far from the usual {low}–{high}")
    times = format_number(round(doubt.times or 0))
    text = said.format(figure=format_value(figure, measure.unit), times=times, low=low, high=high)
    meant = format_value(doubt.meant, measure.unit)
    asks = (
        _tr("{said}: did you mean {meant}?").format(said=text, meant=meant)
        if meant
        else f"{text}: {_tr('is that so?')}"
    )
    return asks, _tr("The value is kept either way.")


def _tr(text: str) -> str:
    return QCoreApplication.translate("DoubtWords", text)
