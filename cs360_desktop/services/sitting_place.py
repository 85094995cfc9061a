"""Where a meeting that is being held has come to, and what is half typed: after a crash it goes on from there."""

import json
from dataclasses import asdict, dataclass, replace

from cs360_desktop.domain.settings import Setting
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns

_NAME = "sitting"


@dataclass(frozen=True, slots=True)
class SittingPlace:
    """The meeting and the agenda item it has come to; `entry` says what `text` was going to be, and about what."""

    meeting_id: int = 0
    item_id: int = 0
    entry: str = ""
    text: str = ""
    about_id: int = 0
    about: str = ""


def sitting_place(session: Session, meeting_id: int) -> SittingPlace:
    """Where a meeting has come to; at its beginning where nothing is known."""
    with session.reading() as unit:
        stored = unit[nouns.settings].first(name=_NAME)
    nowhere = SittingPlace(meeting_id)
    if stored is None or not stored.content:
        return nowhere
    found = SittingPlace(**json.loads(stored.content))
    return found if found.meeting_id == meeting_id else nowhere


def keep_place(session: Session, place: SittingPlace, *, goes_on: int = 0) -> int:
    """Keep it; no undo step, because nothing of the record changes.

    Returns:
        Its batch, which the next key typed goes on with.
    """
    content = json.dumps(asdict(place))
    with session.change("keep_place", goes_on=goes_on) as unit:
        stored = unit[nouns.settings].first(name=_NAME)
        if stored is None:
            unit[nouns.settings].add(Setting(_NAME, content))
        elif stored.content != content:
            unit[nouns.settings].replace(stored.id, replace(stored, content=content))
    return unit.receipt.batch_id or goes_on
