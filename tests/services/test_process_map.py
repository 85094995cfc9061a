import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from cs360_desktop.domain.agency import Agency
from cs360_desktop.domain.baseline import REQUIREMENT_CODES, Answer
from cs360_desktop.domain.definitions.process import ProcessStep
from cs360_desktop.domain.people import Body, Person
from cs360_desktop.domain.problems import Interview, Problem, ProblemMeasure, Response, Stage, Theme, Verdict
from cs360_desktop.domain.process import StepFinding, StepState
from cs360_desktop.services import baseline, people, problems, worksheet
from cs360_desktop.services.process_document import process_pdf
from cs360_desktop.services.process_map import process_map
from cs360_desktop.services.session import Session
from cs360_desktop.services.worksheet_document import blank_worksheet_pdf, worksheet_pdf
from cs360_desktop.services.workspaces import new_workspace
from cs360_desktop.storage import nouns


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    session = new_workspace(tmp_path / "test.cs360", Agency("Mill Harbor PD"), today=lambda: date(2026, 11, 10))
    yield session
    session.close()


def step(session: Session, wanted: ProcessStep) -> StepFinding:
    return next(line.finding for line in process_map(session) if line.definition.id is wanted)


def text(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())


def test_that_an_empty_workspace_has_begun_nothing_and_says_what_to_do_first(session: Session) -> None:
    found = process_map(session)
    assert [line.definition.id for line in found] == list(ProcessStep)
    assert {line.finding.state for line in found} == {StepState.NOT_BEGUN}
    assert all(line.finding.lacks and line.offers for line in found)


def test_that_the_baseline_is_done_when_each_requirement_is_met_or_planned(session: Session) -> None:
    for code in REQUIREMENT_CODES[:-1]:
        baseline.answer(session, code, Answer.PLANNED, date(2026, 12, 31))
    finding = step(session, ProcessStep.BASELINE)
    assert finding.state is StepState.UNDER_WAY
    assert (finding.page, finding.part) == ("baseline", REQUIREMENT_CODES[-1])
    baseline.answer(session, REQUIREMENT_CODES[-1], Answer.MET)
    assert step(session, ProcessStep.BASELINE).state is StepState.DONE


def test_that_a_scan_needs_three_categories_with_one_outside_and_themes(session: Session) -> None:
    with session.change("scan") as unit:
        first = unit[nouns.interviews].add(Interview(date(2026, 3, 4), "chief"))
        unit[nouns.interviews].add(Interview(date(2026, 3, 9), "officers"))
    assert step(session, ProcessStep.SCAN).lacks == (
        "Interviews cover 2 of at least 3 categories of people.",
        "Nobody outside the police has been interviewed yet.",
        "No themes are noted from the interviews yet.",
    )
    with session.change("scan") as unit:
        unit[nouns.interviews].add(Interview(date(2026, 4, 2), "residents"))
        unit[nouns.themes].add(Theme(first, "speeding"))
    finding = step(session, ProcessStep.SCAN)
    assert (finding.state, finding.began_on, finding.ended_on) == (
        StepState.DONE,
        date(2026, 3, 4),
        date(2026, 4, 2),
    )


def test_that_priorities_need_scores_and_a_recorded_decision(session: Session) -> None:
    lots = worksheet.add_candidate(session, "Lots").id
    for criterion in worksheet.sheet(session).criteria:
        worksheet.set_score(session, lots, criterion.id, 4)
    assert len(step(session, ProcessStep.PRIORITIZE).lacks) == 1
    worksheet.decide(session, lots, date(2026, 5, 12), took_part="the team")
    finding = step(session, ProcessStep.PRIORITIZE)
    assert (finding.state, finding.ended_on) == (StepState.DONE, date(2026, 5, 12))


def test_that_problem_solving_names_what_the_file_lacks(session: Session) -> None:
    with session.change("open") as unit:
        problem = unit[nouns.problems].add(Problem("Lots", opened_on=date(2026, 5, 21)))
        measure = unit[nouns.measures].all()[0].id
    assert len(step(session, ProcessStep.PROBLEM_SOLVING).lacks) == 4
    with session.change("work") as unit:
        unit[nouns.problems].change(problem, statement="Cars", hypothesis="Dark lots")
        unit[nouns.problem_measures].add(ProblemMeasure(problem, measure))
        unit[nouns.responses].add(Response(problem, "Lights", date(2026, 7, 1)))
    assert step(session, ProcessStep.PROBLEM_SOLVING).state is StepState.DONE
    with session.change("pause") as unit:
        unit[nouns.problems].change(problem, paused_since=date(2026, 9, 1), pause_reason="no chief")
    assert step(session, ProcessStep.PROBLEM_SOLVING).lacks == ("“Lots” is paused: no chief.",)


def test_that_assessment_needs_a_verdict_and_going_on_needs_somebody_who_watches(session: Session) -> None:
    with session.change("close") as unit:
        problem = unit[nouns.problems].add(Problem("Lots", stage=Stage.ASSESSMENT))
    assert step(session, ProcessStep.ASSESS).state is StepState.UNDER_WAY
    with session.change("close") as unit:
        unit[nouns.problems].change(problem, stage=Stage.CLOSED, outcome=Verdict.REACHED)
    assert step(session, ProcessStep.ASSESS).state is StepState.DONE
    assert step(session, ProcessStep.KEEP_GOING).lacks == (
        "Nobody keeps watching “Lots”, or no day is set to look again.",
        "The next problem has not been picked yet.",
    )


@pytest.mark.parametrize(("language", "last"), [("en", "6. Keep going"), ("es", "6. Continuidad")])
def test_that_the_map_prints_on_one_page(session: Session, demo: Session, language: str, last: str) -> None:
    for kept in (session, demo):
        made = process_pdf(kept, language=language)
        assert len(PdfReader(io.BytesIO(made.content)).pages) == 1
        assert last in text(made.content)


def test_that_the_map_says_in_spanish_what_is_lacking(session: Session) -> None:
    with session.change("open") as unit:
        problem = unit[nouns.problems].add(Problem("Lots", opened_on=date(2026, 5, 21)))
        unit[nouns.interviews].add(Interview(date(2026, 3, 4), "chief"))
    printed = text(process_pdf(session, language="es").content)
    for words in (
        "B1 no se cumple ni está previsto: ",
        "Las entrevistas cubren 1 de al menos 3 categorías de personas.",
        "Todavía no hay ningún candidato en la hoja de prioridades.",
        "“Lots” no tiene planteamiento: a quién perjudica, dónde, cuándo, desde cuándo.",
        "“Lots” todavía no está en evaluación",
        "en curso 4 mar 2026",
    ):
        assert words in printed, words
    with session.change("pause") as unit:
        unit[nouns.problems].change(problem, paused_since=date(2026, 9, 1), pause_reason="no chief")
    assert "“Lots” está en pausa: no chief." in text(process_pdf(session, language="es").content)


def test_that_the_worksheet_prints_filled_and_blank(session: Session) -> None:
    for name, score in (("Lots", 4), ("Speeding on Route 9", 3)):
        key = worksheet.add_candidate(session, name).id
        for criterion in worksheet.sheet(session).criteria:
            worksheet.set_score(session, key, criterion.id, score)
    first = worksheet.sheet(session).candidates[0].id
    worksheet.decide(session, first, date(2026, 5, 12), method="consensus", took_part="Rosa Delgado and the team")
    printed = text(worksheet_pdf(session).content)
    assert "Highest total: Lots." in printed
    assert "May 12, 2026: Lots was chosen, by Consensus. Took part: Rosa Delgado and the team." in printed
    spanish = text(worksheet_pdf(session, language="es").content)
    assert "12 de mayo de 2026: se eligió Lots. Forma de decidir: consenso." in spanish
    assert "Preocupación de la comunidad" in spanish
    blank = text(blank_worksheet_pdf(session).content)
    assert "Speeding on Route 9" in blank
    assert "4.00" not in blank


def test_that_each_step_says_who_is_next_where_somebody_is_named(session: Session) -> None:
    assert {line.who for line in process_map(session)} == {""}
    dana = people.add_person(session, Person("Dana Whitcomb")).id
    rosa = people.add_person(session, Person("Rosa Delgado")).id
    marsh = people.add_person(session, Person("Sgt. E. Marsh")).id
    baseline.set_detail(session, "B1", "poc", person_id=dana)
    steering = people.add_body(session, Body("Steering committee", "steering-committee")).id
    people.add_member(session, steering, rosa, "chair")
    people.add_member(session, people.bodies(session)[0].id, marsh, "chair")
    problem = problems.add(session, "Break-ins on the lots").id
    who = {line.definition.id: line.who for line in process_map(session)}
    assert list(who.values()) == [
        "Dana Whitcomb", "Dana Whitcomb", "Rosa Delgado", "Sgt. E. Marsh", "Sgt. E. Marsh", "Dana Whitcomb",
    ]  # fmt: skip
    problems.change(session, problem, leader_id=rosa)
    assert next(line.who for line in process_map(session) if line.definition.id is ProcessStep.ASSESS) == "Rosa Delgado"
    assert "Who is next: Rosa Delgado" in text(process_pdf(session).content)
