"""The menu bar as data (guide.md §2): every command once, with its key; what cannot be done now says why."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from cs360_desktop.ui.common.public_view import PUBLIC_VIEW
from cs360_desktop.ui.shell.navigation import PAGES


@dataclass(frozen=True, slots=True)
class Item:
    """One command: the name of its handler, its text, its keys, and whether it needs an open workspace."""

    name: str
    text: str
    keys: tuple[str, ...] = ()
    needs_workspace: bool = True


SEPARATOR = Item("", "")

MENUS: tuple[tuple[str, tuple[Item, ...]], ...] = (
    (
        str(QT_TRANSLATE_NOOP("Menus", "&File")),
        (
            Item("new_workspace", str(QT_TRANSLATE_NOOP("Menus", "&New workspace…")), needs_workspace=False),
            Item("open", str(QT_TRANSLATE_NOOP("Menus", "&Open…")), ("Ctrl+O",), needs_workspace=False),
            Item("recent", str(QT_TRANSLATE_NOOP("Menus", "Open &recent")), needs_workspace=False),
            SEPARATOR,
            Item("bring_in", str(QT_TRANSLATE_NOOP("Menus", "&Bring in a workbook…"))),
            Item("show_folder", str(QT_TRANSLATE_NOOP("Menus", "Show the file in its &folder"))),
            Item("save", str(QT_TRANSLATE_NOOP("Menus", "&Saved by itself")), ("Ctrl+S",)),
            SEPARATOR,
            Item("leave", str(QT_TRANSLATE_NOOP("Menus", "E&xit")), ("Ctrl+Q",), needs_workspace=False),
        ),
    ),
    (
        str(QT_TRANSLATE_NOOP("Menus", "&Edit")),
        (
            Item("undo", str(QT_TRANSLATE_NOOP("Menus", "&Undo")), ("Ctrl+Z",)),
            Item("redo", str(QT_TRANSLATE_NOOP("Menus", "&Redo")), ("Ctrl+Y", "Ctrl+Shift+Z")),
        ),
    ),
    (
        str(QT_TRANSLATE_NOOP("Menus", "&View")),
        (
            Item("details", str(QT_TRANSLATE_NOOP("Menus", "&Details panel")), ("F9",)),
            SEPARATOR,
            Item("zoom_in", str(QT_TRANSLATE_NOOP("Menus", "Zoom &in")), ("Ctrl++", "Ctrl+="), needs_workspace=False),
            Item("zoom_out", str(QT_TRANSLATE_NOOP("Menus", "Zoom &out")), ("Ctrl+-",), needs_workspace=False),
            Item("zoom_reset", str(QT_TRANSLATE_NOOP("Menus", "&100 %")), ("Ctrl+0",), needs_workspace=False),
            SEPARATOR,
            Item("community", str(QT_TRANSLATE_NOOP("Menus", "&Community view")), ("Ctrl+Shift+K",)),
            Item("meeting_mode", str(QT_TRANSLATE_NOOP("Menus", "&Meeting mode")), ("F11",)),
        ),
    ),
    (
        str(QT_TRANSLATE_NOOP("Menus", "&Go")),
        (
            Item("pages", ""),
            SEPARATOR,
            Item("next_tab", str(QT_TRANSLATE_NOOP("Menus", "&Next tab or step")), ("Ctrl+Tab",)),
            Item("previous_tab", str(QT_TRANSLATE_NOOP("Menus", "Pre&vious tab or step")), ("Ctrl+Shift+Tab",)),
            SEPARATOR,
            Item("back", str(QT_TRANSLATE_NOOP("Menus", "Bac&k")), ("Alt+Left",)),
            Item("forward", str(QT_TRANSLATE_NOOP("Menus", "&Forward")), ("Alt+Right",)),
        ),
    ),
    (
        str(QT_TRANSLATE_NOOP("Menus", "&Help")),
        (
            Item("help", str(QT_TRANSLATE_NOOP("Menus", "Help for this &page")), ("F1",)),
            Item("about", str(QT_TRANSLATE_NOOP("Menus", "&About CS360 Desktop"))),
        ),
    ),
)


class Menus:
    """The actions of the menu bar by name; `page:home` and so on go to a page."""

    def __init__(
        self,
        window: QMainWindow,
        handlers: Mapping[str, Callable[[], object]],
        go_to_page: Callable[[str], object],
    ) -> None:
        self.actions: dict[str, QAction] = {}
        self.recent = QMenu(window)
        self._items: dict[str, Item] = {}
        for title, items in MENUS:
            menu = window.menuBar().addMenu(_translated(title))
            menu.setToolTipsVisible(True)
            for item in items:
                self._add(window, menu, item, handlers, go_to_page)

    def _add(
        self,
        window: QMainWindow,
        menu: QMenu,
        item: Item,
        handlers: Mapping[str, Callable[[], object]],
        go_to_page: Callable[[str], object],
    ) -> None:
        if item is SEPARATOR:
            menu.addSeparator()
        elif item.name == "pages":
            for number, entry in enumerate(PAGES, start=1):
                page = Item(f"page:{entry.name}", f"&{number}  {entry.label_text()}", (f"Ctrl+{number}",))
                self._add_action(window, menu, page, partial(go_to_page, entry.name))
        elif item.name == "recent":
            self.recent.setTitle(_translated(item.text))
            menu.addMenu(self.recent)
        else:
            self._add_action(window, menu, item, handlers.get(item.name))

    def _add_action(self, window: QMainWindow, menu: QMenu, item: Item, handler: Callable[[], object] | None) -> None:
        action = QAction(_translated(item.text), window)
        action.setShortcuts([QKeySequence(keys) for keys in item.keys])
        if handler is not None:
            action.triggered.connect(partial(_call, handler))
        menu.addAction(action)
        self._items[item.name] = item
        self.actions[item.name] = action

    def show_recent(self, paths: Sequence[Path], open_path: Callable[[Path], object]) -> None:
        """Offer the workspaces opened lately, those that are there."""
        self.recent.clear()
        for path in paths:
            action = self.recent.addAction(path.name.replace("&", "&&"))
            action.setToolTip(str(path))
            action.triggered.connect(partial(_call, partial(open_path, path)))
        self.recent.setEnabled(bool(paths))

    def name_steps(self, undo: str, redo: str) -> None:
        """Name what can be undone and done again, as it may be seen; an empty text says that nothing can be."""
        for name, plain, named, said in (
            ("undo", QT_TRANSLATE_NOOP("Menus", "&Undo"), QT_TRANSLATE_NOOP("Menus", "&Undo: {what}"), undo),
            ("redo", QT_TRANSLATE_NOOP("Menus", "&Redo"), QT_TRANSLATE_NOOP("Menus", "&Redo: {what}"), redo),
        ):
            text = PUBLIC_VIEW.words(said).replace("&", "&&")
            self.actions[name].setText(_translated(str(named)).format(what=text) if text else _translated(str(plain)))
            self.actions[name].setEnabled(bool(text))

    def follow(self, *, has_workspace: bool) -> None:
        """Enable what can be done now; what cannot says why in its tooltip."""
        for name, action in self.actions.items():
            item = self._items[name]
            reason = ""
            if item.needs_workspace and not has_workspace:
                reason = _translated(str(QT_TRANSLATE_NOOP("Menus", "Make or open a workspace first")))
            action.setEnabled(not reason)
            action.setToolTip(reason or action.text().replace("&", ""))


def _call(handler: Callable[[], object], _checked: bool = False) -> None:
    handler()


def _translated(text: str) -> str:
    return QCoreApplication.translate("Menus", text)
