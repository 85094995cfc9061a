"""Tables whose rows know, for each unit that can conflict as a whole, which batch set it (design.md §4).

A *unit* is a group of columns that is always replaced together. Next to its columns stands `<unit>_batch`, the stamp.
`deleted` is one more unit of every table: rows never vanish.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import Boolean, Column, Dialect, ForeignKey, Integer, LargeBinary, MetaData, Table

V = TypeVar("V")

metadata = MetaData()


@dataclass(frozen=True)
class Stamped(Generic[V]):
    """A stamped table, the value its rows become, and which columns make up each unit."""

    table: Table
    value_type: type[V]
    units: Mapping[str, tuple[str, ...]]

    @property
    def noun(self) -> str:
        """The name under which changes, history and documents know these rows."""
        return self.table.name

    @property
    def value_columns(self) -> list[str]:
        """Columns that are fields of the value, `id` included."""
        return ["id", *(column for unit, columns in self.units.items() if unit != "deleted" for column in columns)]

    @property
    def references(self) -> dict[str, str]:
        """The table that each column which refers to a row of another (or its own) refers to."""
        return {column.name: key.column.table.name for column in self.table.c for key in column.foreign_keys}

    def unit_of(self, column: str) -> str:
        """The unit a column belongs to."""
        return next(unit for unit, columns in self.units.items() if column in columns)

    def to_storage(self, unit: str, values: Mapping[str, Any], dialect: Dialect) -> dict[str, Any]:
        """Turn the values of a unit into what the database holds, for `past`."""
        return {name: _convert(self.table.c[name], "bind", values[name], dialect) for name in self.units[unit]}

    def from_storage(self, unit: str, content: Mapping[str, Any], dialect: Dialect) -> dict[str, Any]:
        """Turn what `past` kept back into values."""
        return {name: _convert(self.table.c[name], "result", content[name], dialect) for name in self.units[unit]}


def _convert(column: Column[Any], way: str, value: Any, dialect: Dialect) -> Any:
    kind = column.type.dialect_impl(dialect)
    processor = kind.bind_processor(dialect) if way == "bind" else kind.result_processor(dialect, None)
    return value if processor is None or value is None else processor(value)


def stamp(unit: str) -> Column[Any]:
    """The column that holds the batch which set a unit."""
    return Column(f"{unit}_batch", Integer, ForeignKey("batch.id"), nullable=False)


def stamped(
    noun: str, value_type: type[V], units: Mapping[str, Sequence[Column[Any]]], *constraints: Any
) -> Stamped[V]:
    """Declare a stamped table with integer key inside and 16-byte `uid` outside.

    Args:
        noun: table name; the same noun names the module and the changes.
        value_type: frozen dataclass with one field for each column of each unit, and `id`.
        units: unit name → its columns.
        constraints: further indexes and constraints.
    """
    columns: list[Column[Any]] = [
        Column("id", Integer, primary_key=True),
        Column("uid", LargeBinary(16), nullable=False, unique=True),
    ]
    for unit, unit_columns in units.items():
        columns += [*unit_columns, stamp(unit)]
    columns += [Column("deleted", Boolean, nullable=False, default=False), stamp("deleted")]
    table = Table(noun, metadata, *columns, *constraints)
    names = {unit: tuple(column.name for column in unit_columns) for unit, unit_columns in units.items()}
    return Stamped(table, value_type, {**names, "deleted": ("deleted",)})
