"""Bring an older workspace up to date: numbered steps on a verified copy, which replaces the file in the end."""

import itertools
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Connection

from cs360_desktop.domain.errors import UserError
from cs360_desktop.storage import media
from cs360_desktop.storage.connections import fold_log_back, make_engine
from cs360_desktop.storage.failures import plain_failures
from cs360_desktop.storage.schema import Step


def upgrade(file: Path, version: int, steps: Sequence[Step]) -> Path:
    """Upgrade a workspace that nobody has open; whatever fails leaves it as it was.

    Args:
        file: the workspace.
        version: the version it has.
        steps: the steps from version 1 to 2, from 2 to 3, and so on.

    Returns:
        The copy of the file as it was, which stays beside it.

    Raises:
        UserError: it is damaged, or there is no room for the copies.
    """
    draft = file.with_name(f".{file.name}.upgrade")
    log = Path(f"{draft}-journal")
    before = _free_name(file, version)
    try:
        log.unlink(missing_ok=True)  # left by a program that was killed here, it would undo what the steps do now
        with plain_failures(file, opening=True):
            fold_log_back(file)
            shutil.copyfile(file, draft)
            _run(draft, file.name, version, steps)
        _sync(draft)
        shutil.copyfile(file, before)
        _sync(before)
        draft.replace(file)
    except OSError as error:
        before.unlink(missing_ok=True)
        raise UserError(
            f"“{file.name}” was made by an older version and could not be brought up to date: there is no room for "
            "a copy beside it, or its folder cannot be written. It was not changed. Free some space, then try again.",
            detail=str(error),
        ) from error
    finally:
        for left in (draft, log):
            left.unlink(missing_ok=True)
    media.sync_folder(file.parent)
    return before


def _run(draft: Path, name: str, version: int, steps: Sequence[Step]) -> None:
    engine = make_engine(draft, "rw")
    try:
        with engine.connect() as connection:
            with connection.begin():
                _refuse_damaged(connection, name)
            # Tables are rebuilt by making a new one, which would take what refers to the old one away.
            driver = connection.connection.driver_connection
            assert driver is not None
            driver.execute("PRAGMA foreign_keys=OFF")  # takes no effect inside a transaction
            for number, step in enumerate(steps[version - 1 :], version + 1):
                with connection.begin():
                    step(connection)
                    connection.exec_driver_sql(f"PRAGMA user_version={number}")
            with connection.begin():
                broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
                found = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar_one()
            if broken or found != "ok":
                raise RuntimeError(f"the upgrade from schema {version} broke references {broken[:3]} or pages: {found}")
    finally:
        engine.dispose()


def _refuse_damaged(connection: Connection, name: str) -> None:
    if connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar_one() != "ok":
        raise UserError(
            f"“{name}” is damaged, so it was not brought up to date or changed. Open the newest good backup."
        )


def _free_name(file: Path, version: int) -> Path:
    for number in itertools.count(1):
        again = f", {number}" if number > 1 else ""
        free = file.with_name(f"{file.stem} (before update {version + 1}{again}){file.suffix}")
        if not free.exists():
            return free
    raise AssertionError


def _sync(file: Path) -> None:
    with file.open("rb+") as content:
        os.fsync(content.fileno())
