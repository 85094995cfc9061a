"""Figures, charts and targets in Spanish, where the demonstration does not reach: gaps, reasons, kinds of periods."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from cs360_desktop.domain.catalogue import Direction, Measure, Target
from cs360_desktop.domain.entries import UNKNOWN_AREA, WHOLE_AGENCY, EntryKey, EntryState, Value
from cs360_desktop.domain.figures import StretchKind, Why, Withheld
from cs360_desktop.domain.periods import Period
from cs360_desktop.domain.wording import listed
from cs360_desktop.language import speaking
from cs360_desktop.services import chart_sets, charts, entries
from cs360_desktop.services.comparisons import stretch_name
from cs360_desktop.services.compstat_document import compstat_pdf
from cs360_desktop.services.metrics import activate, details
from cs360_desktop.services.session import Session
from cs360_desktop.services.target_words import target_line
from cs360_desktop.storage import nouns

OCTOBER = Period.month(2026, 10)


@pytest.fixture
def calls(session: Session) -> Measure:
    with session.reading() as unit:
        found = unit[nouns.measures].first(code="1.07")
    assert found is not None
    activate(session, [found.id])
    return found


def put(session: Session, measure: Measure, values: dict[Period, Value], area: int = WHOLE_AGENCY) -> None:
    entries.set_values(session, {EntryKey(measure.id, area, period): value for period, value in values.items()})


@pytest.mark.parametrize("why", Why)
def test_that_every_reason_goes_on_after_porque(why: Why) -> None:
    withheld = Withheld(why, "Oct 2026")
    english = withheld.sentence

    with speaking("es"):
        said = withheld.sentence

    assert said.startswith("No se puede calcular porque ")
    assert said != english
    assert withheld.because[0].islower() or withheld.because.startswith("Oct 2026")
    assert ("Oct 2026" in said) is ("Oct 2026" in english)


def test_that_what_a_reason_is_about_is_said_in_the_language_of_the_reader() -> None:
    why = Withheld(Why.NOT_A_COUNT, "a share, a rate or a score")

    with speaking("es"):
        assert why.because.endswith("y esto es una proporción, una tasa o una puntuación")
    assert why.because.endswith("and this is a share, a rate or a score")


def test_that_the_words_in_the_gaps_of_a_chart_are_spanish_and_its_states_the_same(
    session: Session, calls: Measure
) -> None:
    put(
        session,
        calls,
        {
            Period.month(2026, 6): Value(state=EntryState.NOT_COLLECTED),
            Period.month(2026, 7): Value(state=EntryState.NOT_YET_AVAILABLE),
            Period.month(2026, 8): Value(state=EntryState.SUPPRESSED),
            OCTOBER: Value(4),
            Period.month(2026, 11): Value(1),
        },
    )
    english = charts.measure_chart(session, calls.id)
    with speaking("es"):
        found = charts.measure_chart(session, calls.id)
    assert found is not None
    assert english is not None

    chart = found.chart
    assert [point.label for point in chart.points] == ["jun", "jul", "ago", "sep", "oct", "nov"]
    assert [point.note for point in chart.points] == ["no recop.", "aún no", "menos de 5", "", "", "nov hasta ahora"]
    assert chart.title == "Llamadas por desorden (ruido, alboroto, intrusión), por mes"
    assert chart.unit == "cantidad"
    assert chart.alternative == ("Llamadas por desorden (ruido, alboroto, intrusión), por mes. oct 2026: 4.")
    assert found.caution == "No hay rango habitual, porque ningún año anterior tiene una cifra del mismo período."
    assert [line.state for line in found.lines] == [
        "no recopilado", "aún no disponible", "reservado", "sin dato", "", "hasta ahora",
    ]  # fmt: skip
    assert [replace(point, label="", note="") for point in chart.points] == [
        replace(point, label="", note="") for point in english.chart.points
    ]


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        (10, "oct 2026: 10, dentro del rango habitual de 4 a 18."),
        (
            0,
            (
                "oct 2026: 0. Inusual: por debajo del rango habitual de 4 a 18, "
                "que es lo que cabría esperar según los datos de 2023"
            ),
        ),
        (20, "oct 2026: 20. Merece atención: por encima del rango habitual de 4 a 18, "),
    ],
)
def test_that_the_finding_of_a_count_is_one_spanish_sentence(
    session: Session, calls: Measure, figure: int, said: str
) -> None:
    put(session, calls, {Period.month(year, 10): Value(10) for year in (2023, 2024, 2025)} | {OCTOBER: Value(figure)})

    with speaking("es"):
        found = charts.measure_chart(session, calls.id)

    assert found is not None
    assert found.finding.startswith(said)


@pytest.mark.parametrize(
    ("figure", "direction", "said"),
    [
        (8, Direction.DOWN, ("2 de más", "como máximo 6 al mes para el 31 dic 2026")),
        (4, Direction.UP, ("2 de menos", "al menos 6 al mes para el 31 dic 2026")),
        (6, Direction.UP, ("alcanzado", "al menos 6 al mes para el 31 dic 2026")),
        (None, Direction.UP, ("aún sin cifra", "al menos 6 al mes para el 31 dic 2026")),
    ],
)
def test_that_a_target_is_told_in_spanish(
    session: Session, calls: Measure, figure: float | None, direction: Direction, said: tuple[str, str]
) -> None:
    measure = details(session, calls.id).measure
    target = Target(1, calls.id, WHOLE_AGENCY, 6, date(2026, 12, 31), direction=direction)

    with speaking("es"):
        line = target_line(target, measure, figure, year=2026)

    assert (line.distance, line.aim) == said
    assert line.brief == "6 al mes para dic"


def test_that_stretches_are_named_in_spanish(session: Session, calls: Measure) -> None:
    put(session, calls, {OCTOBER.next(-step): Value(10) for step in range(30)})

    with speaking("es"):
        found = charts.measure_chart(session, calls.id)
        assert found is not None
        names = {each.kind: stretch_name(each) for each in found.compared}

    assert names[StretchKind.YEAR_TO_DATE] == "Año a la fecha, ene – oct"
    assert names[StretchKind.LAST_YEAR] == "Últimos 12 meses, hasta oct"


def test_that_areas_and_reasons_without_a_chart_are_spanish(session: Session, calls: Measure) -> None:
    with speaking("es"):
        assert str(chart_sets.area_panels(session, calls.id)).startswith("Ninguna zona tiene cifras")
        put(session, calls, {OCTOBER: Value(3)}, UNKNOWN_AREA)
        panels = chart_sets.area_panels(session, calls.id)

    assert not isinstance(panels, str)
    assert panels.names == ("Zona desconocida",)
    assert panels.alternative.endswith(": Zona desconocida, en su propio orden y en una misma escala.")


def test_that_names_are_listed_as_each_language_does() -> None:
    with speaking("es"):
        assert listed(["A", "B", "C"]) == "A, B y C"
    assert [listed(["A"]), listed(["A", "B"]), listed(["A", "B", "C"])] == ["A", "A and B", "A, B and C"]


@pytest.mark.parametrize(
    ("period", "label", "short"),
    [
        (Period.month(2026, 1), "ene 2026", "ene"),
        (Period.quarter(2026, 3), "T3 2026", "T3"),
        (Period.week(2026, 7), "Semana 7, 2026", "Semana 7"),
        (Period.from_text("2026-02-05/P28D"), "28 días desde el 5 feb 2026", "5 feb"),
        (Period.from_text("2026-02-01/P3M"), "Trimestre desde feb 2026", "Trimestre desde feb"),
    ],
)
def test_that_a_period_has_its_short_name_in_spanish_too(period: Period, label: str, short: str) -> None:
    with speaking("es"):
        assert (period.label, period.short_label) == (label, short)


def test_that_the_name_of_a_report_tells_its_language_beside_english_words(session: Session, calls: Measure) -> None:
    put(session, calls, {OCTOBER: Value(4)})

    spanish = compstat_pdf(session, language="es")

    assert compstat_pdf(session).name == "CompStat report Oct 2026 - Mill Harbor PD.pdf"
    assert spanish.name == "CompStat report Oct 2026 Spanish - Mill Harbor PD.pdf"
    words = " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(spanish.content)).pages).split())
    assert "Llamadas por desorden (ruido, alboroto, intrusión), por mes" in words
    assert "There is no" not in words
