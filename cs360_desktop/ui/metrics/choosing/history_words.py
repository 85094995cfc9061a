"""A change of a definition in one plain line: when, what, by whom."""

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import QCoreApplication

from cs360_desktop.domain.catalogue import Measure, Status
from cs360_desktop.domain.wording import format_number
from cs360_desktop.services.definitions import Amendment
from cs360_desktop.ui.metrics.choosing import words


def amendment_said(line: Amendment, people: Mapping[int, str]) -> str:
    """Say a change: "Nov 10, 2026 · Renamed, was “Bike thefts” · Dana"."""
    return " · ".join(part for part in (words.day(line.at), _what(line, people), line.who) if part)


def _what(line: Amendment, people: Mapping[int, str]) -> str:
    before, after = line.before, line.after
    if line.unit == "owner":
        was = people.get(before.owner_id or 0, "")
        return _tr("Owner named") if not was else _tr("Owner changed, was {was}").format(was=was)
    if line.unit in _SAID:
        return "; ".join(_SAID[line.unit](before, after))
    return {
        "made": _tr("Made"),
        "deleted": _tr("Deleted"),
        "restored": _tr("Brought back"),
        "name_added": _tr("Other name added: {name}"),
        "name_removed": _tr("Other name removed: {name}"),
        "place": _tr("Put under another indicator"),
        "help": _tr("What is counted was reworded"),
    }.get(line.unit, _tr("Changed")).format(name=line.name)


def _name(before: Measure, _after: Measure) -> Iterator[str]:
    yield _tr("Renamed, was “{was}”").format(was=before.name)


def _meaning(before: Measure, after: Measure) -> Iterator[str]:
    keeps_unit = before.unit is after.unit
    for sentence, was, now in (
        (_tr("Unit changed, was {was}"), words.unit(before.unit), words.unit(after.unit)),
        (
            _tr("Base changed, was {was}"),
            format_number(before.scale),
            format_number(after.scale if keeps_unit else before.scale),
        ),
        (_tr("Period changed, was {was}"), words.period(before), words.period(after)),
        (
            _tr("Roll-up changed, was {was}"),
            words.rolls_up_of(before.aggregation),
            words.rolls_up_of(after.aggregation),
        ),
        (_tr("Numerator changed, was {was}"), _text(before.numerator), _text(after.numerator)),
        (_tr("Denominator changed, was {was}"), _text(before.denominator), _text(after.denominator)),
    ):
        if was != now:
            yield sentence.format(was=was)
    if before.may_exceed_whole != after.may_exceed_whole:
        yield _tr("May be over 100 % from now on") if after.may_exceed_whole else _tr("May no longer be over 100 %")
    if before.may_be_negative != after.may_be_negative:
        yield _tr("May be below zero from now on") if after.may_be_negative else _tr("May no longer be below zero")


def _reading(before: Measure, after: Measure) -> Iterator[str]:
    if before.direction is not after.direction:
        yield _tr("Better changed, was {was}").format(was=words.better(before))
    if before.type is not after.type:
        yield _tr("Type changed, was {was}").format(was=words.kind(before))


def _source(before: Measure, after: Measure) -> Iterator[str]:
    if before.source:
        yield _tr("Source changed, was {was}").format(was=_text(before.source))
    else:
        yield _tr("Source named: {source}").format(source=after.source)


def _evidence(before: Measure, _after: Measure) -> Iterator[str]:
    yield _tr("Evidence was reworded") if before.evidence else _tr("Evidence named")


def _breakdown(_before: Measure, after: Measure) -> Iterator[str]:
    yield _tr("Kept by area from now on") if after.by_area else _tr("No longer kept by area")


def _privacy(before: Measure, after: Measure) -> Iterator[str]:
    if before.internal != after.internal:
        yield _tr("Marked internal") if after.internal else _tr("No longer internal")
    if before.sensitive != after.sensitive:
        yield _tr("Marked sensitive") if after.sensitive else _tr("No longer sensitive")


def _status(_before: Measure, after: Measure) -> Iterator[str]:
    yield _tr("Started collecting") if after.status is Status.ACTIVE else _tr("Stopped collecting")


def _checked(_before: Measure, after: Measure) -> Iterator[str]:
    yield _tr("Definition checked") if after.checked else _tr("To be checked again")


_SAID: dict[str, Callable[[Measure, Measure], Iterator[str]]] = {
    "name": _name,
    "meaning": _meaning,
    "reading": _reading,
    "source": _source,
    "evidence": _evidence,
    "breakdown": _breakdown,
    "privacy": _privacy,
    "status": _status,
    "checked": _checked,
}


def _text(text: str) -> str:
    return f"“{text}”" if text else _tr("empty")


def _tr(text: str) -> str:
    return QCoreApplication.translate("MeasureHistory", text)
