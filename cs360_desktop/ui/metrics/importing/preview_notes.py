"""Below the values: what was not read and why, what is created, and the questions that stay open, with a way back."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.importing.left_out import rows_left_out_of
from cs360_desktop.importing.plan import NewMeasure
from cs360_desktop.importing.questions import Question, Topic
from cs360_desktop.services.imports import Preview
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.clearing import clear
from cs360_desktop.ui.common.context_panel import scrolling
from cs360_desktop.ui.common.counting import counted
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.message_bar import Notice
from cs360_desktop.ui.common.scaling import margins, px, spacing
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.metrics.choosing import words

_ROWS_NAMED = 4
_QUESTIONS_SHOWN = 20
_MOST_HIGH = 150
_BY_NAME = {Topic.MEASURE, Topic.UNIT, Topic.PERIOD, Topic.AREA}


class PreviewNotes(QWidget):
    """`question_wanted` carries a question to go back to."""

    question_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notes = QVBoxLayout()
        margins(self._notes, 0, 0, 0, 0)
        spacing(self._notes, 6)
        self._holder = QWidget()
        self._holder.setLayout(self._notes)
        self._area = scrolling(self._holder)
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        box.addWidget(self._area)

    def show_preview(self, preview: Preview) -> None:
        """Say what of a file is not among the values."""
        clear(self._notes)
        plan = preview.plan
        for question in plan.questions[:_QUESTIONS_SHOWN]:
            self._ask(question)
        if len(plan.questions) > _QUESTIONS_SHOWN:
            more = len(plan.questions) - _QUESTIONS_SHOWN
            text = counted(more, self.tr("{n} more question is open"), self.tr("{n} more questions are open"))
            self._notes.addWidget(Label(text, tone="muted"))
        personal = [each for each in plan.left_out if each.personal]
        if personal:
            what = self.tr("{columns} not read").format(columns=", ".join(each.cells for each in personal))
            it_looks = self.tr("It looks like personal details. The app never stores them.")
            they_look = self.tr("They look like personal details. The app never stores them.")
            so_what = it_looks if len(personal) == 1 else they_look
            self._notes.addWidget(Notice(State.INFORMATION, f"{what[:1].upper()}{what[1:]}", so_what))
        self._show_new(preview)
        self._show_rows_left_out(preview)
        for position in range(self._notes.count()):
            item = self._notes.itemAt(position)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.show()  # a layout gives no room to what is not shown yet
        self.setVisible(self._notes.count() > 0)
        self._fit()

    def _fit(self) -> None:
        """Take the height the notes need, up to a ceiling from which on they scroll."""
        need = self._notes.totalHeightForWidth(self._area.viewport().width())
        self._area.setFixedHeight(min(max(need, self._notes.totalMinimumSize().height()), px(_MOST_HIGH)))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _ask(self, question: Question) -> None:
        nothing = self.tr("Nothing of it is imported until it is answered.")
        rest = self.tr("The rest is imported without it.")
        notice = Notice(State.ASKS, question.sentence, nothing if question.withholds else rest)
        text = self.tr("Go to the name") if is_about_name(question) else self.tr("Go to the table")
        button = Button(text, lambda: self.question_wanted.emit(question), kind=Kind.LINK, opens_page=True)
        button.setAccessibleDescription(question.sentence)
        notice.buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._notes.addWidget(notice)

    def _show_new(self, preview: Preview) -> None:
        new, areas = preview.plan.new_measures, preview.plan.new_areas
        for each in new[:_ROWS_NAMED]:
            self._say(self.tr("New measure, to be checked: {measure}").format(measure=new_measure_words(each)))
        if len(new) > _ROWS_NAMED:
            more = len(new) - _ROWS_NAMED
            self._say(counted(more, self.tr("and 1 more new measure"), self.tr("and {n} more new measures")))
        if areas:
            named = ", ".join(areas[:_ROWS_NAMED])
            more = len(areas) - _ROWS_NAMED
            named = self.tr("{names} and {n} more").format(names=named, n=more) if more > 0 else named
            self._say(
                counted(len(areas), self.tr("1 new area: {names}"), self.tr("{n} new areas: {names}"), names=named)
            )

    def _show_rows_left_out(self, preview: Preview) -> None:
        rows = [each for table in preview.proposal.tables for each in rows_left_out_of(table)]
        for each in rows[:_ROWS_NAMED]:
            text = self.tr("{sheet}, {cells} left out: {reason}")
            self._say(text.format(sheet=each.sheet, cells=each.cells, reason=each.reason))
        if len(rows) > _ROWS_NAMED:
            more = len(rows) - _ROWS_NAMED
            self._say(
                counted(
                    more,
                    self.tr("and more rows for 1 other reason"),
                    self.tr("and more rows for {n} other reasons"),
                )
            )

    def _say(self, text: str) -> None:
        self._notes.addWidget(Label(text, Type.CAPTION, tone="muted", wrap=True))


def is_about_name(question: Question) -> bool:
    """Whether a question is settled by what a name stands for; other questions are about a table."""
    return question.topic in _BY_NAME and bool(question.name)


def new_measure_words(new: NewMeasure) -> str:
    """A measure that is created, with what the file tells about it: name, unit, period."""
    said = QCoreApplication.translate("PreviewNotes", "{name} ({unit}, by {period}, no better or worse)")
    return said.format(
        name=new.name,
        unit=words.unit(new.unit),
        period=words.period_of(new.period_kind),
    )
