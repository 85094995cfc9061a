"""Read and write many rows at once: as plain tuples, which costs a third of rows with names."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from typing import Any

from sqlalchemy import Connection, Dialect, Insert, Select, Update


def read_many(connection: Connection, query: Select[Any]) -> list[tuple[Any, ...]]:
    """The rows of a query as the database holds them: the types of the columns convert nothing here."""
    result = connection.execute(query)
    assert result.cursor is not None
    rows: list[tuple[Any, ...]] = list(result.cursor.fetchall())
    result.close()
    return rows


def write_many(
    connection: Connection, statement: Insert | Update, names: tuple[str, ...], rows: Sequence[tuple[Any, ...]]
) -> None:
    """Execute a statement once for each row.

    Args:
        connection: inside a transaction.
        statement: a constant of its module: what it compiles to is remembered.
        names: its parameters in the order in which it uses them.
        rows: what the parameters are, as the database holds it: the types of the columns convert nothing here.
    """
    if rows:
        connection.exec_driver_sql(_sql(statement, names, connection.dialect), list(rows))


def insert_many(
    connection: Connection, statement: Insert, names: tuple[str, ...], rows: Sequence[tuple[Any, ...]]
) -> None:
    """Insert rows, many with each statement: that saves a third of the time. Arguments as for `write_many`."""
    whole = len(rows) - len(rows) % _AT_ONCE
    if whole:
        # Plain `INSERT … VALUES (…), (…)`, which every database has.
        head, values, marks = _sql(statement, names, connection.dialect).rpartition(" VALUES ")
        sql = f"{head}{values}{', '.join([marks] * _AT_ONCE)}"
        groups = range(0, whole, _AT_ONCE)
        connection.exec_driver_sql(sql, [(*chain.from_iterable(rows[at : at + _AT_ONCE]),) for at in groups])
    write_many(connection, statement, names, rows[whole:])


_AT_ONCE = 50


@lru_cache(maxsize=32)
def _sql(statement: Insert | Update, names: tuple[str, ...], dialect: Dialect) -> str:
    compiled = statement.compile(dialect=dialect, column_keys=names)
    assert tuple(compiled.positiontup or ()) == names, compiled.positiontup
    return str(compiled)
