"""Settings that travel with the workspace; each is declared once, with its default."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Setting:
    """A stored setting: name and content as text."""

    name: str
    content: str
    id: int = 0


DEFAULTS = {
    "small_number": "20",
    "suppression_limit": "5",
    "community_view": "",
    "last_template": "",
    "open_meetings": "",
    "notice_hours": "24",
    "notice_skips": "holidays",
    "notice_places": "",
    "minutes_due": "",
    "minutes_count": "business",
    "sitting": "",
    "half_typed": "",
    "paper": "letter",
    "tta_recipient": "",
    "tta_recipient_name": "",
}
"""Every setting with its default; an undeclared name is a bug."""
