"""The bin of problem files: what is listed there, and that a file comes back with all it holds."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from cs360_desktop.domain.agency import Agency
from cs360_desktop.services import problem_plan, problems
from cs360_desktop.services.problem_bin import binned_problems, restore_problem
from cs360_desktop.services.session import Session
from cs360_desktop.services.workspaces import new_workspace


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    session = new_workspace(
        tmp_path / "test.cs360", Agency("Mill Harbor PD"), who="Dana", today=lambda: date(2026, 11, 10)
    )
    yield session
    session.close()


def titles(session: Session) -> list[str]:
    return [line.problem.title for line in problems.list_problems(session)]


def test_that_a_deleted_file_lies_in_the_bin_and_comes_back_whole_at_the_end(session: Session) -> None:
    lots = problems.add(session, "Break-ins on the lots").id
    problems.add(session, "Speeding")
    problem_plan.add_response(session, lots, "Lights", date(2026, 7, 6))
    problems.remove(session, lots)
    (binned,) = binned_problems(session)
    assert (binned.record.title, binned.who) == ("Break-ins on the lots", "Dana")
    assert titles(session) == ["Speeding"]
    receipt = restore_problem(session, lots)
    assert titles(session) == ["Speeding", "Break-ins on the lots"]
    assert binned_problems(session) == ()
    assert [each.response.text for each in problem_plan.responses(session, lots)] == ["Lights"]
    session.revert(receipt)
    assert [each.record.id for each in binned_problems(session)] == [lots]


def test_that_a_file_whose_opening_was_undone_is_not_in_the_bin(session: Session) -> None:
    session.revert(problems.add(session, "Typed by mistake").receipt)
    assert binned_problems(session) == ()
    assert titles(session) == []
