"""New workspaces: everything every agency starts from, the same rows everywhere, and nothing left when it fails."""

import dataclasses
from collections import Counter
from pathlib import Path

import pytest

from cs360_desktop.domain.agency import Agency
from cs360_desktop.domain.baseline import Answer
from cs360_desktop.domain.catalogue import Status
from cs360_desktop.domain.entries import UNKNOWN_AREA, WHOLE_AGENCY
from cs360_desktop.domain.errors import UserError
from cs360_desktop.services.session import Session, open_session
from cs360_desktop.services.workspaces import new_workspace
from cs360_desktop.storage import nouns
from tests.storage.places import own_disk

SHIPPED = (
    nouns.agencies,
    nouns.areas,
    nouns.baseline_items,
    nouns.dimensions,
    nouns.goals,
    nouns.indicators,
    nouns.measures,
    nouns.groups,
    nouns.bodies,
    nouns.criteria,
)


def made(path: Path, agency: str = "Mill Harbor PD", *, starter_measures: bool = True) -> Session:
    return new_workspace(path, Agency(agency), who="Dana", starter_measures=starter_measures)


def test_that_a_new_workspace_holds_what_every_agency_starts_from(tmp_path: Path) -> None:
    session = made(tmp_path / "A.cs360")

    with session.reading() as unit:
        assert [agency.name for agency in unit[nouns.agencies].all()] == ["Mill Harbor PD"]
        assert {area.id: area.name for area in unit[nouns.areas].all()} == {
            WHOLE_AGENCY: "Whole agency",
            UNKNOWN_AREA: "Unknown area",
        }
        measures = unit[nouns.measures].all()
        assert Counter(measure.status for measure in measures) == {Status.ACTIVE: 19, Status.AVAILABLE: 118}
        assert all(measure.starter == (measure.status is Status.ACTIVE) for measure in measures)
        assert len({measure.code for measure in measures}) == 137
        items = unit[nouns.baseline_items].all("code")
        assert [(item.code, item.answer) for item in items] == [(f"B{n}", Answer.NOT_YET) for n in range(1, 7)]
        assert [body.kind for body in unit[nouns.bodies].all()] == ["pst"]
        assert {group.code for group in unit[nouns.groups].all(required=True)}
        assert unit[nouns.criteria].all()
        assert not unit.entries.exist()
        assert unit[nouns.people].all() == []
    session.close()


def test_that_a_new_workspace_may_start_without_measures(tmp_path: Path) -> None:
    session = made(tmp_path / "A.cs360", starter_measures=False)

    with session.reading() as unit:
        assert len(unit[nouns.measures].all(status=Status.AVAILABLE)) == 137
    session.close()


def test_that_making_it_is_one_batch_by_who_made_it_and_the_file_says_who_it_is(tmp_path: Path) -> None:
    session = made(tmp_path / "A.cs360")

    with session.reading() as unit:
        batches = unit.connection.exec_driver_sql("SELECT kind, who FROM batch").all()
        assert [tuple(batch) for batch in batches] == [("new_workspace", "Dana")]
        assert len(unit.connection.exec_driver_sql("SELECT content FROM identity").scalar_one()) == 16
        assert unit.connection.exec_driver_sql("SELECT count(*) FROM past").scalar_one() == 0
    session.close()


def test_that_shipped_rows_are_the_same_rows_in_two_workspaces_and_the_workspaces_are_not(tmp_path: Path) -> None:
    def uids(session: Session) -> tuple[dict[str, set[tuple[int, bytes]]], bytes]:
        with session.reading() as unit:
            ask = unit.connection.exec_driver_sql
            found = {noun.noun: {(r.id, r.uid) for r in ask(f"SELECT id, uid FROM {noun.noun}")} for noun in SHIPPED}
            return found, ask("SELECT content FROM identity").scalar_one()

    one, other = made(tmp_path / "A.cs360"), made(tmp_path / "B.cs360", "Cedar Falls PD", starter_measures=False)
    (rows, workspace), (other_rows, other_workspace) = uids(one), uids(other)

    assert rows == other_rows
    assert all(len({uid for _, uid in found}) == len(found) > 0 for found in rows.values())
    assert workspace != other_workspace
    one.close()
    other.close()


def test_that_only_shipped_nouns_have_rows(tmp_path: Path) -> None:
    session = made(tmp_path / "A.cs360")

    with session.reading() as unit:
        filled = {name for name, noun in nouns.ALL.items() if unit[noun].all()}
    assert filled == {noun.noun for noun in SHIPPED}
    session.close()


@pytest.mark.parametrize("size", ["100k", "400k", "560k", "600k"])
def test_that_a_workspace_that_cannot_be_made_to_the_end_leaves_nothing_behind(tmp_path: Path, size: str) -> None:
    disk = tmp_path / "disk"
    with own_disk(disk, size):
        with pytest.raises(UserError, match=r"“A\.cs360” was not made"):
            made(disk / "A.cs360")

        assert list(disk.iterdir()) == []


def test_that_an_agency_needs_a_name(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="needs a name"):
        made(tmp_path / "A.cs360", "  ")

    assert list(tmp_path.iterdir()) == []


def test_that_a_new_workspace_opens_again_with_every_value_as_it_was(tmp_path: Path) -> None:
    agency = Agency("Mill Harbor PD", "MHPD", street="1 Quay St", state="ME", sworn_actual=14, analyst_fte=0.5)
    new_workspace(tmp_path / "A.cs360", agency).close()

    session = open_session(tmp_path / "A.cs360")
    with session.reading() as unit:
        assert unit[nouns.agencies].get(1) == dataclasses.replace(agency, id=1)
    session.close()
