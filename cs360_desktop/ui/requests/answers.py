"""Writes what is answered in a request: every change one undo step with its words."""

from cs360_desktop.domain.definitions.fields import FieldDefinition
from cs360_desktop.services import requests
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.requests.words import change_said, tr


class Answers:
    """The answers of one request."""

    def __init__(self, desk: Desk, request_id: int) -> None:
        self.desk = desk
        self.request_id = request_id

    def write(self, definition: FieldDefinition, content: str, shown: str) -> bool:
        """Write a field; `shown` is the content in words, as far as they fit a line."""
        return self.desk.do(
            change_said(definition.label, shown),
            lambda: requests.set_field(self.desk.session, self.request_id, definition.id, content),
        )

    def change(self, definition: FieldDefinition, content: str) -> bool:
        """Write a field whose content is too much for a line: a table, a list."""
        return self.desk.do(
            tr("Changed “{label}”").format(label=definition.label),
            lambda: requests.set_field(self.desk.session, self.request_id, definition.id, content),
        )

    def follow_workspace(self, definition: FieldDefinition) -> bool:
        """Show again what the workspace knows."""
        return self.desk.do(
            tr("Took “{label}” from the workspace again").format(label=definition.label),
            lambda: requests.set_field(self.desk.session, self.request_id, definition.id, ""),
        )

    def give_reason(self, definition: FieldDefinition, reason: str) -> bool:
        """Say why a field says something else than the workspace."""
        text = tr("Gave a reason for “{label}”") if reason else tr("Took the reason for “{label}” away")
        return self.desk.do(
            text.format(label=definition.label),
            lambda: requests.set_reason(self.desk.session, self.request_id, definition.id, reason),
        )

    def tick(self, definition: FieldDefinition, tick: str, label: str, *, ticked: bool) -> bool:
        """Tick or untick."""
        text = tr("Ticked “{label}”") if ticked else tr("Unticked “{label}”")
        return self.desk.do(
            text.format(label=label),
            lambda: requests.set_tick(self.desk.session, self.request_id, f"{definition.id}.{tick}", ticked=ticked),
        )

    def choose_problem(self, problem_id: int | None, title: str) -> bool:
        """Let the request be about another problem file."""
        text = tr("Chose the problem “{title}”") if problem_id is not None else tr("Took the problem file away")
        return self.desk.do(
            text.format(title=title),
            lambda: requests.choose_problem(self.desk.session, self.request_id, problem_id),
        )
