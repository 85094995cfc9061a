"""The demonstration as `demo --out` writes it, on a machine without a display and without Qt, against its own story."""

import csv
import io
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from textwrap import dedent

import openpyxl
import pytest
from pypdf import PdfReader

from cs360_desktop.domain.actions import Urgency
from cs360_desktop.domain.baseline import Answer
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey, Value
from cs360_desktop.domain.meetings import MeetingStatus
from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.domain.requests import RequestStatus
from cs360_desktop.importing.planned import Outcome
from cs360_desktop.paths import resource
from cs360_desktop.services import (
    actions,
    agency,
    baseline,
    imports,
    meetings,
    metrics,
    requests,
    series_breaks,
    targets,
)
from cs360_desktop.services.demo import TODAY
from cs360_desktop.services.session import Session, open_session
from cs360_desktop.storage import nouns

WITHOUT_QT = """
    import sys

    class NoQt:
        def find_spec(self, name, path=None, target=None):
            if name.partition(".")[0] in {"PySide6", "shiboken6", "pyqtgraph", "qtawesome"}:
                raise ModuleNotFoundError(f"{name} is not installed here", name=name)

    sys.meta_path.insert(0, NoQt())
    from cs360_desktop.__main__ import main

    sys.exit(main())
"""
WORKBOOK = "Mill Harbor activity report.xlsx"
AGENDA, BASELINE, REQUEST = (
    f"{what} - Mill Harbor PD.pdf" for what in ("2026-11-19 PST agenda", "Baseline", "TTA request 1 of 2026")
)
BREAK_INS = "Vehicle break-ins reported"
FIRST, LAST = Period.month(2021, 11), Period.month(2026, 10)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the command wrote; each test looks at one side of it."""
    folder = tmp_path_factory.mktemp("demo") / "out"
    screenless = {name: text for name, text in os.environ.items() if "DISPLAY" not in name and "QT_" not in name}
    done = subprocess.run(
        [sys.executable, "-c", dedent(WITHOUT_QT), "demo", "--out", str(folder)],
        env={**screenless, "CS360_DATA": str(folder.parent)},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=600,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert sorted(done.stdout.splitlines()) == sorted(str(path) for path in folder.iterdir())
    return folder


@pytest.fixture
def session(folder: Path) -> Iterator[Session]:
    session = open_session(folder / "demo.cs360", read_only=True, today=lambda: TODAY)
    yield session
    session.close()


def values(session: Session) -> dict[EntryKey, Value]:
    with session.reading() as unit:
        return unit.entries.values({measure.id for measure in unit[nouns.measures].all()})


def printed(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


# -- what is written --------------------------------------------------------------------------------------------------


def test_that_the_workspace_and_every_document_are_written(folder: Path) -> None:
    wanted = {"demo.cs360", WORKBOOK, "Entries.csv", "Entries.xlsx", AGENDA, BASELINE, REQUEST}
    assert wanted <= {path.name for path in folder.iterdir()}


def test_that_the_documents_tell_the_story(folder: Path) -> None:
    agenda, request = printed(folder / AGENDA), printed(folder / REQUEST)
    assert "Thursday, November 19, 2026, 6:00 PM to 7:30 PM" in agenda
    assert "Response: winter lighting and the late bus" in agenda
    assert "4 of 6 met by our answers" in printed(folder / BASELINE)
    assert request.startswith("DRAFT Mill Harbor Police Department Training and Technical Assistance Request")
    assert " ticked Peer-to-peer" in request


def test_that_the_entries_in_both_files_are_those_of_the_workspace(folder: Path, session: Session) -> None:
    held = values(session)
    lines = list(csv.DictReader(io.StringIO((folder / "Entries.csv").read_text(encoding="utf-8-sig"))))
    sheet = openpyxl.load_workbook(folder / "Entries.xlsx").worksheets[0]
    assert len(lines) == len(held)
    assert sheet.max_row == len(held) + 1


def test_that_a_second_demonstration_in_the_same_folder_is_refused_and_the_first_stays(folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.iterdir()}
    again = subprocess.run(
        [sys.executable, "-m", "cs360_desktop", "demo", "--out", str(folder)],
        env={**os.environ, "CS360_DATA": str(folder.parent)},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=600,
    )
    assert (again.returncode, again.stdout) == (2, "")
    assert "demo.cs360" in again.stderr
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


# -- the story --------------------------------------------------------------------------------------------------------


def test_that_the_agency_has_14_sworn_and_11_200_residents(session: Session) -> None:
    found = agency.agency_of(session)
    assert (found.short_name, found.sworn_actual) == ("Mill Harbor PD", 14)
    newest = max(agency.populations(session), key=lambda population: population.year)
    assert (newest.year, newest.residents) == (2026, 11_200)


def test_that_the_starter_measures_have_five_years_of_months_or_all_since_they_began(session: Session) -> None:
    held = values(session)
    starters = [measure for measure in metrics.active_measures(session) if measure.starter]
    assert len(starters) == 19
    full = 0
    for measure in starters:
        periods = {key.period for key in held if key.measure_id == measure.id and key.area_id == WHOLE_AGENCY}
        assert periods, measure.name
        period, last = min(periods), max(periods)
        full += (period, last) == (FIRST, LAST)
        if measure.period_kind is PeriodKind.MONTH:
            assert last == LAST, measure.name
        while period <= last:
            assert period in periods, f"{measure.name}, {period.label}"
            period = period.next(1)
    assert full == 10


def test_that_break_ins_by_beat_and_without_one_add_up_to_the_agency_every_month(session: Session) -> None:
    held = values(session)
    measure = next(one.id for one in metrics.active_measures(session) if one.name == BREAK_INS)
    beats = [area.id for area in agency.areas(session) if area.id != WHOLE_AGENCY]
    assert len(beats) == 5
    for step in range(60):
        period = FIRST.next(step)
        by_beat = [held[EntryKey(measure, beat, period)].number for beat in beats]
        assert sum(count or 0 for count in by_beat) == held[EntryKey(measure, WHOLE_AGENCY, period)].number


def test_that_break_ins_fell_where_the_lights_came_on_and_the_minutes_say_what_the_numbers_say(
    session: Session,
) -> None:
    held = values(session)
    measure = next(one.id for one in metrics.active_measures(session) if one.name == BREAK_INS)
    names = {area.name: area.id for area in agency.areas(session)}

    def count(year: int, month: int, area: int = WHOLE_AGENCY) -> float:
        return held[EntryKey(measure, area, Period.month(year, month))].number or 0

    mill = [sum(count(year, month, names["Mill District"]) for month in range(7, 11)) for year in (2025, 2026)]
    elsewhere = [sum(count(year, month) for month in range(7, 11)) - mill[year - 2025] for year in (2025, 2026)]
    assert mill[1] < mill[0] / 3
    assert elsewhere[1] > elsewhere[0] / 2
    told = " ".join(line.meeting.minutes_text for line in meetings.list_meetings(session))
    assert f"July: {count(2026, 7):.0f} break-ins after {count(2025, 7):.0f} a year before" in told
    assert f"September: {count(2026, 9):.0f} break-ins after {count(2025, 9):.0f} a year before" in told


def test_that_there_are_six_meetings_one_of_them_not_held_and_the_next(session: Session) -> None:
    found = {line.meeting.held_on: line.meeting.status for line in meetings.list_meetings(session)}
    assert Counter(found.values()) == {MeetingStatus.HELD: 5, MeetingStatus.NOT_HELD: 1, MeetingStatus.PLANNED: 1}
    assert found[date(2026, 7, 16)] is MeetingStatus.NOT_HELD
    assert found[date(2026, 11, 19)] is MeetingStatus.PLANNED


def test_that_two_of_25_actions_are_overdue_on_the_day_of_the_story(session: Session) -> None:
    board = actions.board(session)
    overdue = sorted(line.action.text for line in board if line.urgency is Urgency.OVERDUE)
    assert len(board) == 25
    assert overdue == ["Ask lot owner for lighting until 2 AM", "Bring unlocked share by lot for October"]


def test_that_four_of_six_requirements_are_claimed_and_two_differ_from_the_records(session: Session) -> None:
    states = baseline.overview(session)
    assert [state.item.code for state in states if state.is_met] == ["B1", "B2", "B3", "B4"]
    assert [state.item.code for state in states if state.differs] == ["B3", "B6"]
    convening = states[4].item
    assert (convening.answer, convening.planned_by) == (Answer.PLANNED, date(2026, 12, 4))


def test_that_the_one_request_is_a_draft_that_lacks_dates_letter_and_day(session: Session) -> None:
    (line,) = requests.list_requests(session)
    form = requests.request_form(session, line.request.id)
    assert line.request.status is RequestStatus.DRAFT
    assert [field.definition.id for field in form.missing] == ["preferred_dates", "letter_of_support", "request_date"]
    assert line.problem == "Vehicle break-ins in the Mill District lots"


def test_that_four_targets_are_set_and_break_ins_are_counted_anew_since_2024(session: Session) -> None:
    by_name = {measure.name: measure.id for measure in metrics.active_measures(session)}
    found = targets.targets_of(session)
    aims = {name: found[key].figure for name, key in by_name.items() if key in found}
    assert aims == {
        "Vehicle break-ins reported": 6,
        "Foot patrols in agreed places": 40,
        "Violent offenses cleared": 60,
        "People who felt treated with respect": 90,
    }
    (change,) = series_breaks.breaks_of(session, by_name["Vehicle break-ins reported"])
    assert (change.first_period, change.reason) == (Period.month(2024, 1), "new records system")


# -- the numbers ------------------------------------------------------------------------------------------------------


def test_that_the_kept_script_makes_the_same_numbers_byte_for_byte(tmp_path: Path) -> None:
    script = tmp_path / "make_numbers.py"
    script.write_bytes(resource("demo", "make_numbers.py").read_bytes())
    subprocess.run([sys.executable, str(script)], check=True, timeout=60)
    assert (tmp_path / "numbers.csv").read_bytes() == resource("demo", "numbers.csv").read_bytes()


def test_that_the_sample_workbook_leaves_no_question_open_and_holds_every_number(
    folder: Path, session: Session
) -> None:
    proposal = imports.propose(session, imports.read(folder / WORKBOOK))
    assert [question.sentence for question in proposal.questions] == []
    assert [question.sentence for table in proposal.tables for question in table.questions] == []
    previewed = imports.preview(session, proposal, create=False)
    with resource("demo", "numbers.csv").open(encoding="utf-8", newline="") as stream:
        cells = sum(1 for row in csv.DictReader(stream) if row["text"])
    assert [question.sentence for question in previewed.plan.questions] == []
    assert Counter(row.outcome for row in previewed.rows) == {Outcome.UNCHANGED: cells}
