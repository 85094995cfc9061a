from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QTabBar, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from cs360_desktop.domain.changes import Receipt
from cs360_desktop.domain.errors import UserError
from cs360_desktop.services import agency, request_files, requests
from cs360_desktop.services.session import Session, open_session
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.table_view import TableView
from cs360_desktop.ui.common.theme import Theme
from cs360_desktop.ui.settings.agency_profile import AgencyProfile
from cs360_desktop.ui.shell.main_window import MainWindow
from cs360_desktop.ui.shell.navigation import PAGES
from cs360_desktop.ui.shell.window_settings import WindowSettings
from cs360_desktop.ui.shell.workplace import Workplace

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def workplace(window: MainWindow) -> Workplace:
    assert window.workplace is not None
    return window.workplace


def session_of(window: MainWindow) -> Session:
    assert window.desk is not None
    return window.desk.session


def do(window: MainWindow, county: str) -> bool:
    assert window.desk is not None
    return window.desk.do(
        f"Changed the county to {county}", lambda: agency.change_agency(session_of(window), county=county)
    )


def refuse(window: MainWindow) -> None:
    def verb() -> Receipt:
        raise UserError("An action needs words, so it was not saved. Say what will be done.")

    assert window.desk is not None
    assert not window.desk.do("Added an action", verb)


def county(window: MainWindow) -> str:
    return agency.agency_of(session_of(window)).county


def message(window: MainWindow) -> str:
    shown = workplace(window).frame.messages.message()
    return "" if shown is None else shown.what


# -- what was done, and taking it back --------------------------------------------------------------------------------


def test_that_the_status_bar_says_when_it_was_saved_and_what_was_done(window: MainWindow) -> None:
    assert window.status.saved_text() == "All changes saved"
    do(window, "Knox")
    assert window.status.saved_text() == "All changes saved 9:41 AM"
    assert window.status.action_text() == "Changed the county to Knox"


def test_that_the_undo_link_takes_back_what_it_stands_beside(window: MainWindow, qtbot: QtBot) -> None:
    do(window, "Knox")
    qtbot.mouseClick(window.status.undo_link(), Qt.MouseButton.LeftButton)
    assert county(window) == ""
    assert window.status.action_text() == "Undone: Changed the county to Knox"
    assert not window.status.undo_link().isVisible()


def test_that_undo_and_redo_are_named_in_the_menu_and_work_by_key(window: MainWindow, qtbot: QtBot) -> None:
    undo, redo = window.menus.actions["undo"], window.menus.actions["redo"]
    assert not undo.isEnabled()
    do(window, "Knox & Waldo")
    assert undo.text() == "&Undo: Changed the county to Knox && Waldo"
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert county(window) == ""
    assert (undo.isEnabled(), redo.text()) == (False, "&Redo: Changed the county to Knox && Waldo")
    qtbot.keyClick(window, Qt.Key.Key_Y, CTRL)
    assert county(window) == "Knox & Waldo"


def test_that_the_window_takes_no_input_while_a_very_large_step_is_carried_out(window: MainWindow) -> None:
    do(window, "Knox")
    desk, handle, link = window.desk, window.windowHandle(), window.status.undo_link()
    assert desk is not None
    focused = window.focusWidget()

    def click_undo() -> None:  # where all input comes in, as the system's own does
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=link.mapTo(window, link.rect().center()))

    desk.moving.emit(True)
    QTest.keyClick(handle, Qt.Key.Key_Z, CTRL)
    click_undo()
    assert county(window) == "Knox"
    assert window.status.saved_text() == "Please wait: a very large step is being carried out"
    assert window.focusWidget() is focused
    desk.moving.emit(False)
    assert window.status.saved_text() == "All changes saved 9:41 AM"
    click_undo()
    assert county(window) == ""
    do(window, "Waldo")
    QTest.keyClick(handle, Qt.Key.Key_Z, CTRL)
    assert county(window) == ""


def test_that_a_verb_that_changes_nothing_leaves_no_undo_step(window: MainWindow) -> None:
    assert do(window, "")
    assert window.status.action_text() == ""
    assert not window.menus.actions["undo"].isEnabled()


def test_that_a_refusal_stands_in_the_bar_and_leaves_no_undo_step(window: MainWindow) -> None:
    refuse(window)
    shown = workplace(window).frame.messages.message()
    assert shown is not None
    assert (shown.what, shown.so_what) == ("An action needs words, so it was not saved", "Say what will be done.")
    assert window.status.saved_text() == "1 change not saved"
    assert not window.menus.actions["undo"].isEnabled()


def test_that_the_next_change_that_goes_in_takes_the_refusal_away(window: MainWindow) -> None:
    refuse(window)
    do(window, "Knox")
    assert message(window) == ""
    assert window.status.saved_text() == "All changes saved 9:41 AM"


def test_that_a_closed_refusal_leaves_no_trace_in_the_status_bar(window: MainWindow, qtbot: QtBot) -> None:
    refuse(window)
    qtbot.keyClick(workplace(window).frame, Qt.Key.Key_Escape)
    assert message(window) == ""
    assert window.status.saved_text() == "All changes saved"


def test_that_a_refusal_by_leaving_a_page_is_told_on_the_next_one(window: MainWindow, qtbot: QtBot) -> None:
    window.go(Place("settings", part="agency"))
    (profile,) = workplace(window).page.findChildren(AgencyProfile)
    profile.fields["name"].setFocus()
    qtbot.keyClick(profile.fields["name"].editor, Qt.Key.Key_A, CTRL)
    qtbot.keyClick(profile.fields["name"].editor, Qt.Key.Key_Delete)
    qtbot.keyClick(window, Qt.Key.Key_4, CTRL)
    assert workplace(window).place.page == "problems"
    assert "needs a name" in message(window)
    qtbot.keyClick(workplace(window).frame, Qt.Key.Key_Escape)
    qtbot.keyClick(window, Qt.Key.Key_9, CTRL)
    assert message(window) == "", "closed once, it is closed everywhere"
    assert window.status.saved_text() == "All changes saved"


def test_that_going_to_a_page_puts_the_focus_into_its_content(window: MainWindow, qtbot: QtBot) -> None:
    for number in (9, 2, 1):
        qtbot.keyClick(window, Qt.Key(Qt.Key.Key_0.value + number), CTRL)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert not workplace(window).frame.header.isAncestorOf(focused)
        assert workplace(window).frame.isAncestorOf(focused)


def test_that_an_undo_that_cannot_be_done_is_told_and_leaves_the_stack(window: MainWindow) -> None:
    do(window, "Knox")
    session_of(window).workspace.why_read_only = "The stick is gone, so this was not saved. Plug it in again."
    window.menus.actions["undo"].trigger()
    assert message(window) == "The stick is gone, so this was not saved"
    assert not window.menus.actions["undo"].isEnabled()
    assert county(window) == "Knox"


def test_that_ctrl_s_says_that_everything_is_saved_already(window: MainWindow, qtbot: QtBot) -> None:
    do(window, "Knox")
    qtbot.keyClick(window, Qt.Key.Key_S, CTRL)
    assert window.status.saved_text() == "Already saved 9:41 AM"


def test_that_ctrl_z_is_the_fields_while_it_has_typing_and_then_the_workspaces(
    window: MainWindow, qtbot: QtBot
) -> None:
    do(window, "Knox")
    field = QLineEdit(workplace(window))
    field.show()
    field.setFocus()
    qtbot.keyClicks(field, "abc")
    qtbot.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert (field.text(), county(window)) == ("", "Knox")
    qtbot.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert county(window) == ""


# -- places -----------------------------------------------------------------------------------------------------------


def test_that_alt_left_and_right_go_through_the_places_visited(window: MainWindow, qtbot: QtBot) -> None:
    back, forward = window.menus.actions["back"], window.menus.actions["forward"]
    assert not back.isEnabled()
    window.go(Place("problems"))
    window.go(Place("settings", part="areas"))
    qtbot.keyClick(window, Qt.Key.Key_Left, ALT)
    assert workplace(window).place == Place("problems")
    assert forward.isEnabled()
    qtbot.keyClick(window, Qt.Key.Key_Left, ALT)
    qtbot.keyClick(window, Qt.Key.Key_Left, ALT)
    assert workplace(window).place == Place("home")
    qtbot.keyClick(window, Qt.Key.Key_Right, ALT)
    qtbot.keyClick(window, Qt.Key.Key_Right, ALT)
    assert workplace(window).place == Place("settings", part="areas")


def test_that_f1_says_what_the_page_is_for_and_esc_closes_it(window: MainWindow, qtbot: QtBot) -> None:
    window.go(Place("problems"))
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert message(window) == "Problems"
    qtbot.keyClick(workplace(window).frame, Qt.Key.Key_Escape)
    assert message(window) == ""


def test_that_f6_goes_round_the_parts_of_the_window(window: MainWindow, qtbot: QtBot) -> None:
    do(window, "Knox")
    window.go(Place("settings"))
    seen = []
    for _ in range(3):
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.append(
            next(
                name
                for name, part in (
                    ("navigation", workplace(window).navigation),
                    ("status", window.status),
                    ("content", workplace(window).frame),
                )
                if part.isAncestorOf(focused)
            )
        )
        qtbot.keyClick(focused, Qt.Key.Key_F6)
    assert seen == ["content", "status", "navigation"]


def test_that_ctrl_tab_goes_to_the_next_step(window: MainWindow, qtbot: QtBot) -> None:
    window.go(Place("settings", part="areas"))
    qtbot.keyClick(window, Qt.Key.Key_Tab, CTRL)
    assert workplace(window).page.steps.choice() == "population"
    qtbot.keyClick(window, Qt.Key.Key_Tab, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert workplace(window).page.steps.choice() == "areas"


def test_that_ctrl_tab_takes_the_focus_along_into_the_tab(window: MainWindow, qtbot: QtBot) -> None:
    window.go(Place("metrics", part="choose"))
    page = workplace(window).page
    for key, modifiers in ((Qt.Key.Key_Tab, CTRL), (Qt.Key.Key_Tab, CTRL | Qt.KeyboardModifier.ShiftModifier)):
        qtbot.keyClick(window, key, modifiers)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert page.body.isAncestorOf(focused)
    bar = page.findChild(QTabBar)
    bar.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_Tab, CTRL)
    assert bar.hasFocus()


def test_that_a_click_on_a_tab_takes_the_focus_along_too(window: MainWindow, qtbot: QtBot) -> None:
    window.go(Place("metrics", part="choose"))
    page = workplace(window).page
    bar = page.findChild(QTabBar)
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(1).center())
    focused = QApplication.focusWidget()
    assert focused is not None
    assert page.body.isAncestorOf(focused)


def test_that_the_zoom_keys_change_the_size_and_are_remembered(window: MainWindow, theme: Theme, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_Plus, CTRL)
    assert (theme.zoom, WindowSettings().zoom) == (110, 110)
    qtbot.keyClick(window, Qt.Key.Key_0, CTRL)
    assert theme.zoom == 100


def test_that_meeting_mode_without_a_meeting_says_what_is_missing(window: MainWindow) -> None:
    window.menus.actions["meeting_mode"].trigger()
    assert window.workplace is not None
    assert window.workplace.place.page == "meetings"
    message = window.workplace.frame.messages.message()
    assert message is not None
    assert "No meeting is planned" in message.what


def test_that_nothing_flashes_up_as_a_window_of_its_own(window: MainWindow, qapp: QApplication) -> None:
    strays: list[QObject] = []

    class Watch(QObject):
        @override
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                strays.append(watched)
            return False

    watch = Watch()
    qapp.installEventFilter(watch)
    for entry in PAGES:
        window.go(Place(entry.name))
    for section in ("areas", "population", "appearance", "workspace"):
        window.go(Place("settings", part=section))
    window.show_first_run()
    qapp.removeEventFilter(watch)
    assert strays == []


def mnemonics(window: MainWindow) -> list[str]:
    """The letters that Alt works with on what is shown now."""
    texts = [action.text() for action in window.menuBar().actions()]
    texts += [each.text() for each in window.findChildren(QLabel) if each.isVisible() and each.buddy() is not None]
    texts += [button.text() for button in window.findChildren(QAbstractButton) if button.isVisible()]
    return [text[text.index("&") + 1].upper() for text in (each.replace("&&", "") for each in texts) if "&" in text]


@pytest.mark.parametrize("part", ["agency", "areas", "population", "appearance", "workspace"])
def test_that_every_underlined_letter_is_unique_on_its_page(window: MainWindow, part: str) -> None:
    agency.add_area(session_of(window), "Beat 1")
    agency.set_population(session_of(window), 2025, 11_200)
    window.go(Place("settings", part=part))
    for table in workplace(window).frame.findChildren(TableView):
        if table.isVisible():
            table.selectRow(0)
    found = mnemonics(window)
    assert len(found) > 5
    assert len(found) == len(set(found)), sorted(found)


def test_that_every_underlined_letter_of_the_start_is_unique(window: MainWindow) -> None:
    start = mnemonics(window)
    do(window, "Knox")
    window.menus.actions["new_workspace"].trigger()
    first_run = mnemonics(window)
    for found in (start, first_run):
        assert len(found) == len(set(found)), sorted(found)


# -- workspaces -------------------------------------------------------------------------------------------------------


def test_that_the_title_names_the_agency_and_follows_its_name(window: MainWindow) -> None:
    assert window.windowTitle() == "Mill Harbor PD – CS360 Desktop"
    agency.change_agency(session_of(window), short_name="MHPD")
    assert window.windowTitle() == "MHPD – CS360 Desktop"


def test_that_another_workspace_takes_the_place_of_the_first(
    window: MainWindow, new_session: Callable[[str], Session]
) -> None:
    first = session_of(window).path
    other = new_session("Elm Ridge")
    other.close()
    window.open_path(other.path)
    assert window.windowTitle() == "Elm Ridge PD – CS360 Desktop"
    assert not open_session(first).read_only, "the first one is still locked"


def test_that_the_open_workspace_opened_again_is_not_locked_out(window: MainWindow) -> None:
    session = session_of(window)
    window.open_path(session.path)
    assert session_of(window) is session
    assert not session.read_only


def test_that_a_file_that_is_none_is_told_and_the_present_one_stays(window: MainWindow, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.cs360"
    wrong.write_text("Not a workspace at all")
    window.try_path(wrong)
    assert "wrong.cs360" in message(window)
    assert county(window) == ""


def test_that_a_second_window_reads_only_and_says_why(
    window: MainWindow, theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    second = MainWindow(theme, WindowSettings(tmp_path), "Lee")
    qtbot.addWidget(second)
    second.open_path(session_of(window).path)
    assert second.windowTitle() == "Mill Harbor PD – CS360 Desktop (read only)"
    assert second.status.saved_text() == "Read only: nothing can be changed here"
    for page in ("home", "problems", "settings"):
        second.go(Place(page))
        assert message(second) == "The workspace is open for reading only"
    second.close()


def test_that_recent_workspaces_are_offered_as_long_as_they_exist(
    window: MainWindow, new_session: Callable[[str], Session]
) -> None:
    for name in ("Elm Ridge", "Ash Creek"):
        session = new_session(name)
        session.close()
        window.open_path(session.path)
    offered = [action.text() for action in window.menus.recent.actions()]
    assert offered == ["Ash Creek.cs360", "Elm Ridge.cs360"]
    window.menus.recent.actions()[1].trigger()
    assert window.windowTitle() == "Elm Ridge PD – CS360 Desktop"
    (session_of(window).path.parent / "Ash Creek.cs360").unlink()
    assert [path.name for path in WindowSettings().recent] == ["Elm Ridge.cs360"]


def test_that_closing_the_window_cancels_work_and_frees_the_file(window: MainWindow) -> None:
    path = session_of(window).path
    ended: list[object] = []

    def endless(report: Callable[[int, int], None]) -> None:
        while True:
            report(0, 0)

    assert window.desk is not None
    window.desk.jobs.run(endless, ended.append, ended.append)
    window.close()
    assert ended == []
    again = open_session(path)
    assert not again.read_only
    again.close()


def type_county(window: MainWindow, qtbot: QtBot, text: str) -> None:
    """Type into a field of the profile without leaving it."""
    window.go(Place("settings", part="agency"))
    (profile,) = workplace(window).page.findChildren(AgencyProfile)
    profile.fields["county"].setFocus()
    qtbot.keyClicks(profile.fields["county"].editor, text)


def test_that_closing_the_window_saves_what_is_being_typed(window: MainWindow, qtbot: QtBot) -> None:
    path = session_of(window).path
    type_county(window, qtbot, "Knox")
    window.close()
    again = open_session(path)
    assert agency.agency_of(again).county == "Knox"
    again.close()


def test_that_another_workspace_comes_after_saving_what_is_being_typed(
    window: MainWindow, new_session: Callable[[str], Session], qtbot: QtBot
) -> None:
    first, other = session_of(window).path, new_session("Elm Ridge")
    other.close()
    type_county(window, qtbot, "Knox")
    window.open_path(other.path)
    again = open_session(first)
    assert agency.agency_of(again).county == "Knox"
    again.close()


def test_that_closing_stops_once_when_what_is_being_typed_is_refused(window: MainWindow, qtbot: QtBot) -> None:
    window.go(Place("settings", part="agency"))
    (profile,) = workplace(window).page.findChildren(AgencyProfile)
    profile.fields["name"].setFocus()
    qtbot.keyClick(profile.fields["name"].editor, Qt.Key.Key_A, CTRL)
    qtbot.keyClick(profile.fields["name"].editor, Qt.Key.Key_Delete)
    assert not window.close()
    assert "needs a name" in message(window)
    assert window.close()


def test_that_file_open_asks_the_system_and_opens_what_was_chosen(
    window: MainWindow,
    new_session: Callable[[str], Session],
    answer_file_dialog: Callable[[Path | None], None],
    qtbot: QtBot,
) -> None:
    other = new_session("Elm Ridge")
    other.close()
    answer_file_dialog(None)
    qtbot.keyClick(window, Qt.Key.Key_O, CTRL)
    assert window.windowTitle().startswith("Mill Harbor PD")
    answer_file_dialog(other.path)
    qtbot.keyClick(window, Qt.Key.Key_O, CTRL)
    assert window.windowTitle().startswith("Elm Ridge PD")


# -- files dropped on the window --------------------------------------------------------------------------------------


def drop(window: MainWindow, *paths: Path) -> bool:
    """Drag files over the window and let go; returns whether it would take them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, left, none)
    enter.ignore()
    QApplication.sendEvent(window, enter)
    QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, left, none))
    return enter.isAccepted()


def test_that_a_dropped_workbook_goes_to_the_import(window: MainWindow, tmp_path: Path) -> None:
    book = tmp_path / "Activity report.XLSX"
    book.touch()
    assert drop(window, book)
    assert workplace(window).place == Place("metrics", part=f"import:{book}")


def test_that_a_dropped_workspace_is_opened(window: MainWindow, new_session: Callable[[str], Session]) -> None:
    other = new_session("Elm Ridge")
    other.close()
    assert drop(window, other.path)
    assert window.windowTitle().startswith("Elm Ridge PD")


@pytest.mark.parametrize("names", [("letter.docx",), ("a.xlsx", "b.xlsx"), ()])
def test_that_anything_else_dropped_is_left_alone(window: MainWindow, tmp_path: Path, names: tuple[str, ...]) -> None:
    assert not drop(window, *(tmp_path / name for name in names))
    assert workplace(window).place == Place("home")


# -- where the keyboard is after something was taken back -------------------------------------------------------------


def test_that_undo_and_redo_leave_the_keyboard_where_it_was_in_the_page(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.go(Place("requests"))
    page, desk = workplace(window).page, window.desk
    assert desk is not None
    page.list.begin()
    page.record.go_to_field("attachments")
    survey = tmp_path / "survey.pdf"
    survey.write_bytes(b"%PDF-1.7 survey")

    def attach() -> Receipt:
        (request,) = requests.list_requests(desk.session)
        tick = request_files.enclosures(desk.session, request.request.id)[-1].tick
        return request_files.attach(desk.session, request.request.id, tick, survey).receipt

    def removal() -> QAbstractButton | None:
        found = page.record.findChildren(QAbstractButton)
        return next((each for each in found if each.isVisible() and "Remove survey.pdf" in each.accessibleName()), None)

    assert desk.do("Attached survey.pdf", attach)
    qtbot.waitUntil(lambda: removal() is not None)
    remove = removal()
    assert remove is not None
    remove.setFocus()
    for key in (Qt.Key.Key_Z, Qt.Key.Key_Y):
        qtbot.keyClick(window, key, CTRL)
        qtbot.waitUntil(lambda key=key: (removal() is None) is (key == Qt.Key.Key_Z))  # type: ignore[misc]
        assert page.record.isAncestorOf(QApplication.focusWidget())


def test_that_the_keyboard_returns_to_the_work_when_the_undo_link_goes(window: MainWindow, qtbot: QtBot) -> None:
    window.go(Place("settings"))
    [county_field] = [
        each for each in workplace(window).page.findChildren(QLineEdit) if each.accessibleName() == "County"
    ]
    county_field.setFocus()
    do(window, "Knox")
    qtbot.mouseClick(window.status.undo_link(), Qt.MouseButton.LeftButton)
    assert not window.status.undo_link().isVisible()
    assert county_field.hasFocus()
