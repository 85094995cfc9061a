from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from cs360_desktop.domain.agency import Agency
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey, Value
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.meetings import AgendaItem, Meeting
from cs360_desktop.domain.periods import Period
from cs360_desktop.domain.problems import Problem, ProblemMeasure
from cs360_desktop.services import (
    agenda_copies,
    agenda_measures,
    agenda_templates,
    agendas,
    entries,
    meetings,
    metrics,
    people,
)
from cs360_desktop.services.session import Session
from cs360_desktop.services.workspaces import new_workspace
from cs360_desktop.storage import nouns

TODAY = date(2026, 11, 10)
OCTOBER, NOVEMBER = date(2026, 10, 15), date(2026, 11, 19)
SIX = time(18, 0)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    session = new_workspace(tmp_path / "test.cs360", Agency("Mill Harbor PD"), who="Dana", today=lambda: TODAY)
    yield session
    session.close()


@pytest.fixture
def body(session: Session) -> int:
    return people.bodies(session)[0].id


def meet(session: Session, body: int, day: date, template: str = "pst-90") -> int:
    return meetings.plan(session, Meeting(body, day, SIX), template).id


def items(session: Session, meeting_id: int) -> list[AgendaItem]:
    return [line.item for line in agendas.agenda(session, meeting_id).lines]


def titles(session: Session, meeting_id: int) -> list[str]:
    return [item.title for item in items(session, meeting_id)]


def enter(session: Session, measure_id: int, last: int) -> None:
    """About 20 a month from 2024 on, and `last` in October 2026: far from it, it is a signal."""
    values = {
        EntryKey(measure_id, WHOLE_AGENCY, Period.month(year, month)): Value(float(18 + (year + month) % 5))
        for year in (2023, 2024, 2025, 2026)
        for month in range(1, 13)
        if (year, month) < (2026, 10)
    }
    values[EntryKey(measure_id, WHOLE_AGENCY, Period.month(2026, 10))] = Value(float(last))
    entries.set_values(session, values)


@pytest.fixture
def signalled(session: Session) -> int:
    """A measure in use with a signal in its last month."""
    with session.reading() as unit:
        active = next(each for each in unit[nouns.measures].all() if each.name.startswith("Disorder calls"))
    metrics.activate(session, [active.id])
    enter(session, active.id, 90)
    return active.id


# -- what comes along ------------------------------------------------------------------------------------------------


def test_that_measures_with_signals_come_along_to_the_data_brief(session: Session, body: int, signalled: int) -> None:
    made = meet(session, body, NOVEMBER)
    brief = next(item for item in items(session, made) if item.kind == "data-brief")
    assert [each.id for each in agenda_measures.measures_of(session, brief.id)] == [signalled]
    (shown,) = agenda_measures.charts_of(session, made)
    assert (shown.item.id, [chart.measure.id for chart in shown.charts]) == (brief.id, [signalled])


def test_that_figures_that_are_due_are_named_for_the_data_brief(session: Session, body: int, signalled: int) -> None:
    with session.reading() as unit:
        name = unit[nouns.measures].get(signalled).name
    assert name not in agenda_measures.figures_due(session)
    entries.clear(session, [EntryKey(signalled, WHOLE_AGENCY, Period.month(2026, 10))])
    due = agenda_measures.figures_due(session)
    assert name in due
    document = agendas.agenda_document(session, meet(session, body, NOVEMBER))
    assert [row.due for row in document.items if row.due] == [due]
    public = agendas.agenda_document(session, meetings.list_meetings(session)[0].meeting.id, community=True)
    assert [row.due for row in public.items if row.due] == []


def test_that_parked_and_unfinished_items_go_before_the_closing_ones(session: Session, body: int) -> None:
    last = meet(session, body, OCTOBER)
    late = agendas.add_item(session, last, "The late bus", 20)
    agendas.change_item(session, late.id, unfinished=True, decision_wanted="Ask for a later bus")
    with session.change("park") as unit:
        unit[nouns.agenda_items].add(AgendaItem(last, "Noise at the depot", 5, unfinished=True))
    meetings.hold(session, last)
    made = meetings.plan_from_last(session, Meeting(body, NOVEMBER, SIX)).id
    found = titles(session, made)
    assert found[6:9] == ["The late bus", "Noise at the depot", "Decisions and commitments read back"]
    assert items(session, made)[6].decision_wanted == "Ask for a later bus"
    assert [item.position for item in items(session, made)] == list(range(1, 12))


def test_that_the_approval_of_the_last_minutes_comes_along_only_while_it_is_due(session: Session, body: int) -> None:
    last = meet(session, body, OCTOBER)
    approval = next(item for item in items(session, last) if item.kind == "approve-minutes")
    agendas.delete_item(session, approval.id)
    meetings.not_held(session, last, "Snow")
    meetings.reopen(session, last)
    early = meetings.plan_from_last(session, Meeting(body, date(2026, 11, 5), SIX)).id
    assert "Approve last minutes" not in titles(session, early)
    meetings.delete(session, early)
    meetings.hold(session, last)
    later = meetings.plan_from_last(session, Meeting(body, NOVEMBER, SIX)).id
    assert titles(session, later)[1] == "Approve last minutes"


# -- copies and comparison -------------------------------------------------------------------------------------------


def test_that_an_agenda_is_copied_behind_another_without_doubles(session: Session, body: int) -> None:
    source = meet(session, body, OCTOBER, "pst-60")
    extra = agendas.add_item(session, source, "The late bus", 20)
    with session.reading() as unit:
        some = unit[nouns.measures].all()[0].id
    agenda_measures.show_measures(session, extra.id, [some])
    target = meet(session, body, NOVEMBER)
    receipt = agenda_copies.copy_agenda(session, target, source)
    copied = items(session, target)[-1]
    assert (len(items(session, target)), copied.title, copied.position) == (10, "The late bus", 10)
    assert [each.id for each in agenda_measures.measures_of(session, copied.id)] == [some]
    with pytest.raises(UserError, match="already"):
        agenda_copies.copy_agenda(session, target, source)
    session.revert(receipt)
    assert len(items(session, target)) == 9


def test_that_the_comparison_tells_what_came_what_went_and_other_minutes(session: Session, body: int) -> None:
    first = meet(session, body, OCTOBER)
    assert agenda_copies.compare_with_last(session, first) is None
    agendas.add_item(session, first, "Thank the hosts", 2)
    second = meet(session, body, NOVEMBER)
    agendas.add_item(session, second, "The late bus", 20)
    agendas.change_item(session, items(session, second)[3].id, minutes=25)
    found = agenda_copies.compare_with_last(session, second)
    assert found is not None
    assert [item.title for item in found.came] == ["The late bus"]
    assert [item.title for item in found.went] == ["Thank the hosts"]
    assert [(item.title, item.minutes, before) for item, before in found.other_minutes] == [("Data brief", 25, 15)]


# -- templates -------------------------------------------------------------------------------------------------------


def test_that_an_agenda_kept_as_a_template_plans_the_same_items_again(session: Session, body: int) -> None:
    first = meet(session, body, OCTOBER, "pst-60")
    agendas.add_item(session, first, 'Say "thanks" to café\nand hosts', 2)
    key = agenda_templates.keep_agenda(session, first, "Ours").id
    found = agenda_templates.template(session, agenda_templates.own_id(key))
    assert (found.name, found.minutes, len(found.item)) == ("Ours", 90, 10)
    second = meet(session, body, NOVEMBER, found.id)
    assert titles(session, second) == titles(session, first)
    assert [item.kind for item in items(session, second)] == [item.kind for item in items(session, first)]


def test_that_shipped_templates_stay_and_own_ones_change(session: Session) -> None:
    shipped = agenda_templates.templates(session)[0]
    with pytest.raises(UserError, match="ships"):
        agenda_templates.delete(session, shipped.id)
    key = agenda_templates.copy(session, shipped.id, "Ours").id
    own = agenda_templates.template(session, agenda_templates.own_id(key))
    agenda_templates.change(session, replace(own, minutes=75, item=own.item[1:]))
    changed = agenda_templates.template(session, own.id)
    assert (changed.minutes, changed.item[0].title) == (75, own.item[1].title)
    for wrong, said in (
        (replace(own, minutes=0), "0 minutes"),
        (replace(own, minutes=900), "900 minutes"),
        (replace(own, name=" "), "needs a name"),
        (replace(own, name=shipped.name.upper()), "already"),
        (replace(own, item=()), "at least one item"),
        (replace(own, item=(replace(own.item[0], minutes=-1),)), "-1 minutes"),
    ):
        with pytest.raises(UserError, match=said):
            agenda_templates.change(session, wrong)
    agenda_templates.delete(session, own.id)
    assert len(agenda_templates.templates(session)) == 2
    with pytest.raises(UserError, match="not there any more"):
        agenda_templates.template(session, own.id)


# -- items -----------------------------------------------------------------------------------------------------------


def test_that_an_item_is_put_on_a_place_and_back(session: Session, body: int) -> None:
    made = meet(session, body, NOVEMBER)
    before = titles(session, made)
    receipt = agendas.place_item(session, items(session, made)[5].id, 1)
    assert titles(session, made) == [before[0], before[5], *before[1:5], *before[6:]]
    session.revert(receipt)
    assert titles(session, made) == before


def test_that_an_item_shows_the_charts_of_its_problem_and_each_chart_stands_once(
    session: Session, body: int, signalled: int
) -> None:
    made = meet(session, body, NOVEMBER)
    work = next(item for item in items(session, made) if item.kind == "work-item")
    with session.change("open") as unit:
        other = next(each.id for each in unit[nouns.measures].all() if each.id != signalled)
        problem = unit[nouns.problems].add(Problem("The late bus"))
        unit[nouns.problem_measures].add_all([ProblemMeasure(problem, signalled), ProblemMeasure(problem, other)])
    agendas.change_item(session, work.id, problem_id=problem)
    alone = agenda_measures.item_charts(session, work.id)
    assert [chart.measure.id for chart in alone.charts] == [signalled]
    assert len(alone.without) == 1
    both = agenda_measures.charts_of(session, made)
    assert [len(each.charts) for each in both] == [1, 0]


def test_that_a_community_copy_draws_no_internal_measure_and_says_so(
    session: Session, body: int, signalled: int
) -> None:
    made = meet(session, body, NOVEMBER)
    with session.change("hide") as unit:
        unit[nouns.measures].change(signalled, internal=True)
    document = agendas.agenda_document(session, made, community=True)
    assert document.charts == ()
    assert document.withheld is not None
    assert document.withheld.measures == 1
    assert len(agendas.agenda_document(session, made).charts) == 1
