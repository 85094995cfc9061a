from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from cs360_desktop.domain.errors import UserError
from cs360_desktop.services import scanning
from cs360_desktop.services.interview_import import import_interviews, preview_interviews
from cs360_desktop.services.session import Session


def book(folder: Path, *rows: tuple[Any, ...]) -> Path:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    path = folder / "Interviews.xlsx"
    made.save(path)
    return path


HEADS = ("Date", "Whom", "Themes", "People", "Summary", "Interviewee name")


def test_that_a_list_is_read_whole_and_one_undo_takes_all_of_it_back(session: Session, tmp_path: Path) -> None:
    path = book(
        tmp_path,
        ("Scan of spring 2026",),
        HEADS,
        (date(2026, 4, 2), "Residents", "Speeding; Break-ins, at night", 8, "At the fair", "J. Doe"),
        ("4/9/2026", "chief", "Overdoses, Break-ins", None, None, None),
    )
    preview = preview_interviews(session, path)
    assert (preview.left_out, preview.not_read) == ((), ("Interviewee name",))
    assert scanning.interviews(session) == []
    receipt = import_interviews(session, preview)
    assert [(line.category, line.themes, line.interview.people_count) for line in scanning.interviews(session)] == [
        ("Chief", ("Overdoses", "Break-ins"), None),
        ("Residents", ("Speeding", "Break-ins, at night"), 8),
    ]
    session.revert(receipt)
    assert scanning.interviews(session) == []


def test_that_what_was_asked_comes_along_from_a_column_of_its_own(session: Session, tmp_path: Path) -> None:
    path = book(
        tmp_path,
        ("Date", "Whom", "Questions asked", "Themes", "Summary"),
        (date(2026, 4, 2), "Residents", "What worries you most?\nWhere, and when?", "Speeding", "At the fair"),
        (date(2026, 4, 9), "Chief", None, "Overdoses", None),
    )
    preview = preview_interviews(session, path)
    assert preview.not_read == ()
    import_interviews(session, preview)
    assert [(line.interview.questions, line.interview.summary) for line in scanning.interviews(session)] == [
        ("", ""),
        ("What worries you most?\nWhere, and when?", "At the fair"),
    ]


def test_that_rows_that_cannot_be_are_left_out_each_with_its_reason(session: Session, tmp_path: Path) -> None:
    path = book(
        tmp_path,
        HEADS,
        ("spring", "Residents", "Speeding", None, None, None),
        (None, "Residents", "Speeding", None, None, None),
        ("4/2/1899", "Residents", "Speeding", None, None, None),
        (date(2026, 4, 2), "Martians", "Speeding", None, None, None),
        (date(2026, 4, 2), None, "Speeding", None, None, None),
        (date(2026, 4, 2), "Residents", "Speeding", "a few", None, None),
        (date(2027, 4, 2), "Residents", "Speeding", None, None, None),
    )
    preview = preview_interviews(session, path)
    assert preview.ready == ()
    assert [row for row, _reason in preview.left_out] == [2, 3, 4, 5, 6, 7, 8]
    said = ("“spring”", "no date", "Apr 2, 1899", "“Martians”", "does not say whom", "“a few”", "Apr 2, 2027")
    for (_row, reason), part in zip(preview.left_out, said, strict=True):
        assert part in reason


def test_that_the_same_list_brought_in_again_adds_nothing(session: Session, tmp_path: Path) -> None:
    path = book(tmp_path, HEADS, (date(2026, 4, 2), "Residents", "Speeding", 8, "", ""))
    import_interviews(session, preview_interviews(session, path))
    again = preview_interviews(session, path)
    assert again.ready == ()
    assert again.left_out == ((2, "The interview of Apr 2, 2026 is in the log already."),)


def test_that_a_workbook_without_such_heads_is_refused(session: Session, tmp_path: Path) -> None:
    path = book(tmp_path, ("Month", "Calls"), ("Jan", 3))
    with pytest.raises(UserError, match="has no row of heads with a day and whom was asked"):
        preview_interviews(session, path)
