"""The priority worksheet: candidates and their scores by criterion, what comes of it, and what was decided."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cs360_desktop.analysis.priorities import Ranked
from cs360_desktop.domain.problems import Candidate, Criterion
from cs360_desktop.services import worksheet
from cs360_desktop.services.catalogue_files import load_worksheet
from cs360_desktop.services.worksheet import Sheet
from cs360_desktop.ui.common.body import Body
from cs360_desktop.ui.common.buttons import Button
from cs360_desktop.ui.common.columns import Align, Column
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.fields import TextField
from cs360_desktop.ui.common.following import Following
from cs360_desktop.ui.common.key_table import KeyTable
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.page import page_of
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.save_file import save_for_team, save_public
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.problems.worksheet_panel import WorksheetPanel
from cs360_desktop.ui.problems.worksheet_words import (
    chosen_text,
    place_text,
    result_sentences,
    score_text,
    spread_text,
    tr,
)

Row = tuple[Candidate, Ranked]
_NOUNS = {"candidate", "criterion", "score", "priority_decision", "person", "problem"}


class WorksheetView(Body):
    """The Priorities tab."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.withhold(desk, tr("Community view is on, and the worksheet holds notes and who scored what."))
        self._sheet: Sheet = worksheet.sheet(desk.session)
        self.table = KeyTable(tr("Priority worksheet"), self._columns(), key=lambda row: row[0].id)
        self.table.set_empty(tr("No candidate yet. Add the problems that interviews and figures point to."))
        self.table.set_keys({"Del": self.delete})
        self.new_name = TextField(tr("&New candidate"), placeholder=tr("A problem in a few words"))
        self.add = Button(tr("&Add candidate"), self.add_candidate, icon="plus")
        self.result = Label(wrap=True)
        self.panel = WorksheetPanel(desk)
        self._arrange()
        self.table.row_chosen.connect(self._show_candidate)
        self.panel.wanted.connect(lambda: self.table.setFocus(Qt.FocusReason.OtherFocusReason))
        self.new_name.editor.returnPressed.connect(self.add_candidate)
        Following(self, desk.notifier, self._reload, _NOUNS, is_stale=True)

    def show_place(self, place: Place) -> None:
        """Show a candidate."""
        if place.record:
            self.table.choose_row(place.record)

    def _arrange(self) -> None:
        how = tr("Scores go from 1 to 5; shown is the median, below it the range of the scorers.")
        self.tools.add_filter(Label(how, tone="muted"))
        self.save = Button(tr("Save as PDF…"), self._save_filled, icon="file-pdf")
        self.blank = Button(tr("Blank sheet…"), self._save_blank, icon="printer")
        self.tools.add_command(self.blank)
        self.tools.add_command(self.save)
        entry = QHBoxLayout()
        spacing(entry, 8)
        entry.addWidget(self.new_name, 1, Qt.AlignmentFlag.AlignTop)
        entry.addWidget(self.add, 0, Qt.AlignmentFlag.AlignBottom)
        content = QWidget()
        box = QVBoxLayout(content)
        margins(box, 0, 0, 0, 0)
        spacing(box, 12)
        box.addWidget(self.table)
        box.addLayout(entry)
        box.addWidget(self.result)
        box.addStretch(1)
        self.set_content(content, scroll=True)
        self.set_context(self.panel, width=300)
        self.setFocusProxy(self.table)

    def _columns(self) -> list[Column[Row]]:
        heads = {each.name: each.head for each in load_worksheet().criterion}

        def criterion(each: Criterion) -> Column[Row]:
            return Column(
                heads.get(each.name, each.name),
                lambda row: score_text(row[1].scores.get(each.id)),
                detail=lambda row: spread_text(row[1].scores.get(each.id)),
                align=Align.RIGHT,
                width=80,
            )

        return [
            Column(tr("Candidate"), lambda row: row[0].name, detail=self._about, stretch=True),
            *map(criterion, self._sheet.criteria),
            Column(tr("Total"), lambda row: place_text(row[1]), align=Align.RIGHT, width=64, strong=True),
        ]

    def _about(self, row: Row) -> str:
        return chosen_text(self._sheet, row[0])

    # -- what is shown ------------------------------------------------------------------------------------------------

    def _reload(self) -> None:
        self._sheet = worksheet.sheet(self._desk.session)
        rows = list(zip(self._sheet.candidates, self._sheet.result.ranked, strict=True))
        self.table.set_items(rows)
        if self.table.current_row() is None and rows:
            self.table.choose_row(rows[0][0].id)
        self._show_candidate(self.table.current_row())
        self.result.setText("\n".join(result_sentences(self._sheet)))
        read_only = self._desk.session.read_only
        self.new_name.set_editable(not read_only)
        self.add.allow(not read_only, tr("The workspace is open read only"))
        self.save.allow(bool(rows), tr("There is no candidate yet"))

    def _show_candidate(self, row: Row | None) -> None:
        self.panel.show_sheet(self._sheet, None if row is None else row[0])

    # -- what is done -------------------------------------------------------------------------------------------------

    def add_candidate(self) -> None:
        """Put what was typed on the worksheet."""
        name = self.new_name.value()
        if not name:
            self.new_name.set_error(tr("Write the problem in a few words."))
            self.new_name.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        text = tr("Added candidate {name}").format(name=name)
        if self._desk.do(text, lambda: worksheet.add_candidate(self._desk.session, name).receipt):
            self.new_name.set_value("")
            self.table.choose_row(self._sheet.candidates[-1].id)
        else:
            self.new_name.set_error(self._desk.why_refused)
        self.new_name.setFocus(Qt.FocusReason.OtherFocusReason)

    def delete(self, row: Row) -> None:
        """Put a candidate in the bin."""
        text = tr("Deleted candidate {name}").format(name=row[0].name)
        self._desk.do(text, lambda: worksheet.delete_candidate(self._desk.session, row[0].id))

    def _save_filled(self) -> None:
        from cs360_desktop.services.worksheet_document import worksheet_pdf

        save_for_team(page_of(self), self._desk, lambda: worksheet_pdf(self._desk.session), kind="worksheet")

    def _save_blank(self) -> None:
        from cs360_desktop.services.worksheet_document import blank_worksheet_pdf

        save_public(page_of(self), self._desk, lambda: blank_worksheet_pdf(self._desk.session))
