"""Tabs of a page that are made on their first visit, named as data, so that features need not import each other."""

import importlib
import importlib.util
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from cs360_desktop.ui.common.body import Body
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.empty_state import EmptyState


@dataclass(frozen=True, slots=True)
class TabEntry:
    """One tab.

    Args:
        key: what `Place.part` begins with.
        label: on the tab.
        target: `module:Class`, a `Body` made with the desk; a module that does not exist yet is shown by `will_be`.
        will_be: one sentence on what the tab is for.
    """

    key: str
    label: str
    target: str
    will_be: str

    def label_text(self) -> str:
        """The label in the user's language."""
        return QCoreApplication.translate("Navigation", self.label)

    def make(self, desk: Desk) -> Body:
        """Make the tab, or say what will be there."""
        module_name, _, class_name = self.target.partition(":")
        if _exists(module_name):
            made: Body = getattr(importlib.import_module(module_name), class_name)(desk)
            return made
        body = Body()
        heading = QCoreApplication.translate("Navigation", "{tab} comes with a later version")
        sentence = QCoreApplication.translate("Navigation", self.will_be)
        body.set_content(EmptyState(heading.format(tab=self.label_text()), sentence))
        return body


def _exists(module_name: str) -> bool:
    package, _, _name = module_name.rpartition(".")
    return importlib.util.find_spec(package) is not None and importlib.util.find_spec(module_name) is not None
