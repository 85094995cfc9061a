"""Read and write many rows at once: as plain tuples, which costs a third of rows with names."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any

from sqlalchemy import Connection, Dialect, Insert, Select


def read_many(connection: Connection, query: Select[Any]) -> Iterator[list[tuple[Any, ...]]]:
    """Yield the rows of a query by thousands, as the database holds them: their types convert nothing here."""
    result = connection.execute(query)
    assert result.cursor is not None
    while rows := result.cursor.fetchmany(_READ_AT_ONCE):
        yield list(rows)
    result.close()


def put_many(
    connection: Connection, statement: Insert, names: tuple[str, ...], rows: Sequence[tuple[Any, ...]], conflict: str
) -> None:
    """Insert rows, or do as `conflict` says with those whose key is there; many with each statement.

    Args:
        connection: inside a transaction.
        statement: a constant of its module: what it compiles to is remembered.
        names: its parameters in the order in which it uses them.
        rows: what the parameters are, as the database holds it: the types of the columns convert nothing here.
        conflict: from `or_update`.
    """
    # Plain `INSERT … VALUES (…), (…)`, which every database has.
    head, values, _ = _sql(statement, names, connection.dialect).rpartition(" VALUES ")
    _by_groups(connection, (f"{head}{values}", conflict), rows)


def insert_selected(
    connection: Connection,
    statement: Insert,
    names: tuple[str, ...],
    first: tuple[Any, ...],
    *,
    key: tuple[str, ...],
    keys: Sequence[tuple[Any, ...]],
) -> None:
    """Insert what a query finds under some keys; the rows themselves never leave the database.

    Args:
        connection: inside a transaction.
        statement: `INSERT … SELECT …` of one table with a condition; a constant of its module.
        names: its parameters in the order in which it uses them.
        first: their values.
        key: the columns that make up the key.
        keys: which ones are wanted, in the order of the table.
    """
    head = f"{_sql(statement, names, connection.dialect)} AND ({', '.join(key)}) IN (VALUES "
    _by_groups(connection, (head, ")"), keys, first)


def or_update(key: tuple[str, ...], columns: tuple[str, ...]) -> str:
    """What `put_many` does with a row that is there, as SQLite and PostgreSQL write it: set these columns."""
    return f" ON CONFLICT ({', '.join(key)}) DO UPDATE SET {', '.join(f'{each} = excluded.{each}' for each in columns)}"


def _by_groups(
    connection: Connection, around: tuple[str, str], rows: Sequence[tuple[Any, ...]], first: tuple[Any, ...] = ()
) -> None:
    """Execute a statement for groups of rows, and once for each of the last few."""
    if not rows:
        return
    head, tail = around
    marks = f"({', '.join('?' * len(rows[0]))})"
    whole = len(rows) - len(rows) % _AT_ONCE
    if whole:
        sql = f"{head}{', '.join([marks] * _AT_ONCE)}{tail}"
        groups = range(0, whole, _AT_ONCE)
        connection.exec_driver_sql(sql, [(*first, *chain.from_iterable(rows[at : at + _AT_ONCE])) for at in groups])
    if whole < len(rows):
        connection.exec_driver_sql(f"{head}{marks}{tail}", [(*first, *row) for row in rows[whole:]])


_AT_ONCE = 50
_READ_AT_ONCE = 2_000


@lru_cache(maxsize=32)
def _sql(statement: Insert, names: tuple[str, ...], dialect: Dialect) -> str:
    compiled = statement.compile(dialect=dialect, column_keys=names)
    assert tuple(compiled.positiontup or ()) == names, compiled.positiontup
    return str(compiled)
