"""The scorecard as a document: one page for each dimension, every active measure on a line (ui/guide.md §14)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cs360_desktop.domain.charts import Signal
from cs360_desktop.reporting.content import Picture
from cs360_desktop.reporting.document import Column, Content, Document, State, Status
from cs360_desktop.reporting.figures.sparkline import sparkline
from cs360_desktop.reporting.wording import Wording

SIGNALS = {
    Signal.USUAL: State.USUAL_RANGE,
    Signal.WORTH_A_LOOK: State.WORTH_A_LOOK,
    Signal.UNUSUAL: State.UNUSUAL,
}
"""The symbol of each signal word."""


@dataclass(frozen=True, slots=True)
class ScoredTarget:
    """A target in words; `is_reached` is None where there is no figure to compare."""

    is_reached: bool | None
    distance: str
    aim: str


@dataclass(frozen=True, slots=True)
class ScoredMeasure:
    """One line, its texts ready to print; empty where nothing can be said.

    `detail` stands under the name: unit and direction. `compared_with` is the figure it is set against, `percent` the
    change in percent or `small number`, `cases` those behind a share and `interval` where the true share may lie.
    `z` is the statistic behind the signal word; `trend` is oldest first, None for a gap, and `trend_words` are read in
    its place.
    """

    name: str
    detail: str
    figure: str
    period: str
    compared_with: str
    change: str
    percent: str
    cases: str
    interval: str
    signal: Signal | None
    z: str
    trend: tuple[float | None, ...]
    trend_target: float | None
    trend_words: str
    target: ScoredTarget | None
    is_stale: bool = False
    is_withheld: bool = False


@dataclass(frozen=True, slots=True)
class ScorecardPart:
    """A dimension and its lines."""

    name: str
    measures: tuple[ScoredMeasure, ...]


@dataclass(frozen=True, slots=True)
class HeldBack:
    """What a community copy leaves out: measures marked internal, and figures under the limit."""

    internal: int
    figures: int
    limit: str


@dataclass(frozen=True, slots=True)
class ScorecardDocument:
    """All that is printed.

    `through` and `since` are months in words, `comparison` a key of the wording such as `year_before`; a community copy
    has `held_back`.
    """

    agency: str
    as_of: date
    through: str
    since: str
    comparison: str
    small_number: str
    parts: tuple[ScorecardPart, ...]
    held_back: HeldBack | None = None


def scorecard_pdf(value: ScorecardDocument, language: str = "en") -> bytes:
    """Print the scorecard."""
    words = Wording(language)
    document = Document(
        title=words("scorecard.title"),
        agency=value.agency,
        date_text=words("scorecard.as_of", date=words.day(value.as_of)),
        language=language,
        subtitle=words(
            "scorecard.subtitle", through=value.through, comparison=words(f"scorecard.with_{value.comparison}")
        ),
    )
    document.language_note()
    if value.held_back is not None:
        add_held_back(document, value.held_back, words)
    if not value.parts:
        document.paragraph(words("scorecard.nothing"))
    for number, part in enumerate(value.parts):
        if number:
            document.page_break()
        document.heading(2, part.name)
        add_scores(document, value, part, words)
    return document.to_bytes()


def add_held_back(document: Document, held: HeldBack, words: Wording) -> None:
    """Say what a community copy leaves out."""
    text = words("scorecard.community", internal=held.internal, figures=held.figures, limit=held.limit)
    document.paragraph(text, "small")


def add_scores(document: Document, value: ScorecardDocument, part: ScorecardPart, words: Wording) -> None:
    """Add the lines of a dimension, and how to read them."""
    columns = [
        Column(words("scorecard.measure"), 3.7),
        Column(words("scorecard.last"), figures=True),
        Column(words(f"scorecard.head_{value.comparison}"), figures=True),
        Column(words("scorecard.change"), figures=True),
        Column(words("scorecard.since", month=value.since), figures=True),
        Column(words("scorecard.signal"), 2.4),
        Column(words("scorecard.target"), 2.6),
    ]
    document.table(columns, [_line(measure, words) for measure in part.measures])
    document.paragraph(words("scorecard.reading", small=value.small_number), "small")


def _line(measure: ScoredMeasure, words: Wording) -> Sequence[Content]:
    name = f"{measure.name}\n{measure.detail}"
    if measure.is_stale:
        name = f"{name}\n{words('scorecard.stale')}"
    if measure.is_withheld:
        return [name, words("scorecard.withheld"), "–", "–", "–", "–", _target(measure.target, words)]
    if not measure.figure:
        return [name, words("scorecard.no_figure"), "–", "–", _trend(measure), "–", _target(measure.target, words)]
    return [
        name,
        f"{measure.figure}\n{measure.period}",
        measure.compared_with or words("scorecard.no_entry"),
        "\n".join(text for text in (measure.change, measure.percent or measure.cases) if text) or "–",
        _trend(measure),
        _signal(measure, words),
        _target(measure.target, words),
    ]


def _trend(measure: ScoredMeasure) -> Content:
    drawing = sparkline(measure.trend, measure.trend_target)
    return "–" if drawing is None else Picture(drawing, measure.trend_words)


def _signal(measure: ScoredMeasure, words: Wording) -> Content:
    if measure.signal is not None:
        return signal_status(measure.signal, measure.z, words)
    return measure.interval.replace(" ", "\u00a0") if measure.interval else "–"


def signal_status(signal: Signal, z: str, words: Wording) -> Status:
    """The symbol and word of a signal, with the statistic behind it."""
    return Status(SIGNALS[signal], f"{words(f'request.{signal.name.lower()}')}\n{z}".rstrip())


def _target(target: ScoredTarget | None, words: Wording) -> Content:
    if target is None:
        return words("scorecard.no_target")
    if target.is_reached is None:
        return target.aim
    state = State.GOOD if target.is_reached else State.UNDER_WAY
    return Status(state, f"{target.distance}\n{target.aim}")
