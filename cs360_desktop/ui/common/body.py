"""What stands below the head of a page: tools, steps, content, footer, and its own context panel."""

from PySide6.QtCore import QChildEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.ui.common.clearing import clear
from cs360_desktop.ui.common.community import Private
from cs360_desktop.ui.common.context_panel import ContextPanel, scrolling
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.focus_home import FocusHome
from cs360_desktop.ui.common.labels import Label, Line
from cs360_desktop.ui.common.scaling import fixed_height, margins, spacing
from cs360_desktop.ui.common.typography import Type


class Body(FocusHome):
    """One working surface: a page has one, or one for each tab."""

    context_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._private: Private | None = None
        self._notice: Label | None = None
        self.tools = Tools()
        self.context: ContextPanel | None = None
        self._framed: QVBoxLayout | None = None
        self._is_narrow = False
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._content_box = QVBoxLayout()
        self._column.addWidget(self.tools)
        self._column.addLayout(self._content_box, 1)
        self._row = QHBoxLayout(self)
        margins(self._row, 0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addLayout(self._column, 1)

    def set_content(self, content: QWidget, *, scroll: bool = False, bare: bool = False) -> None:
        """Show the content with the page margins; `scroll` for long pages, `bare` to go from edge to edge."""
        clear(self._content_box)
        holder = QWidget()
        box = QVBoxLayout(holder)
        margins(box, 0, 0, 0, 0)
        box.addWidget(content)
        self._framed = None if bare else box
        self.set_narrow(self._is_narrow)
        self._content_box.addWidget(scrolling(holder) if scroll else holder)

    def withhold(self, desk: Desk, sentence: str) -> None:
        """Show nothing but this sentence while community view is on: everything else here may be private."""
        notice = Label(sentence, tone="muted", wrap=True)
        notice.setContentsMargins(24, 24, 24, 24)
        notice.setVisible(desk.community)
        desk.community_changed.connect(notice.setVisible)
        parts = [each for each in self.children() if isinstance(each, QWidget)]
        self._private = Private(desk, self, parts)
        self._notice = notice
        self._column.insertWidget(0, notice, 1, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)

    @override
    def childEvent(self, event: QChildEvent) -> None:
        super().childEvent(event)
        child = event.child()
        if event.added() and self._private is not None and isinstance(child, QWidget) and child is not self._notice:
            self._private.add(child)

    def set_narrow(self, narrow: bool) -> None:
        """Use the smaller page margin of compact windows, or the usual one."""
        self._is_narrow = narrow
        side = 16 if narrow else 24
        self.tools.set_side_margin(side)
        if self._framed is not None:
            margins(self._framed, side, 12, side, 12)

    def set_steps(self, steps: QWidget) -> None:
        """Put a step list at the left."""
        self._row.insertWidget(0, steps)
        self._row.insertWidget(1, Line(Qt.Orientation.Vertical))

    def set_footer(self, footer: "WizardFooter") -> None:
        """Put a wizard footer below the content."""
        self._column.addWidget(footer)

    def set_context(self, content: QWidget, *, width: int = 276, below_header: bool = False) -> None:
        """Give the panel at the right: 250 to 304 wide, documents 400 and below the header."""
        if self.context is not None:
            self.context.deleteLater()
        # The page takes the panel over when this body is first shown; until then it belongs here, unseen.
        self.context = ContextPanel(content, width=width, below_header=below_header, parent=self)
        self.context.hide()
        self.context_changed.emit()


class Tools(QWidget):
    """One row: filters left, commands right; hidden while empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filters = QHBoxLayout()
        self._commands = QHBoxLayout()
        for part in (self._filters, self._commands):
            spacing(part, 8)
        self._box = QHBoxLayout(self)
        self._box.addLayout(self._filters)
        self._box.addStretch(1)
        self._box.addLayout(self._commands)
        self.set_side_margin(24)
        self.hide()

    def set_side_margin(self, side: int) -> None:
        """Keep in line with the content below."""
        margins(self._box, side, 10, side, 0)

    def add_filter(self, widget: QWidget) -> None:
        """Add a filter at the left."""
        self._filters.addWidget(widget)
        self.show()

    def add_command(self, button: QWidget) -> None:
        """Add a command at the right."""
        self._commands.addWidget(button)
        self.show()


class WizardFooter(QWidget):
    """Back or Cancel left, a caption, Next right with the primary last."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left = QHBoxLayout()
        self._right = QHBoxLayout()
        self._caption = Label(role=Type.CAPTION, tone="muted")
        row = QHBoxLayout()
        margins(row, 24, 8, 24, 8)
        for part in (self._left, row, self._right):
            spacing(part, 8)
        row.addLayout(self._left)
        row.addWidget(self._caption, 1)
        row.addLayout(self._right)
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(Line())
        box.addLayout(row)
        fixed_height(self, 47)

    def add_left(self, button: QWidget) -> None:
        """Add Back or Cancel."""
        self._left.addWidget(button)

    def add_right(self, button: QWidget) -> None:
        """Add a way on; the primary comes last."""
        self._right.addWidget(button)

    def set_caption(self, text: str) -> None:
        """Say what is the case: "Nothing has been saved yet"."""
        self._caption.setText(text)
