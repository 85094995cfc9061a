"""Propose how a workbook is read: find its tables, match its names, and ask what is not certain."""

from cs360_desktop.importing.mapping import Known, Proposal
from cs360_desktop.importing.profiles import Profile
from cs360_desktop.importing.workbook import Workbook


def propose(workbook: Workbook, known: Known, *, sheet: str | None = None, profile: Profile | None = None) -> Proposal:
    """Find the tables of a workbook and match its names; today's date plays no part.

    Args:
        workbook: what `read_workbook` gave.
        known: the workspace's measures, areas and remembered names.
        sheet: only this sheet, also when it is hidden; otherwise every sheet that is not hidden.
        profile: a remembered mapping, used where the heads of a table still have its fingerprint.

    Raises:
        UserError: there is no sheet of that name.
    """
    raise NotImplementedError
