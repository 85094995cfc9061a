"""Saved once, next month's file is recognized by itself; what moved is told, what came or went is asked."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.imports import ImportProfile
from cs360_desktop.importing.answers import answered
from cs360_desktop.importing.mapping import Match, Proposal, Role
from cs360_desktop.importing.profiles import table_fingerprint
from cs360_desktop.importing.questions import LEAVE_TABLE_OUT, Edit
from cs360_desktop.services import import_profiles, imports
from cs360_desktop.services.imports import Preview
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from tests.services.workbooks import Rows, bring_in, numbers, stored, write_csv

Propose = Callable[..., Proposal]

HEADS = ["Activity", "Beat", "Jan 2026"]
JANUARY: Rows = [
    ["Harbor report"],
    [],
    HEADS,
    ["Boat checks", "North", 4],
    ["Boat checks", "South", 5],
    ["Miles", "North", 70],
    ["Miles", "South", 80],
]


def february(*more: str, top: int = 2) -> Rows:
    """The next month, with columns more, from another row on."""
    cells = [f"x{number}" if name == "Remarks" else "9" for number, name in enumerate(more)]
    return [
        *JANUARY[:top],
        ["Activity", "Beat", "Jan 2026", "Feb 2026", *more],
        ["Boat checks", "North", 4, 6, *cells],
        ["Boat checks", "South", 5, 7, *cells],
        ["Miles", "North", 70, 71, *cells],
        ["Miles", "South", 80, 81, *cells],
    ]


@pytest.fixture
def propose(session: Session, tmp_path: Path) -> Propose:
    def call(rows: Rows, name: str = "Harbor report Feb 2026.csv", **options: Any) -> Proposal:
        return imports.propose(session, imports.read(write_csv(tmp_path / name, rows)), **options)

    return call


@pytest.fixture
def harbor(session: Session, propose: Propose) -> str:
    """January was imported without its miles, and how it was read is saved."""
    proposal = propose(JANUARY, "Harbor report Jan 2026.csv").with_measure("Miles", Match.LEAVE_OUT)
    proposal = proposal.with_measure("Boat checks", Match.CREATE)
    imports.apply(session, imports.preview(session, proposal, create=True))
    name = import_profiles.suggested_name(proposal)
    import_profiles.save_profile(session, proposal, name)
    assert len(stored(session)) == 2
    return name


def previewed(session: Session, proposal: Proposal) -> Preview:
    return imports.preview(session, proposal, create=False)


def sentences(proposal: Proposal) -> str:
    return "\n".join(each.sentence for table in proposal.tables for each in table.questions)


def decided(proposal: Proposal) -> list[str]:
    return [each.what for table in proposal.tables for each in table.decisions]


# -- recognized ---------------------------------------------------------------------------------------------------


def test_that_the_name_of_a_profile_is_that_of_the_file_without_its_dates(harbor: str) -> None:
    assert harbor == "Harbor report"


def test_that_next_month_is_read_as_the_last_one_without_being_told(
    session: Session, propose: Propose, harbor: str
) -> None:
    assert previewed(session, propose(february(), recognize=False)).plan.questions

    proposal = propose(february())
    preview = previewed(session, proposal)

    assert proposal.profile is not None
    assert (proposal.profile.name, proposal.profile.saved_on, proposal.profile.noticed) == (harbor, "2026-11-10", ())
    assert decided(proposal)[0] == "it is read as “Harbor report”, saved on Nov 10, 2026"
    assert not preview.plan.questions
    imports.apply(session, preview)
    assert numbers(session) == {("Boat checks", "2026-01"): 5, ("Boat checks", "2026-02"): 7}
    assert len(stored(session)) == 4


def test_that_what_was_created_last_month_is_not_created_again(session: Session, propose: Propose, harbor: str) -> None:
    bring_in(session, Path(), proposal=propose(february()))

    with session.reading() as unit:
        assert len([each for each in unit[nouns.measures].all() if each.name == "Boat checks"]) == 1


def test_that_another_file_is_not_taken_for_this_one(session: Session, propose: Propose, harbor: str) -> None:
    other: Rows = [["Activity", "Jan 2026", "Feb 2026"], ["Dock walks", 1, 2]]

    assert propose(other, "Docks.csv").profile is None


def test_that_one_head_alone_is_recognized_only_in_a_file_of_the_same_name(session: Session, propose: Propose) -> None:
    rows: Rows = [["Activity", "Jan 2026"], ["Dock walks", 1]]
    import_profiles.save_profile(session, propose(rows, "Docks 2026-01.csv"), "Docks")

    assert propose([["Activity", "Mar 2026"], ["Stops", 2]], "Stops.csv").profile is None
    same = propose([["Activity", "Mar 2026"], ["Dock walks", 2]], "Docks_2026-03.csv").profile
    assert same is not None
    assert same.name == "Docks"


def test_that_the_profile_that_fits_best_is_used(session: Session, propose: Propose, harbor: str) -> None:
    with_shift: Rows = [["Activity", "Beat", "Shift", "Jan 2026"], ["Boat checks", "North", "Day", 1]]
    table = propose(with_shift, "Other.csv", recognize=False)
    import_profiles.save_profile(session, table, "By shift")

    assert (read := propose(february()).profile) is not None
    assert read.name == harbor


# -- what moved, came or went -------------------------------------------------------------------------------------


def test_that_a_table_that_begins_a_row_higher_is_read_and_told(
    session: Session, propose: Propose, harbor: str
) -> None:
    moved = "the table begins one row higher than last time (row 2, before it was row 3)"
    proposal = propose(february(top=1))

    assert moved in decided(proposal)
    assert proposal.profile is not None
    assert [each.endswith(f"{moved}.") for each in proposal.profile.noticed] == [True]
    preview = previewed(session, proposal)
    assert not preview.plan.questions
    imports.apply(session, preview)
    assert len(stored(session)) == 4


def test_that_a_new_column_is_asked_about_and_nothing_of_the_table_goes_in_before(
    session: Session, propose: Propose, harbor: str
) -> None:
    proposal = propose(february("Foot patrols", top=1))

    assert "“Foot patrols” (column E) is new since “Harbor report” was saved." in sentences(proposal)
    assert not previewed(session, proposal).plan.values

    table = proposal.tables[0]
    for question in table.questions:
        leave = next(each for each in question.options if each.words == "Leave this column out")
        table = answered(table, question, leave)
    preview = previewed(session, proposal.with_table(0, table))
    assert {each.cell[0] for each in preview.plan.values} == {"C", "D"}
    assert not preview.plan.questions


def test_that_a_year_to_date_of_the_next_year_is_no_new_column(session: Session, propose: Propose) -> None:
    def year(number: int) -> Rows:
        return [["Activity", "Beat", f"Jan {number}", f"YTD {number}"], ["Boat checks", "North", 4, 4]]

    import_profiles.save_profile(session, propose(year(2025), "Boats.csv"), "Boats")

    proposal = propose(year(2026), "Boats.csv")

    assert proposal.profile is not None
    assert proposal.profile.noticed == ()
    assert not sentences(proposal)


MEASURES: Rows = [
    ["Month", "Robbery", "Burglary", "Arson", "Remarks"],
    ["Jan 2026", 1, 2, 3, "a"],
    ["Feb 2026", 4, 5, 6, "b"],
]


def test_that_a_column_that_is_gone_or_called_otherwise_is_asked_about(session: Session, propose: Propose) -> None:
    import_profiles.save_profile(session, propose(MEASURES, "By month.csv"), "By month")
    renamed = [[cell if cell != "Burglary" else "Break-ins" for cell in row] for row in MEASURES]
    without_arson = [[*row[:3], *row[4:]] for row in MEASURES]
    without_remarks = [row[:4] for row in MEASURES]

    asked = sentences(propose(renamed, "By month.csv"))
    assert "“Break-ins” (column C) is new since “By month” was saved. It would be read as value" in asked
    assert (
        "The column “Burglary” was read when “By month” was saved, and is not in this table. “Break-ins” (column C) "
        "stands where it stood."
    ) in asked
    proposal = propose(without_arson, "By month.csv")
    assert sentences(proposal) == "The column “Arson” was read when “By month” was saved, and is not in this table."
    assert not previewed(session, proposal).plan.values
    proposal = propose(without_remarks, "By month.csv")
    assert "the column “Remarks”, which was left out, is gone" in decided(proposal)
    assert not sentences(proposal)


def test_that_a_new_column_of_remarks_is_told_and_left_out(session: Session, propose: Propose) -> None:
    import_profiles.save_profile(session, propose([row[:4] for row in MEASURES], "By month.csv"), "By month")

    proposal = propose(MEASURES, "By month.csv")

    assert "“Remarks” (column E) is new and is left out" in decided(proposal)
    assert not sentences(proposal)


def test_that_columns_in_another_order_are_read_by_their_heads_and_told(
    session: Session, propose: Propose, harbor: str
) -> None:
    rows = [[row[1], row[0], *row[2:]] if len(row) > 2 else row for row in february()]

    proposal = propose(rows)

    assert "the columns stand in another order than last time" in decided(proposal)
    roles = {column.header: column.role for column in proposal.tables[0].columns}
    assert (roles["Beat"], roles["Activity"]) == (Role.AREA, Role.MEASURE)
    assert not previewed(session, proposal).plan.questions


def test_that_an_unknown_layout_under_a_named_profile_is_a_question(
    session: Session, propose: Propose, harbor: str
) -> None:
    other: Rows = [["Offense", "Jan 2026", "Feb 2026"], ["Dock walks", 1, 2]]

    proposal = propose(other, profile=harbor)

    assert [each.sentence for each in proposal.questions] == [
        "The heads in this file are not those of the profile “Harbor report”: check how it is read."
    ]


# -- what is remembered, and what never is ------------------------------------------------------------------------


def test_that_a_name_whose_measure_is_in_the_bin_is_asked_about_again(session: Session, propose: Propose) -> None:
    with session.change("add") as unit:
        measure = unit[nouns.measures].all()[0]
        key = unit[nouns.measures].add(
            type(measure)(**{**_fields(measure), "id": 0, "name": "Vessel inspections", "code": ""})
        )
    rows: Rows = [["Activity", "Beat", "Jan 2026"], ["V. insp.", "North", 4]]
    proposal = propose(rows).with_measure("V. insp.", Match.CHOSEN, key)
    import_profiles.save_profile(session, proposal, "Vessels")
    assert propose(rows).measures[0].target_id == key

    with session.change("delete") as unit:
        unit[nouns.measures].delete(key)

    assert propose(rows).profile is not None
    assert propose(rows).measures[0].target_id is None


def _fields(value: Any) -> dict[str, Any]:
    return {name: getattr(value, name) for name in value.__slots__}


def test_that_an_answer_about_the_year_is_not_given_again_for_another_file(session: Session, propose: Propose) -> None:
    rows: Rows = [["Activity", "Beat", "Jan", "Feb"], ["Boat checks", "North", 4, 5]]
    proposal = propose(rows, "Boats.csv")
    table = proposal.tables[0]
    (question,) = table.questions
    year = next((each for each in question.options if each.edit is Edit.YEAR), None)
    table = answered(table, question, year, "2025") if year else table.with_year(2025).without(question)
    import_profiles.save_profile(session, proposal.with_table(0, table), "Boats")

    again = propose(rows, "Boats.csv")

    assert again.profile is not None
    assert [each.sentence for each in again.tables[0].questions] == [question.sentence]
    assert not previewed(session, again).plan.values


def test_that_fiscal_years_are_asked_about_once_and_not_as_new_columns_too(session: Session, propose: Propose) -> None:
    def years(*heads: str) -> Rows:
        return [["Activity", "Beat", *heads], ["Boat checks", "North", 4, 5], ["Miles", "South", 6, 7]]

    proposal = propose(years("FY 2023", "FY 2024"), "Boats.csv")
    table = proposal.tables[0]
    for question in table.questions:
        table = answered(table, question, question.options[0], "7")
    import_profiles.save_profile(session, proposal.with_table(0, table), "Boats")

    again = propose(years("FY 2024", "FY 2025"), "Boats.csv")

    assert again.profile is not None
    assert [each.options[0].edit for each in again.tables[0].questions] == [Edit.FISCAL_YEAR]


def test_that_a_table_left_out_by_choice_stays_out_next_month(session: Session, propose: Propose) -> None:
    rows: Rows = [["Activity", "Beat", "Jan", "Feb"], ["Boat checks", "North", 4, 5]]
    proposal = propose(rows, "Boats.csv")
    table = proposal.tables[0]
    left_out = answered(table, table.questions[0], LEAVE_TABLE_OUT)
    import_profiles.save_profile(session, proposal.with_table(0, left_out), "Boats")

    again = propose(rows, "Boats.csv")

    assert {column.role for column in again.tables[0].columns} == {Role.LEFT_OUT}
    assert not previewed(session, again).plan.values


def test_that_a_profile_of_an_earlier_version_still_reads_its_layout(session: Session, propose: Propose) -> None:
    proposal = propose(JANUARY, "Old.csv")
    table = proposal.tables[0]
    roles = {"activity": "measure", "beat": "area"}
    columns = {head: {"role": role, "fill_down": False, "measure": None} for head, role in roles.items()}
    kept: dict[str, Any] = {
        "fingerprint": table_fingerprint(table),
        "columns": columns,
        "measure": None,
        "area": None,
        "answered": [],
    }
    names = {"miles": {"how": "leave out", "target": None}}
    data = {"tables": [kept], "measures": names, "areas": {}}
    with session.change("save_profile") as unit:
        unit[nouns.import_profiles].add(ImportProfile("Old", "", json.dumps(data)))

    again = propose(february(top=1), "Anything.csv")

    assert again.profile is not None
    assert (again.profile.name, again.profile.saved_on) == ("Old", "")
    assert next(each for each in again.measures if each.name == "Miles").how is Match.LEAVE_OUT
    assert [each.saved_on for each in import_profiles.saved_profiles(session)] == [None]


# -- the list -----------------------------------------------------------------------------------------------------


def test_that_profiles_are_listed_renamed_deleted_and_come_back_with_undo(
    session: Session, propose: Propose, harbor: str
) -> None:
    (profile,) = import_profiles.saved_profiles(session)
    assert (profile.name, profile.sheets) == (harbor, ("Harbor report Jan 2026",))

    renamed = import_profiles.rename_profile(session, profile.id, "  Boats  and docks ")
    assert [each.name for each in import_profiles.saved_profiles(session)] == ["Boats and docks"]
    session.revert(renamed)
    deleted = import_profiles.delete_profile(session, profile.id)
    assert import_profiles.saved_profiles(session) == []
    assert propose(february()).profile is None
    session.revert(deleted)
    assert [each.name for each in import_profiles.saved_profiles(session)] == [harbor]
    assert propose(february()).profile is not None


def test_that_a_profile_saved_under_a_name_again_replaces_it_and_names_are_told_apart_by_letters_alone(
    session: Session, propose: Propose, harbor: str
) -> None:
    import_profiles.save_profile(session, propose(february()), "harbor  REPORT")
    import_profiles.save_profile(session, propose(february()), "Second")
    names = [each.name for each in import_profiles.saved_profiles(session)]

    assert names == ["Second", "harbor REPORT"]
    second = import_profiles.saved_profiles(session)[0]
    with pytest.raises(UserError, match="There is a profile “harbor REPORT” already"):
        import_profiles.rename_profile(session, second.id, "Harbor Report")
    for blank in ("", "  "):
        with pytest.raises(UserError, match="A profile needs a name"):
            import_profiles.rename_profile(session, second.id, blank)


def test_that_a_name_that_is_not_saved_is_refused_with_those_that_are(propose: Propose, harbor: str) -> None:
    with pytest.raises(UserError, match=r"There is no import profile “Boats”.*Saved here: Harbor report"):
        propose(february(), profile="Boats")
