from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from cs360_desktop.domain.agency import Agency
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.people import Person
from cs360_desktop.services import people, worksheet
from cs360_desktop.services.session import Session
from cs360_desktop.services.workspaces import new_workspace
from cs360_desktop.storage import nouns


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    session = new_workspace(tmp_path / "test.cs360", Agency("Mill Harbor PD"), today=lambda: date(2026, 11, 10))
    yield session
    session.close()


def score_all(session: Session, candidate: int, score: int, person: int | None = None) -> None:
    for criterion in worksheet.sheet(session).criteria:
        worksheet.set_score(session, candidate, criterion.id, score, person_id=person)


def test_that_a_new_workspace_has_the_seven_criteria_with_equal_weights(session: Session) -> None:
    found = worksheet.sheet(session)
    assert len(found.criteria) == 7
    assert {each.weight for each in found.criteria} == {1.0}
    assert found.candidates == ()


def test_that_each_scorer_has_a_score_of_their_own_and_may_change_it(session: Session) -> None:
    lots = worksheet.add_candidate(session, "Break-ins on the lots").id
    delgado = people.add_person(session, Person("Rosa Delgado")).id
    score_all(session, lots, 4)
    score_all(session, lots, 2, delgado)
    score_all(session, lots, 5, delgado)
    found = worksheet.sheet(session)
    assert [None if each is None else each.name for each in found.scorers] == [None, "Rosa Delgado"]
    assert found.result.ranked[0].total == 4.5
    assert len(found.scores) == 14


def test_that_a_score_taken_back_leaves_the_candidate_without_a_total(session: Session) -> None:
    lots = worksheet.add_candidate(session, "Lots").id
    noise = worksheet.add_candidate(session, "Noise").id
    score_all(session, lots, 4)
    score_all(session, noise, 3)
    first = worksheet.sheet(session).criteria[0].id
    receipt = worksheet.set_score(session, noise, first, None)
    assert [row.total for row in worksheet.sheet(session).result.ranked] == [4, None]
    session.revert(receipt)
    assert [row.total for row in worksheet.sheet(session).result.ranked] == [4, 3]


@pytest.mark.parametrize("score", [0, 6, -1])
def test_that_a_score_outside_1_to_5_is_refused(session: Session, score: int) -> None:
    lots = worksheet.add_candidate(session, "Lots").id
    with pytest.raises(UserError, match="from 1 to 5"):
        worksheet.set_score(session, lots, worksheet.sheet(session).criteria[0].id, score)


@pytest.mark.parametrize("weight", [-0.5, 11, 1e9])
def test_that_a_weight_out_of_range_is_refused(session: Session, weight: float) -> None:
    with pytest.raises(UserError, match="from 0 to 10"):
        worksheet.set_weight(session, worksheet.sheet(session).criteria[0].id, weight)


def test_that_a_candidate_needs_a_name_of_its_own(session: Session) -> None:
    worksheet.add_candidate(session, "Lots")
    for name in ("", "  ", "LOTS"):
        with pytest.raises(UserError, match="not saved"):
            worksheet.add_candidate(session, name)
    other = worksheet.add_candidate(session, "Noise").id
    with pytest.raises(UserError, match="already"):
        worksheet.change_candidate(session, other, name="lots")


def test_that_deleting_a_candidate_takes_its_scores_along_and_undo_brings_all_back(session: Session) -> None:
    lots = worksheet.add_candidate(session, "Lots").id
    score_all(session, lots, 4)
    receipt = worksheet.delete_candidate(session, lots)
    assert worksheet.sheet(session).scores == ()
    session.revert(receipt)
    assert worksheet.sheet(session).result.ranked[0].total == 4


def test_that_a_decision_names_who_took_part_and_a_day_that_can_be(session: Session) -> None:
    lots = worksheet.add_candidate(session, "Lots").id
    with pytest.raises(UserError, match="Nobody is named"):
        worksheet.decide(session, lots, date(2026, 5, 12))
    for day in (date(1899, 1, 1), date(2027, 1, 1)):
        with pytest.raises(UserError, match="cannot be the day"):
            worksheet.decide(session, lots, day, took_part="the team")
    worksheet.decide(session, lots, date(2026, 5, 12), method="consensus", took_part="the team")
    (decision,) = worksheet.sheet(session).decisions
    assert (decision.candidate_id, decision.took_part) == (lots, "the team")


def test_that_a_candidate_opens_one_file_and_no_second(session: Session) -> None:
    lots = worksheet.add_candidate(session, "Lots").id
    first = worksheet.open_problem(session, lots).id
    assert worksheet.open_problem(session, lots).id == first
    with session.reading() as unit:
        assert [each.title for each in unit[nouns.problems].all()] == ["Lots"]


def test_that_a_chosen_candidate_stays_until_its_decision_is_removed(session: Session) -> None:
    lots = worksheet.add_candidate(session, "Break-ins on the lots").id
    decision = worksheet.decide(session, lots, date(2026, 5, 12), took_part="PST").id
    with pytest.raises(UserError, match="was chosen on May 12, 2026, so it was not deleted"):
        worksheet.delete_candidate(session, lots)
    worksheet.remove_decision(session, decision)
    worksheet.delete_candidate(session, lots)
    assert worksheet.sheet(session).decisions == ()
    assert worksheet.sheet(session).candidates == ()


def test_that_one_candidate_wins_alone_and_says_so_and_all_ties_are_told(session: Session) -> None:
    only = worksheet.add_candidate(session, "Break-ins on the lots").id
    score_all(session, only, 3)
    assert worksheet.sheet(session).result.first == (only,)
    assert not worksheet.sheet(session).result.is_tied
    others = [worksheet.add_candidate(session, f"Problem {number}").id for number in range(4)]
    for other in others:
        score_all(session, other, 3)
    found = worksheet.sheet(session).result
    assert found.is_tied
    assert set(found.first) == {only, *others}
