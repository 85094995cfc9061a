"""The target of a measure as a form: figure, side, days and who set it; each is saved when it is left."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.domain.catalogue import Direction, Measure, Target, Unit
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryState
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.typed_values import parse
from cs360_desktop.domain.wording import format_value
from cs360_desktop.services.targets import Aim, delete_target, set_target
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.fields import ChoiceField, DateField, TextField
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.locking import lock
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.typography import Type

_LEAST_CHARACTERS = 8


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
            raise UserError(_tr("A target is one number, so it was not saved. Type one such as 40."))
        return value.number

    @override
    def _fault(self) -> str:
        try:
            self._read()
        except UserError as error:
            return error.sentence
        return ""


class TargetForm(QWidget):
    """Sets, changes and deletes the target of a measure in an area; `left` tells that it is done with.

    As a part of another form (`inside`) it has no way back of its own.
    """

    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, inside: bool = False) -> None:
        super().__init__(parent)
        self._desk = desk
        self._is_inside = inside
        self._measure: Measure | None = None
        self._area_id = WHOLE_AGENCY
        self._target: Target | None = None
        self._refused = ""
        self.back = Button(_tr("Back"), self.left.emit, kind=Kind.QUIET, icon="caret-left")
        self._say = Label(tone="muted", wrap=True)
        self.figure = FigureField(_tr("Figu&re"))
        self.side = ChoiceField(_tr("Rea&ched by"), [(each, "") for each in Direction])
        self.side.editor.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.side.editor.setMinimumContentsLength(_LEAST_CHARACTERS)
        self.since = DateField(_tr("Sinc&e"))
        self.by = DateField(_tr("By w&hen"))
        self.set_by = TextField(_tr("Set b&y"), placeholder=_tr("such as PST, Jun 2026"))
        self.delete = Button(_tr("De&lete target"), self._delete, kind=Kind.QUIET, icon="trash")
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 10)
        box.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self.back.setVisible(not inside)
        box.addWidget(Label(_tr("Target"), Type.SECTION))
        for part in (self._say, self.figure, self.side, self.since, self.by, self.set_by):
            box.addWidget(part)
        box.addWidget(self.delete, 0, Qt.AlignmentFlag.AlignLeft)
        box.addStretch(1)
        desk.refused.connect(self._note_refusal)
        self.figure.committed.connect(self._commit_figure)
        for field in (self.side, self.since, self.by, self.set_by):
            field.committed.connect(self._commit)

    def show_target(self, measure: Measure, target: Target | None, area_id: int = WHOLE_AGENCY) -> None:
        """Show what is set; what is just being typed stays, unless it was for another measure or area."""
        is_other = self._measure is None or (self._measure.id, self._area_id) != (measure.id, area_id)
        self._measure, self._area_id, self._target = measure, area_id, target
        self.figure.show_measure(measure)
        self.side.set_options(_sides(measure))
        known = Target(0, measure.id, area_id, 0) if target is None else target
        values = (
            (self.figure, "" if target is None else _shown(measure, target.figure)),
            (self.side, known.direction),
            (self.since, known.since),
            (self.by, known.by),
            (self.set_by, known.set_by),
        )
        for field, value in values:
            (field.set_value if is_other else field.refresh)(value)
        none = _tr("No target yet: type its figure, and the rest with it.")
        self._say.setText(none if target is None else _tr("Saved as soon as you leave a field."))
        self.delete.setVisible(target is not None)
        if self._desk.session.read_only:
            lock(*(self.figure, self.side, self.since, self.by, self.set_by, self.delete))

    def leave(self) -> None:
        """Keep what is still being typed."""
        if self._measure is not None:
            for field in (self.figure, self.side, self.since, self.by, self.set_by):
                field.commit()

    def _delete(self) -> None:
        measure, area_id = self._measure, self._area_id
        if measure is not None:
            text = _tr("Deleted the target of “{measure}”").format(measure=measure.name)
            self.figure.setFocus(Qt.FocusReason.OtherFocusReason)
            self._desk.do(text, lambda: delete_target(self._desk.session, measure.id, area_id=area_id))

    def _commit_figure(self, _typed: str) -> None:
        if not self.figure.value() and self._target is not None:
            self._delete()
        else:
            self._commit()

    def _commit(self, _value: object = None) -> None:
        """Save the whole target; without a figure there is none yet, and what was typed waits for it."""
        measure, area_id, figure = self._measure, self._area_id, self.figure.figure()
        if measure is None or figure is None:
            return
        side = self.side.value() or Direction.CONTEXT
        aim = Aim(figure, self.by.value(), self.since.value(), self.set_by.value(), side)
        text = _tr("Set target {figure} for “{measure}”").format(figure=_shown(measure, figure), measure=measure.name)
        self._refused = ""
        if not self._desk.do(text, lambda: set_target(self._desk.session, measure.id, aim, area_id=area_id)):
            self.figure.set_error(self._refused)

    def _note_refusal(self, error: UserError) -> None:
        self._refused = error.sentence

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self._is_inside:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _shown(measure: Measure, figure: float) -> str:
    """The figure as it may be typed again."""
    return format_value(figure, measure.unit, with_unit=measure.unit is Unit.PERCENT)


def _sides(measure: Measure) -> list[tuple[Direction, str]]:
    better = {
        Direction.UP: _tr("as it gets better: at least"),
        Direction.DOWN: _tr("as it gets better: at most"),
        Direction.CONTEXT: _tr("exactly this figure"),
    }
    return [
        (Direction.CONTEXT, better[measure.direction]),
        (Direction.UP, _tr("at least")),
        (Direction.DOWN, _tr("at most")),
    ]


def _tr(text: str) -> str:
    return QCoreApplication.translate("TargetForm", text)
