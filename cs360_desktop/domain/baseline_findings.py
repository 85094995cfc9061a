"""What the workspace shows about B4 measures, B5 the convening and B6 stakeholders: facts in, a `Finding` out.

B1 and B2 are in `baseline_leaders`, B3 in `baseline_team` (domain.md §2.5). Nothing is guessed: where the app cannot
tell, a finding shows neither met nor unmet and says what would settle it.
"""

from dataclasses import dataclass
from datetime import date

from cs360_desktop.domain.baseline import Fact, Finding, Way
from cs360_desktop.domain.people import Person
from cs360_desktop.domain.wording import format_date, listed, part_of
from cs360_desktop.language import tr, tr_count


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
        summary, mend = tr("No measure beyond Part I is active"), Way("metrics", "choose")
    elif known.recent:
        summary = tr_count(
            known.recent,
            "{count} active measure beyond Part I has data in the last two periods",
            "{count} active measures beyond Part I have data in the last two periods",
        )
        mend = None
    elif known.once:
        summary = tr_count(
            known.once,
            "{count} active measure beyond Part I has data in one of the last two periods, none in both",
            "{count} active measures beyond Part I have data in one of the last two periods, none in both",
        )
    else:
        summary = tr_count(
            known.active,
            "{count} active measure beyond Part I, none with data in the last two periods",
            "{count} active measures beyond Part I, none with data in the last two periods",
        )
    facts = (
        Fact("measures-beyond", part_of(known.recent, known.active), known.recent > 0),
        Fact("goals-covered", part_of(known.goals_covered, known.goals), _is_all(known.goals_covered, known.goals)),
        Fact("sources", str(known.sources)),
        Fact("community-asked", part_of(known.goals_asked, known.goals)),
    )
    return Finding("B4", known.recent > 0, summary, facts, mend)


def find_convening(known: Convening, today: date) -> Finding:
    """B5: two people named, and a convening both took part in."""
    named = [person for person in (known.first, known.second) if person is not None]
    different = {person.id for person in named}
    passed = known.begins_on is not None and known.begins_on <= today
    names = listed([person.label for person in named]) or tr("Nobody yet")
    if len(named) > len(different):
        names = tr("{name} twice; two different people are needed", name=named[0].label)
    when = tr("No date yet")
    if known.begins_on is not None:
        day = format_date(known.begins_on)
        when = tr("{date}, passed", date=day) if passed else tr("{date}, still to come", date=day)
    facts = (
        Fact("representatives-named", names, len(different) == 2),
        Fact("convening-date", when, True if passed else None if known.begins_on else False),
    )
    ready = len(different) == 2 and passed
    shows_met = None if ready and not known.attended else ready
    mend = None if shows_met else Way("baseline", f"B5.{_lacking(known, passed=passed, enough=len(different) == 2)}")
    return Finding("B5", shows_met, _convening_said(known, len(different), passed=passed), facts, mend)


def _convening_said(known: Convening, different: int, *, passed: bool) -> str:
    people = tr("{count} of 2 representatives named", count=different)
    if known.begins_on is None:
        if known.attended:
            return tr("{people}; ticked as attended, but no convening date", people=people)
        return tr("{people}; no convening date", people=people)
    day = format_date(known.begins_on)
    if not passed:
        if known.attended:
            return tr("Ticked as attended, but the convening is only on {date}", date=day)
        return tr("{people}; convening {date}", people=people, date=day)
    if not known.attended:
        return tr("{people}; whether both took part on {date} is not ticked", people=people, date=day)
    return tr("{people}; took part on {date}", people=people, date=day)


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
    all_of_them = Fact("stakeholders-all", _on_map(everyone, undated, known.inside), everyone > 0)
    on_page = Way("baseline", "B6.stakeholders")
    if not everyone:
        text = tr("No stakeholder is on the community map")
        if known.inside:
            text = tr("No outside stakeholder is on the community map")
        return Finding("B6", False, text, (Fact("stakeholders-before-start", "0", False), all_of_them), on_page)
    if known.started_on is None:
        text = tr("The start date is missing, so the app cannot compare")
        fact = Fact("stakeholders-before-start", text)
        return Finding("B6", None, text, (fact, all_of_them), Way("baseline", "B6.started_on"))
    before = sum(day < known.started_on for day in dated)
    start = format_date(known.started_on)
    summary = tr("Nobody is known to have been contacted before {date}", date=start)
    if before:
        summary = tr_count(
            before,
            "{count} stakeholder first contacted before {date}",
            "{count} stakeholders first contacted before {date}",
            date=start,
        )
    shows_met = True if before else None if undated else False
    counted = Fact("stakeholders-before-start", f"{before}", shows_met)
    return Finding("B6", shows_met, summary, (counted, all_of_them), None if shows_met else on_page)


def _on_map(everyone: int, undated: int, inside: int) -> str:
    said = str(everyone)
    if undated:
        said = tr("{count}, {undated} without a day of first contact", count=said, undated=undated)
    return tr("{map}; {count} of the department not counted", map=said, count=inside) if inside else said


def _is_all(part: int, whole: int) -> bool:
    return part == whole and whole > 0
