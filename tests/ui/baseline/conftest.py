from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.agency import Agency
from cs360_desktop.domain.errors import UserError
from cs360_desktop.services.workspaces import new_workspace
from cs360_desktop.ui.baseline.page import BaselinePage
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.theme import Theme

TODAY = date(2026, 11, 10)


@pytest.fixture
def desk(theme: Theme, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(
        new_workspace(tmp_path / "test.cs360", Agency("Mill Harbor PD"), who="E. Marsh", today=lambda: TODAY),
    )
    yield made
    made.close()


@pytest.fixture
def refusals(desk: Desk) -> list[UserError]:
    """Every refusal that went out."""
    found: list[UserError] = []
    desk.refused.connect(found.append)
    return found


@pytest.fixture
def places(desk: Desk) -> list[Place]:
    """Every place somebody asked for."""
    found: list[Place] = []
    desk.going.connect(found.append)
    return found


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> Iterator[BaselinePage]:
    """The page as the shell shows it: at the place that was asked for last."""
    shown = BaselinePage(desk)
    qtbot.addWidget(shown)
    desk.going.connect(lambda place: shown.show_place(place) if place.page == "baseline" else None)
    shown.resize(1366, 690)
    shown.show_place(Place("baseline"))
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    yield shown
    shown.close()
