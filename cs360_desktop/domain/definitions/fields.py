"""Fields of a page or form: what is asked, how it is answered, and where the workspace already knows the answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from cs360_desktop.domain.definitions.reading import Place, require_unique


class FieldKind(Enum):
    """How a field is answered; SHOWN is computed by the app and never typed."""

    TEXT = "text"
    MULTILINE = "multiline"
    NUMBER = "number"
    DATE = "date"
    YES_NO = "yes-no"
    CHOICE = "choice"
    TICKS = "ticks"
    PERSON = "person"
    TABLE = "table"
    PROBLEM = "problem"
    MEASURES = "measures"
    SHOWN = "shown"


class FilledFrom(Enum):
    """Where in the workspace a field's first content stands; it may be changed in the field.

    `person.poc` is the person named in requirement B1's field `poc`, `person.chief` the one in its field `chief`, or in
    `reports_to` where that is empty.
    """

    AGENCY_NAME = "agency.name"
    AGENCY_TYPE = "agency.type"
    AGENCY_ORI = "agency.ori"
    AGENCY_STREET = "agency.street"
    AGENCY_CITY = "agency.city"
    AGENCY_COUNTY = "agency.county"
    AGENCY_STATE = "agency.state"
    AGENCY_ZIP = "agency.zip"
    AGENCY_SWORN_AUTHORIZED = "agency.sworn_authorized"
    AGENCY_SWORN_ACTUAL = "agency.sworn_actual"
    AGENCY_CIVILIAN_AUTHORIZED = "agency.civilian_authorized"
    AGENCY_CIVILIAN_ACTUAL = "agency.civilian_actual"
    AGENCY_ANALYST_FTE = "agency.analyst_fte"
    AGENCY_RMS = "agency.rms"
    AGENCY_CAD = "agency.cad"
    AGENCY_REPORTING_SYSTEM = "agency.reporting_system"
    AGENCY_STARTED_ON = "agency.started_on"
    AGENCY_CONVENING_ON = "agency.convening_on"
    POPULATION_RESIDENTS = "population.residents"
    POPULATION_YEAR = "population.year"
    POPULATION_SOURCE = "population.source"
    POC_NAME = "person.poc.name"
    POC_TITLE = "person.poc.title"
    POC_PHONE = "person.poc.phone"
    POC_EMAIL = "person.poc.email"
    CHIEF_NAME = "person.chief.name"
    CHIEF_TITLE = "person.chief.title"
    CHIEF_EMAIL = "person.chief.email"
    BASELINE = "baseline"
    BASELINE_REPORTS_TO = "baseline.B1.reports_to"
    BASELINE_TIME_GRANTED = "baseline.B2.time_granted"
    PROBLEM = "problem"
    PROBLEM_STATEMENT = "problem.statement"
    PROBLEM_RESPONSES = "problem.responses"
    PROBLEM_MEASURES = "problem.measures"
    PROBLEM_TARGETS = "problem.targets"
    STAKEHOLDERS = "stakeholders"
    MEETING_SERIES = "meetings.series"
    TTA_OFFER = "tta_offer"


@dataclass(frozen=True, slots=True)
class ChoiceDefinition:
    """One choice of a CHOICE or TICKS field; the id is stored."""

    id: str
    label: str
    help: str = ""


@dataclass(frozen=True, slots=True)
class ColumnDefinition:
    """One column of a TABLE field; a line says nothing that counts while a `required` one is blank."""

    id: str
    label: str
    kind: FieldKind
    required: bool = False


@dataclass(frozen=True, slots=True)
class FieldDefinition:
    """One field. `help` stands between label and field, `missing` says what to give when it is required and empty.

    `choice` belongs to CHOICE and TICKS, `column` and the largest number of `rows` to TABLE. An `internal` field is
    left out of community copies.
    """

    id: str
    label: str
    kind: FieldKind
    required: bool = False
    help: str = ""
    missing: str = ""
    filled_from: FilledFrom | None = None
    choice: tuple[ChoiceDefinition, ...] = ()
    column: tuple[ColumnDefinition, ...] = ()
    rows: int = 0
    internal: bool = False


def check_fields(fields: Iterable[FieldDefinition], place: Place) -> None:
    """Refuse fields whose parts do not fit their kind, and ids that are taken within a field.

    Raises:
        DefinitionError: names file, field and what is wrong.
    """
    for field in fields:
        _check_field(field, place.inside(field.id))


def _check_field(field: FieldDefinition, place: Place) -> None:
    chosen = field.kind in {FieldKind.CHOICE, FieldKind.TICKS} and field.filled_from is not FilledFrom.TTA_OFFER
    table = field.kind is FieldKind.TABLE
    for name, given, wanted in (("choice", field.choice, chosen), ("column", field.column, table)):
        if wanted and not given:
            raise place.fault(name, f"is missing; a field of kind {field.kind.value} needs it")
        if given and not wanted:
            raise place.fault(name, f"does not belong to a field of kind {field.kind.value}")
    if (field.rows > 0) != table:
        raise place.fault("rows", "must be at least 1 for a table, and belongs to nothing else")
    if field.kind is FieldKind.SHOWN and field.filled_from is None:
        raise place.fault("filled_from", "is missing; what is shown must come from somewhere")
    if field.missing and not field.required:
        raise place.fault("missing", "belongs to a required field only")
    require_unique((place.inside(choice.id), "id", choice.id) for choice in field.choice)
    require_unique((place.inside(column.id), "id", column.id) for column in field.column)
