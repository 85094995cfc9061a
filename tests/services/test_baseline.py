from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest

from cs360_desktop.domain.agency import Agency
from cs360_desktop.domain.baseline import Answer, Finding, RequirementState
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey, Value
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.meetings import Meeting, Presence
from cs360_desktop.domain.people import Body, Person
from cs360_desktop.domain.periods import Period
from cs360_desktop.domain.problems import Stakeholder
from cs360_desktop.services import attendance, baseline, baseline_files, entries, meetings, metrics, people
from cs360_desktop.services.baseline_facts import team_months
from cs360_desktop.services.baseline_history import Event, history
from cs360_desktop.services.session import Session
from cs360_desktop.services.workspaces import new_workspace
from cs360_desktop.storage import nouns

TODAY = date(2026, 11, 10)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    session = new_workspace(tmp_path / "test.cs360", Agency("Mill Harbor PD"), who="Dana", today=lambda: TODAY)
    yield session
    session.close()


def state(session: Session, code: str) -> RequirementState:
    return next(found for found in baseline.overview(session) if found.item.code == code)


def finding(session: Session, code: str) -> Finding:
    return state(session, code).finding


def add(session: Session, name: str, title: str = "", group: str = "") -> int:
    found = {each.name: each.id for each in people.groups(session)}
    return people.add_person(session, Person(name, title, group_id=found.get(group))).id


def measure(session: Session, code: str) -> int:
    with session.reading() as unit:
        found = unit[nouns.measures].first(code=code)
    assert found is not None
    return found.id


# -- answers ------------------------------------------------------------------------------------------------------


def test_that_a_new_workspace_has_six_requirements_answered_not_yet(session: Session) -> None:
    found = baseline.overview(session)

    assert [each.item.code for each in found] == ["B1", "B2", "B3", "B4", "B5", "B6"]
    assert all(each.item.answer is Answer.NOT_YET for each in found)
    assert not any(each.differs for each in found)


def test_that_an_answer_is_kept_and_can_be_taken_back(session: Session) -> None:
    receipt = baseline.answer(session, "B3", Answer.MET)

    assert state(session, "B3").is_met
    session.revert(receipt)
    assert state(session, "B3").item.answer is Answer.NOT_YET


def test_that_planned_needs_a_day(session: Session) -> None:
    with pytest.raises(UserError, match="“Planned” needs a day"):
        baseline.answer(session, "B3", Answer.PLANNED)

    assert state(session, "B3").item.answer is Answer.NOT_YET


@pytest.mark.parametrize("day", [date(2026, 11, 9), date(1899, 1, 1), date(2206, 12, 17)])
def test_that_nothing_is_planned_for_a_day_that_cannot_be(session: Session, day: date) -> None:
    with pytest.raises(UserError):
        baseline.answer(session, "B3", Answer.PLANNED, day)

    assert state(session, "B3").item.planned_by is None


def test_that_the_day_stays_when_the_answer_changes_back_and_forth(session: Session) -> None:
    baseline.answer(session, "B3", Answer.PLANNED, date(2026, 12, 17))
    baseline.answer(session, "B3", Answer.MET)
    baseline.answer(session, "B3", Answer.PLANNED)

    assert state(session, "B3").item.planned_by == date(2026, 12, 17)


def test_that_met_against_the_evidence_is_kept_and_asks_for_a_reason(session: Session) -> None:
    baseline.answer(session, "B3", Answer.MET)

    assert state(session, "B3").differs
    assert any("Say why" in sentence for sentence in state(session, "B3").missing)
    baseline.set_evidence(session, "B3", " July: town hall closed after the storm. ")
    assert state(session, "B3").item.evidence == "July: town hall closed after the storm."
    assert not any("Say why" in sentence for sentence in state(session, "B3").missing)


def test_that_an_answer_given_again_leaves_nothing_to_undo(session: Session) -> None:
    baseline.answer(session, "B3", Answer.MET)

    assert baseline.answer(session, "B3", Answer.MET).is_empty


# -- fields -------------------------------------------------------------------------------------------------------


def shown(session: Session, code: str, field: str) -> baseline.Detail:
    return next(detail for detail in baseline.details(session, code) if detail.definition.id == field)


def test_that_fields_keep_text_days_ticks_and_people(session: Session) -> None:
    marsh = add(session, "E. Marsh", "Sgt.")
    baseline.set_detail(session, "B1", "poc", person_id=marsh)
    baseline.set_detail(session, "B1", "designated_on", date(2026, 3, 2))
    baseline.set_detail(session, "B1", "contact_rhythm", " 20 minutes every Monday ")
    baseline.set_detail(session, "B5", "attended", baseline.YES)

    assert shown(session, "B1", "poc").person == Person("E. Marsh", "Sgt.", id=marsh)
    assert shown(session, "B1", "designated_on").day == date(2026, 3, 2)
    assert shown(session, "B1", "contact_rhythm").content == "20 minutes every Monday"
    assert shown(session, "B5", "attended").content == baseline.YES


def test_that_a_field_is_emptied_filled_again_and_taken_back(session: Session) -> None:
    first = baseline.set_detail(session, "B2", "time_granted", "6 hours a week")
    baseline.set_detail(session, "B2", "time_granted", "")
    assert shown(session, "B2", "time_granted").is_empty
    session.revert(baseline.set_detail(session, "B2", "time_granted", "8 hours a week"))
    assert shown(session, "B2", "time_granted").is_empty
    assert baseline.set_detail(session, "B2", "other_support", "").is_empty
    assert not first.is_empty


def test_that_days_of_the_agency_are_read_and_written_in_its_profile(session: Session) -> None:
    baseline.set_detail(session, "B6", "started_on", date(2026, 4, 1))
    with session.change("test") as unit:
        unit[nouns.agencies].change(1, convening_on=date(2026, 10, 6))

    with session.reading() as unit:
        assert unit[nouns.agencies].get(1).started_on == date(2026, 4, 1)
    assert shown(session, "B5", "convening_on").day == date(2026, 10, 6)
    baseline.set_detail(session, "B5", "convening_on", None)
    with session.reading() as unit:
        assert unit[nouns.agencies].get(1).convening_on is None


def test_that_a_day_in_1899_is_refused(session: Session) -> None:
    with pytest.raises(UserError, match="Jan 1, 1899 cannot be right"):
        baseline.set_detail(session, "B6", "started_on", date(1899, 1, 1))


@pytest.mark.parametrize(
    ("code", "first", "second"), [("B1", "poc", "reports_to"), ("B5", "representative_2", "representative_1")]
)
def test_that_one_person_cannot_be_two(session: Session, code: str, first: str, second: str) -> None:
    marsh = add(session, "E. Marsh")
    baseline.set_detail(session, code, first, person_id=marsh)

    with pytest.raises(UserError):
        baseline.set_detail(session, code, second, person_id=marsh)
    assert shown(session, code, second).is_empty


def test_that_what_is_missing_is_said_in_the_words_of_the_field(session: Session) -> None:
    assert "Choose or add the sponsor." in state(session, "B2").missing
    baseline.set_detail(session, "B2", "sponsor", person_id=add(session, "R. Haldane"))
    assert "Choose or add the sponsor." not in state(session, "B2").missing


def test_that_a_plan_may_leave_its_days_open(session: Session) -> None:
    baseline.answer(session, "B5", Answer.PLANNED, date(2026, 12, 4))
    baseline.answer(session, "B6", Answer.PLANNED, date(2026, 12, 4))

    assert not any("first day" in sentence for sentence in state(session, "B5").missing)
    assert any("without it the app cannot tell" in sentence for sentence in state(session, "B6").missing)


# -- what the app knows -------------------------------------------------------------------------------------------


def test_that_b1_follows_the_people_named(session: Session) -> None:
    marsh, chief = add(session, "E. Marsh", "Sgt."), add(session, "R. Haldane", "Chief")
    baseline.set_detail(session, "B1", "poc", person_id=marsh)
    baseline.set_detail(session, "B1", "reports_to", person_id=chief)

    assert finding(session, "B1").shows_met is True
    people.remove_person(session, marsh)
    assert finding(session, "B1").shows_met is False


def test_that_b2_sees_the_letter_and_who_from_leadership_came(session: Session, tmp_path: Path) -> None:
    chief = add(session, "R. Haldane", "Chief", "Leadership")
    attendance.mark(session, hold(session, date(2026, 10, 15)), chief, Presence.PRESENT)
    hold(session, date(2026, 9, 17))
    baseline.set_detail(session, "B2", "sponsor", person_id=chief)
    baseline.set_detail(session, "B2", "letter_on", date(2026, 3, 9))
    assert finding(session, "B2").shows_met is None
    baseline_files.attach(session, "B2", written(tmp_path / "Support letter.pdf"))

    assert finding(session, "B2").shows_met is True
    assert finding(session, "B2").facts == ("1 of 2", "Support letter.pdf")


def hold(session: Session, day: date, *, body_id: int | None = None, groups: tuple[str, ...] = ()) -> int:
    """A meeting that was held with one person from each group."""
    team = body_id or people.bodies(session)[0].id
    meeting_id = meetings.plan(session, Meeting(team, day, time(18, 0)), "pst-90").id
    for group in groups:
        person = add(session, f"{group} {day} {meeting_id}", group=group)
        attendance.mark(session, meeting_id, person, Presence.PRESENT)
    meetings.hold(session, meeting_id)
    return meeting_id


ALL_FOUR = ("Crime analysis", "Community", "Stakeholders", "Other relevant teams")
SIX = [date(2026, month, 15) for month in range(5, 11)]


def test_that_six_complete_months_show_b3(session: Session) -> None:
    for day in SIX:
        hold(session, day, groups=ALL_FOUR)
    meetings.plan(session, Meeting(people.bodies(session)[0].id, date(2026, 11, 19), time(18, 0)), "pst-60")

    assert finding(session, "B3").shows_met is True


def test_that_a_month_without_one_group_and_one_not_held_leave_b3_short(session: Session) -> None:
    for day in SIX[:4]:
        hold(session, day, groups=ALL_FOUR)
    hold(session, SIX[4], groups=ALL_FOUR[1:])
    team = people.bodies(session)[0].id
    cancelled = meetings.plan(session, Meeting(team, SIX[5], time(18, 0)), "pst-90").id
    meetings.not_held(session, cancelled, "Storm")

    assert finding(session, "B3").summary == "4 of the last 6 months had a meeting with all four groups"
    assert finding(session, "B3").facts[1] == "Sep 15: nobody from Crime analysis; Oct 15: not held (Storm)"


def test_that_the_running_month_and_other_bodies_do_not_count_for_b3(session: Session) -> None:
    committee = people.add_body(session, Body("Steering committee", "steering-committee")).id
    hold(session, date(2026, 10, 20), body_id=committee, groups=ALL_FOUR)
    hold(session, date(2026, 11, 5), groups=ALL_FOUR)

    assert finding(session, "B3").summary.startswith("0 of the last 6 months")


def test_that_of_two_meetings_in_a_month_the_complete_one_counts(session: Session) -> None:
    complete = hold(session, date(2026, 10, 8), groups=ALL_FOUR)
    hold(session, date(2026, 10, 22), groups=ALL_FOUR[:1])

    assert team_months(session)[-1].meeting_id == complete
    assert team_months(session)[-1].is_complete


def test_that_b3_names_the_next_dates_and_the_empty_seats(session: Session) -> None:
    team = people.bodies(session)[0].id
    meetings.plan(session, Meeting(team, date(2026, 11, 19), time(18, 0)), "pst-90")
    people.add_member(session, team, add(session, "L. Quinn", group="Community"))

    assert "Nov 19, 2026" in finding(session, "B3").facts
    assert (
        "Nobody on the roster from Crime analysis, Stakeholders or Other relevant teams" in finding(session, "B3").facts
    )


def enter(session: Session, code: str, period: Period, value: Value | None = None, area: int = WHOLE_AGENCY) -> None:
    entries.set_values(session, {EntryKey(measure(session, code), area, period): value or Value(3)})


def part_one(session: Session) -> str:
    with session.reading() as unit:
        return next(each.code for each in unit[nouns.measures].all() if each.part_one)


def enter_both(session: Session, code: str) -> None:
    for month in (9, 10):
        enter(session, code, Period.month(2026, month))


def test_that_b4_counts_neither_part_one_crimes_nor_measures_out_of_use(session: Session) -> None:
    code = part_one(session)
    metrics.activate(session, [measure(session, code)])
    with session.reading() as unit:
        kind = unit[nouns.measures].get(measure(session, code)).period_kind
    enter(session, code, Period.containing(kind, date(2026, 10, 1)))
    enter_both(session, "1.07")
    assert finding(session, "B4").facts[0].startswith("1 of ")
    metrics.retire(session, [measure(session, "1.07")])

    assert finding(session, "B4").shows_met is False


def test_that_b4_follows_the_rhythm_of_a_fiscal_year(session: Session) -> None:
    with session.reading() as unit:
        yearly = next(each for each in unit[nouns.measures].all() if each.period_kind.name == "YEAR")
    metrics.activate(session, [yearly.id])
    assert not yearly.part_one

    def fill(*years: int) -> None:
        for year in years:
            key = EntryKey(yearly.id, WHOLE_AGENCY, Period(yearly.period_kind, date(year, 7, 1)))
            entries.set_values(session, {key: _value_for(yearly.is_ratio)})

    fill(2022, 2023, 2025)
    assert finding(session, "B4").shows_met is False
    fill(2024)
    assert finding(session, "B4").shows_met is True


def _value_for(ratio: bool) -> Value:
    return Value(numerator=3, denominator=4) if ratio else Value(3)


def test_that_b5_wants_both_to_have_taken_part(session: Session) -> None:
    baseline.set_detail(session, "B5", "representative_1", person_id=add(session, "E. Marsh"))
    baseline.set_detail(session, "B5", "representative_2", person_id=add(session, "L. Quinn"))
    baseline.set_detail(session, "B5", "convening_on", date(2026, 10, 6))
    assert finding(session, "B5").shows_met is None
    baseline.set_detail(session, "B5", "attended", baseline.YES)

    assert finding(session, "B5").shows_met is True


def test_that_b6_compares_stakeholders_with_the_start(session: Session) -> None:
    with session.change("test") as unit:
        unit[nouns.stakeholders].add(Stakeholder("Harbor Health", first_contacted=date(2026, 2, 1)))
        unit[nouns.stakeholders].add(Stakeholder("Schools", first_contacted=date(2026, 6, 1)))
        unit[nouns.stakeholders].add(Stakeholder("Tenants' union"))
    assert finding(session, "B6").shows_met is None
    baseline.set_detail(session, "B6", "started_on", date(2026, 4, 1))

    assert finding(session, "B6").shows_met is True
    assert finding(session, "B6").facts == ("1", "3, 1 without a day of first contact")


# -- files --------------------------------------------------------------------------------------------------------


def written(path: Path, content: bytes = b"%PDF-1.7 letter") -> Path:
    path.write_bytes(content)
    return path


def test_that_an_attached_file_stays_when_the_original_is_gone(session: Session, tmp_path: Path) -> None:
    path = written(tmp_path / "Carta señal.pdf")
    key = baseline_files.attach(session, "B2", path).id
    path.unlink()

    assert baseline_files.attached_file(session, key).content == b"%PDF-1.7 letter"
    (found,) = baseline_files.attachments(session, "B2")
    assert (found.name, found.size, found.added_by) == ("Carta señal.pdf", 15, "Dana")


def test_that_detaching_can_be_taken_back(session: Session, tmp_path: Path) -> None:
    key = baseline_files.attach(session, "B2", written(tmp_path / "a.pdf")).id
    receipt = baseline_files.detach(session, key)
    assert baseline_files.attachments(session, "B2") == ()
    session.revert(receipt)
    assert len(baseline_files.attachments(session, "B2")) == 1


def test_that_the_same_file_is_attached_once_to_a_requirement_but_also_to_another(
    session: Session, tmp_path: Path
) -> None:
    baseline_files.attach(session, "B2", written(tmp_path / "letter.pdf"))
    with pytest.raises(UserError, match="attached to B2 already"):
        baseline_files.attach(session, "B2", written(tmp_path / "letter again.pdf"))
    baseline_files.attach(session, "B1", written(tmp_path / "memo.pdf"))

    assert [file.name for file in baseline_files.attachments(session, "B1")] == ["memo.pdf"]


def test_that_files_that_cannot_be_taken_are_refused_by_name(session: Session, tmp_path: Path) -> None:
    huge = tmp_path / "huge.mov"
    with huge.open("wb") as file:
        file.truncate(2 * 1024**3)
    for path, words in (
        (tmp_path / "gone.pdf", "“gone.pdf” cannot be read"),
        (tmp_path, "cannot be read"),
        (written(tmp_path / "empty.pdf", b""), "“empty.pdf” is empty"),
        (huge, "2,048 MB, so it was not attached. Attach a file of at most 20 MB"),
    ):
        with pytest.raises(UserError, match=words):
            baseline_files.attach(session, "B2", path)
    assert baseline_files.attachments(session, "B2") == ()


# -- history ------------------------------------------------------------------------------------------------------


def test_that_the_history_tells_answers_reasons_fields_and_files_newest_first(session: Session, tmp_path: Path) -> None:
    assert history(session, "B5") == ()
    baseline.answer(session, "B5", Answer.PLANNED, date(2026, 12, 4))
    baseline.set_detail(session, "B5", "convening_on", date(2026, 12, 3))
    baseline.set_detail(session, "B5", "convening_place", "Columbus")
    key = baseline_files.attach(session, "B5", written(tmp_path / "registration.pdf")).id
    baseline.answer(session, "B5", Answer.MET)
    baseline.set_evidence(session, "B5", "We went.")
    baseline_files.detach(session, key)

    found = history(session, "B5")
    assert [(line.event, line.name) for line in found] == [
        (Event.DETACHED, "registration.pdf"),
        (Event.EVIDENCE, ""),
        (Event.ANSWERED, ""),
        (Event.ATTACHED, "registration.pdf"),
        (Event.FIELD, "Place"),
        (Event.FIELD, "Date of the convening"),
        (Event.ANSWERED, ""),
    ]
    assert (found[2].before, found[2].after, found[2].planned_by) == (Answer.PLANNED, Answer.MET, None)
    assert (found[-1].before, found[-1].after) == (Answer.NOT_YET, Answer.PLANNED)
    assert found[-1].planned_by == date(2026, 12, 4)
    assert {line.who for line in found} == {"Dana"}


def test_that_requirements_do_not_share_their_history(session: Session) -> None:
    baseline.set_detail(session, "B5", "convening_on", date(2026, 12, 3))
    baseline.answer(session, "B3", Answer.MET)

    assert history(session, "B6") == ()
    assert len(history(session, "B3")) == 1
