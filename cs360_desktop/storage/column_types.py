"""Column types that carry the product's own values, portable over database engines."""

from enum import Enum
from functools import lru_cache
from typing import Any

from sqlalchemy import Dialect, Integer, Text
from sqlalchemy.types import TypeDecorator
from typing_extensions import override

from cs360_desktop.domain.periods import Period


class EnumText(TypeDecorator[Enum]):
    """An enum stored by its value, so that renaming a member in code changes no file."""

    impl = Text
    cache_ok = True

    def __init__(self, enum: type[Enum]) -> None:
        super().__init__()
        self.members = {str(member.value): member for member in enum}

    @override
    def process_bind_param(self, value: Enum | None, dialect: Dialect) -> Any:
        return None if value is None else str(value.value)

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> Enum | None:
        return None if value is None else self.members[value]


class PeriodKey(TypeDecorator[Period]):
    """A period stored as its ordered number (`domain.periods`)."""

    impl = Integer
    cache_ok = True

    @override
    def process_bind_param(self, value: Period | None, dialect: Dialect) -> Any:
        return None if value is None else value.key

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> Period | None:
        return None if value is None else period_of(value)


@lru_cache(maxsize=4096)
def period_of(key: int) -> Period:
    """The period of a number; thousands of entries share a few hundred periods."""
    return Period.from_key(key)
