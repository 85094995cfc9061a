"""The blank form, filled by two libraries that did not make it, read back into a request; and what is refused."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pytest
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from cs360_desktop.domain import form_names
from cs360_desktop.domain.agency import Agency
from cs360_desktop.domain.definitions.fields import FieldDefinition, FieldKind
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.request_form import read_rows
from cs360_desktop.language import LANGUAGES
from cs360_desktop.services import requests
from cs360_desktop.services.catalogue_files import load_request_form
from cs360_desktop.services.request_document import request_pdf
from cs360_desktop.services.request_form_files import blank_form_pdf, read_filled_form
from cs360_desktop.services.session import Session
from cs360_desktop.services.workspaces import new_workspace

Fill = Callable[[bytes, dict[str, str], Path], None]
FIELDS = {field.id: field for section in load_request_form().section for field in section.field}
NOT_ON_THE_FORM = {FieldKind.PROBLEM, FieldKind.MEASURES, FieldKind.SHOWN}


@pytest.fixture(scope="module")
def blanks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The form in each language."""
    session = new_workspace(tmp_path_factory.mktemp("blank") / "blank.cs360", Agency("Mill Harbor PD"))
    made = {language: blank_form_pdf(session, language=language).content for language in LANGUAGES}
    session.close()
    return made


@pytest.fixture
def blank(blanks: dict[str, bytes]) -> bytes:
    return blanks["en"]


def by_pypdf(blank: bytes, answers: dict[str, str], path: Path) -> None:
    writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(io.BytesIO(blank)))
    filled: dict[str, Any] = {name: "/Yes" if is_tick(name) else answer for name, answer in answers.items()}
    for page in (page for page in writer.pages if "/Annots" in page):
        writer.update_page_form_field_values(page, filled, auto_regenerate=False)
    writer.write(path)


def by_pikepdf(blank: bytes, answers: dict[str, str], path: Path) -> None:
    with pikepdf.open(io.BytesIO(blank)) as pdf:
        fields: Any = pdf.Root.AcroForm.Fields
        for field in fields:
            name = str(field.T)
            if name not in answers:
                continue
            field.V = pikepdf.Name.Yes if is_tick(name) else pikepdf.String(answers[name])
            if is_tick(name):
                field.AS = pikepdf.Name.Yes
        pdf.save(path)


def is_tick(name: str) -> bool:
    head, _, rest = name.partition("/")
    return FIELDS[head].kind is FieldKind.TICKS or rest.endswith(f"/{form_names.MET}")


def everything() -> dict[str, str]:
    """An answer in every box, other than what any workspace knows."""
    answers: dict[str, str] = {}
    for field in FIELDS.values():
        answers |= _answers(field)
    return answers


def _answers(field: FieldDefinition) -> dict[str, str]:
    match field.kind:
        case FieldKind.PROBLEM | FieldKind.MEASURES:
            return {}
        case FieldKind.SHOWN:
            return {
                form_names.requirement("B1", form_names.MET): "yes",
                form_names.requirement("B5", form_names.REASON): "Registered for December",
            }
        case FieldKind.TICKS:
            return {form_names.tick(field.id, choice.id): "yes" for choice in requests.tick_choices(field)}
        case FieldKind.TABLE:
            return {
                form_names.cell(field.id, row, column.id): _said(column.kind, f"{column.id} {row} Peña")
                for row in range(field.rows)
                for column in field.column
            }
        case FieldKind.CHOICE:
            return {field.id: field.choice[-1].id}
        case _:
            return {
                field.id: "Mill Harbor PD" if field.id == "agency_name" else _said(field.kind, f"Über {field.id} ñ")
            }


def _said(kind: FieldKind, words: str) -> str:
    if kind is FieldKind.DATE:
        return "3/15/2027"
    if kind is FieldKind.NUMBER:
        return "1,204"
    return "yes" if kind is FieldKind.YES_NO else words


@pytest.mark.parametrize("fill", [by_pypdf, by_pikepdf])
def test_that_a_filled_form_is_read_back_as_it_was_filled(
    session: Session, blank: bytes, tmp_path: Path, fill: Fill
) -> None:
    answers = everything()
    fill(blank, answers, tmp_path / "filled.pdf")
    request_id = read_filled_form(session, tmp_path / "filled.pdf").id
    form = requests.request_form(session, request_id)
    assert form.missing == ()
    for field in form.fields:
        definition = field.definition
        match definition.kind:
            case FieldKind.PROBLEM | FieldKind.MEASURES | FieldKind.SHOWN:
                continue
            case FieldKind.TICKS:
                assert field.ticks == tuple(choice.id for choice in requests.tick_choices(definition))
            case FieldKind.TABLE:
                assert len(read_rows(field.content)) == definition.rows
                last = definition.rows - 1
                for column in definition.column:
                    wanted = "2027-03-15" if column.kind is FieldKind.DATE else f"{column.id} {last} Peña"
                    assert field.rows[last][column.id] == wanted
            case FieldKind.DATE:
                assert field.content == "2027-03-15"
            case FieldKind.NUMBER:
                assert field.content == "1204"
            case _ if definition.id == "baseline_note":
                lines = ["B1 met", "B5 not met: Registered for December", answers["baseline_note"]]
                assert field.content.splitlines() == lines
            case _:
                assert field.content == answers[definition.id]
    (log,) = requests.follow_ups(session, request_id)
    assert log.text == "Read from the filled form “filled.pdf”."
    assert request_pdf(session, request_id).content.startswith(b"%PDF")


def test_that_a_spanish_form_is_read_back_like_an_english_one(
    session: Session, blanks: dict[str, bytes], tmp_path: Path
) -> None:
    spanish = {field.id: field for section in load_request_form("es").section for field in section.field}
    answers = everything() | {
        "agency_type": spanish["agency_type"].choice[1].label,  # some viewers write what is shown, not what is stored
        "how_soon": "half-year",
        "evidence_based": "Sí",
        "emerging_need": "no",
        "request_date": "3/4/2027",
        "outcomes/0/by": "2027-03-15",
    }
    by_pypdf(blanks["es"], answers, tmp_path / "lleno.pdf")
    form = requests.request_form(session, read_filled_form(session, tmp_path / "lleno.pdf").id)
    milestones = FIELDS["milestones"].rows
    (log,) = requests.follow_ups(session, form.request.id)
    assert {field.definition.id: len(field.unread) for field in form.missing} == {
        "outcomes": FIELDS["outcomes"].rows - 1,
        "milestones": milestones,
        "request_date": 1,
    }
    assert log.text.endswith(
        f"{FIELDS['outcomes'].rows + milestones} answers need a look, because each can be read in two ways or not at "
        "all: Outcomes, Milestones, Date of the request."
    )
    assert form.field("agency_type").content == "sheriff"
    assert form.field("how_soon").content == "half-year"
    assert (form.field("evidence_based").content, form.field("emerging_need").content) == ("yes", "no")
    assert form.field("request_date").content == "3/4/2027", "the 3rd of April or March 4: not for the app to say"
    assert form.field("outcomes").rows[0]["by"] == "2027-03-15"
    assert form.field("city").content == "Über city ñ"
    for definition in (FIELDS["assistance"], FIELDS["delivery"], FIELDS["attachments"]):
        chosen = tuple(choice.id for choice in requests.tick_choices(definition))
        assert form.field(definition.id).ticks == chosen


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("1,204", "1204"),
        ("0.25", "0.25"),
        ("0,5", ""),  # five, or a half?
        ("8,2", ""),
        ("veinte", ""),
        ("8.2k", ""),
        ("1/4", ""),
        ("about ten", ""),
    ],
)
def test_that_an_answer_that_is_no_number_is_kept_as_written_and_counts_as_missing(
    session: Session, blank: bytes, tmp_path: Path, written: str, stored: str
) -> None:
    by_pypdf(blank, {"analyst_fte": written}, tmp_path / "filled.pdf")
    read = read_filled_form(session, tmp_path / "filled.pdf")
    field = requests.request_form(session, read.id).field("analyst_fte")
    (log,) = requests.follow_ups(session, read.id)
    assert (field.content, field.is_missing) == (stored or written, not stored)
    assert ("1 answer needs a look" in log.text) is not bool(stored)


def test_that_every_field_of_the_form_has_its_box_with_a_tip(blank: bytes) -> None:
    fields = pypdf.PdfReader(io.BytesIO(blank)).get_fields() or {}
    assert all(field.get("/TU") for field in fields.values())
    asked = {name.partition("/")[0] for name in fields} - {form_names.FORM}
    assert asked == {field.id for field in FIELDS.values() if field.kind not in NOT_ON_THE_FORM} | {form_names.BASELINE}
    kinds = {str(field["/FT"]) for field in fields.values()}
    assert kinds == {"/Tx", "/Btn", "/Ch"}


def test_that_no_two_boxes_share_an_appearance(blank: bytes) -> None:
    with pikepdf.open(io.BytesIO(blank)) as pdf:
        fields: Any = pdf.Root.AcroForm.Fields
        pictures = [field.AP.N.objgen for field in fields if "/AP" in field and isinstance(field.AP.N, pikepdf.Stream)]
    assert len(pictures) > 100
    assert len(set(pictures)) == len(pictures)


def test_that_boxes_left_blank_stay_blank_and_do_not_follow_the_workspace(
    session: Session, blank: bytes, tmp_path: Path
) -> None:
    by_pypdf(blank, {"city": "Port Elgin"}, tmp_path / "filled.pdf")
    read = read_filled_form(session, tmp_path / "filled.pdf")
    form = requests.request_form(session, read.id)
    assert form.field("city").content == "Port Elgin"
    assert form.field("agency_name").content == ""
    assert form.field("agency_name").is_missing
    session.revert(read.receipt)
    assert requests.list_requests(session) == []


def _with_script(path: Path) -> None:
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        fields: Any = pdf.Root.AcroForm.Fields
        fields[0].AA = pikepdf.Dictionary(K=pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert('hello');"))
        pdf.save(path)


def _with_opening_action(path: Path) -> None:
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.Launch, F="calc.exe")
        pdf.save(path)


def _of_another_version(path: Path) -> None:
    writer = pypdf.PdfWriter(clone_from=path)
    for page in writer.pages:
        for annotation in page.get("/Annots", []):
            box: DictionaryObject = annotation.get_object()
            if box.get("/T") == form_names.FORM:
                box[NameObject("/V")] = TextStringObject("tta-request 99")
    writer.write(path)


def _without_form(path: Path) -> None:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(612, 792)
    writer.write(path)


def _protected(path: Path) -> None:
    writer = pypdf.PdfWriter(clone_from=path)
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(path)


def _cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:400])


def _no_pdf(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04 a workbook")


def _gone(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_with_script, "holds scripts, which this program never runs"),
        (_with_opening_action, "holds scripts, which this program never runs"),
        (_of_another_version, "is another version of the request form (tta-request 99)"),
        (_without_form, "is not the request form of this program"),
        (_protected, "is protected by a password"),
        (_cut_short, "is no PDF that can be read"),
        (_no_pdf, "is no PDF that can be read"),
        (_gone, "cannot be read, so nothing was changed"),
    ],
)
@pytest.mark.expects_log_warnings
def test_that_what_cannot_be_read_is_refused_in_words_and_nothing_is_changed(
    session: Session, blank: bytes, tmp_path: Path, spoil: Callable[[Path], None], said: str
) -> None:
    path = tmp_path / "filled.pdf"
    by_pypdf(blank, {"city": "Port Elgin"}, path)
    spoil(path)
    with pytest.raises(UserError) as refusal:
        read_filled_form(session, path)
    assert said in refusal.value.sentence
    assert requests.list_requests(session) == []


def test_that_a_blank_form_and_one_of_another_agency_are_refused(
    session: Session, blank: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "filled.pdf"
    path.write_bytes(blank)
    with pytest.raises(UserError, match="is still blank"):
        read_filled_form(session, path)
    by_pypdf(blank, {"agency_name": "Port Elgin PD"}, path)
    with pytest.raises(UserError, match="filled in by “Port Elgin PD”"):
        read_filled_form(session, path)
    by_pypdf(blank, {"agency_name": "mill  harbor PD"}, path)
    assert requests.request_form(session, read_filled_form(session, path).id).field("agency_name").content
