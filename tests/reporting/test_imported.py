"""The printed account of an import says everything the page says."""

import io
from datetime import date

import pytest
from pypdf import PdfReader

from cs360_desktop.domain.import_account import ImportAccount, RejectedLine
from cs360_desktop.reporting.imported import imported_pdf

ALL = ImportAccount(
    agency="Mill Harbor PD",
    as_of=date(2026, 11, 10),
    file="Activity.xlsx",
    new=48,
    changed=5,
    unchanged=54,
    unticked=2,
    periods="Jan 2026 – Oct 2026",
    new_measures=("Boat checks",),
    new_areas=("Harbor",),
    rejected=(RejectedLine("2026, E14", "Disorder calls, Feb 2026", "2-3", "is two numbers: enter one"),),
    left_out=(("2026, row 16", "it is a total of other rows"),),
    questions=("Which year do “Jan” and the heads beside it belong to?",),
)


def text_of(content: bytes) -> str:
    pages = PdfReader(io.BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


@pytest.mark.parametrize(
    "said",
    [
        "Activity.xlsx",
        "Jan 2026 – Oct 2026",
        "Boat checks",
        "Harbor",
        "2026, E14",
        "is two numbers: enter one",
        "it is a total of other rows",
        "Which year do “Jan”",
    ],
)
def test_that_everything_is_told(said: str) -> None:
    assert said in text_of(imported_pdf(ALL))


def test_that_it_speaks_spanish_too() -> None:
    assert "Qué hizo la importación" in text_of(imported_pdf(ALL, "es"))
