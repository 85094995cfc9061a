from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from cs360_desktop.domain.agency import Agency
from cs360_desktop.domain.errors import UserError
from cs360_desktop.services import stakeholders
from cs360_desktop.services.session import Session
from cs360_desktop.services.workspaces import new_workspace

TODAY = date(2026, 11, 10)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    session = new_workspace(tmp_path / "test.cs360", Agency("Mill Harbor PD"), who="Dana", today=lambda: TODAY)
    yield session
    session.close()


def names(session: Session) -> list[str]:
    return [each.name for each in stakeholders.stakeholders(session)]


def test_that_stakeholders_stand_in_the_order_of_first_contact(session: Session) -> None:
    stakeholders.add(session, "Tenants' union")
    stakeholders.add(session, " Schools ", date(2026, 6, 1))
    stakeholders.add(session, "Harbor Health", date(2026, 2, 1))

    assert names(session) == ["Harbor Health", "Schools", "Tenants' union"]


def test_that_a_stakeholder_can_be_changed_removed_and_brought_back(session: Session) -> None:
    key = stakeholders.add(session, "Schools").id
    stakeholders.change(session, key, name="School district", first_contacted=date(2026, 2, 1))
    assert names(session) == ["School district"]
    receipt = stakeholders.remove(session, key)
    assert names(session) == []
    session.revert(receipt)
    assert names(session) == ["School district"]


@pytest.mark.parametrize("day", [date(1899, 1, 1), date(2026, 11, 11)])
def test_that_a_first_contact_lies_in_the_past_of_this_work(session: Session, day: date) -> None:
    with pytest.raises(UserError, match="cannot be the day of a first contact"):
        stakeholders.add(session, "Schools", day)


@pytest.mark.parametrize("name", ["", "  ", "SCHOOLS"])
def test_that_a_stakeholder_needs_a_name_of_its_own(session: Session, name: str) -> None:
    stakeholders.add(session, "Schools")

    with pytest.raises(UserError):
        stakeholders.add(session, name)
    assert names(session) == ["Schools"]
