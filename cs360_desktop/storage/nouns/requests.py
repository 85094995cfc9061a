"""TTA requests."""

from sqlalchemy import Column, Date, DateTime

from cs360_desktop.domain import requests as r
from cs360_desktop.storage.nouns.columns import each, enum, flag, maybe, ref, text, whole
from cs360_desktop.storage.stamped import stamped

requests = stamped(
    "request",
    r.Request,
    {
        "number": [whole("number"), whole("year")],
        "problem": [ref("problem")],
        "status": [
            enum("status", r.RequestStatus),
            maybe("sent_on", Date),
            text("sent_how"),
            maybe("answered_on", Date),
            maybe("closed_on", Date),
        ],
    },
)
request_fields = stamped(
    "request_field",
    r.RequestField,
    {"field": [ref("request", required=True), text("field")], **each(text("content"))},
)
request_exports = stamped(
    "request_export",
    r.RequestExport,
    {
        "export": [
            ref("request", required=True),
            whole("version"),
            ref("document", required=True),
            Column("data_as_of", Date, nullable=False),
            Column("exported_at", DateTime, nullable=False),
            flag("community"),
            flag("draft"),
            text("language"),
        ]
    },
)
follow_ups = stamped(
    "follow_up",
    r.FollowUp,
    {"entry": [ref("request", required=True), Column("on", Date, nullable=False), text("text")]},
)
