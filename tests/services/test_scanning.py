from datetime import date

import pytest

from cs360_desktop.domain.errors import UserError
from cs360_desktop.services import people, scanning, stakeholders
from cs360_desktop.services.catalogue_files import load_interview_guide
from cs360_desktop.services.coverage import coverage
from cs360_desktop.services.history import history_lines
from cs360_desktop.services.session import Session


def ask(session: Session, day: date, category: str, *themes: str) -> int:
    key = scanning.add_interview(session, day, category).id
    scanning.set_themes(session, key, themes)
    return key


def test_that_interviews_are_listed_newest_first_with_their_themes_in_the_order_named(session: Session) -> None:
    ask(session, date(2026, 4, 1), "residents", "Speeding", "Break-ins")
    ask(session, date(2026, 5, 1), "chief", "Overdoses")
    assert [(line.category, line.themes) for line in scanning.interviews(session)] == [
        ("Chief", ("Overdoses",)),
        ("Residents", ("Speeding", "Break-ins")),
    ]


def test_that_themes_are_counted_over_interviews_with_how_often_first_and_by_category(session: Session) -> None:
    ask(session, date(2026, 4, 1), "residents", "Speeding", "Break-ins")
    ask(session, date(2026, 4, 2), "residents", "break-ins ", "Break-ins", "Noise")
    ask(session, date(2026, 4, 3), "business", "Break-ins")
    counts = scanning.theme_counts(session)
    assert [(each.name, each.named_in, each.first_in) for each in counts] == [
        ("Break-ins", 3, 2),
        ("Speeding", 1, 1),
        ("Noise", 1, 0),
    ]
    assert counts[0].by_category == (("Residents", 2), ("Businesses", 1))


def test_that_themes_are_reordered_and_taken_out_and_undo_brings_them_back(session: Session) -> None:
    key = ask(session, date(2026, 4, 1), "residents", "Speeding", "Break-ins", "Noise")
    receipt = scanning.set_themes(session, key, ["Noise", "", "Speeding"])
    assert scanning.interviews(session)[0].themes == ("Noise", "Speeding")
    session.revert(receipt)
    assert scanning.interviews(session)[0].themes == ("Speeding", "Break-ins", "Noise")
    assert scanning.set_themes(session, key, ["Speeding", "Break-ins", "Noise"]).is_empty


def test_that_a_removed_interview_counts_no_more(session: Session) -> None:
    key = ask(session, date(2026, 4, 1), "residents", "Speeding")
    scanning.remove_interview(session, key)
    assert scanning.theme_counts(session) == ()
    assert coverage(session).community_asked is None


def test_that_the_community_is_asked_only_by_interviews_outside_the_department(session: Session) -> None:
    ask(session, date(2026, 4, 1), "chief", "Speeding")
    assert coverage(session).community_asked is None
    ask(session, date(2026, 3, 1), "residents", "Speeding")
    assert coverage(session).community_asked == date(2026, 3, 1)


def test_that_categories_nobody_was_interviewed_of_are_listed(session: Session) -> None:
    ask(session, date(2026, 4, 1), "chief")
    assert "chief" not in {item.id for item in scanning.not_asked(session)}
    assert "residents" in {item.id for item in scanning.not_asked(session)}


def test_that_the_questions_asked_are_kept_told_in_the_history_and_undone(session: Session) -> None:
    key = ask(session, date(2026, 4, 1), "residents", "Speeding")
    receipt = scanning.change_interview(session, key, questions="What worries you most?")
    (line,) = scanning.interviews(session)
    assert (line.interview.questions, line.interview.summary) == ("What worries you most?", "")
    told = next(history_lines(session))
    assert (told.part, told.before, told.after) == ("questions", "", "What worries you most?")
    session.revert(receipt)
    assert scanning.interviews(session)[0].interview.questions == ""


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({"held_on": date(1899, 1, 1)}, "Jan 1, 1899 cannot be the day of an interview"),
        ({"held_on": date(2026, 11, 11)}, "Nov 11, 2026 cannot be the day of an interview"),
        ({"category": ""}, "needs a category"),
        ({"people_count": 0}, "At least one person took part"),
    ],
)
def test_that_an_interview_that_cannot_be_is_refused(session: Session, columns: dict[str, object], said: str) -> None:
    key = ask(session, date(2026, 4, 1), "residents")
    with pytest.raises(UserError, match=said):
        scanning.change_interview(session, key, **columns)


def test_that_who_asked_and_whom_are_known_by_name_also_when_they_were_removed(session: Session) -> None:
    from cs360_desktop.domain.people import Person

    marsh = people.add_person(session, Person("E. Marsh")).id
    parish = stakeholders.add(session, "Parish").id
    key = ask(session, date(2026, 4, 1), "community-groups")
    scanning.change_interview(session, key, interviewer_id=marsh, stakeholder_id=parish, people_count=4)
    stakeholders.remove(session, parish)
    people.remove_person(session, marsh)
    (line,) = scanning.interviews(session)
    assert line.interviewer is not None
    assert line.stakeholder is not None
    assert (line.interviewer.name, line.stakeholder.name) == ("E. Marsh", "Parish")


def test_that_surveys_are_kept_in_summary_and_a_blank_number_of_answers_is_not_zero(session: Session) -> None:
    key = scanning.add_survey(session, "Residents 2026", date(2026, 4, 1)).id
    assert scanning.surveys(session)[0].answers is None
    scanning.change_survey(session, key, answers=0, asked="All households", summary="Lights first")
    assert scanning.surveys(session)[0].answers == 0
    with pytest.raises(UserError, match="cannot be the day of a survey"):
        scanning.change_survey(session, key, held_on=date(1899, 1, 1))
    with pytest.raises(UserError, match="needs a name"):
        scanning.add_survey(session, " ", date(2026, 4, 1))


def test_that_the_guide_asks_for_concerns_relations_and_data_and_never_for_names(session: Session) -> None:
    guide = load_interview_guide()
    assert [part.id for part in guide.part] == ["concerns", "relations", "data"]
    assert "names of victims" in guide.privacy
