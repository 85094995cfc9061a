"""Assemble the CompStat report: the chosen measures with everything that is known about their data."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.domain.documents import PDF, MadeFile
from cs360_desktop.domain.entries import WHOLE_AGENCY, Entry, EntryState
from cs360_desktop.domain.periods import Period
from cs360_desktop.domain.wording import as_sentence, format_date
from cs360_desktop.language import ENGLISH, speaking, tr
from cs360_desktop.services.agency import agency_of
from cs360_desktop.services.charts import MeasureChart, measure_chart
from cs360_desktop.services.comparisons import Comparison
from cs360_desktop.services.coverage import coverage
from cs360_desktop.services.definitions_document import definitions_document
from cs360_desktop.services.everybodys_words import for_everybody
from cs360_desktop.services.metrics import active_measures
from cs360_desktop.services.paper_names import program_name
from cs360_desktop.services.scorecard import last_complete_month, scorecard
from cs360_desktop.services.scorecard_document import scorecard_document
from cs360_desktop.services.scorelines import CompareWith
from cs360_desktop.services.series_breaks import breaks_of
from cs360_desktop.services.session import Session
from cs360_desktop.services.settings import on_its_paper

if TYPE_CHECKING:
    from cs360_desktop.reporting import compstat as printed
    from cs360_desktop.reporting.definitions import DefinitionsDocument
    from cs360_desktop.reporting.wording import Wording

_LATE = timedelta(days=21)
"""Reports reach the records system days to weeks late (domain.md §5.1)."""
_MOST_PERIODS = 12


@on_its_paper
def compstat_pdf(
    session: Session, *, measures: Collection[int] | None = None, community: bool = False, language: str = "en"
) -> MadeFile:
    """The report as a PDF.

    Args:
        session: the open workspace.
        measures: which of the active measures; all unless given.
        community: without measures marked internal, and with small counts withheld.
        language: of the document.
    """
    from cs360_desktop.reporting.compstat import compstat_pdf as print_compstat

    value = compstat_document(session, measures=measures, community=community, language=language)
    if community:
        value = for_everybody(value, language)
    return MadeFile(_file_name(session, community=community), PDF, print_compstat(value, language))


def _file_name(session: Session, *, community: bool) -> str:
    with speaking(ENGLISH.code):  # as all words of file names
        month = last_complete_month(session).label
    return program_name(session, f"CompStat report {month}", "pdf", community=community)


def compstat_document(
    session: Session, *, measures: Collection[int] | None = None, community: bool = False, language: str = "en"
) -> "printed.CompstatDocument":
    """All that the printed report says."""
    from cs360_desktop.reporting import compstat as printed
    from cs360_desktop.reporting.wording import Wording

    words = Wording(language)
    active = active_measures(session)
    chosen = [measure for measure in active if measures is None or measure.id in measures]
    shown = [measure for measure in chosen if not (community and measure.internal)]
    ids = {measure.id for measure in shown}
    card = scorecard(session, compare_with=CompareWith.YEAR_BEFORE, community=community)
    kept = (
        replace(each, lines=tuple(line for line in each.lines if line.measure.id in ids)) for each in card.dimensions
    )
    card = replace(card, dimensions=tuple(each for each in kept if each.lines))
    found = {measure.id: measure_chart(session, measure.id, community=community) for measure in shown}
    sources = tuple(_source(session, measure, found[measure.id]) for measure in shown if found[measure.id])
    return printed.CompstatDocument(
        agency=agency_of(session).name,
        as_of=session.today(),
        through=card.through.label,
        data_as_of=max((each.as_of for each in sources if each.as_of), default=None),
        chosen=len(shown),
        active=len(active),
        coverage=tuple(_coverage(session, words)),
        scorecard=scorecard_document(session, card, language),
        measures=tuple(_part(session, measure, found[measure.id], words) for measure in shown),
        sources=sources,
        definitions=_definitions(session, ids, community=community),
    )


def _definitions(session: Session, ids: Collection[int], *, community: bool) -> "DefinitionsDocument":
    value = definitions_document(session, community=community)
    goals = (replace(goal, measures=tuple(each for each in goal.measures if each.id in ids)) for goal in value.goals)
    return replace(value, goals=tuple(goal for goal in goals if goal.measures))


def _coverage(session: Session, words: "Wording") -> Iterable[tuple[str, str]]:
    found = coverage(session)
    asked = found.community_asked
    yield words("compstat.goals"), words("compstat.of", count=found.covered, all=found.goals)
    yield words("compstat.without"), ", ".join(map(tr, found.without_measure)) or words("compstat.none")
    yield (
        words("compstat.kinds"),
        words("compstat.kinds_text", outcomes=found.outcomes, outputs=found.outputs, inputs=found.inputs),
    )
    yield words("compstat.sources"), str(found.sources)
    yield words("compstat.asked"), words.day(asked) if asked else words("compstat.never")


def _part(session: Session, measure: Measure, found: MeasureChart | None, words: "Wording") -> "printed.MeasurePart":
    from cs360_desktop.reporting import compstat as printed

    if found is None:
        return printed.MeasurePart(tr(measure.name), None)
    rows = tuple(_row(row) for row in found.comparisons)
    notes = tuple(_notes(session, measure, found, words))
    return printed.MeasurePart(tr(measure.name), found.chart, found.finding, found.caution, rows, notes)


def _row(row: Comparison) -> "printed.ComparedRow":
    from cs360_desktop.reporting import compstat as printed

    figure = f"{row.count}\n{row.cases}" if row.cases else row.count
    mean = row.earlier_mean.replace("  ", "\n")
    return printed.ComparedRow(
        row.name, figure, row.year_before, mean, row.change, row.percent, row.usual, row.signal, row.z
    )


def _notes(session: Session, measure: Measure, found: MeasureChart, words: "Wording") -> Iterable[str]:
    for mark in breaks_of(session, measure.id):
        if mark.breaks(WHOLE_AGENCY):
            yield words("compstat.break", period=mark.first_period.label, reason=mark.reason)
    for state in (EntryState.ESTIMATED, EntryState.DISPUTED):
        periods = [line.period for line in found.lines if _state(found, line.period) is state]
        if periods:
            said = ", ".join(period.label for period in periods[-_MOST_PERIODS:])
            yield words("compstat.doubtful", state=as_sentence(tr(state.word)), periods=said)
    yield from (row.remark for row in found.comparisons if row.remark)
    newest = _newest(session, measure)
    as_of = None if newest is None else _day(newest, session.today())
    if newest is not None and as_of is not None and newest.key.period.end < as_of < newest.key.period.end + _LATE:
        yield words("compstat.late", date=format_date(as_of), period=newest.key.period.label)


def _state(found: MeasureChart, period: Period) -> EntryState | None:
    value = found.values.get(period)
    return None if value is None else value.state


def _source(session: Session, measure: Measure, found: MeasureChart | None) -> "printed.DataSource":
    from cs360_desktop.reporting import compstat as printed

    newest = _newest(session, measure)
    source = (newest.source if newest else "") or tr(measure.source)
    known: Sequence[Period] = [
        period for period, value in (found.values if found else {}).items() if value.state.has_figure
    ]
    label = max(known).label if known else ""
    return printed.DataSource(
        tr(measure.name), source, label, None if newest is None else _day(newest, session.today())
    )


def _newest(session: Session, measure: Measure) -> Entry | None:
    """The entry of the last complete period with a figure."""
    with session.reading() as unit:
        found = list(unit.entries.entries([measure.id], area_ids=[WHOLE_AGENCY]))
    complete = (
        entry
        for entry in reversed(found)
        if entry.value.state.has_figure and entry.key.period.is_complete(session.today())
    )
    return next(complete, None)


def _day(entry: Entry, today: date) -> date | None:
    day = entry.as_of or (entry.changed_at.date() if entry.changed_at else None)
    return day and min(day, today)
