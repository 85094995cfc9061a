"""Pictures of every page, made by the program itself: for the README, the user guide and whoever looks for faults."""

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize

from cs360_desktop.domain.baseline import REQUIREMENT_CODES
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.meetings import MeetingStatus
from cs360_desktop.services import home, meetings, metrics, problems
from cs360_desktop.services.session import Session
from cs360_desktop.services.stale import missing_periods
from cs360_desktop.services.targets import targets_of
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.settings.sections import SECTIONS
from cs360_desktop.ui.shell import staged
from cs360_desktop.ui.shell.main_window import MainWindow
from cs360_desktop.ui.shell.meeting_pictures import take_meeting_pictures
from cs360_desktop.ui.shell.settling import settle
from cs360_desktop.ui.shell.staged import Stage

Find = Callable[[Session], Place | None]
"""Finds the place of a picture in a workspace; None where it is not in it."""


def _at(page: str, part: str = "") -> Find:
    return lambda _session: Place(page, part=part)


def _missing(session: Session) -> Place | None:
    found = missing_periods(session)
    return Place("metrics", part=f"enter:missing:{found[0].period}") if found else None


def _areas(session: Session) -> Place | None:
    broken_down = (measure.id for measure in metrics.active_measures(session) if measure.by_area)
    return next((Place("metrics", key, "enter:areas") for key in broken_down), None)


def _chart(way: str = "chart") -> Find:
    """A count with areas and a target, in one of the ways to show it."""

    def find(session: Session) -> Place | None:
        aims = targets_of(session)
        counts = (each for each in metrics.active_measures(session) if each.by_area and each.id in aims)
        return next((Place("metrics", each.id, f"charts:{way}") for each in counts), None)

    return find


def _share(way: str = "chart") -> Find:
    """A share with cases, in one of the ways to show it."""

    def find(session: Session) -> Place | None:
        shares = (each for each in metrics.active_measures(session) if each.is_ratio and each.id in targets_of(session))
        return next((Place("metrics", each.id, f"charts:{way}") for each in shares), None)

    return find


def _workbook(session: Session) -> Place | None:
    books = sorted(session.path.parent.glob("*.xlsx"))
    return Place("metrics", part=f"import:{books[0]}") if books else None


def _next_meeting(session: Session) -> Place | None:
    line = meetings.next_meeting(session)
    return None if line is None else Place("meetings", line.meeting.id, "agenda")


def _last_meeting(session: Session) -> Place | None:
    held = [line for line in meetings.list_meetings(session) if line.meeting.status is MeetingStatus.HELD]
    return Place("meetings", held[0].meeting.id, "minutes") if held else None


def _problem_part(part: str) -> Find:
    """The first problem file, at one of its parts."""

    def find(session: Session) -> Place | None:
        lines = problems.list_problems(session)
        return Place("problems", lines[0].problem.id, part) if lines else None

    return find


def _draft_request(session: Session) -> Place | None:
    drafts = home.today(session).drafts
    return Place("requests", drafts[0].request.id) if drafts else None


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: where it is taken, and what is staged for it."""

    name: str
    find: Find
    stage: Stage = lambda _window: nullcontext()


PICTURES: tuple[Picture, ...] = (
    Picture("home", _at("home")),
    Picture("baseline", _at("baseline")),
    *(Picture(f"baseline-{code.lower()}", _at("baseline", code)) for code in REQUIREMENT_CODES),
    Picture("metrics-choose", _at("metrics", "choose")),
    Picture("metrics-enter", _at("metrics", "enter")),
    Picture("metrics-enter-refused", _at("metrics", "enter"), staged.refused),
    Picture("metrics-enter-asked", _at("metrics", "enter"), staged.asked),
    Picture("metrics-enter-quarters", _at("metrics", "enter:by:QUARTER")),
    Picture("metrics-enter-missing", _missing),
    Picture("metrics-enter-areas", _areas),
    Picture("metrics-enter-difference", _areas, staged.unequal),
    Picture("metrics-import", _at("metrics", "import")),
    Picture("metrics-import-table", _workbook),
    Picture("metrics-import-question", _at("metrics", "import"), staged.question),
    Picture("metrics-import-match", _at("metrics", "import"), staged.matching),
    Picture("metrics-import-preview", _at("metrics", "import"), staged.previewed),
    Picture("metrics-import-done", _at("metrics", "import"), staged.imported),
    Picture("metrics-charts", _chart()),
    Picture("metrics-charts-explained", _chart(), staged.explained),
    Picture("metrics-charts-break", _chart(), staged.break_opened),
    Picture("metrics-charts-rate", _chart(), staged.rated),
    Picture("metrics-charts-years", _chart("years")),
    Picture("metrics-charts-areas", _chart("areas")),
    Picture("metrics-charts-share", _share()),
    Picture("metrics-charts-cases", _share("cases")),
    Picture("metrics-charts-table", _share("table")),
    Picture("metrics-scorecard", _at("metrics", "scorecard")),
    Picture("metrics-scorecard-explained", _at("metrics", "scorecard"), staged.line_explained),
    Picture("metrics-scorecard-community", _at("metrics", "scorecard"), staged.community_card),
    Picture("metrics-team", _at("metrics", "team")),
    Picture("problems", _at("problems")),
    Picture("problems-bodies", _at("problems", "bodies")),
    Picture("problems-people", _at("problems", "bodies:people")),
    Picture("problems-stakeholders", _at("problems", "stakeholders")),
    Picture("problems-map", _at("problems", "stakeholders:map")),
    Picture("problems-scanning", _at("problems", "scanning")),
    Picture("problems-themes", _at("problems", "scanning:themes")),
    Picture("problems-surveys", _at("problems", "scanning:surveys")),
    Picture("problems-priorities", _at("problems", "worksheet")),
    Picture("problem-files", _at("problems", "files")),
    Picture("problem-files-bin", _at("problems", "files:bin"), staged.file_deleted),
    Picture("problem-file", _problem_part("files")),
    Picture("problem-file-timeline", _problem_part("files"), staged.scrolled_to("Over time")),
    Picture("problem-file-assessment", _problem_part("files:assessment"), staged.scrolled_to("Assessment")),
    Picture("problem-file-stage", _problem_part("files:stage:response")),
    Picture("problem-file-statement", _problem_part("files:statement")),
    Picture("problem-file-response", _problem_part("files:response:1")),
    Picture("problem-file-measure", _problem_part("files:measure:1")),
    Picture("meetings", _at("meetings")),
    Picture("meetings-schedule", _at("meetings", "schedule")),
    Picture("meeting-agenda", _next_meeting),
    Picture("meeting-minutes", _last_meeting),
    Picture("actions", _at("actions")),
    Picture("actions-selected", _at("actions"), staged.actions_selected),
    Picture("requests", _at("requests")),
    Picture("request", _draft_request),
    Picture("reports", _at("reports")),
    *(Picture(f"settings-{section.key}", _at("settings", section.key)) for section in SECTIONS),
    Picture("community-home", _at("home"), staged.community_view),
    Picture("community-meeting", _next_meeting, staged.community_view),
    Picture("community-reports", _at("reports"), staged.community_view),
)
"""Every picture, in the order they are numbered."""


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
        place = picture.find(session)
        if place is not None:
            window.go(place)
            with picture.stage(window):
                taken.append(_take(window, folder / f"{number:02}-{picture.name}.png"))
    taken += take_meeting_pictures(window, folder, len(PICTURES) + 1)
    window.close()
    return taken


def _take(window: MainWindow, path: Path) -> Path:
    settle(window)
    if not window.grab().save(str(path)):
        raise UserError(f"“{path.name}” cannot be written into “{path.parent}”. Choose another folder.")
    return path
