"""All entries as Excel and CSV: no text becomes a formula, no figure becomes text, and the wide sheets lose nothing."""

import csv
import re
from datetime import UTC, date, datetime
from io import BytesIO, StringIO
from typing import Any

import openpyxl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from cs360_desktop.domain.catalogue import Aggregation, Direction, Measure, MeasureType, Unit
from cs360_desktop.domain.entries import Entry, EntryKey, EntryState, Origin, Value
from cs360_desktop.domain.entry_lines import COLUMNS, EntryLine
from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.reporting import entries_csv, entries_workbook, long_sheet

WHEN = datetime(2026, 11, 10, 14, 41, tzinfo=UTC)
MARCH = Period.month(2026, 3)
TEXTS = st.builds(
    lambda start, rest: start + rest,
    st.sampled_from(["", "=", "+", "-", "@", "\t", "\r", "\n=", "\x00=", "\x0b", "'=", "−"]),
    st.text(st.characters(), max_size=12),
)
FREE_TEXT = ("measure_id", "measure", "area", "note", "source", "file", "sheet", "cell", "changed_by")


def a_measure(name: str = "Calls", key: int = 1, code: str = "1.07", unit: Unit = Unit.COUNT) -> Measure:
    aggregation = Aggregation.RATIO if unit is Unit.PERCENT else Aggregation.SUM
    scale = 100.0 if unit is Unit.PERCENT else 1.0
    return Measure(
        key, None, code, name, unit, PeriodKind.MONTH, aggregation, Direction.CONTEXT, MeasureType.CONTEXT, scale=scale
    )


def a_line(measure: Measure, value: Value, period: Period = MARCH, area: str = "Whole agency") -> EntryLine:
    return EntryLine(measure, area, Entry(EntryKey(measure.id, 1, period), value, changed_at=WHEN))


def sheets(*lines: EntryLine) -> dict[str, Any]:
    target = BytesIO()
    entries_workbook.write_entries(lines, target)
    return {sheet.title: sheet for sheet in openpyxl.load_workbook(target).worksheets}


def printed(*lines: EntryLine) -> list[dict[str, str]]:
    text = StringIO(newline="")
    assert entries_csv.write_entries(lines, text) == len(lines)
    return list(csv.DictReader(StringIO(text.getvalue(), newline="")))


def as_kept(text: str) -> str:
    """Return a text as a file may hold it: without what XML cannot, and with its own line ends or others."""
    kept = re.sub("[\x00-\x08\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", text.replace("\x0b", "\n"))
    return re.sub("\r\n|\r|\n", "\n", kept)


@settings(max_examples=60, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(st.lists(TEXTS, min_size=9, max_size=9))
def test_that_no_text_of_any_column_becomes_a_formula_and_none_is_lost(texts: list[str]) -> None:
    given_texts = dict(zip(FREE_TEXT, texts, strict=True))
    code, name, area, note, source, file, sheet, cell, who = texts
    entry = Entry(
        EntryKey(5, 1, MARCH), Value(-12.5), note, source, date(2026, 4, 1), Origin(file, sheet, cell), WHEN, who
    )
    line = EntryLine(a_measure(name, 5, code or "5"), area, entry)
    given_texts["measure_id"] = code or "5"

    workbook = sheets(line)
    (row,) = printed(line)

    for sheet_read in workbook.values():
        assert "f" not in {cell.data_type for row in sheet_read.iter_rows() for cell in row}
    long = dict(zip(COLUMNS, [cell.value for cell in workbook["All entries"][2]], strict=True))
    for column, text in given_texts.items():
        for said in (long[column] or "", row[column]):
            assert not said.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
            bare = as_kept(said)
            assert as_kept(text) in {bare, bare.removeprefix("'")}
    assert (long["value"], row["value"]) == (-12.5, "-12.5")


def test_that_the_wide_sheet_shows_every_entry_and_figures_stay_numbers() -> None:
    share = a_measure("Called back", 2, "1.39", Unit.PERCENT)
    values = [
        Value(numerator=1, denominator=8),
        Value(numerator=0, denominator=0),
        Value(30.5, state=EntryState.ESTIMATED),
        Value(0, state=EntryState.DISPUTED),
        *(Value(state=state) for state in EntryState if not state.has_figure),
    ]
    lines = [a_line(share, value, MARCH.next(number)) for number, value in enumerate(values)]

    head, row = sheets(*lines)["Months"].iter_rows()

    assert [cell.value for cell in head[:5]] == ["Measure", "Area", "Unit", "Mar 2026", "Apr 2026"]
    assert [cell.value for cell in row[3:]] == [
        12.5,
        "0/0",
        30.5,
        0,
        "not collected",
        "not yet available",
        "suppressed",
    ]
    assert [cell.number_format for cell in row[5:7]] == ['"≈ "General', 'General" disputed"']


def test_that_two_measures_of_one_name_keep_a_row_each_and_rhythms_a_sheet_each() -> None:
    weekly = a_measure("Calls", 3)
    lines = [
        a_line(a_measure("Calls", 1), Value(1)),
        a_line(a_measure("Calls", 2), Value(2)),
        a_line(weekly, Value(3), Period.week(2026, 1)),
        a_line(weekly, Value(4), Period(PeriodKind.FOUR_WEEKS, date(2026, 1, 5))),
    ]
    read = sheets(*lines)
    assert list(read) == ["All entries", "Months", "Weeks", "28 days"]
    assert [row[3].value for row in read["Months"].iter_rows(min_row=2)] == [1, 2]
    assert [read[title]["D1"].value for title in ("Weeks", "28 days")] == ["2026-W01", "2026-01-05/P28D"]


def test_that_more_lines_than_a_sheet_has_go_on_in_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_sheet, "MOST_ROWS", 3)
    read = sheets(*(a_line(a_measure(), Value(number), MARCH.next(number)) for number in range(5)))
    assert [title for title in read if title.startswith("All")] == ["All entries", "All entries 2", "All entries 3"]
    assert [[row[6].value for row in read[f"All entries{end}"].iter_rows()] for end in ("", " 2", " 3")] == [
        ["value", 0, 1],
        ["value", 2, 3],
        ["value", 4],
    ]
