"""Step 1: choose the workbook, and what was brought in before."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.imports import ImportedFile
from cs360_desktop.services import import_history
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.clearing import clear
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.empty_state import EmptyState
from cs360_desktop.ui.common.following import Following
from cs360_desktop.ui.common.message_bar import Notice
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.metrics.importing.past_imports import PastImports


class FilePage(QWidget):
    """What can be brought in, why the last file was not, and what was."""

    def __init__(self, desk: Desk, choose: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.choose = Button(self.tr("Choose &workbook…"), choose, kind=Kind.PRIMARY, icon="upload")
        self._refusal = QVBoxLayout()
        self._left = QVBoxLayout()
        self.past = PastImports()
        self.past.meaning_wanted.connect(self._tell_meaning)
        self.past.take_back_wanted.connect(self._take_back)
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 12)
        box.addWidget(
            EmptyState(
                self.tr("Bring in the workbook you keep now"),
                self.tr("The app looks for the table by itself and shows every value before anything is saved."),
                [self.choose],
                foot=self.tr(
                    "Excel (.xlsx .xls .xlsm .xlsb), LibreOffice (.ods) or text (.csv .tsv). Your file is only read, "
                    "never changed. You can also drop it anywhere in this window."
                ),
            )
        )
        box.addLayout(self._refusal)
        box.addLayout(self._left)
        box.addWidget(self.past, 100)
        box.addStretch(1)
        self.setFocusProxy(self.choose)
        Following(self, desk.notifier, self._ask_again, is_stale=True)

    def show_refusal(self, sentence: str) -> None:
        """Say why a file was not read; an empty sentence takes it away."""
        clear(self._refusal)
        if sentence:
            self._refusal.addWidget(Notice(State.WRONG, sentence))

    def show_left(self, file: str, go_on: Callable[[], object]) -> None:
        """Offer to go on with a file whose import was left; an empty name offers nothing."""
        clear(self._left)
        if file:
            what = self.tr("The import of “{file}” was left; nothing of it is saved").format(file=file)
            so_what = self.tr("Its answers and names are kept until another file is opened or the app is closed.")
            notice = Notice(State.INFORMATION, what, so_what)
            notice.buttons.addWidget(Button(self.tr("&Go on with it"), go_on))
            self._left.addWidget(notice)

    def _ask_again(self) -> None:
        """Ask off the window's thread what was imported; a workspace can hold hundreds of imports."""
        session = self._desk.session
        self._desk.jobs.run(
            lambda _report: import_history.imported_files(session), self.past.show_files, self._desk.refused.emit
        )

    def _tell_meaning(self, file_id: int) -> None:
        try:
            self.past.show_meaning(import_history.what_taking_back_means(self._desk.session, file_id))
        except UserError as refusal:
            self._desk.refused.emit(refusal)

    def _take_back(self, file: ImportedFile) -> None:
        session = self._desk.session
        done = self.tr("Took back the import of {file}").format(file=file.name)
        self._desk.do(done, lambda: import_history.take_back(session, file.id))
        self.choose.setFocus()
