"""Documents of the program itself, from the baseline to the history: one line each."""

from collections.abc import Sequence
from io import BytesIO, StringIO

from cs360_desktop.domain.documents import CSV, XLSX, MadeFile
from cs360_desktop.language import marked
from cs360_desktop.services.baseline_document import baseline_pdf
from cs360_desktop.services.history import history_lines
from cs360_desktop.services.interview_guide_document import interview_guide_pdf
from cs360_desktop.services.letters import letters
from cs360_desktop.services.problem_document import problem_pdfs
from cs360_desktop.services.problems import list_problems
from cs360_desktop.services.process_document import process_pdf
from cs360_desktop.services.report_kinds import PROGRAM, Options, Report
from cs360_desktop.services.request_document import newest_request_pdf
from cs360_desktop.services.request_form_files import blank_form_pdf
from cs360_desktop.services.roster_document import has_team, roster_pdf
from cs360_desktop.services.session import Session
from cs360_desktop.services.stakeholders_document import stakeholders_pdf
from cs360_desktop.services.worksheet_document import blank_worksheet_pdf, worksheet_pdf
from cs360_desktop.storage import nouns


def _baseline(session: Session, options: Options) -> Sequence[MadeFile]:
    return [baseline_pdf(session, community=options.community, contacts=options.contacts, language=options.language)]


def _process(session: Session, options: Options) -> list[MadeFile]:
    return [process_pdf(session, language=options.language)]


def _worksheet(session: Session, options: Options) -> list[MadeFile]:
    if not _has_candidates(session):
        return []
    return [worksheet_pdf(session, language=options.language), blank_worksheet_pdf(session, language=options.language)]


def _has_candidates(session: Session) -> bool:
    with session.reading() as unit:
        return unit[nouns.candidates].first() is not None


def _problems(session: Session, options: Options) -> list[MadeFile]:
    return problem_pdfs(session, community=options.community, language=options.language)


def _has_problem(session: Session) -> bool:
    return bool(list_problems(session))


def _request(session: Session, options: Options) -> Sequence[MadeFile]:
    return newest_request_pdf(session, community=options.community, language=options.language)


def _letters(session: Session, options: Options) -> Sequence[MadeFile]:
    with session.reading() as unit:
        found = unit[nouns.requests].all("year", "number")
    return letters(session, found[-1].id, language=options.language) if found else []


def _roster(session: Session, options: Options) -> Sequence[MadeFile]:
    return [roster_pdf(session, language=options.language)] if has_team(session) else []


def _blank_form(session: Session, options: Options) -> Sequence[MadeFile]:
    return [blank_form_pdf(session, language=options.language)]


def _has_request(session: Session) -> bool:
    with session.reading() as unit:
        return unit[nouns.requests].first() is not None


def _stakeholders(session: Session, options: Options) -> Sequence[MadeFile]:
    if not _has_stakeholders(session):
        return []
    return [
        stakeholders_pdf(session, community=options.community, contacts=options.contacts, language=options.language)
    ]


def _has_stakeholders(session: Session) -> bool:
    with session.reading() as unit:
        return unit[nouns.stakeholders].first() is not None


def _interview_guide(session: Session, options: Options) -> Sequence[MadeFile]:
    return [interview_guide_pdf(session, language=options.language)]


def _history(session: Session, options: Options) -> list[MadeFile]:
    from cs360_desktop.reporting.history_workbook import write_history

    workbook, text = BytesIO(), StringIO(newline="")
    write_history(history_lines(session, contacts=options.contacts), workbook, text)
    return [
        MadeFile("History of changes.csv", CSV, text.getvalue().encode("utf-8-sig")),
        MadeFile("History of changes.xlsx", XLSX, workbook.getvalue()),
    ]


PROGRAM_REPORTS: tuple[Report, ...] = (
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
        of_request=True,
    ),
    Report(
        "letter",
        "Letters of support",
        PROGRAM,
        _letters,
        "Word and PDF",
        is_ready=_has_request,
        nothing="No TTA request has been begun yet.",
        of_request=True,
        for_community=False,
    ),
    Report(
        "roster",
        marked("Problem-Solving Team roster"),
        PROGRAM,
        _roster,
        is_ready=has_team,
        nothing="Nobody sits on the Problem-Solving Team yet.",
        leaves_out=False,
    ),
    Report("blank-form", "Blank TTA request form", PROGRAM, _blank_form, "PDF to fill in", leaves_out=False),
    Report(
        "stakeholders",
        "Community map",
        PROGRAM,
        _stakeholders,
        is_ready=_has_stakeholders,
        nothing="Nobody is on the community map yet.",
    ),
    Report("interview-guide", "Interview guide", PROGRAM, _interview_guide),
    Report(
        "history", "History of changes", PROGRAM, _history, "Excel and CSV", for_community=False, is_comparable=False
    ),
)
"""In the order of the Reports page."""
