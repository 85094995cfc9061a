"""Votes as they are typed."""

import pytest

from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.votes import Votes, read_votes


@pytest.mark.parametrize(
    ("text", "votes"),
    [
        ("7-2-1", Votes(7, 2, 1)),
        ("7 - 2", Votes(7, 2)),
        ("7 2 1", Votes(7, 2, 1)),
        ("7:2", Votes(7, 2)),
        ("7 for, 2 against, 1 abstained", Votes(7, 2, 1)),
        ("5 yes and 1 no", Votes(5, 1)),
        ("0-3-0", Votes(0, 3, 0)),
    ],
)
def test_that_votes_are_read_in_their_order(text: str, votes: Votes) -> None:
    assert read_votes(text) == votes


@pytest.mark.parametrize("text", ["7", "most", "7-2-1-4", "7 for 2 for", "seven to two", "7 for, maybe 2 against"])
def test_that_what_is_no_count_is_refused(text: str) -> None:
    with pytest.raises(UserError, match="7-2-1"):
        read_votes(text)
