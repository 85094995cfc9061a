"""The preview and the last page: filters, ticks, both values, reasons, and what happened in the end."""

from array import array
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey, Value
from cs360_desktop.domain.periods import Period
from cs360_desktop.importing.plan import Outcome, PreviewRows
from cs360_desktop.services import entries
from cs360_desktop.services.session import Session
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.metrics.importing.preview_step import PreviewStep
from cs360_desktop.ui.metrics.importing.steps import Step
from cs360_desktop.ui.metrics.importing.view import ImportView

LEFT = Qt.MouseButton.LeftButton
Open = Callable[[Path], ImportView]
Stored = Callable[[], dict[EntryKey, Value]]


@pytest.fixture
def previewed(
    open_in_wizard: Open, workbook: Path, session: Session, measure: Callable[[str], Measure], qtbot: QtBot
) -> ImportView:
    """One value is there with another figure, one with the same."""
    overdoses = measure("2.49").id
    entries.set_values(
        session,
        {
            EntryKey(overdoses, WHOLE_AGENCY, Period.month(2026, 1)): Value(0),
            EntryKey(overdoses, WHOLE_AGENCY, Period.month(2026, 2)): Value(5),
        },
    )
    wizard = open_in_wizard(workbook)
    qtbot.mouseClick(wizard.next, LEFT)
    wizard.match_step.create_all_open()
    qtbot.mouseClick(wizard.next, LEFT)
    qtbot.waitUntil(lambda: wizard.step is Step.PREVIEW, timeout=30_000)
    return wizard


def cells(step: PreviewStep) -> list[str]:
    return [row.cell for row in step.table.shown_rows()]


def show(step: PreviewStep, outcome: Outcome | None) -> None:
    assert step.segment is not None
    step.segment.choose(outcome)
    step.segment.chosen.emit(outcome)


def test_that_rejected_values_come_first_then_changed_ones(previewed: ImportView) -> None:
    assert cells(previewed.preview_step) == ["C3", "C2", "B3", "D3", "B2"]


@pytest.mark.parametrize(
    ("outcome", "found"),
    [
        (Outcome.REJECTED, ["C3"]),
        (Outcome.CHANGED, ["C2"]),
        (Outcome.NEW, ["B3", "D3"]),
        (Outcome.UNCHANGED, ["B2"]),
    ],
)
def test_that_a_filter_shows_one_kind_of_values(previewed: ImportView, outcome: Outcome, found: list[str]) -> None:
    show(previewed.preview_step, outcome)
    assert cells(previewed.preview_step) == found


def test_that_a_search_finds_measures_and_cells(previewed: ImportView) -> None:
    step = previewed.preview_step
    step.search.setText("boat")
    assert cells(step) == ["C3", "B3", "D3"]
    step.search.setText("c2")
    assert cells(step) == ["C2"]
    step.search.setText("no such thing")
    assert cells(step) == []
    assert step._nothing.isVisible()


def test_that_both_values_and_the_reason_stand_in_the_row(previewed: ImportView) -> None:
    model = previewed.preview_step.table.model()
    rows = [[str(model.data(model.index(row, column))) for column in (5, 6, 9)] for row in range(2)]
    assert rows[1] == ["5", "3", ""]
    assert rows[0][1:] == ["2-3", "“2-3” is two numbers: enter one"]


def test_that_all_shown_are_unticked_and_only_these(previewed: ImportView, stored: Stored, qtbot: QtBot) -> None:
    step = previewed.preview_step
    show(step, Outcome.NEW)
    step.untick.click()
    assert step.taken() == 1
    show(step, None)
    step.tick.click()
    assert step.taken() == 3
    show(step, Outcome.CHANGED)
    step.untick.click()
    before = len(stored())
    qtbot.mouseClick(previewed.next, LEFT)
    qtbot.waitUntil(lambda: previewed.step is Step.DONE, timeout=30_000)
    assert len(stored()) == before + 2


def test_that_values_are_sorted_by_a_column_with_blanks_last_both_ways(previewed: ImportView) -> None:
    step = previewed.preview_step
    step.table.sort_by(6)
    assert cells(step) == ["B2", "C2", "B3", "D3", "C3"]
    step.table.sort_by(6)
    assert cells(step) == ["D3", "B3", "C2", "B2", "C3"]


def test_that_a_hundred_thousand_values_are_sorted_off_the_windows_thread(previewed: ImportView, qtbot: QtBot) -> None:
    step = with_a_hundred_thousand(previewed)
    assert len(step.table.shown_rows()) == 100_000
    step.table.sort_by(7)
    qtbot.waitUntil(lambda: step.table.shown_rows()[1].cell == "B1", timeout=20_000)
    step.untick.click()
    assert (step.taken(), len(step.without())) == (0, 100_000)


def test_that_only_what_was_searched_for_is_unticked_also_before_it_is_found(
    previewed: ImportView, qtbot: QtBot
) -> None:
    step = with_a_hundred_thousand(previewed)
    step.search.setText("b77")
    step.untick.click()  # while it is looked for
    assert [row.cell for row in step.without()] == ["B77"]
    qtbot.waitUntil(lambda: cells(step) == ["B77"], timeout=20_000)
    step.tick.click()
    assert (step.taken(), len(step.without())) == (100_000, 0)


def with_a_hundred_thousand(previewed: ImportView) -> PreviewStep:
    """A preview of new values in B0 to B99999."""
    preview = previewed._preview
    assert preview is not None
    count = 100_000
    values = preview.plan.values.at([0] * count)
    values.rows[:] = array("I", range(count))
    values.columns[:] = array("I", [2]) * count
    rows = PreviewRows((), values, [Outcome.NEW] * count, [None] * count)
    previewed.preview_step.show_preview(replace(preview, rows=rows))
    return previewed.preview_step


def test_that_the_last_page_tells_what_happened_and_follows_undo(
    previewed: ImportView, desk: Desk, qtbot: QtBot
) -> None:
    qtbot.mouseClick(previewed.next, LEFT)
    qtbot.waitUntil(lambda: previewed.step is Step.DONE, timeout=30_000)
    page = previewed.done_page
    told = [label.text() for label in page.findChildren(Label)]
    assert "3 values are in" in told
    assert "Jan 2026 – Mar 2026" in told
    assert "Boat checks" in told
    desk.undo()
    assert "3 values were taken back" in [label.text() for label in page.findChildren(Label)]
    desk.redo()
    assert "3 values are in" in [label.text() for label in page.findChildren(Label)]


def test_that_what_happened_is_saved_as_a_pdf_and_opened_for_printing(
    previewed: ImportView,
    tmp_path: Path,
    answer_file_dialog: Callable[[Path | None], None],
    opened: list[Path],
    qtbot: QtBot,
) -> None:
    qtbot.mouseClick(previewed.next, LEFT)
    qtbot.waitUntil(lambda: previewed.step is Step.DONE, timeout=30_000)
    answer_file_dialog(tmp_path / "What happened.pdf")
    previewed.done_page.save.click()
    assert (tmp_path / "What happened.pdf").read_bytes().startswith(b"%PDF")
    previewed.done_page.print.click()
    assert [path.name for path in opened] == ["Import of Activity.pdf"]
