"""The rows of "Needs you": each says what is the case, how urgent it is, and leads to its place (ui/guide.md 02)."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cs360_desktop.domain.baseline import RequirementState
from cs360_desktop.domain.charts import Signal
from cs360_desktop.domain.meetings import MeetingStatus
from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.domain.request_form import RequestForm
from cs360_desktop.domain.requests import RequestStatus
from cs360_desktop.domain.wording import format_date, format_month, format_number
from cs360_desktop.services.catalogue_files import load_baseline
from cs360_desktop.services.home import NextMeeting, Today, Waiting
from cs360_desktop.services.open_meetings import Standing
from cs360_desktop.services.stale import MissingPeriod
from cs360_desktop.ui.common.counting import counted
from cs360_desktop.ui.common.labels import Label, StateLabel
from cs360_desktop.ui.common.link_row import LinkRow
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.rebuilt import Rebuilt
from cs360_desktop.ui.common.scaling import margins, px, spacing
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.typography import Type

_SOON = 14
"""Days before a meeting from which an empty agenda needs somebody."""

_NAMED = 3
"""Signals that are named on their line."""

_OWNERS = 3
"""Owners that are named on one line; more would push the names of the measures off it."""


@dataclass(frozen=True, slots=True)
class Need:
    """One row: what, detail, how urgent, and where it leads."""

    state: State
    what: str
    detail: str
    urgency: str
    link: str
    place: Place


def needs(today: Today) -> Iterator[Need]:
    """What needs somebody, the most urgent kinds first."""
    yield from _overdue(today)
    yield from _duties(today)
    yield from _meeting(today)
    for missing in today.missing:
        yield _missing(missing)
    yield from _signals(today)
    yield from _baseline(today)
    for waiting in today.waiting:
        yield _waiting(waiting)
    for form in today.drafts:
        yield _draft(form)


def _overdue(today: Today) -> Iterator[Need]:
    if not today.overdue:
        return
    oldest = today.overdue[0]
    who = ", ".join(name for name in (oldest.owner, oldest.group) if name)
    what = counted(len(today.overdue), _tr("{n} action is overdue"), _tr("{n} actions are overdue"))
    detail = _tr("Oldest: {text} ({who})") if who else _tr("Oldest: {text}")
    yield Need(
        State.WRONG,
        what,
        detail.format(text=oldest.action.text, who=who),
        counted(oldest.days_late, _tr("{n} day late"), _tr("{n} days late")),
        _tr("Open actions"),
        Place("actions", part="overdue"),
    )


def _duties(today: Today) -> Iterator[Need]:
    """Notices that are due soon, minutes that are due; what is late stays until it is ticked."""
    for duty in today.duties:
        left = (duty.due_on - today.day).days
        is_notice = duty.meeting.status is MeetingStatus.PLANNED
        if is_notice and left > _SOON:
            continue
        what = _tr("Post the notice for the meeting on {day}") if is_notice else _tr("Post the minutes of {day}")
        late = duty.standing is Standing.LATE
        yield Need(
            State.WRONG if late else State.NEEDS,
            what.format(day=format_date(duty.meeting.held_on, year=False)),
            (_tr("Was due {due}") if late else _tr("Due {due}")).format(due=duty.due),
            in_days(left),
            _tr("Open meeting"),
            Place("meetings", duty.meeting.id, "agenda"),
        )


def _meeting(today: Today) -> Iterator[Need]:
    meeting = today.meeting
    if meeting is None:
        yield Need(
            State.NOTHING_YET,
            _tr("No meeting is planned"),
            _tr("The Problem-Solving Team meets monthly (requirement B3)"),
            "",
            _tr("Open meetings"),
            Place("meetings"),
        )
        return
    days = (meeting.meeting.held_on - today.day).days
    place = Place("meetings", meeting.meeting.id, "agenda")
    if meeting.planned > meeting.meeting.minutes_planned:
        over = meeting.planned - meeting.meeting.minutes_planned
        yield Need(
            State.NEEDS,
            _tr("The agenda for {day} is longer than the meeting").format(day=_day(meeting)),
            counted(over, _tr("{n} minute over"), _tr("{n} minutes over")),
            in_days(days),
            _tr("Open agenda"),
            place,
        )
    elif not meeting.items and days <= _SOON:
        yield Need(
            State.NEEDS,
            _tr("The meeting on {day} has no agenda yet").format(day=_day(meeting)),
            meeting.body,
            in_days(days),
            _tr("Open agenda"),
            place,
        )


def _day(meeting: NextMeeting) -> str:
    return format_date(meeting.meeting.held_on, year=False)


def _missing(missing: MissingPeriod) -> Need:
    period = missing.period
    name = _month(period)
    in_sentence, link = name, _tr("Enter {period}").format(period=name)
    if period.kind is PeriodKind.FOUR_WEEKS:
        in_sentence, link = _tr("the {period}").format(period=name), _tr("Enter 28 days")
    return Need(
        State.NEEDS,
        _counted_missing(missing, in_sentence),
        " · ".join(part for part in (_owners(missing), _some(missing), _later(missing)) if part),
        "",
        link,
        Place("metrics", part=f"enter:missing:{period}"),
    )


def _owners(missing: MissingPeriod) -> str:
    """Whom to ask, with how many each: `Dana Ruiz 3, nobody named 4`; nothing where nobody is named for any."""
    named = [(name, number) for name, number in missing.owners if name]
    if len(missing.measures) == 1 and named:
        return named[0][0]
    shown = [f"{name} {format_number(number)}" for name, number in named[:_OWNERS]]
    others = sum(number for _, number in named[_OWNERS:])
    if others:
        shown.append(_tr("others {n}").format(n=format_number(others)))
    unowned = len(missing.measures) - sum(number for _, number in named)
    if shown and unowned:
        shown.append(_tr("nobody named {n}").format(n=format_number(unowned)))
    return ", ".join(shown)


def _some(missing: MissingPeriod) -> str:
    names = ", ".join(measure.name for measure in missing.measures[:2])
    return _tr("Among them: {names}").format(names=names) if len(missing.measures) > 2 else names


def _later(missing: MissingPeriod) -> str:
    """How many are marked not yet available; nothing where none is."""
    if not missing.later:
        return ""
    if len(missing.later) == len(missing.measures):
        return _tr("later: marked not yet available")
    return _tr("{n} later: marked not yet available").format(n=format_number(len(missing.later)))


def _counted_missing(missing: MissingPeriod, period: str) -> str:
    count = len(missing.measures)
    if len(missing.later) == count:
        one, many = _tr("1 measure is still to come for {period}"), _tr("{n} measures are still to come for {period}")
    else:
        one, many = _tr("1 measure has no entry for {period}"), _tr("{n} measures have no entry for {period}")
    return (one if count == 1 else many).format(n=count, period=period)


def _signals(today: Today) -> Iterator[Need]:
    """How many counts lie outside their usual range, and which; never whether that is good or bad."""
    if not today.signals:
        return
    periods = sorted({line.period for line in today.signals if line.period is not None})
    named = [
        _tr("{measure} ({word})").format(measure=line.measure.name, word=line.signal.value)
        for line in today.signals[:_NAMED]
        if line.signal is not None
    ]
    others = len(today.signals) - _NAMED
    if others > 0:
        named.append(counted(others, _tr("1 other"), _tr("{n} others")))
    is_unusual = any(line.signal is Signal.UNUSUAL for line in today.signals)
    yield Need(
        State.UNUSUAL if is_unusual else State.WORTH_A_LOOK,
        counted(
            len(today.signals),
            _tr("1 signal in {periods}"),
            _tr("{n} signals in {periods}"),
            periods=_joined([_month(period) for period in periods]),
        ),
        ", ".join(named),
        "",
        _tr("Open scorecard"),
        Place("metrics", part="scorecard"),
    )


def _month(period: Period) -> str:
    return format_month(period.start) if period.kind is PeriodKind.MONTH else period.label


def _joined(names: Sequence[str]) -> str:
    """Names as a sentence lists them: `September 2026 and Q3 2026`."""
    if len(names) == 1:
        return names[0]
    return _tr("{names} and {last}").format(names=", ".join(names[:-1]), last=names[-1])


def _baseline(today: Today) -> Iterator[Need]:
    names = {requirement.code: requirement.short for requirement in load_baseline()}
    for state in today.differing:
        code = state.item.code
        yield Need(
            State.DISAGREE,
            _tr("{code} {name}: answer and evidence differ").format(code=code, name=names[code]),
            state.finding.summary,
            "",
            _open(code),
            Place("baseline", part=code),
        )
    for state in today.planned:
        yield _planned(state, names[state.item.code], today.day)
    if today.not_yet:
        codes = [state.item.code for state in today.not_yet]
        yield Need(
            State.NOTHING_YET,
            counted(
                len(codes),
                _tr("{n} baseline requirement is not met yet"),
                _tr("{n} baseline requirements are not met yet"),
            ),
            ", ".join(f"{code} {names[code]}" for code in codes),
            "",
            _tr("Open baseline"),
            Place("baseline", part=codes[0]),
        )


def _planned(state: RequirementState, name: str, day: date) -> Need:
    code, planned_by = state.item.code, state.item.planned_by
    assert planned_by is not None, "planned means planned by a day"
    left = (planned_by - day).days
    detail = _tr("Planned by {day}; {summary}") if state.finding.summary else _tr("Planned by {day}")
    return Need(
        State.PLANNED if left >= 0 else State.NEEDS,
        f"{code} {name}",
        detail.format(day=format_date(planned_by), summary=state.finding.summary),
        in_days(left),
        _open(code),
        Place("baseline", part=code),
    )


def _open(code: str) -> str:
    return _tr("Open {code}").format(code=code)


def _draft(form: RequestForm) -> Need:
    detail = _tr("Nothing is missing: it can be exported")
    if form.missing:
        detail = counted(len(form.missing), _tr("{n} field is missing"), _tr("{n} fields are missing"))
        names = ", ".join(field.definition.label for field in form.missing[:3])
        detail = _tr("{count}: {names}").format(count=detail, names=names)
    return Need(
        State.NOTHING_YET,
        _tr("TTA request {number} of {year} is a draft").format(number=form.request.number, year=form.request.year),
        detail,
        "",
        _tr("Continue"),
        Place("requests", form.request.id),
    )


def _waiting(waiting: Waiting) -> Need:
    request = waiting.request
    if request.status is RequestStatus.SENT:
        what = _tr("TTA request {number} of {year} has no answer yet")
        detail = _tr("Ask the provider how it stands, and note it in the follow-up log")
    else:
        what = _tr("TTA request {number} of {year} is exported, but not marked as sent")
        detail = _tr("Send it, then say when and how")
    return Need(
        State.NEEDS,
        what.format(number=request.number, year=request.year),
        detail,
        counted(waiting.days, _tr("{n} day quiet"), _tr("{n} days quiet")),
        _tr("Open request"),
        Place("requests", request.id),
    )


def in_days(days: int) -> str:
    """Say when: today, in 7 days, 3 days ago."""
    if days == 0:
        return _tr("today")
    if days > 0:
        return counted(days, _tr("tomorrow"), _tr("in {n} days"))
    return counted(-days, _tr("yesterday"), _tr("{n} days ago"))


class NeedsYou(Rebuilt):
    """The rows, or that nothing needs anybody."""

    def __init__(self, go: Callable[[Place], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._go = go
        self._rows: list[LinkRow] = []

    def show_today(self, today: Today) -> None:
        """Show the rows of a day; the focus stays on its row."""
        focused = next((position for position, row in enumerate(self._rows) if row.hasFocus()), None)
        content = QWidget()
        box = QVBoxLayout(content)
        margins(box, 0, 0, 0, 0)
        spacing(box, 0)
        box.addWidget(Label(_tr("Needs you"), Type.SECTION))
        box.addSpacing(px(6))
        self._rows = [self._row(need) for need in needs(today)]
        for row in self._rows:
            box.addWidget(row)
        if not self._rows:
            box.addWidget(StateLabel(State.GOOD, _tr("Nothing is late and nothing is missing today")))
        self.replace(content)
        if focused is not None and self._rows:
            self._rows[min(focused, len(self._rows) - 1)].setFocus()

    def _row(self, need: Need) -> LinkRow:
        row = LinkRow(need.state, need.what, need.detail, need.link, urgency=need.urgency)
        row.clicked.connect(lambda _checked=False: self._go(need.place))
        return row

    def first_row(self) -> QWidget | None:
        """The first row, if there is any."""
        return self._rows[0] if self._rows else None


def _tr(text: str) -> str:
    return QCoreApplication.translate("Home", text)
