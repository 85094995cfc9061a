"""Make numbers.csv: five years of entries of the fictional Mill Harbor PD. Run it again and the same file comes out.

    python resources/demo/make_numbers.py

The story: vehicle break-ins in the four unlit lots of the Mill District rise from the summer of 2024. The
Problem-Solving Team meets from May 2026; lights come on and the last bus waits from July 2026, and break-ins fall there
while they stay as they were in the other beats. Everything else is ordinary life in a town of 11,200.
"""

import csv
import math
import random
from collections.abc import Iterator
from pathlib import Path

SEED = 360
FIRST, LAST = (2021, 11), (2026, 10)
RESIDENTS = {2021: 10_940, 2022: 11_010, 2023: 11_060, 2024: 11_120, 2025: 11_200, 2026: 11_200}
SEASON = (0.78, 0.74, 0.88, 0.96, 1.05, 1.17, 1.27, 1.22, 1.06, 0.97, 0.88, 0.84)
"""How busy a month is against the average month, January first."""

Line = tuple[str, str, str, str, str]
"""Sheet, measure, area, period, and the text as it stands in the agency's workbook."""


def months() -> list[tuple[int, int]]:
    """Every month of the story."""
    first, last = FIRST[0] * 12 + FIRST[1] - 1, LAST[0] * 12 + LAST[1] - 1
    return [(index // 12, index % 12 + 1) for index in range(first, last + 1)]


def quarters() -> list[tuple[int, int]]:
    """Every whole quarter of the story."""
    return [(year, quarter) for year in range(2022, 2027) for quarter in range(1, 5) if (year, quarter) < (2026, 4)]


def poisson(chance: random.Random, mean: float) -> int:
    """A count with a mean (Knuth's product of uniform numbers; exact for the small means here)."""
    limit, product, count = math.exp(-mean), chance.random(), 0
    while product > limit:
        product *= chance.random()
        count += 1
    return count


def share(chance: random.Random, cases: int, expected: float) -> str:
    """Some of the cases, as a records clerk writes it: `9/12`."""
    return f"{sum(chance.random() < expected for _ in range(cases))}/{cases}"


def break_ins_expected(beat: str, year: int, month: int) -> float:
    """The mean of vehicle break-ins in a beat: only the Mill District has a problem, and only there it is worked on."""
    usual = {"Harbor": 2.2, "Mill District": 2.8, "North Side": 1.7, "South Side": 1.9}[beat] * SEASON[month - 1]
    if beat == "Mill District" and (2024, 7) <= (year, month) < (2026, 7):
        return usual * 3.3
    if beat == "Mill District" and (year, month) >= (2026, 7):
        return usual * 0.75
    return usual


TOLD = {
    ("Foot patrols in agreed places", "2026-06"): "≈ {}",
    ("Foot patrols in agreed places", "2026-07"): "≈ {}",
    ("Contacts needing an interpreter that got one", "2026-07"): "not collected",
    ("Injuries with lost time", "2026-09"): "suppressed",
}
"""Cells of which the keeper of the workbook says more than a figure, or why there is none."""


def beats(chance: random.Random) -> Iterator[Line]:
    """Vehicle break-ins by beat, some without a known beat, and the agency's total of the same."""
    name = "Vehicle break-ins reported"
    for year, month in months():
        period, total = f"{year}-{month:02}", 0
        for beat in ("Harbor", "Mill District", "North Side", "South Side"):
            count = poisson(chance, break_ins_expected(beat, year, month))
            total += count
            yield "Beats", name, beat, period, str(count)
        unknown = int(chance.random() < 0.12)
        yield "Beats", name, "Unknown area", period, str(unknown)
        yield "Monthly", name, "", period, str(total + unknown)


def monthly(chance: random.Random) -> Iterator[Line]:
    """The monthly starter measures; the newer ones begin when somebody began to count them."""
    for index, (year, month) in enumerate(months()):
        season, period = SEASON[month - 1], f"{year}-{month:02}"
        people = RESIDENTS[year]
        officers = 13 if index % 19 < 5 else 14
        lines = {
            "Violent offenses reported per 1,000 residents": f"{poisson(chance, 2.1 * season)}/{people}",
            "Property offenses reported per 1,000 residents": f"{poisson(chance, 21 * season)}/{people}",
            "Disorder calls (noise, disturbance, trespass)": str(poisson(chance, 74 * season)),
            "Foot patrols in agreed places": str(poisson(chance, 18 + index * 0.28)) if index >= 14 else "",
            "Top-priority calls: median minutes receipt to arrival": f"{chance.uniform(4.9, 6.6):.1f}",
            "Non-enforcement contacts by patrol": str(poisson(chance, 95 + index * 0.6)) if index >= 20 else "",
            "Contacts needing an interpreter that got one": share(chance, 5 + poisson(chance, 7), 0.66 + index * 0.003),
            "Non-fatal overdoses": str(poisson(chance, 2.4)) if (year, month) < LAST else "",
            "Injuries with lost time": str(poisson(chance, 0.45)),
            "Overtime hours per officer": f"{poisson(chance, 235 * season)}/{officers}",
            "Sworn positions vacant": "6.7 %" if officers == 14 else "13.3 %",
            "Median days from incident to approved report": f"{7.2 - index * 0.05 + chance.uniform(-1, 1):.1f}",
        }
        yield from (("Monthly", name, "", period, text) for name, text in lines.items())


def quarterly(chance: random.Random) -> Iterator[Line]:
    """The quarterly starter measures."""
    for index, (year, quarter) in enumerate(quarters()):
        lines = {
            "Violent offenses cleared": share(chance, 5 + poisson(chance, 3), 0.52),
            "Addresses with another domestic call within 6 months": share(chance, 14 + poisson(chance, 6), 0.24),
            "People who felt treated with respect": share(chance, 30 + poisson(chance, 16), 0.78) if index >= 6 else "",
            "Training hours per sworn member": f"{poisson(chance, 130)}/14",
        }
        yield from (("Quarterly", name, "", f"{year}-Q{quarter}", text) for name, text in lines.items())


def yearly(chance: random.Random) -> Iterator[Line]:
    """The community survey, every spring since 2023."""
    for year in range(2023, 2027):
        cases = 300 + poisson(chance, 80)
        yield "Survey", "Residents feeling safe walking at night", "", str(year), share(chance, cases, 0.61)


def main() -> None:
    """Write the file beside this one."""
    chance = random.Random(SEED)  # noqa: S311  a story needs no secret randomness
    lines = [
        (*line[:4], TOLD.get((line[1], line[3]), "{}").format(line[4]))
        for line in (*beats(chance), *monthly(chance), *quarterly(chance), *yearly(chance))
    ]
    with Path(__file__).with_name("numbers.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(("sheet", "measure", "area", "period", "text"))
        writer.writerows(lines)


if __name__ == "__main__":
    main()
