"""What the user sees when the program itself is wrong: that her data are safe, and where the report is."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from cs360_desktop import crash
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.message_bar import Message
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.typography import Type


class CrashDialog(QDialog):
    """One of the few dialogs: heading, what it means for the data, what to do."""

    def __init__(self, report: Path | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("CS360 Desktop"))
        heading = Label(self.tr("Something in the program went wrong"), Type.SECTION)
        safe = self.tr(
            "What was saved before is safe. What you did last may not have been saved: look at it once more."
        )
        box = QVBoxLayout(self)
        margins(box, 24, 16, 24, 16)
        spacing(box, 12)
        box.addWidget(heading)
        box.addWidget(Label(safe, wrap=True))
        if report is None:
            box.addWidget(Label(self.tr("No report could be written."), tone="muted", wrap=True))
        else:
            where = self.tr(
                "A report for support was written. It names places in the program's code, none of your data:"
            )
            box.addWidget(Label(where, tone="muted", wrap=True))
            box.addWidget(Label(str(report), Type.CAPTION, wrap=True))
        row = QHBoxLayout()
        spacing(row, 8)
        row.addStretch(1)
        if report is not None:
            row.addWidget(Button(self.tr("&Show report"), lambda: _show(report)))
        self.go_on = Button(self.tr("&Go on"), self.accept, kind=Kind.PRIMARY)
        self.leave = Button(self.tr("&Close the program"), parent.close)
        row.addWidget(self.go_on)
        row.addWidget(self.leave)
        box.addLayout(row)
        self.setAccessibleDescription(safe)


def message_of_fault(report: Path) -> Message:
    """Say that the program ended by itself the last time."""
    what = QCoreApplication.translate("CrashDialog", "The program ended by itself the last time")
    safe = QCoreApplication.translate(
        "CrashDialog", "What was saved before is safe. A report for support, without any of your data, was written."
    )
    show = QCoreApplication.translate("CrashDialog", "Show report")
    return Message("fault", State.NEEDS, what, safe, ((show, lambda: _show(report)),))


def tell_of_crashes(window: QWidget) -> None:
    """Have every fault of the program told in a dialog over the window, one at a time."""

    def tell(report: Path | None) -> None:
        if any(dialog.isVisible() for dialog in window.findChildren(CrashDialog)):
            return
        dialog = CrashDialog(report, window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    crash.on_crash(tell)
    window.destroyed.connect(lambda: crash.on_crash(None))


def _show(report: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(report)))
