"""The schema's version and the numbered steps that lead to it. A released step is never edited."""

from collections.abc import Callable

from sqlalchemy import Connection

from cs360_desktop.storage import nouns, tables
from cs360_desktop.storage.stamped import metadata

APPLICATION_ID = 0x43533336
"""SQLite's application_id of a workspace: "CS36"."""

Step = Callable[[Connection], object]

UPGRADES: tuple[Step, ...] = ()
"""The steps from version 1 to 2, from 2 to 3, and so on; each as it was released, whatever the tables look like now."""

VERSION = 1 + len(UPGRADES)
"""The schema version this program writes, kept in SQLite's user_version."""


def create_everything(connection: Connection) -> None:
    """Make every table of the product as this version knows it."""
    assert nouns.ALL, tables  # importing them is what declares the tables
    metadata.create_all(connection)
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version={VERSION}")
