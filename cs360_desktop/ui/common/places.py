"""Where one can go in the window: a page, a record on it, a part of that. The shell turns places into widgets."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A page by name (`meetings`), optionally one record, optionally a part such as a tab, step or field."""

    page: str
    record: int | None = None
    part: str = ""
