"""Color tokens of both themes (ui/guide.md §5 and §13) as frozen data, free of Qt."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """One theme: every color the program may use, as `#RRGGBB`."""

    window: str
    surface: str
    sunken: str
    group: str
    incomplete: str
    neutral_soft: str
    select: str
    line: str
    line_strong: str
    text: str
    muted: str
    disabled: str
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    focus: str
    ok: str
    ok_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    signal: str
    signal_soft: str
    series_2: str
    series_3: str
    series_4: str
    band: str
    band_edge: str
    break_mark: str
    chart_grid: str


LIGHT = Tokens(
    window="#F2F3F4",
    surface="#FFFFFF",
    sunken="#F7F8F9",
    group="#EBEEF1",
    incomplete="#F4F4F1",
    neutral_soft="#ECEEF0",
    select="#D3E4F3",
    line="#D9DDE1",
    line_strong="#78818A",
    text="#1A1E22",
    muted="#545C64",
    disabled="#7F878F",
    accent="#1C5A8A",
    accent_hover="#154871",
    accent_soft="#E2ECF5",
    on_accent="#FFFFFF",
    focus="#0B63B5",
    ok="#1F6B40",
    ok_soft="#E3F1E8",
    warn="#845400",
    warn_soft="#FBEFD5",
    bad="#A32A2A",
    bad_soft="#FAE6E4",
    signal="#6B3A86",
    signal_soft="#F0E7F5",
    series_2="#1C5A8A",
    series_3="#A0560E",
    series_4="#54702A",
    band="#D9E3EA",
    band_edge="#6C8292",
    break_mark="#6E4A1E",
    chart_grid="#E6E9EC",
)

DARK = Tokens(
    window="#1F2225",
    surface="#17191C",
    sunken="#1C1F22",
    group="#25292D",
    incomplete="#222320",
    neutral_soft="#2A2E33",
    select="#26435C",
    line="#373C42",
    line_strong="#8A949E",
    text="#E7EAED",
    muted="#A8B0B8",
    disabled="#757D86",
    accent="#82B8E8",
    accent_hover="#A3CBF0",
    accent_soft="#22384C",
    on_accent="#0E1B27",
    focus="#7CC0FF",
    ok="#7FCB9C",
    ok_soft="#1D3527",
    warn="#E6B95C",
    warn_soft="#3A2F17",
    bad="#F3A09A",
    bad_soft="#442524",
    signal="#CFA6E3",
    signal_soft="#372743",
    series_2="#82B8E8",
    series_3="#E8A566",
    series_4="#A9C77A",
    band="#2B3943",
    band_edge="#6F8799",
    break_mark="#D2A876",
    chart_grid="#2A2E33",
)
