"""Matching names: one at a time by key, all at once, and thousands of them."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.domain.entries import EntryKey, Value
from cs360_desktop.importing.mapping import Match
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.ui.metrics.importing.steps import Step
from cs360_desktop.ui.metrics.importing.view import ImportView

LEFT = Qt.MouseButton.LeftButton
Open = Callable[[Path], ImportView]
Make = Callable[[str, str], Path]


def match_names(wizard: ImportView, qtbot: QtBot) -> None:
    qtbot.mouseClick(wizard.next, LEFT)
    assert wizard.step is Step.MATCH


def current(wizard: ImportView) -> str:
    row = wizard.match_step.table.current_row()
    assert row is not None
    return str(row.match.name)


def hows(wizard: ImportView) -> dict[str, Match]:
    proposal = wizard.table_step.proposal
    assert proposal is not None
    return {match.name: match.how for match in (*proposal.measures, *proposal.areas)}


def test_that_the_first_open_name_is_looked_at_and_a_decision_goes_on_to_the_next(
    open_in_wizard: Open, make_file: Make, qtbot: QtBot
) -> None:
    rows = "Activity,Jan 2026,Feb 2026\nDisorder calls,1,2\nBoat checks,3,4\nKite checks,5,6\nZoo visits,7,8\n"
    wizard = open_in_wizard(make_file("Activity.csv", rows))
    match_names(wizard, qtbot)
    table = wizard.match_step.table
    assert current(wizard) == "Boat checks"
    qtbot.keyClick(table, Qt.Key.Key_L)
    assert current(wizard) == "Kite checks"
    qtbot.keyClick(table, Qt.Key.Key_N)
    assert current(wizard) == "Zoo visits"
    assert hows(wizard)["Boat checks"] is Match.LEAVE_OUT
    assert hows(wizard)["Kite checks"] is Match.CREATE


def test_that_a_name_is_found_by_some_letters_and_taken_with_enter(
    open_in_wizard: Open, workbook: Path, measure: Callable[[str], Measure], qtbot: QtBot
) -> None:
    wizard = open_in_wizard(workbook)
    match_names(wizard, qtbot)
    chooser = wizard.match_step.chooser
    chooser.search.setFocus()
    qtbot.keyClicks(chooser.search, measure("1.13").name[:14])
    qtbot.keyClick(chooser.search, Qt.Key.Key_Return)
    proposal = wizard.table_step.proposal
    assert proposal is not None
    assert [(match.how, match.target_id) for match in proposal.measures if match.name == "Boat checks"] == [
        (Match.CHOSEN, measure("1.13").id)
    ]


def test_that_thousands_of_areas_are_created_at_once_and_looked_through_by_letters(
    open_in_wizard: Open, make_file: Make, qtbot: QtBot
) -> None:
    lines = (f"Disorder calls,Beat {number:04},{number},1" for number in range(9000))
    path = make_file("Areas.csv", "Activity,Beat,Jan 2026,Feb 2026\n" + "\n".join(lines) + "\n")
    wizard = open_in_wizard(path)
    match_names(wizard, qtbot)
    step = wizard.match_step
    assert step.open_count() == 9000
    step.search.setText("beat 8999")
    assert step.table.model().rowCount() == 2  # the heading and the one
    step.create_all_open()
    assert (step.open_count(), step.create_open.isEnabled()) == (0, False)


def test_that_a_unit_that_does_not_fit_leads_back_to_the_name_it_is_about(
    open_in_wizard: Open,
    make_file: Make,
    measure: Callable[[str], Measure],
    session: Session,
    qtbot: QtBot,
) -> None:
    rows = "Activity,Jan 2026,Feb 2026\nDisorder calls,1,2\nOdd thing,3.5 %,4.5 %\n"
    wizard = open_in_wizard(make_file("Activity.csv", rows))
    match_names(wizard, qtbot)
    wizard.match_step.go_to_name("Odd thing")
    wizard.match_step.chooser.decided.emit(Match.CHOSEN, measure("2.49").id)
    qtbot.mouseClick(wizard.next, LEFT)
    qtbot.waitUntil(lambda: wizard.step is Step.PREVIEW, timeout=30_000)
    notes = wizard.preview_step.notes
    preview = wizard._preview
    assert preview is not None
    question = next(each for each in preview.plan.questions if each.name == "Odd thing")

    notes.question_wanted.emit(question)

    assert wizard.step is Step.MATCH
    assert current(wizard) == "Odd thing"


def test_that_a_new_measure_is_told_with_what_the_file_says_of_it_and_marked_to_be_checked(
    open_in_wizard: Open,
    workbook: Path,
    session: Session,
    stored: Callable[[], dict[EntryKey, Value]],
    qtbot: QtBot,
) -> None:
    wizard = open_in_wizard(workbook)
    match_names(wizard, qtbot)
    wizard.match_step.create_all_open()
    qtbot.mouseClick(wizard.next, LEFT)
    qtbot.waitUntil(lambda: wizard.step is Step.PREVIEW, timeout=30_000)
    told = [label.text() for label in wizard.preview_step.notes.findChildren(type(wizard.match_step.chooser._help))]
    assert "New measure, to be checked: Boat checks (a count, by month, no better or worse)" in told
    qtbot.mouseClick(wizard.next, LEFT)
    qtbot.waitUntil(lambda: wizard.step is Step.DONE, timeout=30_000)
    with session.reading() as unit:
        made = unit[nouns.measures].first(name="Boat checks")
    assert made is not None
    assert not made.checked
    assert len(stored()) == 4


def test_that_enter_files_nothing_under_a_far_off_name(open_in_wizard: Open, make_file: Make, qtbot: QtBot) -> None:
    rows = "Activity,Jan 2026,Feb 2026\nDisorder calls,1,2\nTraffic Stops,3,4\nDrone Flights,5,6\n"
    wizard = open_in_wizard(make_file("Activity.csv", rows))
    match_names(wizard, qtbot)
    step = wizard.match_step
    for name in ("Traffic Stops", "Drone Flights"):
        step.table.choose_row((False, name))
        step.table.setFocus()
        row = step.table.current_row()
        assert row is not None
        assert row.target == "Choose…"
        qtbot.keyClick(step.table, Qt.Key.Key_Return)
        assert hows(wizard)[name] is Match.NONE
        assert step.chooser.table.hasFocus()
        chosen = step.chooser.table.current_row()
        assert chosen is not None
        assert chosen.name == "New measure, under this name"
        qtbot.keyClick(step.chooser.table, Qt.Key.Key_Escape)
        assert step.table.hasFocus()
    qtbot.keyClick(step.table, Qt.Key.Key_Return)
    qtbot.keyClick(step.chooser.table, Qt.Key.Key_Return)
    assert hows(wizard)["Drone Flights"] is Match.CREATE


def test_that_a_name_that_is_really_alike_is_offered_and_a_second_enter_takes_it(
    open_in_wizard: Open, make_file: Make, measure: Callable[[str], Measure], qtbot: QtBot
) -> None:
    known = measure("2.49")
    rows = "Activity,Jan 2026,Feb 2026\nDisorder calls,1,2\nOverdoses non-fatal cases,3,4\n"
    wizard = open_in_wizard(make_file("Activity.csv", rows))
    match_names(wizard, qtbot)
    step = wizard.match_step
    row = step.table.current_row()
    assert row is not None
    assert row.target == f"{known.name}?"
    qtbot.keyClick(step.table, Qt.Key.Key_Return)
    assert hows(wizard)["Overdoses non-fatal cases"] is Match.NONE
    qtbot.keyClick(step.chooser.table, Qt.Key.Key_Return)
    assert hows(wizard)["Overdoses non-fatal cases"] is Match.CHOSEN


def test_that_for_an_area_areas_are_offered_and_no_measures(
    open_in_wizard: Open, make_file: Make, qtbot: QtBot
) -> None:
    rows = "Activity,Beat,Jan 2026,Feb 2026\nDisorder calls,Beat 1,1,2\nDisorder calls,Beat 2,3,4\n"
    wizard = open_in_wizard(make_file("Activity.csv", rows))
    match_names(wizard, qtbot)
    step = wizard.match_step
    assert current(wizard) == "Beat 1"
    model = step.chooser.table.model()
    offered = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert offered == ["New area, under this name", "Unknown area", "Whole agency"]
    chosen = step.chooser.table.current_row()
    assert chosen is not None
    assert chosen.name == offered[0]


def test_that_esc_clears_a_search_and_then_returns_to_the_list(
    open_in_wizard: Open, workbook: Path, qtbot: QtBot
) -> None:
    wizard = open_in_wizard(workbook)
    match_names(wizard, qtbot)
    step = wizard.match_step
    for search in (step.search, step.chooser.search):
        search.setFocus()
        qtbot.keyClicks(search, "xyz")
        qtbot.keyClick(search, Qt.Key.Key_Escape)
        assert (search.text(), search.hasFocus()) == ("", True)
        qtbot.keyClick(search, Qt.Key.Key_Escape)
        assert step.table.hasFocus()
