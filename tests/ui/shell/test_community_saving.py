"""Community view: whatever a button of the window saves or copies is the community's copy, or is refused."""

import mimetypes
import re
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QMenu, QWidget

from cs360_desktop.domain.documents import EML, ICS, MadeFile
from cs360_desktop.domain.meetings import MeetingStatus
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.ui.common.message_bar import MessageBar
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.shell.main_window import MainWindow
from cs360_desktop.ui.shell.settling import settle
from tests.services import planted
from tests.ui.seen import seen

_TAKES_OUT = re.compile(
    r"pdf|excel|word\b|csv|save|print|export|invitation|e-mail|letter|calendar|notice|reminder|copy|clipboard|everything",
    re.IGNORECASE,
)
_NO_COPY = "There is no community copy of this"


@pytest.fixture
def session(planted_session: Session) -> Session:
    return planted_session


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opened: list[Path]) -> Callable[[], list[Path]]:
    """Answer every file dialog with a new place; returns what was written there, or opened, since it was last asked."""
    folder, numbers, known = tmp_path / "out", count(), set[Path]()
    folder.mkdir()

    def place(_parent: object, _title: str, start: str, *_more: object) -> tuple[str, str]:
        within = folder / str(next(numbers))
        within.mkdir()
        return str(within / Path(start).name), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", place)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arguments: str(folder))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_arguments: ("", ""))

    def new() -> list[Path]:
        found = [path for path in [*folder.rglob("*"), *opened] if path.is_file() and path not in known]
        known.update(found)
        return found

    return new


@pytest.fixture
def refused(window: MainWindow) -> list[str]:
    """The sentences that the user reads."""
    assert window.desk is not None
    sentences: list[str] = []
    window.desk.refused.connect(lambda error: sentences.append(error.sentence))
    return sentences


@pytest.fixture
def places(session: Session) -> list[Place]:
    """Every page and tab from which something can be taken out; Reports exports the registry, tried by itself."""
    with session.reading() as unit:
        problem = unit[nouns.problems].all("position")[0].id
        meetings = {each.status: each.id for each in unit[nouns.meetings].all("held_on")}
        request = unit[nouns.requests].all()[0].id
    planned, held = meetings[MeetingStatus.PLANNED], meetings[MeetingStatus.HELD]
    return [
        Place("home"),
        Place("baseline"),
        Place("baseline", part="B3"),
        *(Place("metrics", part=part) for part in ("choose", "enter", "import", "charts", "scorecard")),
        *(Place("problems", part=part) for part in ("process", "scanning", "stakeholders", "worksheet", "files")),
        Place("problems", problem),
        Place("meetings"),
        Place("meetings", planned, "agenda"),
        Place("meetings", held, "minutes"),
        Place("actions"),
        Place("requests"),
        Place("requests", request),
        Place("settings"),
    ]


def _said(part: QAbstractButton | QAction) -> str:
    name = part.accessibleName() if isinstance(part, QAbstractButton) else ""
    return f"{part.text()} {name}".replace("&", "")


def _ways_out(window: QWidget) -> list[tuple[str, Callable[[], object]]]:
    """What can be clicked here that takes something out of the window, with the entries of menus."""
    buttons = [
        (_said(each), each.click)
        for each in window.findChildren(QAbstractButton)
        if each.isVisible() and each.isEnabled() and not each.isCheckable() and _TAKES_OUT.search(_said(each))
    ]
    entries = [
        (_said(action), action.trigger)
        for menu in window.findChildren(QMenu)
        if isinstance(menu.parent(), QAbstractButton)
        for action in menu.actions()
        if action.isEnabled() and _TAKES_OUT.search(_said(action))
    ]
    return [*buttons, *entries]


def _close_messages(window: QWidget) -> None:
    """Close what was said before, behind which a message would wait."""
    for bar in window.findChildren(MessageBar):
        while (message := bar.message()) is not None:
            bar.dismiss(message.key)


def _read(path: Path) -> MadeFile:
    kinds = {".eml": EML, ".ics": ICS}
    media_type = kinds.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "text/plain"
    return MadeFile(path.name, media_type, path.read_bytes())


def test_that_nothing_saved_anywhere_in_the_window_tells_a_secret(
    window: MainWindow,
    places: list[Place],
    files: Callable[[], list[Path]],
    refused: list[str],
    planted_town: tuple[Path, dict[str, str]],
) -> None:
    window.menus.actions["community"].trigger()
    leaks: dict[str, set[str]] = {}
    written: list[str] = []
    unsaid: list[str] = []
    turned_away: list[str] = []
    for place in places:
        window.go(place)
        settle(window)
        for name, click in _ways_out(window.workplace.page):  # type: ignore[union-attr]  # it was gone to
            _close_messages(window)
            refused.clear()
            click()
            settle(window)
            made = files()
            told = {leak for path in made for leak in planted.told(_read(path), planted_town[1])}
            where = f"{place.page} {place.part}: {name}"
            written += [path.name for path in made]
            if refused:
                assert all(sentence.startswith(_NO_COPY) for sentence in refused)
                turned_away.append(where)
            if made and not any("saved without" in text for text in seen(window)):
                unsaid.append(where)
            if told:
                leaks[where] = told
            window.go(place)
            settle(window)
    assert leaks == {}
    assert unsaid == []
    assert [name for name in written if "community" not in name] == []
    assert {Path(name).suffix for name in written} == {".pdf", ".docx", ".xlsx", ".eml", ".ics", ".png"}
    for each in ("Baseline", "Scorecard", "Problem", "invitation", "agenda", "notice", "meeting", "minutes", "TTA"):
        assert [name for name in written if each in name], each
    # The process map, which names who is next, does not even offer its PDF then.
    assert [where.split(": ")[1].split("…")[0] for where in turned_away] == ["Support letter", "E-mail draft"]
