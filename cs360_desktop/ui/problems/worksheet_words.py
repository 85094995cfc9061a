"""What the priority worksheet says, in sentences: who comes first, ties, and what other weights would change."""

from PySide6.QtCore import QCoreApplication

from cs360_desktop.analysis.priorities import Ranked, Scored
from cs360_desktop.domain.problems import Candidate, PriorityDecision
from cs360_desktop.domain.wording import format_date, format_number
from cs360_desktop.services.catalogue_files import load_starters
from cs360_desktop.services.worksheet import Sheet


def score_text(scored: Scored | None) -> str:
    """The median of the scores: `4`, `3.5`; empty where nobody scored."""
    if scored is None:
        return ""
    return format_number(scored.median, decimals=0 if scored.median == int(scored.median) else 1)


def spread_text(scored: Scored | None) -> str:
    """How far the scorers are apart: `2–5`; empty where only one scored."""
    return "" if scored is None or scored.scorers < 2 else f"{scored.low}–{scored.high}"


def place_text(row: Ranked) -> str:
    """The total with one decimal, or how many scores lack."""
    return "" if row.total is None else format_number(row.total, decimals=2)


def chosen_text(sheet: Sheet, candidate: Candidate) -> str:
    """When a candidate was chosen, else its note."""
    for decision in sheet.decisions:
        if decision.candidate_id == candidate.id:
            return tr("chosen {day}").format(day=format_date(decision.decided_on))
    return candidate.note.partition("\n")[0]


def decision_text(decision: PriorityDecision) -> str:
    """What was decided, how and by whom: `Nov 10, 2026, by consensus: PST. “…”`."""
    methods = {each.id: each.name for each in load_starters().decision_method}
    how = methods.get(decision.method, decision.method)
    said = f"{format_date(decision.decided_on)}: {decision.took_part}"
    if how:
        said = f"{said} ({how})"
    return f"{said}. “{decision.wording}”" if decision.wording else f"{said}."


def result_sentences(sheet: Sheet) -> list[str]:
    """What the totals say, and how far that hangs on the weights."""
    result = sheet.result
    if not sheet.candidates:
        return []
    if not result.first:
        return [tr("No candidate has a score under every criterion yet.")]
    total = next(row.total for row in result.ranked if row.candidate in result.first)
    names = ", ".join(sheet.name_of(each) for each in result.first)
    figure = format_number(total or 0.0, decimals=2)
    words = tr("A tie at {total}: {names}.") if result.is_tied else tr("Highest: {names}, {total} of 5.")
    said = [words.format(names=names, total=figure)]
    lacking = [sheet.name_of(row.candidate) for row in result.ranked if row.total is None]
    if lacking:
        said.append(tr("Without a total, because a score is missing: {names}.").format(names=", ".join(lacking)))
    said += _shifts(sheet)
    if not result.shifts and len(sheet.candidates) > 1:
        said.append(tr("One weight more or less, wherever it is, changes nothing about that."))
    said.append(tr("The worksheet orders the talk; the team decides."))
    return said


def _shifts(sheet: Sheet) -> list[str]:
    """Who would come first with one weight more or less, one sentence for each outcome."""
    ways: dict[tuple[object, ...], list[str]] = {}
    for shift in sheet.result.shifts:
        criterion = next(each.name for each in sheet.criteria if each.id == shift.criterion)
        words = tr("{criterion} +1") if shift.by > 0 else tr("{criterion} −1")
        ways.setdefault(tuple(shift.first), []).append(words.format(criterion=criterion))
    said = tr("First would be {names} with the weight of {criteria}.")
    return [
        said.format(names=", ".join(map(sheet.name_of, first)) or tr("nobody"), criteria=", ".join(criteria))
        for first, criteria in ways.items()
    ]


def tr(text: str) -> str:
    """Translate a text of the worksheet."""
    return QCoreApplication.translate("Worksheet", text)
