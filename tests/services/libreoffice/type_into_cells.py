"""Types into workbooks with LibreOffice, as somebody at a screen would; run by the Python that has LibreOffice's UNO.

    python3 type_into_cells.py FOLDER

LibreOffice starts once, without a window, with its profile in FOLDER, and is spoken to through a pipe. Each line of
standard input is a JSON object: the workbook to `open`, where to `save` it, and in `cells` a list of [sheet, address,
text], a text of null for a cell to be cleared. The line `done` answers it. The end of the input ends LibreOffice.
"""

import json
import signal
import subprocess
import sys
import uuid
from pathlib import Path
from typing import Any

import uno  # type: ignore[import-not-found]  # the system's Python has it, the project's has not
from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]  # found by uno
from com.sun.star.connection import NoConnectException  # type: ignore[import-not-found]

_SECONDS_TO_START, _SECONDS_TO_ANSWER = 120, 60
_CONTENTS = 1 | 2 | 4 | 16
"""Numbers, dates, texts and formulas, as com.sun.star.sheet.CellFlags."""


def main(folder: Path) -> None:
    """Start LibreOffice and do what standard input says until it ends."""
    signal.alarm(_SECONDS_TO_START)
    pipe = f"cs360-{uuid.uuid4().hex}"
    office = subprocess.Popen(
        [
            "soffice",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--norestore",
            "--nologo",
            f"--accept=pipe,name={pipe};urp;",
        ],
        stdout=sys.stderr,
    )
    context = _connect(office, f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    dispatcher = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
    for line in sys.stdin:
        signal.alarm(_SECONDS_TO_ANSWER)
        _work(desktop, dispatcher, **json.loads(line))
        signal.alarm(0)
        print("done", flush=True)  # noqa: T201  the answer
    desktop.terminate()
    office.wait()


def _connect(office: "subprocess.Popen[bytes]", url: str) -> Any:
    """Ask until LibreOffice listens; each time it is given a moment, in which its end would be noticed."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    while True:
        try:
            return resolver.resolve(url)
        except NoConnectException:
            try:
                sys.exit(f"LibreOffice ended by itself: {office.wait(timeout=0.1)}")
            except subprocess.TimeoutExpired:
                continue


def _work(desktop: Any, dispatcher: Any, *, open: str, save: str, cells: list[tuple[str, str, str | None]]) -> None:  # noqa: A002
    document = desktop.loadComponentFromURL(Path(open).as_uri(), "_blank", 0, (_option("Hidden", False),))
    frame = document.CurrentController.Frame

    def dispatch(command: str, **arguments: str) -> None:
        options = tuple(_option(name, value) for name, value in arguments.items())
        dispatcher.executeDispatch(frame, f".uno:{command}", "", 0, options)

    for sheet, address, text in cells:
        document.CurrentController.setActiveSheet(document.Sheets.getByName(sheet))
        dispatch("GoToCell", ToPoint=address)
        if text is None:
            document.CurrentSelection.clearContents(_CONTENTS)
        else:
            dispatch("EnterString", StringName=text)
    document.storeToURL(Path(save).as_uri(), (_option("FilterName", "Calc MS Excel 2007 XML"),))
    document.close(True)


def _option(name: str, value: object) -> Any:
    return PropertyValue(Name=name, Value=value)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
