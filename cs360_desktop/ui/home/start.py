"""The three-step start: the department, its numbers, the six baseline requirements (product.md §3, ui/guide.md 01)."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from cs360_desktop.domain.imports import WORKBOOK_SUFFIXES
from cs360_desktop.domain.wording import format_number
from cs360_desktop.services.agency import state_name
from cs360_desktop.services.home import Start
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.scaling import margins, maximum_width, spacing
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.home.cards import ChoiceCard, Progress, StepCard
from cs360_desktop.ui.home.department_form import DepartmentForm


class StartSteps(QWidget):
    """The steps with their state; the step that comes next is open.

    Signals:
        wanted(Place): the user chose the next thing; the way is at that place.
    """

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = DepartmentForm()
        self._skipped = False
        self._start: Start | None = None
        self._department = StepCard(1, self.tr("Your department"))
        self._numbers = StepCard(2, self.tr("Your numbers"))
        self._baseline = StepCard(3, self.tr("The six baseline requirements"))
        self._change = Button(
            self.tr("Change"),
            lambda: self.wanted.emit(Place("settings", part="agency")),
            kind=Kind.QUIET,
            icon="pencil-simple",
        )
        self._department.set_content(self.form)
        self._department.set_side(self._change)
        self._numbers.set_content(self._numbers_content())
        self._baseline.set_content(self._baseline_content())
        self._baseline.set_side(Label(self.tr("about 5 minutes"), Type.CAPTION, tone="muted"))
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 8)
        for card in (self._department, self._numbers, self._baseline):
            maximum_width(card, 720)
            box.addWidget(card)
        box.addStretch(1)
        self.show_start(None)

    def _numbers_content(self) -> QWidget:
        self._bring_in = ChoiceCard(
            self.tr("&Bring in the workbook I keep now"),
            self.tr("The app looks for the table by itself and shows every value before anything is saved."),
            "upload-simple",
        )
        self._empty = ChoiceCard(
            self.tr("S&tart with an empty grid"),
            self.tr("Starter measures, at least one for every goal. You can change the list at any time."),
            "plus",
        )
        self._group = QButtonGroup(self)
        for choice in (self._bring_in, self._empty):
            self._group.addButton(choice.button)
        self._bring_in.button.setChecked(True)
        self._choose = Button(
            self.tr("&Choose workbook…"), self._choose_workbook, kind=Kind.PRIMARY, icon="folder-open"
        )
        self._bring_in.add(_row(self._choose, Label(self.tr("or drop the file anywhere in this window"), tone="muted")))
        kinds = self.tr("Excel (.xlsx .xls .xlsm .xlsb), LibreOffice (.ods) or text (.csv .tsv).")
        never = self.tr("Your file is only read, never changed.")
        self._bring_in.add(Label(f"{kinds} {never}", Type.CAPTION, tone="muted", wrap=True))
        self._empty.add(_row(Button(self.tr("Open the g&rid"), self._open_grid, kind=Kind.PRIMARY, icon="table")))
        skip = Button(self.tr("&Skip this step"), self.skip_numbers)
        content = QWidget()
        box = QVBoxLayout(content)
        margins(box, 0, 0, 0, 0)
        spacing(box, 8)
        box.addWidget(self._bring_in)
        box.addWidget(self._empty)
        foot = QHBoxLayout()
        margins(foot, 0, 4, 0, 0)
        foot.addStretch(1)
        foot.addWidget(skip)
        box.addLayout(foot)
        return content

    def _baseline_content(self) -> QWidget:
        content = QWidget()
        box = QHBoxLayout(content)
        margins(box, 0, 0, 0, 0)
        spacing(box, 8)
        box.addStretch(1)
        box.addWidget(Button(self.tr("La&ter"), lambda: self.wanted.emit(Place("home"))))
        answer = self.tr("&Answer the six questions")
        self._answer = Button(answer, lambda: self.wanted.emit(Place("baseline")), kind=Kind.PRIMARY)
        box.addWidget(self._answer)
        return content

    def show_start(self, start: Start | None) -> None:
        """Show how far things are; None before there is a workspace."""
        self._start = start
        numbers_done = start is not None and start.has_entries
        current = 1 if start is None else 3 if numbers_done or self._skipped else 2
        self._change.setVisible(start is not None)
        for number, card, done, about in (
            (1, self._department, start is not None, self._about_department(start)),
            (2, self._numbers, numbers_done, self._about_numbers(start, current)),
            (3, self._baseline, False, self.tr("Short questions; what the app already knows is filled in for you")),
        ):
            progress = Progress.DONE if done else Progress.CURRENT if number == current else Progress.LATER
            card.show_progress(progress, about)

    def current_focus(self) -> QWidget:
        """Where the focus belongs in the step that is open."""
        if self._department.progress is Progress.CURRENT:
            return self.form
        return self._choose if self._numbers.progress is Progress.CURRENT else self._answer

    def skip_numbers(self) -> None:
        """Go on to the baseline without numbers."""
        self._skipped = True
        self.show_start(self._start)
        self._answer.setFocus()

    def take_workbook(self, path: Path) -> None:
        """Bring a workbook in."""
        self.wanted.emit(Place("metrics", part=f"import:{path}"))

    def _choose_workbook(self) -> None:
        kinds = self.tr("Workbooks ({patterns})").format(patterns=" ".join(f"*{each}" for each in WORKBOOK_SUFFIXES))
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a workbook"), "", kinds)
        if name:
            self.take_workbook(Path(name))

    def _open_grid(self) -> None:
        self.wanted.emit(Place("metrics", part="enter"))

    def _about_department(self, start: Start | None) -> str:
        if start is None:
            return self.tr("Who you are; this stands on every document. All of it can be changed later.")
        agency, population = start.agency, start.population
        name = self.tr("{name}, {state}").format(name=agency.name, state=state_name(agency.state))
        staff = []
        if agency.sworn_actual is not None:
            staff.append(self.tr("{n} sworn").format(n=agency.sworn_actual))
        if agency.civilian_actual is not None:
            staff.append(self.tr("{n} civilian").format(n=agency.civilian_actual))
        parts = [name if agency.state else agency.name, ", ".join(staff)]
        if population is not None:
            parts.append(
                self.tr("population {residents} ({year})").format(
                    residents=format_number(population.residents), year=population.year
                )
            )
        return " · ".join(part for part in parts if part)

    def _about_numbers(self, start: Start | None, current: int) -> str:
        if start is not None and start.has_entries:
            return self.tr("Your numbers are in; look at them under Metrics")
        if current == 3:
            return self.tr("Skipped for now; bring a workbook in under Metrics at any time")
        return self.tr("Most departments already keep monthly counts in a workbook. How would you like to begin?")


def _row(*parts: QWidget) -> QWidget:
    holder = QWidget()
    box = QHBoxLayout(holder)
    margins(box, 0, 0, 0, 0)
    spacing(box, 12)
    for part in parts:
        box.addWidget(part)
    box.addStretch(1)
    return holder
