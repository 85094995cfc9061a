"""The bar under the grid: why something typed or pasted was not saved, and what to do."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cs360_desktop.ui.common.announcing import announce
from cs360_desktop.ui.common.buttons import Button
from cs360_desktop.ui.common.message_bar import Notice
from cs360_desktop.ui.common.scaling import margins
from cs360_desktop.ui.common.states import State


class FaultBar(QWidget):
    """Hidden while all is well."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notice = Notice(State.WRONG, "")
        self._words = ("", "")
        box = QVBoxLayout(self)
        margins(box, 0, 4, 0, 0)
        box.addWidget(self._notice)
        self.hide()

    def show_words(
        self, state: State, what: str, so_what: str, actions: Sequence[tuple[str, Callable[[], object]]] = ()
    ) -> None:
        """Say what happened and offer up to two buttons; a screen reader hears it once."""
        self._notice.set_words(state, what, so_what)
        buttons = self._notice.buttons
        while (item := buttons.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for text, act in actions:
            buttons.addWidget(Button(text, act))
        if self._words != (what, so_what) or self.isHidden():
            announce(self, f"{what}. {so_what}", assertive=state is State.WRONG)
        self._words = (what, so_what)
        self.show()

    def words(self) -> tuple[str, str]:
        """The two sentences now shown, empty while hidden."""
        return ("", "") if self.isHidden() else self._words
