"""A due date, typed as it is said: "fri", "in 2 weeks", "next meeting", "11/30"; what is unclear is asked below it."""

from collections.abc import Callable
from datetime import date

from typing_extensions import override

from cs360_desktop.domain.due_words import Now, read_due
from cs360_desktop.ui.common.fields import DateField


class DueField(DateField):
    """A date field that also takes words; `now` tells from which day on, and when the next meeting is."""

    def __init__(self, label: str, now: Callable[[], Now], *, width: int = 150) -> None:
        super().__init__(label, width=width)
        self._now = now

    @override
    def value(self) -> date | None:
        return read_due(self.editor.text(), self._now()).day

    @override
    def _fault(self) -> str:
        return read_due(self.editor.text(), self._now()).question
