"""Meeting mode on two virtual screens in a process of its own, by keyboard only; and killed in the middle."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.ui.meetings.secrets import LEADER_NOTE
from tests.ui.meetings.two_screens import LAPTOP, ROOM

ROOT = Path(__file__).parents[3]


def _command(what: str, folder: Path) -> list[str]:
    return [sys.executable, "-m", "tests.ui.meetings.two_screens", what, str(folder)]


def run(what: str, folder: Path) -> dict[str, Any]:
    """Try something in a child and return what it told."""
    done = subprocess.run(_command(what, folder), cwd=ROOT, capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, done.stderr[-4000:]
    found: dict[str, Any] = {}
    for line in done.stdout.splitlines():
        found |= json.loads(line)
    return found


def kill_when_typed(what: str, folder: Path) -> None:
    """Let a child type, and kill it the moment it has typed its last key."""
    with subprocess.Popen(
        _command(what, folder), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as child:
        assert child.stdout is not None
        line = child.stdout.readline()
        child.kill()
    assert json.loads(line) == {"typed": True}


def test_that_the_room_sees_nothing_private_in_any_item_chart_roll_or_entry(tmp_path: Path) -> None:
    told = run("privacy", tmp_path)
    assert told["leaks"] == []
    assert told["blank"] == []
    assert told["places"] == [list(ROOM), list(LAPTOP)]
    assert told["title"] == "Meeting"
    assert told["presenter has the note"] is True
    everything = "\n".join(told["seen"])
    assert "Call her brother at hidden" in everything
    for shown in ("Domestic calls", "under 5", "Ask the lot owner", "J. Okoye", "One measure of this item is internal"):
        assert shown in everything


def test_that_an_unplugged_projector_brings_the_presenter_on_and_loses_nothing(tmp_path: Path) -> None:
    told = run("unplugged", tmp_path)
    assert told["audience is seen"] is False
    assert told["presenter"] == list(LAPTOP)
    assert told["sentence"] == "The projector is gone. The meeting goes on here, and nothing is lost."
    assert told["room"] == "There is no second screen, so the room sees nothing."
    assert told["action"] == ["Ask the hall to post the bus times"]
    assert told["audience is back"] == [True, list(ROOM)]


@pytest.mark.parametrize(
    ("what", "kept"),
    [
        (
            "item_killed",
            {
                "title": "Old minut",
                "place": "Upstairs, St. Brendan hall",
                "decision wanted": "Approve th",
                "internal note": f"Ask Dan: {LEADER_NOTE}",
                "notes": "Approved as rea",
            },
        ),
        (
            "lines_killed",
            {
                "decisions": ["We Keep the patrols"],
                "actions": 0,
                "half typed": ["And light the l", "Ask the hall to po", "in 2 we"],
            },
        ),
    ],
)
def test_that_everything_typed_on_the_meeting_s_own_page_is_there_after_a_kill(
    tmp_path: Path, what: str, kept: dict[str, Any]
) -> None:
    kill_when_typed(what, tmp_path)
    told = run("page_after_kill", tmp_path)
    assert {name: told[name] for name in kept} == kept


@pytest.mark.parametrize(
    ("what", "kept"),
    [
        (
            "killed",
            {
                "item": 2,
                "notes": ["The analyst showed break-ins through Oct"],
                "decisions": ["Keep the patrols"],
                "half typed": "Ask the hall to po",
            },
        ),
        ("typing_killed", {"item": 0, "notes": ["Half a sentence about the late b"], "half typed": ""}),
        ("answer_killed", {"asked": "By when?  Post the bus times", "half typed": "in 2 we"}),
        ("minutes_killed", {"minutes": "Called to order at six; the roll was ca"}),
    ],
)
def test_that_everything_up_to_the_last_key_is_there_after_a_kill(
    tmp_path: Path, what: str, kept: dict[str, Any]
) -> None:
    kill_when_typed(what, tmp_path)
    told = run("after_kill", tmp_path)
    assert {name: told[name] for name in kept} == kept
