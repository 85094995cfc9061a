"""The tables of the tab: stakeholders by category, and every connection, which says what the picture shows."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from cs360_desktop.domain.community_map import Kind
from cs360_desktop.domain.wording import format_date
from cs360_desktop.services.community import StakeholderLine
from cs360_desktop.ui.common.columns import Align, Column, Heading
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.table_view import TableView


def tr(text: str) -> str:
    """Translate a text of this tab."""
    return QCoreApplication.translate("Stakeholders", text)


@dataclass(frozen=True, slots=True)
class ConnectionRow:
    """One line of the map in words; without a target the stakeholder has no part in anything yet."""

    stakeholder_id: int
    stakeholder: str
    kind: Kind | None = None
    target_id: int = 0
    target: str = ""
    part: str = ""


def stakeholder_table() -> TableView:
    """Who offers what, who holds which data, when we talked, and to what they are connected."""
    columns: list[Column[StakeholderLine]] = [
        Column(tr("Organization"), lambda line: line.stakeholder.name, detail=_person, stretch=True),
        Column(tr("Offers and data"), lambda line: _first_line(line.stakeholder.offers), detail=_data, width=300),
        Column(tr("Connected to"), _connected_to, detail=_connected_besides, state=_connected_state, width=190),
        Column(
            tr("Last contact"),
            lambda line: format_date(line.last_contact) if line.last_contact else tr("never"),
            sort=lambda line: line.last_contact,
            align=Align.RIGHT,
            width=106,
        ),
    ]
    table = TableView(tr("Stakeholders"), columns, key=lambda line: line.stakeholder.id)
    table.set_empty(tr("Nobody yet. Add the organizations you asked in."))
    return table


def by_category(lines: list[StakeholderLine]) -> list[StakeholderLine | Heading]:
    """Stakeholders under their categories."""
    items: list[StakeholderLine | Heading] = []
    for category in dict.fromkeys(line.category for line in lines):
        some = [line for line in lines if line.category == category]
        items += [Heading(category, f"{category or tr('No category yet')} · {len(some)}"), *some]
    return items


def connection_table() -> TableView:
    """Every connection of the map."""
    columns: list[Column[ConnectionRow]] = [
        Column(tr("Stakeholder"), lambda row: row.stakeholder, stretch=True),
        Column(tr("Connected to"), lambda row: row.target or tr("nothing yet"), state=_row_state, width=260),
        Column(tr("As"), _kind, tone="muted", width=80),
        Column(tr("Part they play"), lambda row: row.part, tone="muted", width=220),
    ]
    table = TableView(
        tr("Connections"), columns, key=lambda row: (row.stakeholder_id, row.kind, row.target_id), sortable=True
    )
    table.set_empty(tr("Nobody is on the map yet."))
    return table


def connection_rows(lines: list[StakeholderLine]) -> list[ConnectionRow]:
    """The lines of the map, and who has none."""
    rows = []
    for line in lines:
        key, name = line.stakeholder.id, line.stakeholder.name
        rows += [
            ConnectionRow(key, name, part.kind, part.connection.id, part.name, part.connection.part)
            for part in line.parts
        ]
        if not line.parts:
            rows.append(ConnectionRow(key, name))
    return rows


def _person(line: StakeholderLine) -> str:
    return line.person.name if line.person is not None else ""


def _data(line: StakeholderLine) -> str:
    held = _first_line(line.stakeholder.data_held)
    return tr("Data: {data}").format(data=held) if held else ""


def _first_line(text: str) -> str:
    return text.partition("\n")[0]


def _connected_to(line: StakeholderLine) -> str:
    return line.parts[0].name if line.parts else tr("nothing yet")


def _connected_besides(line: StakeholderLine) -> str:
    return ", ".join(part.name for part in line.parts[1:])


def _connected_state(line: StakeholderLine) -> State | None:
    return None if line.parts else State.NOTHING_YET


def _row_state(row: ConnectionRow) -> State | None:
    return None if row.kind is not None else State.NOTHING_YET


def _kind(row: ConnectionRow) -> str:
    return {Kind.BODY: tr("body"), Kind.PROBLEM: tr("problem")}.get(row.kind, "") if row.kind is not None else ""
