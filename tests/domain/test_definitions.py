"""Each fault in a definition file is refused with the file, the entry and the field it stands in."""

import copy
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from cs360_desktop.domain.catalogue import Aggregation, DefinedBy, Unit
from cs360_desktop.domain.definitions.agenda import parse_agenda_templates
from cs360_desktop.domain.definitions.baseline import parse_baseline
from cs360_desktop.domain.definitions.catalogue import Basis, CatalogueDefinition, parse_catalogue
from cs360_desktop.domain.definitions.fields import FieldKind, FilledFrom
from cs360_desktop.domain.definitions.offer import parse_offer
from cs360_desktop.domain.definitions.process import ProcessStep, parse_process
from cs360_desktop.domain.definitions.request_form import parse_request_form
from cs360_desktop.domain.definitions.starters import parse_starters
from cs360_desktop.domain.definitions.worksheet import parse_worksheet
from cs360_desktop.domain.errors import DefinitionError
from cs360_desktop.domain.periods import PeriodKind

Spoil = Callable[[Any], object]

DIMENSIONS: dict[str, Any] = {
    "dimension": [
        {
            "code": "1",
            "name": "Prevent crime",
            "defined_by": "published",
            "goal": [{"code": "1.G1", "name": "Prevent", "indicator": [{"code": "rates", "name": "Crime rates"}]}],
        }
    ]
}

CALLS: dict[str, Any] = {
    "code": "1.01",
    "name": "Disorder calls",
    "indicator": "rates",
    "unit": "count",
    "period": "month",
    "aggregation": "sum",
    "direction": "context",
    "source": "CAD",
    "type": "outcome",
    "basis": ["cs360", "ours"],
    "counted": "Count the calls.",
    "found": "Dispatch system.",
    "starter": True,
}

SHARE: dict[str, Any] = {
    "code": "1.02",
    "name": "Victims called back",
    "indicator": "rates",
    "unit": "percent",
    "period": "quarter",
    "aggregation": "ratio",
    "direction": "up",
    "source": "App",
    "type": "output",
    "basis": ["ours"],
    "counted": "Of all victims, count those called back.",
    "found": "Case log.",
    "care": "Read the counts.",
    "numerator": "Called back",
    "denominator": "Victims",
    "scale": 100,
}


def parse(dimensions: object = None, *measures: object) -> CatalogueDefinition:
    tables: tuple[Any, ...] = measures or (CALLS, SHARE)
    files = tuple((f"measures-{n}.toml", {"measure": [table]}) for n, table in enumerate(tables, start=1))
    content: Any = DIMENSIONS if dimensions is None else dimensions
    bases = {"basis": [{"code": basis.value, "words": f"from {basis.value}"} for basis in Basis]}
    return parse_catalogue(("dimensions.toml", content), files, ("basis.toml", bases))


def changed(table: Mapping[str, Any], **fields: object) -> dict[str, Any]:
    return {**copy.deepcopy(dict(table)), **fields}


def without(table: Mapping[str, Any], field: str) -> dict[str, Any]:
    return {name: value for name, value in table.items() if name != field}


def test_that_measures_become_values_that_refer_to_their_indicator() -> None:
    catalogue = parse()

    calls, share = catalogue.measures
    assert (calls.unit, calls.period_kind, calls.aggregation) == (Unit.COUNT, PeriodKind.MONTH, Aggregation.SUM)
    assert calls.indicator_id == catalogue.indicators[0].id
    assert catalogue.indicators[0].goal_id == catalogue.goals[0].id
    assert catalogue.goals[0].dimension_id == catalogue.dimensions[0].id
    assert (share.numerator, share.denominator, share.scale) == ("Called back", "Victims", 100.0)
    assert share.help == "Of all victims, count those called back.\n\nCase log.\n\nRead the counts."
    assert (calls.derived_from_app, share.derived_from_app) == (False, True)
    assert [measure.position for measure in catalogue.measures] == [1, 2]


def test_that_what_compstat360_published_is_told_from_what_is_proposed_here() -> None:
    catalogue = parse()

    assert catalogue.dimensions[0].defined_by is DefinedBy.PUBLISHED
    assert catalogue.goals[0].defined_by is DefinedBy.PUBLISHED
    assert catalogue.indicators[0].defined_by is DefinedBy.PUBLISHED
    assert {measure.defined_by for measure in catalogue.measures} == {DefinedBy.PROPOSED}


def test_that_only_a_displacement_difference_may_be_negative() -> None:
    wdd = changed(CALLS, code="1.03", name="Displacement", unit="wdd", aggregation="per-period-only")

    calls, displacement = parse(None, CALLS, wdd).measures

    assert (calls.may_be_negative, displacement.may_be_negative) == (False, True)


@pytest.mark.parametrize(
    ("measure", "field", "problem"),
    [
        (without(CALLS, "source"), "source", "is missing"),
        (changed(CALLS, agregation="sum"), "agregation", "did you mean 'aggregation'?"),
        (changed(CALLS, name=7), "name", "must be text, is 7"),
        (changed(CALLS, name="  "), "name", "must not be empty"),
        (changed(CALLS, starter="yes"), "starter", "must be true or false, is 'yes'"),
        (changed(SHARE, scale=True), "scale", "must be a number, is True"),
        (changed(CALLS, basis="ours"), "basis", "must be a list with something in it, is 'ours'"),
        (changed(CALLS, basis=[]), "basis", "must be a list with something in it, is []"),
        (changed(CALLS, basis=["oars"]), "basis", "did you mean 'ours'?"),
        (changed(CALLS, period="fortnight"), "period", "known: four-weeks, month, quarter, week, year"),
        (changed(CALLS, unit=3), "unit", "3 is unknown"),
        (changed(CALLS, indicator="rate"), "indicator", "did you mean 'rates'?"),
        (changed(CALLS, unit="percent"), "aggregation", "sum does not fit the unit percent"),
        (changed(CALLS, aggregation="mean"), "aggregation", "mean does not fit the unit count"),
        (without(SHARE, "numerator"), "numerator", "is missing; a ratio is kept in two parts"),
        (without(SHARE, "denominator"), "denominator", "is missing; a ratio is kept in two parts"),
        (changed(CALLS, numerator="Calls"), "numerator", "does not belong to a measure whose aggregation is sum"),
        (without(SHARE, "scale"), "scale", "must be 100 for percent, is 1"),
        (changed(SHARE, unit="rate", scale=10), "scale", "must be 1000 or 100000 for rate, is 10"),
        (changed(CALLS, scale=100), "scale", "must be 1 for count, is 100"),
        (changed(CALLS, may_exceed_whole=True), "may_exceed_whole", "only a percentage has a whole"),
    ],
)
def test_that_a_fault_in_a_measure_names_file_entry_and_field(
    measure: dict[str, Any], field: str, problem: str
) -> None:
    with pytest.raises(DefinitionError) as caught:
        parse(None, changed(CALLS, code="1.00", name="Sound"), measure)

    assert (caught.value.file, caught.value.entry, caught.value.field) == ("measures-2.toml", measure["code"], field)
    assert problem in caught.value.problem


def test_that_an_entry_without_a_code_is_named_by_its_number() -> None:
    with pytest.raises(DefinitionError) as caught:
        parse(None, without(CALLS, "code"))

    assert (caught.value.entry, caught.value.field) == ("measure 1", "code")


def test_that_an_entry_that_is_no_table_is_refused() -> None:
    with pytest.raises(DefinitionError, match=r"measures-1\.toml: entry measure 1: .* must be a table, is 'calls'"):
        parse(None, "calls")


@pytest.mark.parametrize("field", ["code", "name"])
def test_that_a_code_or_name_taken_in_another_file_is_refused(field: str) -> None:
    twin = changed(SHARE, **{field: CALLS[field]})

    with pytest.raises(DefinitionError, match=r"is already taken in measures-1\.toml") as caught:
        parse(None, CALLS, twin)

    assert (caught.value.file, caught.value.field) == ("measures-2.toml", field)


def _goal_named_like_the_dimension(content: Any) -> None:
    content["dimension"][0]["goal"][0]["code"] = "1"


def _indicator_without_name(content: Any) -> None:
    del content["dimension"][0]["goal"][0]["indicator"][0]["name"]


def _unknown_author(content: Any) -> None:
    content["dimension"][0]["defined_by"] = "publishd"


def _goal_without_starter(content: Any) -> None:
    goal = {"code": "1.G2", "name": "Interrupt", "indicator": [{"code": "reports", "name": "Reports"}]}
    content["dimension"][0]["goal"].append(goal)


@pytest.mark.parametrize(
    ("spoil", "entry", "field", "problem"),
    [
        (_goal_named_like_the_dimension, "1", "code", "1 is already taken"),
        (_indicator_without_name, "1 › 1.G1 › rates", "name", "is missing"),
        (_unknown_author, "1", "defined_by", "did you mean 'published'?"),
        (_goal_without_starter, "1.G2", "indicator", "no starter measure belongs to this goal"),
    ],
)
def test_that_a_fault_in_the_hierarchy_names_file_entry_and_field(
    spoil: Spoil, entry: str, field: str, problem: str
) -> None:
    content = copy.deepcopy(DIMENSIONS)
    spoil(content)

    with pytest.raises(DefinitionError) as caught:
        parse(content)

    assert (caught.value.file, caught.value.entry, caught.value.field) == ("dimensions.toml", entry, field)
    assert problem in caught.value.problem


def _requirement(code: str, *fields: object) -> dict[str, Any]:
    return {
        "code": code,
        "title": "Title",
        "short": "Short",
        "requirement": "What is required",
        "meaning": "In plain words",
        "why": "It keeps the program going",
        "evidence": ["A letter"],
        "example": "Six officers, one letter",
        "fact": [{"id": "known", "label": "Known"}],
        "field": list(fields) or [{"id": "person", "label": "Person", "kind": "person"}],
    }


def _baseline(*fields: object) -> dict[str, Any]:
    return {"requirement": [_requirement("B1", *fields), *(_requirement(f"B{number}") for number in range(2, 7))]}


def test_that_a_field_keeps_what_it_asks_and_where_it_is_filled_from() -> None:
    (field,) = parse_baseline(
        "baseline.toml",
        _baseline({"id": "day", "label": "Day", "kind": "date", "filled_from": "agency.started_on"}),
    )[0].field

    assert (field.kind, field.filled_from, field.required) == (FieldKind.DATE, FilledFrom.AGENCY_STARTED_ON, False)


CHOICE = {"id": "yes", "label": "Yes"}
COLUMN = {"id": "by", "label": "By", "kind": "date"}


@pytest.mark.parametrize(
    ("field", "name", "problem"),
    [
        ({"kind": "dat"}, "kind", "did you mean 'date'?"),
        ({"kind": "text", "filled_from": "agency.nam"}, "filled_from", "did you mean 'agency.name'?"),
        ({"kind": "choice"}, "choice", "a field of kind choice needs it"),
        ({"kind": "text", "choice": [CHOICE]}, "choice", "does not belong to a field of kind text"),
        ({"kind": "ticks", "choice": [CHOICE, CHOICE]}, "id", "yes is already taken"),
        ({"kind": "table", "rows": 3}, "column", "a field of kind table needs it"),
        ({"kind": "table", "column": [COLUMN]}, "rows", "must be at least 1 for a table"),
        ({"kind": "table", "rows": 3, "column": [COLUMN, COLUMN]}, "id", "by is already taken"),
        ({"kind": "shown"}, "filled_from", "what is shown must come from somewhere"),
        ({"kind": "text", "missing": "Give it."}, "missing", "belongs to a required field only"),
    ],
)
def test_that_a_fault_in_a_field_of_a_requirement_is_named(field: dict[str, Any], name: str, problem: str) -> None:
    with pytest.raises(DefinitionError) as caught:
        parse_baseline("baseline.toml", _baseline({"id": "asked", "label": "Asked", **field}))

    assert caught.value.file == "baseline.toml"
    assert caught.value.entry.startswith("B1 › asked")
    assert caught.value.field == name
    assert problem in caught.value.problem


def test_that_two_fields_of_a_requirement_cannot_share_an_id() -> None:
    field = {"id": "day", "label": "Day", "kind": "date"}

    with pytest.raises(DefinitionError, match="entry B1: field field: day is already taken"):
        parse_baseline("baseline.toml", _baseline(field, field))


def test_that_the_requirements_must_be_all_six_in_their_order() -> None:
    content = _baseline()
    content["requirement"].reverse()

    with pytest.raises(DefinitionError, match="must be B1, B2, B3, B4, B5, B6, are B6"):
        parse_baseline("baseline.toml", content)


def _offer(**fields: object) -> dict[str, Any]:
    steps = [step.value for step in ProcessStep]
    return {"id": "guidance", "label": "Guidance", "explains": "Help.", "step": steps, **fields}


TOPIC = {"id": "data", "label": "Data", "explains": "Reading figures."}


def test_that_offers_are_found_by_the_step_they_help_with() -> None:
    content = {"offer": [_offer(), _offer(id="peers", step=["assess"])], "topic": [TOPIC]}

    offers = parse_offer("tta_offer.toml", content)

    assert [offer.id for offer in offers.helping(ProcessStep.ASSESS)] == ["guidance", "peers"]
    assert [offer.id for offer in offers.helping(ProcessStep.SCAN)] == ["guidance"]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ({"offer": [_offer(step=["scann"])], "topic": [TOPIC]}, "entry guidance: field step: .* did you mean 'scan'"),
        ({"offer": [_offer(), _offer()], "topic": [TOPIC]}, "field id: guidance is already taken"),
        ({"offer": [_offer()], "topic": [TOPIC, TOPIC]}, "field id: data is already taken"),
        ({"offer": [_offer(step=["scan"])], "topic": [TOPIC]}, "no offer helps with baseline"),
    ],
)
def test_that_a_fault_in_the_offer_is_named(content: dict[str, Any], problem: str) -> None:
    with pytest.raises(DefinitionError, match=problem):
        parse_offer("tta_offer.toml", content)


def _form(letters: str = "ABCDEFGHI", **first_field: object) -> dict[str, Any]:
    sections: list[dict[str, Any]] = [
        {"id": letter, "title": letter, "purpose": "Why.", "field": [{"id": f"f{n}", "label": "F", "kind": "text"}]}
        for n, letter in enumerate(letters)
    ]
    sections[0]["field"][0].update(first_field)
    return {"section": sections}


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (_form("ABCDEFGH"), "must be A, B, C, D, E, F, G, H, I, are A, B"),
        (_form(id="f3"), "entry D › f3: field id: f3 is already taken"),
        (_form(kind="choice"), "entry A › f0: field choice: is missing"),
    ],
)
def test_that_a_fault_in_the_form_is_named(content: dict[str, Any], problem: str) -> None:
    with pytest.raises(DefinitionError, match=problem):
        parse_request_form("request_form.toml", content)


def test_that_the_form_knows_which_fields_must_be_filled() -> None:
    form = parse_request_form("request_form.toml", _form(required=True, missing="Give it."))

    assert [field.id for field in form.required] == ["f0"]


def _template(*minutes: int, length: int) -> dict[str, Any]:
    items = [{"kind": "reports", "title": "Reports", "minutes": each, "output": "Notes"} for each in minutes]
    return {"template": [{"id": "short", "name": "Short", "minutes": length, "item": items}]}


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (_template(20, 30, length=60), "entry short: field minutes: must be 50, the sum of its items, is 60"),
        (_template(0, length=0), "entry short › item 1: field minutes: must be at least 1"),
    ],
)
def test_that_a_template_whose_minutes_do_not_add_up_is_refused(content: dict[str, Any], problem: str) -> None:
    with pytest.raises(DefinitionError, match=problem):
        parse_agenda_templates("agenda_templates.toml", content)


def test_that_a_worksheet_criterion_without_weight_is_refused() -> None:
    words = {"name": "Harm", "head": "Harm", "question": "How bad?", "lowest": "Little", "highest": "Much"}

    with pytest.raises(DefinitionError, match="entry harm: field weight: must be above 0, is 0"):
        parse_worksheet("worksheet.toml", {"criterion": [{"id": "harm", "weight": 0, **words}]})


def test_that_steps_and_stages_must_be_complete_and_in_order() -> None:
    steps = [{"id": step.value, "name": "N", "happens": "H", "done": "D", "why": "W"} for step in ProcessStep]
    stage = {"id": "scanning", "name": "Scanning", "question": "What?", "belongs": ["Events"]}

    with pytest.raises(DefinitionError, match="field stage: must be in this order: scanning, analysis"):
        parse_process("stages.toml", {"step": steps, "stage": [stage]})
    with pytest.raises(DefinitionError, match="field step: must be in this order: baseline, scan"):
        parse_process("stages.toml", {"step": steps[1:], "stage": [stage]})


def test_that_a_word_twice_in_one_list_is_refused() -> None:
    item = {"id": "beat", "name": "Beat"}
    group = {"id": "community", "name": "Community", "required": True, "police": False, "help": "Residents."}
    lists = ("body_kind", "area_kind", "role", "decision_method", "stakeholder_category", "interview_category")
    content: dict[str, Any] = {"group": [group], **{name: [item] for name in lists}}

    (stored,) = parse_starters("starters.toml", content).groups
    assert (stored.code, stored.name, stored.required, stored.police) == ("community", "Community", True, False)

    content["role"] = [item, item]
    with pytest.raises(DefinitionError, match="entry role › beat: field id: beat is already taken"):
        parse_starters("starters.toml", content)
