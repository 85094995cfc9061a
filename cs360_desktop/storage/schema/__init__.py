"""The schema's version and the numbered steps that lead to it. A released step is never edited."""

from collections.abc import Callable

from sqlalchemy import Connection

from cs360_desktop.storage import nouns, tables
from cs360_desktop.storage.stamped import metadata

APPLICATION_ID = 0x43533336
"""SQLite's application_id of a workspace: "CS36"."""


def create_everything(connection: Connection) -> None:
    """Step 1: every table of the product."""
    assert nouns.ALL, tables  # importing them is what declares the tables
    metadata.create_all(connection)


STEPS: tuple[Callable[[Connection], None], ...] = (create_everything,)
VERSION = len(STEPS)
"""The schema version this program writes, kept in SQLite's user_version."""
