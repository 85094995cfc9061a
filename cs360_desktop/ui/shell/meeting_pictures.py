"""Pictures of meeting mode, on the sizes of screens that stand in church halls; what is recorded for them is undone."""

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from cs360_desktop.domain.definitions.agenda import AgendaKind
from cs360_desktop.domain.errors import UserError
from cs360_desktop.services import actions, agendas, decisions, meetings, people
from cs360_desktop.ui.meetings.mode.audience import AudienceWindow
from cs360_desktop.ui.meetings.mode.entries import ACTION, Asking
from cs360_desktop.ui.meetings.mode.presenter import PresenterWindow
from cs360_desktop.ui.meetings.mode.sitting import Sitting
from cs360_desktop.ui.shell.main_window import MainWindow
from cs360_desktop.ui.shell.settling import settle

SCREENS = (QSize(1920, 1080), QSize(1024, 768))
_NOTE = "Two months worth a look. Say that the fall is not proof."


def take_meeting_pictures(window: MainWindow, folder: Path, first: int) -> list[Path]:
    """Take meeting mode at the next meeting of the workspace that is open; nothing where none is planned.

    Args:
        window: with the workspace.
        folder: where the pictures go.
        first: the number of the first one.

    Raises:
        UserError: the folder cannot be written.
    """
    desk = window.desk
    line = None if desk is None else meetings.next_meeting(desk.session)
    if desk is None or line is None:
        return []
    done = desk.undo_stack.count()
    sitting = Sitting(desk, line.meeting.id, seconds=lambda: 0.0)
    _record_something(sitting)
    taken: list[Path] = []
    audience, presenter = AudienceWindow(sitting), PresenterWindow(sitting)
    for screen in SCREENS:
        for name, kind in (("data", AgendaKind.DATA_BRIEF), ("commitments", AgendaKind.OPEN_COMMITMENTS)):
            _go_to(sitting, kind)
            _show(window, audience, screen)
            taken.append(_take(audience, folder, first + len(taken), f"{name}-{screen.width()}"))
        _go_to(sitting, AgendaKind.DATA_BRIEF)
        audience.line.ask(Asking(ACTION), "Ask the hall to post the bus times")
        settle(window)
        taken.append(_take(audience, folder, first + len(taken), f"action-{screen.width()}"))
        audience.line.leave()
        audience.call_roll()
        settle(window)
        taken.append(_take(audience, folder, first + len(taken), f"roll-{screen.width()}"))
        audience.roll.left.emit()
    _show(window, presenter, QSize(1366, 768))
    taken.append(_take(presenter, folder, first + len(taken), "presenter"))
    for each in (audience, presenter):
        each.close_quietly()
        each.deleteLater()
    sitting.close()
    while desk.undo_stack.count() > done and desk.undo_stack.canUndo():
        desk.undo()
        if desk.undo_stack.index() == done:
            break
    return taken


def _record_something(sitting: Sitting) -> None:
    """A decision, an action, and a note for the leader, in the item with the data."""
    desk, meeting_id = sitting.desk, sitting.meeting_id
    _go_to(sitting, AgendaKind.DATA_BRIEF)
    item = sitting.item.id
    owner = next(iter(people.people(desk.session)), None)
    words = "Keep Thursday to Saturday foot patrols through January"
    desk.do(words, lambda: decisions.record_decision(desk.session, meeting_id, words, agenda_item_id=item).receipt)
    desk.do(
        words,
        lambda: (
            actions.add(
                desk.session,
                "Unlocked share by lot, with counts",
                made_at_id=meeting_id,
                agenda_item_id=item,
                person_id=owner.id if owner is not None else None,
            ).receipt
        ),
    )
    desk.do(words, lambda: agendas.change_item(desk.session, item, internal_note=_NOTE))


def _go_to(sitting: Sitting, kind: AgendaKind) -> None:
    places = [place for place, item in enumerate(sitting.items) if item.kind == kind.value]
    if places:
        sitting.go(places[0] - sitting.position)


def _show(window: MainWindow, shown: QWidget, size: QSize) -> None:
    shown.resize(size)
    shown.show()
    settle(window)


def _take(shown: QWidget, folder: Path, number: int, name: str) -> Path:
    path = folder / f"{number:02}-meeting-mode-{name}.png"
    if not shown.grab().save(str(path)):
        raise UserError(f"“{path.name}” cannot be written into “{folder}”. Choose another folder.")
    return path
