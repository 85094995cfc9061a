"""Assemble the scorecard for printing and for Excel."""

from io import BytesIO
from typing import TYPE_CHECKING

from cs360_desktop.domain.catalogue import Direction, Measure, Unit
from cs360_desktop.domain.documents import PDF, XLSX, MadeFile
from cs360_desktop.domain.periods import Period
from cs360_desktop.domain.wording import format_value
from cs360_desktop.language import tr
from cs360_desktop.services.agency import agency_of
from cs360_desktop.services.everybodys_words import for_everybody
from cs360_desktop.services.paper_names import program_name
from cs360_desktop.services.scorecard import scorecard
from cs360_desktop.services.scorelines import CompareWith, Scorecard, Scoreline, Trend
from cs360_desktop.services.session import Session
from cs360_desktop.services.settings import on_its_paper

if TYPE_CHECKING:
    from cs360_desktop.reporting import scorecard as printed
    from cs360_desktop.reporting.wording import Wording

_DIRECTIONS = {
    Direction.UP: "scorecard.up",
    Direction.DOWN: "scorecard.down",
    Direction.CONTEXT: "scorecard.depends",
}


@on_its_paper
def scorecard_pdf(
    session: Session,
    *,
    through: Period | None = None,
    compare_with: CompareWith = CompareWith.YEAR_BEFORE,
    community: bool = False,
    language: str = "en",
) -> MadeFile:
    """The scorecard as a PDF, one page for each dimension; arguments as for `scorecard`."""
    from cs360_desktop.reporting.scorecard import scorecard_pdf as print_scorecard

    card = scorecard(session, through=through, compare_with=compare_with, community=community)
    value = scorecard_document(session, card, language)
    if community:
        value = for_everybody(value, language)
    return MadeFile(_name(session, card, "pdf"), PDF, print_scorecard(value, language))


def scorecard_excel(
    session: Session,
    *,
    through: Period | None = None,
    compare_with: CompareWith = CompareWith.YEAR_BEFORE,
    community: bool = False,
) -> MadeFile:
    """The scorecard as a workbook whose figures stay numbers; arguments as for `scorecard`."""
    from cs360_desktop.reporting.scorecard_workbook import write_scorecard
    from cs360_desktop.services.scorecard_rows import workbook_rows

    card = scorecard(session, through=through, compare_with=compare_with, community=community)
    target = BytesIO()
    write_scorecard(for_everybody(workbook_rows(card)) if community else workbook_rows(card), target)
    return MadeFile(_name(session, card, "xlsx"), XLSX, target.getvalue())


def _name(session: Session, card: Scorecard, ending: str) -> str:
    return program_name(session, f"Scorecard {card.through}", ending, community=card.is_community)


def scorecard_document(session: Session, card: Scorecard, language: str = "en") -> "printed.ScorecardDocument":
    """All that the printed scorecard says."""
    from cs360_desktop.reporting import scorecard as printed
    from cs360_desktop.reporting.wording import Wording

    words = Wording(language)
    held = printed.HeldBack(card.internal, card.suppressed, f"{card.limit:g}") if card.is_community else None
    parts = tuple(
        printed.ScorecardPart(
            f"{each.dimension.code}  {tr(each.dimension.name)}".strip(),
            tuple(_measure(line, card, words) for line in each.lines),
        )
        for each in card.dimensions
    )
    return printed.ScorecardDocument(
        agency=agency_of(session).name,
        as_of=session.today(),
        through=words.period(card.through),
        since=words.period(card.trend_since),
        comparison=card.compare_with.name.lower(),
        small_number=f"{card.small_number:g}",
        parts=parts,
        held_back=held,
    )


def _measure(line: Scoreline, card: Scorecard, words: "Wording") -> "printed.ScoredMeasure":
    from cs360_desktop.reporting import scorecard as printed

    row = line.row
    aim = line.target
    target = None if aim is None else printed.ScoredTarget(aim.is_reached, aim.distance, aim.aim)
    return printed.ScoredMeasure(
        name=tr(line.measure.name),
        detail=f"{_unit(line.measure, words)} · {words(_DIRECTIONS[line.measure.direction])}",
        figure=line.figure if line.figure or row is None else row.count,
        period="" if row is None else row.name,
        compared_with=compared_with(line, card.compare_with).replace("  ", "\n"),
        change="" if row is None else row.change,
        percent="" if row is None else row.percent,
        cases="" if row is None else row.cases,
        interval="" if row is None else row.interval,
        signal=line.signal,
        z="" if row is None else row.z,
        trend=line.trend.figures,
        trend_target=line.trend.target,
        trend_words=_trend_words(line.measure, line.trend, words),
        target=target,
        is_stale=line.is_stale,
        is_withheld=line.is_withheld,
    )


def compared_with(line: Scoreline, compare_with: CompareWith) -> str:
    """The figure that a line is set against: a year before, or the mean of earlier years with those years."""
    if line.row is None:
        return ""
    return line.row.earlier_mean if compare_with is CompareWith.MEAN else line.row.year_before


def _unit(measure: Measure, words: "Wording") -> str:
    if measure.unit is Unit.RATE:
        return words("definitions.unit_rate", scale=f"{measure.scale:,.0f}")
    return words(f"definitions.unit_{measure.unit.name.lower()}")


def _trend_words(measure: Measure, trend: Trend, words: "Wording") -> str:
    known = [figure for figure in trend.figures if figure is not None]
    if not known:
        return ""
    last, low, high = (format_value(figure, measure.unit) for figure in (known[-1], min(known), max(known)))
    return words("scorecard.trend", count=len(trend.figures), last=last, low=low, high=high)
