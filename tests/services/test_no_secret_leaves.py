"""Every document of the registry in community form, made of a workspace full of secrets, and searched for each."""

import pytest

from cs360_desktop.services import reports
from cs360_desktop.services.report_kinds import Made, Options
from cs360_desktop.services.session import Session
from tests.services import planted

_FORMS = {"English": Options(community=True, contacts=True), "Spanish": Options(community=True, language="es")}


@pytest.fixture(scope="module")
def secrets(demo: Session) -> dict[str, str]:
    return planted.plant(demo)


@pytest.fixture(scope="module", params=_FORMS)
def made(request: pytest.FixtureRequest, demo: Session, secrets: dict[str, str]) -> list[Made]:
    """Every document in community form, though contact details were asked for."""
    return reports.make(demo, reports.REPORTS, _FORMS[request.param])


def test_that_no_community_copy_tells_a_secret(made: list[Made], secrets: dict[str, str]) -> None:
    assert {each.report.kind for each in made if each.files} == {
        report.kind for report in reports.REPORTS if report.for_community
    }
    leaks = sorted({leak for each in made for file in each.files for leak in planted.told(file, secrets)})
    assert leaks == []


def test_that_the_search_finds_each_kind_of_secret_where_it_may_be_told(demo: Session, secrets: dict[str, str]) -> None:
    inside = reports.make(demo, reports.REPORTS, Options(contacts=True))
    found = {leak for each in inside for file in each.files for leak in planted.told(file, secrets)}
    missing = {source for secret, source in secrets.items() if not any(leak.endswith(f"({secret})") for leak in found)}
    assert missing == set()
