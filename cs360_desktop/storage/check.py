"""Whether a workspace is whole: the database, its references, and the files stored in it."""

import hashlib
from collections.abc import Iterator

from sqlalchemy import func, select

from cs360_desktop.storage import nouns
from cs360_desktop.storage.tables import batch, document, past, past_value
from cs360_desktop.storage.units import ReadUnit


def faults(unit: ReadUnit) -> Iterator[str]:
    """Yield every fault as a sentence; nothing when all is well."""
    connection = unit.connection
    for (message,) in connection.exec_driver_sql("PRAGMA integrity_check(20)"):
        if message != "ok":
            yield f"The database reports: {message}."
    for table, row, other, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        which = "A row" if row is None else f"Row {row}"  # rows of a clustered table have no number
        yield f"{which} of {table} refers to a row of {other} that is not there."
    for name, digest, content in connection.execute(select(document.c.name, document.c.sha256, document.c.content)):
        if hashlib.sha256(content).hexdigest() != digest:
            yield f"The stored file “{name}” is not what was stored."


def schema_version(unit: ReadUnit) -> int:
    """The version of the file's schema."""
    return int(unit.connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def counts(unit: ReadUnit) -> dict[str, int]:
    """How many living rows each noun has, with entries, past values and batches."""
    found = {"entry": unit.entries.count()}
    for noun, stamped in nouns.ALL.items():
        query = select(func.count()).select_from(stamped.table).where(stamped.table.c.deleted.is_(False))
        found[noun] = unit.connection.execute(query).scalar_one()
    for table in (past, past_value, batch, document):
        found[table.name] = unit.connection.execute(select(func.count()).select_from(table)).scalar_one()
    found[past.name] += found.pop(past_value.name)
    return found
