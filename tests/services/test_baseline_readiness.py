from datetime import date, datetime, timedelta

from cs360_desktop.domain.baseline import Answer
from cs360_desktop.domain.people import Person
from cs360_desktop.services import baseline
from cs360_desktop.services import stakeholders as outside
from cs360_desktop.services.baseline_readiness import MOST_MONTHS, readiness
from cs360_desktop.services.session import Session


def told(session: Session) -> list[tuple[str, int, int]]:
    return [(f"{each.month.start:%Y-%m}", each.claimed, each.shown) for each in readiness(session)]


def test_that_nothing_is_told_before_anything_began(session: Session) -> None:
    assert readiness(session) == ()


def test_that_answers_count_from_the_day_since_which_they_are_met(session: Session) -> None:
    baseline.answer(session, "B2", Answer.MET, date(2026, 8, 31))
    baseline.answer(session, "B4", Answer.MET, date(2026, 10, 1))
    baseline.answer(session, "B5", Answer.PLANNED, date(2026, 12, 4))
    assert told(session) == [("2026-08", 1, 0), ("2026-09", 1, 0), ("2026-10", 2, 0), ("2026-11", 2, 0)]


def test_that_evidence_is_what_is_dated_until_each_day_and_an_undated_point_of_contact_is_not_counted_back(
    session: Session,
) -> None:
    baseline.set_detail(session, "B6", "started_on", date(2026, 9, 10))
    outside.add(session, "Schools", date(2026, 9, 1))
    baseline.name_person(session, "B1", "poc", Person("E. Marsh", "Sgt."))
    baseline.name_person(session, "B1", "reports_to", Person("R. Haldane", "Chief"))
    assert told(session) == [("2026-09", 0, 1), ("2026-10", 0, 1), ("2026-11", 0, 2)]
    baseline.set_detail(session, "B1", "designated_on", date(2026, 10, 2))
    assert told(session) == [("2026-09", 0, 1), ("2026-10", 0, 2), ("2026-11", 0, 2)]


def test_that_an_answer_given_by_mistake_and_taken_back_the_same_day_never_counted(session: Session) -> None:
    baseline.answer(session, "B2", Answer.MET, date(2026, 3, 1))
    baseline.answer(session, "B2", Answer.NOT_YET)
    assert readiness(session) == ()


def test_that_a_correction_of_the_day_moves_the_whole_answer(session: Session) -> None:
    baseline.answer(session, "B2", Answer.MET, date(2026, 3, 1))
    baseline.answer(session, "B2", Answer.MET, date(2026, 10, 1))
    assert told(session) == [("2026-10", 1, 0), ("2026-11", 1, 0)]


def test_that_an_answer_withdrawn_later_counts_only_while_it_stood(session: Session) -> None:
    """The clock of the history is the wall's, so the day of the session is put after it."""
    baseline.answer(session, "B2", Answer.MET, date(2026, 3, 1))
    now = datetime.now().date()  # noqa: DTZ005  the history is told by the calendar here
    session.today = lambda: now + timedelta(days=70)
    baseline.answer(session, "B2", Answer.NOT_YET)
    # It stood on no whole day of the wall's clock.
    assert all(each.claimed == 0 for each in readiness(session))


def test_that_a_long_project_shows_its_last_two_years(session: Session) -> None:
    baseline.answer(session, "B2", Answer.MET, date(2021, 3, 1))
    found = told(session)
    assert (len(found), found[0], found[-1]) == (MOST_MONTHS, ("2024-12", 1, 0), ("2026-11", 1, 0))


def test_that_a_start_to_come_begins_nothing(session: Session) -> None:
    baseline.set_detail(session, "B6", "started_on", date(2027, 1, 1))
    assert readiness(session) == ()
