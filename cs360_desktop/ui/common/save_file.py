"""Saving a document the app made where the user wants it, and saying where it is."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog

from cs360_desktop.domain.documents import MadeFile
from cs360_desktop.domain.errors import UserError
from cs360_desktop.services import reports
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.message_bar import Message
from cs360_desktop.ui.common.opening import open_path
from cs360_desktop.ui.common.page import Page
from cs360_desktop.ui.common.states import State

translate = QCoreApplication.translate

SAVED = "saved-file"
"""The key of the message that says where a file is."""


def save_file(page: Page, desk: Desk, make: Callable[[], MadeFile], *, kind: str = "") -> None:
    """Make a document, ask where to save it, and offer to open it or its folder; a refusal is told on the page.

    With the `kind` that the registry knows it by, the Reports page tells when it was last exported.
    """
    made = make()
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
            str(path.parent),
            (
                (translate("SaveFile", "Open"), lambda: open_path(path)),
                (translate("SaveFile", "Show in folder"), lambda: open_path(path.parent)),
            ),
        )
    )
