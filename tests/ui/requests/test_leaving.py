"""Leaving while a request is worked on: quiet where it can be, and nothing is left behind without a record."""

from email import message_from_bytes, policy
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.requests import RequestStatus
from cs360_desktop.services import requests
from cs360_desktop.services.request_document import request_pdf
from cs360_desktop.services.session import Session, open_session
from cs360_desktop.ui.common.fields import Field
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.requests.page import RequestsPage
from cs360_desktop.ui.requests.record_page import RequestRecordPage
from cs360_desktop.ui.requests.table_field import TableField
from cs360_desktop.ui.shell.main_window import MainWindow
from tests.ui.requests.filling import field, write


def shown(window: MainWindow, request_id: int) -> RequestRecordPage:
    assert window.workplace is not None
    window.workplace.go(Place("requests", request_id))
    (page,) = window.workplace.findChildren(RequestsPage)
    return page.record


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder she chooses wherever she is asked for one."""
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, **__: str(tmp_path))
    return tmp_path


def end(window: MainWindow, qtbot: QtBot) -> None:
    """Close the window, and go on until everything in it is gone."""
    assert window.workplace is not None
    assert window.desk is not None
    with qtbot.waitSignals([window.workplace.destroyed, window.desk.destroyed]):
        window.close()


def test_that_closing_while_a_draft_is_made_is_quiet_and_keeps_the_pdf_that_went_into_it(
    window: MainWindow, session: Session, request_id: int, folder: Path, qtbot: QtBot
) -> None:
    record = shown(window, request_id)
    record.mail_button.click()
    assert not record.mail_button.isEnabled()
    with qtbot.captureExceptions() as faults:
        end(window, qtbot)

    assert faults == []
    (draft,) = folder.glob("*.eml")
    again = open_session(session.path)
    try:
        (kept,) = requests.exports(again, request_id)
        (pdf,) = message_from_bytes(draft.read_bytes(), policy=policy.default).iter_attachments()
        assert pdf.get_content() == requests.exported_file(again, kept).content
    finally:
        again.close()


# -- what was refused -------------------------------------------------------------------------------------------------


def milestones(record: RequestRecordPage) -> TableField:
    table = field(record, "milestones")
    assert isinstance(table, TableField)
    return table


def leaving_says(window: MainWindow) -> str:
    assert not window.close()
    assert window.workplace is not None
    said = window.workplace.frame.messages.message()
    assert said is not None
    return f"{said.what}. {said.so_what}"


def text_in(cell: Field) -> str:
    return str(cell.editor.property("text"))


def test_that_a_refused_day_is_told_by_the_status_bar_and_before_leaving_until_it_is_mended(
    window: MainWindow, request_id: int, qtbot: QtBot
) -> None:
    record = shown(window, request_id)
    write(qtbot, field(record, "request_date"), "soon")
    assert window.status.saved_text() == "1 typed text is not saved"
    assert leaving_says(window) == (
        "1 typed text is not saved and would be lost. Everything else is saved. Go to Request 1 of 2026 under TTA "
        "requests: F8 leads to what is refused in its sections. Leave again to give up."
    )
    write(qtbot, field(record, "request_date"), "Nov 12, 2026")
    assert window.status.saved_text().startswith("All changes saved")


def test_that_a_table_keeps_what_was_refused_when_a_line_is_added_taken_out_or_undone(
    window: MainWindow, request_id: int, qtbot: QtBot
) -> None:
    record = shown(window, request_id)
    table = milestones(record)
    table.add()
    write(qtbot, table.lines[0].cells["milestone"], "Survey done")
    table.add()
    write(qtbot, table.lines[1].cells["milestone"], "Response begun")
    write(qtbot, table.lines[1].cells["by"], "spring 2027")

    def kept(line: int) -> bool:
        cell = table.lines[line].cells["by"]
        return text_in(cell) == "spring 2027" and "so it was not saved" in cell.error()

    assert window.status.saved_text() == "1 typed text is not saved"
    qtbot.mouseClick(table.add_button, Qt.MouseButton.LeftButton)
    assert (len(table.lines), kept(1)) == (3, True)
    qtbot.mouseClick(table.lines[0].remove_button, Qt.MouseButton.LeftButton)
    assert kept(0)
    assert window.desk is not None
    window.desk.undo()
    assert kept(1)
    window.desk.undo()
    window.desk.undo()
    assert [line.cells["milestone"].value() for line in table.lines] == [""]
    assert kept(0)
    assert window.status.saved_text() == "1 typed text is not saved"
    qtbot.mouseClick(table.lines[0].remove_button, Qt.MouseButton.LeftButton)
    assert window.status.saved_text().startswith("All changes saved")


def test_that_f8_leads_to_the_cell_whose_text_was_refused(window: MainWindow, request_id: int, qtbot: QtBot) -> None:
    record = shown(window, request_id)
    table = milestones(record)
    table.add()
    write(qtbot, table.lines[0].cells["milestone"], "Survey done")
    write(qtbot, table.lines[0].cells["by"], "spring")
    record.go_to_field("problem_caveats")
    for _press in range(40):
        record.next_missing()
        if window.focusWidget() is table.lines[0].cells["by"].editor:
            return
    pytest.fail("F8 did not lead there")


def test_that_what_was_refused_waits_while_another_request_is_shown_and_goes_with_a_deleted_one(
    window: MainWindow, session: Session, request_id: int, qtbot: QtBot
) -> None:
    other = requests.begin(session).id
    record = shown(window, request_id)
    write(qtbot, field(record, "audience_number"), "about ten")
    record = shown(window, other)
    assert text_in(field(record, "audience_number")) == ""
    assert "Request 1 of 2026" in leaving_says(window)
    record = shown(window, request_id)
    number = field(record, "audience_number")
    assert text_in(number) == "about ten"
    assert "is not a number, so it was not saved" in number.error()
    shown(window, other)
    requests.delete(session, request_id)
    assert window.status.saved_text().startswith("All changes saved")


def test_that_a_refused_day_of_the_follow_up_and_a_line_not_added_stay_with_their_request(
    window: MainWindow, session: Session, request_id: int, qtbot: QtBot
) -> None:
    requests.keep_export(session, request_pdf(session, request_id))
    requests.set_status(session, request_id, RequestStatus.SENT)
    other = requests.begin(session).id
    panel = shown(window, request_id).follow_up
    write(qtbot, panel.day, "last week")
    qtbot.keyClicks(panel.line.editor, "They will call")
    shown(window, other)
    assert (text_in(panel.day), panel.line.value()) == ("", "")
    assert window.status.saved_text() == "1 typed text is not saved"
    shown(window, request_id)
    assert (text_in(panel.day), panel.line.value()) == ("last week", "They will call")
    assert "is not a date" in panel.day.error()
