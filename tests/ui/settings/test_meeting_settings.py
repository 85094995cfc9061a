import pytest
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.open_meetings import Skipped
from cs360_desktop.services import agency, agenda_templates, open_meetings
from cs360_desktop.services.session import Session
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.theme import Theme
from cs360_desktop.ui.settings.agency_profile import AgencyProfile
from cs360_desktop.ui.settings.agenda_templates import AgendaTemplates
from cs360_desktop.ui.settings.open_meetings import OpenMeetings


@pytest.fixture
def duties(desk: Desk, qtbot: QtBot, theme: Theme) -> OpenMeetings:
    section = OpenMeetings(desk)
    qtbot.addWidget(section)
    section.show()
    return section


@pytest.fixture
def templates(desk: Desk, qtbot: QtBot, theme: Theme) -> AgendaTemplates:
    section = AgendaTemplates(desk)
    qtbot.addWidget(section)
    section.show()
    return section


def test_that_open_meetings_are_off_until_somebody_ticks_them(
    duties: OpenMeetings, session: Session, desk: Desk
) -> None:
    assert not duties.hours.isVisible()
    duties.is_on.click()
    duties.hours.editor.set_text("48")
    duties.hours.commit()
    duties.skipped[Skipped.SUNDAYS].click()
    duties.places.editor.setPlainText("Town hall\n\nLibrary")
    duties.places.commit()
    duties.minutes.editor.set_text("5")
    duties.minutes.commit()
    found = open_meetings.duty_settings(session)
    assert found.is_on
    assert found.duties.notice_hours == 48
    assert found.duties.skipped == {Skipped.SUNDAYS, Skipped.HOLIDAYS}
    assert found.duties.places == ("Town hall", "Library")
    assert found.duties.minutes_due == 5
    for _ in range(5):
        desk.undo()
    assert not open_meetings.duty_settings(session).is_on
    assert not duties.is_on.isChecked()


def test_that_the_section_says_that_it_is_no_legal_advice(duties: OpenMeetings) -> None:
    from PySide6.QtWidgets import QLabel

    said = " ".join(label.text() for label in duties.findChildren(QLabel))
    assert "no legal advice" in said
    assert "city attorney" in said


def test_that_a_shipped_template_is_copied_and_the_copy_changed(
    templates: AgendaTemplates, session: Session, desk: Desk
) -> None:
    assert not templates.title.editor.isEnabled()
    assert not templates.add_button.isEnabled()
    templates.copy_button.click()
    own = agenda_templates.templates(session)[-1]
    assert own.name == "Problem-Solving Team, 90 minutes (ours)"
    assert templates.choice.value() == own.id
    templates.table.choose_row(1)
    templates.add_button.click()
    templates.title.editor.setText("Pledge")
    templates.title.commit()
    templates.minutes.editor.set_text("3")
    templates.minutes.commit()
    line = templates.table.current_row()
    assert line is not None
    templates.move_item(line, -2)
    found = agenda_templates.template(session, own.id)
    assert (found.item[0].title, found.item[0].minutes) == ("Pledge", 3)
    assert "93 of 90 minutes" in templates._sum.text()
    templates.remove_button.click()
    assert len(agenda_templates.template(session, own.id).item) == 9
    templates.delete_button.click()
    assert len(agenda_templates.templates(session)) == 2
    desk.undo()
    assert len(agenda_templates.templates(session)) == 3


def test_that_the_time_zone_follows_the_state_until_one_is_chosen(
    desk: Desk, qtbot: QtBot, theme: Theme, session: Session
) -> None:
    profile = AgencyProfile(desk)
    qtbot.addWidget(profile)
    profile.show()
    zone = profile.fields["time_zone"]
    agency.change_agency(session, state="ME")
    assert zone.editor.currentText() == "that of the state: Eastern"  # type: ignore[attr-defined]
    zone.set_value("America/Chicago")
    zone.committed.emit("America/Chicago")
    assert agency.agency_of(session).time_zone == "America/Chicago"
    agency.change_agency(session, state="OH")
    assert zone.value() == "America/Chicago"
