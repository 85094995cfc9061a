"""The panel beside the list of documents: what the chosen one is, and the way to save it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cs360_desktop.ui.common.buttons import Button
from cs360_desktop.ui.common.labels import Label, StateLabel
from cs360_desktop.ui.common.page_preview import PagePreview
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.reports.measure_choice import MeasureChoice
from cs360_desktop.ui.reports.words import Line, export_said, files_said, state_said, tr


class ReportPanel(QWidget):
    """Shows one document."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label(role=Type.SECTION, wrap=True)
        self._files = Label(tone="muted", wrap=True)
        self._state = StateLabel(State.NOTHING_YET)
        self.fresh = StateLabel(State.GOOD)
        self.fresh.hide()
        self._about = Label(wrap=True)
        self.withheld = Label(wrap=True)
        self.measures = MeasureChoice()
        self.open_button = Button(tr("Open"), icon="arrow-square-out")
        self.save_button = Button(tr("Save…"), icon="download-simple")
        self.preview = PagePreview()
        row = QHBoxLayout()
        spacing(row, 8)
        row.addWidget(self.open_button)
        row.addWidget(self.save_button)
        row.addStretch(1)
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 8)
        for part in (self._title, self._files, self._state, self.fresh, self._about, self.withheld):
            box.addWidget(part)
        box.addLayout(row)
        box.addWidget(self.measures)
        box.addWidget(self.preview)
        box.addStretch(1)

    def show_line(self, line: Line | None, *, community: bool, is_busy: bool) -> None:
        """Show a document, or what will appear here."""
        for part in (self._files, self._state, self.open_button, self.save_button):
            part.setVisible(line is not None and line.report is not None)
        is_chosen_from = line is not None and line.kind == "compstat"
        self.measures.setVisible(is_chosen_from)
        if line is None:
            self._title.setText(tr("Document"))
            self._about.setText(tr("The chosen document appears here."))
            return
        why_not = line.why_not(community=community)
        if is_chosen_from and self.measures.chosen() == frozenset():
            why_not = why_not or tr("No measure is ticked.")
        self._title.setText(line.title)
        self._files.setText(tr("{files} · last exported: {day}").format(files=files_said(line), day=export_said(line)))
        self._state.set_state(*state_said(line, community=community))
        self._about.setText(why_not or self._hint(community=community and line.leaves_out))
        self._about.setVisible(bool(self._about.text()))
        self.save_button.allow(not why_not and not is_busy, why_not or tr("Documents are being made"))
        self.open_button.allow(not why_not and not is_busy, why_not or tr("Documents are being made"))
        self.open_button.setAccessibleName(tr("Open {title} for a look").format(title=line.title))
        self.save_button.setAccessibleName(tr("Save {title} in a folder").format(title=line.title))

    def show_freshness(self, changed: bool | None) -> None:
        """Say whether the document would come out otherwise than at its last export; None: it cannot be told."""
        if changed is not None:
            state = State.NEEDS if changed else State.GOOD
            self.fresh.set_state(state, tr("changed since its last export") if changed else tr("nothing changed since"))
        self.fresh.setVisible(changed is not None)

    def show_withheld(self, sentences: Sequence[str]) -> None:
        """List what a community copy leaves out, before it is made."""
        self.withheld.setText("\n".join([tr("Left out:"), *(f"• {each}" for each in sentences)]))
        self.withheld.setVisible(bool(sentences))

    def _hint(self, *, community: bool) -> str:
        if community:
            return tr("The community copy says itself what it leaves out.")
        return tr("It goes into a folder you choose. Nothing that lies there is replaced.")
