"""Contact details inside free text, which community copies must not carry out of the house."""

import re

_EMAIL = r"[^\s@<>,;:()]+@[^\s@<>,;:()]+\.[^\s@<>,;:().]+"
_TELEPHONE = r"(?<!\d)(?:\+?1[ .-]?)?(?:\(\d{3}\) ?|\d{3}[ .-]?)\d{3}[ .-]?\d{4}(?!\d)"
_CONTACT = re.compile(f"{_EMAIL}|{_TELEPHONE}")


def hide_contacts(text: str, hidden: str) -> str:
    """Put the word `hidden` in the place of each e-mail address and North American telephone number."""
    return _CONTACT.sub(hidden, text)
