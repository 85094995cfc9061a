"""Taking a chart along: on the clipboard, or saved as PNG, SVG or PDF, whichever the user chooses in one dialog."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QStandardPaths
from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtWidgets import QFileDialog, QWidget

from cs360_desktop.domain.documents import MadeFile
from cs360_desktop.domain.errors import UserError
from cs360_desktop.services import reports
from cs360_desktop.services.chart_files import PNG, TakenChart, chart_name, chart_pdf, chart_svg
from cs360_desktop.services.withheld import saved_without
from cs360_desktop.ui.common.announcing import announce
from cs360_desktop.ui.common.community import refuses_team_copy
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.message_bar import Message
from cs360_desktop.ui.common.opening import open_path
from cs360_desktop.ui.common.page import page_of
from cs360_desktop.ui.common.save_file import SAVED
from cs360_desktop.ui.common.states import State

_ENDINGS = ("png", "svg", "pdf")


def copy_chart(part: QWidget, desk: Desk, taken: TakenChart | None, picture: Callable[[], QPixmap]) -> None:
    """Put the picture on the clipboard."""
    if _is_for_team(taken) and refuses_team_copy(desk):
        return
    QGuiApplication.clipboard().setPixmap(picture())
    announce(part, _tr("The chart is on the clipboard"))


def ask_and_save(part: QWidget, desk: Desk, taken: TakenChart, picture: Callable[[], QPixmap]) -> None:
    """Ask for name and kind of file, save it, and say where it is; a refusal is told on the page.

    Args:
        part: what the chart is shown in.
        desk: what the page works with.
        taken: the chart as it is shown.
        picture: makes the picture of it.
    """
    if _is_for_team(taken) and refuses_team_copy(desk):
        return
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    filters = {
        "png": _tr("Picture (*.png)"),
        "svg": _tr("Drawing that stays sharp at any size (*.svg)"),
        "pdf": _tr("Document with all numbers (*.pdf)"),
    }
    start = str(folder / chart_name(taken, "png"))
    chosen, kind = QFileDialog.getSaveFileName(part, _tr("Save the chart"), start, ";;".join(filters.values()))
    if not chosen:
        return
    wanted = next((ending for ending, text in filters.items() if text == kind), "png")
    try:
        path = save_chart(desk, taken, picture, Path(chosen), wanted)
    except UserError as error:
        desk.refused.emit(error)
        return
    lies = _tr("It lies in {folder}. Nothing was sent.").format(folder=path.parent)
    page_of(part).messages.show_message(
        Message(
            SAVED,
            State.GOOD,
            _tr("Saved {name}").format(name=path.name),
            lies if _is_for_team(taken) else f"{lies} {saved_without(desk.session)}",
            (
                (_tr("Open"), lambda: open_path(path)),
                (_tr("Show in folder"), lambda: open_path(path.parent)),
            ),
        )
    )


def save_chart(
    desk: Desk, taken: TakenChart, picture: Callable[[], QPixmap], path: Path, otherwise: str = "png"
) -> Path:
    """Save the chart as its name ends; a name without one of the three endings gets the one that was chosen.

    Raises:
        UserError: the file cannot be written there.
    """
    ending = path.suffix.lower().removeprefix(".")
    if ending not in _ENDINGS:
        ending = otherwise
        path = path.with_name(f"{path.name}.{ending}")
    if ending == "svg":
        made = chart_svg(taken)
    elif ending == "pdf":
        made = chart_pdf(desk.session, taken)
    else:
        made = MadeFile(chart_name(taken, "png"), PNG, _png(picture()))
    return reports.save(made, path)


def _is_for_team(taken: TakenChart | None) -> bool:
    """Whether what is shown is not what a community copy shows, such as a moment after the switch."""
    return taken is None or taken.withheld is None


def _png(picture: QPixmap) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return bytes(buffer.data().data())


def _tr(text: str) -> str:
    return QCoreApplication.translate("TakingAlong", text)
