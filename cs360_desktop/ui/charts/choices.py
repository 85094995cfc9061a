"""What is charted: the measure, the area, how far back, and as what a count is shown."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication

from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.domain.entries import WHOLE_AGENCY
from cs360_desktop.services import agency, charts, metrics
from cs360_desktop.services.chart_points import CountedAs
from cs360_desktop.services.session import Session
from cs360_desktop.ui.common.editors import ChoiceBox
from cs360_desktop.ui.common.scaling import minimum_width

_YEARS = (1, 3, 5, 10, 20)
_LEAST_WIDTH = 92


class ChartChoices:
    """The boxes above and below a chart; `changed` is called when one of them was changed by hand."""

    def __init__(self, session: Session, changed: Callable[[], object]) -> None:
        self._session = session
        self._measures: list[Measure] = []
        self._areas: list[int] = []
        self.measure = _box(_tr("Measure"), 28, changed)
        self.area = _box(_tr("Area"), 14, changed)
        self.years = _box(_tr("How far back"), 12, changed, least=124)
        self.counted_as = _box(_tr("Counted as"), 20, changed)
        self.years.addItems([_tr("Last 12 months"), *(_tr("Last {n} years").format(n=years) for years in _YEARS[1:])])
        self.years.setCurrentIndex(1)
        self.counted_as.addItems(
            [_tr("Count"), _tr("Per day"), _tr("Per 1,000 residents"), _tr("Per 100,000 residents")]
        )
        self.counted_as.setCurrentIndex(0)

    def offer(self, *, community: bool = False) -> None:
        """Ask again which measures and areas there are; what was chosen stays. Internal ones are not for everybody."""
        measure, area = self.measure_now(), self.area_id()
        found = metrics.active_measures(self._session)
        self._measures = [each for each in found if not (community and each.internal)]
        keys = [each.id for each in self._measures]
        _fill(self.measure, [each.name for each in self._measures], keys, measure.id if measure else None)
        areas = agency.areas(self._session)
        self._areas = [each.id for each in areas]
        _fill(self.area, [each.name for each in areas], self._areas, area)

    def choose(self, measure_id: int) -> bool:
        """Choose a measure; returns whether it is collected."""
        keys = [each.id for each in self._measures]
        if measure_id in keys:
            self.measure.setCurrentIndex(keys.index(measure_id))
        return measure_id in keys

    def measure_now(self) -> Measure | None:
        """The measure chosen; None while none is collected."""
        position = self.measure.currentIndex()
        return self._measures[position] if position >= 0 else None

    def area_id(self) -> int:
        """The area chosen."""
        position = self.area.currentIndex()
        return self._areas[position] if position >= 0 else WHOLE_AGENCY

    def has_areas(self) -> bool:
        """Whether the agency has areas at all."""
        return len(self._areas) > 1

    def years_back(self) -> int:
        """How many years back the chart goes."""
        return _YEARS[self.years.currentIndex()]

    def counting(self) -> CountedAs:
        """As what a count is shown; other measures are always shown as they are."""
        measure = self.measure_now()
        if measure is None or not charts.can_be_rated(measure):
            return CountedAs.COUNT
        return tuple(CountedAs)[max(self.counted_as.currentIndex(), 0)]


def _box(name: str, letters: int, changed: Callable[[], object], *, least: int = _LEAST_WIDTH) -> ChoiceBox:
    """A box with room for so many letters; in a narrow window it takes less, and its text ends with "…"."""
    box = ChoiceBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.activated.connect(lambda _position: changed())
    box.setMinimumContentsLength(letters)
    minimum_width(box, least)
    return box


def _fill(box: ChoiceBox, texts: Sequence[str], keys: Sequence[int], chosen: int | None) -> None:
    box.clear()
    box.addItems(texts)
    if keys:
        box.setCurrentIndex(keys.index(chosen) if chosen in keys else 0)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ChartChoices", text)
