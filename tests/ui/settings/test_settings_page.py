from datetime import date
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.agency import Agency
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey, Value
from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.services import agency, entries
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.fields import Field
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.theme import Scheme, Theme
from cs360_desktop.ui.settings.agency_profile import AgencyProfile
from cs360_desktop.ui.settings.appearance import Appearance
from cs360_desktop.ui.settings.areas import Areas
from cs360_desktop.ui.settings.page import SettingsPage
from cs360_desktop.ui.settings.population import PopulationByYear
from cs360_desktop.ui.settings.workspace import WorkspaceHealth
from tests.ui.conftest import ShowPage

Kind = TypeVar("Kind", bound=QWidget)


@pytest.fixture
def page(show_page: ShowPage, desk: Desk) -> SettingsPage:
    return show_page(SettingsPage, desk, "settings")


def section(page: SettingsPage, part: str, kind: type[Kind]) -> Kind:
    page.show_place(Place("settings", part=part))
    (found,) = page.findChildren(kind)
    assert found.isVisible()
    return found


def retype(qtbot: QtBot, field: Field, text: str) -> None:
    """Type over what stands in a field and leave it with Tab."""
    field.setFocus()
    qtbot.keyClick(field.editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(field.editor, Qt.Key.Key_Delete)
    qtbot.keyClicks(field.editor, text)
    qtbot.keyClick(field.editor, Qt.Key.Key_Tab)


# -- the agency's profile ---------------------------------------------------------------------------------------------


def test_that_leaving_a_field_saves_it_as_one_undo_step(
    page: SettingsPage, desk: Desk, session: Session, qtbot: QtBot
) -> None:
    profile = section(page, "agency", AgencyProfile)
    retype(qtbot, profile.fields["county"], "Knox")
    retype(qtbot, profile.fields["sworn_actual"], "14")
    assert (agency.agency_of(session).county, agency.agency_of(session).sworn_actual) == ("Knox", 14)
    assert desk.undo_stack.undoText() == "Changed Sworn, on duty to 14"
    desk.undo()
    assert profile.fields["sworn_actual"].value() is None
    assert agency.agency_of(session).sworn_actual is None
    assert profile.fields["county"].value() == "Knox"


@pytest.mark.parametrize(
    ("column", "typed", "kept"),
    [
        ("zip", "04841", "04841"),
        ("civilian_actual", "0", 0),
        ("analyst_fte", "0.5", 0.5),
        ("started_on", "3/2/2026", date(2026, 3, 2)),
        ("convening_on", "Dec 4, 2026", date(2026, 12, 4)),
        ("four_weeks_start", "1/5/2026", date(2026, 1, 5)),
        ("ori", "ME0070100", "ME0070100"),
    ],
)
def test_that_every_kind_of_field_is_kept_as_what_it_is(
    page: SettingsPage, session: Session, qtbot: QtBot, *, column: str, typed: str, kept: object
) -> None:
    profile = section(page, "agency", AgencyProfile)
    retype(qtbot, profile.fields[column], typed)
    assert getattr(agency.agency_of(session), column) == kept
    retype(qtbot, profile.fields[column], "")
    assert getattr(agency.agency_of(session), column) == getattr(Agency("Mill Harbor PD"), column)


def test_that_a_28_day_start_beside_the_entries_is_refused_with_the_reason(
    page: SettingsPage, session: Session, refusals: list[str], qtbot: QtBot
) -> None:
    profile = section(page, "agency", AgencyProfile)
    with session.change("test") as unit:
        kept = next(measure for measure in unit[nouns.measures].all("position") if measure.unit.is_whole)
        unit[nouns.measures].change(kept.id, period_kind=PeriodKind.FOUR_WEEKS)
    entered = Period(PeriodKind.FOUR_WEEKS, date(2026, 1, 5))
    entries.set_values(session, {EntryKey(kept.id, WHOLE_AGENCY, entered): Value(3)})
    retype(qtbot, profile.fields["four_weeks_start"], "Jan 7, 2026")
    assert agency.agency_of(session).four_weeks_start is None
    sentence = (
        "1 figure is entered for other 28 days, such as the 28 days from Jan 5, 2026, and would stand in no column, "
        "so the first day was not changed. Give the first day of one of those periods."
    )
    assert refusals == [sentence]
    retype(qtbot, profile.fields["four_weeks_start"], "Feb 2, 2026")
    assert agency.agency_of(session).four_weeks_start == date(2026, 2, 2)
    assert refusals == [sentence]


@pytest.mark.parametrize(("column", "typed"), [("analyst_fte", "half"), ("sworn_actual", "-3"), ("started_on", "soon")])
def test_that_what_is_no_value_stays_in_its_field_with_the_reason(
    page: SettingsPage, session: Session, qtbot: QtBot, column: str, typed: str
) -> None:
    before = agency.agency_of(session)
    profile = section(page, "agency", AgencyProfile)
    retype(qtbot, profile.fields[column], typed)
    assert "not saved" in profile.fields[column].error()
    assert agency.agency_of(session) == before


def test_that_a_blank_name_is_refused_and_the_old_one_stays(
    page: SettingsPage, desk: Desk, session: Session, refusals: list[str], qtbot: QtBot
) -> None:
    retype(qtbot, section(page, "agency", AgencyProfile).fields["name"], "")
    assert len(refusals) == 1
    assert agency.agency_of(session).name == "Mill Harbor PD"
    assert not desk.undo_stack.canUndo()


def test_that_the_state_is_chosen_from_the_list_by_keyboard(page: SettingsPage, session: Session, qtbot: QtBot) -> None:
    state = section(page, "agency", AgencyProfile).fields["state"]
    state.setFocus()
    assert isinstance(state.editor, QComboBox)
    qtbot.keyClicks(state.editor, "Ohi")
    assert agency.agency_of(session).state == "OH"


def test_that_a_profile_that_is_read_only_cannot_be_typed_into(show_page: ShowPage, reading_desk: Desk) -> None:
    profile = section(show_page(SettingsPage, reading_desk, "settings"), "agency", AgencyProfile)
    assert not any(field.editor.isEnabled() for field in profile.fields.values())


# -- areas ------------------------------------------------------------------------------------------------------------


def names(session: Session) -> list[str]:
    return [area.name for area in agency.areas(session)]


def add_areas(qtbot: QtBot, areas: Areas, *wanted: str) -> None:
    for name in wanted:
        qtbot.keyClicks(areas.new_name.editor, name)
        qtbot.keyClick(areas.new_name.editor, Qt.Key.Key_Return)


def test_that_areas_are_added_one_after_the_other_by_enter(page: SettingsPage, session: Session, qtbot: QtBot) -> None:
    areas = section(page, "areas", Areas)
    areas.new_name.setFocus()
    add_areas(qtbot, areas, "Beat 1", "Beat 2")
    assert names(session) == ["Whole agency", "Beat 1", "Beat 2", "Unknown area"]
    assert areas.new_name.value() == ""
    assert QApplication.focusWidget() is areas.new_name.editor


def test_that_a_taken_name_is_refused_and_stays_to_be_mended(
    page: SettingsPage, session: Session, refusals: list[str], qtbot: QtBot
) -> None:
    areas = section(page, "areas", Areas)
    add_areas(qtbot, areas, "Beat 1", "beat 1")
    assert len(refusals) == 1
    assert areas.new_name.value() == "beat 1"
    assert names(session) == ["Whole agency", "Beat 1", "Unknown area"]


def test_that_the_chosen_area_is_renamed_moved_and_taken_out_of_use(
    page: SettingsPage, desk: Desk, session: Session, qtbot: QtBot
) -> None:
    areas = section(page, "areas", Areas)
    add_areas(qtbot, areas, "Beat 1", "Beat 2")
    assert areas.table.choose_row(agency.areas(session)[2].id)
    retype(qtbot, areas.name, "Harbor")
    qtbot.mouseClick(areas.up, Qt.MouseButton.LeftButton)
    assert names(session) == ["Whole agency", "Harbor", "Beat 1", "Unknown area"]
    chosen = areas.table.current_row()
    assert chosen is not None
    assert chosen.name == "Harbor", "the choice goes along"
    qtbot.mouseClick(areas.retire, Qt.MouseButton.LeftButton)
    assert names(session) == ["Whole agency", "Beat 1", "Unknown area"]
    assert areas.retire.accessibleName() == "Use again"
    for _ in range(3):
        desk.undo()
    assert names(session) == ["Whole agency", "Beat 1", "Beat 2", "Unknown area"]


def test_that_the_whole_agency_stays_where_it_is_and_says_why(page: SettingsPage) -> None:
    areas = section(page, "areas", Areas)
    for button in (areas.up, areas.down, areas.retire):
        assert (button.isEnabled(), button.toolTip()) == (False, "“Whole agency” is always there, at its place")


# -- population -------------------------------------------------------------------------------------------------------


def test_that_a_year_is_added_changed_removed_and_brought_back(
    page: SettingsPage, desk: Desk, session: Session, qtbot: QtBot
) -> None:
    population = section(page, "population", PopulationByYear)
    for field, text in ((population.year, "2025"), (population.residents, "11,200"), (population.source, "Census")):
        retype(qtbot, field, text)
    qtbot.mouseClick(population.add, Qt.MouseButton.LeftButton)
    (row,) = agency.populations(session)
    assert (row.year, row.residents, row.source) == (2025, 11_200, "Census")
    assert population.table.choose_row(row.id)
    retype(qtbot, population.chosen_residents, "11300")
    assert agency.populations(session)[0].residents == 11_300
    assert agency.populations(session)[0].source == "Census"
    qtbot.mouseClick(population.remove, Qt.MouseButton.LeftButton)
    assert agency.populations(session) == ()
    desk.undo()
    assert agency.populations(session)[0].residents == 11_300


@pytest.mark.parametrize(("year", "residents"), [("", "11200"), ("2025", ""), ("25", "11200"), ("soon", "5")])
def test_that_half_a_figure_is_refused(
    page: SettingsPage, session: Session, refusals: list[str], qtbot: QtBot, *, year: str, residents: str
) -> None:
    population = section(page, "population", PopulationByYear)
    retype(qtbot, population.year, year)
    retype(qtbot, population.residents, residents)
    qtbot.mouseClick(population.add, Qt.MouseButton.LeftButton)
    assert len(refusals) == 1
    assert agency.populations(session) == ()


def test_that_residents_are_kept_for_an_area_beside_those_of_the_agency(
    page: SettingsPage, session: Session, desk: Desk, qtbot: QtBot
) -> None:
    beat = agency.add_area(session, "Beat 1", "beat").id
    agency.set_population(session, 2025, 11_200)
    population = section(page, "population", PopulationByYear)
    population.area.set_value(beat)
    population.area.committed.emit(beat)
    assert population.table.model().rowCount() == 0
    for field, text in ((population.year, "2025"), (population.residents, "3,100"), (population.source, "Census")):
        retype(qtbot, field, text)
    qtbot.mouseClick(population.add, Qt.MouseButton.LeftButton)
    assert desk.undo_stack.undoText() == "Added the population of 2025, Beat 1"
    assert [row.residents for row in agency.populations(session, beat)] == [3_100]
    assert [row.residents for row in agency.populations(session)] == [11_200]
    desk.undo()
    assert agency.populations(session, beat) == ()


# -- appearance, health, and the rest ---------------------------------------------------------------------------------


def test_that_theme_and_zoom_switch_at_once_and_follow_the_keys(page: SettingsPage, theme: Theme, qtbot: QtBot) -> None:
    appearance = section(page, "appearance", Appearance)
    (dark,) = [each for each in appearance.findChildren(QRadioButton) if "Dark" in each.text()]
    qtbot.mouseClick(dark, Qt.MouseButton.LeftButton)
    assert theme.scheme is Scheme.DARK
    theme.set_zoom(150)
    assert appearance.zoom.value() == 150


def test_that_a_check_looks_at_the_file_and_says_what_it_found(page: SettingsPage, qtbot: QtBot) -> None:
    health = section(page, "workspace", WorkspaceHealth)
    assert "not checked" in words(health)
    qtbot.mouseClick(health.check, Qt.MouseButton.LeftButton)
    assert not health.check.isEnabled()
    qtbot.waitUntil(health.check.isEnabled)
    assert "Every row was looked at. No damage found." in words(health)
    assert "0 entries, 0 meetings, 0 actions" in words(health)


def words(health: WorkspaceHealth) -> list[str]:
    model = health.table.model()
    cells = [model.index(row, column).data() for row in range(model.rowCount()) for column in range(3)]
    return [str(cell) for cell in cells]


@pytest.mark.parametrize("part", ["groups", "backup"])
def test_that_a_section_that_is_not_built_says_what_will_be_there(page: SettingsPage, part: str) -> None:
    page.show_place(Place("settings", part=part))
    told = [label.text() for label in page.findChildren(Label) if label.isVisible()]
    assert any("later version" in text for text in told)
    assert any(text.startswith("Here you will") for text in told)


def test_that_the_step_list_and_the_place_agree(page: SettingsPage, qtbot: QtBot) -> None:
    page.show_place(Place("settings", part="areas"))
    assert page.steps.choice() == "areas"
    page.show_place(Place("settings"))
    assert page.steps.choice() == "areas", "a place without a part stays where one was"
    qtbot.keyClick(page.steps, Qt.Key.Key_Down)
    assert section(page, "population", PopulationByYear).isVisible()
