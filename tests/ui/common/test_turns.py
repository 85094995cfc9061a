from collections.abc import Callable

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from cs360_desktop.ui.common.turns import Turns


def test_that_each_thing_has_a_turn_of_its_own_with_others_in_between(qtbot: QtBot) -> None:
    turns, heard = Turns(), list[str]()
    beside = QTimer()
    beside.timeout.connect(lambda: heard.append("beside"))
    beside.start(0)

    def say(what: str) -> Callable[[], object]:
        return lambda: heard.append(what)

    turns.add(say("first"))
    turns.add(say("second"))
    assert heard == []
    qtbot.waitUntil(lambda: "second" in heard)
    beside.stop()
    assert "beside" in heard[heard.index("first") : heard.index("second")]


def test_that_what_is_added_in_a_turn_comes_last_and_cleared_things_never_come(qtbot: QtBot) -> None:
    turns, heard = Turns(), list[str]()

    def first() -> None:
        heard.append("first")
        turns.add(lambda: heard.append("third"))

    turns.add(first)
    turns.add(lambda: heard.append("second"))
    qtbot.waitUntil(lambda: len(heard) == 3)
    assert heard == ["first", "second", "third"]
    turns.add(lambda: heard.append("never"))
    turns.clear()
    turns.add(lambda: heard.append("last"))
    qtbot.waitUntil(lambda: len(heard) == 4)
    assert heard[-1] == "last"
