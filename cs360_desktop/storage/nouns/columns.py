"""The kinds of columns that nouns are made of."""

from collections.abc import Sequence
from enum import Enum
from typing import Any

from sqlalchemy import Boolean, Column, ForeignKey, Integer, Text

from cs360_desktop.storage.column_types import EnumText

Col = Column[Any]


def text(name: str) -> Col:
    """Text, empty where nothing was given."""
    return Column(name, Text, nullable=False, server_default="")


def whole(name: str) -> Col:
    """A whole number that is always there."""
    return Column(name, Integer, nullable=False, server_default="0")


def flag(name: str) -> Col:
    """Yes or no."""
    return Column(name, Boolean, nullable=False, server_default="0")


def maybe(name: str, kind: Any) -> Col:
    """Something that may be unknown, which is not zero and not empty."""
    return Column(name, kind)


def enum(name: str, members: type[Enum]) -> Col:
    """One of a closed list of words."""
    return Column(name, EnumText(members), nullable=False)


def ref(noun: str, name: str = "", *, required: bool = False) -> Col:
    """A reference to a row of a noun; required ones are asked by, so they are indexed."""
    return Column(name or f"{noun}_id", Integer, ForeignKey(f"{noun}.id"), nullable=not required, index=required)


def each(*columns: Col) -> dict[str, Sequence[Col]]:
    """Each column is a unit of its own."""
    return {column.name: [column] for column in columns}
