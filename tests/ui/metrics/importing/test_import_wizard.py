"""The import wizard by mouse and keyboard, on real files: what is shown is what goes in, and nothing before Apply."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey, Value
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.periods import Period
from cs360_desktop.importing.mapping import Match
from cs360_desktop.services import entries, imports
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.metrics.importing.steps import Step
from cs360_desktop.ui.metrics.importing.view import ImportView

LEFT = Qt.MouseButton.LeftButton


def _open(wizard: ImportView, path: Path, qtbot: QtBot) -> None:
    wizard.open_file(path)
    qtbot.waitUntil(lambda: wizard.step is Step.TABLE, timeout=30_000)


def _stored(session: Session) -> dict[EntryKey, Value]:
    with session.reading() as unit:
        return unit.entries.values({measure.id for measure in unit[nouns.measures].all()})


def test_that_a_workbook_goes_from_file_to_entries_by_keyboard_and_mouse(
    wizard: ImportView, workbook: Path, session: Session, desk: Desk, qtbot: QtBot
) -> None:
    _open(wizard, workbook, qtbot)
    assert (
        wizard.table_step.picture.model().data(wizard.table_step.picture.model().index(1, 0)) == "Non-fatal overdoses"
    )

    qtbot.mouseClick(wizard.next, LEFT)
    table = wizard.match_step.table
    table.choose_row((False, "Boat checks"))
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_N)
    row = table.current_row()
    assert row is not None
    assert row.match.how is Match.CREATE

    qtbot.mouseClick(wizard.next, LEFT)
    qtbot.waitUntil(lambda: wizard.step is Step.PREVIEW, timeout=30_000)
    assert _stored(session) == {}
    assert wizard.preview_step.taken() == 4
    assert wizard.next.text().replace("&", "") == "Apply 4 values"

    qtbot.mouseClick(wizard.next, LEFT)
    qtbot.waitUntil(lambda: wizard.step is Step.DONE, timeout=30_000)
    held = _stored(session)
    assert sorted((str(key.period), value.number) for key, value in held.items()) == [
        ("2026-01", 0),
        ("2026-01", 4),
        ("2026-02", 3),
        ("2026-03", 6),
    ]

    desk.undo()
    assert _stored(session) == {}
    desk.redo()
    assert _stored(session) == held


def test_that_rows_left_out_are_told_with_their_reason_beside_the_values(
    wizard: ImportView, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "Activity.csv"
    path.write_text("Activity,Jan 2026,Feb 2026\nNon-fatal overdoses,1,3\nYTD,1,4\nTotal,1,3\n", encoding="utf-8")
    _open(wizard, path, qtbot)
    qtbot.mouseClick(wizard.next, LEFT)
    qtbot.mouseClick(wizard.next, LEFT)
    qtbot.waitUntil(lambda: wizard.step is Step.PREVIEW, timeout=30_000)
    told = [label.text() for label in wizard.preview_step.findChildren(Label)]
    assert "Activity, row 3 left out: it is worked out from other rows" in told
    assert "Activity, row 4 left out: it is a total of other rows" in told


def test_that_an_unticked_value_stays_out(wizard: ImportView, workbook: Path, session: Session, qtbot: QtBot) -> None:
    _open(wizard, workbook, qtbot)
    qtbot.mouseClick(wizard.next, LEFT)
    wizard.match_step.create_all_open()
    qtbot.mouseClick(wizard.next, LEFT)
    qtbot.waitUntil(lambda: wizard.step is Step.PREVIEW, timeout=30_000)
    table = wizard.preview_step.table
    table.choose_row(("Activity", "B2"))
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Space)
    wanted = wizard.preview_step.taken()

    qtbot.mouseClick(wizard.next, LEFT)
    qtbot.waitUntil(lambda: wizard.step is Step.DONE, timeout=30_000)

    assert (wanted, len(_stored(session))) == (3, 3)


def test_that_a_file_that_is_no_workbook_is_refused_in_words_and_another_can_be_chosen(
    wizard: ImportView, tmp_path: Path, workbook: Path, qtbot: QtBot
) -> None:
    fake = tmp_path / "letter.xlsx"
    fake.write_text("Dear chief,\n\nhere is my report.\n", encoding="utf-8")
    wizard.open_file(fake)
    qtbot.waitUntil(lambda: "letter.xlsx" in wizard.refusal, timeout=30_000)

    _open(wizard, workbook, qtbot)
    assert wizard.refusal == ""


def test_that_a_value_changed_behind_the_preview_is_not_overwritten(
    session: Session, workbook: Path, measure: Callable[[str], Measure]
) -> None:
    january = EntryKey(measure("2.49").id, WHOLE_AGENCY, Period.month(2026, 1))
    previewed = imports.preview(session, imports.propose(session, imports.read(workbook)), create=True)
    entries.set_values(session, {january: Value(9.0)})

    with pytest.raises(UserError, match="changed after this preview"):
        imports.apply(session, previewed)

    assert _stored(session) == {january: Value(9.0)}


def test_that_a_name_matched_by_hand_is_remembered_for_the_next_file(
    session: Session, workbook: Path, measure: Callable[[str], Measure], tmp_path: Path
) -> None:
    proposal = imports.propose(session, imports.read(workbook)).with_measure(
        "Boat checks", Match.CHOSEN, measure("1.13").id
    )
    imports.apply(session, imports.preview(session, proposal, create=False))
    later = tmp_path / "April.csv"
    later.write_text("Activity,Apr 2026,May 2026\nBoat checks,5,6\n", encoding="utf-8")

    proposal = imports.propose(session, imports.read(later))

    assert [(match.how, match.target_id) for match in proposal.measures] == [(Match.REMEMBERED, measure("1.13").id)]
