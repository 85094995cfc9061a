"""Every noun of the product as a stamped table: which columns it has and which of them change together."""

from collections.abc import Sequence
from enum import Enum
from typing import Any

from sqlalchemy import Boolean, Column, Date, DateTime, Float, ForeignKey, Index, Integer, Text, Time

from cs360_desktop.domain import actions as a
from cs360_desktop.domain import agency as ag
from cs360_desktop.domain import baseline as b
from cs360_desktop.domain import catalogue as c
from cs360_desktop.domain import documents as d
from cs360_desktop.domain import imports as i
from cs360_desktop.domain import meetings as m
from cs360_desktop.domain import people as p
from cs360_desktop.domain import problems as pr
from cs360_desktop.domain import requests as r
from cs360_desktop.domain.periods import PeriodKind
from cs360_desktop.domain.settings import Setting
from cs360_desktop.storage.column_types import EnumText, PeriodKey
from cs360_desktop.storage.stamped import Stamped, stamped

Col = Column[Any]


def _text(name: str) -> Col:
    return Column(name, Text, nullable=False, server_default="")


def _whole(name: str) -> Col:
    return Column(name, Integer, nullable=False, server_default="0")


def _flag(name: str) -> Col:
    return Column(name, Boolean, nullable=False, server_default="0")


def _maybe(name: str, kind: Any) -> Col:
    return Column(name, kind)


def _enum(name: str, enum: type[Enum]) -> Col:
    return Column(name, EnumText(enum), nullable=False)


def _ref(noun: str, name: str = "", *, required: bool = False) -> Col:
    return Column(name or f"{noun}_id", Integer, ForeignKey(f"{noun}.id"), nullable=not required, index=required)


def _each(*columns: Col) -> dict[str, Sequence[Col]]:
    """Each column is a unit of its own."""
    return {column.name: [column] for column in columns}


settings = stamped("setting", Setting, {"name": [_text("name")], "content": [_text("content")]})

# -- the agency -----------------------------------------------------------------------------------------------------

agencies = stamped(
    "agency",
    ag.Agency,
    {
        "name": [_text("name"), _text("short_name")],
        "type": [_text("type"), _text("ori")],
        "address": [_text("street"), _text("city"), _text("county"), _text("state"), _text("zip"), _text("phone")],
        "sworn": [_maybe("sworn_authorized", Integer), _maybe("sworn_actual", Integer)],
        "civilian": [_maybe("civilian_authorized", Integer), _maybe("civilian_actual", Integer)],
        "analyst": [_maybe("analyst_fte", Float)],
        "systems": [_text("rms"), _text("cad"), _text("reporting_system")],
        "started": [_maybe("started_on", Date)],
        "convening": [_maybe("convening_on", Date)],
        "fiscal": [Column("fiscal_year_start", Integer, nullable=False, server_default="1")],
    },
)
areas = stamped(
    "area",
    ag.Area,
    {
        "name": [_text("name"), _text("kind")],
        "parent": [_ref("area", "parent_id")],
        **_each(_whole("position"), _flag("retired")),
    },
)
populations = stamped(
    "population",
    ag.Population,
    {"key": [_whole("year"), _ref("area", required=True)], "residents": [_whole("residents"), _text("source")]},
)

# -- people ---------------------------------------------------------------------------------------------------------

groups = stamped(
    "represented_group",
    p.Group,
    {"name": [_text("name")], "rule": [_text("code"), _flag("required"), _flag("police")], **_each(_whole("position"))},
)
people = stamped(
    "person",
    p.Person,
    {
        "name": [_text("name")],
        "post": [_text("title"), _text("organization")],
        "group": [_ref("represented_group", "group_id")],
        "contact": [_text("phone"), _text("email")],
        "note": [_text("note")],
    },
)
bodies = stamped(
    "body", p.Body, {"name": [_text("name")], "kind": [_text("kind")], **_each(_text("purpose"), _flag("retired"))}
)
memberships = stamped(
    "membership",
    p.Membership,
    {
        "seat": [_ref("body", required=True), _ref("person", required=True)],
        "role": [_text("role")],
        "term": [_maybe("since", Date), _maybe("until", Date)],
    },
)

# -- the catalogue --------------------------------------------------------------------------------------------------


def _named(parent: Col | None = None) -> dict[str, Sequence[Col]]:
    head = [_text("code"), _enum("defined_by", c.DefinedBy)]
    return {"key": [*([parent] if parent is not None else []), *head], **_each(_text("name"), _whole("position"))}


dimensions = stamped("dimension", c.Dimension, _named())
goals = stamped(
    "goal", c.Goal, {**_named(_ref("dimension", required=True)), "community_asked": [_flag("community_asked")]}
)
indicators = stamped("indicator", c.Indicator, _named(_ref("goal", required=True)))
measures = stamped(
    "measure",
    c.Measure,
    {
        "place": [_ref("indicator"), _text("code"), _whole("position")],
        "name": [_text("name")],
        # What the stored numbers mean: changes as one, or entries would change their meaning half-way.
        "meaning": [
            _enum("unit", c.Unit),
            _enum("period_kind", PeriodKind),
            _enum("aggregation", c.Aggregation),
            _text("numerator"),
            _text("denominator"),
            Column("scale", Float, nullable=False, server_default="1"),
            _flag("may_exceed_whole"),
            _flag("may_be_negative"),
        ],
        "reading": [_enum("direction", c.Direction), _enum("type", c.MeasureType), _flag("part_one")],
        "source": [_text("source")],
        "help": [_text("help")],
        "shipped": [_flag("starter"), _flag("derived_from_app"), _enum("defined_by", c.DefinedBy)],
        "privacy": [_flag("internal"), _flag("sensitive")],
        "status": [_enum("status", c.Status)],
        "owner": [_ref("person", "owner_id")],
        "checked": [Column("checked", Boolean, nullable=False, server_default="1")],
    },
)
targets = stamped(
    "target",
    c.Target,
    {
        "key": [_ref("measure", required=True), _ref("area", required=True)],
        "aim": [Column("figure", Float, nullable=False), _maybe("by", Date), _maybe("since", Date), _text("set_by")],
    },
)
series_breaks = stamped(
    "series_break",
    c.SeriesBreak,
    {
        "key": [_ref("measure", required=True), Column("first_period", PeriodKey, nullable=False)],
        **_each(_text("reason")),
    },
)
synonyms = stamped("synonym", c.Synonym, {"name": [_text("name")], "means": [_ref("measure"), _ref("area")]})

# -- imports and documents ------------------------------------------------------------------------------------------

import_files = stamped("import_file", i.ImportFile, {"file": [_text("name"), _text("sha256"), _whole("batch_id")]})
import_profiles = stamped(
    "import_profile", i.ImportProfile, {"name": [_text("name")], "mapping": [_text("fingerprint"), _text("content")]}
)
attachments = stamped(
    "attachment",
    d.Attachment,
    {"file": [_text("noun"), _whole("noun_id"), _ref("document", required=True)], **_each(_text("note"))},
    Index("attachment_of", "noun", "noun_id"),
)
report_exports = stamped(
    "report_export",
    d.ReportExport,
    {"export": [_text("kind"), _whole("subject_id"), _text("digest"), Column("exported_at", DateTime, nullable=False)]},
)

# -- baseline -------------------------------------------------------------------------------------------------------

baseline_items = stamped(
    "baseline_item",
    b.BaselineItem,
    {
        "code": [_text("code")],
        "answer": [_enum("answer", b.Answer), _maybe("planned_by", Date)],
        "evidence": [_text("evidence")],
    },
)
baseline_details = stamped(
    "baseline_detail",
    b.BaselineDetail,
    {"field": [_text("code"), _text("field")], "content": [_text("content"), _ref("person")]},
)

# -- problems -------------------------------------------------------------------------------------------------------

problems = stamped(
    "problem",
    pr.Problem,
    {
        "stage": [_enum("stage", pr.Stage)],
        "pause": [_maybe("paused_since", Date), _text("pause_reason")],
        "body": [_ref("body")],
        **_each(
            _text("title"),
            _text("statement"),
            _text("hypothesis"),
            _text("response_plan"),
            _text("verdict"),
            _maybe("opened_on", Date),
            _whole("position"),
        ),
    },
)
problem_measures = stamped(
    "problem_measure", pr.ProblemMeasure, {"link": [_ref("problem", required=True), _ref("measure", required=True)]}
)
responses = stamped(
    "response",
    pr.Response,
    {
        "problem": [_ref("problem", required=True)],
        "text": [_text("text")],
        "dates": [Column("began_on", Date, nullable=False), _maybe("ended_on", Date)],
    },
)
stakeholders = stamped(
    "stakeholder",
    pr.Stakeholder,
    {
        "contact": [_ref("person")],
        **_each(
            _text("name"),
            _text("category"),
            _text("offers"),
            _text("data_held"),
            _maybe("first_contacted", Date),
            _text("note"),
        ),
    },
)
interviews = stamped(
    "interview",
    pr.Interview,
    {
        "held": [Column("held_on", Date, nullable=False), _text("category"), _maybe("people_count", Integer)],
        "stakeholder": [_ref("stakeholder")],
        **_each(_text("summary"), _text("data_held")),
    },
)
themes = stamped("theme", pr.Theme, {"name": [_ref("interview", required=True), _text("name")]})
criteria = stamped(
    "criterion",
    pr.Criterion,
    {
        "weight": [Column("weight", Float, nullable=False, server_default="1")],
        **_each(_text("name"), _whole("position")),
    },
)
candidates = stamped(
    "candidate", pr.Candidate, {"problem": [_ref("problem")], **_each(_text("name"), _text("note"), _whole("position"))}
)
scores = stamped(
    "score",
    pr.Score,
    {"key": [_ref("candidate", required=True), _ref("criterion", required=True)], **_each(_whole("score"))},
)

# -- meetings and actions -------------------------------------------------------------------------------------------

meeting_series = stamped(
    "meeting_series",
    m.MeetingSeries,
    {
        "body": [_ref("body", required=True)],
        "rule": [
            _whole("nth"),
            _whole("weekday"),
            Column("starts_at", Time, nullable=False),
            _whole("minutes_planned"),
        ],
        "place": [_text("place")],
        "term": [_maybe("since", Date), _maybe("until", Date)],
    },
)
meetings = stamped(
    "meeting",
    m.Meeting,
    {
        "body": [_ref("body", required=True), _ref("meeting_series", "series_id"), _ref("meeting", "previous_id")],
        "time": [
            Column("held_on", Date, nullable=False),
            Column("starts_at", Time, nullable=False),
            _whole("minutes_planned"),
        ],
        "place": [_text("place")],
        "status": [_enum("status", m.MeetingStatus), _text("reason_not_held")],
        "sitting": [_maybe("called_to_order", Time), _maybe("adjourned", Time)],
        "officers": [_ref("person", "chair_id"), _ref("person", "recorder_id")],
        "minutes": [_text("minutes_text")],
        "approval": [_ref("meeting", "approved_at_id")],
    },
)
agenda_items = stamped(
    "agenda_item",
    m.AgendaItem,
    {
        "meeting": [_ref("meeting", required=True), _text("kind")],
        "leader": [_ref("person", "leader_id")],
        "shows": [_ref("problem"), _ref("measure")],
        **_each(
            _text("title"),
            _whole("minutes"),
            _whole("position"),
            _text("output"),
            _text("notes"),
            _text("internal_note"),
            _flag("unfinished"),
        ),
    },
)
attendances = stamped(
    "attendance",
    m.Attendance,
    {
        "seat": [_ref("meeting", required=True), _ref("person", required=True)],
        "presence": [
            _enum("presence", m.Presence),
            _ref("person", "substitute_for_id"),
            _ref("represented_group", "group_id"),
        ],
    },
)
decisions = stamped(
    "decision",
    m.Decision,
    {
        "meeting": [_ref("meeting", required=True), _ref("agenda_item")],
        "wording": [_text("wording")],
        "vote": [
            _text("method"),
            _ref("person", "moved_by_id"),
            _maybe("votes_for", Integer),
            _maybe("votes_against", Integer),
            _maybe("abstentions", Integer),
        ],
    },
)
agenda_templates = stamped(
    "agenda_template",
    m.AgendaTemplate,
    {"name": [_text("name")], "content": [_whole("minutes"), _text("content")]},
)
actions = stamped(
    "action",
    a.Action,
    {
        "number": [_whole("number")],
        "text": [_text("text")],
        "owner": [_ref("person"), _ref("represented_group", "group_id")],
        "due": [_maybe("due", Date)],
        "status": [_enum("status", a.ActionStatus), _text("dropped_reason"), _maybe("done_on", Date)],
        "note": [_text("note")],
        "made_at": [_ref("meeting", "made_at_id"), _ref("decision")],
        "links": [_ref("problem"), _ref("measure")],
    },
)
carry_overs = stamped(
    "carry_over", a.CarryOver, {"link": [_ref("action", required=True), _ref("meeting", required=True)]}
)

# -- TTA requests ---------------------------------------------------------------------------------------------------

requests = stamped(
    "request",
    r.Request,
    {
        "number": [_whole("number"), _whole("year")],
        "problem": [_ref("problem")],
        "status": [
            _enum("status", r.RequestStatus),
            _maybe("sent_on", Date),
            _maybe("answered_on", Date),
            _maybe("closed_on", Date),
        ],
    },
)
request_fields = stamped(
    "request_field",
    r.RequestField,
    {"field": [_ref("request", required=True), _text("field")], **_each(_text("content"))},
)
request_exports = stamped(
    "request_export",
    r.RequestExport,
    {
        "export": [
            _ref("request", required=True),
            _whole("version"),
            _ref("document", required=True),
            Column("data_as_of", Date, nullable=False),
            Column("exported_at", DateTime, nullable=False),
            _flag("community"),
            _flag("draft"),
        ]
    },
)
follow_ups = stamped(
    "follow_up",
    r.FollowUp,
    {"entry": [_ref("request", required=True), Column("on", Date, nullable=False), _text("text")]},
)

ALL: dict[str, Stamped[Any]] = {value.noun: value for value in list(globals().values()) if isinstance(value, Stamped)}
"""Every noun by its name."""
