"""Every document in one list: what can be made, what was exported, and what is still to come."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.requests import RequestStatus
from cs360_desktop.services import agency, metrics, reports, requests
from cs360_desktop.services.letters import letters
from cs360_desktop.services.reports import REPORTS
from cs360_desktop.services.request_document import request_pdf
from cs360_desktop.services.session import Session
from cs360_desktop.ui.common.buttons import Button
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.message_bar import Message
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.progress_panel import ProgressPanel
from cs360_desktop.ui.reports.page import ReportsPage
from tests.ui.conftest import ShowPage


def states(page: ReportsPage) -> dict[str, tuple[str, str]]:
    """The dates and states shown, by title."""
    model = page.table.model()
    rows = [[model.index(row, column).data() for column in range(3)] for row in range(model.rowCount())]
    return {title: (date, state) for title, date, state in rows if date is not None}


def message(page: ReportsPage) -> Message:
    shown = page.messages.message()
    assert shown is not None
    return shown


def panel_words(page: ReportsPage) -> str:
    return " | ".join(label.text() for label in page.panel.findChildren(QLabel) if label.isVisible())


def wait_until_done(page: ReportsPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.exporter.is_busy, timeout=120_000)


def test_that_every_document_stands_in_the_list_with_an_honest_state(page: ReportsPage) -> None:
    found = states(page)
    assert set(found) >= {report.title for report in REPORTS}
    assert found["Baseline record"] == ("never", "not exported")
    assert found["TTA request"] == ("never", "nothing to print yet")
    assert found["Everything for the next meeting"] == ("never", "nothing to print yet")


def test_that_the_panel_says_why_something_cannot_be_made(page: ReportsPage) -> None:
    for kind, why in (
        ("request", "No TTA request has been begun yet."),
        ("agenda", "No meeting is planned."),
        ("packet", "No meeting is planned."),
    ):
        page.show_place(Place("reports", part=kind))
        assert why in panel_words(page)
        assert not (page.panel.save_button.isVisible() and page.panel.save_button.isEnabled())


def test_that_what_can_be_made_follows_the_workspace(page: ReportsPage, session: Session) -> None:
    requests.begin(session)
    assert states(page)["TTA request"] == ("never", "not exported")


def test_that_what_is_made_of_a_request_tells_which_one_and_nothing_of_another(
    page: ReportsPage, session: Session, out: Path, qtbot: QtBot
) -> None:
    requests.begin(session)
    page.export_all()
    wait_until_done(page, qtbot)
    titles = ("TTA request", "Letters of support", "TTA request by e-mail", "Everything for the TTA request")
    assert states(page)["TTA request"][1] == "kept as version 1"
    assert "never" not in {states(page)[title][0] for title in titles}

    requests.begin(session)
    assert {states(page)[title] for title in titles} == {("never", "not exported")}
    page.show_place(Place("reports", part="request"))
    assert "PDF · Request 2 of 2026 · last exported: never" in panel_words(page)

    second = requests.list_requests(session)[0].request.id
    reports.record_of_request(session, "letter", second, letters(session, second))
    assert states(page)["Letters of support"][1] == "exported"
    assert states(page)["TTA request by e-mail"] == ("never", "not exported")


@pytest.mark.parametrize(("kind", "leaves_out"), [("blank-form", False), ("letter", False), ("compstat", True)])
def test_that_only_a_community_copy_that_says_less_lists_what_it_leaves_out(
    page: ReportsPage, session: Session, kind: str, leaves_out: bool, qtbot: QtBot
) -> None:
    requests.begin(session)
    page.show_place(Place("reports", part=kind))
    qtbot.keyClick(page.community, Qt.Key.Key_Space)
    assert page.panel.withheld.isVisible() is leaves_out
    assert ("says itself what it leaves out" in panel_words(page)) is leaves_out


def test_that_enter_saves_the_document_and_the_list_says_when(
    page: ReportsPage, session: Session, out: Path, opened: list[Path], qtbot: QtBot
) -> None:
    page.show_place(Place("reports", part="baseline"))
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    wait_until_done(page, qtbot)
    (written,) = out.iterdir()
    assert written.read_bytes().startswith(b"%PDF")
    assert list(reports.last_exports(session)) == ["baseline"]
    assert states(page)["Baseline record"][1] == "exported"
    assert message(page).what == "1 file is saved"
    assert written.name in message(page).so_what
    assert message(page).so_what.endswith("Nothing was sent.")
    for _words, act in message(page).actions:
        act()
    assert opened == [written, out]


def test_that_nothing_in_the_folder_is_replaced(page: ReportsPage, out: Path, qtbot: QtBot) -> None:
    page.show_place(Place("reports", part="baseline"))
    for _ in range(2):
        qtbot.mouseClick(page.panel.save_button, Qt.MouseButton.LeftButton)
        wait_until_done(page, qtbot)
    (stem,) = {path.stem.removesuffix(" (2)") for path in out.iterdir()}
    assert {path.name for path in out.iterdir()} == {f"{stem}.pdf", f"{stem} (2).pdf"}


def test_that_export_all_makes_all_that_can_be_made_and_keeps_the_request(
    page: ReportsPage, session: Session, out: Path, qtbot: QtBot
) -> None:
    request_id = requests.begin(session).id
    qtbot.mouseClick(page.all_button, Qt.MouseButton.LeftButton)
    assert not page.all_button.isEnabled()
    wait_until_done(page, qtbot)
    names = {path.name for path in out.iterdir()}
    printed = "TTA request 1 of 2026 - Mill Harbor PD.pdf"
    assert {"Entries.csv", "Entries.xlsx", printed} <= names
    (kept,) = requests.exports(session, request_id)
    assert requests.exported_file(session, kept).content == (out / printed).read_bytes()
    kinds = {"baseline", "compstat", "definitions", "entries", "history", "request", "scorecard", "template"}
    kinds |= {"interview-guide", "process", "blank-form", "letter", "request-packet", "request-eml"}
    assert set(reports.last_exports(session)) == kinds
    assert page.all_button.isEnabled()


def test_that_community_copies_hide_and_leave_out_what_has_none(
    page: ReportsPage, session: Session, out: Path, qtbot: QtBot
) -> None:
    requests.begin(session)
    qtbot.keyClick(page.community, Qt.Key.Key_Space)
    assert states(page)["All entries"][1] == "no community copy"
    page.show_place(Place("reports", part="entries"))
    assert "there is no community copy of it" in panel_words(page)
    page.export_all()
    wait_until_done(page, qtbot)
    names = {path.name for path in out.iterdir()}
    assert "TTA request 1 of 2026 community - Mill Harbor PD.pdf" in names
    assert not {"Entries.csv", "Entries.xlsx"} & names


def test_that_no_folder_chosen_means_nothing_made(
    page: ReportsPage, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, **__: "")
    page.export_all()
    assert not page.exporter.is_busy
    assert reports.last_exports(session) == {}


def test_that_a_folder_that_cannot_be_written_is_told_and_nothing_is_noted(
    page: ReportsPage, session: Session, out: Path, refusals: list[str], qtbot: QtBot
) -> None:
    out.rmdir()
    out.write_text("no folder", encoding="utf-8")
    page.export_all()
    wait_until_done(page, qtbot)
    assert "cannot be written" in refusals[0]
    assert reports.last_exports(session) == {}
    assert page.messages.message() is None


@pytest.fixture
def gate(page: ReportsPage) -> Iterator[threading.Event]:
    """Hold all work back until it is set."""
    gate = threading.Event()
    jobs = page._desk.jobs
    jobs._pool.setMaxThreadCount(1)
    jobs.run(lambda _report: gate.wait(30), lambda _done: None, lambda _error: None)
    yield gate
    gate.set()


def test_that_long_work_is_shown_and_goes_away_when_done(
    page: ReportsPage, out: Path, gate: threading.Event, qtbot: QtBot
) -> None:
    page.export_all()
    qtbot.waitUntil(lambda: bool(page.findChildren(ProgressPanel)))
    (panel,) = page.findChildren(ProgressPanel)
    assert panel.isVisible()
    gate.set()
    wait_until_done(page, qtbot)
    assert message(page).what.endswith("files are saved")
    qtbot.waitUntil(lambda: not page.findChildren(ProgressPanel))


def test_that_escape_cancels_the_work_and_nothing_is_written(
    page: ReportsPage, session: Session, out: Path, gate: threading.Event, qtbot: QtBot
) -> None:
    page.export_all()
    qtbot.waitUntil(lambda: bool(page.findChildren(ProgressPanel)))
    qtbot.keyClick(page.table, Qt.Key.Key_Escape)
    gate.set()
    wait_until_done(page, qtbot)
    assert page.messages.message() is None
    assert list(out.iterdir()) == []
    assert reports.last_exports(session) == {}


def test_that_a_workspace_open_for_reading_exports_without_noting_it(
    show_page: ShowPage, reading_desk: Desk, out: Path, qtbot: QtBot
) -> None:
    page = show_page(ReportsPage, reading_desk, "reports")
    page.show_place(Place("reports", part="baseline"))
    page.export_chosen()
    wait_until_done(page, qtbot)
    assert len(list(out.iterdir())) == 1
    assert message(page).what == "1 file is saved"
    assert reports.last_exports(reading_desk.session) == {}


def test_that_the_compstat_report_holds_the_measures_that_are_ticked(
    page: ReportsPage, session: Session, out: Path, qtbot: QtBot
) -> None:
    metrics.activate_starters(session)
    page.show_place(Place("reports", part="compstat"))
    ticks = page.panel.measures
    assert ticks.chosen() is None
    first = ticks.list.item(0)
    ticks.list.setCurrentItem(first)
    qtbot.keyClick(ticks.list, Qt.Key.Key_Space)
    assert first.checkState() is Qt.CheckState.Unchecked
    page.export_chosen()
    wait_until_done(page, qtbot)
    (path,) = out.glob("CompStat report*.pdf")
    printed = " ".join(text.extract_text() for text in PdfReader(path).pages)
    assert first.text() not in " ".join(printed.split())
    assert ticks.list.item(1).text() in " ".join(printed.split())


def test_that_a_report_without_a_measure_cannot_be_made(page: ReportsPage, session: Session, qtbot: QtBot) -> None:
    metrics.activate_starters(session)
    page.show_place(Place("reports", part="compstat"))
    page.panel.measures.findChildren(Button)[1].click()
    assert page.panel.measures.chosen() == frozenset()
    assert "No measure is ticked." in panel_words(page)
    assert not page.panel.save_button.isEnabled()


# -- preview ----------------------------------------------------------------------------------------------------------


def test_that_the_chosen_document_is_shown_page_by_page(page: ReportsPage, session: Session, qtbot: QtBot) -> None:
    requests.begin(session)
    page.show_place(Place("reports", part="request"))
    preview = page.panel.preview
    qtbot.waitUntil(preview.paper.isVisible, timeout=30_000)
    assert preview.where.text().startswith("page 1 of ")
    pixmap = preview.paper.pixmap()
    first = pixmap.toImage()
    assert first.pixelColor(2, 2).name() == "#ffffff"
    third = range(20, first.height() // 3)
    assert any(first.pixelColor(x, y).lightness() < 150 for x in range(first.width()) for y in third)
    assert not preview.back_button.isEnabled()
    qtbot.mouseClick(preview.next_button, Qt.MouseButton.LeftButton)
    assert preview.where.text().startswith("page 2 of ")
    assert preview.paper.pixmap().toImage() != first
    assert reports.last_exports(session) == {}


def test_that_the_preview_follows_the_language_and_the_workspace(
    page: ReportsPage, session: Session, qtbot: QtBot
) -> None:
    page.show_place(Place("reports", part="process"))
    preview = page.panel.preview
    qtbot.waitUntil(preview.paper.isVisible, timeout=30_000)
    english = preview.paper.pixmap().toImage()
    page.language.setCurrentIndex(1)
    page.language.activated.emit(1)
    qtbot.waitUntil(lambda: preview.paper.isVisible() and preview.paper.pixmap().toImage() != english, timeout=30_000)


def test_that_what_cannot_be_made_has_no_preview(page: ReportsPage) -> None:
    page.show_place(Place("reports", part="agenda"))
    assert not page.panel.preview.paper.isVisible()


def test_that_a_document_opens_for_a_look_without_being_noted(
    page: ReportsPage, session: Session, opened: list[Path], qtbot: QtBot
) -> None:
    page.show_place(Place("reports", part="baseline"))
    qtbot.mouseClick(page.panel.open_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(opened), timeout=30_000)
    assert opened[0].read_bytes().startswith(b"%PDF")
    assert reports.last_exports(session) == {}


def test_that_spanish_is_exported_where_it_is_chosen(page: ReportsPage, out: Path, qtbot: QtBot) -> None:
    page.language.setCurrentIndex(1)
    page.language.activated.emit(1)
    page.show_place(Place("reports", part="baseline"))
    page.export_chosen()
    wait_until_done(page, qtbot)
    (path,) = out.iterdir()
    assert str(PdfReader(path).root_object["/Lang"]) == "es-US"


# -- what was exported, and what moved on since ---------------------------------------------------------------------


def test_that_the_page_says_whether_a_document_changed_since_its_last_export(
    page: ReportsPage, session: Session, out: Path, qtbot: QtBot
) -> None:
    page.show_place(Place("reports", part="baseline"))
    assert not page.panel.fresh.isVisible()
    qtbot.mouseClick(page.panel.save_button, Qt.MouseButton.LeftButton)
    wait_until_done(page, qtbot)
    qtbot.waitUntil(page.panel.fresh.isVisible, timeout=120_000)
    assert "nothing changed since" in panel_words(page)
    agency.change_agency(session, name="Port Elgin PD")
    qtbot.waitUntil(lambda: "changed since its last export" in panel_words(page), timeout=120_000)
    page.show_place(Place("reports", part="entries"))
    assert not page.panel.fresh.isVisible()


def test_that_a_request_is_kept_as_it_was_sent(page: ReportsPage, session: Session, qtbot: QtBot) -> None:
    request_id = requests.begin(session).id
    requests.keep_export(session, request_pdf(session, request_id))
    assert states(page)["TTA request"][1] == "kept as version 1"
    requests.set_status(session, request_id, RequestStatus.SENT)
    requests.set_field(session, request_id, "audience", "Two sergeants")
    assert states(page)["TTA request"][1] == "kept as sent, version 1"
    page.show_place(Place("reports", part="request"))
    qtbot.waitUntil(lambda: "changed since its last export" in panel_words(page), timeout=120_000)
