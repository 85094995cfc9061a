"""What texts on the screen say while everybody may see it: no telephone number and no e-mail address.

Texts are shown by labels, buttons and tables that know no desk, so whether community view is on is known here, once for
the program. A desk switches it.
"""

from typing import Protocol
from weakref import WeakSet

from PySide6.QtCore import QCoreApplication
from shiboken6 import isValid

from cs360_desktop.domain.contact_details import hide_contacts


class Tells(Protocol):
    """A widget whose text depends on who may see it."""

    def tell_again(self) -> None:
        """Show the text again as it may be seen now."""


class PublicView:
    """Whether everybody may see the screen."""

    def __init__(self) -> None:
        self.is_on = False
        self._followers: WeakSet[Tells] = WeakSet()

    def follow(self, widget: Tells) -> None:
        """Let a widget tell its text again whenever this is switched."""
        self._followers.add(widget)

    def switch(self, is_on: bool) -> None:
        """Show every text again as it may be seen now."""
        if is_on == self.is_on:
            return
        self.is_on = is_on
        for widget in [each for each in self._followers if isValid(each)]:
            widget.tell_again()

    def words(self, text: str) -> str:
        """A text as it may be seen now."""
        return without_contacts(text) if self.is_on and text else text


def without_contacts(text: str) -> str:
    """A text with the word “hidden” in place of each telephone number and e-mail address."""
    return hide_contacts(text, QCoreApplication.translate("Community", "hidden"))


PUBLIC_VIEW = PublicView()
"""The one of the program: there is one screen."""


class Told:
    """Part of a widget class, named before Qt's: what is set on it is shown, and said, as it may be seen."""

    _kept_texts: dict[str, str] | None = None

    def tell_again(self) -> None:
        """Show the texts again as they may be seen now."""
        for setter, text in dict(self._kept_texts or {}).items():
            getattr(super(), setter)(PUBLIC_VIEW.words(text))

    def setText(self, text: str) -> None:
        """Show a text; see Qt."""
        self._tell_text("setText", text)

    def setToolTip(self, text: str) -> None:
        """Say more where the mouse rests; see Qt."""
        self._tell_text("setToolTip", text)

    def setAccessibleName(self, text: str) -> None:
        """Say to a screen reader what it is; see Qt."""
        self._tell_text("setAccessibleName", text)

    def setAccessibleDescription(self, text: str) -> None:
        """Say more to a screen reader; see Qt."""
        self._tell_text("setAccessibleDescription", text)

    def _tell_text(self, setter: str, text: str) -> None:
        """Set a text as it may be seen, and keep it as it is where the two differ."""
        if without_contacts(text) != text:
            self._kept_texts = {**(self._kept_texts or {}), setter: text}
            PUBLIC_VIEW.follow(self)
        elif self._kept_texts:
            self._kept_texts.pop(setter, None)
        getattr(super(), setter)(PUBLIC_VIEW.words(text))
