"""Words of Settings that stand in data."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

MONTHS = (
    str(QT_TRANSLATE_NOOP("Settings", "January")),
    str(QT_TRANSLATE_NOOP("Settings", "February")),
    str(QT_TRANSLATE_NOOP("Settings", "March")),
    str(QT_TRANSLATE_NOOP("Settings", "April")),
    str(QT_TRANSLATE_NOOP("Settings", "May")),
    str(QT_TRANSLATE_NOOP("Settings", "June")),
    str(QT_TRANSLATE_NOOP("Settings", "July")),
    str(QT_TRANSLATE_NOOP("Settings", "August")),
    str(QT_TRANSLATE_NOOP("Settings", "September")),
    str(QT_TRANSLATE_NOOP("Settings", "October")),
    str(QT_TRANSLATE_NOOP("Settings", "November")),
    str(QT_TRANSLATE_NOOP("Settings", "December")),
)


def translated(text: str) -> str:
    """Return a word of this page in the user's language."""
    return QCoreApplication.translate("Settings", text)
