"""Saving a document the app made where the user wants it, and saying where it is."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog

from cs360_desktop.domain.documents import MadeFile
from cs360_desktop.domain.errors import UserError
from cs360_desktop.services import reports
from cs360_desktop.services.withheld import saved_without
from cs360_desktop.ui.common.community import refuses_team_copy
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.message_bar import Message
from cs360_desktop.ui.common.opening import open_path
from cs360_desktop.ui.common.page import Page
from cs360_desktop.ui.common.states import State

translate = QCoreApplication.translate

SAVED = "saved-file"
"""The key of the message that says where a file is."""


def save_file(
    page: Page, desk: Desk, make: Callable[[bool], MadeFile], *, kind: str = "", community: bool = False
) -> None:
    """Make a document, ask where to save it, and offer to open it or its folder; a refusal is told on the page.

    Args:
        page: in whose message bar it is said.
        desk: what the page works with.
        make: makes the document; told whether it is the community's copy, which it always is in community view.
        kind: the name the registry knows it by, so that the Reports page tells when it was last exported.
        community: the community's copy also while community view is off.
    """
    is_public = community or desk.community
    _save(page, desk, lambda: make(is_public), kind, saved_without(desk.session) if is_public else "")


def save_for_team(page: Page, desk: Desk, make: Callable[[], MadeFile], *, kind: str = "") -> None:
    """Save a document that holds what only the team may see; refused while community view is on."""
    if not refuses_team_copy(desk):
        _save(page, desk, make, kind)


def save_public(page: Page, desk: Desk, make: Callable[[], MadeFile], *, kind: str = "") -> None:
    """Save a document that holds nothing of the workspace that anybody may not see, such as an empty form."""
    _save(page, desk, make, kind)


def _save(page: Page, desk: Desk, make: Callable[[], MadeFile], kind: str, said: str = "") -> None:
    """See `save_file`; `said` stands in the message before the folder."""
    try:
        made = make()
    except UserError as error:
        desk.refused.emit(error)
        return
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    title = translate("SaveFile", "Save {name}").format(name=made.name)
    chosen, _ = QFileDialog.getSaveFileName(page, title, str(folder / made.name), f"*{Path(made.name).suffix}")
    if not chosen:
        return
    try:
        path = reports.save(made, Path(chosen))
        if kind and not desk.session.read_only:
            reports.record_file(desk.session, kind, made)
    except UserError as error:
        desk.refused.emit(error)
        return
    page.messages.show_message(
        Message(
            SAVED,
            State.GOOD,
            translate("SaveFile", "Saved {name}").format(name=path.name),
            f"{path.parent}. {said}" if said else str(path.parent),
            (
                (translate("SaveFile", "Open"), lambda: open_path(path)),
                (translate("SaveFile", "Show in folder"), lambda: open_path(path.parent)),
            ),
        )
    )
