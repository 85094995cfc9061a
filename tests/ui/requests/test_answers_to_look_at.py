"""What a filled form brought and no field would have taken: shown as it was written, marked, and counted as missing."""

import io
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from cs360_desktop.services import requests
from cs360_desktop.services.request_form_files import blank_form_pdf
from cs360_desktop.services.session import Session
from cs360_desktop.ui.common.fields import Field
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.requests.page import RequestsPage
from cs360_desktop.ui.requests.record_page import RequestRecordPage
from cs360_desktop.ui.requests.table_field import TableField
from tests.ui.requests.filling import field, write

WRITTEN = {
    "request_date": "3/1/2027",
    "audience_number": "veinte",
    "milestones/0/milestone": "Encuesta hecha",
    "milestones/0/by": "pronto",
}


@pytest.fixture
def record(
    page: RequestsPage,
    session: Session,
    places: list[Place],
    tmp_path: Path,
    answer_file_dialog: Callable[[Path | None], None],
) -> RequestRecordPage:
    """The request that was begun from a Spanish form with such answers."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(blank_form_pdf(session, language="es").content))
    for sheet in (each for each in writer.pages if "/Annots" in each):
        writer.update_page_form_field_values(sheet, WRITTEN, auto_regenerate=False)
    writer.write(tmp_path / "lleno.pdf")
    answer_file_dialog(tmp_path / "lleno.pdf")
    page.list.read_form()
    assert places[-1].page == "requests"
    return page.record


def cell(record: RequestRecordPage) -> Field:
    table = field(record, "milestones")
    assert isinstance(table, TableField)
    return table.lines[0].cells["by"]


def text_in(shown: Field) -> str:
    assert isinstance(shown.editor, QLineEdit)
    return shown.editor.text()


def stored(record: RequestRecordPage, field_id: str) -> str:
    return requests.request_form(record._desk.session, record._request_id).field(field_id).content


def test_that_such_answers_are_shown_as_written_with_a_sentence_and_count_as_missing(record: RequestRecordPage) -> None:
    day, number = field(record, "request_date"), field(record, "audience_number")
    assert (text_in(day), text_in(number), text_in(cell(record))) == ("3/1/2027", "veinte", "pronto")
    assert "is no day the app can read" in day.error()
    assert "is no number the app can read" in number.error()
    assert "is no day the app can read" in cell(record).error()
    missing = {each.definition.id for each in requests.request_form(record._desk.session, record._request_id).missing}
    assert {"request_date", "audience_number", "milestones"} <= missing
    (log,) = requests.follow_ups(record._desk.session, record._request_id)
    assert "3 answers need a look" in log.text


def test_that_going_through_them_changes_nothing_until_something_else_is_typed(
    record: RequestRecordPage, qtbot: QtBot
) -> None:
    for shown in (field(record, "request_date"), field(record, "audience_number"), cell(record)):
        shown.setFocus()
        qtbot.keyClick(shown.editor, Qt.Key.Key_Tab)
        assert shown.error()
        assert not shown.refused()
    assert (stored(record, "request_date"), stored(record, "audience_number")) == ("3/1/2027", "veinte")

    write(qtbot, field(record, "request_date"), "Jan 3, 2027")
    write(qtbot, field(record, "audience_number"), "20")
    write(qtbot, cell(record), "Mar 1, 2027")
    assert (stored(record, "request_date"), stored(record, "audience_number")) == ("2027-01-03", "20")
    assert "2027-03-01" in stored(record, "milestones")
    assert (field(record, "request_date").error(), cell(record).error()) == ("", "")
    write(qtbot, field(record, "audience_number"), "veinte")
    assert field(record, "audience_number").refused()
    assert stored(record, "audience_number") == "20"


def test_that_f8_leads_to_the_cell_that_cannot_be_read(record: RequestRecordPage) -> None:
    field(record, "outcomes").setFocus()
    record.next_missing()
    assert record.window().focusWidget() is cell(record).editor
