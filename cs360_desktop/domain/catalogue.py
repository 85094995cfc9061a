"""The CompStat360 hierarchy Dimension › Goal › Indicator › Measure, and the typed definition of a measure."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from cs360_desktop.domain.entries import WHOLE_AGENCY
from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.language import marked, tr


class Unit(Enum):
    """What a measure is counted in; the value is stored."""

    __hash__ = object.__hash__  # each is there once; by their names they would be ten times slower

    COUNT = "count"
    PEOPLE = "people"
    PERCENT = "percent"
    RATE = "rate"
    RATIO = "ratio"
    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"
    DOLLARS = "dollars"
    SCORE = "score"
    WDD = "wdd"

    @property
    def is_whole(self) -> bool:
        """Whether only whole numbers make sense."""
        return self in {Unit.COUNT, Unit.PEOPLE}

    @property
    def is_part(self) -> bool:
        """Whether a figure is already a part of something, so that a sum of figures means nothing."""
        return self in {Unit.PERCENT, Unit.RATE, Unit.RATIO, Unit.SCORE, Unit.WDD}


class Aggregation(Enum):
    """How values of short periods make the value of a long one (domain.md §6); the value is stored."""

    SUM = "sum"
    LAST = "last"
    MEAN = "mean"
    RATIO = "ratio"
    PER_PERIOD_ONLY = "per-period-only"


def fitting(unit: Unit) -> tuple[Aggregation, ...]:
    """The aggregations a unit can have: shares are never added or averaged, whole things are no quotient."""
    shares = {Unit.PERCENT, Unit.RATE, Unit.RATIO}
    fits = {
        Aggregation.SUM: unit not in shares | {Unit.SCORE, Unit.WDD},
        Aggregation.LAST: unit is not Unit.WDD,
        Aggregation.MEAN: not unit.is_whole and unit not in shares | {Unit.WDD},
        Aggregation.RATIO: not unit.is_whole and unit is not Unit.WDD,
        Aggregation.PER_PERIOD_ONLY: True,
    }
    return tuple(aggregation for aggregation, does in fits.items() if does)


class Direction(Enum):
    """Which way is better; CONTEXT where no direction is good without context."""

    UP = "up"
    DOWN = "down"
    CONTEXT = "context"


class MeasureType(Enum):
    """What kind of thing a measure tells about."""

    INPUT = "input"
    OUTPUT = "output"
    OUTCOME = "outcome"
    CONTEXT = "context"


class Status(Enum):
    """Whether a measure is in use here."""

    AVAILABLE = "available"
    ACTIVE = "active"
    RETIRED = "retired"


class DefinedBy(Enum):
    """Who wrote a definition: published by CompStat360, proposed here, made by the agency, or taken from a file."""

    PUBLISHED = "published"
    PROPOSED = "proposed"
    LOCAL = "local"
    FROM_FILE = "from-file"


@dataclass(frozen=True, slots=True)
class Dimension:
    """The top of the hierarchy."""

    id: int
    code: str
    name: str
    defined_by: DefinedBy
    position: int = 0


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal of a dimension."""

    id: int
    dimension_id: int
    code: str
    name: str
    defined_by: DefinedBy
    position: int = 0
    community_asked: bool = False


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator of a goal."""

    id: int
    goal_id: int
    code: str
    name: str
    defined_by: DefinedBy
    position: int = 0


@dataclass(frozen=True, slots=True)
class Measure:
    """The typed definition of a measure (product.md §2).

    `code` is the catalogue's number such as `1.07`, empty for local measures. `evidence` says why it is believed to
    tell something: a study, a guide, another agency; empty where nobody said. `scale` turns numerator ÷ denominator
    into the shown figure: 100 for percentages, 1000 for rates per 1,000. `may_exceed_whole` allows shares over 100 %,
    as clearances of earlier periods' offenses give (domain.md S4). `by_area` marks a measure that is kept for each area
    beside the whole agency. `starter` marks the set for a very small department. `part_one` marks Part I crime, which
    does not count for requirement B4. `derived_from_app` marks measures this app computes from its own meetings and
    actions.
    """

    id: int
    indicator_id: int | None
    code: str
    name: str
    unit: Unit
    period_kind: PeriodKind
    aggregation: Aggregation
    direction: Direction
    type: MeasureType
    source: str = ""
    help: str = ""
    evidence: str = ""
    numerator: str = ""
    denominator: str = ""
    scale: float = 1.0
    may_exceed_whole: bool = False
    may_be_negative: bool = False
    by_area: bool = False
    part_one: bool = False
    starter: bool = False
    derived_from_app: bool = False
    internal: bool = False
    sensitive: bool = False
    defined_by: DefinedBy = DefinedBy.LOCAL
    status: Status = Status.AVAILABLE
    owner_id: int | None = None
    checked: bool = True
    position: int = 0

    @property
    def is_ratio(self) -> bool:
        """Whether its cells hold a numerator and a denominator."""
        return self.aggregation is Aggregation.RATIO

    @property
    def takes_cases(self) -> bool:
        """Whether its cells can hold a numerator and a denominator, such as `14/16`."""
        return self.is_ratio or bool(self.denominator)

    @property
    def adds_up(self) -> bool:
        """Whether its areas add up to the agency: amounts and stocks of whole things or money do.

        Shares, rates and scores never do, nor does the last of several times or durations.
        """
        if self.unit.is_part or self.takes_cases:
            return False
        is_stock = self.aggregation is Aggregation.LAST and (self.unit.is_whole or self.unit is Unit.DOLLARS)
        return self.aggregation is Aggregation.SUM or is_stock

    @property
    def unit_label(self) -> str:
        """The unit as shown beside the name: `count`, `%`, `min`, `per 1,000`."""
        if self.unit is Unit.RATE:
            return tr("per {scale}", scale=f"{self.scale:,.0f}")
        return tr(_UNIT_LABELS[self.unit])


_UNIT_LABELS = {
    Unit.COUNT: marked("count"),
    Unit.PEOPLE: marked("people"),
    Unit.PERCENT: "%",
    Unit.RATIO: marked("ratio"),
    Unit.MINUTES: "min",
    Unit.HOURS: marked("hours"),
    Unit.DAYS: marked("days"),
    Unit.DOLLARS: "$",
    Unit.SCORE: "1–5",
    Unit.WDD: "WDD",
}


@dataclass(frozen=True, slots=True)
class Target:
    """A value to reach by a date, set by somebody.

    `direction` says from which side: at least (UP), at most (DOWN), or as the measure gets better (CONTEXT).
    """

    id: int
    measure_id: int
    area_id: int
    figure: float
    by: date | None = None
    since: date | None = None
    set_by: str = ""
    direction: Direction = Direction.CONTEXT


@dataclass(frozen=True, slots=True)
class SeriesBreak:
    """A change in how a measure is counted; nothing is compared across it (domain.md S16).

    `areas_only` marks a new map of beats: the whole agency is counted as before, its areas are not.
    """

    id: int
    measure_id: int
    first_period: Period
    reason: str
    areas_only: bool = False

    def breaks(self, area_id: int) -> bool:
        """Whether figures of an area from before and after cannot be compared."""
        return not (self.areas_only and area_id == WHOLE_AGENCY)


@dataclass(frozen=True, slots=True)
class Synonym:
    """A name in somebody's file that was matched to a measure or an area and is remembered."""

    id: int
    name: str
    measure_id: int | None = None
    area_id: int | None = None
