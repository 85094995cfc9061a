"""How answers, evidence and history of a requirement are said: symbol with word, or sentence."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from cs360_desktop.domain.baseline import Answer, RequirementState, Way
from cs360_desktop.domain.definitions.baseline import RequirementDefinition
from cs360_desktop.domain.wording import format_date
from cs360_desktop.services.baseline_history import Event, HistoryLine
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.states import State

Said = tuple[State, str]


def tr(text: str) -> str:
    """Translate a text of this page."""
    return QCoreApplication.translate("Baseline", text)


def answer_said(state: RequirementState, today: date) -> Said:
    """The answer: `met`, `planned by Dec 4`, `not yet`; a plan whose day has passed is late."""
    item = state.item
    if item.answer is Answer.MET:
        return State.GOOD, tr("met")
    if item.answer is Answer.NOT_YET or item.planned_by is None:
        return State.NOTHING_YET, tr("not yet")
    day = format_date(item.planned_by, year=item.planned_by.year != today.year)
    if state.is_late(today):
        return State.WRONG, tr("due {day}").format(day=day)
    return State.PLANNED, tr("planned by {day}").format(day=day)


def evidence_said(state: RequirementState) -> Said:
    """What the workspace says to the answer."""
    shows_met = state.finding.shows_met
    if shows_met is None:
        return State.NOTHING_YET, tr("cannot tell")
    if state.differs:
        return State.DISAGREE, tr("differs: met") if shows_met else tr("differs: not yet")
    return (State.GOOD, tr("supports it")) if shows_met else (State.NOTHING_YET, tr("not yet"))


def step_said(state: RequirementState, today: date) -> Said:
    """The one symbol of a requirement: that evidence differs comes before the answer."""
    return evidence_said(state) if state.differs else answer_said(state, today)


def difference_said(state: RequirementState) -> tuple[str, str]:
    """That answer and evidence differ, and what can be done."""
    found = state.finding.summary
    if state.is_met:
        return (
            tr("Your answer says met, the evidence does not"),
            tr("{found}. You may keep your answer: the PDF shows both, with your reason.").format(found=found),
        )
    return (
        tr("The evidence shows it met, your answer does not say so yet"),
        tr("{found}. Change the answer, or say why it stays.").format(found=found),
    )


def mend_said(way: Way, definition: RequirementDefinition) -> str:
    """What the link says that leads to where a finding is mended."""
    _, _, field_id = way.part.partition(".")
    if way.page == "baseline":
        label = next((field.label for field in definition.field if field.id == field_id), "")
        own = {
            "answer": tr("Change the answer"),
            "attach": tr("Attach the letter"),
            "stakeholders": tr("Go to the stakeholders"),
        }
        return own.get(field_id) or tr("Go to “{field}”").format(field=label)
    return {
        "meetings": tr("Open the meeting") if way.record else tr("Open Meetings"),
        "metrics": tr("Choose measures") if way.part == "choose" else tr("Enter figures"),
        "settings": tr("Open the groups"),
    }[way.page]


def place_of(way: Way) -> Place:
    """Where the link leads."""
    return Place(way.page, way.record, way.part)


def event_said(line: HistoryLine, today: date) -> str:
    """What happened, in a line: `not yet → met`, `Sponsor changed`."""
    if line.event is Event.ANSWERED:
        return _answer_change(line, today)
    sentence = {
        Event.EVIDENCE: tr("Evidence or reason changed"),
        Event.FIELD: tr("{name} changed"),
        Event.ATTACHED: tr("{name} attached"),
        Event.DETACHED: tr("{name} removed"),
        Event.NAMED: tr("{name} named"),
        Event.UNNAMED: tr("{name} taken off the list"),
    }[line.event]
    return sentence.format(name=line.name)


def local_date(moment: datetime) -> str:
    """The day of a moment (UTC) on the calendar here."""
    return format_date(moment.astimezone().date())


def size_said(size: int) -> str:
    """The size of a file: `84 KB`, `2.1 MB`."""
    if size < 1024 * 1024:
        return tr("{number} KB").format(number=max(1, round(size / 1024)))
    return tr("{number} MB").format(number=f"{size / 1024 / 1024:.1f}")


def _answer_change(line: HistoryLine, today: date) -> str:
    words = {Answer.NOT_YET: tr("not yet"), Answer.PLANNED: tr("planned"), Answer.MET: tr("met")}
    assert line.before is not None
    assert line.after is not None
    after = words[line.after]
    if line.planned_by is not None:
        day = format_date(line.planned_by, year=line.planned_by.year != today.year)
        after = tr("planned by {day}").format(day=day)
    if line.before is line.after and line.met_on is not None:
        return tr("met since {day}").format(day=format_date(line.met_on))
    if line.before is line.after:
        return after
    return tr("{before} → {after}").format(before=words[line.before], after=after)
