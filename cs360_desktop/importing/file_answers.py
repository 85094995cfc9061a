"""What an answer changes that is about the whole file: several of its tables, or rows that belong to none."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from cs360_desktop.importing.answers import BY_CHOICE
from cs360_desktop.importing.by_hand import is_left_out, without_values
from cs360_desktop.importing.mapping import LeftOut, Match, Proposal, TableMapping
from cs360_desktop.importing.questions import Edit, Option, Question
from cs360_desktop.importing.texts import folded, name_of


def answered_in_file(proposal: Proposal, question: Question, option: Option) -> Proposal:
    """The proposal after a question was answered that none of its tables holds.

    Args:
        proposal: as it was edited until now.
        question: one of its own, or one that a plan of it asked about several tables.
        option: one of the question's options.
    """
    if option.edit is Edit.LEAVE_AREAS_OUT:
        named = {folded(name) for name in option.names}
        areas = (
            replace(each, how=Match.LEAVE_OUT, target_id=None) if folded(each.name) in named else each
            for each in proposal.areas
        )
        return replace(proposal, areas=tuple(areas))
    tables = list(proposal.tables)
    for place, name in _named(option):
        tables[place] = _CHANGES[option.edit](tables[place], question, name)
    left_out = proposal.left_out
    if option.edit is Edit.LEAVE_ROWS_OUT:
        left_out = (*left_out, LeftOut(question.sheet, ", ".join(question.cells), BY_CHOICE))
    questions = tuple(each for each in proposal.questions if each != question)
    return replace(proposal, tables=tuple(tables), questions=questions, left_out=left_out)


def is_settled(proposal: Proposal, question: Question) -> bool:
    """Whether one of the answers to a question about several tables holds in a proposal."""
    left_out = {folded(each.name) for each in proposal.areas if each.how is Match.LEAVE_OUT}
    if any(
        option.edit is Edit.LEAVE_AREAS_OUT and left_out.issuperset(map(folded, option.names))
        for option in question.options
    ):
        return True
    return any(
        all(_HOLDS[option.edit](proposal.tables[place], question, name) for place, name in _named(option))
        for option in question.options
        if option.tables
    )


def _named(option: Option) -> Iterator[tuple[int, str]]:
    """The tables an option changes, each with the name that it gives them, if it gives any."""
    names = option.names or ("",) * len(option.tables)
    return zip(option.tables, names, strict=True)


def _as_area(table: TableMapping, _question: Question, name: str) -> TableMapping:
    return replace(table, area=name or name_of(table.sheet))


def _as_measure(table: TableMapping, _question: Question, _name: str) -> TableMapping:
    return replace(table, measure=name_of(table.sheet))


def _apart(table: TableMapping, question: Question, _name: str) -> TableMapping:
    return replace(table, answered=(*table.answered, question.sentence))


_CHANGES: Mapping[Edit, Callable[[TableMapping, Question, str], TableMapping]] = {
    Edit.LEAVE_TABLES_OUT: lambda table, _question, _name: without_values(table),
    Edit.TABLES_ARE_APART: _apart,
    Edit.SHEETS_ARE_AREAS: _as_area,
    Edit.SHEETS_ARE_MEASURES: _as_measure,
    Edit.TABLES_ARE_OF_AREAS: _as_area,
}
_HOLDS: Mapping[Edit, Callable[[TableMapping, Question, str], bool]] = {
    Edit.LEAVE_TABLES_OUT: lambda table, _question, _name: is_left_out(table),
    Edit.TABLES_ARE_APART: lambda table, question, _name: question.sentence in table.answered,
    Edit.SHEETS_ARE_AREAS: lambda table, _question, _name: table.area == name_of(table.sheet),
    Edit.SHEETS_ARE_MEASURES: lambda table, _question, _name: table.measure == name_of(table.sheet),
    Edit.TABLES_ARE_OF_AREAS: lambda table, _question, name: table.area == name,
}
