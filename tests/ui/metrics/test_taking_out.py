"""The button “Excel…” standing alone on a page: what it offers, what it saves where, and what it says."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.domain.entries import WHOLE_AGENCY
from cs360_desktop.domain.periods import Period
from cs360_desktop.services import reports
from cs360_desktop.services.session import Session
from cs360_desktop.services.template import TemplateChoice
from cs360_desktop.ui.common.body import Body
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.message_bar import Message
from cs360_desktop.ui.common.page import Page
from cs360_desktop.ui.metrics.entering.taking_out import TakingOut
from tests.ui.conftest import ShowPage

MAY, JUNE = Period.month(2026, 5), Period.month(2026, 6)


class PageOfOne(Page):
    """A page with nothing on it but the button; `chosen` is what it shows."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Enter", "")
        self.chosen = TemplateChoice()
        self.button = TakingOut(desk, lambda: self.chosen)
        body = Body()
        body.tools.add_command(self.button)
        self.add_tab("Enter", body)

    def show_place(self, _place: object) -> None:
        """There is but one."""


@pytest.fixture
def page(show_page: ShowPage, desk: Desk, filled: None, measure: Callable[[str], Measure]) -> PageOfOne:
    shown = show_page(PageOfOne, desk, "metrics")
    shown.chosen = TemplateChoice([measure("1.07").id], WHOLE_AGENCY, MAY, JUNE)
    return shown


@pytest.fixture
def out(tmp_path: Path, answer_file_dialog: Callable[[Path | None], None]) -> Path:
    """The user types this name wherever she is asked for a place, without its ending."""
    answer_file_dialog(tmp_path / "To the sergeant")
    return tmp_path / "To the sergeant"


def wait_until_done(page: PageOfOne, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.button._desk.jobs.is_busy(), timeout=20_000)


def offered(page: PageOfOne) -> list[QAction]:
    return page.button.menu_of_files().actions()


def message(page: PageOfOne) -> Message:
    shown = page.messages.message()
    assert shown is not None
    return shown


def test_that_the_workbook_for_what_is_shown_is_taken_by_keys_alone(
    page: PageOfOne, session: Session, out: Path, opened: list[Path], qtbot: QtBot
) -> None:
    page.button.setFocus()
    qtbot.keyClick(page.button, Qt.Key.Key_Return)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    qtbot.keyClick(menu, Qt.Key.Key_W)
    wait_until_done(page, qtbot)

    path = out.with_name("To the sergeant.xlsx")
    rows = list(openpyxl.load_workbook(path)["Months"].values)
    assert rows[0][3:] == ("May 2026", "Jun 2026")
    assert [row[3:] for row in rows[1:]] == [(11, 12)]
    assert message(page).what == "Saved To the sergeant.xlsx"
    assert str(path.parent) in message(page).so_what
    assert "Nothing was sent." in message(page).so_what
    assert set(reports.last_exports(session)) == {"template"}
    for _words, act in message(page).actions:
        act()
    assert opened == [path, path.parent]


BEGINNINGS = {".xlsx": (1, b"PK"), ".csv": (2, b"\xef\xbb\xbfmeasure_id,")}
"""Where a file is offered, and how it begins."""


@pytest.mark.parametrize("ending", BEGINNINGS)
def test_that_all_entries_are_taken_as_excel_or_csv(ending: str, page: PageOfOne, out: Path, qtbot: QtBot) -> None:
    position, start = BEGINNINGS[ending]
    offered(page)[position].trigger()
    wait_until_done(page, qtbot)
    path = out.with_name(f"To the sergeant{ending}")
    assert path.read_bytes().startswith(start)
    assert message(page).what == f"Saved {path.name}"


def test_that_nothing_more_can_be_taken_while_a_file_is_made(page: PageOfOne, out: Path, qtbot: QtBot) -> None:
    offered(page)[1].trigger()
    assert [action.isEnabled() for action in offered(page)] == [False, False, False]
    wait_until_done(page, qtbot)
    assert [action.isEnabled() for action in offered(page)] == [True, True, True]


def test_that_no_place_chosen_makes_nothing(
    page: PageOfOne, session: Session, answer_file_dialog: Callable[[Path | None], None]
) -> None:
    answer_file_dialog(None)
    offered(page)[0].trigger()
    assert not page.button._desk.jobs.is_busy()
    assert page.messages.message() is None
    assert reports.last_exports(session) == {}


def test_that_a_choice_of_nothing_and_a_place_that_cannot_be_written_are_refused_in_words(
    page: PageOfOne, session: Session, out: Path, refusals: list[str], qtbot: QtBot
) -> None:
    page.chosen = TemplateChoice([])
    offered(page)[0].trigger()
    wait_until_done(page, qtbot)
    out.with_name("To the sergeant.csv").mkdir()
    offered(page)[2].trigger()
    wait_until_done(page, qtbot)

    assert len(refusals) == 2
    assert "No measure was chosen" in refusals[0]
    assert "“To the sergeant.csv” was not saved" in refusals[1]
    assert page.messages.message() is None
    assert reports.last_exports(session) == {}
    assert offered(page)[0].isEnabled()


@pytest.fixture
def reading_page(filled: None, reading_desk: Desk, show_page: ShowPage) -> PageOfOne:
    return show_page(PageOfOne, reading_desk, "metrics")


def test_that_a_workspace_open_for_reading_can_be_taken_out_too(
    reading_page: PageOfOne, session: Session, out: Path, qtbot: QtBot
) -> None:
    offered(reading_page)[2].trigger()
    wait_until_done(reading_page, qtbot)
    assert message(reading_page).what == "Saved To the sergeant.csv"
    assert reports.last_exports(session) == {}
