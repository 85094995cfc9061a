"""The agency, its settings, areas, population, people and bodies."""

from sqlalchemy import Boolean, Column, Date, Float, Integer

from cs360_desktop.domain import agency as ag
from cs360_desktop.domain import people as p
from cs360_desktop.domain.settings import Setting
from cs360_desktop.storage.nouns.columns import each, flag, maybe, ref, text, whole
from cs360_desktop.storage.stamped import stamped

settings = stamped("setting", Setting, {"name": [text("name")], "content": [text("content")]})

agencies = stamped(
    "agency",
    ag.Agency,
    {
        "name": [text("name"), text("short_name")],
        "type": [text("type"), text("ori")],
        "address": [text("street"), text("city"), text("county"), text("state"), text("zip"), text("phone")],
        "sworn": [maybe("sworn_authorized", Integer), maybe("sworn_actual", Integer)],
        "civilian": [maybe("civilian_authorized", Integer), maybe("civilian_actual", Integer)],
        "analyst": [maybe("analyst_fte", Float)],
        "systems": [text("rms"), text("cad"), text("reporting_system")],
        "started": [maybe("started_on", Date)],
        "convening": [maybe("convening_on", Date)],
        "fiscal": [Column("fiscal_year_start", Integer, nullable=False, server_default="1")],
        "four_weeks": [maybe("four_weeks_start", Date)],
        "time_zone": [text("time_zone")],
    },
)
areas = stamped(
    "area",
    ag.Area,
    {
        "name": [text("name"), text("kind")],
        "parent": [ref("area", "parent_id")],
        **each(whole("position"), flag("retired")),
    },
)
populations = stamped(
    "population",
    ag.Population,
    {"key": [whole("year"), ref("area", required=True)], "residents": [whole("residents"), text("source")]},
)

groups = stamped(
    "represented_group",
    p.Group,
    {"name": [text("name")], "rule": [text("code"), flag("required"), flag("police")], **each(whole("position"))},
)
people = stamped(
    "person",
    p.Person,
    {
        "name": [text("name")],
        "post": [text("title"), text("organization")],
        "group": [ref("represented_group", "group_id")],
        "contact": [text("phone"), text("email")],
        "note": [text("note")],
    },
)
bodies = stamped(
    "body", p.Body, {"name": [text("name")], "kind": [text("kind")], **each(text("purpose"), flag("retired"))}
)
memberships = stamped(
    "membership",
    p.Membership,
    {
        "seat": [ref("body", required=True), ref("person", required=True)],
        "role": [text("role")],
        "term": [maybe("since", Date), maybe("until", Date)],
        "nomination": [
            text("nominated_by"),
            maybe("nominated_on", Date),
            maybe("accepted", Boolean),
            maybe("answered_on", Date),
        ],
    },
)
