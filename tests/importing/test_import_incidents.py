"""Lists with one row for each event are counted: exactly, or not at all; what is not certain is asked."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cs360_desktop.domain.entries import EntryState
from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.importing.answers import answered
from cs360_desktop.importing.comparing import compare
from cs360_desktop.importing.mapping import Known, Proposal, Role
from cs360_desktop.importing.plan import ImportPlan, build_plan
from cs360_desktop.importing.profiles import profile_of
from cs360_desktop.importing.propose import propose, refreshed
from cs360_desktop.importing.questions import Question
from cs360_desktop.importing.reader import read_workbook
from cs360_desktop.importing.workbook import Sheet, Workbook
from tests.importing.conftest import AREAS, NOTHING_KNOWN, Planned, Written, measure, numbers, sentences

Row = list[Any]
KINDS = ("Theft", "Assault", "Vandalism")
BEATS = ("Beat 1", "Beat 2")


def every_day(first: date, last: date, row: Callable[[int, date], Row]) -> list[Row]:
    """One row for each day, from the first to the last, made from its number and day."""
    return [row(number, first + timedelta(days=number)) for number in range((last - first).days + 1)]


def case(number: int, day: date) -> Row:
    """A row of a plain list: case number, date, offense, beat."""
    return [f"24-{number:04}", day.isoformat(), KINDS[number % 3], BEATS[number % 2]]


HEADS = ["Case Number", "Date", "Offense", "Beat"]
TWO_MONTHS = [HEADS, *every_day(date(2024, 1, 1), date(2024, 2, 29), case)]


def counted(rows: Sequence[Row], *positions: int, date_at: int = 1) -> dict[tuple[Any, ...], int]:
    """What the rows hold by the cells at some positions and the month of an ISO date."""
    return dict(Counter((*(row[each] for each in positions), row[date_at][:7]) for row in rows))


def proposal_of(written: Written, rows: Sequence[Row], name: str = "Activity.xlsx") -> Proposal:
    return propose(read_workbook(written(rows, name)), NOTHING_KNOWN)


def asked(proposal: Proposal, part: str) -> Question:
    return next(each for each in proposal.tables[0].questions if part in each.sentence)


def said(proposal: Proposal, part: str, words: str) -> Proposal:
    """The proposal after the question with a part in its sentence was answered by the option with some words."""
    question = asked(proposal, part)
    option = next(each for each in question.options if words in each.words)
    changed = proposal.with_table(0, answered(proposal.tables[0], question, option))
    return refreshed(changed, NOTHING_KNOWN)


def plan_for(proposal: Proposal) -> ImportPlan:
    return build_plan(proposal, NOTHING_KNOWN, create=True)


def test_that_events_are_counted_by_month_category_and_area(planned: Planned) -> None:
    plan = planned(TWO_MONTHS)
    found = numbers(plan)
    rows = TWO_MONTHS[1:]
    assert not plan.questions
    assert not plan.rejected
    assert {key: found[("Incidents", "", key[0])] for key in counted(rows)} == counted(rows)
    assert {key: found[(key[0], "", key[1])] for key in counted(rows, 2)} == counted(rows, 2)
    assert {key: found[("Incidents", *key)] for key in counted(rows, 3)} == counted(rows, 3)
    assert {key: found[key] for key in counted(rows, 2, 3)} == counted(rows, 2, 3)
    assert len(found) == 2 * (1 + 3 + 2 + 6)
    assert plan.tables[0].orientation == (
        "rows: incidents, counted by month (column B), by category (column C), by area (column D)"
    )


def test_that_a_count_is_told_by_the_cells_it_was_counted_from(planned: Planned) -> None:
    plan = planned(TWO_MONTHS)
    cells = {(each.measure_name, each.area_name): each.cell for each in plan.values}
    assert cells["Incidents", ""] == "B2:B61"
    assert cells["Theft", "Beat 1"] == "C2:C61"
    keys = {row.key for row in compare(plan, {})}
    assert len(keys) == len(plan.values)


def test_that_a_month_without_a_row_of_a_category_is_a_true_zero(planned: Planned) -> None:
    rows = every_day(date(2024, 1, 1), date(2024, 3, 31), lambda n, day: [n, day, "Theft"])
    rows[5][2] = "Arson"
    found = numbers(planned([["Incident #", "Date", "Offense"], *rows]))
    assert [found["Arson", "", f"2024-0{month}"] for month in (1, 2, 3)] == [1, 0, 0]


@pytest.mark.parametrize(
    "write",
    [
        lambda day: datetime(day.year, day.month, day.day, 9, 30),  # noqa: DTZ001  cells know no zone
        lambda day: day.strftime("%m/%d/%Y, 9:13:00 am"),
        lambda day: f"{day.month}/{day.day}/{day.year}",
        lambda day: day.strftime("%m/%d/%y 21:15"),
        lambda day: day.strftime("%Y-%m-%dT09:13:00.000"),
        lambda day: day.strftime("%d.%m.%Y"),
        lambda day: day.strftime("%b %d, %Y"),
        lambda day: day.strftime("%d-%b-%Y 0930"),
        lambda day: day.strftime("%Y%m%d"),
        lambda day: (day - date(1899, 12, 30)).days + 0.25,
    ],
)
def test_that_dates_are_read_in_the_forms_lists_write_them(planned: Planned, write: Callable[[date], Any]) -> None:
    rows = every_day(date(2024, 1, 1), date(2024, 2, 29), lambda n, day: [n, write(day), "Theft"])
    plan = planned([["Case No", "Date Reported", "Offense"], *rows])
    assert not plan.questions
    assert (numbers(plan)["Theft", "", "2024-01"], numbers(plan)["Theft", "", "2024-02"]) == (31, 29)


def test_that_days_and_months_that_cannot_be_told_apart_are_asked(written: Written) -> None:
    rows = [[n, f"0{1 + n % 3}/0{1 + n % 2}/2024", "Theft"] for n in range(24)]
    proposal = proposal_of(written, [["Case No", "Date", "Offense"], *rows])
    assert not plan_for(proposal).values
    assert asked(proposal, "no day above 12").withholds
    month_first = plan_for(said(said(proposal, "no day above 12", "March 4"), "not complete", "They are complete"))
    assert {str(each.period) for each in month_first.values} == {"2024-01", "2024-02", "2024-03"}
    day_first = plan_for(said(said(proposal, "no day above 12", "April 3"), "not complete", "They are complete"))
    assert {str(each.period) for each in day_first.values} == {"2024-01", "2024-02"}


def test_that_rows_without_a_date_are_refused_one_by_one_and_then_together(planned: Planned) -> None:
    rows = [list(row) for row in every_day(date(2023, 1, 1), date(2024, 12, 31), case)]
    for position in range(100, 600, 20):  # never so many days in a row that a month would be in doubt
        rows[position][1] = None
    rows[50][1] = "unknown, ask Jane Roe"
    plan = planned([HEADS, *rows])
    assert len(plan.rejected) == 21
    assert plan.rejected[0].cell == "B52"
    assert plan.rejected[0].text == ""
    assert plan.rejected[0].reason == "no date can be read in it"
    assert plan.rejected[-1].reason.startswith("this row and 5 more")
    assert numbers(plan)["Incidents", "", "2024-12"] == 31
    assert "Roe" not in repr(plan)


def test_that_many_rows_without_a_date_withhold_all_counts_until_somebody_agrees(written: Written) -> None:
    rows = [list(row) for row in every_day(date(2024, 1, 1), date(2024, 2, 29), case)]
    for row in rows[10:15]:
        row[1] = "?"
    proposal = proposal_of(written, [HEADS, *rows])
    assert not plan_for(proposal).values
    plan = plan_for(said(proposal, "5 of 60 rows cannot be counted", "Count the other rows"))
    assert numbers(plan)["Incidents", "", "2024-01"] == 26


def test_that_several_dates_are_asked_and_dates_of_changes_are_never_taken(written: Written) -> None:
    rows = every_day(
        date(2024, 1, 1),
        date(2024, 1, 31),
        lambda n, day: [n, day, day - timedelta(days=40), day + timedelta(days=90), "Theft"],
    )
    heads = ["Case No", "Date Reported", "Date Occurred", "Last Updated", "Offense"]
    proposal = proposal_of(written, [heads, *rows])
    question = asked(proposal, "Several columns hold dates")
    assert [option.words for option in question.options[:-1]] == ["By “Date Reported”", "By “Date Occurred”"]
    assert not plan_for(proposal).values
    plan = plan_for(said(proposal, "Several columns hold dates", "Reported"))
    assert numbers(plan) == {("Incidents", "", "2024-01"): 31, ("Theft", "", "2024-01"): 31}


def test_that_the_only_date_being_that_of_a_change_is_asked(planned: Planned) -> None:
    rows = every_day(date(2024, 1, 1), date(2024, 1, 31), lambda n, day: [n, day, "Theft"])
    plan = planned([["Case No", "Date Closed", "Offense"], *rows])
    assert not plan.values
    assert "may not be those of the events" in sentences(plan)


def test_that_several_levels_of_category_are_asked_while_the_whole_list_is_counted(written: Written) -> None:
    rows = every_day(
        date(2024, 1, 1), date(2024, 1, 31), lambda n, day: [n, day, f"Theft {n % 4}", KINDS[n % 2], "Main"]
    )
    proposal = proposal_of(written, [["Case No", "Date", "incidentType", "parent_incident_type", "City"], *rows])
    assert numbers(plan_for(proposal)) == {("Incidents", "", "2024-01"): 31}
    plan = plan_for(said(proposal, "told apart by", "parent_incident_type"))
    assert numbers(plan)["Theft", "", "2024-01"] == 16
    plan = plan_for(said(proposal, "told apart by", "only the whole list"))
    assert numbers(plan) == {("Incidents", "", "2024-01"): 31}
    assert not plan.questions


def test_that_spellings_of_a_category_are_one_and_a_blank_one_is_in_the_total_alone(planned: Planned) -> None:
    rows = every_day(date(2024, 1, 1), date(2024, 1, 31), lambda n, day: [n, day, ("Theft", "THEFT ", None)[n % 3]])
    plan = planned([["Case No", "Date", "Offense"], *rows])
    assert numbers(plan) == {("Incidents", "", "2024-01"): 31, ("Theft", "", "2024-01"): 21}
    assert [each.reason for each in plan.rejected] == [
        "10 rows have no category that can be used; they are counted in “Incidents” alone"
    ]


def test_that_a_blank_area_is_the_unknown_area(planned: Planned) -> None:
    rows = every_day(date(2024, 1, 1), date(2024, 1, 31), lambda n, day: [n, day, (1, 2, None)[n % 3]])
    plan = planned([["Case No", "Date", "Beat"], *rows])
    assert numbers(plan) == {
        ("Incidents", "", "2024-01"): 31,
        ("Incidents", "1", "2024-01"): 11,
        ("Incidents", "2", "2024-01"): 10,
        ("Incidents", "Unknown area", "2024-01"): 10,
    }
    assert {each.area_id for each in plan.values if each.area_name == "Unknown area"} == {2}


def test_that_several_areas_are_asked_while_the_rest_is_counted(written: Written) -> None:
    rows = every_day(date(2024, 1, 1), date(2024, 1, 31), lambda n, day: [n, day, f"B{n % 3}", f"D{n % 2}"])
    proposal = proposal_of(written, [["Case No", "Date", "Beat", "District"], *rows])
    assert numbers(plan_for(proposal)) == {("Incidents", "", "2024-01"): 31}
    plan = plan_for(said(proposal, "may be areas", "District"))
    assert numbers(plan)["Incidents", "D0", "2024-01"] == 16


CASES: list[Row] = [[n // 2, date(2024, 1, 1) + timedelta(days=n), KINDS[n % 2], "Beat 1"] for n in range(60)]


def test_that_rows_that_share_a_case_number_are_asked(written: Written) -> None:
    proposal = proposal_of(written, [HEADS, *CASES])
    assert not plan_for(proposal).values
    each_row = plan_for(said(proposal, "share one “Case Number”", "each row"))
    assert numbers(each_row)["Incidents", "", "2024-01"] == 31
    once = numbers(plan_for(said(proposal, "share one “Case Number”", "each case number once")))
    assert [once["Incidents", "", f"2024-0{month}"] for month in (1, 2)] == [16, 14]
    assert [once["Theft", "", f"2024-0{month}"] for month in (1, 2)] == [16, 14]
    assert [once["Assault", "", f"2024-0{month}"] for month in (1, 2)] == [16, 14]


def test_that_rows_that_are_exactly_alike_are_asked_where_nothing_numbers_them(written: Written) -> None:
    rows = every_day(date(2024, 1, 1), date(2024, 1, 31), lambda _, day: [day, "Theft", "Unit 1"])
    proposal = proposal_of(written, [["Date", "Offense", "Crew"], *rows, rows[-1]])
    assert not plan_for(proposal).values
    plan = plan_for(said(proposal, "exactly alike", "alike once"))
    assert numbers(plan)["Incidents", "", "2024-01"] == 31


def test_that_a_month_the_list_covers_in_part_can_be_brought_in_as_estimated(written: Written) -> None:
    rows = every_day(date(2024, 1, 1), date(2024, 2, 10), case)
    proposal = proposal_of(written, [HEADS, *rows])
    plan = plan_for(proposal)
    assert {str(each.period) for each in plan.values} == {"2024-01"}
    whole = next(each for each in plan.rejected if each.measure_name == "Incidents" and not each.area_name)
    assert (whole.text, str(whole.period)) == ("10", "2024-02")
    assert whole.reason == "the list ends on February 10, 2024, so February 2024 is not complete"
    plan = plan_for(said(proposal, "not complete", "estimated"))
    states = {str(each.period): each.value.state for each in plan.values if each.measure_name == "Incidents"}
    assert states == {"2024-01": EntryState.ENTERED, "2024-02": EntryState.ESTIMATED}


def test_that_a_range_in_the_file_name_lets_quiet_days_at_the_edge_pass_but_proves_nothing(planned: Planned) -> None:
    days = [date(2024, 1, 1) + timedelta(days=2 * step) for step in range(45)]
    rows = [[number, day, "Theft"] for number, day in enumerate(days, 1)]
    name = "list 01.2024-04.2024.xlsx"
    assert days[-1] == date(2024, 3, 29)
    heads = ["Case No", "Date", "Offense"]
    assert set(numbers(planned([heads, *rows]))) == {
        (name, "", f"2024-0{m}") for name in ("Incidents", "Theft") for m in (1, 2)
    }
    rows.append([99, date(2024, 3, 30), "Theft"])
    assert ("Theft", "", "2024-03") in numbers(planned([heads, *rows], name))
    rows.append([100, date(2024, 4, 2), "Theft"])
    assert ("Theft", "", "2024-04") not in numbers(planned([heads, *rows], name))


def test_that_stragglers_before_the_list_begins_make_no_months(planned: Planned) -> None:
    rows = [row for row in every_day(date(2024, 1, 1), date(2024, 3, 31), case) for _ in range(3)]
    rows += [["x1", "2007-05-03", "Theft", "Beat 1"], ["x2", "2023-11-20", "Theft", "Beat 1"]]
    rows = [[number, *row[1:]] for number, row in enumerate(rows)]
    plan = planned([HEADS, *rows])
    assert {str(each.period) for each in plan.values} <= {"2024-01", "2024-02", "2024-03"}
    assert {str(each.period) for each in plan.values} >= {"2024-02", "2024-03"}
    assert {"2007-05", "2023-11"} <= {str(each.period) for each in plan.rejected}


def test_that_a_month_missing_from_the_middle_is_no_zero(planned: Planned) -> None:
    rows = every_day(date(2024, 1, 1), date(2024, 1, 31), case) + every_day(date(2024, 3, 1), date(2024, 4, 30), case)
    rows = [[number, *row[1:]] for number, row in enumerate(rows)]
    found = numbers(planned([HEADS, *rows]))
    assert {month for _, _, month in found} == {"2024-01", "2024-03", "2024-04"}


@pytest.mark.parametrize("head", ["Count", "Number", "Total", "Number of incidents"])
def test_that_numbers_of_single_days_are_not_counted_as_events(planned: Planned, head: str) -> None:
    rows = every_day(date(2024, 1, 1), date(2024, 2, 29), lambda n, day: [day, KINDS[n % 3], 10 + n])
    plan = planned([["Date", "Offense", head], *rows])
    assert not plan.values
    assert "days are not added up" in sentences(plan)


@pytest.mark.parametrize("head", ["Injured", "Hours", "Days lost", "Stops made"])
def test_that_numbers_beside_events_without_a_case_number_are_asked(planned: Planned, head: str) -> None:
    rows = every_day(date(2024, 1, 1), date(2024, 2, 29), lambda n, day: [day, KINDS[n % 3], 1 + n % 4])
    plan = planned([["Date", "Crash Type", head], *rows])
    assert not plan.values
    assert "is each row one event" in sentences(plan)


@pytest.mark.parametrize(
    ("sheet", "whole", "part"),
    [
        ("Calls 2024", "Calls for service", "Calls for service / Theft"),
        ("Arrests", "Arrests", "Arrests / Theft"),
        ("Traffic crashes", "Crashes", "Crashes / Theft"),
        ("Citations", "Citations", "Citations / Theft"),
        ("Sheet1", "Incidents", "Theft"),
    ],
)
def test_that_a_list_has_the_name_its_sheet_tells(planned: Planned, sheet: str, whole: str, part: str) -> None:
    found = numbers(planned({sheet: TWO_MONTHS}))
    assert found[whole, "", "2024-01"] == 31
    assert found[part, "", "2024-01"] == 11


def test_that_a_list_of_cleared_cases_is_asked(planned: Planned) -> None:
    plan = planned([["Cleared cases"], *TWO_MONTHS])
    assert not plan.values
    assert "may be what is counted" in sentences(plan)


def test_that_notes_and_repeated_heads_are_no_events(planned: Planned) -> None:
    rows = [*TWO_MONTHS[:30], HEADS, *TWO_MONTHS[30:], ["Printed for the chief"]]
    plan = planned(rows)
    assert numbers(plan)["Incidents", "", "2024-01"] == 31
    assert not plan.rejected
    assert {each.reason for each in plan.left_out} == {"it is a note and no event", "it repeats the heads"}


def test_that_rows_hidden_by_a_filter_are_asked() -> None:
    sheet = Sheet("Sheet1", hidden=False, cells=TWO_MONTHS, hidden_rows=frozenset({5, 6}))
    proposal = propose(Workbook("A.xlsx", "0" * 64, (sheet,)), NOTHING_KNOWN)
    assert not plan_for(proposal).values
    assert asked(proposal, "2 rows of this list are hidden").withholds
    assert plan_for(said(proposal, "are hidden", "right")).values


def test_that_the_answers_of_one_month_hold_for_the_next(written: Written) -> None:
    first = said(proposal_of(written, [HEADS, *CASES]), "share one “Case Number”", "each case number once")
    profile = profile_of(first, "Monthly")
    later = [[row[0], row[1] + timedelta(days=60), *row[2:]] for row in CASES]
    proposal = propose(read_workbook(written([HEADS, *later], "Next.xlsx")), NOTHING_KNOWN, profile=profile)
    plan = plan_for(proposal)
    assert numbers(plan)["Incidents", "", "2024-03"] == 16
    assert not any(question.withholds for question in plan.questions)


SECRET = {
    "Victim_Name": "Roe, Zylphia",
    "DOB": "1/7/1971",
    "SSN": "123-45-6789",
    "License Plate": "ZQX4711",
    "Phone": "555-123-4567",
    "Home Address": "17 Zylphia St",
    "E-mail": "zylphia@example.org",
    "Narrative": "Zylphia said so",
    "Latitude": 33.4711,
    "Contact": "Doe, Zylphia",
    "Where": "17 Zylphia Ave",
    "Reach at": "(555) 123-4567",
}


def personal(number: int, day: date) -> Row:
    return [*case(number, day), *SECRET.values()]


def test_that_personal_columns_are_left_out_and_told(planned: Planned) -> None:
    plan = planned([[*HEADS, *SECRET], *every_day(date(2024, 1, 1), date(2024, 2, 10), personal)])
    told = " ".join(each.cells for each in plan.left_out if each.personal)
    assert all(f"“{head}”" in told for head in SECRET)
    assert numbers(plan)["Theft", "", "2024-01"] == 11
    everything = repr(plan) + repr(compare(plan, {}))
    assert not any(secret in everything for secret in ("Zylphia", "zylphia", "1971", "6789", "4711", "4567", "24-00"))


def test_that_a_proposal_shows_no_cells_in_a_log(written: Written) -> None:
    rows = [[*HEADS, *SECRET], *every_day(date(2024, 1, 1), date(2024, 2, 10), personal)]
    assert "ylphia" not in repr(proposal_of(written, rows))


def test_that_a_category_that_holds_names_is_refused_even_when_it_is_chosen(written: Written) -> None:
    people = ("Roe, Jane", "Doe, John", "Poe, Edgar")
    rows = every_day(date(2024, 1, 1), date(2024, 1, 31), lambda n, day: [n, day, people[n % 3]])
    proposal = proposal_of(written, [["Case No", "Date", "Type"], *rows])
    assert numbers(plan_for(proposal)) == {("Incidents", "", "2024-01"): 31}
    table = proposal.tables[0].with_role(3, Role.CATEGORY)
    plan = plan_for(refreshed(proposal.with_table(0, table), NOTHING_KNOWN))
    assert not plan.values
    assert "personal data" in plan.rejected[0].reason
    assert "Roe" not in repr(plan)


def test_that_a_name_among_categories_is_counted_in_the_total_alone(planned: Planned) -> None:
    rows = [[*row] for row in TWO_MONTHS]
    rows[3][2] = "JANE ROE"
    plan = planned(rows)
    assert numbers(plan)["Incidents", "", "2024-01"] == 31
    assert "ROE" not in repr(plan)


@st.composite
def lists(draw: st.DrawFn) -> list[Row]:
    """Rows of an incident list in any order, over some months, with blank categories and areas."""
    first = date(draw(st.integers(2001, 2030)), draw(st.integers(1, 12)), 1)
    length = draw(st.integers(1, 150))
    numbers_ = st.tuples(
        st.integers(0, length), st.sampled_from((*KINDS, "Arson ", None)), st.sampled_from((*BEATS, "North", None))
    )
    rows = draw(st.lists(numbers_, min_size=2, max_size=120))
    made = [[first + timedelta(days=day), kind, beat] for day, kind, beat in rows]
    return [[f"C{number}", *row] for number, row in enumerate(made, 1)]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(lists())
def test_that_counts_are_those_of_the_rows_or_are_not_given(rows: list[Row]) -> None:
    sheet = Sheet("Sheet1", hidden=False, cells=[["Case Number", "Date", "Offense", "Beat"], *rows])
    plan = plan_for(propose(Workbook("A.xlsx", "0" * 64, (sheet,)), NOTHING_KNOWN))
    true: Counter[tuple[str, str, str]] = Counter()
    for _, day, kind, beat in rows:
        month = str(Period.containing(PeriodKind.MONTH, day))
        for name in {"Incidents", (kind or "Incidents").strip()}:
            true.update({(name, area, month): 1 for area in ("", beat or "Unknown area")})
    found = numbers(plan)
    assert found == {key: true[key] for key in found}
    first, last = min(row[1] for row in rows), max(row[1] for row in rows)
    for period in {value.period for value in plan.values}:
        assert first <= period.start
        assert period.end <= last
    months = {month for _, _, month in found}
    assert all(key in found or key[1] for key in true if key[2] in months and not plan.questions)


def test_that_two_categories_that_stand_for_one_measure_are_not_written_over_each_other(planned: Planned) -> None:
    known = Known([measure(5, "Burglary")], AREAS)
    rows = every_day(date(2024, 1, 1), date(2024, 1, 31), lambda n, day: [n, day, ("Burglary", "Burglaries")[n % 2]])
    plan = planned([["Case No", "Date", "Offense"], *rows], known=known)
    assert not [each for each in plan.values if each.measure_id == 5]
    assert {each.text for each in plan.rejected} == {"15", "16"}
    assert "stand for the same measure" in plan.rejected[0].reason
