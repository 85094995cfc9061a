"""What stands behind one line of a scorecard: the sentences, how each figure was worked out, the target as set."""

from dataclasses import dataclass

from cs360_desktop.analysis.comparisons import Rules, compare_stretch
from cs360_desktop.domain.catalogue import Target
from cs360_desktop.domain.entries import WHOLE_AGENCY
from cs360_desktop.domain.figures import Compared, Withheld
from cs360_desktop.domain.wording import MINUS, format_number
from cs360_desktop.services.chart_data import read_charted
from cs360_desktop.services.comparisons import finding_of, format_percent, format_plain
from cs360_desktop.services.explanations import Step, explain
from cs360_desktop.services.scorelines import CompareWith, Scorecard, Scoreline
from cs360_desktop.services.session import Session


@dataclass(frozen=True, slots=True)
class LineDetails:
    """One line in full.

    `finding` is what the figure says and `caution` what it does not; both and the steps are empty without a figure.
    """

    finding: str
    caution: str
    steps: tuple[Step, ...]
    target: Target | None


def line_details(session: Session, line: Scoreline, card: Scorecard) -> LineDetails:
    """Explain a line of a scorecard by the same values that it was worked out from."""
    with session.reading() as unit:
        known = read_charted(unit, line.measure.id, WHOLE_AGENCY, community=card.is_community)
    if line.compared is None:
        return LineDetails("", "", (), known.target)
    said = finding_of(line.measure, line.compared)
    found = line.compared
    steps: tuple[Step, ...] = ()
    if card.compare_with is CompareWith.MEAN:
        # Explained as any other comparison, and then beside the mean.
        rules = Rules(tuple(mark.start for mark in known.break_periods), known.small_number, known.year_start)
        found = compare_stretch(line.measure, known.values, found.kind, found.stretch, rules)
        steps = _beside_mean(line.compared)
    return LineDetails(
        said.sentence,
        said.caution,
        (*explain(line.measure, found, known.values, known.residents), *steps),
        known.target,
    )


def _beside_mean(found: Compared) -> tuple[Step, ...]:
    if isinstance(found.now, Withheld) or isinstance(found.before, Withheld) or isinstance(found.change, Withheld):
        return ()
    shown = format_number(found.change, decimals=1, signed=True)
    text = f"{format_plain(found.now)} {MINUS} {format_number(found.before, decimals=1)} = {shown}."
    if isinstance(found.percent, Withheld):
        text = f"{text} No percentage, because {found.percent.because}."
    else:
        text = f"{text} In percent of the mean: {format_percent(found.percent)}."
    return (Step("Beside the mean of earlier years", text),)
