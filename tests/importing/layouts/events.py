"""Lists with one row for each event, and what may be counted from them: by (measure, area, period)."""

from dataclasses import dataclass, field

from tests.importing.layouts.layout import Layout

_HEAD = "Case Number | Date | Offense"


@dataclass(frozen=True)
class Events:
    """A list with the numbers that are true; any other value that comes in is wrong."""

    layout: Layout
    true: dict[tuple[str, str, str], float] = field(default_factory=dict)


def _listed(*dates: str, head: str = _HEAD) -> str:
    """Thefts and robberies by turns on the given dates."""
    return "\n".join(
        [
            head,
            *(f"24-{number:04} | {day} | {('Theft', 'Robbery')[number % 2]}" for number, day in enumerate(dates)),
        ]
    )


_WHOLE = ("1/1/2024", "1/31/2024", "2/1/2024", "2/29/2024")
_COUNTS = {
    ("Incidents", "", "2024-01"): 2.0,
    ("Incidents", "", "2024-02"): 2.0,
    ("Theft", "", "2024-01"): 1.0,
    ("Theft", "", "2024-02"): 1.0,
    ("Robbery", "", "2024-01"): 1.0,
    ("Robbery", "", "2024-02"): 1.0,
}

EVENTS = [
    Events(Layout("events: two whole months", _listed(*_WHOLE)), _COUNTS),
    Events(Layout("events: serial dates", _listed("45292", "45322", "45323", "45351")), _COUNTS),
    Events(
        Layout("events: month names", _listed("Jan 1, 2024", "Jan 31, 2024", "Feb 1, 2024", "Feb 29, 2024")), _COUNTS
    ),
    Events(
        Layout("events: totals between groups", _listed(*_WHOLE) + "\nTheft Total: 2\nGrand Total: 4"),
        _COUNTS,
    ),
    Events(
        Layout(
            "events: real dates among day-first texts",
            _listed(
                "@2024-01-01", "@2024-03-01", "13/01/2024", "@2024-05-01", "25/01/2024", "@2024-04-02", "29/02/2024"
            ),
        )
    ),
    Events(Layout("events: a printed line with a date", _listed(*_WHOLE) + "\nPrinted | 3/5/2024 | by RMS"), _COUNTS),
    Events(
        Layout("events: a printed line with a date of the same month", _listed(*_WHOLE) + "\nPrinted | 2/28/2024 |"),
        _COUNTS,
    ),
    Events(
        Layout(
            "events: two sheets share January",
            {
                "Jan 2024": _listed("1/1/2024", "1/20/2024", "1/31/2024"),
                "Feb 2024": _listed("1/31/2024", "2/1/2024", "2/20/2024", "2/29/2024").replace("24-", "25-"),
            },
        ),
        {
            ("Incidents", "", "2024-01"): 4.0,
            ("Theft", "", "2024-01"): 3.0,
            ("Robbery", "", "2024-01"): 1.0,
            ("Incidents", "", "2024-02"): 3.0,
            ("Theft", "", "2024-02"): 1.0,
            ("Robbery", "", "2024-02"): 2.0,
        },
    ),
    Events(
        Layout(
            "events: one list is a part of the other",
            {"All": _listed(*_WHOLE), "Thefts": f"{_HEAD}\n24-0000 | 1/1/2024 | Theft\n24-0002 | 2/1/2024 | Theft"},
        ),
        _COUNTS,
    ),
    Events(Layout("events: gang-related by the title", f"Gang-Related Incidents\n{_listed(*_WHOLE)}")),
    Events(Layout("events: domestic violence by the title", f"Domestic Violence Incidents\n{_listed(*_WHOLE)}")),
    Events(Layout("events: domestic violence by the sheet", {"Domestic Violence": _listed(*_WHOLE)})),
    Events(Layout("events: a district by the title", f"District 3 Incidents\n{_listed(*_WHOLE)}")),
    Events(
        Layout(
            "events: voided and unfounded rows",
            f"{_HEAD} | Status\n24-1 | 1/1/2024 | Theft | Open\n24-2 | 1/20/2024 | Theft | VOID\n"
            "24-3 | 1/31/2024 | Theft | Unfounded\n24-4 | 1/30/2024 | Theft | Duplicate",
        )
    ),
    Events(
        Layout(
            "events: attempted and completed",
            f"{_HEAD} | A/C\n24-1 | 1/1/2024 | Theft | C\n24-2 | 1/20/2024 | Theft | A\n24-3 | 1/31/2024 | Theft | C",
        ),
        {("Incidents", "", "2024-01"): 3.0, ("Theft", "", "2024-01"): 3.0},
    ),
    Events(Layout("events: a day first or a month first", _listed("3/1/2024", "5/1/2024", "4/2/2024", "8/2/2024"))),
    Events(Layout("events: days of birth", _listed("1/1/2004", "1/31/1994", head="Case Number | DOB | Offense"))),
    Events(Layout("events: days of hire", _listed(*_WHOLE, head="Employee | Hire Date | Rank"))),
    Events(Layout("events: days of closing", _listed(*_WHOLE, head="Case Number | Date Closed | Offense"))),
    Events(
        Layout(
            "events: counts in the rows",
            f"{_HEAD} | Count\n24-1 | 1/1/2024 | Theft | 2\n24-2 | 1/31/2024 | Robbery | 3",
        )
    ),
    Events(Layout("events: daily counts", "Date | Offense | Count\n1/1/2024 | Theft | 2\n1/31/2024 | Robbery | 3")),
    Events(Layout("events: nothing tells the year", _listed("1/1", "1/31", "2/1", "2/28"))),
    Events(
        Layout(
            "events: other time zone", _listed("2024-01-01T00:10:00Z", "2024-01-31T23:50:00Z", "2024-02-29T23:10:00Z")
        )
    ),
    Events(
        Layout(
            "events: part of a month at either end",
            _listed("1/13/2024", "1/31/2024", "2/1/2024", "2/29/2024", "3/4/2024"),
        ),
        {key: number for key, number in _COUNTS.items() if key[2] == "2024-02"},
    ),
]
