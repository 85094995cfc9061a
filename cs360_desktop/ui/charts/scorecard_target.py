"""The target of a measure as a form: figure, side, days and who set it; each is saved when it is left."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.domain.catalogue import Direction, Measure, Target, Unit
from cs360_desktop.domain.entries import EntryState
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.typed_values import parse
from cs360_desktop.domain.wording import format_value
from cs360_desktop.services.targets import Aim, delete_target, set_target
from cs360_desktop.ui.charts.scorecard_words import tr
from cs360_desktop.ui.common.buttons import Button
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.fields import ChoiceField, DateField, TextField
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.locking import lock
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.typography import Type


class FigureField(TextField):
    """One figure of a measure, typed as in the grid: `40`, `61.5 %`, `4:58`."""

    def __init__(self, label: str) -> None:
        super().__init__(label, width=110)
        self._measure: Measure | None = None

    def show_measure(self, measure: Measure) -> None:
        """Read what is typed as a figure of this measure."""
        self._measure = measure

    def figure(self) -> float | None:
        """The figure; None while the field is blank or holds none."""
        try:
            return self._read()
        except UserError:
            return None

    def _read(self) -> float | None:
        if self._measure is None or not self.value():
            return None
        value = parse(self.value(), self._measure)
        if value is None or value.state is not EntryState.ENTERED or value.number is None:
            raise UserError(tr("A target is one number, so it was not saved. Type one such as 40."))
        return value.number

    @override
    def _fault(self) -> str:
        try:
            self._read()
        except UserError as error:
            return error.sentence
        return ""


class TargetForm(QWidget):
    """Sets, changes and removes the target of one measure for the whole agency."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._measure: Measure | None = None
        self._target: Target | None = None
        self.figure = FigureField(tr("Figu&re"))
        sides = [(each, "") for each in (Direction.CONTEXT, Direction.UP, Direction.DOWN)]
        self.side = ChoiceField(tr("Rea&ched by"), sides)
        self.by = DateField(tr("By &when"))
        self.since = DateField(tr("&Since"))
        self.set_by = TextField(tr("Set &by"), placeholder=tr("such as PST, Jun 2026"))
        self.remove = Button(tr("Re&move target"), self.remove_target, icon="trash")
        self._say = Label(role=Type.CAPTION, tone="muted", wrap=True)
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 8)
        box.addWidget(Label(tr("Target"), Type.SECTION))
        box.addWidget(self._say)
        for field in (self.figure, self.side, self.since, self.by, self.set_by):
            box.addWidget(field)
        box.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        self.figure.committed.connect(self._commit_figure)
        for field in (self.side, self.by, self.since, self.set_by):
            field.committed.connect(self._commit)

    def show_target(self, measure: Measure, target: Target | None) -> None:
        """Show what is set; what is just being typed stays, unless it was for another measure."""
        is_other = self._measure is None or self._measure.id != measure.id
        self._measure, self._target = measure, target
        self.figure.show_measure(measure)
        self.side.set_options(_sides(measure))
        texts = Target(0, measure.id, 0, 0) if target is None else target
        values = (
            (self.figure, "" if target is None else _shown(measure, target.figure)),
            (self.side, texts.direction),
            (self.by, texts.by),
            (self.since, texts.since),
            (self.set_by, texts.set_by),
        )
        for field, value in values:
            (field.set_value if is_other else field.refresh)(value)
        self._say.setText(
            tr("No target yet: type its figure.") if target is None else tr("Saved as soon as you leave a field.")
        )
        self.remove.setVisible(target is not None)
        if self._desk.session.read_only:
            lock(self)

    def remove_target(self) -> None:
        """Put the target in the bin; the focus stays in the form."""
        measure = self._measure
        if measure is not None:
            text = tr("Removed the target of “{measure}”").format(measure=measure.name)
            self.figure.setFocus(Qt.FocusReason.OtherFocusReason)
            self._desk.do(text, lambda: delete_target(self._desk.session, measure.id))

    def _commit_figure(self, _typed: str) -> None:
        if self.figure.figure() is None and self._target is not None:
            self.remove_target()
        else:
            self._commit()

    def _commit(self, _value: object = None) -> None:
        """Save the whole target; without a figure there is none yet, and what was typed waits for it."""
        measure, figure = self._measure, self.figure.figure()
        if measure is None or figure is None:
            return
        aim = Aim(
            figure, self.by.value(), self.since.value(), self.set_by.value(), self.side.value() or Direction.CONTEXT
        )
        text = tr("Set target {figure} for “{measure}”").format(figure=_shown(measure, figure), measure=measure.name)
        self._desk.do(text, lambda: set_target(self._desk.session, measure.id, aim))


def _shown(measure: Measure, figure: float) -> str:
    """The figure as it may be typed again."""
    return format_value(figure, measure.unit, with_unit=measure.unit is Unit.PERCENT)


def _sides(measure: Measure) -> list[tuple[Direction, str]]:
    better = {
        Direction.UP: tr("as it gets better: at least"),
        Direction.DOWN: tr("as it gets better: at most"),
        Direction.CONTEXT: tr("exactly this figure"),
    }
    return [
        (Direction.CONTEXT, better[measure.direction]),
        (Direction.UP, tr("at least")),
        (Direction.DOWN, tr("at most")),
    ]
