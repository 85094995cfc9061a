"""What stands on the screen asks again once after each commit, and what is out of sight when it is shown."""

import pytest
from PySide6.QtWidgets import QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.changes import Change, EntriesChanged, RecordsChanged
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey
from cs360_desktop.domain.periods import Period
from cs360_desktop.services.publisher import Publisher
from cs360_desktop.ui.common.following import ENTRIES, Following
from cs360_desktop.ui.common.notifier import Notifier

MEASURES = RecordsChanged("measure", frozenset({1}))
AREAS = RecordsChanged("area", frozenset({2, 3}))
FIGURES = EntriesChanged(frozenset({EntryKey(1, WHOLE_AGENCY, Period.month(2026, 10))}))
VERY_MANY = EntriesChanged(frozenset())


class Parts(QStackedWidget):
    """Two tabs, of which the first is seen; `asked` names the tab whenever one asks again."""

    def __init__(self) -> None:
        super().__init__()
        self.publisher = Publisher()
        self.notifier = Notifier(self.publisher, self)
        self.asked: list[str] = []
        for _ in range(2):
            self.addWidget(QWidget())

    def follow(self, position: int, nouns: set[str] | None = None, *, is_stale: bool = False) -> None:
        name, part = ("seen", "hidden")[position], self.widget(position)
        assert part is not None
        Following(part, self.notifier, lambda: self.asked.append(name), nouns, is_stale=is_stale)


@pytest.fixture
def parts(qtbot: QtBot) -> Parts:
    parts = Parts()
    qtbot.addWidget(parts)
    parts.show()
    return parts


def test_that_what_is_seen_asks_once_for_everything_that_one_commit_changed(parts: Parts) -> None:
    parts.follow(0)
    parts.publisher.publish([FIGURES, MEASURES, AREAS])
    assert parts.asked == ["seen"]
    parts.publisher.publish([AREAS])
    assert parts.asked == ["seen", "seen"]


def test_that_what_is_hidden_asks_when_it_is_shown_and_then_no_more(parts: Parts) -> None:
    parts.follow(1)
    parts.publisher.publish([MEASURES])
    parts.publisher.publish([AREAS])
    assert parts.asked == []
    parts.setCurrentIndex(1)
    assert parts.asked == ["hidden"]
    parts.setCurrentIndex(0)
    parts.setCurrentIndex(1)
    assert parts.asked == ["hidden"]


def test_that_a_whole_window_that_is_hidden_asks_when_it_is_shown(parts: Parts) -> None:
    parts.follow(0)
    parts.hide()
    parts.publisher.publish([MEASURES])
    assert parts.asked == []
    parts.show()
    assert parts.asked == ["seen"]


@pytest.mark.parametrize(
    ("changes", "asks"), [([FIGURES], True), ([AREAS, MEASURES], True), ([AREAS], False), ([], False)]
)
def test_that_only_changes_of_its_nouns_are_its_business(parts: Parts, changes: list[Change], asks: bool) -> None:
    parts.follow(0, {"measure", ENTRIES})
    parts.publisher.publish(changes)
    assert parts.asked == ["seen"] * asks


def test_that_what_has_not_asked_yet_asks_when_it_is_first_shown(parts: Parts) -> None:
    parts.follow(1, is_stale=True)
    assert parts.asked == []
    parts.setCurrentIndex(1)
    assert parts.asked == ["hidden"]


def test_that_after_a_very_large_commit_what_is_seen_asks_in_turn_and_apart_where_it_can(
    parts: Parts, qtbot: QtBot
) -> None:
    seen = parts.widget(0)
    assert seen is not None
    parts.follow(0)
    asked = parts.asked
    Following(seen, parts.notifier, lambda: asked.append("here"), apart=lambda: asked.append("apart"))
    parts.publisher.publish([VERY_MANY, MEASURES])
    assert asked == []
    parts.notifier.turns.add(lambda: asked.append("after them"))
    qtbot.waitUntil(lambda: asked[-1:] == ["after them"])
    assert asked == ["seen", "apart", "after them"]


def test_that_what_is_hidden_before_its_turn_asks_when_it_is_shown(parts: Parts, qtbot: QtBot) -> None:
    parts.follow(0)
    parts.publisher.publish([VERY_MANY])
    parts.setCurrentIndex(1)
    ended: list[bool] = []
    parts.notifier.turns.add(lambda: ended.append(True))
    qtbot.waitUntil(lambda: ended == [True])
    assert parts.asked == []
    parts.setCurrentIndex(0)
    assert parts.asked == ["seen"]


def test_that_a_closed_notifier_tells_nothing_any_more(parts: Parts) -> None:
    parts.follow(0)
    parts.notifier.close()
    parts.publisher.publish([MEASURES])
    assert parts.asked == []
