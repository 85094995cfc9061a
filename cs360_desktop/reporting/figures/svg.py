"""A figure as an SVG file: vectors and real letters, with title and description for those who cannot see it."""

import re
from xml.sax.saxutils import escape

from reportlab.graphics import renderSVG
from reportlab.graphics.shapes import Drawing

from cs360_desktop.reporting import styles
from cs360_desktop.reporting.text import one_line

_FAMILIES = "'Source Sans Pro', 'Source Sans 3', 'Segoe UI', 'Open Sans', Arial, sans-serif"
_FACES = {
    styles.REGULAR: f"{_FAMILIES}; font-weight: 400",
    styles.SEMIBOLD: f"{_FAMILIES}; font-weight: 600",
    styles.ITALIC: f"{_FAMILIES}; font-style: italic",
}
_DOCTYPE = re.compile(r"<!DOCTYPE[^>]*>\s*")


def svg(drawing: Drawing, title: str, alternative: str) -> bytes:
    """Return the file; it names no place on the network, and other programs find a typeface for its letters."""
    text = _DOCTYPE.sub("", renderSVG.drawToString(drawing), count=1)
    for name, face in _FACES.items():
        text = text.replace(f"font-family: {name};", f"font-family: {face};")
    text = text.replace("<title>...</title>", f'<title id="title">{escape(one_line(title))}</title>', 1)
    text = text.replace("<desc>...</desc>", f'<desc id="desc">{escape(one_line(alternative))}</desc>', 1)
    text = text.replace("<svg ", '<svg role="img" aria-labelledby="title desc" ', 1)
    return text.encode()
