"""What happens when the program itself is wrong: a report without anybody's data, and one plain sentence.

A report names the places in the code, the kinds of the exceptions, and versions; never a local variable, a path in
somebody's home folder or the text of an exception that may quote an entry or a name. What the user can mend is no
crash: that is ``domain.errors.UserError``.
"""

import atexit
import errno
import faulthandler
import os
import platform
import sys
import tempfile
import threading
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from cs360_desktop import __version__

EXIT_CODE = 70  # EX_SOFTWARE of sysexits.h
INTERRUPTED = 130  # what a shell gives for Ctrl+C

OnCrash = Callable[[Path | None], None]

_SPEAK_OF_CODE = (AttributeError, ImportError, ModuleNotFoundError, NameError, TypeError, UnboundLocalError)
_MOST_FRAMES = 60


@dataclass
class _State:
    """What the hooks know; one per process."""

    folder: Path | None = None
    fault_file: Path | None = None
    callback: OnCrash | None = None
    telling: bool = False
    reports: dict[str, Path | None] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)


_state = _State()
_here = threading.local()


def install(folder: Path) -> None:
    """Send every uncaught exception and every fault of native code to a report in ``folder``.

    A folder that cannot be written is no reason not to start: reports then go to the temporary folder.
    """
    _state.folder = folder
    sys.excepthook = lambda _kind, error, _trace: _report(error)
    sys.unraisablehook = lambda fault: _report(fault.exc_value)
    threading.excepthook = lambda fault: _report(fault.exc_value)
    fault_file = folder / f"fault-{os.getpid()}.log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        stream = fault_file.open("a", encoding="utf-8")
    except OSError:
        return
    faulthandler.enable(stream)
    _state.fault_file = fault_file

    def forget() -> None:
        # A process that ends by itself did not die of a fault, whatever was written; Windows reports harmless ones.
        faulthandler.disable()
        stream.close()
        fault_file.unlink(missing_ok=True)

    atexit.register(forget)


def run(main: Callable[[], int]) -> int:
    """Return the exit code of ``main``, or ``EXIT_CODE`` if anything unexpected happened, in any thread or slot."""
    try:
        code = main()
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001  the outermost frame: the report is made here
        _report(error)
        return EXIT_CODE
    return code or (EXIT_CODE if _state.reports else 0)


def on_crash(callback: OnCrash | None) -> None:
    """Let the window tell the user instead of stderr.

    The callback gets the report, or None if none could be written. While a Qt application exists it is called from
    its event loop in the GUI thread, whichever thread failed, and not again before it has returned.
    """
    _state.callback = callback


def reports() -> tuple[Path | None, ...]:
    """Return the reports of this process, oldest first; None stands for one that could not be written."""
    return tuple(_state.reports.values())


def leftover_fault() -> Path | None:
    """Turn what earlier processes wrote when native code killed them into one report; None if all ended well."""
    if _state.folder is None:
        return None
    texts = []
    for path in sorted(_state.folder.glob("fault-*.log")):
        if path == _state.fault_file or not path.stat().st_size:
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        try:
            path.unlink()
        except PermissionError:  # on Windows: that process is still running
            continue
        texts.append(text)
    return _write("The program ended in native code.\n\n" + "\n".join(texts)) if texts else None


def _report(error: BaseException | None) -> None:
    if error is None or isinstance(error, SystemExit | KeyboardInterrupt) or getattr(_here, "busy", False):
        return
    _here.busy = True
    try:
        text = "\n".join(_chain(error))
        with _state.lock:
            if text not in _state.reports:
                _state.reports[text] = _write(f"Thread: {threading.current_thread().name}\n\n{text}\n")
        _tell(_state.reports[text])
    except Exception:  # noqa: BLE001  what fails while a fault is reported must not hide that there was one
        _say(None)
    finally:
        _here.busy = False


def _chain(error: BaseException) -> Iterator[str]:
    """Describe the exception and what led to it, newest first, in terms of code alone."""
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        yield _kind(cause) if cause is error else f"caused by {_kind(cause)}"
        frames = list(traceback.walk_tb(cause.__traceback__))
        left_out = max(0, len(frames) - _MOST_FRAMES)
        for frame, line in frames[left_out:]:
            yield f"  {frame.f_globals.get('__name__', '?')}:{line} in {frame.f_code.co_qualname}"
        if left_out:
            yield f"  ({left_out} outer frames left out)"
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)


def _kind(error: BaseException) -> str:
    name = f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
    if type(error) in _SPEAK_OF_CODE:
        return f"{name}: {error}"
    if isinstance(error, OSError) and error.errno is not None:
        return f"{name}: {errno.errorcode.get(error.errno, error.errno)}"
    sqlite_name = getattr(error, "sqlite_errorname", None)
    return f"{name}: {sqlite_name}" if sqlite_name else name


def _write(text: str) -> Path | None:
    now = datetime.now().astimezone()
    qt = getattr(sys.modules.get("PySide6"), "__version__", "not loaded")
    packaged = " (packaged)" if getattr(sys, "frozen", False) else ""
    head = (
        f"CS360 Desktop {__version__}{packaged}, crash report\n"
        f"{now.isoformat(timespec='seconds')}\n"
        f"{platform.platform()}, Python {platform.python_version()}, PySide6 {qt}\n"
        "Names places in the program's code only: no entries, no names, no file contents.\n\n"
    )
    content = (head + text).replace(str(Path("~").expanduser()) + os.sep, f"~{os.sep}")
    for folder in (_state.folder, Path(tempfile.gettempdir())):
        if folder is None:
            continue
        path = folder / f"crash-{now:%Y%m%d-%H%M%S-%f}-{os.getpid()}.txt"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8") as stream:
                stream.write(content)
        except OSError:
            continue
        return path
    return None


def _tell(path: Path | None) -> None:
    callback = _state.callback
    if callback is None:
        _say(path)
        return
    with _state.lock:
        if _state.telling:
            return
        _state.telling = True

    def tell() -> None:
        try:
            callback(path)
        finally:
            _state.telling = False

    core = sys.modules.get("PySide6.QtCore")
    application = core.QCoreApplication.instance() if core else None
    if core is None or application is None:
        tell()
    else:
        core.QTimer.singleShot(0, application, tell)


def _say(path: Path | None) -> None:
    report = (
        f"the report to send to support, without any of your data, is {path}" if path else "no report could be written"
    )
    if sys.stderr is not None:  # a program without a console has none
        sys.stderr.write(f"A fault in CS360 Desktop stopped this; what was saved before is safe, and {report}.\n")
