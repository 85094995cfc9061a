"""Baseline answers, and the documents attached to records."""

from sqlalchemy import Column, Date, DateTime, Index

from cs360_desktop.domain import baseline as b
from cs360_desktop.domain import documents as d
from cs360_desktop.storage.nouns.columns import each, enum, maybe, ref, text, whole
from cs360_desktop.storage.stamped import stamped

attachments = stamped(
    "attachment",
    d.Attachment,
    {"file": [text("noun"), whole("noun_id"), ref("document", required=True)], **each(text("note"))},
    Index("attachment_of", "noun", "noun_id"),
)
report_exports = stamped(
    "report_export",
    d.ReportExport,
    {
        "export": [
            text("kind"),
            whole("subject_id"),
            text("digest"),
            Column("exported_at", DateTime, nullable=False),
            text("made_as"),
        ]
    },
)

baseline_items = stamped(
    "baseline_item",
    b.BaselineItem,
    {
        "code": [text("code")],
        "answer": [enum("answer", b.Answer), maybe("planned_by", Date), maybe("met_on", Date)],
        "evidence": [text("evidence")],
    },
)
baseline_details = stamped(
    "baseline_detail",
    b.BaselineDetail,
    {"field": [text("code"), text("field")], "content": [text("content"), ref("person")]},
)
