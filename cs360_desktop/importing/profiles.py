"""A remembered way to read a layout, recognised by the fingerprint of its table heads."""

from dataclasses import dataclass
from typing import Any

from cs360_desktop.importing.mapping import Proposal


@dataclass(frozen=True, slots=True)
class Profile:
    """A saved mapping: how tables with these heads are read. `data` is plain JSON values."""

    name: str
    fingerprint: str
    data: dict[str, Any]


def profile_of(proposal: Proposal, name: str) -> Profile:
    """Remember how a proposal reads its tables, without any of their values."""
    raise NotImplementedError
