"""The pages of a document on white paper, one at a time, with the way to the next; the same in the dark theme."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.services.previews import Preview
from cs360_desktop.ui.common.buttons import Button
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.typography import Type


class PagePreview(QWidget):
    """Shows a preview, or the words that stand for one. `turned` carries the page shown, the first being 0."""

    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview: Preview | None = None
        self._page = 0
        self.paper = QLabel()
        self.paper.setAccessibleName(self.tr("Page"))
        self.paper.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.paper.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.where = Label(role=Type.CAPTION, tone="muted")
        self.words = Label(tone="muted", wrap=True)
        self.back_button = Button("", lambda: self.turn(-1), icon="arrow-left")
        self.back_button.setAccessibleName(self.tr("Previous page"))
        self.next_button = Button("", lambda: self.turn(1), icon="arrow-right")
        self.next_button.setAccessibleName(self.tr("Next page"))
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        margins(head, 0, 0, 0, 0)
        spacing(head, 4)
        head.addWidget(self.where, 1)
        head.addWidget(self.back_button)
        head.addWidget(self.next_button)
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 4)
        for part in (self._head, self.paper, self.words):
            box.addWidget(part)
        self.say("")

    def say(self, words: str) -> None:
        """Show words in place of a page."""
        self._preview = None
        self._head.hide()
        self.paper.hide()
        self.words.setText(words)
        self.words.setVisible(bool(words))

    def show_preview(self, preview: Preview) -> None:
        """Show the first page of a preview; of files without pages, their names."""
        if preview.file is None:
            self.say(", ".join(preview.others))
            return
        self._preview, self._page = preview, 0
        self._head.show()
        self.paper.show()
        others = self.tr("With it comes {files}.").format(files=", ".join(preview.others)) if preview.others else ""
        self.words.setText(others)
        self.words.setVisible(bool(others))
        self._draw()

    def turn(self, steps: int) -> None:
        """Show another page, as far as there is one."""
        if self._preview is not None:
            self._page = min(max(self._page + steps, 0), self._preview.pages - 1)
            self._draw()
            self.turned.emit(self._page)

    @property
    def page(self) -> int:
        """The page shown, the first being 0."""
        return self._page

    def _draw(self) -> None:
        if self._preview is None or self.width() < 40:
            return
        ratio = self.devicePixelRatioF()
        drawn = self._preview.draw(self._page, round(self.width() * ratio))
        image = QImage(drawn.dots, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32).copy()
        image.setDevicePixelRatio(ratio)
        self.paper.setPixmap(QPixmap.fromImage(image))
        self.paper.setFixedHeight(round(drawn.height / ratio))
        where = self.tr("page {page} of {pages}").format(page=self._page + 1, pages=self._preview.pages)
        self.where.setText(where)
        self.paper.setAccessibleDescription(where)
        self.back_button.allow(self._page > 0, self.tr("This is the first page"))
        self.next_button.allow(self._page < self._preview.pages - 1, self.tr("This is the last page"))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._draw()
