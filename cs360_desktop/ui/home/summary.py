"""Beside the rows of Home: the next meeting, the baseline, and where the data are kept safe."""

from collections.abc import Callable

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from cs360_desktop.domain.baseline import Answer
from cs360_desktop.domain.wording import format_long_date, format_time
from cs360_desktop.services.catalogue_files import load_baseline
from cs360_desktop.services.home import NextMeeting, Today
from cs360_desktop.ui.common.buttons import Button
from cs360_desktop.ui.common.counting import counted
from cs360_desktop.ui.common.labels import Label, Line, StateLabel
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.rebuilt import Rebuilt
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.typography import Type

_ANSWERS = {Answer.MET: State.GOOD, Answer.PLANNED: State.PLANNED, Answer.NOT_YET: State.NOTHING_YET}


class Summary(Rebuilt):
    """Built anew from each day's facts."""

    def __init__(self, go: Callable[[Place], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._go = go

    def show_today(self, today: Today) -> None:
        """Show the facts of a day."""
        content = QWidget()
        box = QVBoxLayout(content)
        margins(box, 0, 0, 0, 0)
        spacing(box, 6)
        self._add_meeting(box, today.meeting)
        _add_line(box)
        self._add_baseline(box, today)
        _add_line(box)
        box.addWidget(Label(self.tr("Backup"), Type.SECTION))
        box.addWidget(StateLabel(State.NOTHING_YET, self.tr("not made by this version")))
        copy = self.tr("Copy the workspace file to a USB stick now and then.")
        box.addWidget(Label(copy, Type.CAPTION, tone="muted", wrap=True))
        self.replace(content)

    def _add_meeting(self, box: QVBoxLayout, meeting: NextMeeting | None) -> None:
        box.addWidget(Label(self.tr("Next meeting"), Type.SECTION))
        if meeting is None:
            box.addWidget(Label(self.tr("None is planned."), tone="muted"))
            box.addWidget(
                Button(self.tr("&Plan a meeting"), lambda: self._go(Place("meetings")), icon="calendar-blank")
            )
            return
        day, time = meeting.meeting.held_on, format_time(meeting.meeting.starts_at)
        box.addWidget(Label(f"{format_long_date(day, weekday=True)}, {time}", Type.STRONG, wrap=True))
        where = " · ".join(part for part in (meeting.body, meeting.meeting.place) if part)
        box.addWidget(Label(where, tone="muted", wrap=True))
        length = meeting.meeting.minutes_planned
        fits = State.GOOD if 0 < meeting.planned <= length else State.NEEDS
        agenda = self.tr("Agenda {planned} of {length} minutes").format(planned=meeting.planned, length=length)
        box.addWidget(StateLabel(fits, agenda, plain=True))
        if meeting.carried:
            carried = counted(
                meeting.carried, self.tr("{n} open action comes along"), self.tr("{n} open actions come along")
            )
            box.addWidget(StateLabel(State.INFORMATION, carried, plain=True))
        for group in meeting.missing_groups:
            nobody = self.tr("Nobody has confirmed: {group}").format(group=group)
            box.addWidget(StateLabel(State.NEEDS, nobody, plain=True, wrap=True))
        place = Place("meetings", meeting.meeting.id, "agenda")
        box.addWidget(Button(self.tr("&Open agenda"), lambda: self._go(place), icon="calendar-blank"))

    def _add_baseline(self, box: QVBoxLayout, today: Today) -> None:
        total = len(today.baseline)
        box.addWidget(Label(self.tr("Baseline: {met} of {total} met").format(met=today.met, total=total), Type.SECTION))
        if today.differing:
            differ = counted(
                len(today.differing),
                self.tr("{n} answer differs from the evidence"),
                self.tr("{n} answers differ from the evidence"),
            )
            box.addWidget(Label(differ, Type.CAPTION, tone="muted"))
        grid = QGridLayout()
        margins(grid, 0, 4, 0, 0)
        spacing(grid, 4)
        grid.setColumnStretch(1, 1)
        names = {requirement.code: requirement.short for requirement in load_baseline()}
        for row, state in enumerate(today.baseline):
            code = state.item.code
            grid.addWidget(Label(code, tone="muted"), row, 0)
            grid.addWidget(Label(names[code]), row, 1)
            grid.addWidget(StateLabel(State.DISAGREE if state.differs else _ANSWERS[state.item.answer]), row, 2)
        box.addLayout(grid)


def _add_line(box: QVBoxLayout) -> None:
    box.addSpacing(8)
    box.addWidget(Line())
    box.addSpacing(8)
