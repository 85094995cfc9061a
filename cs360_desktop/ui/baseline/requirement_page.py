"""The page of one requirement: steps at the left, the form, Back and Next below, people and files at the right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from cs360_desktop.domain.baseline import REQUIREMENT_CODES, RequirementState
from cs360_desktop.services import baseline, people
from cs360_desktop.services.baseline_files import AttachedFile, attached_file
from cs360_desktop.services.catalogue_files import load_baseline
from cs360_desktop.ui.baseline.requirement_context import RequirementContext
from cs360_desktop.ui.baseline.requirement_form import RequirementForm
from cs360_desktop.ui.baseline.words import step_said
from cs360_desktop.ui.common.body import WizardFooter
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.context_panel import scrolling
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.locking import lock
from cs360_desktop.ui.common.page import Page
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.save_file import save_for_team
from cs360_desktop.ui.common.step_list import Step, StepList

PAGE = "baseline"


class RequirementPage(Page):
    """Shows one requirement at a time; forms stay, so that what was typed is there on coming back."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent=parent)
        self._desk = desk
        self.body.withhold(
            desk, self.tr("Community view is on, and requirements name people with their contact details.")
        )
        self._code = REQUIREMENT_CODES[0]
        self._definitions = {definition.code: definition for definition in load_baseline()}
        self.forms: dict[str, RequirementForm] = {}
        self._stack = QStackedWidget()
        self.steps = StepList(self.tr("Requirements"), width=216)
        self.side = RequirementContext(desk)
        self._elsewhere = Button("", self._go_elsewhere)
        self.add_button(self._elsewhere)
        self.back = Button("", lambda: self._move(-1), icon="arrow-left")
        self.all_six = Button(self.tr("&All six"), lambda: self._go(""))
        self.next = Button("", lambda: self._move(1), kind=Kind.PRIMARY)
        self.set_content(self._stack, bare=True)
        self.set_steps(self.steps)
        self.set_footer(self._make_footer())
        self.set_context(self.side, width=250)
        self.side.copy_wanted.connect(self._save_copy)
        self.steps.chosen.connect(self._go)
        self.follow(desk.notifier, self.refresh)

    def _make_footer(self) -> WizardFooter:
        footer = WizardFooter()
        footer.add_left(self.back)
        for button in (self.all_six, self.next):
            footer.add_right(button)
        return footer

    @property
    def code(self) -> str:
        """The requirement shown."""
        return self._code

    @property
    def form(self) -> RequirementForm:
        """The form shown."""
        return self.forms[self._code]

    def show_requirement(self, code: str, field_id: str = "") -> None:
        """Show a requirement, at one of its fields if one is named."""
        self._code = code
        if code not in self.forms:
            self.forms[code] = RequirementForm(self._desk, self._definitions[code])
            self._stack.addWidget(scrolling(self.forms[code]))
        self._stack.setCurrentIndex(list(self.forms).index(code))
        self._show_frame()
        self.refresh()
        if field_id == "attach":
            self.open_context()
            self.side.attach.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif field_id:
            self.form.focus_field(field_id)

    def refresh(self) -> None:
        """Ask again for everything shown."""
        states = baseline.overview(self._desk.session)
        state = next(found for found in states if found.item.code == self._code)
        details = baseline.details(self._desk.session, self._code)
        self.form.refresh(state, details, people.people(self._desk.session))
        self.side.refresh(state, details)
        if self._desk.session.read_only:
            lock(self.form, self.side)
            for way in (self.form.mend, self.form.mend_difference, self.form.explanation.link):
                way.allow(True)  # looking around changes nothing
        self._show_steps(states)

    def _show_steps(self, states: Sequence[RequirementState]) -> None:
        steps = []
        for state in states:
            symbol, word = step_said(state, self._desk.session.today())
            code = state.item.code
            steps.append(Step(code, self._definitions[code].short, code, state=symbol, state_word=word))
        self.steps.set_steps(steps)
        self.steps.choose(self._code)

    def _show_frame(self) -> None:
        place = REQUIREMENT_CODES.index(self._code)
        definition = self._definitions[self._code]
        self.set_title(
            f"{self._code}  {definition.title}",
            self.tr("Requirement {place} of {count}. Everything is saved as you enter it.").format(
                place=place + 1, count=len(REQUIREMENT_CODES)
            ),
        )
        self.back.setVisible(place > 0)
        if place > 0:
            self.back.setText(self.tr("&Back: {code}").format(code=REQUIREMENT_CODES[place - 1]))
        is_last = place + 1 == len(REQUIREMENT_CODES)
        following = REQUIREMENT_CODES[0] if is_last else REQUIREMENT_CODES[place + 1]
        self.next.setText(self.tr("&Next: all six") if is_last else self.tr("&Next: {code}").format(code=following))
        self.all_six.setVisible(not is_last)
        way = self._way_elsewhere()
        self._elsewhere.setVisible(way is not None)
        if way is not None:
            self._elsewhere.setText(way[0])

    def _way_elsewhere(self) -> tuple[str, Place] | None:
        return {
            "B3": (self.tr("Show meetings"), Place("meetings")),
            "B4": (self.tr("Show measures"), Place("metrics")),
        }.get(self._code)

    def _go_elsewhere(self) -> None:
        way = self._way_elsewhere()
        assert way is not None
        self._desk.go(way[1])

    def _move(self, steps: int) -> None:
        place = REQUIREMENT_CODES.index(self._code) + steps
        self._go(REQUIREMENT_CODES[place] if place < len(REQUIREMENT_CODES) else "")

    def _go(self, code: str) -> None:
        self._desk.go(Place(PAGE, part=code))

    def _save_copy(self, file: AttachedFile) -> None:
        save_for_team(self, self._desk, lambda: attached_file(self._desk.session, file.id))
