"""The rows of the board under heads: by urgency, owner, group, problem or meeting."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from cs360_desktop.domain.actions import Urgency
from cs360_desktop.domain.wording import format_date
from cs360_desktop.services.actions import ActionLine
from cs360_desktop.ui.actions.board_filters import GroupBy
from cs360_desktop.ui.common.columns import Heading

translate = QCoreApplication.translate


def grouped(found: Sequence[ActionLine], by: GroupBy, coming: date | None) -> list[ActionLine | Heading]:
    """The actions in their order under heads that count them; `coming` is the day of the next meeting."""
    if by is GroupBy.NOTHING:
        return list(found)
    parts = _by_urgency(found, coming) if by is GroupBy.DUE else _by_text(found, by)
    items: list[ActionLine | Heading] = []
    for key, head, some in parts:
        if some:
            items += [Heading(key, f"{head} · {len(some)}"), *some]
    return items


def _by_urgency(found: Sequence[ActionLine], coming: date | None) -> list[tuple[str, str, list[ActionLine]]]:
    before = translate("Actions", "Due before the next meeting")
    if coming is not None:
        day = format_date(coming, year=False)
        before = translate("Actions", "Due before the next meeting, {date}").format(date=day)
    heads = {
        Urgency.OVERDUE: translate("Actions", "Overdue"),
        Urgency.BEFORE_NEXT_MEETING: before,
        Urgency.LATER: translate("Actions", "Later"),
        Urgency.CLOSED: translate("Actions", "Closed"),
    }
    return [(key.value, head, [one for one in found if one.urgency is key]) for key, head in heads.items()]


def _by_text(found: Sequence[ActionLine], by: GroupBy) -> list[tuple[str, str, list[ActionLine]]]:
    """Heads in the order of the alphabet, meetings with the newest first; what belongs nowhere comes last."""
    if by is GroupBy.MEETING:
        days = sorted({line.made_on for line in found if line.made_on is not None}, reverse=True)
        meeting = translate("Actions", "Meeting of {date}")
        parts = [
            (f"meeting {day}", meeting.format(date=format_date(day)), [one for one in found if one.made_on == day])
            for day in days
        ]
        none = [one for one in found if one.made_on is None]
        return [*parts, ("no meeting", translate("Actions", "Made between meetings"), none)]
    text, nothing = _texts()[by]
    names = sorted({text(line) for line in found}, key=lambda name: (not name, name.casefold()))
    return [(f"{by.value} {name}", name or nothing, [one for one in found if text(one) == name]) for name in names]


def _texts() -> dict[GroupBy, tuple[Callable[[ActionLine], str], str]]:
    return {
        GroupBy.OWNER: (lambda line: line.owner, translate("Actions", "Nobody named")),
        GroupBy.GROUP: (lambda line: line.group, translate("Actions", "No group")),
        GroupBy.PROBLEM: (lambda line: line.problem, translate("Actions", "No problem")),
    }
