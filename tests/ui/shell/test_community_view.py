"""Community view: one switch, and nothing private is drawn on any page while it is on."""

from collections.abc import Callable

import pytest

from cs360_desktop.services import meetings, people, withheld
from cs360_desktop.services.session import Session
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.shell.main_window import MainWindow
from cs360_desktop.ui.shell.settling import settle
from tests.ui.conftest import TODAY
from tests.ui.meetings.secrets import EMAIL, INTERNAL, PHONE, leaks, plan_secret_meeting, write_contacts
from tests.ui.seen import seen

PLACES = (
    Place("home"),
    Place("metrics", part="choose"),
    Place("metrics", part="enter"),
    Place("metrics", part="charts"),
    Place("metrics", part="scorecard"),
    Place("problems", part="bodies:people"),
    Place("problems", part="stakeholders"),
    Place("problems", part="scanning"),
    Place("meetings"),
    Place("actions"),
    Place("reports"),
    Place("settings"),
)


@pytest.fixture
def secret(session: Session) -> int:
    meeting = plan_secret_meeting(session, TODAY)
    write_contacts(session, meeting)
    return meeting


def test_that_no_page_shows_anything_private(window: MainWindow, session: Session, secret: int) -> None:
    window.menus.actions["community"].trigger()
    found: dict[str, list[str]] = {}
    for place in (*PLACES, Place("meetings", secret, "agenda"), Place("meetings", secret, "attendance")):
        window.go(place)
        settle(window)
        told = [text for text in leaks(seen(window)) if not (place.page == "reports" and INTERNAL in text)]
        if told:
            found[f"{place.page} {place.part}"] = told
    assert found == {}


def test_that_switching_it_off_shows_everything_again(window: MainWindow, session: Session, secret: int) -> None:
    place = Place("metrics", part="enter")
    window.go(place)
    settle(window)
    before = sorted(set(seen(window)))
    window.menus.actions["community"].trigger()
    settle(window)
    assert window.workplace is not None
    assert not window.workplace.strip.isHidden()
    window.menus.actions["community"].trigger()
    settle(window)
    assert window.workplace.strip.isHidden()
    assert {text for text in before if INTERNAL in text} <= set(seen(window))


def test_that_it_is_remembered(
    window: MainWindow, session: Session, secret: int, new_window: Callable[[], MainWindow]
) -> None:
    window.menus.actions["community"].trigger()
    path = session.path
    window.close()
    other = new_window()
    other.open_path(path)
    assert other.desk is not None
    assert other.desk.community


def test_that_somebody_on_the_roll_is_shown_without_phone_and_mail(
    window: MainWindow, session: Session, secret: int
) -> None:
    window.go(Place("meetings", secret, "attendance"))
    assert window.workplace is not None
    page = window.workplace.page
    okoye = next(one for one in people.people(session) if one.name == "J. Okoye")
    page.record.agenda_body.roll.table.choose_row(okoye.id)
    settle(window)
    assert PHONE in seen(window)
    window.menus.actions["community"].trigger()
    settle(window)
    texts = seen(window)
    assert not [text for text in texts if PHONE in text or EMAIL in text]
    assert "J. Okoye" in texts


def test_that_what_a_community_copy_leaves_out_is_listed_before_it_is_made(session: Session, secret: int) -> None:
    said = withheld.withheld(session)
    assert said[0] == "Contact details of 3 people."
    assert any(INTERNAL in sentence and "internal" in sentence for sentence in said)
    assert any("Domestic calls" in sentence and "sensitive" in sentence for sentence in said)
    assert meetings.exists(session, secret)
