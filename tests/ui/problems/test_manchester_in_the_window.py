"""Manchester's story (domain.md §7.1) entered through the window, and its problem report read back from the PDF."""

import io
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.agency import Agency
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey, Value
from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.domain.problems import CarriedOut, Stage, Verdict
from cs360_desktop.services import bodies, community, entries, problem_plan, problems
from cs360_desktop.services.measure_editing import add_measure
from cs360_desktop.services.session import Session
from cs360_desktop.services.workspaces import new_workspace
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.fields import ChoiceField, Field
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.table_view import TableView
from cs360_desktop.ui.problems.bodies import BodiesView
from cs360_desktop.ui.problems.file_fields import AddForm, FieldsForm
from cs360_desktop.ui.problems.file_page import ProblemFilePage
from cs360_desktop.ui.problems.files import ProblemsView
from cs360_desktop.ui.problems.page import ProblemsPage
from cs360_desktop.ui.problems.stakeholders import StakeholdersView
from tests.services.manchester import PARTNERS

TODAY = date(2023, 2, 21)
CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    session = new_workspace(tmp_path / "manchester.cs360", Agency("Manchester PD"), who="Dana", today=lambda: TODAY)
    incidents = add_measure(session, "Gun incidents", PeriodKind.YEAR).id
    counts = {2021: 137, 2022: 198}
    entries.set_values(
        session, {EntryKey(incidents, WHOLE_AGENCY, Period.year(year)): Value(count) for year, count in counts.items()}
    )
    yield session
    session.close()


class Hands:
    """What somebody types into the file."""

    def __init__(self, qtbot: QtBot, file: ProblemFilePage) -> None:
        self._qtbot = qtbot
        self._file = file

    def write(self, part: str, **texts: str) -> None:
        """Open the form of a part and type into its fields."""
        self._file.edit(part)
        for column, text in texts.items():
            form = self._file.panel.form
            assert isinstance(form, FieldsForm)
            self.type_into(form.fields[column], text)

    def choose(self, column: str, key: object) -> None:
        """Choose an option as the mouse does."""
        form = self._file.panel.form
        assert isinstance(form, FieldsForm)
        field = form.fields[column]
        assert isinstance(field, ChoiceField)
        position = field._keys.index(key)
        field.editor.setCurrentIndex(position)
        field.editor.activated.emit(position)

    def add(self, part: str, *values: str) -> None:
        """Add something with the form of the panel."""
        self._file.edit(part)
        form = self._file.panel.form
        assert isinstance(form, AddForm)
        for field, text in zip(form.fields, values, strict=False):
            if isinstance(field, ChoiceField):
                position = field.editor.findText(text)
                field.editor.setCurrentIndex(position)
            else:
                self.type_into(field, text)
        self._qtbot.mouseClick(form.button, Qt.MouseButton.LeftButton)
        self._qtbot.waitUntil(lambda: isinstance(self._file.panel.form, FieldsForm))

    def type_into(self, field: Field, text: str) -> None:
        """Replace the text of a field and leave it."""
        field.setFocus()
        self._qtbot.keyClick(field.editor, Qt.Key.Key_A, CTRL)
        self._qtbot.keyClicks(field.editor, text)
        self._qtbot.keyClick(field.editor, Qt.Key.Key_Tab)


class Partners:
    """What somebody types and clicks on the tabs of bodies and stakeholders."""

    def __init__(self, qtbot: QtBot, page: ProblemsPage) -> None:
        self._qtbot = qtbot
        page.show_place(Place("problems", part="bodies"))
        bodies_tab = page.tab("bodies")
        assert isinstance(bodies_tab, BodiesView)
        page.show_place(Place("problems", part="stakeholders"))
        stakeholders_tab = page.tab("stakeholders")
        assert isinstance(stakeholders_tab, StakeholdersView)
        self._page, self._bodies, self._stakeholders = page, bodies_tab, stakeholders_tab

    def add_body(self, name: str, kind: str) -> None:
        """Add a body with the mouse on its button and the keys for its name and kind."""
        self._page.show_place(Place("problems", part="bodies"))
        self._qtbot.mouseClick(self._bodies.new_body, Qt.MouseButton.LeftButton)
        entry = self._bodies.body_entry
        self._qtbot.keyClicks(QApplication.focusWidget(), name)
        self._pick(entry.kind, kind)
        self._press(entry.name.editor, Qt.Key.Key_Return)

    def seat(self, body: str, role: str, people_of: Iterable[tuple[str, str]]) -> None:
        """Add new people to a body one after the other, each with a name and the group that is stood for."""
        self._page.show_place(Place("problems", part="bodies"))
        index = next(index for index in self._rows(self._bodies.bodies) if body in str(index.data()))
        where = self._bodies.bodies.visualRect(index).center()
        self._qtbot.mouseClick(self._bodies.bodies.viewport(), Qt.MouseButton.LeftButton, pos=where)
        self._press(self._bodies.bodies, Qt.Key.Key_N, CTRL)
        entry = self._bodies.member_entry
        for name, group in people_of:
            entry.name.setFocus()
            self._qtbot.keyClicks(entry.name.editor, name)
            self._pick(entry.group, group)
            self._pick(entry.role, role)
            self._press(entry.name.editor, Qt.Key.Key_Return)
        self._press(entry.name.editor, Qt.Key.Key_Escape)

    def add_organizations(self, category: str, names: Iterable[str]) -> None:
        """Type organizations of one category, one after the other, each ended by Enter."""
        self._page.show_place(Place("problems", part="stakeholders"))
        self._press(self._stakeholders, Qt.Key.Key_N, CTRL)
        entry = self._stakeholders.entry
        self._pick(entry.category, category)
        entry.name.setFocus()
        for name in names:
            self._qtbot.keyClicks(entry.name.editor, name)
            self._press(entry.name.editor, Qt.Key.Key_Return)
        self._press(entry.name.editor, Qt.Key.Key_Escape)

    def _pick(self, field: ChoiceField, words: str) -> None:
        """Go down a list from its first option to the one that begins so."""
        field.setFocus()
        self._press(field.editor, Qt.Key.Key_Home)
        for _ in range(field.editor.count()):
            if field.editor.currentText().startswith(words):
                return
            self._press(field.editor, Qt.Key.Key_Down)
        raise AssertionError(words)

    def _press(self, widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        self._qtbot.keyClick(widget, key, modifiers)

    @staticmethod
    def _rows(table: TableView) -> list[QModelIndex]:
        model = table.model()
        return [model.index(row, 0) for row in range(model.rowCount())]


GROUPS = {"local-government": "Stakeholders", "justice": "Stakeholders", "youth": "Community", "nonprofit": "Community"}
"""For which represented group somebody of a category of the story sits on the team."""


def _gather(partners: Partners) -> None:
    partners.add_body("Steering committee", "Steering")
    partners.add_body("Advisory Team", "Advisory")
    chairs = [("Co-chair of the community", "Community"), ("Co-chair of the department", "Leadership")]
    partners.seat("Advisory Team", "Co-chair", chairs)
    names = {item.id: item.name for item in community.categories()}
    for category, organizations in PARTNERS.items():
        partners.add_organizations(names[category], organizations)
    team = [
        (f"Member of {organization}", GROUPS[category])
        for category, organizations in PARTNERS.items()
        for organization in organizations
    ]
    partners.seat("Problem-Solving Team", "Member", team)


def test_that_three_bodies_two_co_chairs_and_eighteen_partners_are_entered_by_keys_and_clicks(
    qtbot: QtBot, page: ProblemsPage, session: Session, desk: Desk, refusals: list[str]
) -> None:
    _gather(Partners(qtbot, page))
    assert refusals == []
    lines = {line.body.name: line for line in bodies.body_lines(session)}
    assert set(lines) == {"Problem-Solving Team", "Steering committee", "Advisory Team"}
    assert lines["Advisory Team"].leading == ("Co-chair of the community", "Co-chair of the department")
    assert (lines["Problem-Solving Team"].members, lines["Problem-Solving Team"].without_group) == (18, 0)
    known = {line.stakeholder.name: line.stakeholder.category for line in community.lines(session)}
    assert known == {name: category for category, names in PARTNERS.items() for name in names}
    while desk.undo_stack.canUndo():
        desk.undo()
    assert [line.body.name for line in bodies.body_lines(session)] == ["Problem-Solving Team"]
    assert community.lines(session) == []
    assert bodies.person_lines(session) == []


def _open(qtbot: QtBot, page: ProblemsPage) -> None:
    view = page.tab("files")
    assert isinstance(view, ProblemsView)
    view.start_entry()
    title, day = view.entry.fields
    qtbot.keyClicks(title.editor, "Gun crime and fear of gun crime")
    qtbot.keyClick(day.editor, Qt.Key.Key_A, CTRL)
    qtbot.keyClicks(day.editor, "2/1/2021")
    qtbot.keyClick(day.editor, Qt.Key.Key_Return)


def _tell(qtbot: QtBot, hands: Hands, file: ProblemFilePage) -> None:
    hands.write("statement", statement="Shots are fired in a few places.", since="2020", objective="Fewer than in 2021")
    hands.write("hypothesis", hypothesis="A few people are behind most of it.")
    for stage, day in ((Stage.ANALYSIS, "7/26/2021"), (Stage.RESPONSE, "6/6/2022"), (Stage.ASSESSMENT, "2/8/2023")):
        hands.write(f"stage:{stage.value}")
        qtbot.mouseClick(file.panel.form.begin, Qt.MouseButton.LeftButton)  # type: ignore[union-attr]  # of a stage
        hands.write(f"stage:{stage.value}", began_on=day)
    hands.add("responses", "Trauma response for children", "6/6/2022")
    hands.choose("stakeholder_id", 1)
    hands.choose("carried_out", CarriedOut.YES)
    hands.write("response:1", account="402 children in 13 months.")
    hands.add("milestones", "Results before the aldermen", "2/21/2023")
    hands.add("measures", "Gun incidents", "Fewer than in 2021")
    hands.write("assessment", after_from="1/1/2022", after_to="12/31/2022", verdict="The whole city rose.")
    hands.choose("outcome", Verdict.CANNOT_TELL)


def test_that_manchesters_story_is_entered_through_the_window_and_printed(
    qtbot: QtBot,
    page: ProblemsPage,
    session: Session,
    desk: Desk,
    *,
    refusals: list[str],
    answer_file_dialog: Callable[[Path | None], None],
    tmp_path: Path,
) -> None:
    Partners(qtbot, page).add_organizations("City, town", ["Health Department", "Public Works"])
    page.show_place(Place("problems", part="files"))
    _open(qtbot, page)
    _tell(qtbot, Hands(qtbot, page.file), page.file)
    assert refusals == []
    (line,) = problems.list_problems(session)
    assert (line.problem.stage, line.since) == (Stage.ASSESSMENT, date(2023, 2, 8))
    assert problem_plan.responses(session, line.problem.id)[0].partner == "Health Department"
    answer_file_dialog(tmp_path / "report.pdf")
    page.file.save_pdf()
    reader = PdfReader(io.BytesIO((tmp_path / "report.pdf").read_bytes()))
    read = " ".join(" ".join(sheet.extract_text() for sheet in reader.pages).split())
    for words in (
        "opened February 1, 2021",
        "June 6, 2022",
        "1 response: 1 carried out as planned.",
        "402 children in 13 months.",
        "Health Department",
        "A few people are behind most of it.",
        "Results before the aldermen",
        "2022: 198. 2021: 137. 61 more (+44.5 %).",
        "(z* 3.34)",
        "cannot be told The whole city rose.",
    ):
        assert words in read, words
    while desk.undo_stack.canUndo():
        desk.undo()
    assert problems.list_problems(session) == []
    assert page.currentWidget() is page.tabs
