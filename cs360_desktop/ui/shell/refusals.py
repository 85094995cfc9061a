"""A refused change as a message: the first sentence says what happened, the rest what it means and what to do."""

import re

from cs360_desktop.domain.errors import UserError
from cs360_desktop.ui.common.message_bar import Message, Rank
from cs360_desktop.ui.common.states import State


def message_of(error: UserError, key: str, rank: Rank) -> Message:
    """Turn a `UserError` into a message for the bar."""
    what, _, so_what = re.sub(r"(?<=[.!?]) +", "\n", error.sentence, count=1).partition("\n")
    return Message(key, State.WRONG, what.removesuffix("."), so_what, rank=rank)
