"""How promises were kept over the last twelve months, in one line above the board; the months have their own place."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from cs360_desktop.domain.action_charts import days_text
from cs360_desktop.domain.action_health import Share
from cs360_desktop.domain.wording import format_number
from cs360_desktop.services.action_health import team_health
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.counting import counted
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.labels import ElidedLabel, Label
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.typography import Type


class HealthStrip(QWidget):
    """On time, days to close, owned outside the police, carried over: counts, and a percentage only of enough."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._figures = {key: Label(role=Type.STRONG) for key in ("on_time", "days", "outside")}
        names = {
            "on_time": self.tr("Done on time"),
            "days": self.tr("Median days to close"),
            "outside": self.tr("Owned outside the police"),
        }
        self.carried = ElidedLabel()
        row = QHBoxLayout(self)
        margins(row, 0, 0, 0, 0)
        spacing(row, 8)
        for key, figure in self._figures.items():
            name = Label(names[key], tone="muted")
            name.setBuddy(figure)
            row.addWidget(name)
            row.addWidget(figure)
            row.addSpacing(8)
        row.addWidget(self.carried, 1)
        months = Button(
            self.tr("Month by month"), lambda: desk.go(Place("metrics", part="team")), kind=Kind.LINK, opens_page=True
        )
        row.addWidget(months)
        self.refresh()

    def refresh(self) -> None:
        """Count again."""
        health = team_health(self._desk.session)
        small, year = health.small_number, health.year
        self._figures["on_time"].setText(self._share(year.on_time, small))
        days = year.median_days
        self._figures["days"].setText(self.tr("none yet") if days is None else days_text(days))
        self._figures["outside"].setText(self._share(year.outside, small))
        often = year.carried.cases
        one, many = self.tr("⚠ {n} carried over twice or more"), self.tr("⚠ {n} carried over twice or more")
        self.carried.setText(counted(often, one, many) if often else "")
        self.setToolTip(
            self.tr(
                "Over the last 12 months; of actions that are open, how they stand now. No percentage under {n}."
            ).format(n=f"{small:g}")
        )

    def _share(self, share: Share, small: float) -> str:
        if not share.of:
            return self.tr("none yet")
        counts = self.tr("{cases} of {of}").format(cases=share.cases, of=share.of)
        percent = share.percent(small)
        return counts if percent is None else f"{counts} ({format_number(percent)} %)"
