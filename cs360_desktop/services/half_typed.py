"""Lines of a meeting's page that are typed and not recorded yet: after a crash they stand there again."""

import json
from dataclasses import replace

from cs360_desktop.domain.settings import Setting
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns

_NAME = "half_typed"


def half_typed(session: Session, meeting_id: int) -> dict[str, str]:
    """What is half typed about a meeting: the text by the name of its line."""
    with session.reading() as unit:
        stored = unit[nouns.settings].first(name=_NAME)
    return _lines(stored).get(str(meeting_id), {})


def keep_half_typed(session: Session, meeting_id: int, line: str, text: str, *, goes_on: int = 0) -> int:
    """Keep what is half typed, or forget the line where it is blank; no undo step, because nothing is recorded.

    Returns:
        Its batch, which the next key typed goes on with.
    """
    with session.change("keep_half_typed", goes_on=goes_on, counts=False) as unit:
        stored = unit[nouns.settings].first(name=_NAME)
        before = _lines(stored)
        mine = {name: kept for name, kept in before.get(str(meeting_id), {}).items() if name != line}
        mine |= {line: text} if text.strip() else {}
        after = {key: lines for key, lines in {**before, str(meeting_id): mine}.items() if lines}
        content = json.dumps(after) if after else ""
        if stored is None and content:
            unit[nouns.settings].add(Setting(_NAME, content))
        elif stored is not None and stored.content != content:
            unit[nouns.settings].replace(stored.id, replace(stored, content=content))
    return unit.receipt.batch_id or goes_on


def _lines(stored: Setting | None) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = json.loads(stored.content) if stored is not None and stored.content else {}
    return found
