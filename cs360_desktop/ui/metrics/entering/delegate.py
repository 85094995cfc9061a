"""Paints cells straight from their prepared looks; leaves the editor to Qt (design.md §5, spikes.md §6)."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from cs360_desktop.ui.common.icons import pixmap
from cs360_desktop.ui.common.palettes import qcolor, tokens_of
from cs360_desktop.ui.common.scaling import px
from cs360_desktop.ui.common.states import LOOKS, State
from cs360_desktop.ui.common.typography import Type, font
from cs360_desktop.ui.metrics.entering.looks import Fill, Ink, Symbol
from cs360_desktop.ui.metrics.entering.model import GridModel

Index = QModelIndex | QPersistentModelIndex
_TEXT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
_STATES = {
    Symbol.WRONG: State.WRONG,
    Symbol.DISAGREE: State.DISAGREE,
    Symbol.ASKS: State.ASKS,
    Symbol.NEEDS: State.NEEDS,
}
# Members of an enum are looked up once: in painting each look-up counts (design.md §5).
_CUT = Qt.TextElideMode.ElideRight
_GROUPS, _BAD, _DISAGREE = Fill.DIMENSION, Fill.BAD, Symbol.DISAGREE
_NO_HINT = QAbstractItemDelegate.EndEditHint.NoHint
_REVERT = QAbstractItemDelegate.EndEditHint.RevertModelCache
_STEPS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Return: (1, 0),
    Qt.Key.Key_Enter: (1, 0),
    Qt.Key.Key_Tab: (0, 1),
    Qt.Key.Key_Backtab: (0, -1),
}
_ARROWS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


@dataclass(frozen=True, slots=True)
class _Paints:
    """Colors, fonts and measures of the present theme and zoom, looked up once."""

    fills: tuple[QColor, ...]
    inks: tuple[tuple[QFont, QColor], ...]
    symbols: dict[int, QPixmap]
    line: QColor
    select: QColor
    focus: QColor
    accent: QColor
    warn: QColor
    pad: int
    thick: int
    symbol: int
    corner: int


def _paints(palette: QPalette, ratio: float) -> _Paints:
    tokens = tokens_of(palette)
    fills = {
        Fill.SURFACE: tokens.surface,
        Fill.SUNKEN: tokens.sunken,
        Fill.INCOMPLETE: tokens.incomplete,
        Fill.BAD: tokens.bad_soft,
        Fill.WARN: tokens.warn_soft,
        Fill.DIMENSION: tokens.group,
        Fill.GOAL: tokens.sunken,
    }
    body, italic = font(Type.BODY), font(Type.BODY, italic=True)
    inks = {
        Ink.TEXT: (body, tokens.text),
        Ink.ITALIC: (italic, tokens.text),
        Ink.SO_FAR: (italic, tokens.muted),
        Ink.CAPTION: (font(Type.CAPTION), tokens.muted),
        Ink.MUTED: (body, tokens.muted),
        Ink.BAD: (body, tokens.bad),
        Ink.WARN: (font(Type.STRONG), tokens.warn),
    }
    size = px(12)
    return _Paints(
        fills=tuple(qcolor(fills[fill]) for fill in Fill),
        inks=tuple((inks[ink][0], qcolor(inks[ink][1])) for ink in Ink),
        symbols={
            int(symbol): pixmap(LOOKS[state].icon, getattr(tokens, LOOKS[state].symbol), size, ratio)
            for symbol, state in _STATES.items()
        },
        line=qcolor(tokens.line),
        select=qcolor(tokens.select),
        focus=qcolor(tokens.focus),
        accent=qcolor(tokens.accent),
        warn=qcolor(tokens.warn),
        pad=px(8),
        thick=px(2),
        symbol=size,
        corner=px(8),
    )


class GridDelegate(QStyledItemDelegate):
    """Cells of the grid.

    `current` and `selected` are plain numbers that the view keeps up to date: asking the selection model for each
    cell costs more than painting it. `left(rows, columns)` tells which way an editor was left by key, `filled(text)`
    that Ctrl+Enter asked for the typed text in every selected cell.
    """

    left = Signal(int, int)
    filled = Signal(str)

    def __init__(self, model: GridModel, view: QTableView) -> None:
        super().__init__(view)
        self._model = model
        self._view = view
        self.current = (-1, -1)
        self.selected: tuple[tuple[int, int, int, int], ...] = ()
        self.typed_into = False
        self.refresh()

    def refresh(self) -> None:
        """Look colors, fonts and measures up again after a change of theme or zoom."""
        self._paints = _paints(self._view.palette(), self._view.devicePixelRatioF())

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, column = index.row(), index.column()
        look = self._model.sheet.look(row, column)
        paints = self._paints
        rect = option.rect
        x, y, width, height = rect.x(), rect.y(), rect.width(), rect.height()
        is_cell = look.fill < _GROUPS
        # The line color shows as the right and the lower edge.
        painter.fillRect(rect, paints.line)
        is_selected = bool(self.selected) and look.fill != _BAD and self._is_selected(row, column)
        ground = paints.select if is_selected else paints.fills[look.fill]
        painter.fillRect(x, y, width - 1 if is_cell else width, height - 1, ground)
        if look.text:
            face, color = paints.inks[look.ink]
            painter.setFont(face)
            painter.setPen(color)
            text, left = look.text, 2
            if look.symbol:
                left = paints.symbol + 6
                if look.fill == _BAD:  # figures have room, a refused text may be of any length
                    text = painter.fontMetrics().elidedText(text, _CUT, width - left - paints.pad)
            painter.drawText(x + left, y, width - left - paints.pad, height - 1, _TEXT, text)
        if look.symbol:
            painter.drawPixmap(x + 4, y + (height - 1 - paints.symbol) // 2, paints.symbols[look.symbol])
            if look.symbol == _DISAGREE:
                painter.fillRect(x, y + height - 1 - paints.thick, width - 1, paints.thick, paints.warn)
        if look.noted:
            self._paint_corner(painter, x + width - 1, y)
        if (row, column) == self.current:
            for ring in _ring(x, y, width - 1, height - 1, paints.thick):
                painter.fillRect(*ring, paints.focus)

    def _is_selected(self, row: int, column: int) -> bool:
        return any(top <= row <= bottom and left <= column <= right for top, left, bottom, right in self.selected)

    def _paint_corner(self, painter: QPainter, right: int, top: int) -> None:
        for step in range(self._paints.corner):
            painter.fillRect(
                right - self._paints.corner + step, top + step, self._paints.corner - step, 1, self._paints.accent
            )

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        if self._model.sheet.key_at(index.row(), index.column()) is None:
            return None  # type: ignore[return-value]  # Qt's way to say that a cell has no editor
        editor = QLineEdit(parent)
        editor.setProperty("kind", "cell")
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        editor.setAccessibleName(self._model.sheet.spoken(index.row(), index.column(), closed=False))
        return editor

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        editor.setText(self._model.sheet.typed_at(index.row(), index.column()))

    @override
    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(editor, QLineEdit):
            return self._on_key(editor, event) or super().eventFilter(editor, event)
        return super().eventFilter(editor, event)

    def _on_key(self, editor: QLineEdit, event: QKeyEvent) -> bool:
        key = event.key()
        modifiers = event.modifiers()
        enters = key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enters and modifiers & Qt.KeyboardModifier.ControlModifier:
            text = editor.text()
            self.closeEditor.emit(editor, _REVERT)
            self.filled.emit(text)
            return True
        step = _STEPS.get(key) or (_ARROWS.get(key) if self.typed_into and not modifiers & _HELD else None)
        if step is None:
            return False
        if enters and modifiers & Qt.KeyboardModifier.ShiftModifier:
            step = (-1, 0)
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, _NO_HINT)
        self.left.emit(*step)
        return True


_HELD = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


def _ring(x: int, y: int, width: int, height: int, thick: int) -> tuple[tuple[int, int, int, int], ...]:
    """The four sides of a frame inside a box."""
    return (
        (x, y, width, thick),
        (x, y + height - thick, width, thick),
        (x, y, thick, height),
        (x + width - thick, y, thick, height),
    )
