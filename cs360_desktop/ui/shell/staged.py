"""Moments of the grid that no stored data show, staged for a picture and taken back after it."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey
from cs360_desktop.ui.metrics.entering.view import EnterView
from cs360_desktop.ui.shell.main_window import MainWindow

Stage = Callable[[MainWindow], AbstractContextManager[None]]


@contextmanager
def refused(window: MainWindow) -> Iterator[None]:
    """A typed text that is no value of its cell."""
    view, key, row = _count(window)
    view.model.enter(key, row, "12/x4")
    yield
    view.model.drop_refusal(key)


@contextmanager
def asked(window: MainWindow) -> Iterator[None]:
    """A figure with a zero too many."""
    view, key, row = _count(window)
    view.model.enter(key, row, f"{_figure(view, key) * 10:.0f}")
    yield
    _take_back(window, view)


@contextmanager
def unequal(window: MainWindow) -> Iterator[None]:
    """An agency total that the areas do not add up to."""
    view, key, _row = _count(window)
    total = EntryKey(key.measure_id, WHOLE_AGENCY, key.period)
    place = view.model.sheet.cells.place_of(total)
    assert place is not None
    view.model.enter(total, place[0], f"{_figure(view, total) + 3:.0f}")
    view.go_to(place)
    yield
    _take_back(window, view)


def _take_back(window: MainWindow, view: EnterView) -> None:
    """Undo, and let the status bar of later pictures say nothing of it."""
    view.desk.undo()
    window.status.show_action("", can_undo=False)


def _figure(view: EnterView, key: EntryKey) -> float:
    place = view.model.sheet.cells.place_of(key)
    value = None if place is None else view.model.sheet.value_at(*place)
    return 12 if value is None or value.number is None else value.number


def _count(window: MainWindow) -> tuple[EnterView, EntryKey, int]:
    """The tab, with the newest complete month of a count as its current cell."""
    view = window.findChild(EnterView)
    assert isinstance(view, EnterView)
    sheet = view.model.sheet
    column = max(number for number, each in enumerate(sheet.columns) if each.is_complete)
    for row in range(len(sheet.rows)):
        key = sheet.key_at(row, column)
        if key is not None and sheet.measure_at(row).unit.is_whole:
            view.go_to((row, column))
            return view, key, row
    raise AssertionError("no count is collected")
