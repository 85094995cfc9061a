"""The hierarchy of measures, their targets and breaks, and what imports remember."""

from collections.abc import Sequence

from sqlalchemy import Boolean, Column, Date, Float

from cs360_desktop.domain import catalogue as c
from cs360_desktop.domain import imports as i
from cs360_desktop.domain.periods import PeriodKind
from cs360_desktop.storage.column_types import PeriodKey
from cs360_desktop.storage.nouns.columns import Col, each, enum, flag, maybe, ref, text, whole
from cs360_desktop.storage.stamped import stamped


def _named(parent: Col | None = None) -> dict[str, Sequence[Col]]:
    head = [text("code"), enum("defined_by", c.DefinedBy)]
    return {"key": [*([parent] if parent is not None else []), *head], **each(text("name"), whole("position"))}


dimensions = stamped("dimension", c.Dimension, _named())
goals = stamped(
    "goal", c.Goal, {**_named(ref("dimension", required=True)), "community_asked": [flag("community_asked")]}
)
indicators = stamped("indicator", c.Indicator, _named(ref("goal", required=True)))
measures = stamped(
    "measure",
    c.Measure,
    {
        "place": [ref("indicator"), text("code"), whole("position")],
        "name": [text("name")],
        # What the stored numbers mean: changes as one, or entries would change their meaning half-way.
        "meaning": [
            enum("unit", c.Unit),
            enum("period_kind", PeriodKind),
            enum("aggregation", c.Aggregation),
            text("numerator"),
            text("denominator"),
            Column("scale", Float, nullable=False, server_default="1"),
            flag("may_exceed_whole"),
            flag("may_be_negative"),
        ],
        "reading": [enum("direction", c.Direction), enum("type", c.MeasureType), flag("part_one")],
        "source": [text("source")],
        "help": [text("help")],
        "evidence": [text("evidence")],
        "breakdown": [flag("by_area")],
        "shipped": [flag("starter"), flag("derived_from_app"), enum("defined_by", c.DefinedBy)],
        "privacy": [flag("internal"), flag("sensitive")],
        "status": [enum("status", c.Status)],
        "owner": [ref("person", "owner_id")],
        "checked": [Column("checked", Boolean, nullable=False, server_default="1")],
    },
)
targets = stamped(
    "target",
    c.Target,
    {
        "key": [ref("measure", required=True), ref("area", required=True)],
        "aim": [
            Column("figure", Float, nullable=False),
            maybe("by", Date),
            maybe("since", Date),
            text("set_by"),
            enum("direction", c.Direction),
        ],
    },
)
series_breaks = stamped(
    "series_break",
    c.SeriesBreak,
    {
        "key": [ref("measure", required=True), Column("first_period", PeriodKey, nullable=False)],
        **each(text("reason")),
        "scope": [flag("areas_only")],
    },
)
synonyms = stamped("synonym", c.Synonym, {"name": [text("name")], "means": [ref("measure"), ref("area")]})

import_files = stamped("import_file", i.ImportFile, {"file": [text("name"), text("sha256"), whole("batch_id")]})
import_profiles = stamped(
    "import_profile", i.ImportProfile, {"name": [text("name")], "mapping": [text("fingerprint"), text("content")]}
)
