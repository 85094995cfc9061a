"""Every noun of the product as a stamped table: which columns it has and which of them change together."""

from typing import Any

from cs360_desktop.storage.nouns.agency import (
    agencies,
    areas,
    bodies,
    groups,
    memberships,
    people,
    populations,
    settings,
)
from cs360_desktop.storage.nouns.baseline import attachments, baseline_details, baseline_items, report_exports
from cs360_desktop.storage.nouns.catalogue import (
    dimensions,
    goals,
    import_files,
    import_profiles,
    indicators,
    measures,
    series_breaks,
    synonyms,
    targets,
)
from cs360_desktop.storage.nouns.meetings import (
    actions,
    agenda_items,
    agenda_templates,
    attendances,
    carry_overs,
    decisions,
    meeting_series,
    meetings,
)
from cs360_desktop.storage.nouns.problems import (
    candidates,
    criteria,
    interviews,
    problem_measures,
    problems,
    responses,
    scores,
    stakeholders,
    themes,
)
from cs360_desktop.storage.nouns.requests import follow_ups, request_exports, request_fields, requests
from cs360_desktop.storage.stamped import Stamped

__all__ = [
    "ALL",
    "actions",
    "agencies",
    "agenda_items",
    "agenda_templates",
    "areas",
    "attachments",
    "attendances",
    "baseline_details",
    "baseline_items",
    "bodies",
    "candidates",
    "carry_overs",
    "criteria",
    "decisions",
    "dimensions",
    "follow_ups",
    "goals",
    "groups",
    "import_files",
    "import_profiles",
    "indicators",
    "interviews",
    "measures",
    "meeting_series",
    "meetings",
    "memberships",
    "people",
    "populations",
    "problem_measures",
    "problems",
    "report_exports",
    "request_exports",
    "request_fields",
    "requests",
    "responses",
    "scores",
    "series_breaks",
    "settings",
    "stakeholders",
    "synonyms",
    "targets",
    "themes",
]

ALL: dict[str, Stamped[Any]] = {value.noun: value for value in list(globals().values()) if isinstance(value, Stamped)}
"""Every noun by its name."""
