"""What was imported, whether a file was here before, and taking an import back whole when undo is long gone."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cs360_desktop.domain.changes import Receipt
from cs360_desktop.domain.entries import EntryKey
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.imports import ImportedFile, KeptValue
from cs360_desktop.domain.wording import format_date, format_number, format_time
from cs360_desktop.importing.workbook import Workbook
from cs360_desktop.services.history_words import as_text, entry_words
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.storage.editable_entries import key_of
from cs360_desktop.storage.entries import Cell
from cs360_desktop.storage.imported import imported_files as stored_imports
from cs360_desktop.storage.imported import is_standing, standing
from cs360_desktop.storage.stamped import Stamped
from cs360_desktop.storage.taking_back import made_by, rows_in_use
from cs360_desktop.storage.units import ReadUnit

TAKING_BACK = "take_back_import"
"""The verb in the history."""

_EXAMPLES = 5


@dataclass(frozen=True, slots=True)
class SeenBefore:
    """An earlier import of the same file, or of another version of it under the same name."""

    file: ImportedFile
    same_content: bool

    @property
    def sentence(self) -> str:
        """What the user reads about it."""
        file = self.file
        what = "This very file" if self.same_content else "Another version of this file"
        counts = f"{format_number(file.new)} new and {format_number(file.changed)} changed values"
        begin = f"{what} was imported on {_when(file.at)}{_by(file.who)}: {counts}."
        if file.taken_back_at is not None:
            return f"{begin} That was taken back on {_when(file.taken_back_at)}{_by(file.taken_back_by)}."
        if file.edited:
            return f"{begin} {_were(file.edited)} edited since."
        return begin


@dataclass(frozen=True, slots=True)
class TakingBack:
    """What taking an import back would do: so many values go back, so many stay because they were edited since.

    `leaving` are measures and areas that it made and nobody else uses: they go to the bin. `staying` it made as well.
    """

    file: ImportedFile
    going: int
    kept: int
    examples: tuple[KeptValue, ...]
    leaving: tuple[str, ...]
    staying: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """What the user reads before she decides."""
        go = "goes" if self.going == 1 else "go"
        going = f"{_values(self.going)} of “{self.file.name}” {go} back to what stood before."
        if not self.kept:
            return going
        total = format_number(self.going + self.kept)
        were = "was" if self.kept == 1 else "were"
        stay = "it stays as it is" if self.kept == 1 else "they stay as they are"
        return f"{going} {format_number(self.kept)} of {total} values {were} edited since; {stay}."


def imported_files(session: Session) -> list[ImportedFile]:
    """Every import, the newest first; those that were taken back too."""
    with session.reading() as unit:
        return stored_imports(unit)


def seen_before(session: Session, workbook: Workbook) -> SeenBefore | None:
    """The last import of exactly this content; where there is none, of a file of this name with other content.

    One that still stands comes before one that was taken back.
    """
    with session.reading() as unit:
        same = stored_imports(unit, sha256=workbook.content_hash)
        found = same or stored_imports(unit, name=workbook.file)
    if not found:
        return None
    return SeenBefore(min(found, key=lambda file: file.taken_back), same_content=bool(same))


def what_taking_back_means(session: Session, file_id: int, *, examples: int = _EXAMPLES) -> TakingBack:
    """Say what `take_back` would do to an import; nothing is written.

    Raises:
        UserError: it was taken back already.
    """
    with session.reading() as unit:
        file = _standing_import(unit, file_id)
        going, kept = standing(unit.connection, file.batch_id)
        staying = rows_in_use(unit, file.batch_id, going)
        both: tuple[Stamped[Any], ...] = (nouns.measures, nouns.areas)
        made = [(noun, key) for noun in both for key in made_by(unit, file.batch_id, noun)]
        return TakingBack(
            file=file,
            going=len(going),
            kept=len(kept),
            examples=tuple(_kept_value(unit, file, cell) for cell in sorted(kept)[:examples]),
            leaving=tuple(_name(unit, noun, key) for noun, key in made if (noun.noun, key) not in staying),
            staying=tuple(_name(unit, noun, key) for noun, key in made if (noun.noun, key) in staying),
        )


def take_back(session: Session, file_id: int) -> Receipt:
    """Put every value of an import back to what stood before it, as one undo step.

    What somebody edited since stays, and so does what the import made where anything else uses it.

    Raises:
        UserError: it was taken back already, every value was edited since, or the workspace cannot be written.
    """
    with session.reading() as reading:  # refused before anything is begun, so that a refusal changes no byte
        if not is_standing(reading, file_id):
            _standing_import(reading, file_id)
        file = reading[nouns.import_files].get(file_id)
        going, _ = standing(reading.connection, file.batch_id)
        keep = rows_in_use(reading, file.batch_id, going)
    if not going:
        raise UserError(
            f"Every value of “{file.name}” was edited since, so there is nothing to take back and nothing was changed. "
            "Change the values in the grid."
        )
    with session.change(TAKING_BACK) as unit:
        unit.revert(file.batch_id, keep=keep)
    return unit.receipt


def _standing_import(unit: ReadUnit, file_id: int) -> ImportedFile:
    found = stored_imports(unit, id=file_id)
    if not found:
        raise KeyError(file_id)
    file = found[0]
    if file.taken_back_at is not None:
        raise UserError(
            f"“{file.name}” was taken back on {_when(file.taken_back_at)} already, so nothing was changed. "
            "Import the file again to have its values."
        )
    return file


def _kept_value(unit: ReadUnit, file: ImportedFile, cell: Cell) -> KeptValue:
    key = key_of(cell)
    past = [value for value in unit.history.of_entry(key) if value.unit == "value"]
    imported = next((value for value in past if value.content.get("file_id") == file.id), None)
    return KeptValue(
        measure=_name(unit, nouns.measures, key.measure_id),
        area=_name(unit, nouns.areas, key.area_id),
        period=key.period,
        imported=as_text(entry_words("value", imported.content)) if imported else "",
        now=_words_now(unit, key),
        who=past[0].replaced_by,
        at=past[0].replaced_at,
    )


def _words_now(unit: ReadUnit, key: EntryKey) -> str:
    value = unit.entries.values([key.measure_id], area_ids=[key.area_id], first=key.period, last=key.period).get(key)
    if value is None:
        return ""
    columns = {
        "numerator": value.numerator,
        "denominator": value.denominator,
        "number": value.number,
        "state": value.state.value,
    }
    return as_text(entry_words("value", columns))


def _name(unit: ReadUnit, noun: Stamped[Any], key: int) -> str:
    return str(unit[noun].get(key).name)


def _when(at: datetime) -> str:
    local = at.astimezone()
    return f"{format_date(local.date())} at {format_time(local)}"


def _by(who: str) -> str:
    return f" by {who}" if who else ""


def _values(count: int) -> str:
    return f"{format_number(count)} value{'' if count == 1 else 's'}"


def _were(count: int) -> str:
    return f"{_values(count)} of it {'was' if count == 1 else 'were'}"
