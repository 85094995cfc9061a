"""The workbook to fill in for chosen measures, areas and periods: whatever is chosen, it comes back unchanged."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cs360_desktop.domain.agency import Agency
from cs360_desktop.domain.catalogue import Aggregation, Direction, Measure, MeasureType, Status, Synonym, Unit
from cs360_desktop.domain.entries import UNKNOWN_AREA, WHOLE_AGENCY, EntryKey, EntryState, Value
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.periods import Period, PeriodKind, current_period
from cs360_desktop.importing.plan import Outcome
from cs360_desktop.importing.words import words
from cs360_desktop.services import agency, entries, imports
from cs360_desktop.services.entry_files import entries_excel, entries_text
from cs360_desktop.services.reports import save
from cs360_desktop.services.session import Session
from cs360_desktop.services.template import Areas, TemplateChoice, template_workbook
from cs360_desktop.services.workspaces import new_workspace
from cs360_desktop.storage import nouns

TODAY = date(2026, 11, 10)
NOVEMBER = Period.month(2026, 11)
NAMES = (
    "Robberies",
    "=SUM(A1)",
    "+49",
    "-5 degrees",
    "@home",
    "Total arrests",
    "Calls: type 2",
    "Überfälle 😀",
    "100%",
    "Arrests YTD",
    "Calls % change",
    "Change of address",
    "Jan 2026",
)
SUMMING = (
    *("Arrests YTD", "Arrests, year to date", "YTD", "Year to date", "Calls % change", "Percent change", "% Chg"),
    *("Change of address", "2024 vs 2023", "Rolling average", "Variance", "Total", "Subtotal", "All", "All areas"),
    *("Citywide", "Total arrests", "Average", "Mean", "Q1", "Jan", "Jan 2026", "2024", "First half", "Calls, total"),
)
"""Names by which workbooks call rows that are worked out from other rows, or what is no row of figures at all."""
FIGURES = (0.0, 12.0, -7.0, 1 / 3, 1e-7, 0.1 + 0.2, 123_456_789_012.5, 999_999_999_999_999.0, -2.5e-8 / 3)


def a_measure(name: str, unit: Unit, kind: PeriodKind, **further: Any) -> Measure:
    aggregation = Aggregation.RATIO if unit in {Unit.PERCENT, Unit.RATE} else Aggregation.PER_PERIOD_ONLY
    return Measure(
        id=0,
        indicator_id=None,
        code="",
        name=name,
        unit=unit,
        period_kind=kind,
        aggregation=aggregation,
        direction=Direction.CONTEXT,
        type=MeasureType.CONTEXT,
        status=Status.ACTIVE,
        **further,
    )


def values_of(measure: Measure) -> list[Value]:
    """Return a value of every shape the measure can have."""
    state = (EntryState.ENTERED, EntryState.ESTIMATED, EntryState.DISPUTED)
    found = [Value(state=each) for each in EntryState if not each.has_figure]
    if measure.aggregation is Aggregation.RATIO:
        cases = [(4.0, 12.0), (0.0, 3.0), (-2.0, 7.0), (1 / 3, 2.0), (0.0, 0.0)]
        return (
            found
            + [Value(numerator=a, denominator=b, state=each) for a, b in cases[:4] for each in state]
            + [Value(numerator=0.0, denominator=0.0) if measure.unit is Unit.PERCENT else Value(1.0)]
        )
    figures = [figure for figure in FIGURES if not measure.unit.is_whole or figure == int(figure)]
    return found + [Value(figure, state=each) for figure in figures for each in state]


def add_measures(session: Session) -> list[Measure]:
    """Add measures of every unit of interest in every rhythm, two of a name among them."""
    units = (Unit.COUNT, Unit.PERCENT, Unit.RATIO, Unit.DOLLARS)
    wanted = [
        a_measure(f"{NAMES[(number + other) % len(NAMES)]} {unit.value}", unit, kind, may_be_negative=True)
        for number, kind in enumerate(PeriodKind)
        for other, unit in enumerate(units)
    ]
    twins = [
        a_measure("Vehicle stops", Unit.COUNT, kind, may_be_negative=True)
        for kind in (PeriodKind.MONTH, PeriodKind.QUARTER)
    ]
    with session.change("add_measures") as unit:
        unit[nouns.measures].add_all([*wanted, *twins])
        return [each for each in unit[nouns.measures].all() if not each.code]


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """A workspace of a fiscal year from October, with 400 days of every shape of value in every rhythm."""
    folder = tmp_path_factory.mktemp("template")
    session = new_workspace(folder / "test.cs360", Agency("Mill Harbor PD"), today=lambda: TODAY)
    agency.change_agency(session, fiscal_year_start=10)
    areas = [WHOLE_AGENCY, UNKNOWN_AREA, *(agency.add_area(session, name).id for name in ("Beat 1", "Beat 1-1", "=B"))]
    values: dict[EntryKey, Value] = {}
    for measure in add_measures(session):
        period, shapes = current_period(measure.period_kind, TODAY, 10), values_of(measure)
        while period.start > TODAY - timedelta(days=400):
            for area in areas:
                values[EntryKey(measure.id, area, period)] = shapes[(len(values) * 7) % len(shapes)]
            period = period.next(-1)
    entries.set_values(session, values)
    agency.retire_area(session, areas[-1], retired=True)
    yield session
    session.close()


def preview(session: Session, choice: TemplateChoice, folder: Path) -> imports.Preview:
    path = save(template_workbook(session, choice), folder / "template.xlsx")
    return imports.preview(session, imports.propose(session, imports.read(path)), create=True)


def sheets(session: Session, choice: TemplateChoice) -> dict[str, list[Sequence[Any]]]:
    workbook = openpyxl.load_workbook(BytesIO(template_workbook(session, choice).content))
    return {sheet.title: list(sheet.values) for sheet in workbook.worksheets if sheet.title != "Instructions"}


def local_measures(session: Session) -> list[Measure]:
    with session.reading() as unit:
        return [each for each in unit[nouns.measures].all("position") if not each.code]


CHOICES = st.builds(
    lambda measures, areas, first, length: (measures, areas, first, first.next(length)),
    st.sets(st.integers(0, 21), min_size=1),
    st.sampled_from([Areas.AS_KEPT, Areas.EACH, WHOLE_AGENCY, UNKNOWN_AREA, UNKNOWN_AREA + 1]),
    st.integers(0, 13).map(lambda back: NOVEMBER.next(-back)),
    st.integers(0, 14),
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chosen=CHOICES)
def test_that_whatever_is_chosen_comes_back_as_nothing_but_unchanged(
    session: Session, tmp_path: Path, chosen: tuple[set[int], Areas | int, Period, Period]
) -> None:
    positions, areas, first, last = chosen
    measures = local_measures(session)
    ids = [measures[position].id for position in positions]

    choice = TemplateChoice(ids, areas, first, last)
    found = preview(session, choice, tmp_path)

    filled = [
        one for rows in sheets(session, choice).values() for row in rows[1:] for one in row[3:] if one is not None
    ]
    asked = [] if filled else ["No table with numbers was found in this file."]
    assert [question.sentence for question in found.plan.questions] == asked
    others = [(row.measure_name, row.period, row.reason) for row in found.rows if row.outcome is not Outcome.UNCHANGED]
    assert others == []
    assert len(found.rows) == len(filled)
    assert {row.measure_id for row in found.rows if row.measure_id} <= set(ids)
    inside = [row.period for row in found.rows if row.period and row.period.kind is PeriodKind.MONTH]
    assert all(first <= period <= last for period in inside)


def test_that_months_chosen_show_each_measure_the_periods_of_its_own_that_touch_them(session: Session) -> None:
    choice = TemplateChoice(
        [each.id for each in local_measures(session)], WHOLE_AGENCY, Period.month(2026, 3), Period.month(2026, 4)
    )
    heads = {title: rows[0][3:] for title, rows in sheets(session, choice).items()}
    assert heads["Months"] == ("Mar 2026", "Apr 2026")
    assert heads["Quarters"] == ("Q1 2026", "Q2 2026")  # of a fiscal year from October too
    assert heads["Years"] == ("2025-10-01/P1Y",)
    assert (heads["Weeks"][0], heads["Weeks"][-1]) == ("2026-W09", "2026-W18")
    first, last = (Period.from_text(heads["28 days"][at]) for at in (0, -1))
    assert first.start <= date(2026, 3, 1) <= first.end
    assert last.start <= date(2026, 4, 30) <= last.end


def test_that_a_measure_kept_by_area_has_its_rows_before_anything_is_entered(session: Session) -> None:
    with session.change("add_measure") as unit:
        key = unit[nouns.measures].add(a_measure("Bicycle thefts", Unit.COUNT, PeriodKind.MONTH, by_area=True))

    (whole, by_area) = sheets(session, TemplateChoice([key])).values()

    assert [row[:2] for row in whole[1:]] == [("Bicycle thefts", "Whole agency")]
    assert [row[1] for row in by_area[1:]] == ["Beat 1", "Beat 1-1", "Unknown area"]  # and not the retired one


def test_that_a_retired_area_keeps_the_rows_in_which_something_is_stored(session: Session) -> None:
    stored = local_measures(session)[0]
    rows = sheets(session, TemplateChoice([stored.id]))["Areas"]
    assert [row[1] for row in rows[1:]] == ["Beat 1", "Beat 1-1", "=B", "Unknown area"]


def test_that_a_name_remembered_for_another_measure_does_not_lead_there(session: Session, tmp_path: Path) -> None:
    """Somebody matched "Robberies count" of her file to another measure; a figure must not move there by itself."""
    one, other = local_measures(session)[:2]
    with session.change("set_synonyms") as unit:
        key = unit[nouns.synonyms].add(Synonym(0, one.name, measure_id=other.id))

    found = preview(session, TemplateChoice([one.id]), tmp_path)

    with session.change("set_synonyms") as unit:
        unit[nouns.synonyms].delete(key)
    assert {row.outcome for row in found.rows} == {Outcome.UNCHANGED}
    assert {row.measure_id for row in found.rows if row.measure_id} == {one.id}


def test_that_a_total_somebody_keeps_comes_back_like_any_other_measure(session: Session, tmp_path: Path) -> None:
    """In a file from elsewhere a row that sums up those above it is left out; here each row is a measure."""
    names = ("Larcenies", "Burglaries", "Total thefts", "Total")
    with session.change("add_measures") as unit:
        keys = unit[nouns.measures].add_all([a_measure(name, Unit.COUNT, PeriodKind.MONTH) for name in names])
    figures = dict(zip(keys, (3, 4, 7, 14), strict=True))
    for month in (NOVEMBER, NOVEMBER.next(-1)):
        entries.set_values(session, {EntryKey(key, WHOLE_AGENCY, month): Value(each) for key, each in figures.items()})

    found = preview(session, TemplateChoice(keys), tmp_path)

    assert [row.outcome for row in found.rows] == [Outcome.UNCHANGED] * 8


@pytest.fixture
def summing(tmp_path: Path) -> Iterator[tuple[Session, list[int]]]:
    """A workspace with a monthly measure of each of those names, and three figures of each."""
    session = new_workspace(tmp_path / "test.cs360", Agency("Mill Harbor PD"), today=lambda: TODAY)
    with session.change("add_measures") as unit:
        keys = unit[nouns.measures].add_all([a_measure(name, Unit.COUNT, PeriodKind.MONTH) for name in SUMMING])
    figures = {
        EntryKey(key, WHOLE_AGENCY, NOVEMBER.next(-back)): Value(number + back)
        for number, key in enumerate(keys)
        for back in range(3)
    }
    entries.set_values(session, figures)
    yield session, keys
    session.close()


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chosen=st.lists(st.sampled_from(range(len(SUMMING))), min_size=1, unique=True))
def test_that_no_name_takes_the_row_of_a_measure_out(
    summing: tuple[Session, list[int]], tmp_path: Path, chosen: list[int]
) -> None:
    """Any of them, alone or beside others: what was there is unchanged, and what is typed is new."""
    session, keys = summing
    ids = [keys[position] for position in chosen]
    path = save(template_workbook(session, TemplateChoice(ids)), tmp_path / "template.xlsx")
    workbook = openpyxl.load_workbook(path)
    for row in range(2, 2 + len(ids)):
        workbook["Months"].cell(row, 4).value = 7
    workbook.save(path)

    proposal = imports.propose(session, imports.read(path))
    for each in (proposal, imports.refreshed(session, proposal)):
        found = imports.preview(session, each, create=False)
        assert list(found.plan.left_out) == []
        assert (found.count(Outcome.NEW), found.count(Outcome.UNCHANGED)) == (len(ids), 3 * len(ids))
        assert len(found.rows) == 4 * len(ids)
        new = {row.measure_id for row in found.rows if row.outcome is Outcome.NEW and row.measure_id}
        assert new == set(ids)


def test_that_of_an_export_with_such_names_every_row_comes_back_or_is_listed(
    summing: tuple[Session, list[int]], tmp_path: Path
) -> None:
    session, _keys = summing
    nameless = [name for name in SUMMING if words().names_nothing(name)]
    for made in (entries_text(session), entries_excel(session)):
        path = save(made, tmp_path / made.name)
        found = imports.preview(session, imports.propose(session, imports.read(path)), create=False)

        assert {row.outcome for row in found.rows} == {Outcome.UNCHANGED}
        back = {row.measure_name for row in found.rows}
        assert back == set(SUMMING) - set(nameless)
        (rows,) = [
            each for each in found.plan.left_out if each.sheet in {"Entries", "All entries"} and "row" in each.cells[:4]
        ]
        assert rows.reason == "it is a total of other rows or worked out from them"


def test_that_a_name_that_says_more_is_its_measure_in_a_workbook_from_elsewhere_and_others_are_listed(
    summing: tuple[Session, list[int]], tmp_path: Path
) -> None:
    session, _keys = summing
    path = tmp_path / "Activity.csv"
    lines = ["Activity,Jan 2026,Feb 2026", "Calls % change,3,4", "Noise calls YTD,5,9", "YTD,5,9", "Total,8,13"]
    path.write_text("\n".join(lines), encoding="utf-8")

    found = imports.preview(session, imports.propose(session, imports.read(path)), create=True)

    assert [(row.outcome, row.measure_name) for row in found.rows] == [(Outcome.NEW, "Calls % change")] * 2
    assert [(each.cells, each.reason) for each in found.plan.left_out] == [
        ("rows 3, 4", "it is worked out from other rows"),
        ("row 5", "it is a total of other rows"),
    ]


def test_that_a_choice_of_nothing_is_told(session: Session) -> None:
    with pytest.raises(UserError, match="No measure was chosen"):
        template_workbook(session, TemplateChoice([]))
    with pytest.raises(UserError, match="Give the earlier one first"):
        template_workbook(session, TemplateChoice(None, first=NOVEMBER, last=NOVEMBER.next(-1)))
    with pytest.raises(UserError, match="more periods than a sheet can show"):
        template_workbook(session, TemplateChoice(None, first=Period.year(1900), last=NOVEMBER))


def test_that_cases_may_be_nothing_out_of_nothing_but_not_something(session: Session) -> None:
    shares = [each for each in local_measures(session) if each.aggregation is Aggregation.RATIO]
    workbook = openpyxl.load_workbook(BytesIO(template_workbook(session, TemplateChoice([shares[0].id])).content))
    (rule,) = workbook["Months"].data_validations.dataValidation
    assert 'SUBSTITUTE(D2," ","")="0/0"' in rule.formula1
    assert "ISNUMBER(VALUE(LEFT(D2" in rule.formula1  # 3/0 is an error there, and no date
    assert rule.error.endswith("Or type: not collected, not yet available, suppressed.")
