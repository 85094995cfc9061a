"""What goes into the packaged program and what stays out: the lists, and why.

Exclusions take 25 MB off the bundle, dropped plugins with the libraries that only they need 16 MB, stripping 34 MB.
Take nothing out without the packaged program's self-test.
"""

import re
import subprocess
import sys
from pathlib import Path

Toc = list[tuple[str, str, str]]
"""PyInstaller's table of contents: name in the bundle, file on this machine, kind."""

HIDDEN_IMPORTS = [
    # loaded by name, so that nothing in the code shows them
    "PySide6.QtOpenGLWidgets",
    "openpyxl",
    "python_calamine",
    "sqlalchemy.dialects.sqlite",
    "sqlcipher3.dbapi2",
]

EXCLUDES = [
    # Qt modules that the program does not use
    *["PySide6.QtConcurrent", "PySide6.QtDBus", "PySide6.QtDesigner", "PySide6.QtHelp", "PySide6.QtNetwork"],
    *["PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtQuickControls2", "PySide6.QtQuickWidgets", "PySide6.QtSql"],
    *["PySide6.QtOpenGL", "PySide6.QtTest", "PySide6.QtUiTools", "PySide6.QtXml"],  # OpenGL: see without_opengl.py
    # other bindings and toolkits
    *["PyQt5", "PyQt6", "PySide2", "_tkinter", "matplotlib", "tkinter"],
    # only the fonts of QtAwesome are used, as data
    *["qtawesome", "qtpy"],
    # the program has no network, no second SQLite beside sqlcipher3, and no console of its own
    # hashlib does without OpenSSL, 5 MB; what derives keys from passwords is in sqlcipher3
    *["_curses", "_hashlib", "_sqlite3", "_ssl", "curses", "readline", "sqlite3", "ssl"],
    # optional parts of the libraries
    *["IPython", "OpenGL", "cupy", "h5py", "jedi", "lxml.html", "lxml.objectify", "numba", "pygments", "rich"],
    *["scipy", "yaml"],
    *["PIL._avif", "PIL._imagingcms", "PIL._imagingft", "PIL._imagingtk", "PIL._webp"],
    *["rapidfuzz.distance.metrics_cpp_avx2", "rapidfuzz.fuzz_cpp_avx2"],  # plain machine code is quick enough
    *["pyqtgraph.canvas", "pyqtgraph.console", "pyqtgraph.examples", "pyqtgraph.flowchart", "pyqtgraph.jupyter"],
    *["pyqtgraph.opengl", "sqlalchemy.dialects.mssql", "sqlalchemy.dialects.mysql", "sqlalchemy.dialects.oracle"],
    *["sqlalchemy.dialects.postgresql", "MySQLdb", "psycopg2", "pysqlite2"],
    # what only developers need
    *["PyInstaller", "_pytest", "distutils", "ensurepip", "hypothesis", "idlelib", "lib2to3", "pip", "pkg_resources"],
    *["pluggy", "pydoc_data", "pytest", "setuptools", "turtledemo", "numpy._core.tests", "numpy.distutils"],
    *["numpy.f2py", "numpy.testing.tests", "numpy.tests"],
]

_DROPPED = re.compile(
    r"""PySide6/(Qt/)?translations/(?!qtbase_es)
    | plugins/(assetimporters|egldeviceintegrations|generic|networkinformation|printsupport|qmltooling)/
    | plugins/(sqldrivers|tls|virtualkeyboard|wayland-[a-z-]+)/
    | plugins/imageformats/.*(gif|icns|pdf|tga|tiff|wbmp|webp)
    | plugins/platforms/.*(eglfs|linuxfb|minimal|qdirect2d|vkkhr|vnc|wayland)
    | platformthemes/libqgtk3
    | [Ww]ayland | WlShell
    | libQt6Egl | Qt6Network | QtNetwork
    | libavif | libsharpyuv | libwebp
    | d3dcompiler | opengl32sw
    | \.pyi$
    """,
    re.VERBOSE,
)


def kept(entries: Toc) -> Toc:
    """Return the entries without plugins, translations and libraries that the program does not use."""
    return [entry for entry in entries if not _DROPPED.search(entry[0].replace("\\", "/"))]


def without_orphans(binaries: Toc) -> Toc:
    """Return the binaries without Linux system libraries that nothing left in the bundle needs.

    Dropping libraries by name breaks Qt; plugins go first, then only what they alone had brought along.
    """
    if not sys.platform.startswith("linux"):
        return binaries
    system = {name: file for name, file, _ in binaries if re.fullmatch(r"lib(?!python)[^/]*\.so[^/]*", name)}
    needed: set[str] = set()
    waiting = [library for name, file, _ in binaries if name not in system for library in needed_by(Path(file))]
    while waiting:
        library = waiting.pop()
        if library not in needed:
            needed.add(library)
            if library in system:
                waiting += needed_by(Path(system[library]))
    return [entry for entry in binaries if entry[0] not in system or entry[0] in needed]


def needed_by(file: Path) -> list[str]:
    """Return the shared libraries an ELF file asks for by name; none if it is no ELF file."""
    headers = subprocess.run(["readelf", "-d", str(file)], capture_output=True, text=True, check=False).stdout
    return re.findall(r"NEEDED.*\[(.+?)\]", headers)
