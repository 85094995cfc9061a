"""Two-line rows that lead somewhere, as on Home: what is the case, how urgent, and where to go."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cs360_desktop.ui.common.icons import StateSymbol
from cs360_desktop.ui.common.labels import ElidedLabel, Label
from cs360_desktop.ui.common.line_button import LineButton
from cs360_desktop.ui.common.scaling import fixed_height, margins, minimum_width, spacing
from cs360_desktop.ui.common.states import LOOKS, State
from cs360_desktop.ui.common.typography import Type


class LinkRow(LineButton):
    """One row: symbol, what, detail below; at the right the urgency and the link. Arrow keys go from row to row."""

    def __init__(
        self, state: State, what: str, detail: str, link: str, *, urgency: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setText(what)
        self.setAccessibleName(f"{', '.join(part for part in (what, urgency) if part)}. {detail}. {link}.")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        fixed_height(self, 45)
        words = QVBoxLayout()
        words.setSpacing(0)
        for role, text in ((Type.STRONG, what), (Type.CAPTION, detail)):
            line = ElidedLabel(role, tone="text" if role is Type.STRONG else "muted")
            line.setText(text)
            words.addWidget(line)
        target = Label(f"{link}  ›", tone="accent")
        target.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        minimum_width(target, 120)
        box = self.box
        margins(box, 8, 4, 10, 5)
        spacing(box, 10)
        box.addWidget(StateSymbol(state))
        box.addLayout(words, 1)
        box.addWidget(Label(urgency, tone=LOOKS[state].ink))
        box.addWidget(target)
