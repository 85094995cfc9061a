"""The shipped definition files hold what the product promises, in the words of the product."""

import re
import shutil
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cs360_desktop.domain.catalogue import Aggregation, DefinedBy, MeasureType, Unit
from cs360_desktop.domain.definitions.agenda import AgendaKind
from cs360_desktop.domain.definitions.fields import FieldKind, FilledFrom
from cs360_desktop.domain.definitions.offer import parse_offer
from cs360_desktop.domain.definitions.process import ProcessStep
from cs360_desktop.domain.errors import DefinitionError
from cs360_desktop.paths import resource
from cs360_desktop.services.catalogue_files import (
    MEASURE_FILES,
    load_agenda_templates,
    load_baseline,
    load_catalogue,
    load_offer,
    load_process,
    load_request_form,
    load_starters,
    load_worksheet,
)

LOADERS = {
    "dimensions.toml": load_catalogue,
    **dict.fromkeys(MEASURE_FILES, load_catalogue),
    "baseline.toml": load_baseline,
    "tta_offer.toml": load_offer,
    "request_form.toml": load_request_form,
    "agenda_templates.toml": load_agenda_templates,
    "stages.toml": load_process,
    "starters.toml": load_starters,
    "worksheet.toml": load_worksheet,
}
SHIPPED = resource("catalogue")
MEASURES = load_catalogue().measures
FOREIGN = re.compile(
    r"\b(offence|programme|organis\w+|colour\w*|labour|centre|neighbour\w*|please|invalid|users?|significant\w*)\b",
    re.IGNORECASE,
)
"""British spellings and words our voice does not use (ui/guide.md §10)."""


@pytest.mark.parametrize("name", LOADERS)
def test_that_a_shipped_file_passes_its_checks(name: str) -> None:
    assert (SHIPPED / name).is_file()
    assert LOADERS[name]()


def test_that_there_are_137_measures_52_53_and_32_by_dimension() -> None:
    by_dimension = [sum(measure.code.startswith(f"{number}.") for measure in MEASURES) for number in (1, 2, 3)]

    assert by_dimension == [52, 53, 32]
    assert [measure.code for measure in MEASURES] == sorted(measure.code for measure in MEASURES)


def test_that_eight_goals_are_published_and_four_are_proposed_here() -> None:
    goals = load_catalogue().goals

    assert sum(goal.defined_by is DefinedBy.PUBLISHED for goal in goals) == 8
    assert sum(goal.defined_by is DefinedBy.PROPOSED for goal in goals) == 4


def test_that_every_measure_stands_in_its_own_dimension_and_every_indicator_has_one() -> None:
    catalogue = load_catalogue()
    goal_of = {indicator.id: indicator.goal_id for indicator in catalogue.indicators}
    dimension_of = {goal.id: goal.dimension_id for goal in catalogue.goals}
    code_of = {dimension.id: dimension.code for dimension in catalogue.dimensions}

    assert {measure.indicator_id for measure in MEASURES} == set(goal_of)
    for measure in MEASURES:
        assert measure.indicator_id is not None
        assert code_of[dimension_of[goal_of[measure.indicator_id]]] == measure.code[0], measure.code


def test_that_19_starters_cover_every_goal_with_outputs_outcomes_and_ten_sources() -> None:
    catalogue = load_catalogue()
    goal_of = {indicator.id: indicator.goal_id for indicator in catalogue.indicators}
    starters = catalogue.starters

    assert len(starters) == 19
    assert {goal_of[measure.indicator_id or 0] for measure in starters} == {goal.id for goal in catalogue.goals}
    assert {MeasureType.OUTPUT, MeasureType.OUTCOME} <= {measure.type for measure in starters}
    assert len({measure.source for measure in starters}) >= 10


def test_that_part_one_crime_is_marked_for_requirement_b4() -> None:
    assert [measure.code for measure in MEASURES if measure.part_one] == ["1.01", "1.02", "1.35", "1.36"]


def test_that_only_what_can_pass_the_whole_may_exceed_it() -> None:
    assert [measure.code for measure in MEASURES if measure.may_exceed_whole] == [
        "1.14",
        "1.35",
        "1.36",
        "1.37",
        "3.32",
    ]


def test_that_only_the_displacement_difference_may_be_negative() -> None:
    assert [measure.code for measure in MEASURES if measure.may_be_negative] == ["1.50"]


def test_that_measures_of_the_app_itself_are_marked() -> None:
    derived = [measure.code for measure in MEASURES if measure.derived_from_app]

    assert derived == ["2.01", "2.02", "2.03", "2.04", "2.05", "2.08", "2.41"]


def test_that_ratios_and_means_are_kept_in_two_named_parts_and_nothing_else_is() -> None:
    for measure in MEASURES:
        paired = measure.aggregation in {Aggregation.RATIO, Aggregation.MEAN}
        assert (bool(measure.numerator), bool(measure.denominator)) == (paired, paired), measure.code
        assert measure.scale > 0


def test_that_medians_and_percentiles_are_never_rolled_up() -> None:
    for measure in MEASURES:
        if "median" in measure.name.casefold() or "percentile" in measure.name.casefold():
            assert measure.aggregation is Aggregation.PER_PERIOD_ONLY, measure.code


def test_that_a_rate_says_per_how_many() -> None:
    for measure in MEASURES:
        if measure.unit is Unit.RATE:
            assert f"per {measure.scale:,.0f}" in measure.name, measure.code


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.code)
def test_that_help_says_what_to_count_and_where_it_comes_from(measure: Any) -> None:
    paragraphs = measure.help.split("\n\n")

    assert len(paragraphs) in {2, 3}
    assert len(re.findall(r"[.?](?: |$)", paragraphs[0])) >= 2 or measure.code == "2.05"
    assert all(paragraph.endswith(".") for paragraph in paragraphs)
    foreign = (
        r"\b(offence|programme|organis\w+|colour\w*|labour|centre|neighbour\w*|please|invalid|users?|significant\w*)\b"
    )
    assert not re.search(foreign, f"{measure.name} {measure.help}", re.IGNORECASE)
    assert "!" not in measure.help


@pytest.mark.parametrize("name", LOADERS)
def test_that_a_file_speaks_american_english_in_our_voice(name: str) -> None:
    text = (SHIPPED / name).read_text(encoding="utf-8")

    assert FOREIGN.findall(text) == []
    assert "!" not in text


def _help(*codes: str) -> Iterator[str]:
    return (measure.help for measure in MEASURES if measure.code in codes)


def test_that_help_carries_the_cautions_a_sergeant_needs() -> None:
    assert all("more trust" in text or "people trust you" in text for text in _help("1.43", "1.45", "2.11", "2.29"))
    assert all("target" in text for text in _help("1.31", "1.32", "1.33", "2.07", "2.17"))
    assert all("Totals only" in text for text in _help("3.09", "3.10"))
    assert all("suppression limit" in text for text in _help("3.09", "3.11"))
    assert all("named benchmark" in text for text in _help("2.15", "2.17", "2.18", "3.16"))
    assert all("must not be corrected" in text for text in _help("1.35", "1.36"))
    surveys = [measure for measure in MEASURES if "survey" in measure.source.casefold() and measure.code != "2.38"]
    assert len(surveys) == 10
    assert all("number of answers" in measure.help for measure in surveys)


def test_that_measures_of_few_people_and_of_wellness_are_protected() -> None:
    sensitive = {measure.code for measure in MEASURES if measure.sensitive}
    internal = {measure.code for measure in MEASURES if measure.internal}

    assert {"1.44", "1.45", "2.22", "2.49", "2.50", "3.02", "3.09", "3.11"} <= sensitive
    assert {"1.49", "3.09", "3.11"} <= internal
    assert not {"1.01", "1.02", "1.07", "2.01", "2.46"} & (sensitive | internal)


def test_that_the_six_requirements_ask_and_explain() -> None:
    requirements = load_baseline()

    assert [requirement.short for requirement in requirements] == [
        "Point of contact",
        "Leadership support",
        "Monthly PST meeting",
        "Beyond Part I",
        "Innovation Convening",
        "Stakeholders",
    ]
    assert all(requirement.fact and requirement.evidence for requirement in requirements)
    asked = [field.kind for requirement in requirements for field in requirement.field]
    assert set(asked) == {FieldKind.PERSON, FieldKind.DATE, FieldKind.TEXT, FieldKind.MULTILINE, FieldKind.YES_NO}


def test_that_every_required_field_says_what_to_give_when_it_is_empty() -> None:
    fields = [field for requirement in load_baseline() for field in requirement.field]
    fields += [field for section in load_request_form().section for field in section.field]

    assert [field.id for field in fields if field.required and not field.missing] == []


def test_that_every_place_of_the_workspace_that_can_fill_a_field_does() -> None:
    fields = [field for requirement in load_baseline() for field in requirement.field]
    fields += [field for section in load_request_form().section for field in section.field]

    assert {field.filled_from for field in fields} - {None} == set(FilledFrom)


def test_that_the_offer_stands_in_the_order_of_the_form_with_training_topics() -> None:
    offers = load_offer()

    assert [offer.id for offer in offers.offer] == [
        "metrics",
        "capacity-assessment",
        "capacity-development",
        "training-on-site",
        "training-off-site",
        "community-of-practice",
        "peer-to-peer",
        "guidance",
        "non-police-stakeholders",
        "other",
    ]
    assert [offer.id for offer in offers.offer if offer.has_topics] == ["training-on-site", "training-off-site"]
    assert len(offers.topic) == 4
    assert all(offers.helping(step) for step in ProcessStep)


def test_that_templates_of_90_and_60_minutes_use_every_kind_of_item() -> None:
    templates = load_agenda_templates()

    assert [template.minutes for template in templates] == [90, 60]
    assert all(tuple(item.kind for item in template.item) == tuple(AgendaKind) for template in templates)


def test_that_the_four_groups_of_requirement_b3_are_required() -> None:
    groups = load_starters().groups

    assert [group.code for group in groups if group.required] == [
        "crime-analysis",
        "community",
        "stakeholder",
        "other-teams",
    ]
    assert {group.code for group in groups if not group.police} == {"community", "stakeholder"}


def test_that_the_worksheet_has_seven_criteria_of_equal_weight() -> None:
    assert [criterion.weight for criterion in load_worksheet().criteria] == [1.0] * 7


def test_that_process_and_stages_are_told() -> None:
    process = load_process()

    assert process.step[0].name == "Baseline"
    assert [stage.name for stage in process.stage] == ["Scanning", "Analysis", "Response", "Assessment"]


@pytest.fixture
def bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make an empty packaged program whose catalog folder a test fills."""
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    folder = tmp_path / "resources" / "catalogue"
    folder.mkdir(parents=True)
    return folder


def test_that_the_catalog_needs_no_other_file(bundle: Path) -> None:
    for name in ("dimensions.toml", "basis.toml", *MEASURE_FILES):
        shutil.copy(SHIPPED / name, bundle)

    assert len(load_catalogue.__wrapped__().measures) == 137


def test_that_a_file_that_is_no_toml_is_named_with_the_line(bundle: Path) -> None:
    (bundle / "tta_offer.toml").write_text('[[offer]]\nid = "metrics\n', encoding="utf-8")

    with pytest.raises(DefinitionError, match=r"tta_offer\.toml: .*line 2") as caught:
        load_offer.__wrapped__()

    assert caught.value.file == "tta_offer.toml"


OFFER = tomllib.loads((SHIPPED / "tta_offer.toml").read_text(encoding="utf-8"))


@settings(max_examples=60)
@given(data=st.data(), damage=st.sampled_from(["misspell", "retype"]))
def test_that_no_damage_to_a_field_goes_unnoticed(data: st.DataObject, damage: str) -> None:
    kind = data.draw(st.sampled_from(["offer", "topic"]))
    number = data.draw(st.integers(0, len(OFFER[kind]) - 1))
    field = data.draw(st.sampled_from(sorted(OFFER[kind][number])))
    content = {name: [dict(entry) for entry in entries] for name, entries in OFFER.items()}
    entry = content[kind][number]
    value = entry.pop(field)
    entry[f"{field}x" if damage == "misspell" else field] = value if damage == "misspell" else object()

    with pytest.raises(DefinitionError) as caught:
        parse_offer("tta_offer.toml", content)

    assert caught.value.field in {field, f"{field}x"}
    assert caught.value.entry in {OFFER[kind][number]["id"], f"{kind} {number + 1}"}
