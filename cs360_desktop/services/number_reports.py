"""Documents with figures: one line each."""

from cs360_desktop.domain.documents import MadeFile
from cs360_desktop.language import marked
from cs360_desktop.services.compstat_document import compstat_pdf
from cs360_desktop.services.definitions_document import definitions_pdf
from cs360_desktop.services.entry_files import entries_excel, entries_text
from cs360_desktop.services.metrics import active_measures
from cs360_desktop.services.report_kinds import NUMBERS, Options, Report
from cs360_desktop.services.scorecard_document import scorecard_excel, scorecard_pdf
from cs360_desktop.services.session import Session
from cs360_desktop.services.template import template_workbook


def _entries(session: Session, _options: Options) -> list[MadeFile]:
    return [entries_text(session), entries_excel(session)]


def _template(session: Session, options: Options) -> list[MadeFile]:
    is_chosen = options.template.measure_ids is not None
    return [template_workbook(session, options.template)] if is_chosen or _has_measures(session) else []


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


NUMBER_REPORTS: tuple[Report, ...] = (
    Report("entries", "All entries", NUMBERS, _entries, "Excel and CSV", for_community=False),
    Report(
        "template",
        "Workbook to fill in",
        NUMBERS,
        _template,
        "Excel",
        is_comparable=False,
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
        marked("Scorecard"),
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
)
"""In the order of the Reports page."""
