"""The table of a scorecard: measures under their dimensions; columns fold together where the window is narrow."""

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHeaderView
from typing_extensions import override

from cs360_desktop.domain.periods import Period
from cs360_desktop.services.scorelines import CompareWith, Scorecard, ScoredDimension, Scoreline, line_sentence
from cs360_desktop.ui.charts import scorecard_words as words
from cs360_desktop.ui.charts.scorecard_cells import BASE, NAME, TREND, ScoreDelegate
from cs360_desktop.ui.common.columns import Align, Column, Heading
from cs360_desktop.ui.common.scaling import px
from cs360_desktop.ui.common.states import Tone
from cs360_desktop.ui.common.table_view import TableView
from cs360_desktop.ui.common.typography import Type, font

_NARROWEST_NAME = 140
"""Room a name has before the table scrolls sideways."""
_TRENDS = (120, 72)
_FOLDS = ((False, 0, 168), (True, 0, 168), (True, 1, 140), (True, None, 0))
"""What gives way, one after the other: the base moves below the change, the trend gets narrower, the trend goes.

With the room in design px that names must have left for it not to give way any further.
"""


class ScoreTable(TableView):
    """One row for each measure, two lines high; Enter opens its chart."""

    # Qt asks for sizes while the table is made, before there are any rows.
    _folds_base = False
    _trend_head = 0
    _widths: Sequence[int] = ()

    def __init__(self) -> None:
        super().__init__(
            words.tr("Scorecard"), self._columns(CompareWith.YEAR_BEFORE, None), key=lambda line: line.measure.id
        )
        self._paint_by_columns()

    def show_card(self, card: Scorecard, wanted: Iterable[ScoredDimension]) -> None:
        """Show the lines of some dimensions, and heads that say what they are compared with."""
        self._model.columns = self._columns(card.compare_with, card.trend_since)
        self._paint_by_columns()
        self._model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._model.columns) - 1)
        items: list[Heading | Scoreline] = []
        for found in wanted:
            name = "  ".join(part for part in (found.dimension.code, found.dimension.name) if part)
            items += [Heading(found.dimension.id, name), *found.lines]
        self.set_items(items)
        self._fit_columns()

    def _paint_by_columns(self) -> None:
        old = self.itemDelegate()
        self.setItemDelegate(ScoreDelegate(self._model.columns, self._proxy, self))
        old.deleteLater()

    def _columns(self, compare_with: CompareWith, since: Period | None) -> tuple[Column[Scoreline], ...]:
        right = Align.RIGHT
        trend_head = words.tr("Trend")
        if since is not None:
            trend_head = words.tr("Since {month}").format(month=since.label)
        return (
            Column(
                words.tr("Measure"),
                lambda line: line.measure.name,
                detail=_detail,
                stretch=True,
                spoken=line_sentence,
            ),
            Column(
                words.value_head(compare_with),
                words.value_text,
                detail=lambda line: words.period_text(line, compare_with),
                align=right,
                strong=True,
                tone=lambda line: "text" if line.figure else "muted",
                width=60,
            ),
            Column(words.base_head(compare_with), words.base_text, align=right, width=60),
            Column(
                words.tr("Change"),
                words.change_text,
                detail=lambda line: words.base_below(line, compare_with) if self._folds_base else "",
                align=right,
                width=60,
            ),
            Column(words.tr("% or cases"), words.percent_text, align=right, width=60, tone=_percent_tone),
            Column(trend_head, words.trend_text, width=_TRENDS[0]),
            Column(
                words.tr("Signal or interval"),
                words.signal_text,
                state=words.signal_state,
                tone="muted",
                width=60,
            ),
            Column(
                words.tr("Target"),
                words.target_text,
                detail=lambda line: "" if line.target is None else line.target.brief,
                state=words.target_state,
                tone=lambda line: "muted" if line.target is None else "text",
                width=60,
            ),
        )

    # -- widths -------------------------------------------------------------------------------------------------------

    @override
    def fit_sizes(self) -> None:
        super().fit_sizes()
        self._fit_columns()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._arrange_columns()

    def _fit_columns(self) -> None:
        """Give every column but the name the room that its longest text needs: figures and words are never cut."""
        rows = [item for item in map(self._model.item, range(self._model.rowCount())) if isinstance(item, Scoreline)]
        widths = [0] * len(self._model.columns)
        folded = self._folds_base
        self._folds_base = True  # measured once, for the widest case
        for position, column in enumerate(self._model.columns):
            if position not in {NAME, TREND}:
                widths[position] = _room(column, rows)
        self._widths = widths
        self._folds_base = folded
        self._trend_head = _room(self._model.columns[TREND], ())
        self._arrange_columns()

    def _arrange_columns(self) -> None:
        if not self._widths:
            return
        room = self.viewport().width()
        for folds_base, trend, least in _FOLDS:
            taken = sum(self._widths) - (self._widths[BASE] if folds_base else 0)
            trend_width = 0 if trend is None else max(px(_TRENDS[trend] + 16), self._trend_head)
            taken += trend_width
            if room - taken >= px(least):
                break
        self._folds_base = folds_base
        for position, width in enumerate(self._widths):
            if position not in {NAME, TREND}:
                self.setColumnWidth(position, width)
        if trend is not None:
            self.setColumnWidth(TREND, trend_width)
        self.setColumnHidden(BASE, folds_base)
        self.setColumnHidden(TREND, trend is None)
        fits = room - taken >= px(_NARROWEST_NAME)
        head = self.horizontalHeader()
        head.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch if fits else QHeaderView.ResizeMode.Fixed)
        if not fits:
            self.setColumnWidth(NAME, px(_NARROWEST_NAME))
        self.viewport().update()


def _room(column: Column[Any], rows: Iterable[Scoreline]) -> int:
    """The width that head and cells of a column need, in px."""
    symbol = px(22) if column.state is not None else 0
    firsts, seconds = {""}, {""}
    for row in rows:
        firsts.add(column.shown(row))
        if column.detail is not None:
            seconds.add(column.detail(row))
    head, first, second = (
        QFontMetrics(font(role))
        for role in (Type.CAPTION_STRONG, Type.STRONG if column.strong else Type.BODY, Type.CAPTION)
    )
    widest = max(
        *(first.horizontalAdvance(text) + symbol for text in firsts),
        *(second.horizontalAdvance(text) + symbol for text in seconds),
        head.horizontalAdvance(column.title),
    )
    return max(widest + px(18), px(60))


def _detail(line: Scoreline) -> str:
    unit, stale = words.unit_line(line.measure), words.stale_text(line)
    return f"{stale} · {unit}" if stale else unit


def _percent_tone(line: Scoreline) -> Tone:
    shown = "" if line.beside is None else line.beside.percent
    return "text" if any(letter.isdigit() for letter in shown) else "muted"
