"""The walls of the house stand: who may import whom, and how large a room may be (design.md §1, §2)."""

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]
FILE_CEILING = 400
FUNCTION_CEILING = 60
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "helper", "misc", "manager", "managers", "core", "common"}


def contracts_kept(tree: Path) -> tuple[bool, str]:
    """Check the import contracts of the package in ``tree``, in a process that finds that package first."""
    check = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True, no_logo=True))"
    done = subprocess.run(
        [sys.executable, "-c", check],
        cwd=tree,
        env={**os.environ, "PYTHONPATH": str(tree), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode == 0, done.stdout + done.stderr


def sources(*folders: str) -> Iterator[Path]:
    for folder in folders:
        yield from sorted((CHECKOUT / folder).rglob("*.py"))


def test_that_every_import_points_inward() -> None:
    kept, output = contracts_kept(CHECKOUT)
    assert kept, output


@pytest.mark.parametrize(
    ("file", "line", "contract"),
    [
        ("storage/sideways.py", "from cs360_desktop import importing", "Layers point inward"),
        ("domain/outward.py", "from cs360_desktop import services", "Layers point inward"),
        ("leftover.py", "", "Layers point inward"),
        ("ui/actions/sideways.py", "from cs360_desktop.ui import meetings", "Pages never import each other"),
        ("ui/common/upward.py", "from cs360_desktop.ui import home", "Pages never import each other"),
        ("services/drawing.py", "from PySide6 import QtCore", "Qt stays in the window"),
        ("ui/home/asking.py", "import sqlalchemy", "SQL stays in storage"),
    ],
)
def test_that_an_import_across_a_wall_is_caught(tmp_path: Path, file: str, line: str, contract: str) -> None:
    shutil.copy(CHECKOUT / "pyproject.toml", tmp_path)
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(CHECKOUT / "cs360_desktop", tmp_path / "cs360_desktop", ignore=ignored)
    (tmp_path / "cs360_desktop" / file).write_text(f"{line}\n", encoding="utf-8")
    _, output = contracts_kept(tmp_path)
    broken = {name.removesuffix(" BROKEN") for name in output.splitlines() if name.endswith(" BROKEN")}
    assert broken == {contract}, output


def test_that_no_file_and_no_function_outgrows_its_ceiling() -> None:
    giants = []
    for path in sources("cs360_desktop", "installer"):
        source = path.read_text(encoding="utf-8")
        if (length := source.count("\n")) > FILE_CEILING:
            giants.append(f"{path.relative_to(CHECKOUT)}: {length} lines")
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > FUNCTION_CEILING:
                    giants.append(f"{path.relative_to(CHECKOUT)}:{node.lineno}: {node.name} has {length} lines")
    assert giants == []


def test_that_no_module_has_a_name_that_says_nothing() -> None:
    shared_by_pages = CHECKOUT / "cs360_desktop" / "ui" / "common" / "__init__.py"
    nameless = [
        str(path.relative_to(CHECKOUT))
        for path in sources("cs360_desktop", "installer")
        if path != shared_by_pages
        and (path.parent.name if path.name == "__init__.py" else path.stem) in NAMES_THAT_SAY_NOTHING
    ]
    assert nameless == []
