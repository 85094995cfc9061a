"""Approved minutes are printed word for word as they were approved, while the actions in them are followed up."""

import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from cs360_desktop.domain.actions import ActionStatus
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.meetings import Presence
from cs360_desktop.services import actions, agendas, approval, attendance, decisions, meetings, minutes, people
from cs360_desktop.services.attached_files import attach_to, files_of
from cs360_desktop.services.baseline_files import detach
from cs360_desktop.services.minutes_document import minutes_docx, minutes_pdf
from cs360_desktop.services.session import Session
from tests.services.held_meetings import NOVEMBER, OCTOBER, add_team, hold_meeting, text_of


@pytest.fixture
def team(session: Session) -> dict[str, int]:
    return add_team(session)


@pytest.fixture
def held(session: Session, team: dict[str, int]) -> Callable[[date], int]:
    return lambda day: hold_meeting(session, team, day)


def test_that_approved_minutes_say_the_same_words_whatever_becomes_of_actions_people_and_files(
    session: Session, team: dict[str, int], held: Callable[[date], int], tmp_path: Path
) -> None:
    first, second = held(OCTOBER), held(NOVEMBER)
    item = agendas.agenda(session, first).lines[3].item.id
    abbott, okoye, delgado = (team[name] for name in ("T. Abbott", "J. Okoye", "R. Delgado"))
    attendance.mark(session, first, abbott, Presence.PRESENT)
    meetings.change(session, first, recorder_id=okoye)
    decisions.record_decision(session, first, "Keep the patrols", agenda_item_id=item, moved_by_id=abbott)
    action = actions.add(
        session, "Ask the lot owner", made_at_id=first, agenda_item_id=item, person_id=abbott, due=date(2026, 11, 1)
    ).id
    attach_to(session, "agenda_item", item, _note(tmp_path, "Map.txt"))
    approval.approve(session, first, second)
    before = _every_copy(session, first)
    assert "T. Abbott" in before[0]
    actions.change(session, action, text="Fence the lot", person_id=okoye, due=date(2026, 12, 1))
    actions.set_status(session, action, ActionStatus.DONE)
    assert _every_copy(session, first) == before
    actions.set_status(session, action, ActionStatus.DROPPED, reason="Sold")
    for key in (abbott, okoye, delgado):
        people.change_person(session, key, name=f"Somebody {key}", organization="Elsewhere")
    (file,) = files_of(session, "agenda_item", item)
    detach(session, file.id)
    attach_to(session, "agenda_item", item, _note(tmp_path, "Other.txt"))
    actions.delete(session, action)
    assert _every_copy(session, first) == before
    assert actions.action_line(session, action).action.text == "Fence the lot"
    minutes.amend(session, first, "Read: 43 patrols", "A slip")
    assert "Read: 43 patrols" in _every_copy(session, first)[0]


def test_that_no_action_is_added_to_minutes_that_are_approved(session: Session, held: Callable[[date], int]) -> None:
    first, second = held(OCTOBER), held(NOVEMBER)
    receipt = approval.approve(session, first, second)
    with pytest.raises(UserError, match="are approved, so nothing was changed"):
        actions.add(session, "Ask the lot owner", made_at_id=first)
    session.revert(receipt)
    actions.add(session, "Ask the lot owner", made_at_id=first)
    approval.approve(session, first, second)
    assert "Ask the lot owner" in _every_copy(session, first)[0]


def _every_copy(session: Session, meeting: int) -> list[str]:
    """The text of the minutes as PDF and Word, in both languages and both forms."""
    found = []
    for language in ("en", "es"):
        for community in (False, True):
            found.append(text_of(minutes_pdf(session, meeting, community=community, language=language).content))
            word = minutes_docx(session, meeting, community=community, language=language).content
            found.append(zipfile.ZipFile(io.BytesIO(word)).read("word/document.xml").decode())
    return found


def _note(folder: Path, name: str) -> Path:
    path = folder / name
    path.write_text(name, encoding="utf-8")
    return path
