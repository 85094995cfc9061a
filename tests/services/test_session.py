"""The one road for every change: published once, after the commit; taken back by its receipt; refused in sentences."""

import sqlite3
import sys
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from cs360_desktop.domain.agency import Agency
from cs360_desktop.domain.changes import Change, EntriesChanged, Receipt, RecordsChanged
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey, Value
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.people import Person
from cs360_desktop.domain.periods import Period
from cs360_desktop.services.checking import check_workspace
from cs360_desktop.services.session import Session, open_session
from cs360_desktop.services.workspaces import new_workspace
from cs360_desktop.storage import connections, nouns
from cs360_desktop.storage.schema import VERSION
from tests.storage.places import other_program

MARCH = Period.month(2026, 3)


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    monkeypatch.setattr(connections, "_SECONDS_TO_WAIT", 0.2)
    session = new_workspace(tmp_path / "A.cs360", Agency("Mill Harbor PD"), who="Dana", today=lambda: date(2026, 4, 1))
    yield session
    session.close()


def add_person(session: Session, name: str) -> Receipt:
    with session.change("add_person") as unit:
        unit[nouns.people].add(Person(name))
    return unit.receipt


def people(session: Session) -> list[str]:
    with session.reading() as unit:
        return [person.name for person in unit[nouns.people].all("id")]


def test_that_a_change_is_published_once_and_only_when_it_is_committed(session: Session) -> None:
    heard: list[tuple[Change, list[str]]] = []
    session.publisher.subscribe(lambda change: heard.append((change, people(session))))

    with session.change("add_people") as unit:
        for name in ("R. Delgado", "K. Ostrowski"):
            unit[nouns.people].add(Person(name))
        unit.entries.set_values({EntryKey(1, WHOLE_AGENCY, MARCH): Value(3.0)})
        assert heard == []

    both = ["R. Delgado", "K. Ostrowski"]
    assert heard == [
        (EntriesChanged(frozenset({EntryKey(1, WHOLE_AGENCY, MARCH)})), both),
        (RecordsChanged("person", frozenset({1, 2})), both),
    ]


def test_that_the_changes_of_a_commit_are_told_together_when_each_was_told(session: Session) -> None:
    heard: list[object] = []
    session.publisher.subscribe(heard.append)
    stop = session.publisher.subscribe_to_commits(heard.append)
    both = [
        EntriesChanged(frozenset({EntryKey(1, WHOLE_AGENCY, MARCH)})),
        RecordsChanged("person", frozenset({1})),
    ]

    with session.change("add_people") as unit:
        unit[nouns.people].add(Person("R. Delgado"))
        unit.entries.set_values({EntryKey(1, WHOLE_AGENCY, MARCH): Value(3.0)})
    assert heard == [*both, tuple(both)]

    heard.clear()
    with session.change("nothing"):
        pass
    assert heard == []
    stop()
    add_person(session, "K. Ostrowski")
    assert heard == [RecordsChanged("person", frozenset({2}))]


def test_that_nothing_is_published_after_a_change_that_was_rolled_back(session: Session) -> None:
    heard: list[Change] = []
    session.publisher.subscribe(heard.append)

    def refuse() -> None:
        with session.change("add_person") as unit:
            unit[nouns.people].add(Person("R. Delgado"))
            raise UserError("Somebody of that name is there already.")

    with pytest.raises(UserError):
        refuse()

    assert (heard, people(session)) == ([], [])


def test_that_nothing_is_published_when_nothing_was_different(session: Session) -> None:
    heard: list[Change] = []
    session.publisher.subscribe(heard.append)

    with session.change("rename") as unit:
        unit[nouns.agencies].change(1, name="Mill Harbor PD")

    assert (heard, unit.receipt.is_empty) == ([], True)


def test_that_a_listener_that_raises_costs_nobody_a_change_a_receipt_or_the_news(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    crashes: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: crashes.append(error))
    heard: list[Change] = []

    def break_down(_change: Change) -> None:
        raise UserError("The view could not ask again.")

    session.publisher.subscribe(break_down)
    session.publisher.subscribe(heard.append)

    receipt = add_person(session, "R. Delgado")

    assert heard == [RecordsChanged("person", frozenset({1}))]
    assert [str(error) for error in crashes] == ["The view could not ask again."]
    session.revert(receipt)
    assert people(session) == []


def test_that_a_listener_may_stop_listening_while_it_is_told(session: Session) -> None:
    heard: list[Change] = []

    def listen_once(change: Change) -> None:
        heard.append(change)
        stop()

    stop = session.publisher.subscribe(listen_once)
    session.publisher.subscribe(heard.append)
    add_person(session, "R. Delgado")
    add_person(session, "K. Ostrowski")

    assert [len(change.ids) for change in heard if isinstance(change, RecordsChanged)] == [1, 1, 1]


def test_that_a_listener_may_change_something_itself(session: Session) -> None:
    def follow(change: Change) -> None:
        if isinstance(change, RecordsChanged) and change.noun == "person":
            with session.change("rename") as unit:
                unit[nouns.agencies].change(1, short_name="MHPD")

    session.publisher.subscribe(follow)
    add_person(session, "R. Delgado")

    with session.reading() as unit:
        assert unit[nouns.agencies].get(1).short_name == "MHPD"


def test_that_a_change_inside_a_change_is_a_bug_and_leaves_the_session_usable(session: Session) -> None:
    def nest() -> None:
        with session.change("outer") as unit:
            unit[nouns.people].add(Person("R. Delgado"))
            add_person(session, "K. Ostrowski")

    with pytest.raises(RuntimeError, match="inside another"):
        nest()

    add_person(session, "L. Park")
    assert people(session) == ["L. Park"]


def test_that_undo_and_redo_are_published_like_any_change(session: Session) -> None:
    added = add_person(session, "R. Delgado")
    heard: list[Change] = []
    session.publisher.subscribe(heard.append)

    undone = session.revert(added)
    assert people(session) == []
    session.revert(undone)

    assert people(session) == ["R. Delgado"]
    assert heard == [RecordsChanged("person", frozenset({1}))] * 2


def test_that_reading_in_a_thread_sees_one_moment_while_changes_go_on(session: Session) -> None:
    add_person(session, "Person 0")  # the first change turns the log on
    stop = threading.Event()
    started = threading.Barrier(3, timeout=30)
    torn: list[tuple[int, ...]] = []
    seen: set[int] = set()

    def look() -> None:
        started.wait()
        while True:
            last = stop.is_set()
            with session.reading() as unit:
                first = len(unit[nouns.people].all())
                values = len(unit.entries.values([1]))
                again = len(unit[nouns.people].all())
            seen.add(first)
            if not first - 1 == values == again - 1:
                torn.append((first, values, again))
            if last:
                return

    readers = [threading.Thread(target=look) for _ in range(2)]
    for reader in readers:
        reader.start()
    started.wait()
    for number in range(1, 101):
        with session.change("add") as unit:
            unit[nouns.people].add(Person(f"Person {number}"))
            unit.entries.set_values({EntryKey(1, WHOLE_AGENCY, MARCH.next(number)): Value(1.0)})
    stop.set()
    for reader in readers:
        reader.join()

    assert torn == []
    assert max(seen) == 101
    assert len(people(session)) == 101


HOLD_THE_FILE = """
import sys
import sqlcipher3.dbapi2
connection = sqlcipher3.dbapi2.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.readline()
"""


def test_that_a_file_another_program_holds_is_refused_and_works_again_afterwards(session: Session) -> None:
    add_person(session, "R. Delgado")
    heard: list[Change] = []
    session.publisher.subscribe(heard.append)

    with other_program(HOLD_THE_FILE, session.path):
        with pytest.raises(UserError, match="was not saved") as refusal:
            add_person(session, "K. Ostrowski")
        assert refusal.value.detail == "SQLITE_BUSY"
        assert people(session) == ["R. Delgado"]
        assert heard == []

    add_person(session, "K. Ostrowski")
    assert people(session) == ["R. Delgado", "K. Ostrowski"]


def test_that_a_file_another_program_keeps_to_itself_is_not_opened(session: Session) -> None:
    session.close()

    with (
        other_program(HOLD_THE_FILE.replace("IMMEDIATE", "EXCLUSIVE"), session.path),
        pytest.raises(UserError, match="in use by another program, so it was not opened"),
    ):
        open_session(session.path)

    open_session(session.path).close()


def test_that_who_changed_what_stands_in_the_history(session: Session) -> None:
    key = EntryKey(1, WHOLE_AGENCY, MARCH)
    for who, number in (("Dana", 1.0), ("Kim", 2.0)):
        session.who = who
        with session.change("set_values") as unit:
            unit.entries.set_values({key: Value(number)})

    with session.reading() as unit:
        (past,) = unit.history.of_entry(key)
        entry = unit.entries.one(key)
    assert (past.set_by, past.replaced_by) == ("Dana", "Kim")
    assert entry is not None
    assert entry.changed_by == "Kim"


def test_that_a_session_to_read_only_refuses_every_change(session: Session) -> None:
    session.close()
    reader = open_session(session.path, read_only=True)

    assert reader.read_only
    with pytest.raises(UserError, match="opened to be read only"):
        add_person(reader, "R. Delgado")
    reader.close()


def test_that_a_whole_workspace_has_no_faults_and_says_what_it_holds(session: Session) -> None:
    add_person(session, "R. Delgado")

    health = check_workspace(session)

    assert (health.faults, health.schema_version) == ((), VERSION)
    assert (health.counts["person"], health.counts["measure"], health.counts["entry"]) == (1, 137, 0)


def test_that_a_changed_document_and_a_broken_reference_are_faults(session: Session) -> None:
    with session.change("attach") as unit:
        unit.documents.keep("Policy.pdf", "application/pdf", b"%PDF-1.7 as it was")
        unit.entries.set_values({EntryKey(1, WHOLE_AGENCY, MARCH): Value(3.0)})
    session.close()
    connection = sqlite3.connect(session.path, isolation_level=None)  # as damage would do it; no verb of ours can
    connection.execute("UPDATE measure SET owner_id = 999 WHERE id = 1")
    connection.execute("UPDATE entry SET area_id = 999")
    connection.execute("UPDATE document SET content = CAST('changed' AS BLOB)")
    connection.close()

    opened = open_session(session.path)
    faults = check_workspace(opened).faults
    opened.close()

    assert faults == (
        "A row of entry refers to a row of area that is not there.",
        "Row 1 of measure refers to a row of person that is not there.",
        "The stored file “Policy.pdf” is not what was stored.",
    )
