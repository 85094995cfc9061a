"""A request out of bounds: 30,000 letters, names of 400, signs no typeface has, a town without people or meetings."""

import email
import email.policy
import errno
import io
from collections.abc import Iterator
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import docx
import pypdf
import pytest

from cs360_desktop.domain.agency import Agency
from cs360_desktop.domain.documents import DOCX, EML, PDF, MadeFile
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey, Value
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.periods import Period
from cs360_desktop.domain.request_form import write_rows
from cs360_desktop.services import entries, meetings, reports, requests
from cs360_desktop.services.report_kinds import Made, Options
from cs360_desktop.services.request_form_files import blank_form_pdf, read_filled_form
from cs360_desktop.services.request_letters import unprintable
from cs360_desktop.services.session import Session
from cs360_desktop.services.workspaces import new_workspace
from cs360_desktop.storage import nouns
from tests.reporting import poppler

NAME = ("Łódź-Peña Joint Public Safety Department " * 9 + "of the Harbor Region ñ").ljust(400, "é")
PARTNER = "Óbidos & Sons Neighborhood Association " * 10
STATEMENT = " ".join(f"Sentence{number} of the Mill District." for number in range(900))[:30_000].rstrip()


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """A town with a name of 400 letters, no population, no meeting, and one entry of one measure."""
    folder = tmp_path_factory.mktemp("town")
    session = new_workspace(folder / "town.cs360", Agency(NAME), today=lambda: date(2026, 11, 10))
    request_id = requests.begin(session).id
    with session.reading() as unit:
        measure = unit[nouns.measures].first("position", starter=True)
    assert measure is not None
    entries.set_values(session, {EntryKey(measure.id, WHOLE_AGENCY, Period.month(2026, 10)): Value(3)})
    rows = ({"organization": PARTNER, "person": PARTNER, "role": "Lends the hall 🎉"},)
    answers = {
        "problem_measures": str(measure.id),
        "problem_statement": STATEMENT,
        "partners": write_rows(rows),
        "audience": "🚓🚓 the whole shift",
    }
    for field, content in answers.items():
        requests.set_field(session, request_id, field, content)
    yield session
    session.close()


@pytest.fixture(scope="module")
def made(town: Session) -> list[Made]:
    """Every document there is something to make from."""
    return reports.make(town, reports.REPORTS, Options(contacts=True))


def files(made: list[Made], kind: str) -> list[MadeFile]:
    return [file for each in made if each.report.kind == kind for file in each.files]


def text_of(content: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    return "".join("".join(page.extract_text() for page in pages).split())


@poppler.needed
def test_that_no_document_of_such_a_town_overflows_or_has_a_blank_page(made: list[Made], tmp_path: Path) -> None:
    printed = [file for each in made for file in each.files if file.media_type == PDF]
    assert len(printed) >= 8
    for number, file in enumerate(printed):
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(file.content)
        words = poppler.words(path)
        for word in words:
            left, top, right, bottom = word.box
            width, height = word.size
            is_inside = left >= 36 and right <= width - 36 and top >= 20 and bottom <= height - 10
            assert is_inside or word.text == "DRAFT", (file.name, word)
        pages = pypdf.PdfReader(path).pages
        assert all(len(page.extract_text().split()) > 12 for page in pages), file.name


def test_that_names_of_files_stay_short_and_can_be_written_everywhere(made: list[Made], tmp_path: Path) -> None:
    names = [file.name for each in made for file in each.files]
    assert max(len(name.encode()) for name in names) < 200
    assert not any(letter in name for name in names for letter in '<>:"/\\|?*\n')
    assert len({name.casefold() for name in names}) == len(names)
    written = reports.write(made, tmp_path / "out")
    assert all(path.stat().st_size > 0 for path in written)


def test_that_the_whole_statement_stands_in_pdf_letter_and_word(made: list[Made]) -> None:
    wanted = "".join(STATEMENT.split())
    (request,) = files(made, "request")
    assert text_without_furniture(request.content).count(wanted) == 1
    letter = next(file for file in files(made, "letter") if file.media_type == PDF and "Letter of support" in file.name)
    assert wanted in text_without_furniture(letter.content)
    word = next(file for file in files(made, "letter") if file.media_type == DOCX and "Letter of support" in file.name)
    assert wanted in "".join("".join(each.text for each in docx.Document(io.BytesIO(word.content)).paragraphs).split())


def text_without_furniture(content: bytes) -> str:
    """The text of the structure tree, without what stands at the head and foot of pages."""
    from tests.reporting.conftest import ReadBack

    return "".join("".join(node.text for node in ReadBack(content).tree.walk()).split())


def test_that_the_e_mail_names_the_agency_whole_and_holds_all_files(made: list[Made]) -> None:
    (draft,) = files(made, "request-eml")
    assert draft.media_type == EML
    found = email.message_from_bytes(draft.content, policy=email.policy.default)
    assert isinstance(found, EmailMessage)
    assert found.defects == []
    assert NAME in " ".join(str(found["Subject"]).split())
    assert max(map(len, draft.content.splitlines())) <= 998
    attached = [part.get_filename() for part in found.iter_attachments()]
    assert attached
    assert all(name and name.isascii() and len(name) < 80 for name in attached)


def test_that_signs_no_typeface_has_are_told_by_field(town: Session) -> None:
    form = requests.request_form(town, requests.list_requests(town)[0].request.id)
    found = {each.field.definition.id: (each.section, each.letters) for each in unprintable(form)}
    assert found == {"partners": ("B", "🎉"), "audience": ("E", "🚓")}
    (request,) = reports.make(town, reports.chosen(["request"]), Options())[0].files
    assert "standsforlettersthatcannotbeprinted,in:B.Partners,E.Whowouldtakepart." in text_of(request.content)


def test_that_a_chart_of_one_point_and_no_meeting_are_printed_in_words(made: list[Made], town: Session) -> None:
    (request,) = files(made, "request")
    assert "Oct2026" in text_of(request.content)
    assert meetings.next_meeting(town) is None
    assert files(made, "agenda") == files(made, "packet") == []


@pytest.mark.expects_log_warnings  # the library that fills the form tells of letters it cannot draw
def test_that_a_form_with_thirty_thousand_letters_is_read_back_whole(town: Session, tmp_path: Path) -> None:
    blank = blank_form_pdf(town).content
    writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(io.BytesIO(blank)))
    for page in writer.pages:
        writer.update_page_form_field_values(
            page, {"problem_statement": STATEMENT, "audience": "🚓 und Ελλάδα"}, auto_regenerate=False
        )
    writer.write(tmp_path / "filled.pdf")
    form = requests.request_form(town, read_filled_form(town, tmp_path / "filled.pdf").id)
    assert form.field("problem_statement").content == STATEMENT
    assert form.field("audience").content == "🚓 und Ελλάδα"
    requests.delete(town, form.request.id)


def test_that_a_file_open_in_a_viewer_is_left_as_it_was_and_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "TTA request.pdf"
    path.write_bytes(b"%PDF what the viewer shows")

    def locked(_self: Path, _target: Path) -> Path:
        raise PermissionError(errno.EACCES, "The process cannot access the file")  # as Windows says it

    monkeypatch.setattr(Path, "replace", locked)
    with pytest.raises(UserError, match="open in another program") as refusal:
        reports.save(MadeFile("TTA request.pdf", PDF, b"%PDF new"), path)
    assert "your data are as they were" in refusal.value.sentence
    assert [each.name for each in tmp_path.iterdir()] == ["TTA request.pdf"]
    assert path.read_bytes() == b"%PDF what the viewer shows"
