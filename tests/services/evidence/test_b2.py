"""What the workspace shows of B2: a sponsor and a letter."""

from datetime import date

from cs360_desktop.services import baseline_files, people
from tests.services.evidence.told import COMMUNITY, DECEMBER, LEADERSHIP, MET, PLANNED, Case, Told, nothing, table


def sponsored(
    told: Told,
    letter_on: date | None = None,
    file: str = "",
    *,
    title: str = "Chief",
    group: str = "",
) -> None:
    told.name("B2", sponsor=told.person("R. Haldane", title, group))
    if letter_on:
        told.fill("B2", letter_on=letter_on)
    if file:
        told.attach("B2", file)


def b2_sponsor_left(told: Told) -> None:
    sponsored(told, date(2026, 3, 9), "Support letter.pdf")
    people.remove_person(told.session, people.people(told.session)[0].id)


def b2_letter_detached(told: Told) -> None:
    sponsored(told, date(2026, 3, 9))
    baseline_files.detach(told.session, told.attach("B2", "Support letter.pdf"))


def b2_no_sponsor(told: Told) -> None:
    told.fill("B2", letter_on=MARCH)
    told.attach("B2", LETTER)


LETTER = "Support letter.pdf"
MARCH = date(2026, 3, 9)
B2 = [
    Case("empty", nothing, False, "No sponsor named", "baseline/B2.sponsor"),
    Case("claimed, nothing shown", nothing, False, "No sponsor named", "baseline/B2.sponsor", MET, True),
    Case("met", lambda told: sponsored(told, MARCH, LETTER), True, "Support letter Mar 9, 2026", "", MET),
    Case(
        "met, not claimed",
        lambda told: sponsored(told, MARCH, LETTER),
        True,
        "Support letter Mar 9, 2026",
        "baseline/B2.answer",
        PLANNED,
        True,
    ),
    Case(
        "met by somebody of the leadership without a telling title",
        lambda told: sponsored(told, MARCH, LETTER, title="Town administrator", group=LEADERSHIP),
        True,
        "Support letter Mar 9, 2026",
        "",
        MET,
    ),
    Case(
        "a letter but nobody who sponsors",
        b2_no_sponsor,
        False,
        "No sponsor named",
        "baseline/B2.sponsor",
    ),
    Case(
        "nearly: a sponsor without a letter",
        sponsored,
        False,
        "Sponsor R. Haldane; no letter dated",
        "baseline/B2.letter_on",
        MET,
        True,
    ),
    Case(
        "nearly: the letter is dated, but in a drawer",
        lambda told: sponsored(told, MARCH),
        None,
        "Support letter Mar 9, 2026, not attached",
        "baseline/B2.attach",
        MET,
    ),
    Case(
        "nearly: another file is attached",
        lambda told: sponsored(told, MARCH, "scan0004.pdf"),
        None,
        "Support letter Mar 9, 2026, not attached",
        "baseline/B2.attach",
    ),
    Case(
        "nearly: attached, but not dated",
        lambda told: sponsored(told, None, LETTER),
        None,
        "Sponsor R. Haldane; no letter dated, though one is attached",
        "baseline/B2.letter_on",
    ),
    Case(
        "expired: a letter of long ago",
        lambda told: sponsored(told, date(2024, 11, 9), LETTER),
        None,
        "Support letter Nov 9, 2024 is more than two years old; see whether it still holds",
        "baseline/B2.letter_on",
        MET,
    ),
    Case(
        "just not expired",
        lambda told: sponsored(told, date(2024, 11, 10), LETTER),
        True,
        "Support letter Nov 10, 2024",
        "",
        MET,
    ),
    Case(
        "a letter to come",
        lambda told: sponsored(told, DECEMBER, LETTER),
        False,
        "Support letter Dec 4, 2026 is still to come",
        "baseline/B2.letter_on",
        MET,
        True,
    ),
    Case(
        "contradicting: the sponsor does not lead",
        lambda told: sponsored(told, MARCH, LETTER, title="Pastor", group=COMMUNITY),
        False,
        "Sponsor R. Haldane stands for Community, not for the leadership",
        "baseline/B2.sponsor",
        MET,
        True,
    ),
    Case(
        "whether the sponsor leads is not given",
        lambda told: sponsored(told, MARCH, LETTER, title=""),
        None,
        "Whether sponsor R. Haldane belongs to the leadership is not given",
        "baseline/B2.sponsor",
        MET,
    ),
    Case(
        "the sponsor has left the post",
        lambda told: sponsored(told, MARCH, LETTER, title="Former chief"),
        False,
        "Sponsor Former chief R. Haldane is no longer in the post",
        "baseline/B2.sponsor",
        MET,
        True,
    ),
    Case("the sponsor left the list", b2_sponsor_left, False, "No sponsor named", "baseline/B2.sponsor", MET, True),
    Case(
        "the letter was taken away again",
        b2_letter_detached,
        None,
        "Support letter Mar 9, 2026, not attached",
        "baseline/B2.attach",
    ),
]


@table(B2)
def test_that_b2_is_shown_by_a_sponsor_of_the_leadership_and_a_letter(told: Told, case: Case) -> None:
    case.check(told, "B2")
