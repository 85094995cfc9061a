"""The scorecard as plain fields for a workbook: what cannot be worked out is blank, and the reason stands beside it."""

from collections.abc import Sequence

from cs360_desktop.domain.entry_lines import Field
from cs360_desktop.domain.figures import Withheld, known
from cs360_desktop.services.comparisons import format_years
from cs360_desktop.services.scorelines import Scorecard, Scoreline


def workbook_rows(card: Scorecard) -> list[Sequence[Field]]:
    """One row for each line of a scorecard, with the columns of `reporting.scorecard_workbook`."""
    return [_row(part.dimension.name, line) for part in card.dimensions for line in part.lines]


def _row(dimension: str, line: Scoreline) -> Sequence[Field]:
    measure = line.measure
    head: list[Field] = [dimension, measure.code, measure.name, measure.unit_label, measure.direction.value]
    target: list[Field] = [line.trend.target, *_target(line)]
    return [*head, *_figures(line), *target, _remark(line)]


def _figures(line: Scoreline) -> Sequence[Field]:
    found = line.compared
    if found is None or line.row is None:
        return [None] * 16
    baseline = None if isinstance(found.baseline, Withheld) else found.baseline
    judged = None if isinstance(found.judgment, Withheld) else found.judgment
    interval = None if isinstance(found.interval, Withheld) else found.interval
    cases = found.cases or (None, None)
    return [
        line.row.name,
        known(found.now),
        *cases,
        known(found.before),
        known(found.change),
        known(found.percent),
        found.percent.because if isinstance(found.percent, Withheld) else "",
        baseline and baseline.mean,
        format_years(baseline.years) if baseline else "",
        judged and judged.low,
        judged and judged.high,
        judged and judged.z,
        judged.signal.value if judged else "",
        interval and interval.low,
        interval and interval.high,
    ]


def _target(line: Scoreline) -> Sequence[Field]:
    return ["", ""] if line.target is None else [line.target.distance, line.target.aim]


def _remark(line: Scoreline) -> str:
    if line.is_withheld:
        return "withheld in community copies"
    said = ["no entry for the last complete period"] if line.is_stale else []
    said += [line.row.remark] if line.row and line.row.remark else []
    return "; ".join(said)
