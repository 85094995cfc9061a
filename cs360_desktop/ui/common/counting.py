"""Sentences with a number in them, right for one and for many."""

from cs360_desktop.domain.wording import format_number


def counted(number: int, one: str, many: str, **parts: str) -> str:
    """Choose the sentence for a number; `{n}` in it becomes the figure, other names in braces their parts.

    Both sentences come translated: `counted(late, self.tr("{n} day late"), self.tr("{n} days late"))`.
    """
    return (one if number == 1 else many).format(n=format_number(number), **parts)
