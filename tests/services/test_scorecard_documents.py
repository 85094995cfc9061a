import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from cs360_desktop.domain.agency import Agency
from cs360_desktop.domain.catalogue import Direction, SeriesBreak
from cs360_desktop.domain.documents import MadeFile
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey, EntryState, Value
from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.services import entries, metrics, targets
from cs360_desktop.services.compstat_document import compstat_pdf
from cs360_desktop.services.measure_editing import add_measure, change_measure
from cs360_desktop.services.scorecard_document import scorecard_excel, scorecard_pdf
from cs360_desktop.services.scorelines import CompareWith
from cs360_desktop.services.session import Session
from cs360_desktop.services.targets import Aim
from cs360_desktop.services.workspaces import new_workspace
from cs360_desktop.storage import nouns

TODAY = date(2023, 2, 21)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    session = new_workspace(tmp_path / "test.cs360", Agency("Manchester PD"), today=lambda: TODAY)
    yield session
    session.close()


@pytest.fixture
def incidents(session: Session) -> int:
    """The gun incidents of Manchester, as the press reported them: 137 in 2021, 198 in 2022."""
    key = add_measure(session, "Gun incidents", PeriodKind.YEAR).id
    metrics.activate(session, [key])
    put(session, key, {Period.year(2021): Value(137), Period.year(2022): Value(198)})
    return key


def put(session: Session, measure: int, values: dict[Period, Value]) -> None:
    entries.set_values(session, {EntryKey(measure, WHOLE_AGENCY, period): value for period, value in values.items()})


def text(made: MadeFile) -> str:
    pages = PdfReader(io.BytesIO(made.content), strict=True).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def row_of(session: Session, name: str) -> dict[str, object]:
    """The line of a measure in the workbook, by the heads of its columns."""
    sheet = load_workbook(io.BytesIO(scorecard_excel(session).content))["Scorecard"]
    head, *rows = sheet.iter_rows(values_only=True)
    names = [str(cell) for cell in head]
    lines = (dict[str, object](zip(names, row, strict=True)) for row in rows)
    return next(line for line in lines if line["measure"] == name)


def test_that_the_figures_of_manchester_reach_the_printed_scorecard(session: Session, incidents: int) -> None:
    printed = text(scorecard_pdf(session))
    assert "Gun incidents" in printed
    assert "198 2022 137 +61 +44.5 %" in printed
    assert "unusual z* 3.34" in printed


def test_that_the_figures_of_manchester_reach_the_compstat_report(session: Session, incidents: int) -> None:
    printed = text(compstat_pdf(session))
    assert "+44.5 %" in printed
    assert "unusual z* 3.34" in printed
    assert "Unusual: above the usual range" in printed
    assert "Data as of February 21, 2023" in printed


def test_that_each_dimension_has_a_page_of_its_own(session: Session) -> None:
    metrics.activate_starters(session)
    pages = PdfReader(io.BytesIO(scorecard_pdf(session).content)).pages
    starts = [" ".join(page.extract_text().split()) for page in pages]
    assert len(pages) == 3
    for page, name in zip(starts, ("1 Prevent", "2 Integrate", "3 Organization"), strict=True):
        assert name in page


def test_that_a_community_copy_says_what_it_leaves_out_and_leaves_it_out(session: Session, incidents: int) -> None:
    put(session, incidents, {Period.year(2022): Value(3)})
    hidden = add_measure(session, "Complaints inside").id
    metrics.activate(session, [hidden])
    change_measure(session, hidden, internal=True)
    change_measure(session, incidents, sensitive=True)
    for made in (scorecard_pdf(session, community=True), compstat_pdf(session, community=True)):
        printed = text(made)
        assert "Complaints inside" not in printed
        assert "1 measures marked internal" in printed
        assert "withheld" in printed
        assert "−134" not in printed


def test_that_the_workbook_keeps_figures_as_numbers_and_reasons_as_words(session: Session, incidents: int) -> None:
    line = row_of(session, "Gun incidents")
    assert (line["value"], line["year_before"], line["change"]) == (198, 137, 61)
    assert line["percent_change"] == pytest.approx(44.525547)
    assert line["z_star"] == pytest.approx(3.3430, abs=5e-5)
    assert line["signal"] == "unusual"
    put(session, incidents, {Period.year(2021): Value(0)})
    line = row_of(session, "Gun incidents")
    assert line["percent_change"] is None
    assert line["why_no_percent"] == "the figure before was zero, and nothing is a percentage of zero"


def test_that_a_name_cannot_become_a_formula_in_the_workbook(session: Session) -> None:
    key = add_measure(session, "=HYPERLINK(1)").id
    metrics.activate(session, [key])
    assert row_of(session, "'=HYPERLINK(1)")["value"] is None


def test_that_targets_stand_with_their_distance(session: Session, incidents: int) -> None:
    targets.set_target(session, incidents, Aim(150, date(2023, 12, 31), direction=Direction.DOWN))
    assert "48 over at most 150 a year by Dec 31, 2023" in text(scorecard_pdf(session))


def test_that_a_report_holds_only_the_chosen_measures(session: Session, incidents: int) -> None:
    other = add_measure(session, "Noise calls").id
    metrics.activate(session, [other])
    printed = text(compstat_pdf(session, measures={incidents}))
    assert f"1 of {len(metrics.active_measures(session))} measures in use" in printed
    assert "Noise calls" not in printed
    assert "Noise calls." in text(compstat_pdf(session)).partition("Without figures so far:")[2]


def test_that_a_report_tells_what_is_known_about_the_data(session: Session, incidents: int) -> None:
    put(session, incidents, {Period.year(2021): Value(137, state=EntryState.ESTIMATED)})
    with session.change("mark") as unit:
        unit[nouns.series_breaks].add(SeriesBreak(0, incidents, Period.year(2022), "new records system"))
    printed = text(compstat_pdf(session))
    assert "Counted in another way since 2022: new records system. Nothing is compared across it." in printed
    assert "Estimated: 2021." in printed
    assert "+44.5 %" not in printed


@pytest.mark.parametrize("language", ["en", "es"])
def test_that_an_empty_workspace_prints_without_a_fault(session: Session, language: str) -> None:
    for made in (scorecard_pdf(session, language=language), compstat_pdf(session, language=language)):
        assert len(PdfReader(io.BytesIO(made.content)).pages) >= 1


def test_that_a_year_without_residents_and_odd_figures_print_without_a_fault(session: Session) -> None:
    key = add_measure(session, "Odd").id
    metrics.activate(session, [key])
    change_measure(session, key, may_be_negative=True)
    odd = [Value(-3), Value(0), Value(state=EntryState.NOT_COLLECTED), Value(12)]
    put(session, key, {Period.month(2022, 2).next(step): odd[step % len(odd)] for step in range(12)})
    for compare_with in CompareWith:
        printed = text(scorecard_pdf(session, compare_with=compare_with))
        assert "nan" not in printed.lower().split()
