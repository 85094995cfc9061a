"""The states of guide.md §6 as data: symbol, word and color, in this order of importance."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_CONTEXT = "States"
Tone = Literal["text", "muted", "accent", "ok", "warn", "bad", "signal"]


class State(StrEnum):
    """What a symbol says."""

    GOOD = "good"
    PLANNED = "planned"
    UNDER_WAY = "under_way"
    NOTHING_YET = "nothing_yet"
    TAKEN_OUT = "taken_out"
    NEEDS = "needs"
    DISAGREE = "disagree"
    WRONG = "wrong"
    INFORMATION = "information"
    ASKS = "asks"
    USUAL = "usual"
    WORTH_A_LOOK = "worth_a_look"
    UNUSUAL = "unusual"
    REMOTE = "remote"
    SUBSTITUTE = "substitute"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Look:
    """Icon (Phosphor name), default word, and the token names of symbol and word."""

    icon: str
    word: str
    symbol: Tone
    ink: Tone


LOOKS = {
    State.GOOD: Look("check-circle-fill", str(QT_TRANSLATE_NOOP("States", "met")), "ok", "ok"),
    State.PLANNED: Look("clock-fill", str(QT_TRANSLATE_NOOP("States", "planned")), "accent", "accent"),
    State.UNDER_WAY: Look("circle-half-fill", str(QT_TRANSLATE_NOOP("States", "in progress")), "accent", "accent"),
    State.NOTHING_YET: Look("circle", str(QT_TRANSLATE_NOOP("States", "not yet")), "muted", "text"),
    State.TAKEN_OUT: Look("prohibit", str(QT_TRANSLATE_NOOP("States", "dropped")), "muted", "text"),
    State.NEEDS: Look("warning-fill", str(QT_TRANSLATE_NOOP("States", "please check")), "warn", "warn"),
    State.DISAGREE: Look("arrows-left-right-fill", str(QT_TRANSLATE_NOOP("States", "differs")), "warn", "warn"),
    State.WRONG: Look("warning-octagon-fill", str(QT_TRANSLATE_NOOP("States", "overdue")), "bad", "bad"),
    State.INFORMATION: Look("info-fill", str(QT_TRANSLATE_NOOP("States", "note")), "accent", "accent"),
    State.ASKS: Look("question-fill", str(QT_TRANSLATE_NOOP("States", "check this")), "signal", "signal"),
    State.USUAL: Look("minus", str(QT_TRANSLATE_NOOP("States", "usual range")), "muted", "muted"),
    State.WORTH_A_LOOK: Look("diamond", str(QT_TRANSLATE_NOOP("States", "worth a look")), "signal", "signal"),
    State.UNUSUAL: Look("diamond-fill", str(QT_TRANSLATE_NOOP("States", "unusual")), "signal", "signal"),
    State.REMOTE: Look("video-camera-fill", str(QT_TRANSLATE_NOOP("States", "remote")), "ok", "ok"),
    # Phosphor 1.3 has no user-switch; swap says the same.
    State.SUBSTITUTE: Look("swap", str(QT_TRANSLATE_NOOP("States", "substitute")), "ok", "ok"),
    State.ABSENT: Look("x-circle", str(QT_TRANSLATE_NOOP("States", "absent")), "muted", "text"),
}


def word(state: State) -> str:
    """Return the default word of a state in the user's language."""
    return QCoreApplication.translate(_CONTEXT, LOOKS[state].word)
