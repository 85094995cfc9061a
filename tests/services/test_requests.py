"""TTA requests: filled from the workspace, changed by hand, frozen when exported, followed up."""

import io
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from cs360_desktop.domain.agency import Agency
from cs360_desktop.domain.baseline import Answer
from cs360_desktop.domain.catalogue import Unit
from cs360_desktop.domain.definitions.fields import FieldDefinition, FieldKind
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey, EntryState, Value
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.people import Person
from cs360_desktop.domain.periods import Period
from cs360_desktop.domain.problems import Problem, ProblemMeasure, Stakeholder
from cs360_desktop.domain.request_form import RequestForm, write_rows
from cs360_desktop.domain.requests import RequestStatus
from cs360_desktop.services import agency, baseline, entries, people, reports, requests, targets
from cs360_desktop.services.report_kinds import Options
from cs360_desktop.services.request_document import (
    Issue,
    has_changed_since,
    newest_request_pdf,
    request_document,
    request_pdf,
)
from cs360_desktop.services.session import Session
from cs360_desktop.services.workspaces import new_workspace
from cs360_desktop.storage import nouns

TODAY = date(2026, 11, 10)
OCTOBER = Period.month(2026, 10)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    mill_harbor = Agency("Mill Harbor PD", type="municipal", street="14 Water Street", city="Mill Harbor", state="ME")
    session = new_workspace(tmp_path / "test.cs360", mill_harbor, today=lambda: TODAY)
    yield session
    session.close()


@pytest.fixture
def request_id(session: Session) -> int:
    """A request about a problem with one measure; the point of contact is known with telephone and e-mail."""
    agency.set_population(session, 2025, 11200, source="City clerk")
    marsh = people.add_person(
        session, Person("Elena Marsh", "Sergeant", phone="(207) 555-0151", email="emarsh@millharbor.example")
    ).id
    baseline.set_detail(session, "B1", "poc", person_id=marsh)
    tom = people.add_person(session, Person("Tom Abbott", "Principal")).id
    with session.change("prepare") as unit:
        problem = unit[nouns.problems].add(Problem("Break-ins in the Mill District", statement="Vehicles are entered."))
        unit[nouns.problem_measures].add(ProblemMeasure(problem, measure(session)))
        unit[nouns.stakeholders].add(Stakeholder("School district", person_id=tom, offers="Owns two lots"))
    entries.set_values(session, {october(session): Value(8.0)})
    return requests.begin(session, problem_id=problem).id


def measure(session: Session) -> int:
    with session.reading() as unit:
        found = unit[nouns.measures].first("position", starter=True, unit=Unit.COUNT)
    assert found is not None
    return found.id


def october(session: Session) -> EntryKey:
    return EntryKey(measure(session), WHOLE_AGENCY, OCTOBER)


def form(session: Session, request_id: int) -> RequestForm:
    return requests.request_form(session, request_id)


def fill_everything(session: Session, request_id: int) -> None:
    """Fill each missing field with something that fits its kind."""
    for field in form(session, request_id).missing:
        definition = field.definition
        if definition.kind is FieldKind.TICKS:
            tick = requests.tick_choices(definition)[0].id
            requests.set_tick(session, request_id, f"{definition.id}.{tick}", ticked=True)
        else:
            requests.set_field(session, request_id, definition.id, _something(definition))


def _something(definition: FieldDefinition) -> str:
    match definition.kind:
        case FieldKind.NUMBER:
            return "5"
        case FieldKind.DATE:
            return "2026-11-09"
        case FieldKind.CHOICE:
            return definition.choice[0].id
        case FieldKind.TABLE:
            return write_rows(({column.id: "2027-05-01" for column in definition.column},))
        case _:
            return f"about {definition.id}"


def text_of(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())


# -- the form -----------------------------------------------------------------------------------------------------


def test_that_fields_are_filled_from_the_workspace(session: Session, request_id: int) -> None:
    found = form(session, request_id)
    assert found.field("agency_name").content == "Mill Harbor PD"
    assert found.field("population").content == "11200"
    assert found.field("poc_email").content == "emarsh@millharbor.example"
    assert found.field("problem_statement").content == "Vehicles are entered."
    assert found.field("problem_measures").content == str(measure(session))
    assert found.field("partners").rows == (
        {"organization": "School district", "person": "Tom Abbott", "role": "Owns two lots"},
    )


def test_that_what_is_typed_goes_before_what_is_known_until_it_is_cleared(session: Session, request_id: int) -> None:
    requests.set_field(session, request_id, "agency_name", "  Mill Harbor Police Department ")
    agency.change_agency(session, name="Mill Harbor Police")
    field = form(session, request_id).field("agency_name")
    assert (field.content, field.known) == ("Mill Harbor Police Department", "Mill Harbor Police")

    requests.set_field(session, request_id, "agency_name", "")
    assert form(session, request_id).field("agency_name").content == "Mill Harbor Police"


def test_that_another_problem_fills_its_section_anew(session: Session, request_id: int) -> None:
    requests.choose_problem(session, request_id, None)
    assert form(session, request_id).field("problem_statement").is_missing


def test_that_a_topic_ticks_its_training_and_goes_along_when_that_is_unticked(
    session: Session, request_id: int
) -> None:
    on_site = "assistance.training-on-site"
    requests.set_tick(session, request_id, f"{on_site}.data-collection", ticked=True)
    ticks = form(session, request_id).field("assistance").ticks
    assert ticks == ("training-on-site", "training-on-site.data-collection")

    receipt = requests.set_tick(session, request_id, on_site, ticked=False)
    assert form(session, request_id).field("assistance").ticks == ()

    session.revert(receipt)
    assert form(session, request_id).field("assistance").ticks == ticks


def test_that_the_whole_offer_can_be_ticked_with_its_topics_under_each_training(session: Session) -> None:
    found = form(session, requests.begin(session).id)
    choices = requests.tick_choices(found.field("assistance").definition)
    assert len([choice for choice in choices if not choice.under]) == 10
    assert choices[4].full_label == "Training on site: Data collection and presentation for analysts"
    assert choices[5].full_label == "Training on site: Data interpretation and strategic decision-making for managers"
    assert [choice.id for choice in choices if choice.under] == [
        f"training-{where}-site.{topic}"
        for where in ("on", "off")
        for topic in ("data-collection", "data-interpretation", "community-metrics", "other-topic")
    ]


def test_that_a_field_the_form_does_not_have_is_a_bug(session: Session, request_id: int) -> None:
    with pytest.raises(KeyError):
        requests.set_field(session, request_id, "favorite_color", "blue")


# -- numbers of requests, status, follow-up -----------------------------------------------------------------------


def test_that_the_number_of_an_exported_request_is_never_given_again(session: Session, request_id: int) -> None:
    unexported = requests.begin(session)
    requests.delete(session, unexported.id)
    assert number(session, requests.begin(session).id) == 2

    requests.keep_export(session, request_pdf(session, request_id))
    requests.delete(session, request_id)
    requests.delete(session, requests.list_requests(session)[0].request.id)
    assert number(session, requests.begin(session).id) == 2


def number(session: Session, request_id: int) -> int:
    return form(session, request_id).request.number


def test_that_only_what_was_exported_can_have_been_sent(session: Session, request_id: int) -> None:
    for status in (RequestStatus.EXPORTED, RequestStatus.SENT, RequestStatus.CLOSED):
        with pytest.raises(UserError, match="never exported"):
            requests.set_status(session, request_id, status)
    requests.keep_export(session, request_pdf(session, request_id))
    with pytest.raises(UserError, match="still to come"):
        requests.set_status(session, request_id, RequestStatus.SENT, date(2026, 11, 11))

    receipt = requests.set_status(session, request_id, RequestStatus.SENT, date(2026, 11, 8))
    found = form(session, request_id).request
    assert (found.status, found.sent_on) == (RequestStatus.SENT, date(2026, 11, 8))

    session.revert(receipt)
    assert form(session, request_id).request.status is RequestStatus.DRAFT


def test_that_follow_ups_stand_in_the_order_of_their_days(session: Session, request_id: int) -> None:
    requests.add_follow_up(session, request_id, "They called back")
    requests.add_follow_up(session, request_id, " Asked by telephone ", date(2026, 11, 2))
    with pytest.raises(UserError, match="needs words"):
        requests.add_follow_up(session, request_id, "  ")
    log = [(line.on.day, line.text) for line in requests.follow_ups(session, request_id)]
    assert log == [(2, "Asked by telephone"), (10, "They called back")]


# -- the PDF ------------------------------------------------------------------------------------------------------


def test_that_a_draft_says_draft_and_names_every_missing_field(session: Session, request_id: int) -> None:
    made = request_pdf(session, request_id)
    text = text_of(made.content)
    assert made.draft
    assert "DRAFT" in text
    for field in form(session, request_id).missing:
        assert f". {field.definition.label}" in text


def test_that_filling_what_is_missing_takes_draft_away(session: Session, request_id: int) -> None:
    fill_everything(session, request_id)
    made = request_pdf(session, request_id)
    assert form(session, request_id).missing == ()
    assert not made.draft
    assert "DRAFT" not in text_of(made.content)


@pytest.mark.parametrize(
    ("field", "line", "is_enough"),
    [
        ("outcomes", {"by": "2027-05-01"}, False),
        ("outcomes", {"outcome": "Fewer break-ins", "target": "5"}, False),
        ("outcomes", {"outcome": "Fewer break-ins", "measure": "Thefts from vehicles"}, True),
        ("milestones", {"milestone": "Survey done"}, False),
        ("milestones", {"by": "2027-05-01"}, False),
        ("milestones", {"milestone": "Survey done", "by": "2027-05-01"}, True),
    ],
)
def test_that_a_line_of_a_table_counts_only_with_what_it_must_say(
    session: Session, request_id: int, field: str, line: dict[str, str], is_enough: bool
) -> None:
    requests.set_field(session, request_id, field, write_rows((line,)))
    assert form(session, request_id).field(field).is_filled is is_enough


def test_that_a_requirement_not_met_needs_a_reason_a_day_to_come_or_the_note(session: Session, request_id: int) -> None:
    def lacks() -> str:
        note = form(session, request_id).field("baseline_note")
        return note.definition.missing if note.is_missing else ""

    for code in ("B1", "B2", "B3"):
        baseline.answer(session, code, Answer.MET)
    baseline.set_evidence(session, "B4", "Nothing but Part I is counted so far")
    baseline.answer(session, "B5", Answer.PLANNED, session.today())
    assert lacks() == "Say what you plan for B6, or give a reason or a day for each on the Baseline page."
    tomorrow = session.today() + timedelta(days=1)
    session.today = lambda: tomorrow
    assert "B5, B6" in lacks(), "the day it was planned by has passed"
    requests.set_field(session, request_id, "baseline_note", "The convening was put off to March")
    assert lacks() == ""
    requests.set_field(session, request_id, "baseline_note", "")
    baseline.answer(session, "B5", Answer.MET)
    baseline.set_evidence(session, "B6", "Partners are asked in spring")
    assert lacks() == ""


def test_that_every_section_and_every_label_is_printed(session: Session, request_id: int) -> None:
    fill_everything(session, request_id)
    text = text_of(request_pdf(session, request_id).content)
    found = form(session, request_id)
    for section in found.sections:
        assert f"{section.definition.id}. {section.definition.title}" in text
    shown = [field for field in found.fields if field.definition.kind is not FieldKind.SHOWN]
    for field in shown:
        assert field.definition.label in text
    for said in ("City, town or village police", "11,200 Year of this figure 2025", "School district Tom Abbott"):
        assert said in text
    assert "Signature: Elena Marsh" in text


def test_that_unmet_requirements_are_listed_with_their_reasons(session: Session, request_id: int) -> None:
    baseline.answer(session, "B5", Answer.PLANNED, date(2026, 12, 4))
    baseline.set_evidence(session, "B5", "Registered for one place")
    baseline.answer(session, "B2", Answer.MET)
    text = text_of(request_pdf(session, request_id).content)
    assert "1 of 6 requirements met. Not met yet: B1, B3, B4, B5, B6." in text
    assert "planned by December 4, 2026" in text
    assert "Registered for one place" in text


def test_that_a_plan_whose_day_has_passed_says_so(session: Session, request_id: int) -> None:
    baseline.answer(session, "B5", Answer.PLANNED, date(2026, 12, 4))
    session.today = lambda: date(2026, 12, 5)
    assert "planned by December 4, 2026, which has passed" in text_of(request_pdf(session, request_id).content)


def test_that_numbers_stand_with_their_period_and_a_measure_in_the_bin_is_left_out(
    session: Session, request_id: int
) -> None:
    assert "Oct 2026 8 –" in text_of(request_pdf(session, request_id).content)
    with session.change("retire") as unit:
        unit[nouns.measures].delete(measure(session))
    assert "Oct 2026" not in text_of(request_pdf(session, request_id).content)


def test_that_a_community_copy_holds_no_contact_details_wherever_they_were_written(
    session: Session, request_id: int
) -> None:
    baseline.set_evidence(session, "B1", "Ask her at 207 555 0151")
    requests.set_field(session, request_id, "constraints", "Write to chief@millharbor.example or 207-555-0199 first.")
    requests.set_field(session, request_id, "alternate_contact", "next door")
    with session.change("hide") as unit:
        unit[nouns.measures].change(measure(session), internal=True)
        name = unit[nouns.measures].get(measure(session)).name
    value = request_document(session, Issue(request_id, 1, session.today(), community=True))
    text = text_of(request_pdf(session, request_id, community=True).content)
    for private in ("555", "@", "next door", "14 Water Street", "Tom Abbott", name):
        assert private not in repr(value.sections)
        assert private not in text
    assert "Write to hidden or hidden first." in text
    assert "Left out: telephone numbers" in text
    assert "the numbers of 1 internal or sensitive measures" in text
    assert "(207) 555-0151" in text_of(request_pdf(session, request_id).content)


def test_that_both_languages_print(session: Session, request_id: int) -> None:
    made = request_pdf(session, request_id, language="es")
    assert "BORRADOR" in text_of(made.content)
    assert "Solicitud de capacitación" in text_of(made.content)


# -- frozen exports -----------------------------------------------------------------------------------------------


def test_that_a_later_change_leaves_the_kept_file_as_it_was_and_makes_a_new_version(
    session: Session, request_id: int
) -> None:
    fill_everything(session, request_id)
    first = request_pdf(session, request_id)
    requests.keep_export(session, first)
    assert form(session, request_id).request.status is RequestStatus.EXPORTED

    entries.set_values(session, {october(session): Value(9.0)})
    requests.keep_export(session, request_pdf(session, request_id))
    kept = requests.exports(session, request_id)
    assert [export.version for export in kept] == [1, 2]
    assert [export.data_as_of for export in kept] == [TODAY, TODAY]
    assert requests.exported_file(session, kept[0]).content == first.content
    assert "Oct 2026 8 " in text_of(first.content)
    assert "Oct 2026 9 " in text_of(requests.exported_file(session, kept[1]).content)


def test_that_the_same_file_again_makes_no_version_and_a_community_copy_does(session: Session, request_id: int) -> None:
    requests.keep_export(session, request_pdf(session, request_id))
    assert requests.keep_export(session, request_pdf(session, request_id)).is_empty
    requests.keep_export(session, request_pdf(session, request_id, community=True))
    kept = [(export.version, export.community, export.draft) for export in requests.exports(session, request_id)]
    assert kept == [(1, False, True), (2, True, True)]


def test_that_a_draft_stays_a_draft_and_a_taken_back_version_keeps_its_number(
    session: Session, request_id: int
) -> None:
    receipt = requests.keep_export(session, request_pdf(session, request_id))
    assert form(session, request_id).request.status is RequestStatus.DRAFT
    session.revert(receipt)
    assert requests.exports(session, request_id) == []

    requests.keep_export(session, request_pdf(session, request_id))
    assert [export.version for export in requests.exports(session, request_id)] == [2]


# -- the registry -------------------------------------------------------------------------------------------------


def test_that_the_registry_makes_the_newest_request_and_nothing_where_there_is_none(
    session: Session, tmp_path: Path, request_id: int
) -> None:
    requests.begin(session)
    chosen = reports.chosen(["request"])
    written = reports.export(session, tmp_path / "out", chosen, Options())
    assert [path.name for path in written] == ["TTA request 2 of 2026 - Mill Harbor PD.pdf"]
    assert newest_request_pdf(session)[0].content == written[0].read_bytes()

    for line in requests.list_requests(session):
        requests.delete(session, line.request.id)
    assert reports.export(session, tmp_path / "none", chosen, Options()) == []


def test_that_recording_an_export_tells_when_and_keeps_the_request(session: Session, request_id: int) -> None:
    made = reports.make(session, reports.chosen(["request", "agenda"]), Options())
    assert [len(each.files) for each in made] == [0, 1]
    reports.record(session, made)
    assert list(reports.last_exports(session)) == ["request"]
    (kept,) = requests.exports(session, request_id)
    assert requests.exported_file(session, kept).content == made[1].files[0].content


def test_that_nothing_in_the_folder_is_replaced_unless_it_may_be(
    session: Session, tmp_path: Path, request_id: int
) -> None:
    made = reports.make(session, reports.chosen(["request"]), Options())
    names = [reports.write(made, tmp_path / "out", replace=False)[0].name for _ in range(3)]
    stem = "TTA request 1 of 2026 - Mill Harbor PD"
    assert names == [f"{stem}.pdf", f"{stem} (2).pdf", f"{stem} (3).pdf"]
    assert [path.name for path in reports.write(made, tmp_path / "out")] == [f"{stem}.pdf"]
    assert len(list((tmp_path / "out").iterdir())) == 3


def test_that_entries_are_left_out_of_community_copies(session: Session) -> None:
    made = reports.make(session, reports.chosen(["entries"]), Options(community=True))
    assert [each.files for each in made] == [()]


def test_that_a_folder_that_cannot_be_written_is_told_in_a_sentence(
    session: Session, tmp_path: Path, request_id: int
) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    made = reports.make(session, reports.chosen(["request"]), Options())
    with pytest.raises(UserError, match="cannot be written"):
        reports.write(made, tmp_path / "file", replace=False)


# -- copies, reasons, how it went -------------------------------------------------------------------------------------


def test_that_a_copy_takes_the_answers_along_but_not_what_belongs_to_one_request(
    session: Session, request_id: int
) -> None:
    fill_everything(session, request_id)
    copied = requests.copy(session, request_id)
    old, new = form(session, request_id), form(session, copied.id)
    assert new.request.label == "Request 2 of 2026"
    assert new.request.status is RequestStatus.DRAFT
    assert new.request.problem_id == old.request.problem_id
    changed = {field.definition.id for field in new.fields if field.content != old.field(field.definition.id).content}
    assert changed == {"preferred_dates", "letter_of_support", "request_date"}
    session.revert(copied.receipt)
    assert [line.request.id for line in requests.list_requests(session)] == [request_id]


def test_that_a_reason_is_printed_beside_what_differs_and_goes_when_it_no_longer_does(
    session: Session, request_id: int
) -> None:
    requests.set_field(session, request_id, "rms", "New system from January")
    requests.set_reason(session, request_id, "rms", "The contract was signed last week")
    field = form(session, request_id).field("rms")
    assert (field.differs, field.reason) == (bool(field.known), "The contract was signed last week")
    requests.set_field(session, request_id, "city", "Port Elgin")
    requests.set_reason(session, request_id, "city", "The office moved")
    printed = text_of(request_pdf(session, request_id).content)
    assert "Port Elgin Differs from what our records hold. Reason: The office moved" in printed
    requests.set_field(session, request_id, "city", "")
    assert form(session, request_id).field("city").reason == ""
    assert "The office moved" not in text_of(request_pdf(session, request_id).content)


def test_that_how_a_request_was_sent_is_kept_with_its_day(session: Session, request_id: int) -> None:
    requests.keep_export(session, request_pdf(session, request_id))
    requests.set_status(session, request_id, RequestStatus.SENT, date(2026, 11, 9))
    requests.set_how_sent(session, request_id, " by e-mail to the provider")
    requests.set_status(session, request_id, RequestStatus.SENT, date(2026, 11, 8))
    found = form(session, request_id).request
    assert (found.sent_on, found.sent_how) == (date(2026, 11, 8), "by e-mail to the provider")


# -- versions ---------------------------------------------------------------------------------------------------------


def test_that_an_unchanged_request_is_the_same_version_byte_for_byte_on_a_later_day(tmp_path: Path) -> None:
    day = [date(2026, 11, 10)]
    session = new_workspace(tmp_path / "later.cs360", Agency("Mill Harbor PD"), today=lambda: day[0])
    request_id = requests.begin(session).id
    first = request_pdf(session, request_id)
    requests.keep_export(session, first)
    day[0] = date(2026, 11, 12)
    again = request_pdf(session, request_id)
    assert again == first
    assert "version 1" in text_of(again.content)
    assert "data as of November 10, 2026" in text_of(again.content)
    (kept,) = requests.exports(session, request_id)
    assert not has_changed_since(session, kept)

    requests.set_field(session, request_id, "city", "Mill Harbor")
    assert has_changed_since(session, kept)
    later = request_pdf(session, request_id)
    assert (later.version, later.data_as_of) == (2, date(2026, 11, 12))
    assert "version 2" in text_of(later.content)
    assert requests.exported_file(session, kept).content == first.content
    session.close()


def test_that_a_number_that_moves_on_is_noticed(session: Session, request_id: int) -> None:
    requests.keep_export(session, request_pdf(session, request_id))
    (kept,) = requests.exports(session, request_id)
    entries.set_values(session, {october(session): Value(99)})
    assert has_changed_since(session, kept)


def test_that_each_language_is_a_version_of_its_own(session: Session, request_id: int) -> None:
    for language in ("en", "es", "en"):
        requests.keep_export(session, request_pdf(session, request_id, language=language))
    found = requests.exports(session, request_id)
    assert [(each.version, each.language) for each in found] == [(1, "en"), (2, "es")]


def test_that_an_expected_result_starts_from_the_last_whole_period(session: Session, request_id: int) -> None:
    targets.set_target(session, measure(session), targets.Aim(6))
    october_figure = form(session, request_id).field("outcomes").rows[0]["baseline"]
    assert october_figure.endswith("(Oct 2026)")
    november = EntryKey(measure(session), WHOLE_AGENCY, Period.month(2026, 11))
    entries.set_values(session, {november: Value(1)})
    assert form(session, request_id).field("outcomes").rows[0]["baseline"] == october_figure
    entries.set_values(session, {october(session): Value(7, state=EntryState.ESTIMATED)})
    assert form(session, request_id).field("outcomes").rows[0]["baseline"] == "7 (Oct 2026, estimated)"
