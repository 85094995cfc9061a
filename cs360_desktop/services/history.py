"""The history of every change in plain words: when, who, what was done, to what, from what to what."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cs360_desktop.domain.logged_changes import ChangeInWords, LoggedChange
from cs360_desktop.domain.periods import Period
from cs360_desktop.services.history_words import as_text, entry_words, words_of
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit

_WHAT = {
    "new_workspace": "Make the workspace",
    "import": "Import a file",
    "take_back_import": "Take an import back",
    "set_values": "Enter values",
    "confirm": "Keep a figure that was asked about",
    "record_export": "Export a document",
    "record_exports": "Export documents",
    "meeting_not_held": "Say that a meeting was not held",
    "tick_request": "Tick an offer of a TTA request",
}
"""Verbs whose name does not tell what was done; the others read as they are called: `rename_area`."""

_NOUNS = {"request": "TTA request", "request_field": "TTA request field", "request_export": "TTA request export"}
_NAMES = ("name", "title", "text", "wording")
_LABELS = {"meeting": ("body_id", "held_on"), "request": ("number", "year"), "agenda_item": ("title", "meeting_id")}
"""Columns that name a record: these, else the first of `_NAMES` it has, else those of its first unit."""
_TECHNICAL = {"sha256", "digest", "fingerprint", "batch_id", "document_id", "noun_id"}
_NOT_IN_WORDS = {"import_profile": {"content"}, "approved_minutes": {"content"}}
_NOT_TOLD = {"keep_place", "keep_half_typed"}
"""Verbs that keep what is half typed, and record nothing."""
_LONGEST_NAME = 80
_CONTACTS = {("person", "phone"), ("person", "email")}


def history_lines(session: Session, *, contacts: bool = False) -> Iterator[ChangeInWords]:
    """Yield every change, newest first; the workspace is read while the lines are taken.

    Telephone numbers and e-mail addresses of people are told only with `contacts`.
    """
    with session.reading() as unit:
        names = _Names(unit, contacts=contacts)
        for change in unit.history.everything():
            line = _line(change, names)
            if line is not None:
                yield line


class _Names:
    """Names of records by noun and key; those in the bin have theirs too."""

    def __init__(self, unit: ReadUnit, *, contacts: bool) -> None:
        self._hidden = set() if contacts else _CONTACTS
        self._values = {
            noun: {value.id: value for value in [*unit[stamped].all(), *unit[stamped].deleted()]}
            for noun, stamped in nouns.ALL.items()
        }
        self._references = {noun: stamped.references for noun, stamped in nouns.ALL.items()}
        self._found: dict[tuple[str, int], str] = {}

    def of(self, noun: str, key: int) -> str:
        """The name of a record: its own, else what it joins."""
        place = (noun, key)
        if place not in self._found:
            self._found[place] = ""  # a record that refers to itself has no name from there
            value = self._values[noun].get(key)
            self._found[place] = "" if value is None else self._name(noun, value)
        return self._found[place]

    @staticmethod
    def columns(noun: str) -> Sequence[str]:
        """The columns that name a record."""
        stamped = nouns.ALL[noun]
        own = [name for name in _NAMES if name in stamped.value_columns][:1]
        columns = _LABELS.get(noun) or own or next(iter(stamped.units.values()))
        return [column for column in columns if column not in _TECHNICAL]

    def _name(self, noun: str, value: Any) -> str:
        words = (self.words(noun, column, getattr(value, column)) for column in self.columns(noun))
        text = (" of " if noun == "request" else ", ").join(filter(None, map(str, words)))
        return text if len(text) <= _LONGEST_NAME else f"{text[: _LONGEST_NAME - 1]}…"

    def words(self, noun: str, column: str, value: Any) -> str | float:
        """What a column holds, as somebody would say it; a number stays a number."""
        if value and (noun, column) in self._hidden:
            return "not shown"
        there = self._references[noun].get(column)
        if value is not None and there in nouns.ALL:
            return self.of(there, value)
        return str(value).replace("_", " ") if column == "field" else words_of(value)

    def content(self, noun: str, columns: Mapping[str, Any] | None, shown: list[str]) -> str | float:
        """The columns of a unit in words, each behind its name where there are several."""
        if columns is None:
            return ""
        words = {column: self.words(noun, column, columns[column]) for column in columns if column in shown}
        if len(words) == 1:
            return next(iter(words.values()))
        said = (f"{column.removesuffix('_id').replace('_', ' ')}: {as_text(text)}" for column, text in words.items())
        return "; ".join(said)


def _line(change: LoggedChange, names: _Names) -> ChangeInWords | None:
    """A change in words; None where it tells nothing to a person."""
    if change.kind in _NOT_TOLD:
        return None
    if change.noun == "entry":
        return _of_entry(change, names)
    is_made = change.noun == ""
    shown = [] if is_made else _shown(change, names)
    if not shown and not is_made:
        return None
    before, after = (names.content(change.noun, columns, shown) for columns in (change.before, change.after))
    if change.unit == "deleted":
        before, after = _WHERE[(change.before or {}).get("deleted")], _WHERE[change.after["deleted"]]
        after = "added" if change.before is None and not change.after["deleted"] else after
    return ChangeInWords(
        at=change.at,
        who=change.who,
        step=change.step,
        what=_what(change),
        noun=_NOUNS.get(change.noun) or change.noun.replace("_", " "),
        record="" if is_made else names.of(change.noun, change.keys[0]),
        area="",
        period="",
        part={"deleted": "record"}.get(change.unit) or change.unit.replace("_", " "),
        before=before,
        after=after,
        origin="",
    )


def _shown(change: LoggedChange, names: _Names) -> list[str]:
    """The columns that tell something: those that changed; of a new record those with something in them."""
    hidden = _TECHNICAL | _NOT_IN_WORDS.get(change.noun, set())
    columns = [column for column in change.after if column not in hidden]
    if change.before is not None:
        return [column for column in columns if change.before[column] != change.after[column]] or columns
    told = {"position", *names.columns(change.noun)}  # where it was put, and what its name says already
    return [
        column for column in columns if column == "deleted" or not (column in told or _is_blank(change.after[column]))
    ]


def _is_blank(value: Any) -> bool:
    return value is None or value is False or value == ""


_WHERE = {None: "", False: "here", True: "in the bin"}


def _of_entry(change: LoggedChange, names: _Names) -> ChangeInWords | None:
    measure, area, period = change.keys
    before, after = (entry_words(change.unit, columns) for columns in (change.before, change.after))
    if before == after:
        return None  # such as a value that was cleared where there had been none
    file = change.after.get("file_id")
    return ChangeInWords(
        at=change.at,
        who=change.who,
        step=change.step,
        what=_what(change),
        noun="entry",
        record=names.of("measure", measure),
        area=names.of("area", area),
        period=Period.from_key(period).label,
        part=change.unit,
        before=before,
        after=after,
        origin=", ".join((names.of("import_file", file), change.after["sheet"], change.after["cell"])) if file else "",
    )


def _what(change: LoggedChange) -> str:
    if change.undone and change.kind == "revert":
        # Taking back what took something back is what the window calls redo.
        return "Redo" if change.undone == "revert" else f"Undo: {_verb(change.undone)}"
    return _verb(change.kind)


def _verb(kind: str) -> str:
    return _WHAT.get(kind) or kind.replace("_", " ").capitalize()
