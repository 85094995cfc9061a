"""The problem report, read back from the PDF: Manchester's file, a soft problem, and the community copy."""

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from cs360_desktop.domain.agency import Agency
from cs360_desktop.domain.catalogue import Aggregation, Unit
from cs360_desktop.domain.documents import MadeFile
from cs360_desktop.domain.entries import EntryKey, Value
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.services import agency, entries, people, problem_plan, problems, reports, stakeholders
from cs360_desktop.services.measure_editing import add_measure, change_measure
from cs360_desktop.services.problem_document import problem_pdf
from cs360_desktop.services.report_kinds import Options
from cs360_desktop.services.session import Session
from cs360_desktop.services.workspaces import new_workspace
from tests.services import manchester
from tests.services.manchester import PARTNERS, Manchester


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    session = new_workspace(tmp_path / "test.cs360", Agency("Manchester PD"), today=lambda: manchester.TODAY)
    yield session
    session.close()


@pytest.fixture
def story(session: Session) -> Manchester:
    return manchester.enter(session)


def text(made: MadeFile) -> str:
    """The words of a PDF in their order, with single blanks between them."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(made.content)).pages).split())


def test_that_manchesters_bodies_and_partners_are_there(session: Session, story: Manchester) -> None:
    assert {body.name for body in people.bodies(session)} >= {
        "Problem-Solving Team",
        "Steering committee",
        "Advisory Team",
    }
    assert [seat.membership.role for seat in people.members(session, story.advisory_id)] == ["co-chair", "co-chair"]
    assert len(stakeholders.stakeholders(session)) == sum(map(len, PARTNERS.values())) == 18


def test_that_manchesters_report_reads_back_whole(session: Session, story: Manchester) -> None:
    made = problem_pdf(session, story.problem_id)
    assert made.name == "Problem Gun crime and fear of gun crime - Manchester PD.pdf"
    read = text(made)
    for words in (
        "Problem report · Problem-Solving Team, opened February 1, 2021",
        "2020, with over 200 gun crimes",
        "July 26, 2021",
        "June 6, 2022",
        "A few people in a few places are behind most shootings.",
        "4 % of names were connected to 63 % of shooting cases",
        "4 responses: 3 carried out as planned, 1 carried out in part.",
        "Clean-up and code enforcement",
        "Bring the foot patrols of January by hot spot",
        "Strategy of 32 pages published",
        "2022: 198. 2021: 137. 61 more (+44.5 %).",
        "Unusual: above the usual range of",
        "which 2021 would lead you to expect (z* 3.34).",
        "began on Jun 6, 2022, within this time: part of the figures is from before it.",
        "2021, 2022 are disputed.",
        "cannot be told",
        "Gun incidents of the whole city rose, while gun crime in the hot spots fell by 17 %.",
        "February 1, 2024",
        "Numbers beside each other do not say why they differ.",
    ):
        assert words in read, words
    assert "proves" not in read
    assert "significant" not in read


def test_that_manchesters_report_reads_back_in_spanish(session: Session, story: Manchester) -> None:
    made = problem_pdf(session, story.problem_id, language="es")
    assert made.name == "Problem Gun crime and fear of gun crime Spanish - Manchester PD.pdf"
    read = text(made)
    for words in (
        "abierto el 1 de febrero de 2021",
        "Exploración hecha 1 de febrero de 2021 26 de julio de 2021 No se indica cuándo ocurre.",
        "El paso 1, “Bring the foot patrols of January by hot spot”, no tiene responsable.",
        "9 de marzo de 2023 abierto",
        "4 respuestas: 3 según lo previsto, 1 en parte.",
        "(desde el 6 jun 2022): realizada según lo previsto. 402 children in 13 months.",
        "2022: 198. 2021: 137. 61 más (+44.5 %).",
        "que es lo que cabría esperar según los datos de 2021 (z* 3.34).",
        "comenzó el 6 jun 2022, dentro de este período: parte de las cifras es de antes.",
        "2021, 2022: cifras en disputa.",
        "no se puede saber",
    ):
        assert words in read, words


def test_that_the_report_is_drawn_with_charts_that_are_read_aloud(session: Session, story: Manchester) -> None:
    content = problem_pdf(session, story.problem_id).content
    reader = PdfReader(io.BytesIO(content))
    alternatives = [str(each.get("/Alt", "")) for each in _elements(reader)]
    assert any("Gun incidents, per year. 2022: 198" in alternative for alternative in alternatives)


def _elements(reader: PdfReader) -> list[Any]:
    """Every element of the structure tree."""
    root: Any = reader.trailer["/Root"]
    found: list[Any] = []
    todo: list[Any] = [root["/StructTreeRoot"]]
    while todo:
        each = todo.pop().get_object()
        if hasattr(each, "get"):
            found.append(each)
            children = each.get("/K", [])
            todo += children if isinstance(children, list) else [children]
    return found


def test_that_a_community_copy_holds_no_internal_measure_account_or_small_count(
    session: Session, story: Manchester
) -> None:
    gunfire = next(
        each.measure.id
        for each in problem_plan.linked_measures(session, story.problem_id)
        if each.measure.name == "Gunfire incidents"
    )
    change_measure(session, gunfire, internal=True)
    key = problem_plan.responses(session, story.problem_id)[0].response.id
    problem_plan.change_response(session, key, account="Told in confidence")
    problems.pause(session, story.problem_id, "The chief is ill")
    full, public = (text(problem_pdf(session, story.problem_id, community=each)) for each in (False, True))
    for words in ("Gunfire incidents", "Told in confidence", "The chief is ill"):
        assert words in full
        assert words not in public
    assert "Community copy. Left out: internal measures (1), figures under 5 (0)" in public
    assert "Still lacking" in full


def test_that_small_counts_of_an_area_stay_out_of_a_community_copy(session: Session) -> None:
    mill = agency.add_area(session, "Mill District").id
    problem = problems.add(
        session, "Break-ins", area_id=mill, after_from=date(2022, 8, 1), after_to=date(2022, 9, 30)
    ).id
    thefts = add_measure(session, "Break-ins counted", PeriodKind.MONTH).id
    change_measure(session, thefts, by_area=True)
    figures = {(2021, 8): 33, (2021, 9): 31, (2022, 8): 3, (2022, 9): 17}
    entries.set_values(
        session, {EntryKey(thefts, mill, Period.month(*month)): Value(each) for month, each in figures.items()}
    )
    problem_plan.link_measure(session, problem, thefts)
    full, public = (text(problem_pdf(session, problem, community=each)) for each in (False, True))
    assert "Aug 2022 to Sep 2022: 20. Aug 2021 to Sep 2021: 64." in full
    assert "the count of Aug 2022 is withheld in community copies" in public
    assert "Aug 2022 to Sep 2022: 20" not in public
    assert "figures under 5 (1)" in public


def test_that_a_soft_problem_without_counts_has_a_report_too(session: Session) -> None:
    problem = problems.add(
        session, "Few people talk with us / trust", after_from=date(2022, 7, 1), after_to=date(2022, 12, 31)
    ).id
    key = add_measure(session, "Trust the police", PeriodKind.QUARTER).id
    change_measure(
        session,
        key,
        unit=Unit.PERCENT,
        aggregation=Aggregation.RATIO,
        numerator="trust",
        denominator="all",
        scale=100.0,
    )
    cases = {(2021, 4): (90, 200), (2022, 4): (130, 200)}
    entries.set_values(
        session,
        {
            EntryKey(key, 1, Period.quarter(*quarter)): Value(numerator=counted, denominator=of)
            for quarter, (counted, of) in cases.items()
        },
    )
    problem_plan.link_measure(session, problem, key)
    problem_plan.add_response(session, problem, "Coffee at the library", date(2022, 3, 1))
    made = problem_pdf(session, problem)
    assert made.name == "Problem Few people talk with us trust - Manchester PD.pdf"
    read = text(made)
    assert "Q4 2022: 65.0 % (130 of 200; 95 % interval 58 to 71 %)." in read
    assert "Q4 2021: 45.0 % (90 of 200; 95 % interval 38 to 52 %). Change: +20.0 pts." in read


@pytest.mark.parametrize("language", ["en", "es"])
def test_that_an_empty_file_in_either_language_says_what_is_not_given(session: Session, language: str) -> None:
    problem = problems.add(session, "Ñandú " * 30).id
    read = text(problem_pdf(session, problem, language=language))
    assert "nan" not in read.lower().split()
    assert "None" not in read


def test_that_the_registry_makes_one_report_for_each_problem_and_none_without(session: Session) -> None:
    (report,) = reports.chosen(["problem"])
    assert report.make(session, Options()) == ()
    assert not report.is_ready(session)
    for _ in range(2):
        problems.add(session, "Same title")
    made = report.make(session, Options())
    assert len({file.name for file in made}) == 2
    with pytest.raises(UserError):
        reports.chosen(["worksheets"])
