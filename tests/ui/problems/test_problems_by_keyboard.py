"""Every tab and record of Problems by keyboard alone: what Tab and F6 reach, and that the focus is never lost."""

from collections.abc import Callable, Iterable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.community_map import Kind
from cs360_desktop.domain.people import NOMINATED, Body
from cs360_desktop.services import bodies, community, people, problems, scanning, stakeholders, worksheet
from cs360_desktop.services.problem_bin import binned_problems
from cs360_desktop.services.session import Session
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.table_view import TableView
from cs360_desktop.ui.problems.page import ProblemsPage
from cs360_desktop.ui.shell.main_window import MainWindow

Key = Qt.Key
CTRL, SHIFT, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)
_MOST_STOPS = 120
FILE_PARTS = (
    "statement", "hypothesis", "plan", "leader_id", "assessment", "responses", "milestones", "measures",
    "stage:response", "stage:analysis", "pause", "response:1", "step:1", "milestone:1", "measure:1",
)  # fmt: skip


@pytest.fixture
def filled_problems(session: Session, lots: int) -> int:
    """Something of every kind: bodies, stakeholders, an interview, a survey, candidates, and the file of the lots."""
    from cs360_desktop.services import problem_plan

    people.add_body(session, Body("Advisory Team", "advisory-team"))
    schools = stakeholders.add(session, "School district", category="schools").id
    community.add_contact(session, schools, date(2026, 2, 17), "Met the principal")
    community.connect(session, schools, Kind.PROBLEM, lots, "Owns two lots")
    interview = scanning.add_interview(session, date(2026, 3, 2), "residents").id
    scanning.set_themes(session, interview, ["Break-ins", "Speeding"])
    scanning.add_survey(session, "Residents", date(2026, 5, 1))
    for name in ("Break-ins on the lots", "Speeding on Route 9"):
        worksheet.add_candidate(session, name)
    problem_plan.add_milestone(session, lots, "All lots lit", date(2026, 12, 1))
    return lots


class Keys:
    """Somebody without a mouse."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot

    @property
    def page(self) -> ProblemsPage:
        assert self.window.workplace is not None
        page = self.window.workplace.page
        assert isinstance(page, ProblemsPage)
        return page

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> QWidget:
        """Press a key where the focus is, and return where it is then."""
        self.qtbot.keyClick(QApplication.focusWidget() or self.window, key, modifiers)
        return self.focused()

    def type(self, text: str) -> None:
        """Type over what stands where the focus is."""
        self.press(Key.Key_A, CTRL)
        self.qtbot.keyClicks(self.focused(), text)

    def focused(self) -> QWidget:
        """Where the focus is; it is always somewhere that is seen."""
        focused = QApplication.focusWidget()
        assert focused is not None, "nothing has the focus"
        assert focused.isVisible(), f"what has the focus is not seen: {focused}"
        assert focused.focusPolicy() & Qt.FocusPolicy.TabFocus, f"the focus is nowhere: {focused}"
        return focused

    def round_trip(self) -> list[QWidget]:
        """Everything that Tab reaches until it is back."""
        first, stops = self.focused(), []
        for _ in range(_MOST_STOPS):
            stops.append(self.focused())
            if self.press(Key.Key_Tab) is first:
                return stops
        raise AssertionError(f"Tab does not come back to {first} within {_MOST_STOPS} stops")

    def go_to(self, name: str) -> None:
        """Press Tab until something of this name has the focus."""
        for _ in range(_MOST_STOPS):
            if spoken(self.focused()) == name:
                return
            self.press(Key.Key_Tab)
        raise AssertionError(f"Tab does not reach “{name}”")

    def walk(self) -> list[str]:
        """Go round once; all that can be used was reached and has a name. Returns the names in the order reached."""
        stops = self.round_trip()
        missing = [spoken(each) or str(each) for each in usable(self.page) if each not in stops]
        assert not missing, missing
        unnamed = [each for each in stops if not spoken(each) and not each.inherits("QTabBar")]
        assert not unnamed, unnamed
        return [spoken(each) for each in stops if self.page.isAncestorOf(each)]


def spoken(widget: QWidget) -> str:
    """The name of a widget as a screen reader says it."""
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text.replace("&", "")


def usable(page: QWidget) -> list[QWidget]:
    """Everything on a page that somebody can type into, press or choose from; of buttons in a group the one down."""
    kinds = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, TableView)
    found: Iterable[QWidget] = [each for kind in kinds for each in page.findChildren(kind)]
    return [
        each
        for each in found
        if each.isVisible()
        and each.isEnabled()
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.objectName() != "qt_spinbox_lineedit"
        and not (isinstance(each, QAbstractButton) and each.group() is not None and not each.isChecked())
    ]


def in_order(names: list[str], *wanted: str) -> bool:
    """Whether these names come in this order, going round."""
    start = names.index(wanted[0])
    turned = names[start:] + names[:start]
    places = [turned.index(each) for each in wanted]
    return places == sorted(places)


@pytest.fixture
def keys(window: MainWindow, qtbot: QtBot) -> Keys:
    return Keys(window, qtbot)


def test_that_tab_reaches_everything_on_every_tab_in_the_order_it_stands(keys: Keys, filled_problems: int) -> None:
    assert spoken(keys.press(Key.Key_4, CTRL)) == "Steps"
    assert in_order(keys.walk(), "Save as PDF…", "Steps", "Go there", "TTA requests")
    assert spoken(keys.press(Key.Key_Tab, CTRL)) == "Problem files"
    assert in_order(keys.walk(), "New problem", "Problem files", "Up", "Down", "Delete")
    assert spoken(keys.press(Key.Key_Tab, CTRL)) == "Priority worksheet"
    worksheet_order = ("Save as PDF…", "Priority worksheet", "New candidate", "Name", "Record the decision", "Harm")
    assert in_order(keys.walk(), *worksheet_order)
    assert spoken(keys.press(Key.Key_Tab, CTRL)) == "Interviews"
    scan_order = ("Bring in a list…", "Add interview", "Interviews", "Day", "Questions asked", "Themes", "Summary")
    assert in_order(keys.walk(), *scan_order)
    for mode in ("Themes", "Surveys"):
        keys.go_to("Interviews" if mode == "Themes" else "Themes")
        while not isinstance(keys.focused(), QAbstractButton):
            keys.press(Key.Key_Tab)
            keys.go_to("Interviews" if mode == "Themes" else "Themes")
        keys.press(Key.Key_Right)
        keys.press(Key.Key_Space)
        assert mode in keys.walk()
    assert spoken(keys.press(Key.Key_Tab, CTRL)) == "Stakeholders"
    parts = ("Part they play in Break-ins, Mill District lots", "Body or problem", "Connect")
    log = ("Remove the line of Feb 17, 2026", "Day", "Add line", "Attach file…", "Remove this stakeholder")
    assert in_order(keys.walk(), "Print the map…", "Stakeholders", "Organization", "Note", *parts, *log)
    keys.go_to("List")
    keys.press(Key.Key_Right)
    keys.press(Key.Key_Space)
    assert in_order(keys.walk(), "Print the map…", "Community map", "Connections", "Organization")
    assert spoken(keys.press(Key.Key_Tab, CTRL)) == "Bodies"
    assert in_order(keys.walk(), "New body", "Add member", "Bodies", "Members", "Name", "Purpose")
    keys.go_to("By body")
    keys.press(Key.Key_Right)
    keys.press(Key.Key_Space)
    assert in_order(keys.walk(), "Add person", "People", "Name", "E-mail", "Remove this person")


def test_that_tab_reaches_everything_in_a_file_and_in_each_of_its_forms(
    keys: Keys, window: MainWindow, filled_problems: int, qtbot: QtBot
) -> None:
    keys.press(Key.Key_4, CTRL)
    keys.press(Key.Key_Tab, CTRL)
    assert spoken(keys.press(Key.Key_Return)) == "Response plan"
    reading = ("Problems", "Pause…", "Start assessment", "Edit: Statement", "Add step", "Response plan")
    below = ("Edit: Analysis findings", "Edit: Assessment", "Add milestone", "Milestones", "Link: Linked measures")
    assert in_order(keys.walk(), *reading, *below)
    for part in FILE_PARTS:
        window.go(Place("problems", filled_problems, f"files:{part}"))
        assert keys.page.file.panel.isAncestorOf(keys.focused()), part
        assert in_order(keys.walk(), "Pause…", "Response plan", "Overview")
        window.go(Place("problems", filled_problems, f"files:{part}"))
        keys.press(Key.Key_Escape)
        qtbot.waitUntil(lambda: spoken(keys.focused()) == "Response plan")


def test_that_f6_goes_round_the_parts_of_every_tab(keys: Keys, filled_problems: int) -> None:
    keys.press(Key.Key_4, CTRL)
    for _ in range(6):
        held = [part for part in keys.page.shown.parts() if part.isVisible()]
        reached = set()
        for _ in range(8):
            focused = keys.press(Key.Key_F6)
            reached |= {part for part in held if part.isAncestorOf(focused)}
        assert reached >= {part for part in held if usable(part)}
        keys.press(Key.Key_Tab, CTRL)


def test_that_records_are_added_changed_deleted_and_brought_back_by_keyboard_alone(
    keys: Keys, session: Session, window: MainWindow
) -> None:
    keys.press(Key.Key_4, CTRL)
    _open_and_delete_a_file(keys, session)
    keys.press(Key.Key_Tab, CTRL)
    _add_and_delete(keys, "New candidate", "Noise", lambda: [each.name for each in worksheet.sheet(session).candidates])
    keys.press(Key.Key_Tab, CTRL)
    keys.press(Key.Key_N, CTRL)
    _walk_one_interview(keys, session)
    keys.press(Key.Key_Tab, CTRL)
    keys.press(Key.Key_N, CTRL)
    keys.type("Parish")
    keys.press(Key.Key_Return)
    keys.press(Key.Key_Escape)
    assert spoken(keys.press(Key.Key_Return)) == "Organization"
    keys.type("Parish of St. Brendan")
    keys.press(Key.Key_Tab)
    assert [each.name for each in stakeholders.stakeholders(session)] == ["Parish of St. Brendan"]
    keys.go_to("Remove this stakeholder")
    keys.press(Key.Key_Space)
    assert stakeholders.stakeholders(session) == []
    keys.press(Key.Key_Z, CTRL)
    assert [each.name for each in stakeholders.stakeholders(session)] == ["Parish of St. Brendan"]
    keys.press(Key.Key_Tab, CTRL)
    _seat_and_unseat(keys, session)
    _nominate_and_answer(keys, session)
    desk = window.desk
    assert desk is not None
    while desk.undo_stack.canUndo():
        keys.press(Key.Key_Z, CTRL)
    assert problems.list_problems(session) == []
    assert stakeholders.stakeholders(session) == []
    assert scanning.interviews(session) == []
    assert [line.body.name for line in bodies.body_lines(session)] == ["Problem-Solving Team"]


def _open_and_delete_a_file(keys: Keys, session: Session) -> None:
    keys.press(Key.Key_Tab, CTRL)
    keys.press(Key.Key_N, CTRL)
    keys.type("Noise at the harbor")
    assert spoken(keys.press(Key.Key_Return)) == "Response plan"
    keys.go_to("Problems")
    assert spoken(keys.press(Key.Key_Space)) == "Problem files"
    keys.press(Key.Key_Delete)
    assert [each.record.title for each in binned_problems(session)] == ["Noise at the harbor"]
    keys.go_to("Files")
    keys.press(Key.Key_Right)
    keys.press(Key.Key_Space)
    keys.go_to("Deleted files")
    assert spoken(keys.press(Key.Key_Return)) == "Problem files"
    assert [line.problem.title for line in problems.list_problems(session)] == ["Noise at the harbor"]


def _add_and_delete(keys: Keys, field: str, name: str, names: Callable[[], list[str]]) -> None:
    keys.go_to(field)
    keys.type(name)
    keys.press(Key.Key_Return)
    assert names() == [name]
    keys.go_to("Name")
    keys.type(f"{name} at night")
    keys.press(Key.Key_Tab)
    assert names() == [f"{name} at night"]
    keys.go_to("Delete this candidate")
    keys.press(Key.Key_Space)
    assert names() == []
    keys.press(Key.Key_Z, CTRL)
    assert names() == [f"{name} at night"]


def _walk_one_interview(keys: Keys, session: Session) -> None:
    keys.go_to("Whom you asked")
    keys.qtbot.keyClicks(keys.focused(), "Res")
    keys.press(Key.Key_Return)
    assert spoken(keys.focused()) == "Themes"
    keys.type("Noise")
    keys.press(Key.Key_Tab)
    (line,) = scanning.interviews(session)
    assert line.themes == ("Noise",)
    keys.go_to("Remove this interview")
    keys.press(Key.Key_Space)
    assert scanning.interviews(session) == []
    keys.press(Key.Key_Z, CTRL)
    assert len(scanning.interviews(session)) == 1


def _seat_and_unseat(keys: Keys, session: Session) -> None:
    keys.go_to("New body")
    keys.press(Key.Key_Space)
    keys.type("Advisory Team")
    assert spoken(keys.press(Key.Key_Return)) == "Bodies"
    keys.press(Key.Key_N, CTRL)
    keys.go_to("Name of a new person")
    keys.type("Zoe Nunez")
    keys.press(Key.Key_Return)
    keys.press(Key.Key_Escape)
    assert spoken(keys.focused()) == "Members"
    team = bodies.body_lines(session)[-1].body.id
    assert "Zoe Nunez" in [seat.person.name for seat in bodies.seats(session, team)]
    keys.go_to("Remove the seat")
    assert spoken(keys.press(Key.Key_Space)) == "Members"
    assert "Zoe Nunez" not in [seat.person.name for seat in bodies.seats(session, team)]
    keys.press(Key.Key_Z, CTRL)
    assert "Zoe Nunez" in [seat.person.name for seat in bodies.seats(session, team)]


def _nominate_and_answer(keys: Keys, session: Session) -> None:
    """Name somebody for a seat; she declines, is asked again and accepts. Each is one step that undo takes back."""
    team = bodies.body_lines(session)[-1].body.id

    def stand() -> tuple[str, str, str]:
        seat = next(each for each in bodies.seats(session, team) if each.person.name == "Rosa Lima")
        return seat.term.value, seat.membership.role, seat.membership.nominated_by

    keys.press(Key.Key_N, CTRL)
    keys.go_to("Name of a new person")
    keys.type("Rosa Lima")
    keys.go_to("Role")
    keys.qtbot.keyClicks(keys.focused(), "Nomin")
    keys.go_to("Nominated by")
    keys.type("Chief")
    keys.press(Key.Key_Return)
    keys.press(Key.Key_Escape)
    assert stand() == ("nominated", NOMINATED, "Chief")
    keys.go_to("Decline")
    keys.press(Key.Key_Space)
    assert stand()[0] == "declined"
    keys.press(Key.Key_Z, CTRL)
    assert stand()[0] == "nominated"
    keys.press(Key.Key_Y, CTRL)
    keys.go_to("Ask again")
    keys.press(Key.Key_Space)
    assert stand()[0] == "nominated"
    keys.go_to("Role if accepted")
    keys.qtbot.keyClicks(keys.focused(), "Co-c")
    keys.go_to("Accept")
    keys.press(Key.Key_Space)
    assert stand() == ("held", "co-chair", "Chief")
    keys.press(Key.Key_Z, CTRL)
    assert stand() == ("nominated", NOMINATED, "Chief")
