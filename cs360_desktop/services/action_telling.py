"""What a copy of actions says: everything to the team; to the community no private person's name.

In a community copy owners who are not known to belong to the police appear as their group, also inside the words of an
action; what was done stays inside, contact details are taken out.
"""

import re

from typing_extensions import override

from cs360_desktop.domain.contact_details import hide_contacts
from cs360_desktop.domain.people import Person
from cs360_desktop.language import tr
from cs360_desktop.services.actions import ActionLine
from cs360_desktop.services.people import all_groups, everybody
from cs360_desktop.storage.units import ReadUnit


class Telling:
    """What a copy for the team says."""

    def __init__(self, unit: ReadUnit) -> None:
        self._people, self._groups = everybody(unit), all_groups(unit)

    def owner(self, line: ActionLine) -> str:
        """The owner's name, or the group where nobody is named."""
        return line.owner or tr(line.group)

    def hides(self, line: ActionLine) -> bool:
        """Whether the owner's name is left out."""
        del line
        return False

    def text(self, text: str) -> str:
        """The wording of an action."""
        return text

    def note(self, text: str) -> str:
        """What was done, or why it was dropped."""
        return text

    def printed_note(self, text: str) -> str:
        """What was done, where paper has no room to say that it is left out."""
        return text

    def measure(self, line: ActionLine) -> str:
        """The name of the measure that an action is for."""
        return tr(line.measure)


class PublicTelling(Telling):
    """What a community copy says."""

    def __init__(self, unit: ReadUnit, hidden: str) -> None:
        super().__init__(unit)
        self._hidden = hidden
        private = [person.name for person in self._people.values() if self._is_private(person)]
        found = "|".join(re.escape(name) for name in sorted(private, key=len, reverse=True) if name.strip())
        self._names = re.compile(rf"(?<!\w)(?:{found})(?!\w)", re.IGNORECASE) if found else None

    @override
    def owner(self, line: ActionLine) -> str:
        return tr(line.group) if self.hides(line) else line.owner or tr(line.group)

    @override
    def hides(self, line: ActionLine) -> bool:
        person = self._people.get(line.action.person_id or 0)
        return person is not None and self._is_private(person)

    @override
    def text(self, text: str) -> str:
        shown = hide_contacts(text, self._hidden)
        return self._names.sub(self._hidden, shown) if self._names else shown

    @override
    def note(self, text: str) -> str:
        return self._hidden if text else ""

    @override
    def printed_note(self, text: str) -> str:
        del text
        return ""

    @override
    def measure(self, line: ActionLine) -> str:
        return "" if line.measure_is_internal else tr(line.measure)

    def _is_private(self, person: Person) -> bool:
        """Whether somebody is not known to belong to the police."""
        group = self._groups.get(person.group_id or 0)
        return group is None or not group.police
