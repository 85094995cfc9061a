"""The printed definitions, read back."""

import io

import pytest
from pypdf import PdfReader

from cs360_desktop.domain.catalogue import Aggregation, Measure
from cs360_desktop.domain.people import Person
from cs360_desktop.language import LANGUAGES
from cs360_desktop.services import measure_editing as editing
from cs360_desktop.services import metrics
from cs360_desktop.services.report_kinds import Options
from cs360_desktop.services.reports import chosen, make
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from tests.services.conftest import Find


def printed(session: Session, *, community: bool = False, language: str = "en") -> str:
    (made,) = make(session, chosen(["definitions"]), Options(community, language))
    (file,) = made.files
    pages = PdfReader(io.BytesIO(file.content), strict=True).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def a_share(session: Session) -> Measure:
    return next(each for each in metrics.active_measures(session) if each.aggregation is Aggregation.RATIO)


def test_that_every_measure_in_use_is_defined_and_no_other(session: Session) -> None:
    text = printed(session)
    with session.reading() as unit:
        every = unit[nouns.measures].all()
    active = {measure.id for measure in metrics.active_measures(session)}
    heads = {measure.id for measure in every if f"{measure.code} {measure.name}" in text}
    assert heads == active
    share = a_share(session)
    assert f"Numerator {share.numerator}" in text
    assert f"Denominator {share.denominator}" in text
    assert "All numerators over all denominators" in text


def test_that_evidence_place_owner_other_names_and_areas_are_printed(session: Session) -> None:
    share = a_share(session)
    with session.change("write") as unit:
        marsh = unit[nouns.people].add(Person("E. Marsh"))
    editing.change_measure(session, share.id, owner_id=marsh, evidence="A study of 2019.", by_area=True)
    editing.set_synonyms(session, share.id, ["Old column head"])
    text = printed(session)
    assert "Indicator Crime Rates" in text
    assert "Evidence A study of 2019." in text
    assert "Owner E. Marsh" in text
    assert "Other names in files Old column head" in text
    assert "Kept by area beside the whole agency" in text


def test_that_a_community_copy_leaves_out_internal_measures_and_says_how_many(session: Session) -> None:
    share = a_share(session)
    with session.change("mark") as unit:
        unit[nouns.measures].change(share.id, internal=True)
    assert "Internal: not shown to the community" in printed(session)
    text = printed(session, community=True)
    assert share.name not in text
    assert "measures marked internal (1)" in text


def test_that_fixed_words_are_printed_in_spanish(session: Session) -> None:
    text = printed(session, language="es")
    assert "Definiciones de nuestras medidas" in text
    assert "Se suman: doce meses hacen el año." in text
    assert "Added up" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_every_definition_of_the_catalog_can_be_printed(session: Session, language: str) -> None:
    with session.reading() as unit:
        every = [measure.id for measure in unit[nouns.measures].all()]
    metrics.activate(session, every)
    assert printed(session, language=language)


def test_that_without_a_measure_there_is_nothing_to_print(session: Session) -> None:
    metrics.retire(session, [measure.id for measure in metrics.active_measures(session)])
    (made,) = make(session, chosen(["definitions"]), Options())
    assert made.files == ()


def test_that_a_shipped_measure_is_defined_in_spanish_with_every_sentence_of_its_evidence(
    session: Session, find: Find
) -> None:
    metrics.activate(session, [find("1.35").id])
    text = printed(session, language="es")
    assert "1.35 Delitos violentos esclarecidos" in text
    assert "Numerador Delitos violentos esclarecidos" in text
    assert "Cuente los homicidios, violaciones, robos con violencia o intimidación" in text
    assert "Sistema de registros, resumen mensual de esclarecimientos de UCR o NIBRS." in text
    assert "Con pocos delitos lea los recuentos." in text
    assert "CompStat360 nombra este indicador. Figura en una lista publicada" in text
    assert "Indicador Esclarecimiento de delitos" in text


def test_that_what_the_agency_wrote_stays_beside_shipped_spanish(session: Session, find: Find) -> None:
    violent = find("1.35")
    metrics.activate(session, [violent.id])
    counted, found, care = violent.help.split("\n\n")
    own = f"{counted}\n\nAsk Dana for the list.\n\n{care}"
    editing.change_measure(session, violent.id, name="Cleared in our town", help=own)
    text = printed(session, language="es")
    assert "1.35 Cleared in our town" in text
    assert "Ask Dana for the list." in text
    assert "Con pocos delitos lea los recuentos." in text
    assert found not in text
    assert "Cleared in our town" in printed(session)
