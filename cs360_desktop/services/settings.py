"""Settings that travel with the workspace, and the paper and the language its documents are made in."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from cs360_desktop.domain.changes import Receipt
from cs360_desktop.domain.settings import DEFAULTS, Setting
from cs360_desktop.language import ENGLISH, speaking
from cs360_desktop.reporting.paper import printed_on
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit

_Asked = ParamSpec("_Asked")
_Made = TypeVar("_Made")


def setting(session: Session, name: str) -> str:
    """What a setting says, its default where nobody set it."""
    with session.reading() as unit:
        return setting_of(unit, name)


def setting_of(unit: ReadUnit, name: str) -> str:
    """See `setting`, inside an open unit."""
    kept = unit[nouns.settings].first(name=name)
    return DEFAULTS[name] if kept is None else kept.content


def set_setting(session: Session, name: str, content: str) -> Receipt:
    """Set a declared setting."""
    default, content = DEFAULTS[name], content.strip()
    with session.change("set_setting") as unit:
        kept = unit[nouns.settings].first(name=name)
        if kept is not None:
            unit[nouns.settings].change(kept.id, content=content)
        elif content != default:
            unit[nouns.settings].add(Setting(name, content))
    return unit.receipt


def on_its_paper(make: Callable[Concatenate[Session, _Asked], _Made]) -> Callable[Concatenate[Session, _Asked], _Made]:
    """Let what this function makes of a session be on the paper its workspace asks for, in the language asked for.

    Whatever makes a PDF or a Word document wears it, so that it does not matter who asks for the document: the Reports
    page, a button on another page, a packet, an e-mail or the command line. The language is the argument `language`,
    or that of an argument which has one, such as an issue of a request; without one it is English.
    """

    @wraps(make)
    def printed(session: Session, /, *asked: _Asked.args, **named: _Asked.kwargs) -> _Made:
        with printed_on(setting(session, "paper")), speaking(_language_of(asked, named)):
            return make(session, *asked, **named)

    return printed


def _language_of(asked: tuple[object, ...], named: dict[str, object]) -> str:
    if "language" in named:
        return str(named["language"])
    return next((str(each.language) for each in asked if hasattr(each, "language")), ENGLISH.code)
