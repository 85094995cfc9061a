"""Builds the packaged program in ``dist/``, prints its size, and lets it test itself; non-zero if anything fails.

Run it in the checkout as ``python -m installer.build``, in an environment with ``pip install -e '.[package]'``.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from installer.contents import needed_by

ROOT = Path(__file__).resolve().parents[1]
ON_LINUX = sys.platform.startswith("linux")
NAME = "CS360 Desktop" if sys.platform == "win32" else "cs360-desktop"
BUNDLE = ROOT / "dist" / NAME
PROGRAM = BUNDLE / (f"{NAME}.exe" if sys.platform == "win32" else NAME)
CEILING_MB = 220 if ON_LINUX else 150

# These come with every system that can show a window, and must be the system's own (drivers, C library, X protocol).
OF_THE_SYSTEM = (
    *("ld-linux", "libc.so", "libdl.so", "libm.so", "libpthread.so", "libresolv.so", "librt.so", "libutil.so"),
    *("libEGL.so", "libGL.so", "libGLX.so", "libOpenGL.so", "libX11.so", "libX11-xcb.so", "libxcb.so"),
)


def freeze() -> None:
    """Run PyInstaller on a clean work folder: its cache does not notice system libraries installed since."""
    subprocess.run(
        [
            *(sys.executable, "-m", "PyInstaller", str(ROOT / "installer" / "cs360.spec")),
            *("--noconfirm", "--clean", "--log-level", "WARN"),
            *("--distpath", str(ROOT / "dist"), "--workpath", str(ROOT / "build")),
        ],
        cwd=ROOT,  # where the spec finds this package
        check=True,
    )


def strip() -> None:
    """Take the symbols out of the libraries, leaving alone those that their wheels patched: numpy would not load."""
    libraries = [path for path in shared_libraries() if not is_patched(path.relative_to(BUNDLE))]
    subprocess.run(["strip", "--strip-unneeded", *libraries], check=True)


def is_patched(path: Path) -> bool:
    """Tell whether a wheel's repair tool rewrote this library."""
    return any(part in {"numpy", "PIL"} or part.endswith(".libs") for part in path.parts)


def shared_libraries() -> list[Path]:
    """Return every shared library of the bundle."""
    return [path for path in sorted(BUNDLE.rglob("*.so*")) if path.is_file() and not path.is_symlink()]


def check_libraries() -> None:
    """Refuse a bundle that needs a library it does not hold, as when the build machine itself lacked it."""
    held = {path.name for path in BUNDLE.rglob("*.so*")}
    lacking: dict[str, str] = {}
    for path in shared_libraries():
        for library in needed_by(path):
            if library not in held and not library.startswith(OF_THE_SYSTEM):
                lacking[library] = path.name
    if lacking:
        needs = ", ".join(f"{library} (for {path})" for library, path in sorted(lacking.items()))
        raise SystemExit(f"The bundle lacks {needs}. Install the library on this machine and build again.")


def self_test() -> None:
    """Let the packaged program test itself as on a machine without a display and without any data of ours."""
    with tempfile.TemporaryDirectory() as data:
        environment = {
            name: value
            for name, value in os.environ.items()
            if name not in {"DISPLAY", "WAYLAND_DISPLAY", "PYTHONPATH", "VIRTUAL_ENV"}
        }
        environment |= {"QT_QPA_PLATFORM": "offscreen", "CS360_DATA": data}
        for argument in ("--version", "--self-test"):
            done = subprocess.run([PROGRAM, argument], env=environment, cwd=data, check=False, timeout=300)
            if done.returncode:
                for report in Path(data).rglob("*.txt"):
                    print(report.read_text(encoding="utf-8"), flush=True)
                raise SystemExit(f"The packaged program's {argument} ended with code {done.returncode}.")


def main() -> None:
    """Build, shrink, check, measure, try."""
    began = time.monotonic()
    shutil.rmtree(BUNDLE, ignore_errors=True)
    freeze()
    if ON_LINUX:
        strip()
        check_libraries()
    files = [path for path in BUNDLE.rglob("*") if path.is_file() and not path.is_symlink()]
    megabytes = sum(path.stat().st_size for path in files) / 1_000_000
    print(f"{BUNDLE}: {megabytes:.0f} MB in {len(files)} files, built in {time.monotonic() - began:.0f} s", flush=True)
    if megabytes > CEILING_MB:
        raise SystemExit(f"The bundle is larger than {CEILING_MB} MB.")
    self_test()
    print("The packaged program's self-test passed.")


if __name__ == "__main__":
    main()
