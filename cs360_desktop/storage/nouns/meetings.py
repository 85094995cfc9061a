"""Meetings and actions."""

from sqlalchemy import Column, Date, DateTime, Index, Integer, Time

from cs360_desktop.domain import actions as a
from cs360_desktop.domain import meetings as m
from cs360_desktop.domain import schedule as s
from cs360_desktop.domain.minutes import Amendment, ApprovedMinutes
from cs360_desktop.storage.nouns.columns import each, enum, flag, maybe, ref, text, whole
from cs360_desktop.storage.stamped import stamped

meeting_series = stamped(
    "meeting_series",
    s.MeetingSeries,
    {
        "body": [ref("body", required=True)],
        "rule": [
            enum("rule", s.Rule),
            whole("nth"),
            whole("weekday"),
            whole("weeks"),
            Column("starts_at", Time, nullable=False),
            whole("minutes_planned"),
        ],
        "place": [text("place")],
        "term": [Column("since", Date, nullable=False), maybe("until", Date)],
    },
)
series_exceptions = stamped(
    "series_exception",
    s.SeriesException,
    {
        "day": [ref("meeting_series", "series_id", required=True), Column("day", Date, nullable=False)],
        "change": [enum("kind", s.ExceptionKind), text("reason"), maybe("moved_to", Date), maybe("starts_at", Time)],
    },
)
meetings = stamped(
    "meeting",
    m.Meeting,
    {
        "body": [ref("body", required=True), ref("meeting_series", "series_id"), ref("meeting", "previous_id")],
        "series_day": [maybe("series_day", Date)],
        "time": [
            Column("held_on", Date, nullable=False),
            Column("starts_at", Time, nullable=False),
            whole("minutes_planned"),
        ],
        "place": [text("place")],
        "status": [enum("status", m.MeetingStatus), text("reason_not_held")],
        "sitting": [maybe("called_to_order", Time), maybe("adjourned", Time)],
        "officers": [ref("person", "chair_id"), ref("person", "recorder_id")],
        "minutes": [text("minutes_text")],
        "approval": [
            enum("minutes_state", m.MinutesState),
            ref("meeting", "approved_at_id"),
            ref("person", "approved_by_id"),
            maybe("approved_on", Date),
        ],
        "move": [maybe("moved_from", Date), text("moved_reason")],
        "notice": [maybe("notice_posted_at", DateTime)],
        "minutes_posted": [maybe("minutes_posted_on", Date)],
    },
)
agenda_items = stamped(
    "agenda_item",
    m.AgendaItem,
    {
        "meeting": [ref("meeting", required=True), text("kind")],
        "leader": [ref("person", "leader_id")],
        "shows": [ref("problem")],
        **each(
            text("decision_wanted"),
            text("title"),
            whole("minutes"),
            whole("position"),
            text("output"),
            text("notes"),
            text("internal_note"),
            flag("unfinished"),
            flag("parked"),
        ),
    },
)
agenda_measures = stamped(
    "agenda_measure",
    m.AgendaMeasure,
    {"link": [ref("agenda_item", required=True), ref("measure", required=True)]},
)
attendances = stamped(
    "attendance",
    m.Attendance,
    {
        "seat": [ref("meeting", required=True), ref("person", required=True)],
        "presence": [
            enum("presence", m.Presence),
            ref("person", "substitute_for_id"),
            ref("represented_group", "group_id"),
        ],
    },
)
decisions = stamped(
    "decision",
    m.Decision,
    {
        "meeting": [ref("meeting", required=True), ref("agenda_item")],
        "wording": [text("wording")],
        "vote": [
            text("method"),
            ref("person", "moved_by_id"),
            maybe("votes_for", Integer),
            maybe("votes_against", Integer),
            maybe("abstentions", Integer),
        ],
    },
)
amendments = stamped(
    "amendment",
    Amendment,
    {
        "meeting": [ref("meeting", required=True)],
        "wording": [text("wording"), text("reason"), text("by")],
        "on": [Column("made_on", Date, nullable=False)],
    },
)
approved_minutes = stamped(
    "approved_minutes", ApprovedMinutes, {"content": [ref("meeting", required=True), text("content")]}
)
agenda_templates = stamped(
    "agenda_template",
    m.AgendaTemplate,
    {"name": [text("name")], "content": [whole("minutes"), text("content")]},
)
actions = stamped(
    "action",
    a.Action,
    {
        "number": [whole("number")],
        "text": [text("text")],
        "owner": [ref("person"), ref("represented_group", "group_id")],
        "due": [maybe("due", Date)],
        "status": [
            enum("status", a.ActionStatus),
            text("dropped_reason"),
            maybe("done_on", Date),
            maybe("dropped_on", Date),
        ],
        "note": [text("note")],
        "made_at": [ref("meeting", "made_at_id"), ref("agenda_item"), ref("decision")],
        "links": [ref("problem"), ref("measure")],
    },
    Index("action_due", "status", "due"),
    Index("action_made_at", "made_at_id"),
)
carry_overs = stamped(
    "carry_over", a.CarryOver, {"link": [ref("action", required=True), ref("meeting", required=True)]}
)
