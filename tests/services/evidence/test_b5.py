"""What the workspace shows of B5: two representatives, a convening, attended."""

from datetime import date

from cs360_desktop.services import baseline, people
from tests.services.evidence.told import DECEMBER, MET, OCTOBER, PLANNED, TODAY, Case, Told, nothing, table


def convening(told: Told, *names: str, on: date | None = None, attended: bool = False) -> None:
    for place, name in enumerate(names, start=1):
        told.name("B5", **{f"representative_{place}": told.person(name)})
    if on is not None:
        told.fill("B5", convening_on=on)
    if attended:
        told.fill("B5", attended=baseline.YES)


def b5_left(told: Told) -> None:
    convening(told, "E. Marsh", "L. Quinn", on=OCTOBER, attended=True)
    people.remove_person(told.session, next(each.id for each in people.people(told.session) if "Quinn" in each.name))


def b5_only_second(told: Told) -> None:
    told.name("B5", representative_2=told.person("L. Quinn"))


TWO = ("E. Marsh", "L. Quinn")
B5 = [
    Case(
        "empty",
        nothing,
        False,
        "0 of 2 representatives named; no convening date",
        "baseline/B5.representative_1",
    ),
    Case(
        "claimed, nothing shown",
        nothing,
        False,
        "0 of 2 representatives named; no convening date",
        "baseline/B5.representative_1",
        MET,
        True,
    ),
    Case(
        "met",
        lambda told: convening(told, *TWO, on=OCTOBER, attended=True),
        True,
        "2 of 2 representatives named; took part on Oct 6, 2026",
        "",
        MET,
    ),
    Case(
        "met today",
        lambda told: convening(told, *TWO, on=TODAY, attended=True),
        True,
        "2 of 2 representatives named; took part on Nov 10, 2026",
        "",
        MET,
    ),
    Case(
        "met, not claimed",
        lambda told: convening(told, *TWO, on=OCTOBER, attended=True),
        True,
        "2 of 2 representatives named; took part on Oct 6, 2026",
        "baseline/B5.answer",
        PLANNED,
        True,
    ),
    Case(
        "nearly: one name",
        lambda told: convening(told, "E. Marsh", on=DECEMBER),
        False,
        "1 of 2 representatives named; convening Dec 4, 2026",
        "baseline/B5.representative_2",
        PLANNED,
    ),
    Case(
        "nearly: the second name only",
        b5_only_second,
        False,
        "1 of 2 representatives named; no convening date",
        "baseline/B5.representative_1",
    ),
    Case(
        "nearly: no date",
        lambda told: convening(told, *TWO),
        False,
        "2 of 2 representatives named; no convening date",
        "baseline/B5.convening_on",
    ),
    Case(
        "nearly: nobody ticked it",
        lambda told: convening(told, *TWO, on=OCTOBER),
        None,
        "2 of 2 representatives named; whether both took part on Oct 6, 2026 is not ticked",
        "baseline/B5.attended",
        MET,
    ),
    Case(
        "a convening to come",
        lambda told: convening(told, *TWO, on=DECEMBER),
        False,
        "2 of 2 representatives named; convening Dec 4, 2026",
        "baseline/B5.convening_on",
        MET,
        True,
    ),
    Case(
        "contradicting: attended before it was",
        lambda told: convening(told, *TWO, on=DECEMBER, attended=True),
        False,
        "Ticked as attended, but the convening is only on Dec 4, 2026",
        "baseline/B5.convening_on",
        MET,
        True,
    ),
    Case(
        "contradicting: attended without a date",
        lambda told: convening(told, *TWO, attended=True),
        False,
        "2 of 2 representatives named; ticked as attended, but no convening date",
        "baseline/B5.convening_on",
        MET,
        True,
    ),
    Case(
        "a representative left the list",
        b5_left,
        False,
        "1 of 2 representatives named; took part on Oct 6, 2026",
        "baseline/B5.representative_2",
        MET,
        True,
    ),
]


@table(B5)
def test_that_b5_is_shown_by_two_people_who_took_part(told: Told, case: Case) -> None:
    case.check(told, "B5")
