"""What the grid shows, as the four filters over it say: measures, area, period kind, how far back."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, QSize, Signal
from typing_extensions import override

from cs360_desktop.domain.agency import Area
from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.domain.entries import UNKNOWN_AREA, WHOLE_AGENCY, EntryKey
from cs360_desktop.domain.periods import Period, PeriodKind, current_period
from cs360_desktop.services.metrics import DimensionMeasures, GoalMeasures
from cs360_desktop.services.stale import MissingPeriod
from cs360_desktop.ui.common.editors import ChoiceBox
from cs360_desktop.ui.common.scaling import minimum_width, px
from cs360_desktop.ui.metrics.entering.rows import Row, area_rows, has_row, measure_rows

ALL = 0
"""Every active measure, as a dimension's number."""
BY_AREA = 0
"""All areas of one measure, as an area's number."""
_YEARS = (1, 2, 5, 10, 20)
_BACK = {
    PeriodKind.MONTH: 12,
    PeriodKind.QUARTER: 4,
    PeriodKind.YEAR: 1,
    PeriodKind.WEEK: 52,
    PeriodKind.FOUR_WEEKS: 13,
}


class Choices(QObject):
    """Four combo boxes that know what they may offer; `changed` tells that the grid shows something else.

    `entered_in` are the areas with entries in the time shown: a retired one among them has a row, or the areas would
    not add up. `current` is the measure of the current cell, which all areas are shown of when somebody asks for them.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.scope = _Choice(self.tr("Measures shown"), self._on_choice, 172, 216)
        self.area = _Choice(self.tr("Area"), self._on_choice, 134, 134)
        self.kind = _Choice(self.tr("Period"), self._on_choice, 98, 98)
        self.years = _Choice(self.tr("How far back"), self._on_choice, 98, 98)
        self._dimensions: Sequence[DimensionMeasures] = ()
        self._missing: Sequence[MissingPeriod] = ()
        self._areas: Sequence[Area] = ()
        self.entered_in: Collection[int] = ()
        self.current: int | None = None

    def boxes(self) -> tuple["_Choice", ...]:
        """The combo boxes in their order."""
        return self.scope, self.area, self.kind, self.years

    def offer(
        self, dimensions: Sequence[DimensionMeasures], areas: Sequence[Area], missing: Sequence[MissingPeriod]
    ) -> None:
        """Offer what there is; choices stay where they still can."""
        self._dimensions, self._areas, self._missing = dimensions, areas, missing
        names = [(area.id, area.name) for area in areas if not area.retired]
        has_areas = any(area.id not in {WHOLE_AGENCY, UNKNOWN_AREA} for area in areas)
        self.area.offer([*names, (BY_AREA, self.tr("By area"))] if has_areas else names[:1])
        self._offer_scope()
        own = {measure.period_kind for measure in self.measures()}
        kinds = [kind for kind in PeriodKind if kind.months or kind in own or any(k.fits_into(kind) for k in own)]
        self.kind.offer([(kind, self._kind_text(kind)) for kind in kinds])
        texts = [self.tr("12 months"), *(self.tr("{n} years").format(n=years) for years in _YEARS[1:])]
        self.years.offer(list(zip(_YEARS, texts, strict=True)), first=2)

    def _offer_scope(self) -> None:
        if self.by_area:
            kept_by_area_first = sorted(self.measures(), key=lambda measure: not measure.by_area)
            self.scope.offer([(measure.id, measure.name) for measure in kept_by_area_first])
            return
        everything = self.tr("All active measures ({n})").format(n=len(self.measures()))
        dimensions = [
            (
                -found.dimension.id or -1_000_000,
                f"{found.dimension.code} {found.dimension.name} ({found.active})".strip(),
            )
            for found in self._dimensions
        ]
        text = self.tr("Missing for {period}")
        missing = [(found.period, text.format(period=found.period.label)) for found in self._missing]
        self.scope.offer([(ALL, everything), *missing, *dimensions])

    def _kind_text(self, kind: PeriodKind) -> str:
        return {
            PeriodKind.MONTH: self.tr("Months"),
            PeriodKind.QUARTER: self.tr("Quarters"),
            PeriodKind.YEAR: self.tr("Years"),
            PeriodKind.WEEK: self.tr("Weeks"),
            PeriodKind.FOUR_WEEKS: self.tr("28 days"),
        }[kind]

    @property
    def by_area(self) -> bool:
        """Whether the rows are areas of one measure."""
        return bool(self.area.choice() == BY_AREA)

    def measures(self) -> list[Measure]:
        """Every active measure."""
        return [measure for found in self._dimensions for goal in found.goals for measure in goal.measures]

    def areas(self) -> Sequence[Area]:
        """Every area, retired ones too."""
        return self._areas

    def rows(self) -> list[Row]:
        """The rows chosen."""
        kind: PeriodKind = self.kind.choice()
        if self.by_area:
            chosen = next(measure for measure in self.measures() if measure.id == self.scope.choice())
            shown = [area for area in self._areas if not area.retired or area.id in self.entered_in]
            return area_rows(chosen, kind, shown)
        scope = self.scope.choice()
        if isinstance(scope, Period):
            return measure_rows(self._lacking(scope), kind, self.area.choice())
        wanted = [found for found in self._dimensions if scope in {ALL, -found.dimension.id or -1_000_000}]
        return measure_rows(wanted, kind, self.area.choice())

    def _lacking(self, period: Period) -> list[DimensionMeasures]:
        """The catalog with nothing but the measures that have no entry for a period."""
        lacking = {measure for found in self._missing if found.period == period for measure in found.measures}
        return [replace(found, goals=tuple(_only(goal, lacking) for goal in found.goals)) for found in self._dimensions]

    def missing_period(self) -> Period | None:
        """The period whose missing measures are shown, None where others are."""
        scope = None if self.by_area else self.scope.choice()
        return scope if isinstance(scope, Period) else None

    def periods(self, today: date, year_start: int, rhythm: Period) -> tuple[Period, Period]:
        """The first and the last period chosen; the last one is running."""
        kind: PeriodKind = self.kind.choice()
        last = current_period(kind, today, year_start, rhythm=rhythm)
        return last.next(-_BACK[kind] * self.years.choice() + 1), last

    def show_missing(self, period: Period) -> None:
        """Choose the measures that have no entry for a period; all of its kind where it lacks none any more."""
        self.area.choose(WHOLE_AGENCY)
        self._offer_scope()
        self.scope.choose(ALL)
        self.scope.choose(period)
        self.kind.choose(period.kind)

    def show_measure(self, measure: Measure) -> None:
        """Choose what is needed for a measure to be seen."""
        if self.by_area:
            self.scope.choose(measure.id)
        else:
            self.scope.choose(ALL)
        kind: PeriodKind = self.kind.choice()
        if not has_row(measure, kind) or measure.period_kind.fits_into(kind):
            self.kind.choose(measure.period_kind)

    def show_areas(self, measure: Measure) -> None:
        """Choose all areas of a measure, by the periods it is entered by; nothing where there are no areas."""
        self.area.choose(BY_AREA)
        if self.by_area:
            self._offer_scope()
            self.scope.choose(measure.id)
            self.kind.choose(measure.period_kind)

    def show_key(self, key: EntryKey) -> None:
        """Choose what is needed for an entry to be seen."""
        self.area.choose(key.area_id)
        self._offer_scope()
        self.scope.choose(ALL)
        self.kind.choose(key.period.kind)
        self.years.choose(_YEARS[-1])

    def _on_choice(self, box: "_Choice") -> None:
        if box is self.area:
            self._offer_scope()
            by_area = [measure.id for measure in self.measures() if measure.by_area]
            if self.by_area and (self.current in by_area or not by_area):
                self.scope.choose(self.current)
        period = self.missing_period()
        if box is self.scope and period is not None:
            self.kind.choose(period.kind)
        if self.by_area:
            chosen = next((measure for measure in self.measures() if measure.id == self.scope.choice()), None)
            if chosen is not None and (box is not self.kind or not has_row(chosen, self.kind.choice())):
                self.kind.choose(chosen.period_kind)
        self.changed.emit()


def _only(goal: GoalMeasures, wanted: Collection[Measure]) -> GoalMeasures:
    return replace(goal, measures=tuple(measure for measure in goal.measures if measure in wanted))


class _Choice(ChoiceBox):
    """A combo box of keys with texts, as wide as wished where there is room, never narrower than the least."""

    def __init__(self, name: str, chosen: Callable[["_Choice"], None], least: int, width: int) -> None:
        super().__init__()
        self._keys: list[Any] = []
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.activated.connect(lambda _position: chosen(self))
        self._width = width
        minimum_width(self, least)

    @override
    def sizeHint(self) -> QSize:
        return QSize(px(self._width), super().sizeHint().height())

    def offer(self, options: Sequence[tuple[Any, str]], *, first: Any = None) -> None:
        """Offer other options; the choice stays if it is among them, else it is `first` or the first."""
        kept = self.choice() if self._keys else first
        self._keys = [key for key, _ in options]
        self.clear()
        self.addItems([text for _, text in options])
        self.choose(kept if kept in self._keys else self._keys[0])

    def choice(self) -> Any:
        """The key chosen."""
        return self._keys[self.currentIndex()]

    def choose(self, key: Any) -> None:
        """Choose without telling anybody."""
        if key in self._keys:
            self.setCurrentIndex(self._keys.index(key))
