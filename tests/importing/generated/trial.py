"""One trial: a made table, the file it is written to, and what the workspace knows already."""

from dataclasses import dataclass
from pathlib import Path

from hypothesis import strategies as st

from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.importing.mapping import Known
from cs360_desktop.importing.plan import ImportPlan
from tests.importing.conftest import AREAS, measure, plan_of
from tests.importing.generated.files import KINDS, write
from tests.importing.generated.layouts import LAYOUTS, kind_of
from tests.importing.generated.pieces import Made


@dataclass(frozen=True)
class Trial:
    """How a made table is brought in."""

    made: Made
    kind: str
    as_text: bool
    us_dates: bool
    known: int
    """Knows nothing, every second name, or all names of the table."""
    create: bool

    def plan(self, folder: Path) -> ImportPlan:
        """Write the file and plan its import."""
        path = write(self.made, self.kind, folder, as_text=self.as_text, us_dates=self.us_dates)
        try:
            return plan_of(path, known=_known(self.made, self.known), create=self.create)
        finally:
            path.unlink()


def _known(made: Made, share: int) -> Known:
    kind = kind_of(made)
    if not share or kind is None:
        return Known([], AREAS)
    facts = [fact for fact in made.facts().values() if not fact.may_stay_out]
    names = [name for name in dict.fromkeys(fact.key[0] for fact in facts) if "/" not in name or "Narcotic" in name]
    areas = [area for area in dict.fromkeys(fact.key[1] for fact in facts) if area]
    measures: list[Measure] = [measure(100 + at, name, period_kind=kind) for at, name in enumerate(names[::share])]
    return Known(measures, (*AREAS, *((100 + at, area) for at, area in enumerate(areas[::share]))))


@st.composite
def trials(draw: st.DrawFn, layout: str) -> Trial:
    """A file of a layout, of any kind."""
    return Trial(
        made=draw(LAYOUTS[layout]),
        kind=draw(st.sampled_from(KINDS)),
        as_text=draw(st.integers(0, 3)) == 3,
        us_dates=draw(st.booleans()),
        known=draw(st.sampled_from((0, 0, 0, 1, 2))),
        create=draw(st.integers(0, 3)) < 3,
    )
