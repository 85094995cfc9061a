"""Very many lines kept column by column, so that each costs no more than a few numbers; made when asked for."""

from collections.abc import Iterable, MutableSequence, Sequence
from typing import Any, Generic, Self, TypeVar, overload

from typing_extensions import override

_Line = TypeVar("_Line")
Column = MutableSequence[Any]


class InColumns(Sequence[_Line], Generic[_Line]):
    """Lines of some kind, in columns; what a line is made of its cells is up to the kind.

    Equal cells should be one object: a line then costs 8 bytes for each of them, where a tuple costs 56 more.

    Args:
        columns: empty ones, which the lines are added to.
    """

    def __init__(self, *columns: Column) -> None:
        self._columns = columns

    def line(self, cells: Sequence[Any]) -> _Line:
        """The line that has some cells."""
        raise NotImplementedError

    def add(self, *columns: Iterable[Any]) -> None:
        """Add lines, all of them column by column."""
        for own, more in zip(self._columns, columns, strict=True):
            own.extend(more)

    def at(self, positions: Sequence[int]) -> Self:
        """The lines at some positions, in that order."""
        some = type(self)()
        some.add(*(map(column.__getitem__, positions) for column in self._columns))
        return some

    @override
    def __len__(self) -> int:
        return len(self._columns[0])

    @overload
    def __getitem__(self, position: int) -> _Line: ...

    @overload
    def __getitem__(self, position: slice) -> Self: ...

    @override
    def __getitem__(self, position: int | slice) -> _Line | Self:
        if isinstance(position, int):
            return self.line([column[position] for column in self._columns])
        some = type(self)()
        some.add(*(column[position] for column in self._columns))
        return some
