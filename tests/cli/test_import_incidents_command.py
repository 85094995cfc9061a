"""`import` of a list of incidents: only counts go in, and nothing about a person is printed, logged or kept."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import Run, real_file
from tests.cli.test_import_command import entries

HEADS = "Case Number,Date Reported,Offense,Beat,Victim Name,DOB,SSN,Plate,Phone,Address,Email,Narrative,Latitude,Remark"
SECRETS = (
    "24-XQ", "Zyxname", "1/7/1971", "987-65-4321", "ZYX4711", "555-867-5309", "42 Zyxstreet St", "zyx@example.org",
    "Zyxstory", "33.98765", "Zyxlast",
)  # fmt: skip


def incident_list(folder: Path) -> Path:
    lines = [HEADS]
    for number in range(40):
        day = (date(2024, 1, 1) + timedelta(days=number)).strftime("%m/%d/%Y")
        name, born, ssn, plate, phone, street, mail, story, where, last = SECRETS[1:]
        lines.append(
            f"24-XQ{number},{day},{('Theft', 'Assault')[number % 2]},Beat {number % 3},{name},{born},{ssn},{plate},"
            f'{phone},{street},{mail},{story},{where},"{last}, Jane"'
        )
    lines[7] = lines[7].replace("01/07/2024", "Zyxname asked")
    lines[9] = lines[9].replace("Theft", "Jane Zyxlast").replace("Assault", "Jane Zyxlast")
    path = folder / "Incidents.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_that_nothing_about_a_person_is_printed_kept_or_logged(
    run: Run, workspace: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    file = incident_list(tmp_path)
    with caplog.at_level(0):
        told = run("import", workspace, file, "--create", "--json")
        text = run("import", workspace, file, "--create", "--dry-run")

    outcome = json.loads(told.out)
    assert outcome["applied"]["new"] == len(entries(run, workspace)) > 0
    personal = [each for each in outcome["left_out"] if "personal" in each["reason"]]
    assert len(personal) == len(SECRETS) - 1
    kept = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file() and path != file]
    printed = f"{told}{text}{caplog.text}".encode()
    for secret in SECRETS:
        assert secret.encode() not in printed
        assert not any(secret.encode() in content for content in kept)


def test_that_a_real_list_of_incidents_comes_in_for_its_complete_months(run: Run, workspace: Path) -> None:
    done = run("import", workspace, real_file("carrollton_ga_incidents_2017.csv"), "--create", "--json")
    outcome = json.loads(done.out)
    assert outcome["applied"] == {"new": 3, "changed": 0, "unchanged": 0}
    assert [(each["period"], each["text"]) for each in outcome["rejected"]] == [("2017-04", "2")]
    assert outcome["tables"][0]["orientation"] == "rows: incidents, counted by month (column B)"
    found = {line["period"]: (line["value"], line["cell"]) for line in entries(run, workspace)}
    assert {period: float(value) for period, (value, _) in found.items()} == {
        "2017-01": 204,
        "2017-02": 219,
        "2017-03": 239,
    }
    assert {cell for _, cell in found.values()} == {"B2:B665"}
