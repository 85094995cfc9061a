"""What narrows the catalog: a search over all its words, and four choices that say what they are about."""

from collections.abc import Callable, Sequence
from enum import Enum
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cs360_desktop.domain.catalogue import DefinedBy, Measure, MeasureType, Status
from cs360_desktop.ui.common.buttons import Button
from cs360_desktop.ui.common.editors import ChoiceBox
from cs360_desktop.ui.common.scaling import fixed_height, margins, minimum_width, spacing
from cs360_desktop.ui.metrics.choosing import words
from cs360_desktop.ui.metrics.choosing.catalog import Catalog


class Show(Enum):
    """Which measures are shown."""

    ALL = "all"
    ACTIVE = "active"
    RETIRED = "retired"
    STARTERS = "starters"
    OWN = "own"
    UNCHECKED = "unchecked"
    DELETED = "deleted"


_SHOWS: dict[Show, Callable[[Measure], bool]] = {
    Show.ALL: lambda _: True,
    Show.ACTIVE: lambda measure: measure.status is Status.ACTIVE,
    Show.RETIRED: lambda measure: measure.status is Status.RETIRED,
    Show.STARTERS: lambda measure: measure.starter,
    Show.OWN: lambda measure: measure.defined_by in {DefinedBy.LOCAL, DefinedBy.FROM_FILE},
    Show.UNCHECKED: lambda measure: not measure.checked,
    Show.DELETED: lambda _: True,  # the bin has no other measures
}


class Filters(QWidget):
    """Search and commands in one line, the choices in a second: both together have room in small windows too."""

    changed = Signal()

    def __init__(self, commands: Sequence[Button]) -> None:
        super().__init__()
        self.search = QLineEdit()
        self.show_only = Choice(self.tr("Show"))
        self.dimension = Choice(self.tr("Dimension"))
        self.type = Choice(self.tr("Type"))
        self.source = Choice(self.tr("Source"))
        self._fill_fixed_choices()
        self.search.setPlaceholderText(self.tr("Find a measure (Ctrl+F)"))
        self.search.setAccessibleName(self.tr("Find a measure"))
        self.search.setAccessibleDescription(
            self.tr("Looks in names, other names in files, descriptions, goals, indicators and sources.")
        )
        self.search.setClearButtonEnabled(True)
        fixed_height(self.search, 30)
        minimum_width(self.search, 160)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self._find)
        self.search.textChanged.connect(self.changed)
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 8)
        first, second = QHBoxLayout(), QHBoxLayout()
        for row in (first, second):
            spacing(row, 8)
            box.addLayout(row)
        first.addWidget(self.search, 1)
        for command in commands:
            first.addWidget(command)
        for choice in (self.show_only, self.dimension, self.type, self.source):
            choice.activated.connect(self.changed)
            second.addWidget(choice, 1)

    @property
    def shows_bin(self) -> bool:
        """Whether the deleted measures are shown instead of the catalog."""
        return self.show_only.choice() is Show.DELETED

    def set_catalog(self, catalog: Catalog) -> None:
        """Offer the dimensions and sources there are; what was chosen stays chosen while it is there."""
        names = [(found.dimension.id, words.titled(found.dimension)) for found in catalog.dimensions]
        self.dimension.set_options([(None, self.tr("All dimensions")), *names])
        self.source.set_options([(None, self.tr("All sources")), *((name, name) for name in catalog.sources())])

    def fits(self, measure: Measure, catalog: Catalog) -> bool:
        """Whether a measure is wanted."""
        return (
            _SHOWS[self.show_only.choice()](measure)
            and self.dimension.choice() in {None, catalog.dimension_id(measure)}
            and self.type.choice() in {None, measure.type}
            and self.source.choice() in {None, measure.source}
            and all(word in catalog.haystack(measure) for word in self.search.text().casefold().split())
        )

    def show_everything(self) -> None:
        """Take all filters away."""
        self.search.clear()
        for choice in (self.show_only, self.dimension, self.type, self.source):
            choice.setCurrentIndex(0)
        self.changed.emit()

    def why_empty(self) -> str:
        """Say why no measure is left, and what to do."""
        search = self.search.text().strip()
        if search:
            return self.tr("Nothing is called, described or kept as “{search}”. Clear the search.").format(
                search=search
            )
        if self.shows_bin and self._only_shows():
            return self.tr("No measure was deleted.")
        if self._only_shows():
            return self.tr("There is none. Choose “{all}” again.").format(all=self.show_only.itemText(0))
        return self.tr("No measure fits these filters. Choose all dimensions, types and sources again.")

    def _only_shows(self) -> bool:
        return not any(choice.currentIndex() for choice in (self.dimension, self.type, self.source))

    def _fill_fixed_choices(self) -> None:
        self.show_only.set_options([
            (Show.ALL, self.tr("All measures")),
            (Show.ACTIVE, self.tr("Active")),
            (Show.RETIRED, self.tr("Retired")),
            (Show.STARTERS, self.tr("Starter set")),
            (Show.OWN, self.tr("Made here or from a file")),
            (Show.UNCHECKED, self.tr("To be checked")),
            (Show.DELETED, self.tr("Deleted")),
        ])  # fmt: skip
        self.type.set_options([(None, self.tr("All types")), *((kind, words.kind_of(kind)) for kind in MeasureType)])

    def _find(self) -> None:
        self.search.setFocus()
        self.search.selectAll()


class Choice(ChoiceBox):
    """A filter: a combo box of keys with texts, of which the first takes nothing away."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._keys: list[Any] = []
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        minimum_width(self, 110)

    def set_options(self, options: Sequence[tuple[Any, str]]) -> None:
        """Offer other options; the choice stays if it is still among them."""
        keys = [key for key, _ in options]
        kept = self.choice() if self._keys else None
        self._keys = keys
        self.clear()
        self.addItems([text for _, text in options])
        self.setCurrentIndex(keys.index(kept) if kept in keys else 0)
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + 16)

    def choice(self) -> Any:
        """Return the key chosen."""
        return self._keys[self.currentIndex()]

    def choose(self, key: Any) -> None:
        """Choose by key as the user does."""
        self.setCurrentIndex(self._keys.index(key))
        self.activated.emit(self.currentIndex())
