"""Every document the app can make: one line each in `REPORTS`. The Reports page and `export` follow by themselves."""

import hashlib
import uuid
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO, StringIO
from pathlib import Path

from cs360_desktop.domain.changes import Receipt
from cs360_desktop.domain.documents import CSV, XLSX, MadeFile, ReportExport
from cs360_desktop.domain.errors import UserError
from cs360_desktop.services.agendas import agenda_pdf
from cs360_desktop.services.baseline_document import baseline_pdf
from cs360_desktop.services.compstat_document import compstat_pdf
from cs360_desktop.services.definitions_document import definitions_pdf
from cs360_desktop.services.entry_files import entries_excel, entries_text
from cs360_desktop.services.history import history_lines
from cs360_desktop.services.interview_guide_document import interview_guide_pdf
from cs360_desktop.services.meetings import next_meeting
from cs360_desktop.services.metrics import active_measures
from cs360_desktop.services.problem_document import problem_pdfs
from cs360_desktop.services.problems import list_problems
from cs360_desktop.services.process_document import process_pdf
from cs360_desktop.services.request_document import newest_request_pdf
from cs360_desktop.services.requests import RequestFile, keep_version
from cs360_desktop.services.scorecard_document import scorecard_excel, scorecard_pdf
from cs360_desktop.services.session import Session
from cs360_desktop.services.stakeholders_document import stakeholders_pdf
from cs360_desktop.services.template import EVERYTHING, TemplateChoice, template_workbook
from cs360_desktop.services.worksheet_document import blank_worksheet_pdf, worksheet_pdf
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import WorkUnit


@dataclass(frozen=True, slots=True)
class Options:
    """How documents are made: in community form, in which language; what the workbook to fill in shall hold.

    `measures` are those of the CompStat report, all active ones where None.
    """

    community: bool = False
    language: str = "en"
    template: TemplateChoice = EVERYTHING
    measures: frozenset[int] | None = None


def _always(_session: Session) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Report:
    """A kind of document: its name on the command line, its title, where it is listed, and how it is made.

    `build` gives no file where there is nothing to make it from, such as an agenda without a meeting; `is_ready` tells
    that beforehand, and `nothing` says so in a sentence. `files` says in words what comes out. Without `for_community`
    there is no community copy of it.
    """

    kind: str
    title: str
    group: str
    build: Callable[[Session, Options], Sequence[MadeFile]]
    files: str = "PDF"
    is_ready: Callable[[Session], bool] = _always
    nothing: str = ""
    for_community: bool = True

    def make(self, session: Session, options: Options) -> tuple[MadeFile, ...]:
        """The files, none where there is nothing to make them from."""
        if options.community and not self.for_community:
            return ()
        return tuple(self.build(session, options))


@dataclass(frozen=True, slots=True)
class Made:
    """What a report made: no files where there was nothing to make it from."""

    report: Report
    files: tuple[MadeFile, ...]


def _request(session: Session, options: Options) -> Sequence[MadeFile]:
    return newest_request_pdf(session, community=options.community, language=options.language)


def _has_request(session: Session) -> bool:
    with session.reading() as unit:
        return unit[nouns.requests].first() is not None


def _baseline(session: Session, options: Options) -> Sequence[MadeFile]:
    return [baseline_pdf(session, community=options.community, language=options.language)]


def _stakeholders(session: Session, options: Options) -> Sequence[MadeFile]:
    if not _has_stakeholders(session):
        return []
    return [stakeholders_pdf(session, community=options.community, language=options.language)]


def _has_stakeholders(session: Session) -> bool:
    with session.reading() as unit:
        return unit[nouns.stakeholders].first() is not None


def _interview_guide(session: Session, options: Options) -> Sequence[MadeFile]:
    return [interview_guide_pdf(session, language=options.language)]


def _agenda(session: Session, options: Options) -> Sequence[MadeFile]:
    line = next_meeting(session)
    if line is None:
        return []
    return [agenda_pdf(session, line.meeting.id, community=options.community, language=options.language)]


def _has_meeting(session: Session) -> bool:
    return next_meeting(session) is not None


def _entries(session: Session, _options: Options) -> list[MadeFile]:
    return [entries_text(session), entries_excel(session)]


def _history(session: Session, _options: Options) -> list[MadeFile]:
    from cs360_desktop.reporting.history_workbook import write_history

    workbook, text = BytesIO(), StringIO(newline="")
    write_history(history_lines(session), workbook, text)
    return [
        MadeFile("History of changes.csv", CSV, text.getvalue().encode("utf-8-sig")),
        MadeFile("History of changes.xlsx", XLSX, workbook.getvalue()),
    ]


def _definitions(session: Session, options: Options) -> list[MadeFile]:
    if not _has_measures(session):
        return []
    return [definitions_pdf(session, community=options.community, language=options.language)]


def _has_measures(session: Session) -> bool:
    return bool(active_measures(session))


def _scorecard(session: Session, options: Options) -> list[MadeFile]:
    if not _has_measures(session):
        return []
    printed = scorecard_pdf(session, community=options.community, language=options.language)
    return [printed, scorecard_excel(session, community=options.community)]


def _compstat(session: Session, options: Options) -> list[MadeFile]:
    if not _has_measures(session):
        return []
    chosen = options.measures
    return [compstat_pdf(session, measures=chosen, community=options.community, language=options.language)]


def _process(session: Session, options: Options) -> list[MadeFile]:
    return [process_pdf(session, language=options.language)]


def _worksheet(session: Session, options: Options) -> list[MadeFile]:
    if not _has_candidates(session):
        return []
    return [worksheet_pdf(session, language=options.language), blank_worksheet_pdf(session, language=options.language)]


def _has_candidates(session: Session) -> bool:
    with session.reading() as unit:
        return unit[nouns.candidates].first() is not None


def _template(session: Session, options: Options) -> list[MadeFile]:
    is_chosen = options.template.measure_ids is not None
    return [template_workbook(session, options.template)] if is_chosen or _has_measures(session) else []


def _problems(session: Session, options: Options) -> list[MadeFile]:
    return problem_pdfs(session, community=options.community, language=options.language)


def _has_problem(session: Session) -> bool:
    return bool(list_problems(session))


MEETING, NUMBERS, PROGRAM = "For the next meeting", "Numbers", "Program"
"""Groups of documents, as the Reports page lists them."""

REPORTS: tuple[Report, ...] = (
    Report("agenda", "Agenda", MEETING, _agenda, is_ready=_has_meeting, nothing="No meeting is planned."),
    Report("entries", "All entries", NUMBERS, _entries, "Excel and CSV", for_community=False),
    Report(
        "template",
        "Workbook to fill in",
        NUMBERS,
        _template,
        "Excel",
        is_ready=_has_measures,
        nothing="No measure is in use yet.",
        for_community=False,
    ),
    Report(
        "definitions",
        "Definitions of your measures",
        NUMBERS,
        _definitions,
        is_ready=_has_measures,
        nothing="No measure is in use yet.",
    ),
    Report(
        "scorecard",
        "Scorecard",
        NUMBERS,
        _scorecard,
        "PDF and Excel",
        is_ready=_has_measures,
        nothing="No measure is in use yet.",
    ),
    Report(
        "compstat",
        "CompStat report",
        NUMBERS,
        _compstat,
        is_ready=_has_measures,
        nothing="No measure is in use yet.",
    ),
    Report("baseline", "Baseline record", PROGRAM, _baseline),
    Report("process", "Process map", PROGRAM, _process, for_community=False),
    Report(
        "worksheet",
        "Priority worksheet",
        PROGRAM,
        _worksheet,
        is_ready=_has_candidates,
        nothing="No candidate is on the worksheet yet.",
        for_community=False,
    ),
    Report(
        "problem",
        "Problem reports",
        PROGRAM,
        _problems,
        is_ready=_has_problem,
        nothing="No problem file has been opened yet.",
    ),
    Report(
        "request",
        "TTA request",
        PROGRAM,
        _request,
        is_ready=_has_request,
        nothing="No TTA request has been begun yet.",
    ),
    Report(
        "stakeholders",
        "Community map",
        PROGRAM,
        _stakeholders,
        is_ready=_has_stakeholders,
        nothing="Nobody is on the community map yet.",
    ),
    Report("interview-guide", "Interview guide", PROGRAM, _interview_guide),
    Report("history", "History of changes", PROGRAM, _history, "Excel and CSV", for_community=False),
)

TO_COME = {
    "notice": "Public notice",
    "sign-in": "Sign-in sheet by group",
    "minutes": "Minutes",
    "actions": "Action list",
    "packet": "Meeting packet",
    "blank-form": "Blank TTA request form",
    "letter": "Letter of support",
    "ics": "Calendar file",
    "eml": "E-mail draft",
}
"""Kinds of product.md §10 that this version does not make yet, each with its title."""


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
    files = [file for each in made for file in each.files]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return [write_whole(_place(folder / file.name, replace=replace), file.content) for file in files]
    except OSError as error:
        raise UserError(
            f"The folder “{folder}” cannot be written, so the documents were not all saved. Choose another folder, "
            "or close a document that is still open there.",
            detail=str(error),
        ) from error


def record(session: Session, made: Collection[Made]) -> Receipt:
    """Note that documents were exported now; a TTA request among them is kept as a version."""
    with session.change("record_exports") as unit:
        for each in made:
            if each.files:
                _note(unit, each.report.kind, each.files)
    return unit.receipt


def record_file(session: Session, kind: str, file: MadeFile) -> Receipt:
    """Note that one document of a kind was saved now, somewhere else than from the Reports page."""
    with session.change("record_export") as unit:
        _note(unit, kind, [file])
    return unit.receipt


def _note(unit: WorkUnit, kind: str, files: Sequence[MadeFile]) -> None:
    for file in files:
        if isinstance(file, RequestFile):
            keep_version(unit, file)
    digest = hashlib.sha256(b"".join(hashlib.sha256(file.content).digest() for file in files)).hexdigest()
    now = datetime.now().replace(microsecond=0)  # noqa: DTZ005  shown to her as the clock on her wall
    unit[nouns.report_exports].add(ReportExport(kind, 0, digest, now))


def last_exports(session: Session) -> dict[str, datetime]:
    """When each kind of document was last exported; kinds that never were are not in it."""
    with session.reading() as unit:
        found = {export.kind: export.exported_at for export in unit[nouns.report_exports].all("exported_at")}
        kept = [export.exported_at for export in unit[nouns.request_exports].all()]
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
            f"“{path.name}” was not saved, because {path.parent} cannot be written or the file is open elsewhere. "
            "Your data are as they were. Choose another place, or close the document.",
            detail=str(error),
        ) from error


def write_whole(path: Path, content: bytes) -> Path:
    """Write a file whole or not at all, in place of one that lies there."""
    draft = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}")
    try:
        draft.write_bytes(content)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return path


def _place(path: Path, *, replace: bool) -> Path:
    """The path itself, or if nothing may be replaced the first one that is free: `Agenda (2).pdf`."""
    return path if replace else next(free for free in _numbered(path) if not free.exists())


def _numbered(path: Path) -> Iterator[Path]:
    yield path
    number = 2
    while True:
        yield path.with_name(f"{path.stem} ({number}){path.suffix}")
        number += 1
