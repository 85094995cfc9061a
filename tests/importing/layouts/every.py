"""Police tables rebuilt by hand, kind by kind."""

from importlib import import_module

from tests.importing.layouts.layout import Layout

KINDS = (
    "fbi",
    "fbi_more",
    "compstat",
    "monthly",
    "returns",
    "calls",
    "odd",
    "odder",
    "titles",
    "families",
    "shapes",
    "spans",
    "exports",
    "crossed",
    "bands",
    "blocks",
    "blocks_more",
    "pasted",
    "towns",
    "towns_more",
)


def all_layouts() -> list[Layout]:
    """Every layout of every kind; names are told once."""
    found: list[Layout] = []
    for kind in KINDS:
        found += import_module(f"tests.importing.layouts.{kind}").LAYOUTS
    names = [each.name for each in found]
    assert len(set(names)) == len(names), sorted(name for name in names if names.count(name) > 1)
    return found
