"""Contact details inside free text, which community copies must not carry out of the house."""

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

T = TypeVar("T")

_EMAIL = r"[^\s@<>,;:()]+@[^\s@<>,;:()]+\.[^\s@<>,;:().]+"
_TELEPHONE = r"(?<!\d)(?:\+?1[ .-]?)?(?:\(\d{3}\) ?|\d{3}[ .-]?)\d{3}[ .-]?\d{4}(?!\d)"
_CONTACT = re.compile(f"{_EMAIL}|{_TELEPHONE}")


def hide_contacts(text: str, hidden: str) -> str:
    """Put the word `hidden` in the place of each e-mail address and North American telephone number."""
    return _CONTACT.sub(hidden, text)


def without_contacts(value: T, hidden: str, *, keep: frozenset[str] = frozenset()) -> T:
    """The same value with `hide_contacts` done in every text in it, however deep it lies.

    Args:
        value: a text, a frozen dataclass such as the description of a document, or a tuple or list of them; anything
            else comes back as it is.
        hidden: stands in the place of contact details.
        keep: fields of `value` itself that stay as they are, because everybody shall know them.
    """
    return cast("T", _without(value, hidden, keep))


def _without(value: Any, hidden: str, keep: frozenset[str] = frozenset()) -> Any:
    if type(value) is str:
        return hide_contacts(value, hidden)
    if type(value) in {tuple, list}:
        return type(value)(_without(each, hidden) for each in value)
    if type(value) is dict:
        return {name: _without(each, hidden) for name, each in value.items()}
    if not is_dataclass(value) or isinstance(value, type):
        return value
    held = {each.name: getattr(value, each.name) for each in fields(value) if each.init and each.name not in keep}
    found = {name: _without(each, hidden) for name, each in held.items()}
    changed = {name: each for name, each in found.items() if each != held[name]}
    return replace(value, **changed) if changed else value
