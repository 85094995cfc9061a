"""The documents as the page lists them: when last exported, and a state that claims no more than is known."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from cs360_desktop.domain.wording import format_date
from cs360_desktop.services.report_kinds import Report
from cs360_desktop.services.requests import RequestLine
from cs360_desktop.ui.common.states import State

Said = tuple[State, str]


def tr(text: str) -> str:
    """Translate a text of this feature, or one of the registry."""
    return QCoreApplication.translate("Reports", text)


@dataclass(frozen=True, slots=True)
class Line:
    """One document; `report` is None for a kind that this version does not make yet.

    `kept` says which version is frozen in the workspace, of documents that are; `about` which request it is made of.
    """

    kind: str
    title: str
    report: Report | None = None
    is_ready: bool = False
    exported_at: datetime | None = None
    kept: str = ""
    about: str = ""

    @property
    def leaves_out(self) -> bool:
        """Whether its community copy says less."""
        return self.report is not None and self.report.leaves_out

    def why_not(self, *, community: bool) -> str:
        """Why it cannot be made now, in a sentence; empty where it can."""
        if self.report is None:
            return tr("This version does not make it yet.")
        if not self.is_ready:
            return tr(self.report.nothing)
        if community and not self.report.for_community:
            return tr("It holds notes and internal numbers, so there is no community copy of it.")
        return ""


def files_said(line: Line) -> str:
    """What comes out, and of which request: `PDF · Request 2 of 2026`."""
    parts = () if line.report is None else (tr(line.report.files), line.about)
    return " · ".join(part for part in parts if part)


def export_said(line: Line) -> str:
    """When it was last exported."""
    if line.report is None:
        return ""
    return format_date(line.exported_at.date()) if line.exported_at else tr("never")


def state_said(line: Line, *, community: bool) -> Said:
    """Whether it can be made, and whether it was exported; not whether it is still up to date, which is not known."""
    if line.report is None:
        return State.TAKEN_OUT, tr("not in this version")
    if not line.is_ready:
        return State.NOTHING_YET, tr("nothing to print yet")
    if community and not line.report.for_community:
        return State.TAKEN_OUT, tr("no community copy")
    if not line.exported_at:
        return State.NOTHING_YET, tr("not exported")
    return State.GOOD, line.kept or tr("exported")


def kept_said(lines: Sequence[RequestLine]) -> str:
    """Which version of the newest request is kept, and whether it went out; nothing where none was exported."""
    if not lines or lines[0].last_export is None:
        return ""
    version, is_out = lines[0].last_export.version, lines[0].request.sent_on is not None
    return (tr("kept as sent, version {n}") if is_out else tr("kept as version {n}")).format(n=version)
