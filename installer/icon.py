"""Draws the program's icon from `resources/icons/cs360.svg` into the kinds of file that systems ask for."""

import sys
from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

DRAWING = Path(__file__).resolve().parents[1] / "resources" / "icons" / "cs360.svg"
SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
"""What Windows shows between a list at 100 % and a desktop at 300 %, each drawn anew so that its edges stay sharp."""

SIDE_COLOR = "#e1ebf5"


def picture(size: int) -> Image.Image:
    """Draw the icon `size` px wide and high."""
    canvas = QImage(size, size, QImage.Format.Format_ARGB32)
    canvas.fill(Qt.GlobalColor.transparent)
    painter = QPainter(canvas)
    QSvgRenderer(str(DRAWING)).render(painter)
    painter.end()
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    canvas.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub wants bytes for the format's name
    return Image.open(BytesIO(held.data()))


def side(width: int = 164, height: int = 314) -> Image.Image:
    """Draw what stands at the left of the setup's first and last page: the icon on a light blue."""
    icon = picture(96)
    canvas = Image.new("RGB", (width, height), SIDE_COLOR)
    canvas.paste(icon, ((width - icon.width) // 2, height // 3 - icon.height // 2), icon)
    return canvas


def write_icon(path: Path) -> Path:
    """Write an `.ico` with all `SIZES` and the setup's `.bmp` beside it, or a `.png` of the largest size."""
    path.parent.mkdir(parents=True, exist_ok=True)
    *smaller, largest = (picture(size) for size in SIZES)
    if path.suffix == ".ico":
        largest.save(path, append_images=smaller, sizes=[(size, size) for size in SIZES])
        side().save(path.with_suffix(".bmp"))
    else:
        largest.save(path)
    return path


if __name__ == "__main__":
    for name in sys.argv[1:]:
        print(write_icon(Path(name)))
