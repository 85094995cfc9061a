"""Every document of the registry in community form, made of a workspace full of secrets, and searched for each."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from cs360_desktop.services import reports
from cs360_desktop.services.demo.build import TODAY, WHO
from cs360_desktop.services.report_kinds import Made, Options
from cs360_desktop.services.session import Session, open_session
from tests.services import planted

_FORMS = {"English": Options(community=True, contacts=True), "Spanish": Options(community=True, language="es")}


@pytest.fixture(scope="module")
def session(demo_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    path = Path(shutil.copy(demo_file, tmp_path_factory.mktemp("planted") / "demo.cs360"))
    session = open_session(path, who=WHO, today=lambda: TODAY)
    yield session
    session.close()


@pytest.fixture(scope="module")
def secrets(session: Session) -> dict[str, str]:
    return planted.plant(session)


@pytest.fixture(scope="module", params=_FORMS)
def made(request: pytest.FixtureRequest, session: Session, secrets: dict[str, str]) -> list[Made]:
    """Every document in community form, though contact details were asked for."""
    return reports.make(session, reports.REPORTS, _FORMS[request.param])


def test_that_no_community_copy_tells_a_secret(made: list[Made], secrets: dict[str, str]) -> None:
    assert {each.report.kind for each in made if each.files} == {
        report.kind for report in reports.REPORTS if report.for_community
    }
    leaks = sorted({leak for each in made for file in each.files for leak in planted.told(file, secrets)})
    assert leaks == []


def test_that_the_search_finds_each_kind_of_secret_where_it_may_be_told(
    session: Session, secrets: dict[str, str]
) -> None:
    inside = reports.make(session, reports.REPORTS, Options(contacts=True))
    found = {leak for each in inside for file in each.files for leak in planted.told(file, secrets)}
    missing = {source for secret, source in secrets.items() if not any(leak.endswith(f"({secret})") for leak in found)}
    assert missing == set()
