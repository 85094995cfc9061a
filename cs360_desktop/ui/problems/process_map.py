"""The process map: the steps of CompStat360 with where you are, what each lacks, and the help that fits."""

import re

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cs360_desktop.domain.process import StepState
from cs360_desktop.domain.wording import format_date
from cs360_desktop.services.process_map import StepLine, process_map
from cs360_desktop.ui.common.body import Body
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.columns import Column
from cs360_desktop.ui.common.community import Private
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.following import Following
from cs360_desktop.ui.common.labels import Label, Line
from cs360_desktop.ui.common.narrow import breakable
from cs360_desktop.ui.common.page import page_of
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.save_file import save_for_team
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.table_view import TableView
from cs360_desktop.ui.common.typography import Type

_PAUSE = re.compile(r"[.:;] ")
_STATES = {
    StepState.NOT_BEGUN: State.NOTHING_YET,
    StepState.UNDER_WAY: State.UNDER_WAY,
    StepState.DONE: State.GOOD,
}


class ProcessMapView(Body):
    """The Process map tab. In community view nobody is named, and what would print names is not offered."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._numbers: dict[str, int] = {}
        self.table = TableView(_tr("Steps"), self._columns(), key=lambda line: line.definition.id)
        self.panel = StepPanel(self._open_chosen, self._ask_for_help)
        self.save = Button(_tr("Save as PDF…"), self._save, icon="file-pdf")
        why = _tr("Worked out from your workspace; nothing here is typed. Enter goes where the next thing is done.")
        self.tools.add_filter(Label(why, tone="muted"))
        self.tools.add_command(self.save)
        content = QWidget()
        box = QVBoxLayout(content)
        margins(box, 0, 0, 0, 0)
        box.addWidget(self.table, 100)
        box.addStretch(1)
        self.set_content(content)
        self.set_context(self.panel, width=304)
        self.setFocusProxy(self.table)
        self.table.row_chosen.connect(self._show_step)
        self.table.row_opened.connect(lambda _line: self._open_chosen())
        Following(self, desk.notifier, self._reload, is_stale=True)
        Private(desk, self, [self.save])
        desk.community_changed.connect(lambda _is_on: self._reload())

    def _columns(self) -> list[Column[StepLine]]:
        return [
            Column("", lambda line: str(self._numbers.get(line.definition.id.value, "")), width=32, tone="muted"),
            Column(_tr("Step"), lambda line: line.definition.name, detail=_dates, width=190, strong=True),
            Column(
                _tr("State"), _state_word, detail=self._who, state=lambda line: _STATES[line.finding.state], width=168
            ),
            Column(_tr("Next"), _next, detail=_more, stretch=True),
        ]

    def _reload(self) -> None:
        lines = process_map(self._desk.session, community=self._desk.community)
        self._numbers = {line.definition.id.value: number for number, line in enumerate(lines, start=1)}
        self.table.set_items(lines)
        if self.table.current_row() is None:
            unfinished = [line for line in lines if line.finding.state is not StepState.DONE]
            self.table.choose_row((unfinished or list(lines))[0].definition.id)
        self._show_step(self.table.current_row())

    def _show_step(self, line: StepLine | None) -> None:
        self.panel.show_step(line, with_name=not self._desk.community)

    def _who(self, line: StepLine) -> str:
        """Who takes the next thing, where there is one and names may be seen."""
        if not line.finding.lacks or self._desk.community:
            return ""
        return _tr("next: {name}").format(name=line.who or _tr("nobody named"))

    def _open_chosen(self) -> None:
        line = self.table.current_row()
        if line is not None:
            finding = line.finding
            self._desk.go(Place(finding.page, finding.record, finding.part))

    def _ask_for_help(self) -> None:
        self._desk.go(Place("requests"))

    def _save(self) -> None:
        from cs360_desktop.services.process_document import process_pdf

        save_for_team(page_of(self), self._desk, lambda: process_pdf(self._desk.session), kind="process")


class StepPanel(QWidget):
    """One step: what happens in it, what shows that it is done, what it lacks, and the assistance that helps."""

    def __init__(self, go: object, ask: object, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label(role=Type.SECTION, wrap=True)
        self._happens = Label(wrap=True)
        self._why = Label(tone="muted", wrap=True)
        self._done = Label(wrap=True)
        self._lacks_title = Label(_tr("What it still lacks"), Type.STRONG)
        self._lacks = Label(wrap=True)
        self._who = Label(wrap=True)
        self._offers = Label(wrap=True)
        self.go = Button(_tr("&Go there"), go, icon="arrow-right")  # type: ignore[arg-type]
        self.ask = Button(_tr("TTA &requests"), ask, icon="paper-plane-tilt", kind=Kind.QUIET)  # type: ignore[arg-type]
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 8)
        parts: tuple[QWidget, ...] = (
            self._title,
            self._happens,
            self._why,
            Line(),
            self._lacks_title,
            self._lacks,
            self._who,
            self.go,
            Line(),
            Label(_tr("What shows that it is done"), Type.STRONG),
            self._done,
            Line(),
            Label(_tr("Assistance that helps"), Type.STRONG),
            self._offers,
            self.ask,
        )
        for part in parts:
            box.addWidget(part)
        box.addStretch(1)

    def show_step(self, line: StepLine | None, *, with_name: bool) -> None:
        """Show a step, with the name of who is next if names may be seen."""
        if line is None:
            return
        self._title.setText(line.definition.name)
        self._happens.setText(line.definition.happens)
        self._why.setText(line.definition.why)
        self._done.setText(line.definition.done)
        self._lacks.setText("\n".join(f"• {sentence}" for sentence in line.finding.lacks))
        for part in (self._lacks_title, self._lacks):
            part.setVisible(bool(line.finding.lacks))
        self._who.setVisible(bool(line.finding.lacks) and with_name)
        name = (line.who or _tr("nobody named yet")) if with_name else ""
        self._who.setText(breakable(_tr("Who is next: {name}").format(name=name)))
        self._offers.setText("\n".join(f"• {offer.label}" for offer in line.offers))


def _state_word(line: StepLine) -> str:
    return {
        StepState.NOT_BEGUN: _tr("not begun"),
        StepState.UNDER_WAY: _tr("under way"),
        StepState.DONE: _tr("done"),
    }[line.finding.state]


def _dates(line: StepLine) -> str:
    began, ended = line.finding.began_on, line.finding.ended_on
    if began and ended and began != ended:
        return _tr("{began} to {ended}").format(began=format_date(began), ended=format_date(ended))
    if ended:
        return _tr("done {day}").format(day=format_date(ended))
    return _tr("since {day}").format(day=format_date(began)) if began else ""


def _next(line: StepLine) -> str:
    return _halves(line)[0]


def _more(line: StepLine) -> str:
    return _halves(line)[1]


def _halves(line: StepLine) -> tuple[str, str]:
    """The next thing to do in two lines, parted where the sentence pauses; the panel has it whole."""
    if not line.finding.lacks:
        return _tr("Nothing is lacking."), line.definition.done
    sentence = line.finding.lacks[0]
    found = _PAUSE.search(sentence)
    if found is None or found.end() == len(sentence):
        return sentence, ""
    return sentence[: found.end()].rstrip(" :;,"), sentence[found.end() :].strip()


def _tr(text: str) -> str:
    return QCoreApplication.translate("ProcessMap", text)
