"""Telling screen readers what changed on the screen, once (guide.md §11)."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(source: QWidget, sentence: str, *, assertive: bool = False) -> None:
    """Have a screen reader say a sentence: politely after the present one, or at once for errors."""
    if not sentence:
        return
    event = QAccessibleAnnouncementEvent(source, sentence)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if assertive else politeness.Polite)
    QAccessible.updateAccessibility(event)
