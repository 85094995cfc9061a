"""What the workspace shows of B4: measures beyond Part I, with numbers."""

from collections.abc import Callable

from cs360_desktop.domain.entries import EntryState
from cs360_desktop.services import baseline
from cs360_desktop.storage import nouns
from tests.services.evidence.told import MET, NOT_YET, Case, Told, table

BEYOND = "1.07"


def part_one(told: Told) -> str:
    with told.session.reading() as unit:
        return next(each.code for each in unit[nouns.measures].all() if each.part_one)


def b4_part_one(told: Told) -> None:
    code = part_one(told)
    told.only(code)
    told.enter(code, 9, 10)


def b4_out_of_use(told: Told) -> int:
    told.enter(BEYOND, 9, 10)
    told.only("1.08")
    return told.measure("1.08")


def b4(*months: int, state: EntryState = EntryState.ENTERED) -> Callable[[Told], int]:
    def tell(told: Told) -> int:
        told.only(BEYOND)
        told.enter(BEYOND, *months, state=state)
        return told.measure(BEYOND)

    return tell


ONE = "1 active measure beyond Part I"
BOTH, IN_ONE = f"{ONE} has data in the last two periods", f"{ONE} has data in one of the last two periods, none in both"
NONE = f"{ONE}, none with data in the last two periods"
B4 = [
    Case("empty", lambda told: told.only(), False, "No measure beyond Part I is active", "metrics/choose"),
    Case(
        "claimed, nothing in use",
        lambda told: told.only(),
        False,
        "No measure beyond Part I is active",
        "metrics/choose",
        MET,
        True,
    ),
    Case("met", b4(9, 10), True, BOTH, "", MET),
    Case("met, not claimed", b4(9, 10), True, BOTH, "baseline/B4.answer", NOT_YET, True),
    Case("met with numbers that are held back", b4(9, 10, state=EntryState.SUPPRESSED), True, BOTH, "", MET),
    Case("in use, nothing entered", b4(), False, NONE, "metrics/enter/it", MET, True),
    Case("nearly: the last month is lacking", b4(8, 9), False, IN_ONE, "metrics/enter/it", MET, True),
    Case("nearly: only the last month", b4(10), False, IN_ONE, "metrics/enter/it"),
    Case("expired: entered until August", b4(6, 7, 8), False, NONE, "metrics/enter/it", MET, True),
    Case("the month that is not over", b4(11), False, NONE, "metrics/enter/it"),
    Case("a month to come", b4(12), False, NONE, "metrics/enter/it"),
    Case("not collected is no number", b4(9, 10, state=EntryState.NOT_COLLECTED), False, NONE, "metrics/enter/it"),
    Case("a promise is no number", b4(9, 10, state=EntryState.NOT_YET_AVAILABLE), False, NONE, "metrics/enter/it"),
    Case(
        "contradicting: only Part I crimes",
        b4_part_one,
        False,
        "No measure beyond Part I is active",
        "metrics/choose",
        MET,
        True,
    ),
    Case("numbers of a measure that is out of use", b4_out_of_use, False, NONE, "metrics/enter/it", MET, True),
]


@table(B4)
def test_that_b4_is_shown_by_a_measure_beyond_part_one_with_both_last_periods(told: Told, case: Case) -> None:
    case.check(told, "B4")


def test_that_b4_tells_the_coverage_by_goal(told: Told) -> None:
    told.only(BEYOND)
    told.enter(BEYOND, 9, 10)
    found = next(each for each in baseline.overview(told.session) if each.item.code == "B4").finding
    assert {fact.id: fact.text for fact in found.known}["goals-covered"] == "1 of 12"
