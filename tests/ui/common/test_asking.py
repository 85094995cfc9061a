"""A question asked at once, or off the window's thread; only the newest one is answered."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.agency import Agency
from cs360_desktop.domain.changes import Receipt
from cs360_desktop.domain.errors import UserError
from cs360_desktop.services.workspaces import new_workspace
from cs360_desktop.ui.common.asking import Asking
from cs360_desktop.ui.common.desk import Desk


@pytest.fixture
def written() -> threading.Event:
    """Set when the very large step is written."""
    return threading.Event()


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, written: threading.Event) -> Iterator[Desk]:
    """A desk at which a very large step is being written."""
    desk = Desk(new_workspace(tmp_path / "asking.cs360", Agency("Dunmore")))

    def write() -> Receipt:
        written.wait(10)
        return Receipt(0, ())

    desk.do_apart("Wrote very much", write, lambda: None, lambda: None)
    yield desk
    written.set()
    desk.close()


class Question:
    """Answers how often it was asked; `may_answer` keeps answers in other threads back until it is set."""

    def __init__(self) -> None:
        self.asked_by: list[threading.Thread] = []
        self.may_answer = threading.Event()
        self.may_answer.set()

    def __call__(self) -> int:
        asker = threading.current_thread()
        self.asked_by.append(asker)
        number = len(self.asked_by)
        if asker is not threading.main_thread():
            self.may_answer.wait(10)
        return number


def end(desk: Desk, qtbot: QtBot, written: threading.Event) -> None:
    written.set()
    qtbot.waitUntil(lambda: not desk.is_moving)


def test_that_it_is_answered_at_once_on_the_thread_of_the_window(desk: Desk) -> None:
    question, shown = Question(), list[int]()
    Asking(desk, question, shown.append).at_once()
    assert shown == [1]
    assert question.asked_by == [threading.main_thread()]


def test_that_apart_it_is_asked_in_another_thread_and_shown_in_the_way_for_that(
    desk: Desk, qtbot: QtBot, written: threading.Event
) -> None:
    question, shown, piecemeal = Question(), list[int](), list[int]()
    Asking(desk, question, shown.append, piecemeal.append).apart()
    end(desk, qtbot, written)
    assert (shown, piecemeal) == ([], [1])
    assert question.asked_by != [threading.main_thread()]


@pytest.mark.parametrize("again", ["at_once", "apart"])
def test_that_only_the_newest_question_is_answered(
    desk: Desk, qtbot: QtBot, written: threading.Event, again: str
) -> None:
    question, shown = Question(), list[int]()
    asking = Asking(desk, question, shown.append)
    question.may_answer.clear()
    asking.apart()
    qtbot.waitUntil(lambda: len(question.asked_by) == 1)
    getattr(asking, again)()
    question.may_answer.set()
    end(desk, qtbot, written)
    assert shown == [2]


def test_that_the_window_takes_no_input_before_the_answer_is_shown(
    desk: Desk, qtbot: QtBot, written: threading.Event
) -> None:
    question, heard = Question(), list[object]()
    desk.moving.connect(heard.append)
    question.may_answer.clear()
    Asking(desk, question, heard.append).apart()
    qtbot.waitUntil(lambda: len(question.asked_by) == 1)
    desk.notifier.turns.add(lambda: heard.append("a turn"))
    written.set()
    qtbot.waitUntil(lambda: desk._waits_for_answers)
    question.may_answer.set()
    qtbot.waitUntil(lambda: not desk.is_moving)
    assert heard == ["a turn", 1, False]


def test_that_at_any_other_time_it_is_asked_at_once(desk: Desk, qtbot: QtBot, written: threading.Event) -> None:
    end(desk, qtbot, written)
    question, shown = Question(), list[int]()
    Asking(desk, question, shown.append).apart()
    assert shown == [1]


def test_that_a_refusal_in_the_other_thread_is_told_and_the_next_question_is_answered(desk: Desk, qtbot: QtBot) -> None:
    told, shown, is_gone = list[str](), list[str](), [True]
    desk.refused.connect(lambda refusal: told.append(refusal.sentence))

    def question() -> str:
        if is_gone[0]:
            raise UserError("The workspace file is gone.")
        return "here"

    asking = Asking(desk, question, shown.append)
    asking.apart()
    qtbot.waitUntil(lambda: bool(told))
    is_gone[0] = False
    asking.apart()
    qtbot.waitUntil(lambda: bool(shown))
    assert (told, shown) == (["The workspace file is gone."], ["here"])
