"""Moments of grid, charts, scorecard and import that no stored data show, staged for a picture and taken back."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from PySide6.QtWidgets import QScrollArea, QWidget

from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey
from cs360_desktop.services import home, problems
from cs360_desktop.ui.actions.page import ActionsPage
from cs360_desktop.ui.charts.scorecard import ScorecardView
from cs360_desktop.ui.charts.view import ChartsView
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.metrics.entering.view import EnterView
from cs360_desktop.ui.metrics.importing.steps import Step
from cs360_desktop.ui.metrics.importing.view import ImportView
from cs360_desktop.ui.shell.main_window import MainWindow
from cs360_desktop.ui.shell.settling import settle

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


@contextmanager
def line_explained(window: MainWindow) -> Iterator[None]:
    """The first line of the scorecard that is worth a look, beside it how its figures were worked out."""
    view = _scorecard(window)
    signal = next((line for line in home.today(view.desk.session).signals), None)
    if signal is not None:
        view.table.reveal(signal.measure.id)
        view.table.setFocus()
    yield


@contextmanager
def community_card(window: MainWindow) -> Iterator[None]:
    """The scorecard as everybody may see it."""
    view = _scorecard(window)
    view.community.click()
    yield
    view.community.click()


@contextmanager
def community_view(window: MainWindow) -> Iterator[None]:
    """The window as everybody may see it."""
    assert window.desk is not None
    window.desk.switch_community(True)
    yield
    window.desk.switch_community(False)


def _scorecard(window: MainWindow) -> ScorecardView:
    view = window.findChild(ScorecardView)
    assert isinstance(view, ScorecardView)
    return view


@contextmanager
def explained(window: MainWindow) -> Iterator[None]:
    """How the first comparison of a chart was worked out."""
    view = _charts(window)
    view.explain()
    yield
    view.side.go_back()


@contextmanager
def break_opened(window: MainWindow) -> Iterator[None]:
    """The form of the first break of a chart."""
    view = _charts(window)
    rows = [row for row in view.side.panel.mark_rows() if row.line.mark is not None]
    view.side.open_mark(rows[0].line.mark if rows else None)
    yield
    view.side.go_back()


@contextmanager
def rated(window: MainWindow) -> Iterator[None]:
    """A count shown by residents."""
    view = _charts(window)
    view.choices.counted_as.setCurrentIndex(2)
    view.refresh()
    yield
    view.choices.counted_as.setCurrentIndex(0)
    view.refresh()


def _charts(window: MainWindow) -> ChartsView:
    settle(window)
    view = window.findChild(ChartsView)
    assert isinstance(view, ChartsView)
    return view


_REPORT = (
    "Mill Harbor Police Department\n"
    "Monthly activity report\n"
    "\n"
    "Activity,Jan,Feb,Mar,Apr,YTD\n"
    "PATROL,,,,,\n"
    "Vehicle break-ins reported,11,9,12,12,44\n"
    "Disorder calls,58,61,66,n/a,185\n"
    "Boat checks,4,2-3,6,5,15\n"
    "Foot ptl,20,22,26,31,99\n"
    "TOTAL,93,92,110,48,343\n"
    "Prepared by records\n"
)
"""A report without a year, with totals, a name nobody knows, and a cell that is no number."""


@contextmanager
def question(window: MainWindow) -> Iterator[None]:
    """A report whose year only somebody who knows it can tell."""
    with _report(window):
        yield


@contextmanager
def matching(window: MainWindow) -> Iterator[None]:
    """Its names, one of which is unknown."""
    with _report(window) as view:
        _answer(window, view)
        view.next.click()
        yield


@contextmanager
def previewed(window: MainWindow) -> Iterator[None]:
    """Its values before anything is written."""
    with _report(window) as view:
        _preview(window, view)
        yield


@contextmanager
def imported(window: MainWindow) -> Iterator[None]:
    """What happened, after it was brought in."""
    with _report(window) as view:
        _preview(window, view)
        view.next.click()
        settle(window)
        yield
        assert window.desk is not None
        window.desk.undo()
        window.status.show_action("", can_undo=False)


@contextmanager
def _report(window: MainWindow) -> Iterator[ImportView]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "Activity report.csv"
        file.write_text(_REPORT, encoding="utf-8")
        view = window.findChild(ImportView)
        assert isinstance(view, ImportView)
        view.cancel()
        window.go(Place("metrics", part=f"import:{file}"))
        settle(window)
        yield view
        view.cancel()


def _answer(window: MainWindow, view: ImportView) -> None:
    for _ in range(3):
        if view.table_step.open_questions():
            view.table_step.next_question()
            card = view.table_step.findings.cards[0]
            card.choose(0)
            if card.field is not None:
                card.field.set_value("2026")
            card.button.click()
            settle(window)


def _preview(window: MainWindow, view: ImportView) -> None:
    _answer(window, view)
    view.next.click()
    view.match_step.create_all_open()
    view.next.click()
    settle(window)
    assert view.step is Step.PREVIEW


def scrolled_to(name: str) -> Stage:
    """Stage a long page with one of its parts, by its accessible name, at the top."""

    @contextmanager
    def stage(window: MainWindow) -> Iterator[None]:
        settle(window)
        assert window.workplace is not None
        body = window.workplace.frame.body
        part = next(each for each in body.findChildren(QWidget) if each.accessibleName() == name and each.isVisible())
        area = next(each for each in body.findChildren(QScrollArea) if each.isAncestorOf(part))
        content, bar = area.widget(), area.verticalScrollBar()
        assert content is not None
        bar.setValue(part.mapTo(content, part.rect().topLeft()).y())
        yield
        bar.setValue(0)

    return stage


@contextmanager
def file_deleted(window: MainWindow) -> Iterator[None]:
    """The bin with the last problem file in it."""
    assert window.desk is not None
    session = window.desk.session
    last = problems.list_problems(session)[-1].problem.id
    window.desk.do("", lambda: problems.remove(session, last))
    window.go(Place("problems", part="files:bin"))
    yield
    window.desk.undo()
    window.status.show_action("", can_undo=False)


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


@contextmanager
def actions_selected(window: MainWindow) -> Iterator[None]:
    """The first two actions ticked, and what can be done with them opened."""
    page = window.findChild(ActionsPage)
    assert page is not None
    page.table.selectAll()
    rows = page.table.selected_rows()[:2]
    for row in rows:
        page.table.row_ticked.emit(row, True)
    page.table.choose_row(rows[0].action.id)
    page.bulk.ask("due")
    settle(window)
    yield
    page.clear_selection()
