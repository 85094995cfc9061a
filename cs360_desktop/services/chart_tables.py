"""Charts of more than one line, and rates, as tables and as sentences that are read out (ui/guide.md §13)."""

from collections.abc import Sequence
from dataclasses import dataclass

from cs360_desktop.domain.chart_sets import Panels, YearsChart
from cs360_desktop.domain.charts import PointState, RunChart
from cs360_desktop.language import marked, tr
from cs360_desktop.services.chart_lines import PeriodLine

_NOTHING = marked("no entry")


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One line of a table behind a chart: its name, and a figure or the word for why there is none, by column."""

    name: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FigureTable:
    """The numbers behind a chart: head of the first column, those of the figures, the lines, and the main column."""

    first_head: str
    heads: tuple[str, ...]
    rows: tuple[FigureRow, ...]
    main: str = ""


def years_table(chart: YearsChart) -> FigureTable:
    """One line for each month, quarter or week, one column for each year."""
    rows = (
        FigureRow(label, tuple(_year_cell(chart, line, place) for line in range(len(chart.lines))))
        for place, label in enumerate(chart.labels)
    )
    return FigureTable(tr("Period"), tuple(line.name for line in chart.lines), tuple(rows))


def years_sentence(chart: YearsChart, place: int) -> str:
    """One place read out, the newest year first: `Oct: 4 in 2026 · 17 in 2025 · n/c in 2024`."""
    said = [
        tr(
            "{figure} in {year}",
            figure=_year_cell(chart, line, place) or tr(_NOTHING),
            year=chart.lines[line].name,
        )
        for line in reversed(range(len(chart.lines)))
    ]
    return f"{chart.labels[place]}: {' · '.join(said)}"


def run_table(chart: RunChart, lines: Sequence[PeriodLine], *, is_rated: bool) -> FigureTable:
    """One line for each period, newest first, with the columns that have something to say."""
    columns = [
        (tr("Figure"), [line.figure for line in lines]),
        (tr("Cases"), [line.cases for line in lines]),
        (tr("State"), [line.state for line in lines]),
        (tr("A year before"), [line.year_before for line in lines]),
        (tr("Usual range"), [line.usual for line in lines]),
        (tr("Signal"), ["" if line.signal is None else tr(line.signal.value) for line in lines]),
    ]
    if is_rated:
        columns.insert(1, (chart.unit, [point_cell(chart, index) for index in range(len(chart.points))]))
    kept = [(head, texts) for head, texts in columns if any(texts)]
    rows = [FigureRow(line.period.label, tuple(texts[at] for _, texts in kept)) for at, line in enumerate(lines)]
    return FigureTable(tr("Period"), tuple(head for head, _ in kept), tuple(reversed(rows)), main=tr("Figure"))


def panels_table(panels: Panels) -> FigureTable:
    """One line for each period, newest first, one column for each panel."""
    periods = period_names(panels.charts[0])
    rows = [
        FigureRow(period, tuple(point_cell(chart, index) for chart in panels.charts))
        for index, period in enumerate(periods)
    ]
    return FigureTable(tr("Period"), panels.names, tuple(reversed(rows)))


def panel_sentence(name: str, chart: RunChart, index: int) -> str:
    """One period of a small chart read out: `Harbor, Oct 2026: 4`."""
    said = f"{name}, {period_names(chart)[index]}: {point_cell(chart, index)}"
    signal = chart.points[index].signal
    return said if signal is None else f"{said} · {tr(signal.value)}"


def rate_sentence(line: PeriodLine, chart: RunChart, index: int) -> str:
    """A count read out with its rate: `Oct 2026: 4 · 0.36 per 1,000 residents`."""
    value = chart.points[index].value
    return line.sentence if value is None else f"{line.sentence} · {chart.written(value)} {chart.unit}"


def period_names(chart: RunChart) -> tuple[str, ...]:
    """The periods of a chart with their years: `Oct 2026`."""
    names, year = [], ""
    for point in chart.points:
        year = point.year or year
        names.append(f"{point.label} {year}".strip())
    return tuple(names)


def point_cell(chart: RunChart, index: int) -> str:
    """A figure, or why there is none: `12`, `≈ 12`, `12 so far`, `under 5`, `n/c`, `no entry`."""
    point = chart.points[index]
    return _cell(None if point.value is None else chart.written(point.value), point.state, point.note or tr(_NOTHING))


def _year_cell(chart: YearsChart, line: int, place: int) -> str:
    found = chart.lines[line]
    value = found.values[place]
    note = found.notes[place] if found.notes else ""
    return _cell(None if value is None else chart.written(value), found.states[place], note)


def _cell(figure: str | None, state: PointState, note: str) -> str:
    if figure is None:
        return note
    if state is PointState.ESTIMATED:
        return f"≈ {figure}"
    return tr("{label} so far", label=figure) if state is PointState.INCOMPLETE else figure
