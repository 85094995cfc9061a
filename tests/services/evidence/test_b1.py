"""What the workspace shows of B1: a point of contact who reports to the chief or a deputy."""

from datetime import date

from cs360_desktop.services import people
from tests.services.evidence.told import DECEMBER, MET, PLANNED, Case, Told, nothing, table


def report_to(told: Told, title: str, *, poc_title: str = "Sgt.") -> int:
    head = told.person("R. Haldane", title)
    told.name("B1", poc=told.person("E. Marsh", poc_title), reports_to=head)
    return head


def b1_named_on(told: Told, day: date) -> None:
    report_to(told, "Chief")
    told.fill("B1", designated_on=day)


def b1_chief_left(told: Told) -> None:
    people.remove_person(told.session, report_to(told, "Chief"))


def b1_poc_left(told: Told) -> None:
    head = told.person("R. Haldane", "Chief")
    marsh = told.person("E. Marsh", "Sgt.")
    told.name("B1", poc=marsh, reports_to=head)
    people.remove_person(told.session, marsh)


def b1_only_poc(told: Told) -> None:
    told.name("B1", poc=told.person("E. Marsh", "Sgt."))


def b1_only_chief(told: Told) -> None:
    told.name("B1", reports_to=told.person("R. Haldane", "Chief"))


def b1_deputy(told: Told) -> None:
    told.name(
        "B1",
        poc=told.person("E. Marsh", "Sgt."),
        reports_to=told.person("L. Quinn", "Deputy chief"),
        chief=told.person("R. Haldane", "Chief"),
    )


B1 = [
    Case("empty", nothing, False, "No point of contact named", "baseline/B1.poc"),
    Case(
        "claimed, nothing shown",
        nothing,
        False,
        "No point of contact named",
        "baseline/B1.poc",
        MET,
        differs=True,
    ),
    Case("met and claimed", lambda told: report_to(told, "Chief"), True, "E. Marsh → Chief R. Haldane", "", MET),
    Case(
        "met, not claimed",
        lambda told: b1_named_on(told, date(2026, 3, 2)),
        True,
        "E. Marsh → Chief R. Haldane, since Mar 2, 2026",
        "baseline/B1.answer",
        differs=True,
    ),
    Case("met through a deputy", b1_deputy, True, "E. Marsh → Deputy chief L. Quinn", "", MET),
    Case("nearly: nobody to report to", b1_only_poc, False, "E. Marsh; to whom is not given", "baseline/B1.reports_to"),
    Case("nearly: only the chief", b1_only_chief, False, "No point of contact named", "baseline/B1.poc"),
    Case(
        "too far down",
        lambda told: report_to(told, "Lieutenant"),
        False,
        "E. Marsh → Lieutenant R. Haldane; that is not the chief or a deputy chief",
        "baseline/B1.reports_to",
        MET,
        differs=True,
    ),
    Case(
        "a title that does not tell",
        lambda told: report_to(told, "Town administrator"),
        None,
        "E. Marsh → Town administrator R. Haldane",
        "baseline/B1.reports_to",
        MET,
    ),
    Case(
        "expired: the chief has retired",
        lambda told: report_to(told, "Retired chief"),
        False,
        "E. Marsh → Retired chief R. Haldane; that person is no longer in the post",
        "baseline/B1.reports_to",
        MET,
        differs=True,
    ),
    Case("the chief left the list", b1_chief_left, False, "E. Marsh; to whom is not given", "baseline/B1.reports_to"),
    Case("the point of contact left the list", b1_poc_left, False, "No point of contact named", "baseline/B1.poc"),
    Case(
        "a day to come",
        lambda told: b1_named_on(told, DECEMBER),
        False,
        "E. Marsh → Chief R. Haldane, but only from Dec 4, 2026",
        "baseline/B1.designated_on",
        PLANNED,
    ),
    Case(
        "contradicting: the chief reports to a deputy",
        lambda told: report_to(told, "Deputy chief", poc_title="Chief"),
        False,
        "Chief E. Marsh cannot report to a deputy: that goes in a circle",
        "baseline/B1.reports_to",
        MET,
        differs=True,
    ),
]


@table(B1)
def test_that_b1_is_shown_by_a_point_of_contact_who_reports_to_the_head(told: Told, case: Case) -> None:
    case.check(told, "B1")
