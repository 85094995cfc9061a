"""Between tokens and Qt palettes, both ways, so that painting code needs no global theme."""

from functools import lru_cache

from PySide6.QtGui import QColor, QPalette

from cs360_desktop.ui.common.tokens import DARK, LIGHT, Tokens

_Role = QPalette.ColorRole
_ROLES = {
    _Role.Window: "window",
    _Role.WindowText: "text",
    _Role.Base: "surface",
    _Role.AlternateBase: "sunken",
    _Role.Text: "text",
    _Role.Button: "surface",
    _Role.ButtonText: "text",
    _Role.ToolTipBase: "surface",
    _Role.ToolTipText: "text",
    _Role.Highlight: "select",
    _Role.HighlightedText: "text",
    _Role.Accent: "accent",
    _Role.Link: "accent",
    _Role.LinkVisited: "accent",
    _Role.PlaceholderText: "muted",
    _Role.Light: "surface",
    _Role.Midlight: "line",
    _Role.Mid: "line",
    _Role.Dark: "line_strong",
    _Role.Shadow: "line_strong",
    _Role.BrightText: "bad",
}


def palette_for(tokens: Tokens) -> QPalette:
    """Build the application palette of a theme (guide.md §5, second table)."""
    palette = QPalette()
    for role, name in _ROLES.items():
        palette.setColor(role, QColor(getattr(tokens, name)))
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.disabled))
    return palette


def tokens_of(palette: QPalette) -> Tokens:
    """Return the tokens a palette was made from; of a high-contrast system palette, the nearest it can say."""
    key = palette.cacheKey()  # each cell asks, and nearly always of the same palette
    tokens = _known.get(key)
    if tokens is None:
        if len(_known) == _MOST_KNOWN:
            _known.clear()
        tokens = _known[key] = _tokens_of(palette)
    return tokens


_known: dict[int, Tokens] = {}
_MOST_KNOWN = 256


def _tokens_of(palette: QPalette) -> Tokens:
    # A style sheet rule changes most roles of the palette a widget paints with; this one it leaves alone.
    line = palette.color(_Role.Midlight).name().upper()
    for tokens in (LIGHT, DARK):
        if line == tokens.line:
            return tokens
    return _tokens_from_system(palette)


@lru_cache(maxsize=256)
def qcolor(value: str) -> QColor:
    """Return the color of `#RRGGBB`, parsed once; callers must not change it."""
    return QColor(value)


def _tokens_from_system(palette: QPalette) -> Tokens:
    """Draw everything in the few colors of a high-contrast scheme; symbols and words carry the states."""
    base, text, link, edge = (
        palette.color(role).name() for role in (_Role.Base, _Role.Text, _Role.Link, _Role.Highlight)
    )
    disabled = palette.color(QPalette.ColorGroup.Disabled, _Role.Text).name()
    fills = dict.fromkeys(
        (
            "window", "surface", "sunken", "group", "incomplete", "neutral_soft", "select", "accent_soft",
            "on_accent", "ok_soft", "warn_soft", "bad_soft", "signal_soft", "band", "chart_grid",
        ),
        base,
    )  # fmt: skip
    inks = dict.fromkeys(
        (
            "line", "line_strong", "text", "muted", "ok", "warn", "bad", "signal",
            "series_2", "series_3", "series_4", "band_edge", "break_mark",
        ),
        text,
    )  # fmt: skip
    return Tokens(**fills, **inks, disabled=disabled, accent=link, accent_hover=link, focus=edge)
