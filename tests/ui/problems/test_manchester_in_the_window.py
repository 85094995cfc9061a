"""Manchester's problem (domain.md §7.1) entered through the window, and its report read back from the PDF."""

import io
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.agency import Agency
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey, Value
from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.domain.problems import CarriedOut, Stage, Verdict
from cs360_desktop.services import entries, problem_plan, problems, stakeholders
from cs360_desktop.services.measure_editing import add_measure
from cs360_desktop.services.session import Session
from cs360_desktop.services.workspaces import new_workspace
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.fields import ChoiceField, Field
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.problems.file_fields import AddForm, FieldsForm
from cs360_desktop.ui.problems.file_page import ProblemFilePage
from cs360_desktop.ui.problems.files import ProblemsView
from cs360_desktop.ui.problems.page import ProblemsPage

TODAY = date(2023, 2, 21)
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    session = new_workspace(tmp_path / "manchester.cs360", Agency("Manchester PD"), who="Dana", today=lambda: TODAY)
    incidents = add_measure(session, "Gun incidents", PeriodKind.YEAR).id
    counts = {2021: 137, 2022: 198}
    entries.set_values(
        session, {EntryKey(incidents, WHOLE_AGENCY, Period.year(year)): Value(count) for year, count in counts.items()}
    )
    stakeholders.add(session, "Health Department")
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
        "2022: 198. 2021: 137. 61 more (+44.5 %).",
        "(z* 3.34)",
        "cannot be told The whole city rose.",
    ):
        assert words in read, words
    while desk.undo_stack.canUndo():
        desk.undo()
    assert problems.list_problems(session) == []
    assert page.currentWidget() is page.tabs
