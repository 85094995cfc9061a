"""The navigation at the left: 184 wide with counts in words, or a rail where the window is narrow (guide.md §2)."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.ui.common.icons import MEDIUM, SMALL, paint_icon
from cs360_desktop.ui.common.labels import ElidedLabel, Line
from cs360_desktop.ui.common.palettes import qcolor, tokens_of
from cs360_desktop.ui.common.scaling import fixed_height, fixed_width, margins, px, spacing
from cs360_desktop.ui.common.typography import Type, font
from cs360_desktop.ui.shell.navigation import PAGES

_WIDE, _RAIL = 184, 76
_FLAGS = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class NavigationRow(QAbstractButton):
    """One row: icon, label and at the right a remark in words ("2 overdue", "Off", "F1")."""

    def __init__(self, icon: str, label: str, short_label: str = "", *, height: int = 36) -> None:
        super().__init__()
        self._icon = icon
        self._label = label
        self._short_label = short_label
        self._height = height
        self._remark = ""
        self._is_rail = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_rail(rail=False)
        self.set_remark("")

    def set_remark(self, remark: str) -> None:
        """Say something at the right of the label; the screen reader reads both."""
        self._remark = remark
        self.setText(self._label)
        self.setAccessibleName(f"{self._label}, {remark}" if remark else self._label)
        self.update()

    def set_rail(self, *, rail: bool) -> None:
        """Put the icon above a short label, or beside the full one."""
        self._is_rail = rail
        self.setToolTip(self._label if rail and self._label != self._short_label else "")
        fixed_height(self, 46 if rail else self._height)

    @override
    def sizeHint(self) -> QSize:
        return QSize(px(_RAIL if self._is_rail else _WIDE), self.height())

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        box = QRectF(self.rect())
        if self.isChecked():
            painter.fillRect(box, qcolor(tokens.accent_soft))
            painter.fillRect(QRectF(0, 0, px(4), box.height()), qcolor(tokens.accent))
        elif self.underMouse() and self.isEnabled():
            painter.fillRect(box, qcolor(tokens.neutral_soft))
        ink = tokens.text if self.isEnabled() else tokens.disabled
        side = px(MEDIUM if self._height == 36 else SMALL)
        icon_ink = tokens.accent if self.isChecked() else ink
        painter.setFont(font(Type.STRONG if self.isChecked() else Type.BODY))
        painter.setPen(qcolor(ink))
        if self._is_rail:
            paint_icon(painter, self._icon, QRectF((box.width() - side) / 2, px(5), side, side), icon_ink)
            words = QRect(0, px(23), self.width(), self.height() - px(24))
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self._short_label)
        else:
            paint_icon(painter, self._icon, QRectF(px(13), (box.height() - side) / 2, side, side), icon_ink)
            self._paint_words(painter, tokens.text if self.isEnabled() else tokens.disabled)
        if self.hasFocus():
            painter.setPen(QPen(qcolor(tokens.focus), px(2)))
            painter.drawRect(box.adjusted(1, 1, -1, -1))
        painter.end()

    def _paint_words(self, painter: QPainter, remark_ink: str) -> None:
        words = self.rect().adjusted(px(40), 0, -px(10), 0)
        if self._remark:
            small = font(Type.CAPTION)
            width = QFontMetrics(small).horizontalAdvance(self._remark)
            label = painter.font()
            painter.setFont(small)
            painter.setPen(qcolor(remark_ink))
            painter.drawText(words.adjusted(words.width() - width, 0, 0, 0), _FLAGS, self._remark)
            painter.setFont(label)
            words.adjust(0, 0, -width - px(6), 0)
        text = painter.fontMetrics().elidedText(self._label, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, _FLAGS, text)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)


class NavigationBar(QWidget):
    """The pages, above them whose workspace this is, below them the switch for the community view and help.

    Signals:
        chosen(str): the name of the page somebody wants.
        community_wanted(): community view is to be switched.
    """

    chosen = Signal(str)
    community_wanted = Signal()

    def __init__(self, on_help: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Navigation"))
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self._head = _Head()
        self._rows: dict[str, NavigationRow] = {}
        self._group = QButtonGroup(self)
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 2)
        box.addWidget(self._head)
        for entry in PAGES:
            row = NavigationRow(entry.icon, entry.label_text(), entry.short_text())
            row.setCheckable(True)
            row.clicked.connect(lambda _checked, name=entry.name: self.chosen.emit(name))
            self._group.addButton(row)
            self._rows[entry.name] = row
            box.addWidget(row)
        box.addStretch(1)
        self._foot = _Foot(on_help, self.community_wanted.emit)
        box.addWidget(self._foot)
        self.set_rail(rail=False)

    def set_community(self, is_on: bool) -> None:
        """Say whether community view is on."""
        self._foot.community.set_remark(self.tr("On") if is_on else self.tr("Off"))

    def set_agency(self, name: str, about: str) -> None:
        """Say whose workspace this is."""
        self._head.set_agency(name, about)

    def set_current(self, name: str) -> None:
        """Mark the page that is shown."""
        self._rows[name].setChecked(True)

    def set_counts(self, counts: Mapping[str, str]) -> None:
        """Show counts in words by page name; a page without one has nothing to count."""
        for name, row in self._rows.items():
            row.set_remark(counts.get(name, ""))

    def set_rail(self, *, rail: bool) -> None:
        """Become a rail, or wide again."""
        self._head.setVisible(not rail)
        self._foot.setVisible(not rail)
        fixed_width(self, _RAIL if rail else _WIDE)
        for row in self._rows.values():
            row.set_rail(rail=rail)


class _Head(QWidget):
    """Agency name and a line about it."""

    def __init__(self) -> None:
        super().__init__()
        self._name = ElidedLabel(Type.STRONG)
        self._about = ElidedLabel(Type.CAPTION, tone="muted")
        box = QVBoxLayout(self)
        margins(box, 16, 13, 12, 10)
        spacing(box, 2)
        box.addWidget(self._name)
        box.addWidget(self._about)

    def set_agency(self, name: str, about: str) -> None:
        self._name.setText(name)
        self._about.setText(about)


class _Foot(QWidget):
    """Community view and help."""

    def __init__(self, on_help: Callable[[], object], on_community: Callable[[], object]) -> None:
        super().__init__()
        self.community = NavigationRow("eye", self.tr("Community view"), height=26)
        self.community.set_remark(self.tr("Off"))
        self.community.setToolTip(
            self.tr("Hides contact details, internal notes and measures, and small counts (Ctrl+Shift+K)")
        )
        self.community.clicked.connect(lambda _checked: on_community())
        help_row = NavigationRow("question", self.tr("Help for this page"), height=26)
        help_row.set_remark("F1")
        help_row.clicked.connect(lambda _checked: on_help())
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 5)
        box.setSpacing(0)
        box.addWidget(Line())
        box.addSpacing(px(12))
        box.addWidget(self.community)
        box.addWidget(help_row)
