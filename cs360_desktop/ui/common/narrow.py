"""What keeps long names from widening a narrow panel: choices that end with "…", words that may break."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QComboBox

from cs360_desktop.ui.common.fields import ChoiceField

_LEAST_CHARACTERS = 8
_LONGEST_WORD = 24
_BREAK = "\u200b"


def panel_choice(label: str, options: Sequence[tuple[Any, str]] = (), **settings: Any) -> ChoiceField:
    """A choice as wide as the panel: long options end with "…" instead of widening it."""
    field = ChoiceField(label, options, **settings)
    field.editor.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    field.editor.setMinimumContentsLength(_LEAST_CHARACTERS)
    return field


def breakable(text: str) -> str:
    """Let a label break words that are longer than a panel is wide, so that they are shown whole."""
    words = text.split(" ")
    return " ".join(
        _BREAK.join(word[at : at + _LONGEST_WORD] for at in range(0, len(word), _LONGEST_WORD)) or word
        for word in words
    )
