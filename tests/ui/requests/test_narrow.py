"""What stands side by side in a request has room for its words at the widths of her two laptops."""

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from cs360_desktop.services import agency, requests
from cs360_desktop.services.session import Session
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.requests.page import RequestsPage
from cs360_desktop.ui.shell.main_window import MainWindow


@pytest.mark.parametrize("at", [(1366, "A"), (1366, "F"), (911, "A"), (911, "F")])
def test_that_nothing_of_a_section_and_no_button_is_cut(
    window: MainWindow, session: Session, request_id: int, at: tuple[int, str], qtbot: QtBot
) -> None:
    agency.set_population(session, 2025, 8_200, source="census estimate")
    requests.set_field(session, request_id, "population", "8100")
    requests.set_field(session, request_id, "population_year", "2024")
    width, letter = at
    window.resize(width, 768)
    assert window.workplace is not None
    window.workplace.go(Place("requests", request_id, letter))
    (page,) = window.workplace.findChildren(RequestsPage)
    form, area = page.record._made[letter]

    def cut() -> list[str]:
        buttons = [each for each in page.record.findChildren(QPushButton) if each.isVisible()]
        return [each.text() for each in buttons if each.width() < each.minimumSizeHint().width()]

    qtbot.waitUntil(lambda: cut() == [], timeout=2_000)
    qtbot.waitUntil(lambda: form.minimumSizeHint().width() <= area.viewport().width(), timeout=2_000)
