"""The panel "What it says" beside a chart: finding, baseline, marks, target, and ways to take the chart along."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cs360_desktop.domain.wording import format_date
from cs360_desktop.services.chart_notes import ChartNotes
from cs360_desktop.services.charts import MeasureChart
from cs360_desktop.ui.charts.mark_row import MarkRow
from cs360_desktop.ui.charts.tables import STATE_OF
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.clearing import clear
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.icons import set_icon
from cs360_desktop.ui.common.labels import Label, Line, StateLabel
from cs360_desktop.ui.common.locking import lock
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.typography import Type


class ChartPanel(QWidget):
    """One sentence of finding and one of what it does not say, then what the chart rests on.

    `mark_wanted(break)` asks for the form of a break, None for a new one; `target_wanted` for that of the target;
    `working_wanted` for how the figure was worked out.
    """

    mark_wanted = Signal(object)
    target_wanted = Signal()
    working_wanted = Signal()

    def __init__(self, desk: Desk, copy: Callable[[], object], save: Callable[[], object]) -> None:
        super().__init__()
        self._desk = desk
        self.withheld = Label(role=Type.CAPTION, wrap=True)
        self._signal = StateLabel(State.USUAL)
        self._finding = Label(wrap=True)
        self._caution = Label(tone="muted", wrap=True)
        self.working = Button(self.tr("How this was worked out"), self.working_wanted.emit, kind=Kind.LINK)
        self.residents = Label(wrap=True)
        self.add_residents = Button(self.tr("Add residents"), self._go_to_population, kind=Kind.LINK, opens_page=True)
        self.baseline = Label(wrap=True)
        self._rows: list[MarkRow] = []
        self._marks = QVBoxLayout()
        spacing(self._marks, 4)
        self.add_mark = Button(self.tr("Add mark…"), lambda: self.mark_wanted.emit(None), kind=Kind.LINK, icon="plus")
        self.target = Label(wrap=True)
        self._target_detail = Label(role=Type.CAPTION, tone="muted", wrap=True)
        self.change_target = Button("", self.target_wanted.emit, kind=Kind.LINK, icon="plus")
        self._rest = QWidget()
        self._arrange(copy, save)

    def _arrange(self, copy: Callable[[], object], save: Callable[[], object]) -> None:
        self._commands = QWidget()
        row = QHBoxLayout(self._commands)
        margins(row, 0, 4, 0, 0)
        spacing(row, 8)
        row.addWidget(Button(self.tr("Copy"), copy, icon="copy"))
        row.addWidget(Button(self.tr("Save as…"), save, icon="download-simple"))
        row.addStretch(1)
        rest = QVBoxLayout(self._rest)
        margins(rest, 0, 0, 0, 0)
        spacing(rest, 4)
        marks = QWidget()
        marks.setLayout(self._marks)
        margins(self._marks, 0, 0, 0, 0)
        self._baseline_title = Label(self.tr("Baseline used"), Type.STRONG)
        for part in (
            *(Line(), self._baseline_title, self.baseline),
            *(Label(self.tr("Marks"), Type.STRONG), marks, self.add_mark),
            *(Label(self.tr("Target"), Type.STRONG), self.target, self._target_detail, self.change_target),
            Line(),
        ):
            is_button = isinstance(part, Button)
            rest.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft) if is_button else rest.addWidget(part)
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 8)
        box.addWidget(Label(self.tr("What it says"), Type.SECTION))
        for label in (self.withheld, self._signal, self._finding, self._caution):
            box.addWidget(label)
        box.addWidget(self.working, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self.residents)
        box.addWidget(self.add_residents, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self._rest)
        box.addWidget(self._commands)
        box.addStretch(1)

    def show_nothing(self, why: str = "") -> None:
        """Say what will stand here, or why there is nothing."""
        for part in (self.withheld, self._signal, self._caution, self.working, self.residents, self.add_residents):
            part.hide()
        self._rest.hide()
        self._commands.hide()
        self._finding.setText(why or self.tr("As soon as there are figures, one sentence here says what they show."))

    def show_chart(self, found: MeasureChart, notes: ChartNotes, withheld: str | None) -> None:
        """Show the sentences of a chart; `withheld` says what a community copy hides, None where it is none."""
        self._say(self.withheld, withheld or "")
        self._signal.setVisible(found.signal is not None)
        if found.signal is not None:
            self._signal.set_state(STATE_OF[found.signal])
        self._finding.setText(found.finding)
        self._say(self._caution, found.caution)
        self.working.setVisible(bool(found.comparisons))
        self._show_residents(notes)
        self._say(self.baseline, notes.baseline)
        self._baseline_title.setVisible(bool(notes.baseline))
        self._show_marks(notes, is_public=withheld is not None)
        self._show_target(notes, is_public=withheld is not None)
        self._rest.show()
        self._commands.show()
        if self._desk.session.read_only:
            lock(self.add_mark, self.change_target)

    def take_along_only(self, sentence: str, withheld: str | None) -> None:
        """Show what a chart of many areas says as a whole, and the ways to take it along."""
        self.show_nothing(sentence)
        self._say(self.withheld, withheld or "")
        self._commands.show()

    def mark_rows(self) -> list[MarkRow]:
        """The marks that are listed."""
        return list(self._rows)

    def _show_residents(self, notes: ChartNotes) -> None:
        said = ""
        if notes.missing_years and notes.can_add_residents:
            said = self.tr("No residents are given for {years}, so these years have no rate.")
        elif notes.missing_years:
            said = self.tr("This area has no residents for {years}, so there is no rate. Whole agency may have one.")
        self._say(self.residents, said.format(years=notes.missing_years))
        self.add_residents.setVisible(bool(notes.missing_years) and notes.can_add_residents)

    def _show_marks(self, notes: ChartNotes, *, is_public: bool) -> None:
        clear(self._marks)
        self._rows = []
        for line in notes.marks:
            row = MarkRow(line, is_numbered=len(notes.marks) > 1, opens=not (is_public or self._desk.session.read_only))
            if row.opens:
                row.clicked.connect(lambda _checked=False, line=line: self.mark_wanted.emit(line.mark))
            self._marks.addWidget(row)
            self._rows.append(row)
        if not notes.marks:
            none = self.tr("None. A break says that counting changed, so that nothing is compared across it.")
            self._marks.addWidget(Label(none, Type.CAPTION, tone="muted", wrap=True))
        self.add_mark.setVisible(not is_public)

    def _show_target(self, notes: ChartNotes, *, is_public: bool) -> None:
        words, target = notes.target_words, notes.target
        self.target.setText(self.tr("None") if words is None else words.aim)
        self.target.set_tone("muted" if words is None else "text")
        parts: list[str] = []
        if words is not None and target is not None:
            parts = [words.distance]
            if target.since is not None:
                parts.append(self.tr("since {date}").format(date=format_date(target.since)))
            if words.set_by:
                parts.append(self.tr("set by {who}").format(who=words.set_by))
        self._say(self._target_detail, " · ".join(parts))
        self.change_target.setText(self.tr("Set a target…") if words is None else self.tr("Change target…"))
        set_icon(self.change_target, "plus" if words is None else "pencil-simple", "accent")
        self.change_target.setVisible(not is_public)

    def _go_to_population(self) -> None:
        self._desk.go(Place("settings", part="population"))

    @staticmethod
    def _say(label: Label, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))
