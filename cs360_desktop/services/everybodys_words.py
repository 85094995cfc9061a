"""What documents say to everybody: no telephone number and no e-mail address that somebody wrote into a text."""

from typing import TypeVar

from cs360_desktop.domain.contact_details import without_contacts

T = TypeVar("T")


def for_everybody(value: T, language: str = "en", *, keep: frozenset[str] = frozenset()) -> T:
    """A document, or a part of one, without contact details in its texts; see `without_contacts` for `keep`."""
    from cs360_desktop.reporting.wording import Wording

    return without_contacts(value, Wording(language)("common.hidden"), keep=keep)
