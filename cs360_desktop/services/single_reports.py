"""Every document made from the workspace itself, in the order of the Reports page; packets are made of these."""

from cs360_desktop.services.meeting_reports import MEETING_REPORTS
from cs360_desktop.services.number_reports import NUMBER_REPORTS
from cs360_desktop.services.program_reports import PROGRAM_REPORTS
from cs360_desktop.services.report_kinds import Report

SINGLE_REPORTS: tuple[Report, ...] = (*MEETING_REPORTS, *NUMBER_REPORTS, *PROGRAM_REPORTS)
