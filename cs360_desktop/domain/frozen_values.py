"""Frozen dataclasses as text that is kept for good: what was approved is printed again word for word."""

import json
from dataclasses import fields, is_dataclass
from datetime import date, time
from enum import Enum
from types import NoneType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")


def freeze(value: Any) -> str:
    """A frozen dataclass of texts, numbers, days, times, enums, tuples and other such dataclasses, as JSON."""
    return json.dumps(_plain(value), ensure_ascii=False)


def thaw(kind: type[T], content: str) -> T:
    """The value of this kind that was frozen; a field that was not known then has its default.

    Raises:
        TypeError: such a field has no default.
    """
    return cast("T", _value(kind, json.loads(content)))


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date | time) else value


def _value(kind: Any, plain: Any) -> Any:
    if plain is None:
        return None
    arms = [arm for arm in get_args(kind) if arm is not NoneType]
    if get_origin(kind) is tuple:
        kinds = [arms[0]] * len(plain) if arms[-1] is Ellipsis else arms
        return tuple(_value(arm, each) for arm, each in zip(kinds, plain, strict=True))
    if arms:  # a union with None
        return _value(arms[0], plain)
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        known = [each.name for each in fields(kind) if each.name in plain]
        return cast("Any", kind)(**{name: _value(hints[name], plain[name]) for name in known})
    if issubclass(kind, date | time):
        return kind.fromisoformat(plain)
    return kind(plain) if issubclass(kind, Enum) else plain
