"""Sections of other requests in which a typed text was refused: kept as they are until their request is shown again."""

from collections.abc import Collection, Mapping

from PySide6.QtWidgets import QScrollArea, QStackedWidget

from cs360_desktop.ui.requests.section_form import SectionForm

Made = tuple[SectionForm, QScrollArea]


class RefusedAside:
    """Lays sections aside, by the id of their request; the others are let go of."""

    def __init__(self) -> None:
        self._labels: dict[int, str] = {}
        self._made: dict[int, dict[str, Made]] = {}

    def lay_aside(self, request_id: int, label: str, made: Mapping[str, Made]) -> None:
        """Keep the sections of a request in which something was refused."""
        kept = {letter: each for letter, each in made.items() if each[0].refused()}
        for letter, each in made.items():
            if letter not in kept:
                _let_go(each)
        if kept:
            self._labels[request_id] = label
            self._made[request_id] = kept

    def take(self, request_id: int) -> dict[str, Made]:
        """The sections that were laid aside of a request, which is shown again."""
        return self._made.pop(request_id, {})

    def drop_others(self, request_ids: Collection[int]) -> None:
        """Let go of the sections of requests that there are no more."""
        for request_id in [each for each in self._made if each not in request_ids]:
            for made in self._made.pop(request_id).values():
                _let_go(made)

    def numbers(self) -> dict[str, int]:
        """How many refused texts there are, by the label of their request."""
        return {
            self._labels[request_id]: sum(form.refused() for form, _area in made.values())
            for request_id, made in self._made.items()
        }


def _let_go(made: Made) -> None:
    _form, area = made
    stack = area.parentWidget()
    if isinstance(stack, QStackedWidget):
        stack.removeWidget(area)
    area.deleteLater()
