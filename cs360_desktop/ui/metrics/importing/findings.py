"""Beside the picture: questions first, then what was decided and how certainly, then what is left out and why."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cs360_desktop.domain.wording import format_date
from cs360_desktop.importing.left_out import left_out_of
from cs360_desktop.importing.mapping import Decision, Known, Proposal, TableMapping
from cs360_desktop.importing.questions import LEAVE_TABLE_OUT, Edit, Question
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.clearing import clear
from cs360_desktop.ui.common.counting import counted
from cs360_desktop.ui.common.icons import SMALL, StateSymbol
from cs360_desktop.ui.common.labels import ElidedLabel, Label
from cs360_desktop.ui.common.message_bar import Notice
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.metrics.importing.question_card import Answer, QuestionCard

CERTAIN = 0.95
"""From this confidence on a decision is called certain, below it likely."""
_QUESTIONS_SHOWN = 6
_LEFT_OUT_SHOWN = 8


class Findings(QWidget):
    """What is known about one table of a sheet.

    Signals:
        looked_at(Question): somebody is at a question.
        grew(QWidget): a part of a question came up, which has to be in sight.
        anew_wanted(): read the file without the saved layout it was read by.
    """

    looked_at = Signal(object)
    grew = Signal(object)
    anew_wanted = Signal()

    def __init__(self, answer: Answer, undo: Button, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answer = answer
        self.cards: list[QuestionCard] = []
        self._undo = undo
        self._last = ElidedLabel()
        said = QHBoxLayout()
        spacing(said, 6)
        said.addWidget(StateSymbol(State.GOOD, size=SMALL))
        said.addWidget(self._last, 1)
        taken = QVBoxLayout()
        spacing(taken, 4)
        taken.addLayout(said)
        taken.addWidget(undo, 0, Qt.AlignmentFlag.AlignLeft)
        self._taken = QWidget()
        self._taken.setLayout(taken)
        margins(taken, 0, 0, 0, 0)
        self._about = QVBoxLayout()
        spacing(self._about, 8)
        self._list = QVBoxLayout()
        spacing(self._list, 8)
        box = QVBoxLayout(self)
        margins(box, 0, 0, 8, 0)
        spacing(box, 8)
        box.addLayout(self._about)
        box.addWidget(self._taken)
        box.addLayout(self._list)
        box.addStretch(1)
        self._taken.hide()

    def show_file(self, proposal: Proposal, seen: str) -> None:
        """Say of the whole file that it was here before, and by which saved layout it is read."""
        clear(self._about)
        notices = [Notice(State.INFORMATION, seen)] if seen else []
        read_as = proposal.profile
        if read_as is not None:
            saved = date.fromisoformat(read_as.saved_on) if read_as.saved_on else None
            when = self.tr("saved on {day}").format(day=format_date(saved)) if saved else ""
            what = ", ".join(filter(None, (self.tr("Read as “{name}”").format(name=read_as.name), when)))
            same = self.tr("The layout is the same as then.")
            notices.append(Notice(State.INFORMATION, what, "\n".join(read_as.noticed) or same))
            anew = Button(self.tr("Read it anew"), self.anew_wanted.emit, kind=Kind.LINK)
            notices[-1].buttons.addWidget(anew, 0, Qt.AlignmentFlag.AlignTop)
        for notice in notices:
            self._about.addWidget(notice)
            notice.show()

    def show_last(self, words: str) -> None:
        """Say what was answered or changed last, with the way to take it back; an empty text says nothing."""
        self._last.setText(words)
        self._taken.setVisible(bool(words))

    def show_table(self, proposal: Proposal, index: int | None, sheet: str, known: Known) -> None:
        """Show what is known of a table, or of a sheet that has none."""
        for card in self.cards:
            card.blockSignals(True)  # hidden, one hands its focus to the next, and nobody looks at that one
        clear(self._list)
        self.cards = []
        table = None if index is None else proposal.tables[index]
        for widget in self._describe(proposal, table, sheet, known):
            self._list.addWidget(widget)
            widget.show()  # now and not when Qt is idle: it may be given the focus at once

    def _describe(self, proposal: Proposal, table: TableMapping | None, sheet: str, known: Known) -> Iterator[QWidget]:
        if table is not None:
            yield from self._ask(table.questions, known, in_table=True)
        elsewhere = [each for each in proposal.questions if each.sheet in {"", sheet}]
        yield from self._ask(elsewhere, known, in_table=False)
        if table is not None:
            yield Label(self.tr("How it is read"), Type.SECTION)
            yield Label(f"{table.orientation[:1].upper()}{table.orientation[1:]}", wrap=True)
            for decision in table.decisions:
                yield _Finding(decision)
        yield from self._left_out(proposal, table, sheet)

    def _ask(self, questions: Sequence[Question], known: Known, *, in_table: bool) -> Iterator[QWidget]:
        for question in questions[:_QUESTIONS_SHOWN]:
            options = list(question.options)
            instead = ""
            if in_table and not any(each.edit is Edit.LEAVE_TABLE_OUT for each in options):
                options.append(LEAVE_TABLE_OUT)
            if in_table and not question.options:
                instead = self.tr(
                    "Until this is clear, no value of the table is read. Change the file so that it says so, or leave "
                    "the table out."
                )
            elif not in_table and any(each.edit is Edit.LEAVE_ROWS_OUT for each in options):
                instead = self.tr("Nothing of it is read. The rest of the file can still be brought in.")
            card = QuestionCard(question, options, self._answer, known, instead=instead)
            card.looked_at.connect(partial(self._look_at, card))
            card.grew.connect(self.grew)
            card.set_key(not self.cards)
            self.cards.append(card)
            yield card
        if len(questions) > _QUESTIONS_SHOWN:
            more = len(questions) - _QUESTIONS_SHOWN
            text = counted(more, self.tr("{n} more question follows"), self.tr("{n} more questions follow"))
            yield Label(text, tone="muted")

    def _look_at(self, card: QuestionCard, question: Question) -> None:
        """Alt+A belongs to the question that somebody is at."""
        for each in self.cards:
            each.set_key(each is card)
        self.looked_at.emit(question)

    def _left_out(self, proposal: Proposal, table: TableMapping | None, sheet: str) -> Iterator[QWidget]:
        lines = [*(left_out_of(table) if table is not None else ())]
        lines += [each for each in proposal.left_out if each.sheet == sheet and each not in lines]
        if not lines:
            return
        yield Label(self.tr("Left out"), Type.SECTION)
        for each in lines[:_LEFT_OUT_SHOWN]:
            cells = each.cells or self.tr("the whole sheet")
            text = self.tr("{cells}: {reason}").format(cells=f"{cells[:1].upper()}{cells[1:]}", reason=each.reason)
            yield Label(text, Type.CAPTION, tone="muted", wrap=True)
        if len(lines) > _LEFT_OUT_SHOWN:
            more = len(lines) - _LEFT_OUT_SHOWN
            yield Label(counted(more, self.tr("and {n} more"), self.tr("and {n} more")), Type.CAPTION, tone="muted")


class _Finding(QWidget):
    """A decision with how certain it is and its evidence."""

    def __init__(self, decision: Decision) -> None:
        super().__init__()
        is_certain = decision.confidence >= CERTAIN
        state = State.GOOD if is_certain else State.NEEDS
        sure = self.tr("certain") if is_certain else self.tr("likely")
        what = self.tr("{what} ({sure})").format(what=f"{decision.what[:1].upper()}{decision.what[1:]}", sure=sure)
        words = QVBoxLayout()
        spacing(words, 0)
        words.addWidget(Label(what, wrap=True))
        evidence = ", ".join(filter(None, (decision.evidence, ", ".join(decision.cells[:2]))))
        if evidence:
            words.addWidget(Label(evidence, Type.CAPTION, tone="muted", wrap=True))
        box = QHBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 8)
        box.addWidget(StateSymbol(state, size=SMALL), 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(words, 1)
