import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.errors import UserError
from cs360_desktop.ui.common.jobs import Jobs, Report


def nothing(_value: object) -> None:
    """Hear nothing."""


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


def on_gui_thread() -> bool:
    return QThread.currentThread() is QApplication.instance().thread()  # type: ignore[union-attr]  # qapp runs


def test_that_work_runs_elsewhere_and_its_result_comes_back_on_the_gui_thread(jobs: Jobs, qtbot: QtBot) -> None:
    heard: list[tuple[int, bool]] = []

    def work(_report: Report) -> bool:
        return on_gui_thread()

    jobs.run(work, lambda worked_here: heard.append((worked_here, on_gui_thread())), nothing)

    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [(False, True)]


def test_that_no_result_is_lost_however_short_the_work(jobs: Jobs, qtbot: QtBot) -> None:
    heard: list[int] = []

    for number in range(300):
        jobs.run(lambda _report, number=number: number, heard.append, nothing)  # type: ignore[misc]  # a default binds it

    qtbot.waitUntil(lambda: not jobs.is_busy())
    assert sorted(heard) == list(range(300))


def test_that_progress_ends_with_the_whole(jobs: Jobs, qtbot: QtBot) -> None:
    seen: list[tuple[int, int]] = []

    def work(report: Report) -> None:
        for done in range(1, 1001):
            report(done, 1000)

    jobs.run(work, nothing, nothing, lambda done, total: seen.append((done, total)))

    qtbot.waitUntil(lambda: not jobs.is_busy())
    assert seen[-1] == (1000, 1000)
    assert seen == sorted(seen)


def test_that_what_the_user_can_mend_reaches_failed(jobs: Jobs, qtbot: QtBot) -> None:
    refusal = UserError("“Book1.xlsx” is open in Excel. Nothing was read. Close it there, then try again.")
    heard: list[UserError] = []

    def work(_report: Report) -> None:
        raise refusal

    jobs.run(work, nothing, heard.append)

    qtbot.waitUntil(lambda: not jobs.is_busy())
    assert heard == [refusal]


def test_that_a_bug_in_the_work_reaches_the_crash_hook_with_its_trace(jobs: Jobs, qtbot: QtBot) -> None:
    heard: list[UserError] = []

    def work(_report: Report) -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as caught:
        jobs.run(work, nothing, heard.append)
        qtbot.waitUntil(lambda: not jobs.is_busy())

    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]
    assert caught[0][2] is not None
    assert heard == []


def test_that_a_bug_in_a_callback_reaches_the_crash_hook(jobs: Jobs, qtbot: QtBot) -> None:
    def break_down(_result: object) -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as caught:
        jobs.run(lambda _report: 1, break_down, nothing)
        qtbot.waitUntil(lambda: not jobs.is_busy())

    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]


def test_that_cancelled_work_stops_at_its_next_report_and_calls_nobody(jobs: Jobs, qtbot: QtBot) -> None:
    started, go_on = threading.Event(), threading.Event()
    heard: list[object] = []
    rounds: list[int] = []

    def work(report: Report) -> None:
        started.set()
        go_on.wait(10)
        for done in range(100):
            report(done, 100)
            rounds.append(done)

    job = jobs.run(work, heard.append, heard.append)
    qtbot.waitUntil(started.is_set)
    with qtbot.waitSignal(job.ended):
        job.cancel()
        go_on.set()

    assert (heard, rounds) == ([], [])


def test_that_closing_stops_all_work_and_no_callback_comes_later(jobs: Jobs, qtbot: QtBot) -> None:
    started = threading.Event()
    heard: list[object] = []

    def work(report: Report) -> int:
        started.set()
        while True:
            report(1, 2)

    jobs.run(lambda _report: 1, heard.append, heard.append)
    jobs.run(work, heard.append, heard.append)
    assert started.wait(10)

    jobs.close()

    assert not jobs.is_busy()
    QApplication.sendPostedEvents()
    assert heard == []


def test_that_closing_hands_what_got_through_to_whoever_records_it_and_then_tells_nobody_anything(
    jobs: Jobs,
) -> None:
    heard: list[object] = []
    recorded: list[int] = []
    jobs.run(lambda _report: 7, heard.append, heard.append, at_close=recorded.append).ended.connect(
        lambda: heard.append("ended")
    )

    jobs.close()

    QApplication.sendPostedEvents()
    assert (recorded, heard) == ([7], [])


def test_that_what_was_told_already_is_not_handed_over_again_at_closing(jobs: Jobs, qtbot: QtBot) -> None:
    told: list[object] = []
    recorded: list[int] = []
    with qtbot.waitSignal(jobs.run(lambda _report: 7, told.append, told.append, at_close=recorded.append).ended):
        pass
    jobs.close()
    assert (told, recorded) == ([7], [])
