"""One request as a form in nine steps: what is missing beside each, the way to it, and the PDF."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.domain.changes import Change
from cs360_desktop.domain.request_form import FormSection, RequestForm
from cs360_desktop.domain.requests import RequestExport
from cs360_desktop.services import requests
from cs360_desktop.services.request_document import has_changed_since
from cs360_desktop.ui.common.body import WizardFooter
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.context_panel import scrolling
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.fields import Field
from cs360_desktop.ui.common.freshness import Freshness
from cs360_desktop.ui.common.page import Page
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.scaling import margins, px, scale, spacing
from cs360_desktop.ui.common.step_list import Step, StepList
from cs360_desktop.ui.requests.answers import Answers
from cs360_desktop.ui.requests.export import Exporter
from cs360_desktop.ui.requests.follow_up_panel import FollowUpPanel
from cs360_desktop.ui.requests.printing_panel import PrintingPanel
from cs360_desktop.ui.requests.refused_aside import RefusedAside
from cs360_desktop.ui.requests.section_form import SectionForm
from cs360_desktop.ui.requests.sending import Sender
from cs360_desktop.ui.requests.words import section_said, status_said, tr

_Made = tuple[SectionForm, QScrollArea]
_STEPS_WIDTH = 240
_PANEL_WIDTH = 304
_NARROW_BELOW = 1000
_ROOM_AROUND = 24
_AROUND_BUTTONS = 80


class RequestRecordPage(Page):
    """Shows one request; a section is made when it is first looked at.

    What is missing is said below a field only where somebody has been: in a request that was opened again, in
    sections that were left, and everywhere once the next missing field was asked for.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self._form: RequestForm | None = None
        self._letter = ""
        super().__init__(tr("TTA request"), "", parent=parent)
        self._desk = desk
        self.body.withhold(desk, tr("Community view is on, and a request names people with their contact details."))
        self._request_id = 0
        self._told: set[str] = set()
        self._made: dict[str, _Made] = {}
        self._refused = RefusedAside()
        self._stack = QStackedWidget()
        self.exporter = Exporter(self, desk)
        self.outgoing = Sender(self, desk)
        self.freshness = Freshness(desk, self)
        self.letter_button = Button(tr("Support letter…"), self._write_letters, icon="file-text")
        self.mail_button = Button(tr("E-mail draft…"), self._write_mail, icon="envelope-simple")
        self.steps = StepList(tr("Sections of the request"), width=_STEPS_WIDTH)
        self.export_button = Button(tr("Export PDF…"), self.export, kind=Kind.PRIMARY, icon="file-pdf")
        self.back_button = Button("", lambda: self._step(-1), icon="arrow-left")
        self.missing_button = Button(tr("Next missing field (F8)"), self.next_missing)
        self.next_button = Button("", lambda: self._step(1))
        self.printing = PrintingPanel()
        self.follow_up = FollowUpPanel(desk)
        self._arrange()
        self._connect()
        self.setFocusProxy(self.steps)

    def show_request(self, request_id: int, part: str = "", *, is_new: bool = False) -> None:
        """Show a request at a section (`E`) or field (`preferred_dates`); without one at what was shown last."""
        if request_id != self._request_id:
            self._forget()
            self._made = self._refused.take(request_id)
            self._request_id = request_id
            self._told = set() if is_new else {section.definition.id for section in self._read().sections}
        self.refresh()
        assert self._form is not None
        letters = [section.definition.id for section in self._form.sections]
        if part in {field.definition.id for field in self._form.fields}:
            self.go_to_field(part)
        else:
            self._show_section(part if part in letters else self._letter or letters[0])

    def refresh(self) -> None:
        """Ask for the request again."""
        self._form = form = self._read()
        request, exports = form.request, requests.exports(self._desk.session, self._request_id)
        self.set_title(request.label, self._purpose(form))
        self.set_state(*status_said(request))
        self.set_trail([(tr("TTA requests"), lambda: self._desk.go(Place("requests")))], request.label)
        self.steps.set_steps([_step(section) for section in form.sections])
        self.printing.refresh(form, exports)
        self.follow_up.refresh(request, was_exported=bool(exports))
        self.printing.fresh.hide()
        self._ask_whether_changed(exports[-1] if exports and self.isVisible() else None)
        self._refresh_section()
        self._note_refused()

    def next_missing(self, step: int = 1) -> None:
        """Go to the next (1) or previous (-1) required field that is empty, or whose text was refused."""
        if self._form is None or not (wanted_ids := self._to_mend()):
            return
        self._told = {section.definition.id for section in self._form.sections}
        order = [field.definition.id for field in self._form.fields]
        missing = sorted(order.index(field_id) for field_id in wanted_ids)
        here = self._focused_place(order)
        if step > 0:
            wanted = next((place for place in missing if place > here), missing[0])
        else:
            wanted = next((place for place in reversed(missing) if place < here), missing[-1])
        self.go_to_field(order[wanted])

    def go_to_field(self, field_id: str) -> None:
        """Show a field and give it the focus."""
        assert self._form is not None
        holds = {
            field.definition.id: section.definition.id for section in self._form.sections for field in section.fields
        }
        self._show_section(holds[field_id])
        form, area = self._made[holds[field_id]]
        slot = form.focus_field(field_id)
        # A section that was just made has its places only when it was laid out.
        QTimer.singleShot(0, slot, lambda: area.ensureWidgetVisible(slot, 0, px(_ROOM_AROUND)))

    def export(self) -> None:
        """Export the PDF as it is now, in the form that is chosen in the panel."""
        self._leave_field()
        label = self._read().request.label
        self.exporter.export(self._request_id, label, community=self.printing.community.isChecked())

    # -- building ---------------------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        for button in (self.letter_button, self.mail_button, self.export_button):
            self.add_button(button)
        self.set_steps(self.steps)
        self.set_content(self._stack, bare=True)
        footer = WizardFooter()
        footer.add_left(self.back_button)
        footer.add_right(self.missing_button)
        footer.add_right(self.next_button)
        self.set_footer(footer)
        panel = QWidget()
        column = QVBoxLayout(panel)
        margins(column, 0, 0, 0, 0)
        spacing(column, 12)
        column.addWidget(self.printing)
        column.addWidget(self.follow_up)
        column.addStretch(1)
        self.set_context(panel, width=_PANEL_WIDTH, below_header=True)

    def _connect(self) -> None:
        self.steps.chosen.connect(self._show_section)
        self.printing.field_wanted.connect(self._go_to_missing)
        self.printing.look_wanted.connect(self._look)
        self.printing.version_wanted.connect(lambda key: self.exporter.open_kept(key, self._request_id))
        self.exporter.busy.connect(self._follow_work)
        self.outgoing.busy.connect(self._follow_work)
        self.freshness.known.connect(lambda changed: self.printing.show_freshness(changed=bool(changed)))
        self.follow_up.refusal_changed.connect(self._note_refused)
        self._desk.notifier.committed.connect(self._follow)
        for keys, act in (
            ("F8", self.next_missing),
            ("Shift+F8", lambda: self.next_missing(-1)),
            ("Ctrl+P", self.export),
        ):
            shortcut = QShortcut(QKeySequence(keys), self, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # -- sections ---------------------------------------------------------------------------------------------------

    def _show_section(self, letter: str) -> None:
        assert self._form is not None
        if self._letter and self._letter != letter:
            self._told.add(self._letter)
        self._letter = letter
        if letter not in self._made:
            form = SectionForm(Answers(self._desk, self._request_id), self._section(letter))
            form.refusal_changed.connect(self._note_refused)
            self._made[letter] = (form, scrolling(form))
            self._stack.addWidget(self._made[letter][1])
        self._stack.setCurrentWidget(self._made[letter][1])
        self._made[letter][1].show()  # now, not with the next event: the focus may go there at once
        self.steps.choose(letter)
        self._name_buttons()
        self._refresh_section()

    def _refresh_section(self) -> None:
        if self._form is not None and self._letter in self._made:
            form, _area = self._made[self._letter]
            form.refresh(self._form, self._section(self._letter), tell_missing=self._letter in self._told)

    def _name_buttons(self) -> None:
        """Say where Back and Next lead, in short where room is; at an end there is nothing to say."""
        if self._form is None or not self._letter:
            return
        titles = [section.definition.title for section in self._form.sections]
        place = self._place()
        names: list[tuple[Button, str]] = []
        self.back_button.setVisible(place > 0)
        self.next_button.setVisible(place < len(titles) - 1)
        for button, short, words, there in (
            (self.back_button, tr("Back"), tr("Back: {section}"), place - 1),
            (self.next_button, tr("Next"), tr("Next: {section}"), place + 1),
        ):
            if 0 <= there < len(titles):
                text = words.format(section=titles[there])
                button.setText(text)
                button.setAccessibleName(text)
                names.append((button, short))
        if self.window().width() / scale() < _NARROW_BELOW or self._footer_is_short_of_room():
            for button, short in names:
                button.setText(short)

    def _footer_is_short_of_room(self) -> bool:
        """Whether its buttons would be cut, as they are named now."""
        shown = (self.back_button, self.missing_button, self.next_button)
        needed = sum(button.sizeHint().width() for button in shown if not button.isHidden())
        return needed > self._stack.width() - px(_AROUND_BUTTONS)

    def _step(self, steps: int) -> None:
        assert self._form is not None
        self._show_section(self._form.sections[self._place() + steps].definition.id)

    def _place(self) -> int:
        assert self._form is not None
        return [section.definition.id for section in self._form.sections].index(self._letter)

    def _section(self, letter: str) -> FormSection:
        assert self._form is not None
        return next(section for section in self._form.sections if section.definition.id == letter)

    def _focused_place(self, order: list[str]) -> int:
        """Where among all fields the focus is; before those of the section shown when it is in none."""
        focused = QApplication.focusWidget()
        form, _area = self._made[self._letter]
        for field_id, slot in form.slots.items():
            if focused is not None and slot.isAncestorOf(focused):
                return order.index(field_id)
        return order.index(self._section(self._letter).fields[0].definition.id) - 1

    def _go_to_missing(self, field_id: str) -> None:
        assert self._form is not None
        self._told = {section.definition.id for section in self._form.sections}
        self.go_to_field(field_id)

    # -- following --------------------------------------------------------------------------------------------------

    def _read(self) -> RequestForm:
        return requests.request_form(self._desk.session, self._request_id)

    def _ask_whether_changed(self, export: RequestExport | None) -> None:
        session = self._desk.session
        self.freshness.ask(None if export is None else lambda: has_changed_since(session, export))

    def _purpose(self, form: RequestForm) -> str:
        words = tr(
            "{filled} of {required} required fields filled, {known} from your workspace · nothing is sent by the app"
        )
        known = sum(1 for field in form.fields if field.definition.required and field.typed is None and field.is_filled)
        return words.format(filled=form.filled, required=form.required, known=known)

    def _write_letters(self) -> None:
        self._leave_field()
        self.outgoing.write_letters(self._request_id)

    def _write_mail(self) -> None:
        self._leave_field()
        self.outgoing.write_mail(self._request_id)

    def _look(self) -> None:
        self._leave_field()
        self.exporter.look(self._request_id, community=self.printing.community.isChecked())

    def _follow_work(self, busy: bool) -> None:
        for button in (self.export_button, self.letter_button, self.mail_button, self.printing.look_button):
            button.allow(not busy, tr("The PDF is being made"))

    def _follow(self, _changes: Sequence[Change]) -> None:
        """Ask again: a request shows something of nearly everything. A page that is not seen asks when it is.

        Texts that were refused in a request go with it when it is deleted.
        """
        if not self._request_id or not (self.isVisible() or self._desk.unsaved.fields):
            return
        alive = {line.request.id for line in requests.list_requests(self._desk.session)}
        self._refused.drop_others(alive)
        if self._request_id in alive:
            if self.isVisible():
                self.refresh()
            return
        was_seen = self.isVisible()
        self._forget()
        self._refused.drop_others(alive)
        self.follow_up.drop_others(alive)
        self._request_id = 0
        self._note_refused()
        if was_seen:
            self._desk.go(Place("requests"))

    def _to_mend(self) -> set[str]:
        """The required fields that are empty, and those in which a text was refused."""
        assert self._form is not None
        missing = {field.definition.id for field in self._form.missing}
        return missing.union(*(form.refused_fields() for form, _area in self._made.values()))

    def _note_refused(self) -> None:
        """Let the window say how many texts were refused here, and where they stand."""
        if self._form is None:
            return
        here = sum(form.refused() for form, _area in self._made.values()) + self.follow_up.refused()
        places = {self._form.request.label: here, **self._refused.numbers()}
        labels = ", ".join(label for label, number in places.items() if number)
        hint = tr("Go to {request} under TTA requests: F8 leads to what is refused in its sections.")
        number = sum(places.values())
        self._desk.note_unsaved(fields=number, hint=hint.format(request=labels) if number else "")
        self.missing_button.allow(bool(self._to_mend()), tr("Every required field is filled"))

    def _leave_field(self) -> None:
        """Hand over what is just being typed, as leaving the field does."""
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            for field in self.findChildren(Field):
                if field.isAncestorOf(focused):
                    field.commit()

    def _forget(self) -> None:
        """Take the sections of another request away; those with a refused text are laid aside until it is back."""
        self._leave_field()
        self._letter = ""
        self.steps.choose(None)
        if self._form is not None:
            self._refused.lay_aside(self._request_id, self._form.request.label, self._made)
        self._made = {}

    @override
    def fit(self) -> None:
        super().fit()
        self._name_buttons()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._request_id:
            self.refresh()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._leave_field()
        self.freshness.ask(None)
        super().hideEvent(event)


def _step(section: FormSection) -> Step:
    state, note = section_said(section)
    definition = section.definition
    return Step(definition.id, definition.title, definition.id, note, state, note)
