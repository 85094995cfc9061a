"""Leaving while a request is worked on: quiet where it can be, and nothing is left behind without a record."""

from email import message_from_bytes, policy
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from cs360_desktop.services import requests
from cs360_desktop.services.session import Session, open_session
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.requests.page import RequestsPage
from cs360_desktop.ui.requests.record_page import RequestRecordPage
from cs360_desktop.ui.shell.main_window import MainWindow


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
