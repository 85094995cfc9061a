import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs360_desktop.domain.entries import UNKNOWN_AREA, WHOLE_AGENCY
from cs360_desktop.domain.errors import UserError
from cs360_desktop.services import agency
from cs360_desktop.services.session import Session
from cs360_desktop.services.workspaces import suggested_path


def names(session: Session) -> list[str]:
    return [area.name for area in agency.areas(session)]


def test_that_a_changed_profile_is_kept_and_can_be_taken_back(session: Session) -> None:
    receipt = agency.change_agency(session, state="ME", sworn_actual=14)
    assert (agency.agency_of(session).state, agency.agency_of(session).sworn_actual) == ("ME", 14)
    session.revert(receipt)
    assert (agency.agency_of(session).state, agency.agency_of(session).sworn_actual) == ("", None)


def test_that_an_unchanged_field_changes_nothing(session: Session) -> None:
    assert agency.change_agency(session, name="Mill Harbor PD").is_empty


@pytest.mark.parametrize(
    "columns", [{"name": "  "}, {"sworn_actual": -1}, {"analyst_fte": -0.5}, {"state": "XX"}, {"state": "me"}]
)
def test_that_an_impossible_profile_is_refused_whole(session: Session, columns: dict[str, object]) -> None:
    with pytest.raises(UserError):
        agency.change_agency(session, county="Knox", **columns)
    assert agency.agency_of(session).county == ""


def test_that_blank_is_not_zero_in_the_profile(session: Session) -> None:
    agency.change_agency(session, civilian_actual=0)
    assert agency.agency_of(session).civilian_actual == 0
    agency.change_agency(session, civilian_actual=None)
    assert agency.agency_of(session).civilian_actual is None


def test_that_every_state_has_its_own_code_and_a_name() -> None:
    states = agency.states()
    assert len(states) == 56
    assert all(len(code) == 2 and code.isupper() for code in states)
    assert list(states.values()) == sorted(set(states.values()))


def test_that_new_areas_stand_between_the_whole_agency_and_the_unknown_area(session: Session) -> None:
    agency.add_area(session, "Beat 1", "beat")
    agency.add_area(session, " Beat 2 ")
    assert names(session) == ["Whole agency", "Beat 1", "Beat 2", "Unknown area"]


@pytest.mark.parametrize("name", ["", "  ", "BEAT 1", "unknown area"])
def test_that_a_blank_or_taken_name_is_refused(session: Session, name: str) -> None:
    agency.add_area(session, "Beat 1")
    with pytest.raises(UserError):
        agency.add_area(session, name)
    assert names(session) == ["Whole agency", "Beat 1", "Unknown area"]


def test_that_an_area_may_be_written_differently_but_not_like_another(session: Session) -> None:
    first = agency.add_area(session, "beat 1").id
    agency.add_area(session, "Beat 2")
    agency.rename_area(session, first, "Beat 1")
    with pytest.raises(UserError):
        agency.rename_area(session, first, "beat 2")
    assert names(session)[1:3] == ["Beat 1", "Beat 2"]


def test_that_an_area_moves_no_farther_than_the_ends(session: Session) -> None:
    for name in ("A", "B", "C"):
        last = agency.add_area(session, name).id
    agency.move_area(session, last, -1)
    assert names(session)[1:-1] == ["A", "C", "B"]
    agency.move_area(session, last, -9)
    assert names(session)[1:-1] == ["C", "A", "B"]
    assert agency.move_area(session, last, -1).is_empty


def test_that_a_retired_area_is_out_of_the_lists_and_can_come_back(session: Session) -> None:
    key = agency.add_area(session, "Beat 1").id
    agency.retire_area(session, key, retired=True)
    assert "Beat 1" not in names(session)
    assert [area.name for area in agency.areas(session, with_retired=True)][1] == "Beat 1"
    agency.retire_area(session, key, retired=False)
    assert "Beat 1" in names(session)


@pytest.mark.parametrize("area_id", [WHOLE_AGENCY, UNKNOWN_AREA])
def test_that_what_always_exists_cannot_be_retired(session: Session, area_id: int) -> None:
    with pytest.raises(UserError):
        agency.retire_area(session, area_id, retired=True)


def test_that_a_year_has_one_population_and_its_latest_stands_first(session: Session) -> None:
    agency.set_population(session, 2024, 11_150, source="U.S. Census")
    agency.set_population(session, 2025, 11_000)
    agency.set_population(session, 2025, 11_200, source="City clerk")
    found = [(row.year, row.residents, row.source) for row in agency.populations(session)]
    assert found == [(2025, 11_200, "City clerk"), (2024, 11_150, "U.S. Census")]


@pytest.mark.parametrize(("year", "residents"), [(25, 11_200), (2025, 0), (2025, -4)])
def test_that_an_impossible_population_is_refused(session: Session, year: int, residents: int) -> None:
    with pytest.raises(UserError):
        agency.set_population(session, year, residents)
    assert agency.populations(session) == ()


def test_that_a_removed_year_can_be_set_again_and_is_still_one(session: Session) -> None:
    agency.set_population(session, 2025, 11_000)
    removed = agency.delete_population(session, agency.populations(session)[0].id)
    assert agency.populations(session) == ()
    agency.set_population(session, 2025, 11_200)
    session.revert(removed)
    assert [row.residents for row in agency.populations(session)] == [11_200]


@given(st.text())
def test_that_any_name_gives_a_file_name_that_every_system_allows(name: str) -> None:
    path = suggested_path(name)
    assert path.suffix == ".cs360"
    assert path.stem == path.stem.strip(". ")
    assert not set(path.name) & set('<>:"/\\|?*\n\0')
    assert 0 < len(path.stem) <= 90


def test_that_a_taken_file_name_is_numbered() -> None:
    first = suggested_path("Mill Harbor PD")
    first.parent.mkdir(parents=True)
    first.touch()
    assert suggested_path("Mill Harbor PD").name == "Mill Harbor PD 2.cs360"
