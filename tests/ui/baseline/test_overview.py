import io
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.baseline import Answer
from cs360_desktop.services import baseline
from cs360_desktop.ui.baseline.overview_page import Row
from cs360_desktop.ui.baseline.page import BaselinePage
from cs360_desktop.ui.common.buttons import Button
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.places import Place


def cell(page: BaselinePage, row: int, column: int) -> str:
    model = page.overview.table.model()
    return str(model.index(row, column).data())


def spoken(page: BaselinePage, row: int, column: int) -> str:
    model = page.overview.table.model()
    return str(model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole))


def test_that_six_rows_show_answer_and_evidence_side_by_side(page: BaselinePage, desk: Desk) -> None:
    baseline.answer(desk.session, "B3", Answer.MET)
    baseline.answer(desk.session, "B5", Answer.PLANNED, date(2026, 12, 4))

    assert page.overview.table.model().rowCount() == 6
    assert cell(page, 0, 0) == "B1"
    assert cell(page, 2, 2) == "met"
    assert cell(page, 2, 3) == "differs: not yet"
    assert cell(page, 4, 2) == "planned by Dec 4"
    assert cell(page, 5, 3) == "not yet"
    assert "A Problem-Solving Team with all four groups" in spoken(page, 2, 3)
    assert "0 of the last 6 months" in spoken(page, 2, 1)


def test_that_the_count_follows_every_change_and_undo(page: BaselinePage, desk: Desk) -> None:
    assert page.overview.count.text().startswith("0 of 6 met")
    desk.do("B3 answered met", lambda: baseline.answer(desk.session, "B3", Answer.MET))
    assert page.overview.count.text().startswith("1 of 6 met")
    desk.undo()
    assert page.overview.count.text().startswith("0 of 6 met")


def test_that_a_plan_whose_day_has_passed_is_shown_as_late(page: BaselinePage, desk: Desk) -> None:
    baseline.answer(desk.session, "B5", Answer.PLANNED, date(2026, 12, 4))
    desk.session.today = lambda: date(2026, 12, 5)
    page.overview.refresh()

    assert cell(page, 4, 2) == "due Dec 4"
    assert "overdue" in spoken(page, 4, 2)


def test_that_one_button_leads_on_to_what_is_not_met_yet(page: BaselinePage, desk: Desk, qtbot: QtBot) -> None:
    baseline.answer(desk.session, "B1", Answer.MET)
    assert page.overview.go_on.accessibleName() == "Continue with B2 →"

    qtbot.mouseClick(page.overview.go_on, Qt.MouseButton.LeftButton)

    assert page.shown is page.requirement
    assert page.requirement.code == "B2"


def test_that_enter_opens_the_row_and_the_panel_tells_of_it(
    page: BaselinePage, desk: Desk, qtbot: QtBot, places: list[Place]
) -> None:
    baseline.answer(desk.session, "B3", Answer.MET)
    baseline.set_evidence(desk.session, "B3", "Town hall closed.")
    table = page.overview.table
    table.setFocus()
    table.choose_row("B3")

    assert page.overview.side.difference.isVisible()
    assert page.overview.side.reason.text() == "Town hall closed."
    assert "the person who prepares the numbers" in page.overview.side.missing.text()
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert places == [Place("baseline", part="B3")]
    assert page.requirement.code == "B3"


def test_that_the_chosen_row_stays_chosen_while_answers_change(page: BaselinePage, desk: Desk) -> None:
    page.overview.table.choose_row("B4")
    baseline.answer(desk.session, "B1", Answer.MET)

    row = page.overview.table.current_row()
    assert isinstance(row, Row)
    assert row.state.item.code == "B4"


def test_that_the_pdf_is_saved_where_one_says(
    page: BaselinePage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = tmp_path / "proof.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments, **_options: (str(chosen), ""))
    save = next(button for button in page.overview.header.findChildren(Button) if "PDF" in button.text())

    qtbot.mouseClick(save, Qt.MouseButton.LeftButton)

    assert "Baseline requirements" in PdfReader(io.BytesIO(chosen.read_bytes())).pages[0].extract_text()
    assert page.shown.messages.message() is not None
