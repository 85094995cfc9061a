"""Every document the app can make: one line each in `REPORTS`. The Reports page and `export` follow by themselves."""

import uuid
from collections.abc import Callable, Collection
from dataclasses import dataclass
from io import BytesIO, StringIO
from pathlib import Path

from cs360_desktop.domain.documents import CSV, XLSX, MadeFile
from cs360_desktop.domain.errors import UserError
from cs360_desktop.services.entry_lines import entry_lines
from cs360_desktop.services.session import Session


@dataclass(frozen=True, slots=True)
class Options:
    """How documents are made: in community form, in which language."""

    community: bool = False
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Report:
    """A kind of document: its name on the command line, its title, where it is listed, and how it is made.

    `build` gives no file where there is nothing to make it from, such as an agenda without a meeting.
    """

    kind: str
    title: str
    group: str
    build: Callable[[Session, Options], list[MadeFile]]


def _entries(session: Session, _options: Options) -> list[MadeFile]:
    from cs360_desktop.reporting import entries_csv, entries_workbook

    lines = entry_lines(session)
    text = StringIO(newline="")
    entries_csv.write_entries(lines, text)
    workbook = BytesIO()
    entries_workbook.write_entries(lines, workbook)
    return [
        # The byte order mark makes Excel on Windows read UTF-8 as what it is.
        MadeFile("Entries.csv", CSV, text.getvalue().encode("utf-8-sig")),
        MadeFile("Entries.xlsx", XLSX, workbook.getvalue()),
    ]


REPORTS: tuple[Report, ...] = (Report("entries", "All entries", "Numbers", _entries),)

TO_COME = (
    "template",
    "definitions",
    "scorecard",
    "compstat",
    "problem",
    "worksheet",
    "process",
    "stakeholders",
    "notice",
    "sign-in",
    "minutes",
    "actions",
    "packet",
    "blank-form",
    "letter",
    "ics",
    "eml",
    "history",
)
"""Kinds of product.md §10 that this version does not make yet."""


def chosen(only: Collection[str]) -> list[Report]:
    """The reports of some kinds, all of them when none is named.

    Raises:
        UserError: a kind is unknown, or not made by this version yet.
    """
    made = {report.kind: report for report in REPORTS}
    for kind in only:
        if kind in TO_COME:
            raise UserError(
                f"“{kind}” is not made by this version yet, so nothing was written. Made: {', '.join(made)}."
            )
        if kind not in made:
            raise UserError(f"There is no document “{kind}”, so nothing was written. Made: {', '.join(made)}.")
    return [report for report in REPORTS if not only or report.kind in only]


def export(session: Session, folder: Path, reports: Collection[Report], options: Options) -> list[Path]:
    """Make documents and write them into a folder; each file is whole or not there.

    Raises:
        UserError: the folder cannot be made or written.
    """
    files = [file for report in reports for file in report.build(session, options)]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return [_write(folder / file.name, file.content) for file in files]
    except OSError as error:
        raise UserError(
            f"The folder “{folder}” cannot be written, so the documents were not all saved. Choose another folder, "
            "or close a document that is still open there.",
            detail=str(error),
        ) from error


def save(made: MadeFile, path: Path) -> Path:
    """Write one document to the place the user chose; it is whole or not there.

    Raises:
        UserError: the place cannot be written.
    """
    try:
        return _write(path, made.content)
    except OSError as error:
        raise UserError(
            f"“{path.name}” was not saved, because {path.parent} cannot be written or the file is open elsewhere. "
            "Your data are as they were. Choose another place, or close the document.",
            detail=str(error),
        ) from error


def _write(path: Path, content: bytes) -> Path:
    draft = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}")
    try:
        draft.write_bytes(content)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return path
