"""Above the picture: which sheet, which table of it, whether it is read, and what kind of text a text file holds."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cs360_desktop.importing.by_hand import is_left_out
from cs360_desktop.importing.mapping import Proposal, TableMapping
from cs360_desktop.importing.workbook import Workbook
from cs360_desktop.ui.common.counting import counted
from cs360_desktop.ui.common.editors import TickBox
from cs360_desktop.ui.common.fields import ChoiceField
from cs360_desktop.ui.common.labels import ElidedLabel
from cs360_desktop.ui.common.scaling import fixed_width, margins, spacing
from cs360_desktop.ui.common.typography import Type


class TableBar(QWidget):
    """The choices; nothing is changed here, the signals carry what the user wants.

    Signals:
        sheet_chosen(object): show another sheet.
        table_chosen(int): look at another table, by its place in the proposal.
        read_wanted(bool): read the table that is looked at, or leave it out.
        encoding_chosen(str): read the text file again in another encoding.
        hidden_wanted(bool): read the file again with what is hidden in it, or without.
    """

    sheet_chosen = Signal(object)
    table_chosen = Signal(int)
    read_wanted = Signal(bool)
    encoding_chosen = Signal(object)
    hidden_wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = ChoiceField(self.tr("&Sheet"), [], width=250)
        self.table = ChoiceField(self.tr("&Table"), [], width=200)
        self.encoding = ChoiceField(self.tr("&Encoding of the text"), [], width=200)
        self.encoding.committed.connect(self.encoding_chosen)
        self.reads = TickBox(self.tr("&Read this table"))
        self.sheet.committed.connect(self.sheet_chosen)
        self.table.committed.connect(self._choose_table)
        self.reads.clicked.connect(self.read_wanted)
        self.hidden = TickBox(self.tr("Read what is &hidden too"))
        self.hidden.clicked.connect(self.hidden_wanted)
        self.hidden.hide()
        ticks = QVBoxLayout()
        spacing(ticks, 0)
        ticks.addStretch(1)
        ticks.addWidget(self.hidden)
        ticks.addWidget(self.reads)
        self.elsewhere = ElidedLabel(Type.CAPTION, tone="muted")
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 4)
        row = QHBoxLayout()
        box.addLayout(row)
        box.addWidget(self.elsewhere)
        spacing(row, 12)
        for field in (self.sheet, self.encoding, self.table):
            row.addWidget(field)
        row.addLayout(ticks)
        row.addStretch(1)

    def set_narrow(self, narrow: bool) -> None:
        """Use shorter fields in compact windows."""
        for field, wide, short in ((self.sheet, 250, 150), (self.encoding, 200, 150), (self.table, 200, 150)):
            fixed_width(field.editor, short if narrow else wide)

    def show_hidden(self, proposal: Proposal, *, is_read: bool) -> None:
        """Offer hidden sheets, rows and columns where a file has any; they are off until asked for."""
        sheets = (proposal.whole or proposal.workbook).sheets
        self.hidden.setChecked(is_read)
        self.hidden.setVisible(any(each.hidden or each.hidden_rows or each.hidden_columns for each in sheets))

    def show_proposal(self, proposal: Proposal, sheet: str, table: int | None) -> None:
        """Show what can be chosen, and what is."""
        workbook = proposal.workbook
        self.sheet.set_options([(each.name, _sheet_words(proposal, each.name)) for each in workbook.sheets])
        self.sheet.set_value(sheet)
        self.sheet.setVisible(not workbook.encoding)
        self.encoding.set_options(_encodings(workbook.encoding))
        self.encoding.set_value(workbook.encoding)
        self.encoding.setVisible(bool(workbook.encoding))
        here = [(index, each) for index, each in enumerate(proposal.tables) if each.sheet == sheet]
        self.table.set_options([(index, _table_words(each)) for index, each in here])
        self.table.set_value(table)
        self.table.setVisible(bool(here))
        words = _elsewhere(proposal, table)
        self.elsewhere.setText(words)
        self.elsewhere.setVisible(bool(words))
        self.reads.setVisible(table is not None)
        if table is not None:
            self.reads.setChecked(not is_left_out(proposal.tables[table]))

    def _choose_table(self, index: object) -> None:
        if isinstance(index, int):
            self.table_chosen.emit(index)


def _encodings(found: str) -> list[tuple[str, str]]:
    """The usual encodings of text files by name, and the one found where it is another."""
    offered = dict(_ENCODINGS)
    return [*offered.items()] if found in offered or not found else [(found, found), *offered.items()]


_ENCODINGS = (
    ("utf-8", "UTF-8"),
    ("cp1252", "Windows (1252)"),
    ("utf-16", "UTF-16"),
    ("iso8859-15", "Latin-9 (8859-15)"),
    ("cp437", "DOS (437)"),
    ("mac-roman", "Macintosh"),
)


def file_words(workbook: Workbook) -> str:
    """The file's name, and of a text file how it was read."""
    if not workbook.encoding:
        return workbook.file
    part = {",": _tr("commas"), ";": _tr("semicolons"), "\t": _tr("tabs"), "|": _tr("bars")}
    between = part.get(workbook.delimiter, workbook.delimiter)
    text = _tr("{file} · text in {encoding}, parted by {delimiter}")
    return text.format(file=workbook.file, encoding=workbook.encoding, delimiter=between)


def _sheet_words(proposal: Proposal, name: str) -> str:
    tables = [each for each in proposal.tables if each.sheet == name]
    sheet = proposal.workbook.sheet(name)
    asked = _open_questions(proposal, name)
    parts = [name]
    if sheet is not None and sheet.hidden:
        parts.append(_tr("hidden"))
    parts.append(counted(len(tables), _tr("1 table"), _tr("{n} tables")) if tables else _tr("no table"))
    if asked:
        parts.append(counted(asked, _tr("1 question"), _tr("{n} questions")))
    return " · ".join(parts)


def _open_questions(proposal: Proposal, sheet: str) -> int:
    asked = [*proposal.questions, *(each for table in proposal.tables for each in table.questions)]
    return sum(1 for question in asked if question.sheet == sheet)


def _elsewhere(proposal: Proposal, table: int | None) -> str:
    """Where there are several tables, which one is shown, what else is read, and how much is asked about it."""
    count = len(proposal.tables)
    if count < 2:
        return ""
    parts = [_tr("Table {n} of {count}").format(n=table + 1, count=count)] if table is not None else []
    sheets = {each.sheet for each in proposal.tables if not is_left_out(each)}
    parts.append(counted(len(sheets), _tr("1 sheet is read"), _tr("{n} sheets are read")))
    asked = len(proposal.questions) + sum(
        len(each.questions) for place, each in enumerate(proposal.tables) if place != table
    )
    if asked:
        parts.append(
            counted(asked, _tr("1 question is open elsewhere (F8)"), _tr("{n} questions are open elsewhere (F8)"))
        )
    return " · ".join(parts)


def _table_words(table: TableMapping) -> str:
    if is_left_out(table):
        return _tr("{range} · left out").format(range=table.range)
    if table.questions:
        asked = counted(len(table.questions), _tr("1 question"), _tr("{n} questions"))
        return f"{table.range} · {asked}"
    return table.range


def _tr(text: str) -> str:
    return QCoreApplication.translate("TableBar", text)
