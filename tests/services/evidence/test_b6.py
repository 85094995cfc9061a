"""What the workspace shows of B6: outside stakeholders from the very start."""

from datetime import date

from cs360_desktop.services import community
from cs360_desktop.services import stakeholders as outside
from tests.services.evidence.told import MET, NOT_YET, TEAMS, Case, Told, nothing, table

START, BEFORE, AFTER = date(2026, 4, 1), date(2026, 2, 1), date(2026, 6, 1)


def started(told: Told, *contacts: date | None, on: date | None = START) -> None:
    for number, day in enumerate(contacts, start=1):
        told.stakeholder(f"Organization {number}", day)
    if on is not None:
        told.fill("B6", started_on=on)


def b6_by_log(told: Told) -> None:
    started(told, None)
    key = outside.stakeholders(told.session)[0].id
    community.add_contact(told.session, key, BEFORE, "Called about the flats")


def b6_inside(told: Told) -> None:
    started(told)
    told.stakeholder("Patrol division", BEFORE, person_id=told.person("K. Poe", group=TEAMS))


def b6_left(told: Told) -> None:
    started(told, BEFORE)
    outside.remove(told.session, outside.stakeholders(told.session)[0].id)


EARLIER = "first contacted before Apr 1, 2026"
NOBODY = "Nobody is known to have been contacted before Apr 1, 2026"
ON_MAP = "baseline/B6.stakeholders"
B6 = [
    Case("empty", nothing, False, "No stakeholder is on the community map", ON_MAP),
    Case("claimed, nothing shown", nothing, False, "No stakeholder is on the community map", ON_MAP, MET, True),
    Case("met", lambda told: started(told, BEFORE, AFTER), True, f"1 stakeholder {EARLIER}", "", MET),
    Case("met by the contact log", b6_by_log, True, f"1 stakeholder {EARLIER}", "", MET),
    Case(
        "met, not claimed",
        lambda told: started(told, BEFORE, BEFORE),
        True,
        f"2 stakeholders {EARLIER}",
        "baseline/B6.answer",
        NOT_YET,
        True,
    ),
    Case("too late", lambda told: started(told, AFTER), False, NOBODY, ON_MAP, MET, True),
    Case("nearly: on the very day", lambda told: started(told, START), False, NOBODY, ON_MAP, MET, True),
    Case("nearly: no day of contact", lambda told: started(told, AFTER, None), None, NOBODY, ON_MAP, MET),
    Case(
        "no start to compare with",
        lambda told: started(told, BEFORE, on=None),
        None,
        "The start date is missing, so the app cannot compare",
        "baseline/B6.started_on",
        MET,
    ),
    Case(
        "a start to come",
        lambda told: started(told, AFTER, on=date(2027, 1, 1)),
        True,
        "1 stakeholder first contacted before Jan 1, 2027",
        "",
        MET,
    ),
    Case("who was there has left the map", b6_left, False, "No stakeholder is on the community map", ON_MAP, MET, True),
    Case(
        "contradicting: only the department's own people",
        b6_inside,
        False,
        "No outside stakeholder is on the community map",
        ON_MAP,
        MET,
        True,
    ),
]


@table(B6)
def test_that_b6_is_shown_by_outside_stakeholders_met_before_the_start(told: Told, case: Case) -> None:
    case.check(told, "B6")
