"""The six baseline requirements: the agency's answers beside what the workspace shows."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from cs360_desktop.domain.periods import Period

REQUIREMENT_CODES = ("B1", "B2", "B3", "B4", "B5", "B6")


class Answer(Enum):
    """What the agency says about a requirement."""

    NOT_YET = "not yet"
    PLANNED = "planned"
    MET = "met"


@dataclass(frozen=True, slots=True)
class BaselineItem:
    """The agency's answer to one requirement; `planned_by` only counts with PLANNED, `met_on` (since when) with MET."""

    code: str
    answer: Answer = Answer.NOT_YET
    planned_by: date | None = None
    evidence: str = ""
    met_on: date | None = None
    id: int = 0

    def is_late(self, today: date) -> bool:
        """Whether the day it was planned by has passed."""
        return self.answer is Answer.PLANNED and self.planned_by is not None and self.planned_by < today

    def is_explained(self, today: date) -> bool:
        """Whether it is met, planned by a day still to come, or has words that say why it is not."""
        is_planned = self.answer is Answer.PLANNED and self.planned_by is not None and not self.is_late(today)
        return self.answer is Answer.MET or is_planned or bool(self.evidence.strip())


@dataclass(frozen=True, slots=True)
class BaselineDetail:
    """One field of a requirement's page, named as in resources/catalogue/baseline.toml."""

    code: str
    field: str
    content: str = ""
    person_id: int | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class Way:
    """Where something is mended: a page of the program by name, a part of it (`B1.reports_to`), one of its records."""

    page: str
    part: str = ""
    record: int | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing the app already knows, named as in resources/catalogue/baseline.toml.

    `speaks_for` says whether it speaks for the requirement, against it, or (None) is only worth knowing. `community` is
    what a community copy says instead, where it does not tell all of it.
    """

    id: str
    text: str
    speaks_for: bool | None = None
    community: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """What the workspace itself shows about a requirement; no contact details stand in it.

    `shows_met` is None where the app cannot know (a letter in a drawer); then only the answer counts. `mend` leads to
    what would settle it, and is None only where nothing is left to settle. `short` is the summary in fewer words, where
    there are any.
    """

    code: str
    shows_met: bool | None
    summary: str
    known: tuple[Fact, ...] = ()
    mend: Way | None = None
    short: str = ""

    @property
    def facts(self) -> tuple[str, ...]:
        """What is known, in words alone."""
        return tuple(fact.text for fact in self.known)


@dataclass(frozen=True, slots=True)
class MonthOfReadiness:
    """How many of the six were met, by the answers and by the evidence, at the end of a month; of this month, today."""

    month: Period
    claimed: int
    shown: int


@dataclass(frozen=True, slots=True)
class RequirementState:
    """Answer and finding of one requirement, side by side; `missing` says what its page still lacks, in sentences."""

    item: BaselineItem
    finding: Finding
    missing: tuple[str, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether the claimed and the evidenced status disagree."""
        if self.finding.shows_met is None:
            return False
        return self.is_met != self.finding.shows_met

    @property
    def is_met(self) -> bool:
        """Whether the agency claims it; readiness counts claims, and shows where evidence differs."""
        return self.item.answer is Answer.MET

    @property
    def mend(self) -> Way | None:
        """Where the page leads to bring answer and evidence together: to the answer where only the answer is behind."""
        if self.differs and not self.is_met:
            return Way("baseline", f"{self.item.code}.answer")
        return self.finding.mend

    @property
    def needs_reason(self) -> bool:
        """Whether "met" is kept against the evidence without saying why."""
        return self.is_met and self.differs and not self.item.evidence.strip()

    def is_late(self, today: date) -> bool:
        """Whether the day it was planned by has passed."""
        return self.item.is_late(today)
