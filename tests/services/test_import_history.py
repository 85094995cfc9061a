"""What was imported is known afterwards; the same file is noticed; an import goes back whole, except what is newer."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from cs360_desktop.domain.catalogue import Status
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey, EntryState, Value
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.imports import ImportedFile
from cs360_desktop.domain.periods import Period
from cs360_desktop.importing.planned import Outcome
from cs360_desktop.services import entries, history, imports, measure_editing
from cs360_desktop.services.import_history import (
    imported_files,
    seen_before,
    take_back,
    what_taking_back_means,
)
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.storage.history import past_value_of_entry
from tests.services.workbooks import Rows, bring_in, numbers, stored, write_csv

MONTHS = [Period.month(2026, month) for month in range(1, 13)]
JANUARY: Rows = [["Activity", "Jan 2026"], ["Boat checks", 4], ["Dock walks", 7]]
FEBRUARY: Rows = [["Activity", "Jan 2026", "Feb 2026"], ["Boat checks", 4, 5], ["Dock walks", 8, 9]]


@pytest.fixture
def january(tmp_path: Path) -> Path:
    return write_csv(tmp_path / "January.csv", JANUARY)


@pytest.fixture
def february(tmp_path: Path) -> Path:
    return write_csv(tmp_path / "February.csv", FEBRUARY)


@pytest.fixture
def both(session: Session, january: Path, february: Path) -> tuple[ImportedFile, ImportedFile]:
    """Two months imported one after the other: the second changes one value of the first and adds a period."""
    bring_in(session, january)
    bring_in(session, february)
    second, first = imported_files(session)
    return first, second


def measure_id(session: Session, name: str) -> int:
    with session.reading() as unit:
        found = [each for each in [*unit[nouns.measures].all(), *unit[nouns.measures].deleted()] if each.name == name]
    return found[0].id


def living(session: Session) -> set[str]:
    with session.reading() as unit:
        return {each.name for each in unit[nouns.measures].all()} & {"Boat checks", "Dock walks", "Patrol miles"}


def type_in(session: Session, name: str, month: int, figure: float | None) -> None:
    key = EntryKey(measure_id(session, name), WHOLE_AGENCY, MONTHS[month - 1])
    entries.set_values(session, {key: None if figure is None else Value(figure)})


# -- the same file again ------------------------------------------------------------------------------------------


def test_that_a_file_never_seen_is_not_said_to_be(session: Session, january: Path) -> None:
    assert seen_before(session, imports.read(january)) is None


def test_that_the_same_file_brings_nothing_new_and_is_noticed_under_another_name(
    session: Session, january: Path
) -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    bring_in(session, january)
    copy = january.with_name("Copy of January.csv")
    copy.write_bytes(january.read_bytes())

    seen = seen_before(session, imports.read(copy))
    again = imports.preview(session, imports.propose(session, imports.read(copy)), create=True)

    assert [again.count(outcome) for outcome in Outcome] == [0, 0, 2, 0]
    assert seen is not None
    assert (seen.same_content, seen.file.name, seen.file.who) == (True, "January.csv", "Dana")
    assert (seen.file.new, seen.file.changed, seen.file.taken_back) == (2, 0, False)
    assert before <= seen.file.at <= datetime.now(UTC)
    assert seen.sentence.startswith("This very file was imported on ")
    assert seen.sentence.endswith(" by Dana: 2 new and 0 changed values.")


def test_that_another_version_of_a_file_is_told_from_the_same_one(session: Session, january: Path) -> None:
    bring_in(session, january)
    write_csv(january, FEBRUARY)

    seen = seen_before(session, imports.read(january))

    assert seen is not None
    assert not seen.same_content
    assert seen.sentence.startswith("Another version of this file was imported on ")


def test_that_a_file_that_was_taken_back_is_said_to_be(session: Session, january: Path) -> None:
    bring_in(session, january)
    take_back(session, imported_files(session)[0].id)

    seen = seen_before(session, imports.read(january))

    assert seen is not None
    assert seen.file.taken_back
    assert "That was taken back on " in seen.sentence
    assert bring_in(session, january).new == 2
    seen = seen_before(session, imports.read(january))
    assert seen is not None
    assert not seen.file.taken_back


# -- the list -----------------------------------------------------------------------------------------------------


def test_that_each_import_tells_what_it_brought_and_what_was_edited_since(
    session: Session, both: tuple[ImportedFile, ImportedFile]
) -> None:
    first, second = both

    assert (first.name, first.new, first.changed, first.values) == ("January.csv", 2, 0, 2)
    assert (first.measures, first.areas) == (("Boat checks", "Dock walks"), ("Whole agency",))
    assert (first.first, first.last, first.edited) == (MONTHS[0], MONTHS[0], 1)
    assert (second.name, second.new, second.changed) == ("February.csv", 2, 1)
    assert (second.first, second.last, second.edited) == (MONTHS[0], MONTHS[1], 0)


def test_that_a_second_month_adds_a_period(session: Session, both: tuple[ImportedFile, ImportedFile]) -> None:
    assert numbers(session) == {
        ("Boat checks", "2026-01"): 4,
        ("Boat checks", "2026-02"): 5,
        ("Dock walks", "2026-01"): 8,
        ("Dock walks", "2026-02"): 9,
    }


def test_that_an_edit_that_was_undone_is_none(session: Session, january: Path) -> None:
    bring_in(session, january)
    key = EntryKey(measure_id(session, "Boat checks"), WHOLE_AGENCY, MONTHS[0])
    receipt = entries.set_values(session, {key: Value(99)})
    assert imported_files(session)[0].edited == 1
    session.revert(receipt)

    (file,) = imported_files(session)
    assert (file.new, file.edited) == (2, 0)
    assert what_taking_back_means(session, file.id).kept == 0


def test_that_an_import_undone_and_redone_keeps_its_counts(session: Session, january: Path) -> None:
    receipt = bring_in(session, january).receipt
    undone = session.revert(receipt)
    (file,) = imported_files(session)
    assert (file.taken_back, file.new, file.edited) == (True, 2, 0)

    session.revert(undone)

    (file,) = imported_files(session)
    assert (file.taken_back, file.new, file.changed, file.edited) == (False, 2, 0, 0)


# -- taken back whole ---------------------------------------------------------------------------------------------


def test_that_an_import_goes_back_whole_with_what_it_made_and_comes_again_with_undo(
    session: Session, january: Path
) -> None:
    bring_in(session, january)
    held = stored(session)
    (file,) = imported_files(session)

    meant = what_taking_back_means(session, file.id)
    receipt = take_back(session, file.id)

    assert (meant.going, meant.kept, meant.leaving, meant.staying) == (2, 0, ("Boat checks", "Dock walks"), ())
    assert meant.sentence == "2 values of “January.csv” go back to what stood before."
    assert stored(session) == {}
    assert living(session) == set()
    (file,) = imported_files(session)
    assert (file.taken_back, file.taken_back_by, file.new, file.edited) == (True, "Dana", 2, 0)

    session.revert(receipt)
    assert stored(session) == held
    assert living(session) == {"Boat checks", "Dock walks"}
    assert not imported_files(session)[0].taken_back


def test_that_what_was_edited_since_is_shown_first_and_stays(session: Session, tmp_path: Path) -> None:
    months = [f"{month}/2026" for month in range(1, 11)]
    file = write_csv(tmp_path / "Year.csv", [["Activity", *months], ["Boat checks", *range(10)]])
    bring_in(session, file)
    for month in (2, 3, 4):
        type_in(session, "Boat checks", month, 100 + month)
    type_in(session, "Boat checks", 5, None)
    entries.set_states(
        session, [EntryKey(measure_id(session, "Boat checks"), WHOLE_AGENCY, MONTHS[5])], EntryState.DISPUTED
    )
    (imported,) = imported_files(session)

    meant = what_taking_back_means(session, imported.id, examples=4)
    assert imported.edited == meant.kept == 5
    assert meant.sentence == (
        "5 values of “Year.csv” go back to what stood before. 5 of 10 values were edited since; they stay as they are."
    )
    assert [(each.period, each.imported, each.now) for each in meant.examples] == [
        (MONTHS[1], "1", "102"),
        (MONTHS[2], "2", "103"),
        (MONTHS[3], "3", "104"),
        (MONTHS[4], "4", ""),
    ]
    assert {(each.measure, each.area, each.who) for each in meant.examples} == {("Boat checks", "Whole agency", "Dana")}

    take_back(session, imported.id)

    assert numbers(session) == {
        ("Boat checks", "2026-02"): 102,
        ("Boat checks", "2026-03"): 103,
        ("Boat checks", "2026-04"): 104,
        ("Boat checks", "2026-06"): 5,
    }
    assert living(session) == {"Boat checks"}
    assert meant.staying == ("Boat checks",)
    assert imported_files(session)[0].edited == 5


def test_that_values_go_back_to_what_an_earlier_import_had_brought(
    session: Session, both: tuple[ImportedFile, ImportedFile]
) -> None:
    take_back(session, both[1].id)

    assert numbers(session) == {("Boat checks", "2026-01"): 4, ("Dock walks", "2026-01"): 7}
    assert living(session) == {"Boat checks", "Dock walks"}
    assert imported_files(session)[1].edited == 0


def test_that_an_earlier_import_goes_back_under_a_later_one_which_keeps_its_measures(
    session: Session, both: tuple[ImportedFile, ImportedFile]
) -> None:
    meant = what_taking_back_means(session, both[0].id)
    take_back(session, both[0].id)

    assert (meant.going, meant.kept, meant.staying) == (1, 1, ("Boat checks", "Dock walks"))
    assert numbers(session) == {
        ("Boat checks", "2026-02"): 5,
        ("Dock walks", "2026-01"): 8,
        ("Dock walks", "2026-02"): 9,
    }


def test_that_no_value_of_an_import_taken_back_comes_again_when_the_next_one_is(
    session: Session, both: tuple[ImportedFile, ImportedFile]
) -> None:
    take_back(session, both[0].id)
    receipt = take_back(session, both[1].id)
    assert numbers(session) == {}

    session.revert(receipt)
    assert numbers(session) == {
        ("Boat checks", "2026-02"): 5,
        ("Dock walks", "2026-01"): 8,
        ("Dock walks", "2026-02"): 9,
    }


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 0, 2), (0, 2, 1), (1, 2, 0), (2, 0, 1), (2, 1, 0)])
def test_that_three_imports_over_one_cell_leave_nothing_in_whatever_order_they_go(
    session: Session, tmp_path: Path, order: tuple[int, ...]
) -> None:
    for figure in (1, 2, 3):
        bring_in(session, write_csv(tmp_path / f"{figure}.csv", [["Activity", "Jan 2026"], ["Boat checks", figure]]))
    files = imported_files(session)[::-1]
    left = [1, 2, 3]
    for number in order:
        # One whose value was replaced by a later one has nothing to go back; it is said so and stays as it was.
        if number + 1 == left[-1]:
            take_back(session, files[number].id)
            left.pop()
            assert numbers(session) == ({("Boat checks", "2026-01"): left[-1]} if left else {})
        else:
            with pytest.raises(UserError, match=r"Every value of .* was edited since"):
                take_back(session, files[number].id)


def test_that_an_import_over_a_cleared_entry_keeps_all_that_stood_before(session: Session, tmp_path: Path) -> None:
    months = MONTHS[:10]
    head = ["Activity", *(month.label for month in months)]
    bring_in(session, write_csv(tmp_path / "First.csv", [head, ["Boat checks", *range(1, 11)]]))
    type_in(session, "Boat checks", 3, None)
    done = bring_in(session, write_csv(tmp_path / "Second.csv", [head, ["Boat checks", *range(101, 111)]]))

    key = EntryKey(measure_id(session, "Boat checks"), WHOLE_AGENCY, MONTHS[2])
    with session.reading() as unit:
        pasts = [past_value_of_entry(past) for past in unit.history.of_entry(key)]
        before = [unit.history.of_entry(EntryKey(key.measure_id, WHOLE_AGENCY, month)) for month in months]
    assert (done.new, done.changed) == (1, 9)
    assert pasts == [None, Value(3.0)]
    assert [past_value_of_entry(past[-1]) for past in before] == [Value(float(number)) for number in range(1, 11)]


def test_that_an_import_under_two_later_ones_is_skipped_by_both(session: Session, tmp_path: Path) -> None:
    def file(figure: int) -> Path:
        rows: Rows = [["Activity", "Jan 2026", f"{figure + 1}/2026"], ["Boat checks", figure, figure]]
        return write_csv(tmp_path / f"{figure}.csv", rows)

    figures = [1, 2, 3]
    for figure in figures:
        bring_in(session, file(figure))
    third, second, first = imported_files(session)

    take_back(session, second.id)  # its March goes; its January lies under the third
    take_back(session, third.id)
    assert numbers(session) == {("Boat checks", "2026-01"): 1, ("Boat checks", "2026-02"): 1}
    take_back(session, first.id)
    assert numbers(session) == {}
    assert living(session) == set()


def test_that_what_was_made_stays_where_it_was_defined_or_leaned_on_since(session: Session, january: Path) -> None:
    bring_in(session, january)
    measure_editing.change_measure(session, measure_id(session, "Boat checks"), help="Safety checks on the water.")
    measure_editing.set_synonyms(session, measure_id(session, "Dock walks"), ["Dock foot patrol"])

    meant = what_taking_back_means(session, imported_files(session)[0].id)
    take_back(session, meant.file.id)

    assert (meant.leaving, meant.staying) == ((), ("Boat checks", "Dock walks"))
    assert living(session) == {"Boat checks", "Dock walks"}
    assert numbers(session) == {}


def test_that_areas_an_import_made_go_with_it_unless_they_are_used(session: Session, tmp_path: Path) -> None:
    rows: Rows = [["Activity", "Beat", "Jan 2026"], ["Boat checks", "Harbor", 1], ["Boat checks", "Old Town", 2]]
    bring_in(session, write_csv(tmp_path / "Beats.csv", rows))
    (file,) = imported_files(session)
    assert file.areas == ("Harbor", "Old Town")
    with session.reading() as unit:
        harbor = unit[nouns.areas].first(name="Harbor")
    assert harbor is not None
    entries.set_values(session, {EntryKey(measure_id(session, "Boat checks"), harbor.id, MONTHS[1]): Value(5)})

    meant = what_taking_back_means(session, file.id)
    take_back(session, file.id)

    assert (meant.leaving, meant.staying) == (("Old Town",), ("Boat checks", "Harbor"))
    with session.reading() as unit:
        assert {area.name for area in unit[nouns.areas].all()} >= {"Harbor"}
        assert unit[nouns.areas].first(name="Old Town") is None


def test_that_a_measure_of_the_catalog_is_out_of_use_again_unless_somebody_entered_more(
    session: Session, tmp_path: Path
) -> None:
    with session.reading() as unit:
        idle = next(each for each in unit[nouns.measures].all(status=Status.AVAILABLE) if each.period_kind.months == 1)
    for again in (False, True):
        file = write_csv(tmp_path / f"{again}.csv", [["Measure", "Jan 2026"], [idle.name, 3]])
        bring_in(session, file)
        if again:
            entries.set_values(session, {EntryKey(idle.id, WHOLE_AGENCY, MONTHS[1]): Value(4)})
        take_back(session, imported_files(session)[0].id)
        with session.reading() as unit:
            assert unit[nouns.measures].get(idle.id).status is (Status.ACTIVE if again else Status.AVAILABLE)


def test_that_what_was_taken_back_cannot_be_again_and_the_history_says_what_was_done(
    session: Session, january: Path
) -> None:
    bring_in(session, january)
    (file,) = imported_files(session)
    take_back(session, file.id)

    with pytest.raises(UserError, match=r"was taken back on .* already"):
        take_back(session, file.id)
    with pytest.raises(UserError, match=r"was taken back on .* already"):
        what_taking_back_means(session, file.id)

    assert next(iter(history.history_lines(session))).what == "Take an import back"
