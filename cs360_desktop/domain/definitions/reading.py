"""Reads tables of a definition file into frozen dataclasses; the dataclass is the schema.

A field without a default must be in the file, a name that is no field is a fault, and text that is given is never
empty. Enums are written as their value where that is text (`per-period-only`), else as their lower-case name (`month`).
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from difflib import get_close_matches
from enum import Enum
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin, get_type_hints

from cs360_desktop.domain.errors import DefinitionError

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T", bound="DataclassInstance")

_WORDS = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fault is: file and entry, such as `measures-1.toml` and `1.07`."""

    file: str
    entry: str = "(file)"

    def fault(self, field: str, problem: str) -> DefinitionError:
        """Name this place in an error to raise."""
        return DefinitionError(self.file, self.entry, field, problem)

    def inside(self, entry: str) -> "Place":
        """Name an entry within this one."""
        return Place(self.file, entry if self.entry == "(file)" else f"{self.entry} › {entry}")


def read_document(kind: type[T], document: Mapping[str, object], file: str) -> T:
    """Read a whole file whose top-level keys are the fields of `kind`.

    Raises:
        DefinitionError: missing or unknown field, wrong type, unknown word; names file, entry and field.
    """
    return _read_table(kind, document, Place(file))


def require_unique(keys: Iterable[tuple[Place, str, Hashable]]) -> None:
    """Refuse a key that an earlier entry has; each is given with its place and the name of its field."""
    seen: dict[Hashable, Place] = {}
    for place, field, key in keys:
        if key in seen:
            raise place.fault(field, f"{key} is already taken in {seen[key].file}")
        seen[key] = place


def unknown_word(word: object, known: Iterable[str]) -> str:
    """Say that a word is not among the known ones, with the likely one or the whole list."""
    words = sorted(known)
    close = get_close_matches(str(word), words, n=1)
    return f"{word!r} is unknown; " + (f"did you mean {close[0]!r}?" if close else f"known: {', '.join(words)}")


def _read_table(kind: type[T], table: object, place: Place) -> T:
    if not isinstance(table, Mapping):
        raise place.fault("(entry)", f"must be a table, is {table!r}")
    schema = _schema(kind)
    values: dict[str, Any] = {}
    for name, written in table.items():
        if name not in schema:
            raise place.fault(name, unknown_word(name, schema))
        values[name] = _read_value(schema[name].type, written, place, name)
    for name, field in schema.items():
        if field.required and name not in values:
            raise place.fault(name, "is missing")
    return kind(**values)


def _read_value(kind: Any, written: object, place: Place, name: str) -> object:
    if isinstance(kind, UnionType):  # `X | None`: what is given is an X, None means not given
        kind = get_args(kind)[0]
    if get_origin(kind) is tuple:
        return _read_list(get_args(kind)[0], written, place, name)
    if isinstance(kind, type) and is_dataclass(kind):
        return _read_table(kind, written, place.inside(name))
    if issubclass(kind, Enum):
        words = _words(kind)
        if not isinstance(written, str) or written not in words:
            raise place.fault(name, unknown_word(written, words))
        return words[written]
    if kind is float and type(written) is int:
        return float(written)
    if type(written) is not kind:
        raise place.fault(name, f"must be {_WORDS[kind]}, is {written!r}")
    if isinstance(written, str) and not written.strip():
        raise place.fault(name, "must not be empty")
    return written


def _read_list(kind: Any, written: object, place: Place, name: str) -> tuple[object, ...]:
    if not isinstance(written, list) or not written:
        raise place.fault(name, f"must be a list with something in it, is {written!r}")
    if not (isinstance(kind, type) and is_dataclass(kind)):
        return tuple(_read_value(kind, part, place, name) for part in written)
    return tuple(
        _read_table(kind, part, place.inside(_entry_name(part, name, number)))
        for number, part in enumerate(written, start=1)
    )


def _entry_name(table: object, field: str, number: int) -> str:
    """Call an entry what its author calls it, else by its number in the list."""
    if isinstance(table, Mapping):
        for key in ("code", "id"):
            if isinstance(table.get(key), str) and table[key]:
                return str(table[key])
    return f"{field} {number}"


@dataclass(frozen=True, slots=True)
class _Field:
    type: Any
    required: bool


@cache
def _schema(kind: type[Any]) -> dict[str, _Field]:
    hints = get_type_hints(kind)
    return {
        field.name: _Field(hints[field.name], field.default is MISSING and field.default_factory is MISSING)
        for field in fields(kind)
    }


@cache
def _words(kind: type[Enum]) -> dict[str, Enum]:
    return {
        member.value if isinstance(member.value, str) else member.name.lower().replace("_", "-"): member
        for member in kind
    }
