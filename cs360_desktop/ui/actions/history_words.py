"""What happened to an action, said in one line each."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from cs360_desktop.domain.wording import format_date
from cs360_desktop.services.actions import Event, HistoryLine
from cs360_desktop.ui.common.action_words import status_text

translate = QCoreApplication.translate


def history_text(line: HistoryLine, today: date) -> str:
    """Say when, what and by whom: "Oct 15  Due date changed, was Sep 30 · E. Marsh"."""
    said = f"{_near(line.on, today)}  {_what(line, today)}"
    return f"{said} · {line.who}" if line.who else said


def _near(day: date, today: date) -> str:
    return format_date(day, year=day.year != today.year)


def _what(line: HistoryLine, today: date) -> str:
    if line.event is Event.DUE:
        before = _near(line.before_due, today) if line.before_due else translate("Actions", "without a date")
        return translate("Actions", "Due date changed, was {before}").format(before=before)
    if line.event is Event.STATUS and line.before_status is not None:
        before = status_text(line.before_status)
        return translate("Actions", "Status changed, was {before}").format(before=before)
    if line.event is Event.OWNER:
        before = line.before or translate("Actions", "nobody")
        return translate("Actions", "Owner changed, was {before}").format(before=before)
    if line.event is Event.GROUP:
        before = line.before or translate("Actions", "no group")
        return translate("Actions", "Group it is for changed, was {before}").format(before=before)
    return {
        Event.MADE: translate("Actions", "Made"),
        Event.REWORDED: translate("Actions", "Reworded"),
        Event.NOTE: translate("Actions", "Note changed"),
        Event.LINKS: translate("Actions", "Links changed"),
        Event.CARRIED: translate("Actions", "Carried over"),
    }[line.event]
