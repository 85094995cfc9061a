"""Handing files to the program the system has for them; nothing is opened by the app itself."""

from pathlib import Path

from PySide6.QtCore import QTemporaryDir, QUrl
from PySide6.QtGui import QDesktopServices

from cs360_desktop.domain.documents import MadeFile


def open_path(path: Path) -> None:
    """Open a file in its program, or a folder in the file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class Copies:
    """Copies of made files for a look at them; they go away when this does, so nothing private stays behind."""

    def __init__(self) -> None:
        self._folders: list[QTemporaryDir] = []

    def open(self, file: MadeFile) -> None:
        """Open a copy; each has a folder of its own, because an older one may still be open in a viewer."""
        folder = QTemporaryDir()
        self._folders.append(folder)
        path = Path(folder.path()) / file.name
        path.write_bytes(file.content)
        open_path(path)
