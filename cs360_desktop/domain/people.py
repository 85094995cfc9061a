"""People by represented group, and the bodies they sit on."""

from dataclasses import dataclass
from datetime import date

NOMINATED = "nominated"
"""The role of somebody who is named for a seat and does not hold it yet."""


@dataclass(frozen=True, slots=True)
class Group:
    """A represented group: crime analysis, community, stakeholder, leadership, other relevant team.

    `required` groups must be present at a PST meeting for requirement B3; `police` tells inside from outside.
    """

    name: str
    code: str = ""
    required: bool = False
    police: bool = False
    position: int = 0
    id: int = 0


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who takes part. Contact details and the note are hidden in community view."""

    name: str
    title: str = ""
    organization: str = ""
    group_id: int | None = None
    phone: str = ""
    email: str = ""
    note: str = ""
    id: int = 0

    @property
    def label(self) -> str:
        """Name with organization or title: `T. Abbott, Schools`."""
        where = self.organization or self.title
        return f"{self.name}, {where}" if where else self.name


@dataclass(frozen=True, slots=True)
class Body:
    """A steering committee, advisory team, PST…; renameable."""

    name: str
    kind: str
    purpose: str = ""
    retired: bool = False
    id: int = 0


@dataclass(frozen=True, slots=True)
class Membership:
    """A person's seat on a body; `role` is member, chair, co-chair, facilitator, recorder, analyst and so on.

    Somebody who is only nominated has the role `nominated`. `nominated_by` names a person or a body, `accepted` is None
    until the nomination is answered. Who accepted has a role that says what she does; who declined stays `nominated`.
    """

    body_id: int
    person_id: int
    role: str = "member"
    since: date | None = None
    until: date | None = None
    nominated_by: str = ""
    nominated_on: date | None = None
    accepted: bool | None = None
    answered_on: date | None = None
    id: int = 0

    @property
    def is_nomination(self) -> bool:
        """Whether somebody is named for the seat but does not hold it."""
        return self.role == NOMINATED

    @property
    def is_declined(self) -> bool:
        """Whether somebody was named for the seat and did not want it."""
        return self.is_nomination and self.accepted is False

    def covers(self, day: date) -> bool:
        """Whether the term includes a day; an end that is not given is open."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def overlaps(self, other: "Membership") -> bool:
        """Whether both terms share a day."""
        return (self.since or date.min) <= (other.until or date.max) and (other.since or date.min) <= (
            self.until or date.max
        )
