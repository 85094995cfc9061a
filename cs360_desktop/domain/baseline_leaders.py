"""What the workspace shows about the people behind the project: B1, the point of contact, and B2, the leadership.

Nothing is guessed: a title that does not tell leaves a finding open, and the sentence says what would settle it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cs360_desktop.domain.baseline import Fact, Finding, Way
from cs360_desktop.domain.people import Person
from cs360_desktop.domain.wording import format_date, part_of
from cs360_desktop.language import tr, tr_count

LETTER_HOLDS_YEARS = 2
"""A letter older than this is asked about: leaders change, and with them the support (our own proposal)."""

_HEADS = re.compile(r"\b(chief|sheriff|undersheriff|superintendent|commissioner|marshal|director of p\w+)\b")
_NOT_HEADS = re.compile(r"\b(deputy (sheriff|marshal)|captain|lieutenant|lt|sergeant|sgt|corporal|officer|detective)\b")
_NEITHER = re.compile(r"\b(chief of staff|(crew|fire|battalion|section) chief|retired|former)\b")
_LEFT = re.compile(r"\b(retired|former|formerly|ex)\b")
_DEPUTIES = re.compile(r"\b(deputy|assistant|vice|undersheriff)\b")
_LETTERS = ("letter", "support", "carta", "apoyo")


@dataclass(frozen=True, slots=True)
class PointOfContact:
    """B1: who looks after CompStat360, to whom she reports, since when, and who stands above a deputy."""

    poc: Person | None = None
    reports_to: Person | None = None
    named_on: date | None = None
    chief: Person | None = None


@dataclass(frozen=True, slots=True)
class Support:
    """B2: the sponsor, the letter, time granted, the names of the files attached, and leaders at meetings.

    `stands_for` is the group the sponsor stands for ("" for none), `leads` whether that is the leadership.
    """

    sponsor: Person | None = None
    letter_on: date | None = None
    time_granted: str = ""
    files: tuple[str, ...] = ()
    meetings_held: int = 0
    with_leaders: int = 0
    stands_for: str = ""
    leads: bool = False


def is_head(title: str) -> bool | None:
    """Whether a title is that of a chief or deputy chief, or the like; None where the title does not tell."""
    words = title.casefold()
    if _NEITHER.search(words):
        return None
    if _NOT_HEADS.search(words):
        return False
    return True if _HEADS.search(words) else None


def has_left(title: str) -> bool:
    """Whether a title says that somebody held a post and does so no more."""
    return _LEFT.search(title.casefold()) is not None


def find_point_of_contact(known: PointOfContact, today: date) -> Finding:
    """B1: a named person who reports to a chief or deputy chief."""
    poc, head = known.poc, known.reports_to
    if poc is None:
        nobody = Fact("poc-named", tr("Nobody is named yet"), False)
        return Finding("B1", False, tr("No point of contact named"), (nobody,), Way("baseline", "B1.poc"))
    reached = _reachable(poc)
    if head is None:
        named = Fact("poc-named", tr("{name} is named; to whom is not given", name=poc.name), False)
        said = tr("{name}; to whom is not given", name=poc.name)
        return Finding("B1", False, said, (named, reached), Way("baseline", "B1.reports_to"))
    line = f"{poc.name} → {_titled(head)}"
    if known.named_on:
        line = tr("{line}, since {date}", line=line, date=format_date(known.named_on))
    contradiction, field = _contradiction(known, poc, head, today)
    if contradiction:
        fact = Fact("poc-named", contradiction, False)
        return Finding("B1", False, contradiction, (fact, reached), Way("baseline", f"B1.{field}"))
    shows_met = is_head(_rank(head))
    summary = text = line
    if shows_met is False:
        summary = text = tr("{line}; that is not the chief or a deputy chief", line=line)
    elif shows_met is None and head.title:
        text = tr(
            "{line}; “{title}” does not tell whether that is the chief or a deputy chief", line=line, title=head.title
        )
    elif shows_met is None:
        text = tr(
            "{line}; {name} has no title here that tells whether that is the chief or a deputy chief",
            line=line,
            name=head.name,
        )
    mend = None if shows_met else Way("baseline", "B1.reports_to")
    return Finding("B1", shows_met, summary, (Fact("poc-named", text, shows_met), reached), mend)


def _contradiction(known: PointOfContact, poc: Person, head: Person, today: date) -> tuple[str, str]:
    """What cannot be as it is told, and the field of B1 that mends it; empty where nothing contradicts."""
    line = f"{poc.name} → {_titled(head)}"
    if poc.id == head.id:
        return tr("{name} is also the person reported to", name=poc.name), "reports_to"
    if known.chief is not None and known.chief.id == poc.id:
        said = tr(
            "{line}, but {name} is named as the chief executive too: that goes in a circle", line=line, name=poc.name
        )
        return said, "chief"
    if is_head(_rank(poc)) and not _is_deputy(poc) and is_head(_rank(head)) and _is_deputy(head):
        return tr("{name} cannot report to a deputy: that goes in a circle", name=_titled(poc)), "reports_to"
    if has_left(_rank(head)):
        return tr("{line}; that person is no longer in the post", line=line), "reports_to"
    if known.named_on is not None and known.named_on > today:
        return tr("{line}, but only from {date}", line=line, date=format_date(known.named_on)), "designated_on"
    return "", ""


def find_support(known: Support, today: date) -> Finding:
    """B2: a sponsor who leads, and a letter; other support can only be told, not shown."""
    letters = [name for name in known.files if any(word in name.casefold() for word in _LETTERS)]
    facts = (_leaders(known), Fact("letter-attached", _attached(known.files, letters), True if letters else None))
    shows_met, summary, field = _sponsor(known)
    if shows_met is not False:
        of_letter, text, letter_field = _letter(known, today, has_file=bool(letters))
        worse = of_letter is False or (of_letter is None and shows_met is True)
        if shows_met is True or worse:
            shows_met, summary, field = of_letter, text, letter_field
    return Finding("B2", shows_met, summary, facts, None if shows_met else Way("baseline", f"B2.{field}"))


def _sponsor(known: Support) -> tuple[bool | None, str, str]:
    """Whether the sponsor is of the leadership: what to say, and the field that mends it."""
    sponsor = known.sponsor
    if sponsor is None:
        return False, tr("No sponsor named"), "sponsor"
    if has_left(_rank(sponsor)):
        return False, tr("Sponsor {name} is no longer in the post", name=_titled(sponsor)), "sponsor"
    if known.leads or is_head(_rank(sponsor)):
        return True, "", ""
    if known.stands_for:
        group = tr(known.stands_for)
        said = tr("Sponsor {name} stands for {group}, not for the leadership", name=sponsor.name, group=group)
        return False, said, "sponsor"
    return None, tr("Whether sponsor {name} belongs to the leadership is not given", name=sponsor.name), "sponsor"


def _letter(known: Support, today: date, *, has_file: bool) -> tuple[bool | None, str, str]:
    """Whether a letter is shown: what to say, and the field that mends it."""
    assert known.sponsor is not None
    if known.letter_on is None:
        name = known.sponsor.name
        if has_file:
            return None, tr("Sponsor {name}; no letter dated, though one is attached", name=name), "letter_on"
        return False, tr("Sponsor {name}; no letter dated", name=name), "letter_on"
    day = format_date(known.letter_on)
    granted = f"; {known.time_granted}" if known.time_granted else ""
    if known.letter_on > today:
        return False, tr("Support letter {date} is still to come", date=day), "letter_on"
    if (known.letter_on.year + LETTER_HOLDS_YEARS, *known.letter_on.timetuple()[1:3]) < (*today.timetuple()[:3],):
        said = tr("Support letter {date} is more than two years old; see whether it still holds", date=day)
        return None, said, "letter_on"
    if not has_file:
        return None, tr("Support letter {date}, not attached", date=day) + granted, "attach"
    return True, tr("Support letter {date}", date=day) + granted, ""


def _rank(person: Person) -> str:
    """Return what tells the post: the title, else what stands before the last name, as in `Chief R. Haldane`."""
    return person.title or person.name.rpartition(" ")[0]


def _is_deputy(person: Person) -> bool:
    return _DEPUTIES.search(_rank(person).casefold()) is not None


def _reachable(poc: Person) -> Fact:
    phone, email = poc.phone.strip(), poc.email.strip()
    if phone and email:
        return Fact("poc-reachable", tr("Both are there"), True)
    if phone:
        return Fact("poc-reachable", tr("Not given: e-mail"), False)
    return Fact("poc-reachable", tr("Not given: telephone") if email else tr("Not given: telephone and e-mail"), False)


def _leaders(known: Support) -> Fact:
    if not known.meetings_held:
        return Fact("leaders-present", tr("No meeting was held"))
    return Fact("leaders-present", part_of(known.with_leaders, known.meetings_held), known.with_leaders > 0)


def _attached(files: Sequence[str], letters: Sequence[str]) -> str:
    if letters:
        return ", ".join(letters)
    if not files:
        return tr("None")
    return tr_count(
        len(files),
        "{count} file attached, none named as a letter",
        "{count} files attached, none named as a letter",
    )


def _titled(person: Person) -> str:
    """Return the name with its title; many names come with their rank already."""
    return person.name if is_head(person.name) is not None or not person.title else f"{person.title} {person.name}"
