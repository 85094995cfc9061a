"""The six baseline requirements as a document of proof: what was answered, what the workspace shows, and why."""

from dataclasses import dataclass
from datetime import date

from cs360_desktop.domain.baseline import Answer, MonthOfReadiness
from cs360_desktop.domain.baseline_team import TeamMonth
from cs360_desktop.domain.meetings import MeetingStatus
from cs360_desktop.language import tr
from cs360_desktop.reporting.document import Column, Content, Document, State, Status
from cs360_desktop.reporting.wording import Wording


@dataclass(frozen=True, slots=True)
class RequirementPart:
    """One requirement; `fields` and `facts` are labels with texts, `months` the team's meetings (B3 only).

    `answered` tells who gave the answer and when, `people` who stand behind it besides those in the fields.
    """

    code: str
    requirement: str
    answer: Answer
    planned_by: date | None
    is_late: bool
    shows_met: bool | None
    found: str
    differs: bool
    reason: str
    fields: tuple[tuple[str, str], ...]
    facts: tuple[tuple[str, str], ...]
    files: tuple[str, ...]
    met_on: date | None = None
    answered: tuple[str, date] | None = None
    people: tuple[str, ...] = ()
    months: tuple[TeamMonth, ...] = ()
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Withheld:
    """What a community copy leaves out, counted."""

    contacts: int
    fields: int


@dataclass(frozen=True, slots=True)
class BaselineDocument:
    """All that is printed. A community copy has `withheld`, and nothing private is left in it.

    `unlisted` counts the people whose contact details are left out of a copy that is none for the community.
    """

    agency: str
    as_of: date
    requirements: tuple[RequirementPart, ...]
    withheld: Withheld | None = None
    readiness: tuple[MonthOfReadiness, ...] = ()
    unlisted: int = 0


def baseline_pdf(value: BaselineDocument, language: str = "en") -> bytes:
    """Print the baseline."""
    words = Wording(language)
    parts = value.requirements
    document = Document(
        title=words("baseline.title"),
        agency=value.agency,
        date_text=words("baseline.as_of", date=words.day(value.as_of)),
        language=language,
        subtitle=words(
            "baseline.subtitle",
            met=sum(part.answer is Answer.MET for part in parts),
            shown=sum(part.shows_met is True for part in parts),
            all=len(parts),
        ),
    )
    document.language_note()
    if value.withheld is not None:
        withheld = value.withheld
        document.paragraph(words("baseline.community", contacts=withheld.contacts, fields=withheld.fields), "small")
    elif value.unlisted:
        document.paragraph(words("baseline.unlisted", contacts=value.unlisted), "small")
    columns = [
        Column(words("baseline.code"), 0.6),
        Column(words("baseline.requirement"), 4),
        Column(words("baseline.answer"), 2.4),
        Column(words("baseline.evidence"), 2.4),
    ]
    document.table(columns, [[p.code, p.requirement, _answer(p, words), _evidence(p, words)] for p in parts])
    if value.readiness:
        _add_readiness(document, value.readiness, words)
    for part in parts:
        _add_requirement(document, part, words)
    return document.to_bytes()


def _add_requirement(document: Document, part: RequirementPart, words: Wording) -> None:
    document.heading(2, f"{part.code}  {part.requirement}")
    rows: list[tuple[str, Content]] = [
        (words("baseline.answer"), _answer(part, words)),
        (words("baseline.evidence"), _evidence(part, words)),
        (words("baseline.found"), part.found),
        (words("baseline.reason"), part.reason),
    ]
    if part.answered is not None:
        who, day = part.answered
        given = words("baseline.given_by", who=who, date=words.day(day)) if who else words.day(day)
        rows.insert(1, (words("baseline.answered"), given))
    if part.people:
        rows.append((words("baseline.people"), "\n".join(part.people)))
    document.fields([*rows, *part.fields])
    if part.differs:
        document.paragraph(words("baseline.both_stand"), "small")
    document.heading(3, words("baseline.facts"))
    document.fields(part.facts)
    if part.months:
        _add_months(document, part, words)
    if part.files:
        document.heading(3, words("baseline.files"))
        document.bullets(part.files)


def _add_readiness(document: Document, months: tuple[MonthOfReadiness, ...], words: Wording) -> None:
    document.heading(2, words("baseline.readiness"))
    columns = [
        Column(words("baseline.readiness_month"), 2),
        Column(words("baseline.readiness_claimed"), 2),
        Column(words("baseline.readiness_shown"), 2),
    ]
    rows: list[list[Content]] = [[words.period(each.month), str(each.claimed), str(each.shown)] for each in months]
    document.table(columns, rows)
    document.paragraph(words("baseline.readiness_about"), "small")


def _add_months(document: Document, part: RequirementPart, words: Wording) -> None:
    document.heading(3, words("baseline.months"))
    columns = [
        Column(words("baseline.month"), 2),
        Column(words("baseline.meeting"), 2.2),
        *(Column(tr(name), 2) for name in part.groups),
        Column(words("baseline.complete"), 1.6),
    ]
    document.table(columns, [_month(month, part.groups, words) for month in part.months])


def _month(month: TeamMonth, groups: tuple[str, ...], words: Wording) -> list[Content]:
    day = words.day(month.held_on) if month.held_on else words.period(month.month)
    meeting = {
        None: Status(State.NOTHING_YET, words("baseline.no_meeting")),
        MeetingStatus.PLANNED: Status(State.NEEDS_SOMEBODY, words("baseline.not_marked")),
        MeetingStatus.HELD: Status(State.GOOD, words("baseline.held")),
        MeetingStatus.NOT_HELD: Status(State.TAKEN_OUT, words("baseline.not_held")),
    }[month.status]
    present = {group.name: group.present for group in month.groups}
    complete = (
        Status(State.GOOD, words("baseline.yes"))
        if month.is_complete
        else Status(State.NOTHING_YET, words("baseline.no"))
    )
    return [day, meeting, *(_present(present.get(name), words) for name in groups), complete]


def _present(count: int | None, words: Wording) -> Content:
    if count is None:
        return "–"
    return str(count) if count else Status(State.NEEDS_SOMEBODY, words("baseline.nobody"))


def _answer(part: RequirementPart, words: Wording) -> Status:
    if part.answer is Answer.MET:
        if part.met_on is None:
            return Status(State.GOOD, words("baseline.met"))
        return Status(State.GOOD, words("baseline.met_since", date=words.day(part.met_on)))
    if part.answer is Answer.PLANNED and part.planned_by is not None:
        key, state = ("baseline.late", State.WRONG) if part.is_late else ("baseline.planned", State.PLANNED)
        return Status(state, words(key, date=words.day(part.planned_by)))
    return Status(State.NOTHING_YET, words("baseline.not_yet"))


def _evidence(part: RequirementPart, words: Wording) -> Status:
    if part.shows_met is None:
        return Status(State.NOTHING_YET, words("baseline.cannot_tell"))
    if part.differs:
        return Status(State.DIFFERS, words("baseline.differs_met" if part.shows_met else "baseline.differs_not_yet"))
    if part.shows_met:
        return Status(State.GOOD, words("baseline.supports"))
    return Status(State.NOTHING_YET, words("baseline.not_yet"))
