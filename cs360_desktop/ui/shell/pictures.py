"""Pictures of every page, made by the program itself: for the README, the user guide and whoever looks for faults."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize

from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.meetings import MeetingStatus
from cs360_desktop.services import home, meetings
from cs360_desktop.services.session import Session
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.shell.main_window import MainWindow
from cs360_desktop.ui.shell.settling import settle

Find = Callable[[Session], int | None]


def _nothing(_session: Session) -> int | None:
    return None


def _next_meeting(session: Session) -> int | None:
    line = meetings.next_meeting(session)
    return None if line is None else line.meeting.id


def _last_meeting(session: Session) -> int | None:
    held = [line for line in meetings.list_meetings(session) if line.meeting.status is MeetingStatus.HELD]
    return held[0].meeting.id if held else None


def _draft_request(session: Session) -> int | None:
    drafts = home.today(session).drafts
    return drafts[0].request.id if drafts else None


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: its name, the place it shows, and how its record is found in the demonstration."""

    name: str
    page: str
    part: str = ""
    record: Find = _nothing


PICTURES = (
    Picture("home", "home"),
    Picture("baseline", "baseline"),
    *(Picture(f"baseline-{code.lower()}", "baseline", code) for code in ("B1", "B2", "B3", "B4", "B5", "B6")),
    Picture("metrics-choose", "metrics", "choose"),
    Picture("metrics-enter", "metrics", "enter"),
    Picture("metrics-import", "metrics", "import"),
    Picture("metrics-charts", "metrics", "charts"),
    Picture("metrics-scorecard", "metrics", "scorecard"),
    Picture("problems", "problems"),
    Picture("meetings", "meetings"),
    Picture("meeting-agenda", "meetings", "agenda", _next_meeting),
    Picture("meeting-attendance", "meetings", "attendance", _last_meeting),
    Picture("meeting-actions", "meetings", "actions", _last_meeting),
    Picture("meeting-minutes", "meetings", "minutes", _last_meeting),
    Picture("actions", "actions"),
    Picture("requests", "requests"),
    Picture("request", "requests", record=_draft_request),
    Picture("reports", "reports"),
    *(
        Picture(f"settings-{section}", "settings", section)
        for section in ("agency", "areas", "population", "appearance", "workspace", "about")
    ),
)
"""In the order they are numbered. A record that is not in the workspace leaves its picture out."""


def take_pictures(
    window: MainWindow, make_session: Callable[[], Session], folder: Path, size: tuple[int, int]
) -> list[Path]:
    """Take the first run and every place of a workspace, then close the window.

    Args:
        window: with no workspace open yet.
        make_session: makes the workspace that is shown.
        folder: where the pictures go; made if it is missing.
        size: of the window, in logical px.

    Raises:
        UserError: the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"The folder “{folder}” cannot be made, so no picture was taken. Choose another.") from error
    window.resize(QSize(*size))
    window.show_first_run()
    window.show()
    taken = [_take(window, folder / "00-first-run.png")]
    session = make_session()
    window.use(session)
    for number, picture in enumerate(PICTURES, start=1):
        record = picture.record(session)
        if record is None and picture.record is not _nothing:
            continue
        window.go(Place(picture.page, record, picture.part))
        taken.append(_take(window, folder / f"{number:02}-{picture.name}.png"))
    window.close()
    return taken


def _take(window: MainWindow, path: Path) -> Path:
    settle(window)
    if not window.grab().save(str(path)):
        raise UserError(f"“{path.name}” cannot be written into “{path.parent}”. Choose another folder.")
    return path
