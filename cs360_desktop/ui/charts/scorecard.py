"""The Scorecard tab: every active measure on a line, beside it the chosen one in full (ui/guide.md 10)."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.domain.documents import MadeFile
from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.domain.wording import format_month
from cs360_desktop.services.score_details import line_details
from cs360_desktop.services.scorecard import last_complete_month, scorecard
from cs360_desktop.services.scorelines import CompareWith, Scorecard, ScoredDimension, Scoreline
from cs360_desktop.ui.charts import scorecard_words as words
from cs360_desktop.ui.charts.scorecard_panel import ScorePanel
from cs360_desktop.ui.charts.scorecard_table import ScoreTable
from cs360_desktop.ui.charts.scorecard_words import tr
from cs360_desktop.ui.common.body import Body
from cs360_desktop.ui.common.buttons import Button
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.editors import ChoiceBox, TickBox
from cs360_desktop.ui.common.empty_state import EmptyState
from cs360_desktop.ui.common.following import ENTRIES, Following
from cs360_desktop.ui.common.labels import ElidedLabel, Label
from cs360_desktop.ui.common.page import page_of
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.rebuilt import Rebuilt
from cs360_desktop.ui.common.save_file import save_file
from cs360_desktop.ui.common.scaling import margins, px, spacing
from cs360_desktop.ui.common.segment import Segment
from cs360_desktop.ui.common.stack import Stack
from cs360_desktop.ui.common.typography import Type

_MONTHS = 24
_ALL = -1
_NOUNS = {
    "measure", "dimension", "goal", "indicator", "agency", "area", "target", "series_break", "setting", "population",
}  # fmt: skip


class ScorecardView(Body):
    """Asks again whenever something changed, as soon as it is seen."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._card: Scorecard | None = None
        self._is_stale = True
        self._months: list[Period] = []
        self._offered: tuple[tuple[int, str], ...] = ()
        self._is_short = False
        self._names_width = 0
        self._chosen_dimension = _ALL
        self.dimensions: Segment | None = None
        self._segment = _Squeezed()
        self.compare = _box(tr("Compare with"), [words.compared_text(each) for each in CompareWith], self.refresh)
        self.through = _box(tr("Through"), [], self.refresh)
        self.community = TickBox(tr("Comm&unity copy"))
        self.hidden = ElidedLabel(Type.CAPTION, tone="muted")
        self.pdf = Button(tr("Save as &PDF…"), self.save_pdf, icon="file-pdf")
        self.excel = Button(tr("Save as E&xcel…"), self.save_excel, icon="download-simple")
        self.table = ScoreTable()
        self.footnote = Label(role=Type.CAPTION, tone="muted", wrap=True)
        self.panel = ScorePanel(desk, self.open_chart)
        self.empty: EmptyState | None = None
        self._pages = Stack()
        self._put_together()
        self._connect()

    def _put_together(self) -> None:
        for part in (self._segment, self.compare, self.through):
            self.tools.add_filter(part)
        below = QHBoxLayout()
        spacing(below, 8)
        below.addWidget(self.community)
        below.addWidget(self.hidden, 1)
        below.addWidget(self.excel)
        below.addWidget(self.pdf)
        shown = QWidget()
        column = QVBoxLayout(shown)
        margins(column, 0, 0, 0, 0)
        spacing(column, 8)
        column.addLayout(below)
        column.addWidget(self.table, 100)
        column.addWidget(self.footnote)
        column.addStretch(1)
        self.footnote.setMaximumWidth(16_777_215)
        self._pages.addWidget(shown)
        self.set_content(self._pages)
        self.set_context(self.panel, width=276)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        self.community.clicked.connect(self.refresh)
        self.desk.community_changed.connect(self._follow_community)
        self._follow_community(self.desk.community)
        self.table.row_chosen.connect(self._show_line)
        self.table.row_opened.connect(self.open_chart)
        Following(self, self.desk.notifier, self.refresh, {*_NOUNS, ENTRIES})
        QShortcut(QKeySequence("Ctrl+P"), self, self.pdf.click)

    # -- what is shown ------------------------------------------------------------------------------------------------

    def show_place(self, place: Place) -> None:
        """Show a measure, in whatever dimension it is."""
        if place.record is None:
            return
        self._chosen_dimension = _ALL
        self._show()
        self.table.reveal(place.record)

    def _follow_community(self, is_on: bool) -> None:
        """In community view there is no other copy."""
        self.community.setChecked(is_on)
        self.community.setEnabled(not is_on)
        self.refresh()

    def refresh(self) -> None:
        """Ask for the scorecard again, now or as soon as the tab is seen."""
        self._is_stale = True
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        self._is_stale = False
        through = self._offer_months()
        compare_with = tuple(CompareWith)[self.compare.currentIndex()]
        card = scorecard(
            self.desk.session, through=through, compare_with=compare_with, community=self.community.isChecked()
        )
        self._card = card
        self._offer_dimensions(card)
        self.hidden.setText(words.hidden_text(card))
        if not card.lines and not card.internal:
            choose = Button(tr("Choose measures"), partial(self.desk.go, Place("metrics", part="choose")))
            self._show_empty(tr("No measure is active yet"), tr(_NO_MEASURE), choose)
            return
        if card.lines and not any(line.period or line.is_withheld for line in card.lines):
            enter = Button(tr("Enter numbers"), partial(self.desk.go, Place("metrics", part="enter")))
            self._show_empty(tr("There is no figure yet"), tr(_NO_FIGURE), enter)
            return
        self._pages.setCurrentIndex(0)
        self.table.set_empty(tr("Every active measure is marked internal, so a community copy has nothing to show."))
        self.table.show_card(card, self._wanted(card))
        self.footnote.setText(words.footnote(card, Period.containing(PeriodKind.MONTH, self.desk.session.today())))
        self._show_line(self.table.current_row())

    def _offer_months(self) -> Period:
        """Offer the last complete months; the one chosen stays, and the newest moves on with the calendar."""
        newest = last_complete_month(self.desk.session)
        chosen = self._months[self.through.currentIndex()] if self.through.currentIndex() > 0 else newest
        if not self._months or self._months[0] != newest:
            self._months = list(words.months_offered(newest, _MONTHS))
            self.through.clear()
            self.through.addItems(
                [tr("Through {month}").format(month=format_month(month.start)) for month in self._months]
            )
        chosen = chosen if chosen in self._months else newest
        self.through.setCurrentIndex(self._months.index(chosen))
        return chosen

    def _offer_dimensions(self, card: Scorecard) -> None:
        """Offer the dimensions that have a line, by their numbers where room is short."""
        offered = tuple((found.dimension.id, found.dimension.code) for found in card.dimensions)
        if self.dimensions is None or offered != self._offered:
            self._offered = offered
            if self._chosen_dimension not in {key for key, _ in offered}:
                self._chosen_dimension = _ALL
            self._is_short = False
            self._make_segment()
            self._fit_names()
        self.dimensions.choose(self._chosen_dimension)  # type: ignore[union-attr]  # made above at the latest

    def _make_segment(self) -> None:
        had_focus = self.dimensions is not None and any(button.hasFocus() for button in self.dimensions.buttons())
        options = [(_ALL, tr("All"), tr("All dimensions"))]
        for key, code in self._offered:
            name = tr("Dimension {code}").format(code=code) if code else tr("No goal")
            options.append((key, code if self._is_short and code else name, name))
        self.dimensions = Segment(tr("Dimensions"), [(key, text) for key, text, _ in options])
        for button, (_, _, name) in zip(self.dimensions.buttons(), options, strict=True):
            button.setAccessibleName(name)
            button.setToolTip(name if name != button.text() else "")
        self.dimensions.choose(self._chosen_dimension)
        self.dimensions.chosen.connect(self._choose_dimension)
        self._segment.replace(self.dimensions)
        if had_focus:
            self.dimensions.checked_button().setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_dimension(self, key: int) -> None:
        self._chosen_dimension = key
        self.refresh()

    def _wanted(self, card: Scorecard) -> tuple[ScoredDimension, ...]:
        if self._chosen_dimension == _ALL:
            return card.dimensions
        return tuple(each for each in card.dimensions if each.dimension.id == self._chosen_dimension)

    def _show_line(self, line: Scoreline | None) -> None:
        if line is None or self._card is None:
            self.panel.show_nothing()
            return
        details = line_details(self.desk.session, line, self._card)
        self.panel.show_line(line, details, is_community=self._card.is_community)

    def _show_empty(self, heading: str, sentences: str, button: Button) -> None:
        if self.empty is not None:
            self._pages.removeWidget(self.empty)
            self.empty.deleteLater()
        self.empty = EmptyState(heading, sentences, (button,))
        self._pages.addWidget(self.empty)
        self._pages.setCurrentWidget(self.empty)
        self.panel.show_nothing()

    def open_chart(self, line: Scoreline | None = None) -> None:
        """Show the chosen measure over time."""
        chosen = line or self.table.current_row()
        if chosen is not None:
            self.desk.go(Place("metrics", chosen.measure.id, "charts"))

    # -- following ----------------------------------------------------------------------------------------------------

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._show()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_names()

    def _fit_names(self) -> None:
        """Name the dimensions in full where there is room for that, else by their numbers."""
        if self.dimensions is None:
            return
        if not self._is_short:
            self._names_width = self.dimensions.sizeHint().width()
        others = self.compare.sizeHint().width() + self.through.sizeHint().width() + px(2 * 8 + 2 * 24)
        is_short = self._names_width + others > self.width()
        if is_short != self._is_short:
            self._is_short = is_short
            self._make_segment()

    # -- taking it along ----------------------------------------------------------------------------------------------

    def save_pdf(self) -> None:
        """Save what is shown as a PDF of one page for each dimension."""
        from cs360_desktop.services.scorecard_document import scorecard_pdf

        self._save(scorecard_pdf)

    def save_excel(self) -> None:
        """Save what is shown as a workbook."""
        from cs360_desktop.services.scorecard_document import scorecard_excel

        self._save(scorecard_excel)

    def _save(self, make: Callable[..., MadeFile]) -> None:
        card, session = self._card, self.desk.session
        if card is None:
            return
        through, compare_with = card.through, card.compare_with
        save_file(
            page_of(self),
            self.desk,
            lambda public: make(session, through=through, compare_with=compare_with, community=public),
            kind="scorecard",
            community=card.is_community,
        )


_NO_MEASURE = (
    "A scorecard has a line for every measure you collect: its last value, what that is compared with, its trend, "
    "whether it is worth a look, and how far its target is. Choose what you count first."
)
_NO_FIGURE = (
    "A scorecard has a line for every measure you collect: its last value, what that is compared with, its trend, "
    "whether it is worth a look, and how far its target is. Type figures on the Enter tab, or bring in your workbook."
)


class _Squeezed(Rebuilt):
    """Takes less room than its content: that is made shorter as soon as the room is seen to be too small."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(px(40), super().minimumSizeHint().height())


def _box(name: str, texts: list[str], chosen: object) -> ChoiceBox:
    box = ChoiceBox()
    box.setAccessibleName(name)
    box.addItems(texts)
    if texts:
        box.setCurrentIndex(0)
    box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
    box.activated.connect(chosen)
    return box
