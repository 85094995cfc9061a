"""What a figure far from its history is asked, in words."""

import pytest

from cs360_desktop.domain.catalogue import Aggregation, Direction, Measure, MeasureType, Unit
from cs360_desktop.domain.periods import PeriodKind
from cs360_desktop.domain.plausibility import doubt
from cs360_desktop.ui.metrics.entering.doubt_words import doubt_words

COUNT = Measure(
    id=1, indicator_id=None, code="", name="Calls", unit=Unit.COUNT, period_kind=PeriodKind.MONTH,
    aggregation=Aggregation.SUM, direction=Direction.DOWN, type=MeasureType.OUTCOME,
)  # fmt: skip
CALLS = [98.0, 131, 110, 105, 120, 99]


@pytest.mark.parametrize(
    ("figure", "history", "says"),
    [
        (1120, CALLS, "1,120 is 10 × the usual 98–131: did you mean 112?"),
        (9990, CALLS, "9,990 is 93 × the usual 98–131: is that so?"),
        (3, CALLS, "3 is far from the usual 98–131: is that so?"),
        (77, [0.0, 0, 0, 0, 0, 3], "77 is far from the usual 0–3: is that so?"),
    ],
)
def test_that_the_question_names_the_usual_range_and_what_may_have_been_meant(
    figure: float, history: list[float], says: str
) -> None:
    found = doubt(figure, history)
    assert found is not None
    assert doubt_words(figure, found, COUNT) == (says, "The value is kept either way.")
