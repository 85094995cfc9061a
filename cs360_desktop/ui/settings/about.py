"""About: which version this is, what it never does, and whose work it holds under which license."""

from pathlib import Path

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from cs360_desktop import __version__, paths
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.editors import ChoiceBox
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.typography import Type


class About(QWidget):
    """Name, version, three sentences, and the license texts that ship with the packaged program."""

    def __init__(self, _desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 8)
        box.addWidget(Label(self.tr("CS360 Desktop {version}").format(version=__version__), Type.SECTION))
        for text in (
            self.tr("CompStat360 for small police departments: baseline, metrics, meetings, actions and TTA requests."),
            self.tr("The app has no network connection. Nothing is ever sent; you decide what leaves as a file."),
            self.tr("It stores counts only: no names of victims, suspects or officers, no case numbers, no addresses."),
        ):
            box.addWidget(Label(text, tone="muted", wrap=True))
        folder = paths.license_folder()
        if folder is None or not folder.is_dir():
            box.addStretch(1)
        else:
            self._add_licenses(box, folder)

    def _add_licenses(self, box: QVBoxLayout, folder: Path) -> None:
        self.part = ChoiceBox()
        self.part.setAccessibleName(self.tr("Part of the app"))
        self.text = QPlainTextEdit(readOnly=True)
        self.text.setAccessibleName(self.tr("License"))
        self.text.setTabChangesFocus(True)
        box.addSpacing(8)
        box.addWidget(Label(self.tr("Parts made by others, and their licenses"), Type.SECTION))
        box.addWidget(self.part)
        box.addWidget(self.text, 1)
        overview = folder / "README.txt"
        for file in (overview, *sorted(folder.rglob("*.txt"), key=_caseless)):
            if file != overview or self.part.count() == 0:
                name = self.tr("All parts") if file == overview else " / ".join(file.relative_to(folder).parts)
                self.part.addItem(name.removesuffix(".txt"), file)
        self.part.currentIndexChanged.connect(self._show)
        self.part.setCurrentIndex(0)
        self._show()

    def _show(self) -> None:
        file: Path = self.part.currentData()
        self.text.setPlainText(file.read_text(encoding="utf-8", errors="replace"))


def _caseless(file: Path) -> str:
    return str(file).casefold()
