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
        "body": [ref("body")],
        **each(
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
    "problem_measure", pr.ProblemMeasure, {"link": [ref("problem", required=True), ref("measure", required=True)]}
)
responses = stamped(
    "response",
    pr.Response,
    {
        "problem": [ref("problem", required=True)],
        "text": [text("text")],
        "dates": [Column("began_on", Date, nullable=False), maybe("ended_on", Date)],
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
interviews = stamped(
    "interview",
    pr.Interview,
    {
        "held": [Column("held_on", Date, nullable=False), text("category"), maybe("people_count", Integer)],
        "stakeholder": [ref("stakeholder")],
        **each(text("summary"), text("data_held")),
    },
)
themes = stamped("theme", pr.Theme, {"name": [ref("interview", required=True), text("name")]})
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
    {"key": [ref("candidate", required=True), ref("criterion", required=True)], **each(whole("score"))},
)
