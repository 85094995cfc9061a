from collections.abc import Mapping

from cs360_desktop.analysis.comparisons import Rules, compare
from cs360_desktop.domain.catalogue import Aggregation, Direction, Measure, MeasureType, Unit
from cs360_desktop.domain.entries import Value
from cs360_desktop.domain.figures import StretchKind
from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.services.explanations import explain


def measure(unit: Unit = Unit.COUNT, kind: PeriodKind = PeriodKind.MONTH) -> Measure:
    is_share = unit is Unit.PERCENT
    return Measure(
        1,
        None,
        "",
        "Gun incidents",
        unit,
        kind,
        Aggregation.RATIO if is_share else Aggregation.SUM,
        Direction.DOWN,
        MeasureType.OUTCOME,
        denominator="cases" if is_share else "",
        scale=100.0 if is_share else 1.0,
    )


def explained(
    counted: Measure, stored: Mapping[Period, Value], kind: StretchKind, residents: Mapping[int, int] | None = None
) -> dict[str, str]:
    found = next(each for each in compare(counted, stored, max(stored), Rules()) if each.kind is kind)
    return {step.title: step.text for step in explain(counted, found, stored, residents or {})}


def test_that_every_number_of_manchester_is_put_in() -> None:
    stored = {Period.year(2021): Value(137), Period.year(2022): Value(198)}
    said = explained(measure(kind=PeriodKind.YEAR), stored, StretchKind.PERIOD, {2022: 115_000})
    assert said["A year before"] == "137. Change: 198 − 137 = +61."
    assert said["Change in percent"] == "61 ÷ 137 × 100 = +44.5 %."
    assert said["Signal"].startswith("z* = 2 × (√(198 + 3/8) − √((137 + 3/8) ÷ 1)) ÷ √(1 + 1/1) = 3.34.")
    assert "This one: unusual." in said["Signal"]
    assert said["Beside the year before alone"].startswith(
        "If nothing had changed, counts as far apart as 137 and 198 would come up in under 0.1 of 100 cases"
    )
    assert said["Per 1,000 residents"] == "198 ÷ 115,000 residents in 2022 × 1,000 = 1.72, for this time alone."
    assert said["By the day"] == "0.54 a day, over 365 days."


def test_that_no_signal_is_not_called_no_change() -> None:
    stored = {Period.month(year, 10): Value(5) for year in (2023, 2024, 2025, 2026)}
    said = explained(measure(), stored, StretchKind.PERIOD)
    assert said["No signal is not “no change”"] == (
        "With small counts a real change can stay hidden in what chance does anyway. At a mean of 5.0 and 3 earlier "
        "years, a true rise by half would be flagged in about 14 of 100 such periods. The last 12 months together see "
        "more."
    )
    assert said["How far a count may stray"] == "A long-run mean anywhere from 1.6 to 11.7 could give 5 (exact, 95 %)."


def test_that_what_cannot_be_worked_out_says_why() -> None:
    said = explained(measure(), {Period.month(2026, 10): Value(5)}, StretchKind.PERIOD)
    assert said["A year before"] == (
        "This cannot be worked out because there is no figure for Oct 2025, a year before."
    )
    assert said["Earlier years"] == (
        "There is nothing to compare with, because no earlier year has a figure for the same period."
    )
    assert said["Per 1,000 residents"].startswith("Not given, because the number of residents in 2026 is not known.")


def test_that_a_percentage_of_a_small_base_is_refused_with_the_reason() -> None:
    stored = {Period.month(2025, 10): Value(4), Period.month(2026, 10): Value(12)}
    said = explained(measure(), stored, StretchKind.PERIOD)
    assert said["Change in percent"] == "Not given, because the figure before was under 20: a small number."


def test_that_shares_show_their_cases_and_their_interval() -> None:
    stored = {
        Period.month(2026, 9): Value(numerator=4, denominator=8),
        Period.month(2026, 10): Value(numerator=5, denominator=8),
    }
    said = explained(measure(Unit.PERCENT), stored, StretchKind.YEAR_TO_DATE)
    assert said["Figure"].startswith(
        "Year to date, Jan – Oct (2 of 10 months): 9 ÷ 16 × 100 = 56.3 %. All cases are taken together; percentages of "
        "single months are never averaged. Left out because one of the years lacks it: Jan 2026"
    )
    assert "Signal" not in said


def test_that_a_sum_names_its_parts() -> None:
    stored = {Period.month(year, month): Value(month) for year in (2025, 2026) for month in (1, 2, 3)}
    said = explained(measure(), stored, StretchKind.YEAR_TO_DATE)
    assert said["Figure"] == "Year to date, Jan – Mar: 6 = 1 + 2 + 3, the sum of 3 months."
