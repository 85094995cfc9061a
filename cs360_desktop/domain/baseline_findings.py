"""What the workspace shows about B4 measures, B5 the convening and B6 stakeholders: facts in, a `Finding` out.

B1 and B2 are in `baseline_leaders`, B3 in `baseline_team` (domain.md §2.5). Nothing is guessed: where the app cannot
tell, a finding shows neither met nor unmet and says what would settle it.
"""

from dataclasses import dataclass
from datetime import date

from cs360_desktop.domain.baseline import Fact, Finding, Way
from cs360_desktop.domain.people import Person
from cs360_desktop.domain.wording import count_of, format_date


@dataclass(frozen=True, slots=True)
class MeasuresInUse:
    """B4: active measures beyond Part I, their numbers of the last two complete periods, and their spread.

    `recent` counts those with a number in both periods, `once` those with one in either; `nearest` is the key of a
    measure where least is lacking.
    """

    active: int = 0
    recent: int = 0
    once: int = 0
    goals: int = 0
    goals_covered: int = 0
    sources: int = 0
    goals_asked: int = 0
    nearest: int | None = None


@dataclass(frozen=True, slots=True)
class Convening:
    """B5: who goes to the convening, when it begins, and whether both are said to have taken part."""

    first: Person | None = None
    second: Person | None = None
    begins_on: date | None = None
    attended: bool = False


@dataclass(frozen=True, slots=True)
class Stakeholding:
    """B6: the start of CompStat360 here, and the first contact with each outside stakeholder, None where not given.

    `inside` counts those on the map whom somebody of the department speaks for: they are no outside stakeholders.
    """

    started_on: date | None = None
    contacts: tuple[date | None, ...] = ()
    inside: int = 0


def find_measures(known: MeasuresInUse) -> Finding:
    """B4: at least one active measure beyond Part I with a number in both of its last two complete periods."""
    mend: Way | None = Way("metrics", "enter", known.nearest)
    if not known.active:
        summary, mend = "No measure beyond Part I is active", Way("metrics", "choose")
    elif known.recent:
        has = "has" if known.recent == 1 else "have"
        summary = f"{count_of(known.recent, 'active measure')} beyond Part I {has} data in the last two periods"
        mend = None
    elif known.once:
        has = "has" if known.once == 1 else "have"
        summary = (
            f"{count_of(known.once, 'active measure')} beyond Part I {has} data in one of the last two periods, "
            "none in both"
        )
    else:
        summary = f"{count_of(known.active, 'active measure')} beyond Part I, none with data in the last two periods"
    facts = (
        Fact("measures-beyond", f"{known.recent} of {known.active}", known.recent > 0),
        Fact("goals-covered", f"{known.goals_covered} of {known.goals}", _is_all(known.goals_covered, known.goals)),
        Fact("sources", str(known.sources)),
        Fact("community-asked", f"{known.goals_asked} of {known.goals}"),
    )
    return Finding("B4", known.recent > 0, summary, facts, mend)


def find_convening(known: Convening, today: date) -> Finding:
    """B5: two people named, and a convening both took part in."""
    named = [person for person in (known.first, known.second) if person is not None]
    different = {person.id for person in named}
    passed = known.begins_on is not None and known.begins_on <= today
    names = " and ".join(person.label for person in named) or "Nobody yet"
    if len(named) > len(different):
        names = f"{named[0].label} twice; two different people are needed"
    when = "No date yet"
    if known.begins_on is not None:
        when = f"{format_date(known.begins_on)}, {'passed' if passed else 'still to come'}"
    facts = (
        Fact("representatives-named", names, len(different) == 2),
        Fact("convening-date", when, True if passed else None if known.begins_on else False),
    )
    ready = len(different) == 2 and passed
    shows_met = None if ready and not known.attended else ready
    mend = None if shows_met else Way("baseline", f"B5.{_lacking(known, passed=passed, enough=len(different) == 2)}")
    return Finding("B5", shows_met, _convening_said(known, len(different), passed=passed), facts, mend)


def _convening_said(known: Convening, different: int, *, passed: bool) -> str:
    people = f"{different} of 2 representatives named"
    if known.begins_on is None:
        return (
            f"{people}; ticked as attended, but no convening date" if known.attended else f"{people}; no convening date"
        )
    day = format_date(known.begins_on)
    if not passed:
        return (
            f"Ticked as attended, but the convening is only on {day}"
            if known.attended
            else f"{people}; convening {day}"
        )
    if not known.attended:
        return f"{people}; whether both took part on {day} is not ticked"
    return f"{people}; took part on {day}"


def _lacking(known: Convening, *, passed: bool, enough: bool) -> str:
    """The field of B5 that is to be filled or mended next."""
    if not enough:
        return "representative_2" if known.first is not None else "representative_1"
    return "attended" if passed else "convening_on"


def find_stakeholders(known: Stakeholding, today: date) -> Finding:
    """B6: at least one outside stakeholder first contacted before CompStat360 started here."""
    everyone = len(known.contacts)
    dated = [day for day in known.contacts if day is not None and day <= today]
    undated = everyone - len(dated)
    on_map = f"{everyone}{f', {undated} without a day of first contact' if undated else ''}"
    if known.inside:
        on_map += f"; {known.inside} of the department not counted"
    all_of_them = Fact("stakeholders-all", on_map, everyone > 0)
    on_page = Way("baseline", "B6.stakeholders")
    if not everyone:
        text = (
            "No outside stakeholder is on the community map"
            if known.inside
            else "No stakeholder is on the community map"
        )
        return Finding("B6", False, text, (Fact("stakeholders-before-start", "0", False), all_of_them), on_page)
    if known.started_on is None:
        text = "The start date is missing, so the app cannot compare"
        fact = Fact("stakeholders-before-start", text)
        return Finding("B6", None, text, (fact, all_of_them), Way("baseline", "B6.started_on"))
    before = sum(day < known.started_on for day in dated)
    start = format_date(known.started_on)
    summary = f"{count_of(before, 'stakeholder')} first contacted before {start}"
    if not before:
        summary = f"Nobody is known to have been contacted before {start}"
    shows_met = True if before else None if undated else False
    counted = Fact("stakeholders-before-start", f"{before}", shows_met)
    return Finding("B6", shows_met, summary, (counted, all_of_them), None if shows_met else on_page)


def _is_all(part: int, whole: int) -> bool:
    return part == whole and whole > 0
