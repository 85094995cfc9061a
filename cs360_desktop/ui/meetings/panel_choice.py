"""A choice in the context panel: as wide as the panel, however long its options are."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QComboBox

from cs360_desktop.ui.common.fields import ChoiceField

_LEAST_CHARACTERS = 8


class PanelChoice(ChoiceField):
    """A choice whose long options end with "…" instead of widening the panel."""

    def __init__(self, label: str, options: Sequence[tuple[Any, str]] = (), **settings: Any) -> None:
        super().__init__(label, options, **settings)
        self.editor.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.editor.setMinimumContentsLength(_LEAST_CHARACTERS)
