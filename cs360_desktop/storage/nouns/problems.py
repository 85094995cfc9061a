"""Problems, and what leads to them."""

from sqlalchemy import Column, Date, Float, Integer

from cs360_desktop.domain import problems as pr
from cs360_desktop.storage.nouns.columns import each, enum, maybe, ref, text, whole
from cs360_desktop.storage.stamped import stamped

problems = stamped(
    "problem",
    pr.Problem,
    {
        "stage": [enum("stage", pr.Stage)],
        "pause": [maybe("paused_since", Date), text("pause_reason")],
        "body": [ref("body"), ref("person", "leader_id")],
        "told": [text("harmed"), text("place"), text("times"), text("since"), text("known_from")],
        "compared": [
            ref("area"),
            ref("area", "comparison_area_id"),
            maybe("after_from", Date),
            maybe("after_to", Date),
        ],
        "outcome": [enum("outcome", pr.Verdict)],
        "kept_up": [text("maintenance"), ref("person", "kept_up_by_id"), maybe("review_on", Date)],
        **each(
            text("objective"),
            text("findings"),
            text("side_effects"),
            text("title"),
            text("statement"),
            text("hypothesis"),
            text("response_plan"),
            text("verdict"),
            maybe("opened_on", Date),
            whole("position"),
        ),
    },
)
problem_measures = stamped(
    "problem_measure",
    pr.ProblemMeasure,
    {"link": [ref("problem", required=True), ref("measure", required=True)], **each(text("expected"))},
)
stage_dates = stamped(
    "stage_dates",
    pr.StageDates,
    {
        "key": [ref("problem", required=True), enum("stage", pr.Stage)],
        "dates": [maybe("began_on", Date), maybe("ended_on", Date), maybe("planned_for", Date)],
    },
)
milestones = stamped(
    "milestone",
    pr.Milestone,
    {
        "problem": [ref("problem", required=True)],
        "text": [text("text")],
        "dates": [maybe("due", Date), maybe("reached_on", Date)],
    },
)
responses = stamped(
    "response",
    pr.Response,
    {
        "problem": [ref("problem", required=True)],
        "text": [text("text")],
        "dates": [Column("began_on", Date, nullable=False), maybe("ended_on", Date)],
        "partner": [ref("stakeholder")],
        "account": [enum("carried_out", pr.CarriedOut), text("account")],
        **each(text("expected")),
    },
)
stakeholders = stamped(
    "stakeholder",
    pr.Stakeholder,
    {
        "contact": [ref("person")],
        **each(
            text("name"),
            text("category"),
            text("offers"),
            text("data_held"),
            maybe("first_contacted", Date),
            text("note"),
        ),
    },
)
contacts = stamped(
    "contact",
    pr.Contact,
    {
        "stakeholder": [ref("stakeholder", required=True)],
        "contact": [Column("held_on", Date, nullable=False), text("text")],
    },
)
connections = stamped(
    "connection",
    pr.Connection,
    {"link": [ref("stakeholder", required=True), ref("problem"), ref("body")], **each(text("part"))},
)
surveys = stamped(
    "survey",
    pr.Survey,
    {
        "held": [text("name"), Column("held_on", Date, nullable=False)],
        "answers": [text("asked"), maybe("answers", Integer)],
        **each(text("summary")),
    },
)
interviews = stamped(
    "interview",
    pr.Interview,
    {
        "held": [Column("held_on", Date, nullable=False), text("category"), maybe("people_count", Integer)],
        "stakeholder": [ref("stakeholder")],
        "interviewer": [ref("person", "interviewer_id")],
        **each(text("questions"), text("summary"), text("data_held")),
    },
)
themes = stamped(
    "theme", pr.Theme, {"name": [ref("interview", required=True), text("name")], **each(whole("position"))}
)
criteria = stamped(
    "criterion",
    pr.Criterion,
    {
        "weight": [Column("weight", Float, nullable=False, server_default="1")],
        **each(text("name"), whole("position")),
    },
)
candidates = stamped(
    "candidate", pr.Candidate, {"problem": [ref("problem")], **each(text("name"), text("note"), whole("position"))}
)
scores = stamped(
    "score",
    pr.Score,
    {
        "key": [ref("candidate", required=True), ref("criterion", required=True), ref("person")],
        **each(whole("score")),
    },
)
priority_decisions = stamped(
    "priority_decision",
    pr.PriorityDecision,
    {
        "decision": [
            ref("candidate", required=True),
            Column("decided_on", Date, nullable=False),
            text("wording"),
            text("method"),
            text("took_part"),
        ],
    },
)
