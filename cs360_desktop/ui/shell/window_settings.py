"""What the program remembers about this person and screen, not about a workspace: recent files, theme, zoom, window."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from cs360_desktop.paths import data_folder
from cs360_desktop.ui.common.theme import Scheme

_MOST_RECENT = 8


class WindowSettings:
    """Kept in `window.ini` in the data folder or another; a file that cannot be written only forgets."""

    def __init__(self, folder: Path | None = None) -> None:
        file = (folder or data_folder()) / "window.ini"
        self._settings = QSettings(str(file), QSettings.Format.IniFormat)

    @property
    def recent(self) -> tuple[Path, ...]:
        """Workspaces opened lately, the last one first, as far as they still exist."""
        found = self._settings.value("recent", [])
        # An ini file gives a list of one back as a text.
        names = [found] if isinstance(found, str) else found if isinstance(found, list) else []
        return tuple(path for path in map(Path, names) if path.is_file())

    def note_opened(self, path: Path) -> None:
        """Put a workspace first in the list."""
        others = [known for known in self.recent if known != path]
        self._settings.setValue("recent", [str(known) for known in [path, *others][:_MOST_RECENT]])

    @property
    def scheme(self) -> Scheme:
        """Light, dark or as the system says."""
        found = str(self._settings.value("scheme", Scheme.SYSTEM.value))
        return Scheme(found) if found in {scheme.value for scheme in Scheme} else Scheme.SYSTEM

    @property
    def zoom(self) -> int:
        """Zoom in percent."""
        found = str(self._settings.value("zoom", "100"))
        return int(found) if found.isdecimal() else 100

    def note_theme(self, scheme: Scheme, zoom: int) -> None:
        """Keep how things shall look."""
        self._settings.setValue("scheme", scheme.value)
        self._settings.setValue("zoom", zoom)

    @property
    def community(self) -> bool:
        """Whether community view was on when the window was closed."""
        return str(self._settings.value("community", "")) == "on"

    def note_community(self, is_on: bool) -> None:
        """Keep whether community view is on."""
        self._settings.setValue("community", "on" if is_on else "")

    @property
    def geometry(self) -> QByteArray:
        """Where the window was, as Qt writes it; empty the first time."""
        found = self._settings.value("geometry", QByteArray())
        return found if isinstance(found, QByteArray) else QByteArray()

    def note_geometry(self, geometry: QByteArray) -> None:
        """Keep where the window is."""
        self._settings.setValue("geometry", geometry)
