"""What will be printed and what is still missing, and the versions that were exported."""

import unicodedata
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cs360_desktop.domain.request_form import RequestForm
from cs360_desktop.domain.requests import RequestExport
from cs360_desktop.domain.wording import format_date
from cs360_desktop.services.request_letters import Unprintable, unprintable
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.clearing import clear
from cs360_desktop.ui.common.counting import counted
from cs360_desktop.ui.common.editors import TickBox
from cs360_desktop.ui.common.icons import StateSymbol
from cs360_desktop.ui.common.labels import Label, StateLabel
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.requests.words import tr, version_said

_MOST_MISSING = 6


class PrintingPanel(QWidget):
    """Signals: `field_wanted(field id)`, `look_wanted()`, `version_wanted(export key)`."""

    field_wanted = Signal(str)
    look_wanted = Signal()
    version_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._symbol = StateSymbol(State.NEEDS)
        self._words = Label(wrap=True)
        self._missing = QVBoxLayout()
        self.community = TickBox(tr("Community copy"))
        self.look_button = Button(tr("Look at the PDF"), self.look_wanted.emit, icon="file-pdf")
        self.unprintable = Label(wrap=True)
        self.unprintable.hide()
        self._versions = QVBoxLayout()
        self.fresh = StateLabel(State.GOOD)
        self.fresh.hide()
        spacing(self._missing, 0)
        spacing(self._versions, 2)
        said = QHBoxLayout()
        spacing(said, 8)
        said.addWidget(self._symbol)
        said.addWidget(self._words, 1)
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 6)
        box.addWidget(Label(tr("What will be printed"), Type.SECTION))
        box.addLayout(said)
        box.addLayout(self._missing)
        box.addWidget(self.unprintable)
        box.addWidget(self.community)
        left_out = tr("Without telephone numbers, e-mail and street addresses, and the names of partners' people")
        self.community.setAccessibleDescription(left_out)
        box.addWidget(Label(left_out, Type.CAPTION, tone="muted", wrap=True))
        box.addWidget(self.look_button)
        box.addSpacing(8)
        box.addWidget(Label(tr("Exported"), Type.SECTION))
        box.addWidget(self.fresh)
        box.addLayout(self._versions)

    def refresh(self, form: RequestForm, exports: Sequence[RequestExport]) -> None:
        """Show what is missing, with the way there, and the versions kept, the newest first."""
        missing = [(section.definition.id, field) for section in form.sections for field in section.missing]
        self._symbol.set_state(State.NEEDS if missing else State.GOOD)
        if missing:
            one = tr("DRAFT stands across every page until {n} field is filled:")
            many = tr("DRAFT stands across every page until {n} fields are filled:")
            self._words.setText(counted(len(missing), one, many))
        else:
            self._words.setText(tr("Every required field is filled. DRAFT is no longer printed."))
        clear(self._missing)
        for letter, field in missing[:_MOST_MISSING]:
            link = Button(f"{letter}  {field.definition.label}", kind=Kind.LINK)
            link.setAccessibleName(tr("Go to the missing field {field}").format(field=field.definition.label))
            link.clicked.connect(lambda _on, wanted=field.definition.id: self.field_wanted.emit(wanted))
            self._missing.addWidget(link)
        if len(missing) > _MOST_MISSING:
            self._missing.addWidget(Label(tr("and %n more", len(missing) - _MOST_MISSING), tone="muted"))
        self._show_unprintable(unprintable(form))
        self._show_versions(exports)

    def show_freshness(self, *, changed: bool) -> None:
        """Say whether the request has moved on since its last version."""
        if changed:
            self.fresh.set_state(State.NEEDS, tr("changed since the last version"))
        else:
            self.fresh.set_state(State.GOOD, tr("nothing has changed since"))
        self.fresh.show()

    def _show_unprintable(self, found: Sequence[Unprintable]) -> None:
        """Say which letters cannot be printed, and what stands for them, before it goes out."""
        said = [
            tr("{letters} in “{field}” cannot be printed; ☐ stands for it.").format(
                letters=" ".join(map(_named, each.letters)), field=each.field.definition.label
            )
            for each in found
        ]
        self.unprintable.setText("\n".join(said))
        self.unprintable.setVisible(bool(said))

    def _show_versions(self, exports: Sequence[RequestExport]) -> None:
        clear(self._versions)
        if not exports:
            words = tr("Not exported yet. An export keeps the exact PDF here, with the numbers as they are that day.")
            self._versions.addWidget(Label(words, tone="muted", wrap=True))
        for export in reversed(exports):
            day = format_date(export.data_as_of)
            self._versions.addWidget(Label(tr("{version} · {day}").format(version=version_said(export), day=day)))
            link = Button(tr("Open it"), kind=Kind.LINK)
            link.setAccessibleName(tr("Open {version}").format(version=version_said(export)))
            link.clicked.connect(lambda _on, wanted=export.id: self.version_wanted.emit(wanted))
            self._versions.addWidget(link)


def _named(letter: str) -> str:
    """A letter, a picture also by its name: the typeface of the window may lack it too."""
    is_picture = unicodedata.category(letter) == "So"
    return f"{letter} ({unicodedata.name(letter, '').lower()})" if is_picture else letter
