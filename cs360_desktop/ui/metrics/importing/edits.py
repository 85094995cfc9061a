"""What the user answered and changed in an import, so that it can be taken back step by step."""

from dataclasses import dataclass, field

from cs360_desktop.importing.mapping import Proposal


@dataclass(slots=True)
class Edits:
    """Proposals before each step, with what was done then; the workspace's own undo has no part in it."""

    _steps: list[tuple[Proposal, str]] = field(default_factory=list)

    def clear(self) -> None:
        """Begin anew with another file."""
        self._steps.clear()

    def note(self, before: Proposal, done: str) -> None:
        """Keep what was there before a step."""
        self._steps.append((before, done))

    def take_back(self) -> Proposal | None:
        """The proposal before the last step; None where there is none."""
        return self._steps.pop()[0] if self._steps else None

    @property
    def last(self) -> str:
        """What was done last, in words; empty where nothing was."""
        return self._steps[-1][1] if self._steps else ""
