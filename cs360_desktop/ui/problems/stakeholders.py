"""The tab Stakeholders: the community map as a list and as a picture."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.services import community, stakeholders
from cs360_desktop.services.baseline_files import AttachedFile, attached_file
from cs360_desktop.services.community import StakeholderLine
from cs360_desktop.services.stakeholders_document import stakeholders_pdf
from cs360_desktop.ui.common.body import Body
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.counting import counted
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.empty_state import EmptyState
from cs360_desktop.ui.common.fields import ChoiceField, TextField
from cs360_desktop.ui.common.following import Following
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.locking import lock
from cs360_desktop.ui.common.page import page_of
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.save_file import save_file, save_for_team
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.segment import Segment
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.problems.bodies_entry import LineEntry
from cs360_desktop.ui.problems.stakeholders_map import MapPicturePanel
from cs360_desktop.ui.problems.stakeholders_panel import StakeholderPanel
from cs360_desktop.ui.problems.stakeholders_tables import (
    by_category,
    connection_rows,
    connection_table,
    stakeholder_table,
)
from cs360_desktop.ui.problems.tab_stack import TabStack

_NOUNS = {"stakeholder", "contact", "connection", "problem", "body", "person", "attachment"}
LIST, MAP = "list", "map"
_EMPTY = 2


class StakeholderEntry(LineEntry):
    """Adds a stakeholder with its category."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.name = TextField(self.tr("Name of the organization"), required=True)
        categories = [(item.id, item.name) for item in community.categories()]
        self.category = ChoiceField(self.tr("Category"), [("", self.tr("not said")), *categories], width=300)
        self.put((self.name, self.category), self.name, Button(self.tr("Add stakeholder"), self.add, icon="plus"))

    def start(self) -> None:
        """Get ready for the next; the category stays, since lists are often typed by category."""
        self.name.set_value("")
        if self.category.value() is None:
            self.category.set_value("")
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def add(self) -> None:
        name, category = self.name.value(), self.category.value() or ""
        if not name:
            self.name.set_error(self.tr("Type the name of the organization."))
            return
        text = self.tr("Added stakeholder {name}").format(name=name)
        if self.do(text, lambda: stakeholders.add(self.desk.session, name, category=category)):
            self.start()


class StakeholdersView(Body):
    """Who offers what, who holds which data, when we talked, who takes part in what, and who is missing."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.withhold(
            desk,
            self.tr("Community view is on, and this tab holds contact details and what was talked about with whom."),
        )
        self.mode = Segment(self.tr("Show"), [(LIST, self.tr("List")), (MAP, self.tr("Map"))])
        self.print = Button(self.tr("Print the map…"), self.print_map, icon="file-pdf")
        self.new = Button(self.tr("Add stakeholder"), self.start_adding, kind=Kind.PRIMARY, icon="plus")
        self.entry = StakeholderEntry(desk)
        self.table, self.connections = stakeholder_table(), connection_table()
        self.map = MapPicturePanel()
        self.uncovered_head = Label(role=Type.STRONG)
        self.uncovered = Label(tone="muted", wrap=True)
        self.panel = StakeholderPanel(desk)
        self._content = TabStack()
        self._lines: list[StakeholderLine] = []
        self._arrange()
        self._connect()
        Following(self, desk.notifier, self.refresh, _NOUNS)
        if desk.session.read_only:
            lock(self.panel, self.new)
        self.refresh()
        self.table.choose_first()

    def _arrange(self) -> None:
        self.tools.add_filter(self.mode)
        self.tools.add_command(self.print)
        self.tools.add_command(self.new)
        listed = (self.entry, self.table, self.uncovered_head, self.uncovered)
        for parts in (listed, (self.map, self.connections)):
            holder = QWidget()
            box = QVBoxLayout(holder)
            margins(box, 0, 0, 0, 0)
            spacing(box, 10)
            for part in parts:
                box.addWidget(part, 100 if part in {self.table, self.connections} else 0)
            box.addStretch(1)
            self._content.addWidget(holder)
        self._content.addWidget(self._empty_state())
        self.entry.hide()
        self.set_content(self._content, scroll=True)
        self.set_context(self.panel, width=304)

    def _empty_state(self) -> EmptyState:
        return EmptyState(
            self.tr("Nobody is on the community map yet"),
            self.tr(
                "The map shows who outside the department offers what, who holds which data, and who works with you on "
                "which problem. Requirement B6 reads the first contacts from here."
            ),
            [Button(self.tr("Add the first stakeholder"), self.start_adding, icon="plus")],
            foot=self.tr("Most departments start with schools, health, public works and a neighborhood group."),
        )

    def _connect(self) -> None:
        self.mode.chosen.connect(self.show_mode)
        self.table.row_chosen.connect(lambda _line: self._show_chosen())
        self.table.row_opened.connect(lambda _line: self._edit())
        self.connections.row_chosen.connect(lambda row: self.choose(row.stakeholder_id) if row is not None else None)
        self.map.chosen.connect(self.choose)
        self.entry.added.connect(self.choose)
        self.entry.left.connect(self._leave_entry)
        self.panel.gone.connect(lambda: (self.focusProxy() or self).setFocus(Qt.FocusReason.OtherFocusReason))
        self.panel.letters.copy_wanted.connect(self._save_copy)
        for keys, act in (("Ctrl+N", self.new.click), ("Ins", self.new.click), ("Ctrl+P", self.print_map)):
            QShortcut(QKeySequence(keys), self, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def show_place(self, place: Place) -> None:
        """Show a stakeholder, or the map (`stakeholders:map`)."""
        self.show_mode(MAP if place.part.endswith(f":{MAP}") else LIST)
        if place.record is not None:
            self.choose(place.record)

    def show_mode(self, mode: str) -> None:
        """Show list or map."""
        self.mode.choose(mode)
        self._show_content()

    def choose(self, stakeholder_id: int) -> None:
        """Choose a stakeholder in list and map."""
        self.table.choose_row(stakeholder_id)
        self.map.choose(stakeholder_id)

    def refresh(self) -> None:
        """Ask for everything shown again."""
        session = self._desk.session
        self._lines = community.lines(session)
        self.table.set_items(by_category(self._lines))
        self.connections.set_items(connection_rows(self._lines))
        chosen: StakeholderLine | None = self.table.current_row()
        self.map.show_map(
            community.community_map(session, self._lines), chosen.stakeholder.id if chosen is not None else 0
        )
        missing = [item.name for item in community.uncovered(session)]
        one, many = self.tr("{n} category nobody covers"), self.tr("{n} categories nobody covers")
        self.uncovered_head.setText(
            counted(len(missing), one, many) if missing else self.tr("Every category is covered")
        )
        self.uncovered.setText(" · ".join(missing))
        self.uncovered.setVisible(bool(missing))
        self._show_content()
        self._show_chosen()

    def _show_content(self) -> None:
        is_empty = not self._lines and self.entry.isHidden()
        self._content.setCurrentIndex(_EMPTY if is_empty else int(self.mode.choice() == MAP))
        self.tools.setVisible(not is_empty)
        self.setFocusProxy(self.map if self.mode.choice() == MAP else self.table)

    def _show_chosen(self) -> None:
        line: StakeholderLine | None = self.table.current_row()
        self.panel.setVisible(line is not None)
        if line is None:
            self.panel.forget()
        else:
            self.panel.show_line(line)
            self.map.choose(line.stakeholder.id)

    def start_adding(self) -> None:
        """Show the line that adds a stakeholder, and go to it."""
        if self._desk.session.read_only:
            return
        self.entry.show()
        self.show_mode(LIST)
        self.entry.start()

    def _leave_entry(self) -> None:
        self.entry.hide()
        self._show_content()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _edit(self) -> None:
        page_of(self).show_context()
        self.panel.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def print_map(self) -> None:
        """Save map and list as a PDF."""
        session = self._desk.session
        save_file(
            page_of(self), self._desk, lambda public: stakeholders_pdf(session, community=public), kind="stakeholders"
        )

    def _save_copy(self, file: AttachedFile) -> None:
        save_for_team(page_of(self), self._desk, lambda: attached_file(self._desk.session, file.id))

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.panel.leave()
        super().hideEvent(event)
