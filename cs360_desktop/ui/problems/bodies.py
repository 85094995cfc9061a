"""The tab Bodies and people: bodies with their members, and everybody who takes part, kept once."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.services import bodies
from cs360_desktop.services.bodies import BodyLine, PersonLine, Seat
from cs360_desktop.ui.common.body import Body
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.following import Following
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.line_button import LineButton
from cs360_desktop.ui.common.link_row import LinkRow
from cs360_desktop.ui.common.locking import lock
from cs360_desktop.ui.common.page import page_of
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.rebuilt import Rebuilt
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.segment import Segment
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.table_view import TableView
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.problems.bodies_entry import BodyEntry, LineEntry, MemberEntry, PersonEntry
from cs360_desktop.ui.problems.bodies_panels import BodyPanel, SeatPanel
from cs360_desktop.ui.problems.bodies_person_panel import PersonPanel
from cs360_desktop.ui.problems.bodies_tables import body_table, person_table, seat_table, with_headings
from cs360_desktop.ui.problems.saving_form import SavingForm
from cs360_desktop.ui.problems.tab_stack import TabStack

_NOUNS = {"body", "membership", "person", "represented_group", "meeting", "attendance"}
BODIES, PEOPLE = "bodies", "people"


class BodiesView(Body):
    """Bodies above, the members of the chosen one below; or everybody in one list."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.withhold(desk, self.tr("Community view is on, and this tab holds contact details and notes on people."))
        self.mode = Segment(self.tr("Show"), [(BODIES, self.tr("By body")), (PEOPLE, self.tr("All people"))])
        self.new_body = Button(self.tr("New body"), lambda: self._start(self.body_entry), icon="plus")
        self.new = Button(self.tr("Add member"), self.start_adding, kind=Kind.PRIMARY, icon="plus")
        self.body_entry, self.member_entry, self.person_entry = BodyEntry(desk), MemberEntry(desk), PersonEntry(desk)
        self.bodies, self.seats, self.people = body_table(), seat_table(), person_table()
        self._members_of = Label(role=Type.SECTION)
        self._alike = Rebuilt()
        self.body_panel, self.seat_panel, self.person_panel = BodyPanel(desk), SeatPanel(desk), PersonPanel(desk)
        self._panels: tuple[SavingForm, ...] = (self.body_panel, self.seat_panel, self.person_panel)
        self._content = TabStack()
        self._lines: list[PersonLine] = []
        self._is_filling = False
        self._arrange()
        self._connect()
        Following(self, desk.notifier, self.refresh, _NOUNS)
        if desk.session.read_only:
            lock(*self._panels, self.new, self.new_body)
        self.refresh()
        self.bodies.choose_first()

    def _arrange(self) -> None:
        self.tools.add_filter(self.mode)
        self.tools.add_command(self.new_body)
        self.tools.add_command(self.new)
        for parts in (
            (self.body_entry, self.bodies, self._members_of, self.member_entry, self.seats),
            (self._alike, self.person_entry, self.people),
        ):
            holder = QWidget()
            box = QVBoxLayout(holder)
            margins(box, 0, 0, 0, 0)
            spacing(box, 10)
            for part in parts:
                box.addWidget(part, 100 if isinstance(part, TableView) else 0)
            box.addStretch(1)
            self._content.addWidget(holder)
        for entry in (self.body_entry, self.member_entry, self.person_entry):
            entry.hide()
        self.set_content(self._content, scroll=True)
        holder = QWidget()
        box = QVBoxLayout(holder)
        margins(box, 0, 0, 0, 0)
        for panel in self._panels:
            box.addWidget(panel)
        box.addStretch(1)
        self.set_context(holder, width=304)
        self.setFocusProxy(self.bodies)

    def _connect(self) -> None:
        self.mode.chosen.connect(self.show_mode)
        self.bodies.row_chosen.connect(lambda _line: self._choose_body())
        self.seats.row_chosen.connect(lambda _seat: self._follow_table(self.seats))
        self.people.row_chosen.connect(lambda _line: self._follow_table(self.people))
        for table in (self.bodies, self.seats, self.people):
            table.installEventFilter(self)
            table.row_opened.connect(lambda _row: self._edit())
        for panel, listed in ((self.seat_panel, self.seats), (self.person_panel, self.people)):
            panel.gone.connect(partial(listed.setFocus, Qt.FocusReason.OtherFocusReason))
        self.seat_panel.person_wanted.connect(self.show_person)
        self.body_entry.added.connect(self._choose_new_body)
        self.member_entry.added.connect(self._choose_new_seat)
        self.person_entry.added.connect(self.people.choose_row)
        for entry in (self.body_entry, self.member_entry, self.person_entry):
            entry.left.connect(lambda entry=entry: self._leave(entry))
        for keys in ("Ctrl+N", "Ins"):
            QShortcut(QKeySequence(keys), self, self.new.click, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def show_place(self, place: Place) -> None:
        """Show a person (`bodies:people` with its key) or a body."""
        if place.part == "bodies:people":
            self.show_mode(PEOPLE)
            if place.record is not None:
                self.show_person(place.record)
        elif place.record is not None:
            self.show_mode(BODIES)
            self.bodies.choose_row(place.record)

    def show_mode(self, mode: str) -> None:
        """Show bodies with members, or all people."""
        self.mode.choose(mode)
        is_people = mode == PEOPLE
        self._content.setCurrentIndex(1 if is_people else 0)
        self.new.setText(self.tr("Add person") if is_people else self.tr("Add member"))
        self.new_body.setVisible(not is_people)
        self.setFocusProxy(self.people if is_people else self.bodies)
        if is_people and not self.people.selected_rows():
            self.people.choose_first()
        self._show_panel(self.people if is_people else self.bodies)

    def show_person(self, person_id: int) -> None:
        """Show everything about a person."""
        self.show_mode(PEOPLE)
        self.people.choose_row(person_id)
        self.people.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Ask for everything shown again."""
        session = self._desk.session
        self._is_filling = True
        self.bodies.set_items(bodies.body_lines(session))
        self._lines = bodies.person_lines(session)
        self.people.set_items(self._lines)
        self._fill_seats()
        self._is_filling = False
        self._show_alike()
        self._show_panel(self._shown_table())

    def start_adding(self) -> None:
        """Show the line that adds what is listed, and go to it."""
        self._start(self.person_entry if self.mode.choice() == PEOPLE else self.member_entry)

    def _start(self, entry: LineEntry) -> None:
        line: BodyLine | None = self.bodies.current_row()
        entry.show()
        if isinstance(entry, BodyEntry | PersonEntry):
            entry.start()
        elif isinstance(entry, MemberEntry) and line is not None:
            entry.start(line.body)

    def _leave(self, entry: LineEntry) -> None:
        entry.hide()
        target = {self.body_entry: self.bodies, self.member_entry: self.seats}.get(entry, self.people)
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_body(self) -> None:
        if self._is_filling:
            return
        self._is_filling = True
        self._fill_seats()
        self._is_filling = False
        line: BodyLine | None = self.bodies.current_row()
        if line is not None and not self.member_entry.isHidden():
            self.member_entry.start(line.body)
        self._show_panel(self.bodies)

    def _choose_new_body(self, body_id: int) -> None:
        self.bodies.choose_row(body_id)

    def _choose_new_seat(self, seat_id: int) -> None:
        """Show who was added in the panel, where the group is asked for; the next is typed meanwhile."""
        self.seats.choose_row(seat_id)
        self._show_panel(self.seats)

    def _follow_table(self, table: QWidget) -> None:
        if not self._is_filling:
            self._show_panel(table)

    def _fill_seats(self) -> None:
        line: BodyLine | None = self.bodies.current_row()
        self._members_of.setVisible(line is not None)
        self.seats.setVisible(line is not None)
        if line is not None:
            self._members_of.setText(self.tr("Members of {body}").format(body=line.body.name))
            self.seats.set_items(with_headings(bodies.seats(self._desk.session, line.body.id)))

    def _show_alike(self) -> None:
        """Offer to compare people whose names are alike; nothing is merged by itself."""
        holder = QWidget()
        box = QVBoxLayout(holder)
        margins(box, 0, 0, 0, 0)
        pairs = bodies.alike(self._lines)[:2]
        self._alike.setVisible(bool(pairs))
        for first, second in pairs:
            row: LineButton = LinkRow(
                State.ASKS,
                self.tr("{first} and {second} may be the same person").format(first=first.name, second=second.name),
                self.tr("Merging keeps all of what both did"),
                self.tr("Compare"),
            )
            row.clicked.connect(lambda _checked, pair=(first.id, second.id): self.compare(*pair))
            box.addWidget(row)
        self._alike.replace(holder)

    def compare(self, kept_id: int, gone_id: int) -> None:
        """Show one person with the other chosen for merging."""
        self.show_person(kept_id)
        self.person_panel.merge.choose(gone_id)
        page_of(self).show_context()
        self.person_panel.merge.button.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, self._reveal_merge)  # when the panel has its height

    def _reveal_merge(self) -> None:
        area = self.context.findChild(QScrollArea) if self.context is not None else None
        if isinstance(area, QScrollArea):
            area.ensureWidgetVisible(self.person_panel.merge.button)

    def _shown_table(self) -> QWidget:
        if self.mode.choice() == PEOPLE:
            return self.people
        return self.seats if not self.seat_panel.isHidden() else self.bodies

    def _show_panel(self, table: QWidget) -> None:
        """Show in the panel what is chosen in a table; where nothing is, the body."""
        shown: SavingForm = self.body_panel
        line: BodyLine | None = self.bodies.current_row()
        seat: Seat | None = self.seats.current_row() if table is self.seats else None
        person: PersonLine | None = self.people.current_row() if table is self.people else None
        if seat is not None:
            shown = self.seat_panel
            self.seat_panel.show_seat(seat)
        elif person is not None:
            shown = self.person_panel
            self.person_panel.show_person(person, self._lines)
        elif line is not None:
            self.body_panel.show_body(line)
        for panel in self._panels:
            if panel is not shown:
                panel.forget()
            panel.setVisible(panel is shown and (table is not self.people or person is not None))

    def _edit(self) -> None:
        page_of(self).show_context()
        panel = next((panel for panel in self._panels if not panel.isHidden()), None)
        fields = {self.body_panel: self.body_panel.name, self.seat_panel: self.seat_panel.first_field()}
        if panel is not None:
            fields.get(panel, self.person_panel.name).setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and watched in {self.bodies, self.seats, self.people}:
            if watched is self.seats and self.seats.current_row() is None and self.seats.choose_first():
                return False
            assert isinstance(watched, QWidget)
            self._show_panel(watched)
        return False

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        for panel in self._panels:
            panel.leave()
        super().hideEvent(event)
