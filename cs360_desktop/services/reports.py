"""Every document the app can make, and writing them: the Reports page and `export` follow this registry."""

import hashlib
from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from cs360_desktop.domain.changes import Receipt
from cs360_desktop.domain.documents import CSV, PDF, MadeFile, ReportExport
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.requests import Request
from cs360_desktop.services.bundle_reports import BUNDLE_REPORTS
from cs360_desktop.services.report_kinds import Made, Options, Report
from cs360_desktop.services.request_document import has_changed_since as request_has_changed
from cs360_desktop.services.requests import RequestFile, keep_version, list_requests
from cs360_desktop.services.session import Session
from cs360_desktop.services.single_reports import SINGLE_REPORTS
from cs360_desktop.services.whole_files import place_for, why_not_written, write_whole
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit, WorkUnit

REPORTS: tuple[Report, ...] = (*SINGLE_REPORTS, *BUNDLE_REPORTS)
"""In the order of the Reports page; a new document is one line in the tuple of its group."""


def chosen(only: Collection[str]) -> list[Report]:
    """The reports of some kinds, all of them when none is named.

    Raises:
        UserError: a kind is unknown.
    """
    made = {report.kind: report for report in REPORTS}
    for kind in only:
        if kind not in made:
            raise UserError(f"There is no document “{kind}”, so nothing was written. Made: {', '.join(made)}.")
    return [report for report in REPORTS if not only or report.kind in only]


def make(session: Session, reports: Collection[Report], options: Options) -> list[Made]:
    """Make documents, without writing them anywhere."""
    return [Made(report, report.make(session, options)) for report in reports]


def export(session: Session, folder: Path, reports: Collection[Report], options: Options) -> list[Path]:
    """Make documents and write them into a folder in the place of older ones; each file is whole or not there.

    Raises:
        UserError: the folder cannot be made or written.
    """
    return write(make(session, reports, options), folder)


def write(made: Collection[Made], folder: Path, *, replace: bool = True) -> list[Path]:
    """Write what was made into a folder; what may not be replaced gets a number behind its name.

    Raises:
        UserError: the folder cannot be made or written.
    """
    return write_files([file for each in made for file in each.files], folder, replace=replace)


def write_files(files: Sequence[MadeFile], folder: Path, *, replace: bool = False) -> list[Path]:
    """Write files into a folder; see `write`."""
    longest = max((file.name for file in files), key=len, default="")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return [write_whole(place_for(folder / file.name, replace=replace), file.content) for file in files]
    except OSError as error:
        raise UserError(
            f"The folder “{folder}” cannot be written, so the documents were not all saved. "
            f"{why_not_written(folder / longest, error)}",
            detail=str(error),
        ) from error


def record(session: Session, made: Collection[Made], options: Options | None = None) -> Receipt:
    """Note that documents were exported now; a TTA request among them is kept as a version.

    With the options they were made by, `has_changed_since` can tell later whether they would come out as they did.
    """
    with session.change("record_exports") as unit:
        for each in made:
            if each.files:
                subject = newest_request(unit) if each.report.of_request else None
                made_as = "" if options is None else options.written()
                _note(unit, each.report.kind, each.files, made_as, subject.id if subject else 0)
    return unit.receipt


def record_file(session: Session, kind: str, file: MadeFile) -> Receipt:
    """Note that one document of a kind was saved now, somewhere else than from the Reports page."""
    with session.change("record_export") as unit:
        _note(unit, kind, [file])
    return unit.receipt


def record_of_request(
    session: Session, kind: str, request_id: int, files: Sequence[MadeFile], options: Options | None = None
) -> Receipt:
    """Note that a document of a kind was made of one request now, from its own page."""
    with session.change("record_export") as unit:
        _note(unit, kind, files, "" if options is None else options.written(), request_id)
    return unit.receipt


def _note(unit: WorkUnit, kind: str, files: Sequence[MadeFile], made_as: str = "", subject_id: int = 0) -> None:
    for file in files:
        if isinstance(file, RequestFile):
            keep_version(unit, file)
    now = datetime.now().replace(microsecond=0)  # noqa: DTZ005  shown to her as the clock on her wall
    unit[nouns.report_exports].add(ReportExport(kind, subject_id, _digest(files), now, made_as))


def _digest(files: Sequence[MadeFile]) -> str:
    """The digest of what was made; of workbooks beside a PDF or text it is not asked, they hold the time of writing."""
    files = [file for file in files if file.media_type in {PDF, CSV}] or files
    return hashlib.sha256(b"".join(hashlib.sha256(file.content).digest() for file in files)).hexdigest()


def newest_request(unit: ReadUnit) -> Request | None:
    """The request that documents are made of here."""
    return next(reversed(unit[nouns.requests].all("year", "number")), None)


def last_export(session: Session, report: Report) -> ReportExport | None:
    """The newest export of a document as it is made here, of another request is none."""
    with session.reading() as unit:
        return max(_exports_of(unit, report), key=lambda each: (each.exported_at, each.id), default=None)


def _exports_of(unit: ReadUnit, report: Report) -> list[ReportExport]:
    found = unit[nouns.report_exports].all(kind=report.kind)
    if not report.of_request:
        return found
    about = {each.id for each in [newest_request(unit)] if each is not None}
    if len(unit[nouns.requests].all()) == 1:
        about.add(0)  # noted before it was said of which request
    return [each for each in found if each.subject_id in about]


def ask_whether_changed(session: Session, report: Report) -> tuple[int, Callable[[], bool | None]] | None:
    """Which export of a kind of document the newest is, and the work that tells whether it moved on since.

    A request is compared with the version that is kept; None where nothing was exported.
    """
    if report.kind == "request":
        lines = list_requests(session)
        kept = lines[0].last_export if lines else None
        return None if kept is None else (kept.id, partial(request_has_changed, session, kept))
    export = last_export(session, report)
    return None if export is None else (export.id, partial(has_changed_since, session, report, export))


def has_changed_since(session: Session, report: Report, export: ReportExport) -> bool | None:
    """Whether a document says something else now than when it was exported; None where that cannot be told.

    It is made again as on the day of the export, so that a new date alone is no change.
    """
    if not export.made_as or not report.is_comparable:
        return None
    day = min(export.exported_at.date(), session.today())
    then = Session(session.workspace, session.who, lambda: day)
    return _digest(report.make(then, Options.read(export.made_as))) != export.digest


def last_exports(session: Session) -> dict[str, datetime]:
    """When each kind of document was last exported; kinds that never were are not in it.

    Of what is made of a request, when it was made of the newest: that is the one the documents are about.
    """
    with session.reading() as unit:
        found = {
            report.kind: max(export.exported_at for export in exports)
            for report in REPORTS
            if report.kind != "request" and (exports := _exports_of(unit, report))
        }
        newest = newest_request(unit)
        kept = [each.exported_at for each in unit[nouns.request_exports].all(request_id=newest.id)] if newest else []
    return found | ({"request": max(kept)} if kept else {})


def save(made: MadeFile, path: Path) -> Path:
    """Write one document to the place the user chose; it is whole or not there.

    Raises:
        UserError: the place cannot be written.
    """
    try:
        return write_whole(path, made.content)
    except OSError as error:
        raise UserError(
            f"“{path.name}” was not saved in {path.parent}; your data are as they were. {why_not_written(path, error)}",
            detail=str(error),
        ) from error
