"""Propose how a workbook is read: find its tables, match its names, and ask what is not certain."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cs360_desktop.domain.errors import UserError
from cs360_desktop.importing import tables_named
from cs360_desktop.importing.hidden import hidden_cells, with_hidden_asked
from cs360_desktop.importing.incident_questions import with_open_questions
from cs360_desktop.importing.layout import find_tables
from cs360_desktop.importing.mapping import Known, LeftOut, NameMatch, Proposal, Role, TableMapping
from cs360_desktop.importing.matching import Matcher
from cs360_desktop.importing.names_around import with_areas_asked
from cs360_desktop.importing.profiles import DECIDED, Profile, recognized, with_names, with_tables
from cs360_desktop.importing.questions import Question, Topic
from cs360_desktop.importing.scan import SheetScan
from cs360_desktop.importing.table_reading import reader_of
from cs360_desktop.importing.texts import folded
from cs360_desktop.importing.totals import rows_left_out
from cs360_desktop.importing.workbook import Sheet, Workbook


def propose(
    workbook: Workbook,
    known: Known,
    *,
    sheet: str | None = None,
    profile: Profile | None = None,
    saved: Sequence[Profile] = (),
    with_hidden: bool = False,
) -> Proposal:
    """Find the tables of a workbook and match its names; today's date plays no part.

    Args:
        workbook: what `read_workbook` gave.
        known: the workspace's measures, areas and remembered names.
        sheet: only this sheet, also when it is hidden; otherwise every sheet that is not hidden.
        profile: a remembered mapping, used where the heads of a table are still those it knows.
        saved: without a profile, those of which one may be recognized.
        with_hidden: read hidden sheets, rows and columns as if they showed; otherwise hidden cells count as blank.

    Raises:
        UserError: there is no sheet of that name.
    """
    matcher = Matcher(known)
    tables: list[TableMapping] = []
    questions: list[Question] = []
    left_out: list[LeftOut] = []
    whole, workbook = workbook, workbook if with_hidden else workbook.visible()
    for each in _chosen(workbook, sheet):
        if each.hidden and sheet is None and not with_hidden:
            left_out.append(LeftOut(each.name, "", "the sheet is hidden; choose it by name to read it"))
            continue
        found = find_tables(workbook, each, matcher)
        complete = whole.sheet(each.name)
        if complete is None or complete is each:
            tables += found.tables
        else:
            tables += [with_hidden_asked(complete, table) for table in found.tables]
            left_out += filter(None, [hidden_cells(complete)])
        questions += found.questions
        left_out += found.left_out
    if not tables and not questions:
        questions.append(Question(Topic.LAYOUT, "No table with numbers was found in this file.", sheet or ""))
    tables = tables_named.with_names(workbook, with_areas_asked(tables), matcher)
    proposal = Proposal(workbook, tuple(tables), questions=tuple(questions), left_out=tuple(left_out), whole=whole)
    profile = profile or recognized(proposal, saved)
    if profile is not None:
        proposal = with_tables(proposal, profile)
        tables = [_with_totals(workbook, table, matcher) for table in proposal.tables]
    measures, areas = _matches(workbook, tables, matcher)
    proposal = replace(proposal, tables=tuple(tables), measures=measures, areas=areas)
    if profile is None:
        return proposal
    named = with_names(proposal, profile, known)
    # Lists of events have other categories and questions once their columns are known.
    return refreshed(named, known) if any(table.counting for table in named.tables) else named


def refreshed(proposal: Proposal, known: Known) -> Proposal:
    """Find names and total rows again after tables of a proposal were edited; decisions about names are kept."""
    workbook = proposal.workbook
    matcher = Matcher(known)
    tables = [_with_totals(workbook, table, matcher) for table in proposal.tables]
    measures, areas = _matches(workbook, tables, matcher)
    return replace(
        proposal,
        tables=tuple(tables),
        measures=_decided(measures, proposal.measures),
        areas=_decided(areas, proposal.areas),
    )


def _with_totals(workbook: Workbook, table: TableMapping, matcher: Matcher) -> TableMapping:
    sheet = workbook.sheet(table.sheet)
    assert sheet is not None
    if table.counting is not None:
        return with_open_questions(table, sheet)
    rows = [row for row in range(table.first_row, table.last_row + 1) if row not in table.rows_left_out]
    totals = rows_left_out(SheetScan(workbook, sheet), rows, table, is_own=matcher.has_measure)
    return replace(table, rows_left_out={**table.rows_left_out, **totals})


def _decided(found: Sequence[NameMatch], before: Sequence[NameMatch]) -> tuple[NameMatch, ...]:
    held = {folded(match.name): match for match in before if match.how in DECIDED}
    return tuple(held.get(folded(match.name), match) for match in found)


def _chosen(workbook: Workbook, name: str | None) -> Sequence[Sheet]:
    if name is None:
        return workbook.sheets
    sheet = workbook.sheet(name)
    if sheet is None:
        names = ", ".join(each.name for each in workbook.sheets)
        raise UserError(f"“{workbook.file}” has no sheet “{name}”, so nothing was imported: its sheets are {names}.")
    return (sheet,)


def _matches(
    workbook: Workbook, tables: Sequence[TableMapping], matcher: Matcher
) -> tuple[tuple[NameMatch, ...], tuple[NameMatch, ...]]:
    """Match every name of the tables once, in order of appearance, by its first spelling."""
    measures: dict[str, NameMatch] = {}
    areas: dict[str, NameMatch] = {}
    for table in tables:
        for role, name, cell in _names(workbook, table, matcher):
            found, match = (measures, matcher.measure) if role is Role.MEASURE else (areas, matcher.area)
            if folded(name) not in found:
                found[folded(name)] = match(name, cell)
    return tuple(measures.values()), tuple(areas.values())


def _names(workbook: Workbook, table: TableMapping, matcher: Matcher) -> Iterator[tuple[Role, str, str]]:
    """Yield the names of measures and areas with the cell they stand in first, empty where they stand in none."""
    sheet = workbook.sheet(table.sheet)
    assert sheet is not None
    return reader_of(workbook, sheet, table, matcher.has_measure).names()
