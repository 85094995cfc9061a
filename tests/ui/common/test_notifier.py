from collections.abc import Callable
from dataclasses import dataclass

from pytestqt.qtbot import QtBot

from cs360_desktop.ui.common.notifier import Notifier


@dataclass(frozen=True, slots=True)
class EntriesChanged:
    count: int


class Publishing:
    """The interface of the services' publisher."""

    def __init__(self) -> None:
        self.receivers: list[Callable[[object], None]] = []
        self.commit_receivers: list[Callable[[object], None]] = []

    def subscribe(self, receive: Callable[[object], None]) -> Callable[[], None]:
        self.receivers.append(receive)
        return lambda: self.receivers.remove(receive)

    def subscribe_to_commits(self, receive: Callable[[object], None]) -> Callable[[], None]:
        self.commit_receivers.append(receive)
        return lambda: self.commit_receivers.remove(receive)


def test_that_a_published_change_is_emitted_as_it_is(qtbot: QtBot) -> None:
    publisher = Publishing()
    notifier = Notifier(publisher)

    with qtbot.waitSignal(notifier.changed) as heard:
        publisher.receivers[0](EntriesChanged(53))

    assert heard.args == [EntriesChanged(53)]


def test_that_the_changes_of_a_commit_are_emitted_together(qtbot: QtBot) -> None:
    publisher = Publishing()
    notifier = Notifier(publisher)

    with qtbot.waitSignal(notifier.committed) as heard:
        publisher.commit_receivers[0]((EntriesChanged(53), EntriesChanged(1)))

    assert heard.args == [(EntriesChanged(53), EntriesChanged(1))]


def test_that_a_closed_notifier_listens_no_more(qtbot: QtBot) -> None:
    publisher = Publishing()

    Notifier(publisher).close()

    assert (publisher.receivers, publisher.commit_receivers) == ([], [])
