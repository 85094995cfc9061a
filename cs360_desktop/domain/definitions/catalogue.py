"""The shipped catalog of dimensions, goals, indicators and measures (domain.md §1.3 and §6)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from cs360_desktop.domain.catalogue import (
    Aggregation,
    DefinedBy,
    Dimension,
    Direction,
    Goal,
    Indicator,
    Measure,
    MeasureType,
    Unit,
)
from cs360_desktop.domain.definitions.reading import Place, read_document, require_unique, unknown_word
from cs360_desktop.domain.periods import PeriodKind

_PAIRED = {Aggregation.RATIO, Aggregation.MEAN}
"""Aggregations whose values are kept in two parts: a mean can only be weighted by the number it was taken over."""

_AGGREGATIONS = {
    Unit.COUNT: {Aggregation.SUM, Aggregation.LAST},
    Unit.PEOPLE: {Aggregation.SUM, Aggregation.LAST},
    Unit.DOLLARS: {Aggregation.SUM, Aggregation.LAST},
    Unit.PERCENT: {Aggregation.RATIO, Aggregation.LAST, Aggregation.PER_PERIOD_ONLY},
    Unit.RATE: {Aggregation.RATIO},
    Unit.RATIO: {Aggregation.RATIO},
    Unit.MINUTES: {Aggregation.PER_PERIOD_ONLY},
    Unit.HOURS: {Aggregation.SUM, Aggregation.RATIO},
    Unit.DAYS: {Aggregation.SUM, Aggregation.PER_PERIOD_ONLY},
    Unit.SCORE: {Aggregation.MEAN},
    Unit.WDD: {Aggregation.PER_PERIOD_ONLY},
}
"""How values in a unit may be rolled up; anything else would make a wrong total possible."""

_SCALES = {Unit.PERCENT: {100.0}, Unit.RATE: {1000.0, 100_000.0}}
"""Factors that turn numerator ÷ denominator into a unit; 1 for every other unit."""

_APP_SOURCE = "App"
"""Source of the measures that come out of the workspace itself."""


class Basis(Enum):
    """Where the idea of a measure comes from (domain.md §6)."""

    CS360 = "cs360"
    JUSTICE_COUNTS = "justice-counts"
    WINSTON_SALEM = "winston-salem"
    ENVISIO = "envisio"
    MANCHESTER = "manchester"
    BJA_CRISIS = "bja-crisis"
    MOUNT_DORA = "mount-dora"
    OURS = "ours"


@dataclass(frozen=True, slots=True)
class BasisDefinition:
    """The words of a basis as written in basis.toml; none where it is no evidence."""

    code: Basis
    words: str = ""


@dataclass(frozen=True, slots=True)
class BasisFile:
    """All of basis.toml."""

    basis: tuple[BasisDefinition, ...]


@dataclass(frozen=True, slots=True)
class IndicatorDefinition:
    """An indicator as written in dimensions.toml; measures refer to its code."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class GoalDefinition:
    """A goal as written in dimensions.toml."""

    code: str
    name: str
    indicator: tuple[IndicatorDefinition, ...]


@dataclass(frozen=True, slots=True)
class DimensionDefinition:
    """A dimension as written in dimensions.toml; `defined_by` holds for everything under it."""

    code: str
    name: str
    defined_by: DefinedBy
    goal: tuple[GoalDefinition, ...]


@dataclass(frozen=True, slots=True)
class DimensionsFile:
    """All of dimensions.toml."""

    dimension: tuple[DimensionDefinition, ...]


@dataclass(frozen=True, slots=True)
class MeasureDefinition:
    """A measure as written in measures-N.toml: the fields of `Measure`, its help in three parts, and its basis.

    `counted` says what to count, `found` where it usually comes from, `care` how not to misread or misuse it.
    """

    code: str
    name: str
    indicator: str
    unit: Unit
    period: PeriodKind
    aggregation: Aggregation
    direction: Direction
    source: str
    type: MeasureType
    basis: tuple[Basis, ...]
    counted: str
    found: str
    care: str = ""
    numerator: str = ""
    denominator: str = ""
    scale: float = 1.0
    may_exceed_whole: bool = False
    part_one: bool = False
    starter: bool = False
    internal: bool = False
    sensitive: bool = False

    @property
    def help(self) -> str:
        """The parts as paragraphs in their order."""
        return "\n\n".join(part for part in (self.counted, self.found, self.care) if part)


@dataclass(frozen=True, slots=True)
class MeasuresFile:
    """All of one measures-N.toml."""

    measure: tuple[MeasureDefinition, ...]


@dataclass(frozen=True, slots=True)
class CatalogueDefinition:
    """The catalog as values that refer to each other by ids, counted from 1 in the order of the files.

    A measure's `help` is two or three paragraphs: what is counted, where it comes from, and care where it is needed.
    `basis` tells by measure code where the idea comes from.
    """

    dimensions: tuple[Dimension, ...]
    goals: tuple[Goal, ...]
    indicators: tuple[Indicator, ...]
    measures: tuple[Measure, ...]
    basis: Mapping[str, tuple[Basis, ...]]

    @property
    def starters(self) -> tuple[Measure, ...]:
        """The measures for a very small department."""
        return tuple(measure for measure in self.measures if measure.starter)


def parse_catalogue(
    dimensions: tuple[str, Mapping[str, object]],
    measures: tuple[tuple[str, Mapping[str, object]], ...],
    bases: tuple[str, Mapping[str, object]],
) -> CatalogueDefinition:
    """Check dimensions.toml, the measure files and basis.toml together; each is given as file name and content.

    Raises:
        DefinitionError: a field is wrong, a code is taken twice, a reference leads nowhere, unit and aggregation do
            not fit, a basis has no words, or a goal has no starter measure.
    """
    file, content = dimensions
    tree = read_document(DimensionsFile, content, file).dimension
    require_unique((Place(file, code), "code", code) for code in _codes(tree))
    dimension_values, goals, indicators = _hierarchy(tree)
    written = [
        (Place(name, definition.code), definition)
        for name, table in measures
        for definition in read_document(MeasuresFile, table, name).measure
    ]
    require_unique((place, "code", definition.code) for place, definition in written)
    require_unique((place, "name", definition.name) for place, definition in written)
    by_code = {indicator.code: indicator for indicator in indicators}
    words = _basis_words(bases)
    for place, definition in written:
        _check_measure(definition, place, by_code)
    values = tuple(
        _measure(definition, by_code[definition.indicator].id, position, words)
        for position, (_, definition) in enumerate(written, start=1)
    )
    catalogue = CatalogueDefinition(
        dimension_values, goals, indicators, values, {definition.code: definition.basis for _, definition in written}
    )
    _check_starters(catalogue, file)
    return catalogue


def _basis_words(bases: tuple[str, Mapping[str, object]]) -> dict[Basis, str]:
    file, content = bases
    written = read_document(BasisFile, content, file).basis
    require_unique((Place(file, each.code.value), "code", each.code.value) for each in written)
    words = {each.code: each.words for each in written}
    for basis in Basis:
        if basis not in words:
            raise Place(file, basis.value).fault("code", "is missing")
    return words


def _codes(tree: tuple[DimensionDefinition, ...]) -> Iterator[str]:
    for dimension in tree:
        yield dimension.code
        for goal in dimension.goal:
            yield goal.code
            for indicator in goal.indicator:
                yield indicator.code


def _hierarchy(
    tree: tuple[DimensionDefinition, ...],
) -> tuple[tuple[Dimension, ...], tuple[Goal, ...], tuple[Indicator, ...]]:
    dimensions: list[Dimension] = []
    goals: list[Goal] = []
    indicators: list[Indicator] = []
    for number, dimension in enumerate(tree, start=1):
        by = dimension.defined_by
        dimensions.append(Dimension(number, dimension.code, dimension.name, by, number))
        for goal in dimension.goal:
            goal_id = len(goals) + 1
            goals.append(Goal(goal_id, number, goal.code, goal.name, by, goal_id))
            for indicator in goal.indicator:
                position = len(indicators) + 1
                indicators.append(Indicator(position, goal_id, indicator.code, indicator.name, by, position))
    return tuple(dimensions), tuple(goals), tuple(indicators)


def _check_measure(measure: MeasureDefinition, place: Place, indicators: Mapping[str, Indicator]) -> None:
    if measure.indicator not in indicators:
        raise place.fault("indicator", unknown_word(measure.indicator, indicators))
    if measure.aggregation not in _AGGREGATIONS[measure.unit]:
        raise place.fault("aggregation", f"{measure.aggregation.value} does not fit the unit {measure.unit.value}")
    paired = measure.aggregation in _PAIRED
    for field, text in (("numerator", measure.numerator), ("denominator", measure.denominator)):
        if paired and not text:
            raise place.fault(field, f"is missing; a {measure.aggregation.value} is kept in two parts")
        if text and not paired:
            raise place.fault(field, f"does not belong to a measure whose aggregation is {measure.aggregation.value}")
    scales = _SCALES.get(measure.unit, {1.0}) if paired else {1.0}
    if measure.scale not in scales:
        fitting = " or ".join(f"{scale:g}" for scale in sorted(scales))
        raise place.fault("scale", f"must be {fitting} for {measure.unit.value}, is {measure.scale:g}")
    if measure.may_exceed_whole and measure.unit is not Unit.PERCENT:
        raise place.fault("may_exceed_whole", "only a percentage has a whole")


def _measure(
    definition: MeasureDefinition, indicator_id: int, position: int, basis_words: Mapping[Basis, str]
) -> Measure:
    return Measure(
        id=position,
        indicator_id=indicator_id,
        code=definition.code,
        name=definition.name,
        unit=definition.unit,
        period_kind=definition.period,
        aggregation=definition.aggregation,
        direction=definition.direction,
        type=definition.type,
        source=definition.source,
        help=definition.help,
        evidence=" ".join(filter(None, (basis_words[basis] for basis in definition.basis))),
        numerator=definition.numerator,
        denominator=definition.denominator,
        scale=definition.scale,
        may_exceed_whole=definition.may_exceed_whole,
        may_be_negative=definition.unit is Unit.WDD,
        part_one=definition.part_one,
        starter=definition.starter,
        derived_from_app=definition.source == _APP_SOURCE,
        internal=definition.internal,
        sensitive=definition.sensitive,
        defined_by=DefinedBy.PROPOSED,
        position=position,
    )


def _check_starters(catalogue: CatalogueDefinition, file: str) -> None:
    goal_of = {indicator.id: indicator.goal_id for indicator in catalogue.indicators}
    covered = {goal_of[measure.indicator_id] for measure in catalogue.starters if measure.indicator_id is not None}
    for goal in catalogue.goals:
        if goal.id not in covered:
            raise Place(file, goal.code).fault("indicator", "no starter measure belongs to this goal")
