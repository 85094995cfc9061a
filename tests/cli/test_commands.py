"""The other commands: a sentence for every fault, exit codes that programs can trust, nothing half done."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.cli.conftest import Run


@pytest.fixture
def filled(workspace: Path, tmp_path: Path, run: Run) -> Path:
    """A workspace with two months of one measure."""
    file = tmp_path / "calls 2026.csv"
    file.write_text("Measure,Jan 2026,Feb 2026\n=Noise calls,12,\nNon-fatal overdoses,0,3\n", encoding="utf-8")
    assert run("import", workspace, file, "--create").code == 0
    return workspace


def test_that_new_says_what_it_made(tmp_path: Path, run: Run) -> None:
    done = run("new", tmp_path / "B.cs360", "--agency", "Mill Harbor PD")

    assert (done.code, done.err) == (0, "")
    assert "Mill Harbor PD" in done.out


def test_that_new_never_overwrites(workspace: Path, run: Run) -> None:
    before = workspace.read_bytes()

    done = run("new", workspace, "--agency", "Other PD")

    assert (done.code, workspace.read_bytes()) == (2, before)
    assert "exists already" in done.err


def test_that_blank_is_no_entry_and_zero_is_one(filled: Path, run: Run) -> None:
    lines = run("entries", filled, "--csv", "-").out.splitlines()[1:]

    assert len(lines) == 3
    assert any(
        line.startswith("2.49,Non-fatal overdoses,Whole agency,2026-01,2026-01-01,2026-01-31,0,") for line in lines
    )


def test_that_a_name_that_looks_like_a_formula_is_escaped(filled: Path, run: Run) -> None:
    assert "'=Noise calls" in run("entries", filled, "--csv", "-").out


def test_that_entries_can_be_narrowed_by_measure_and_period(filled: Path, run: Run) -> None:
    done = run("entries", filled, "--measure", "2.49", "--from", "2026-02", "--csv", "-")

    assert [line.split(",")[3] for line in done.out.splitlines()[1:]] == ["2026-02"]


def test_that_entries_go_into_a_file_that_excel_reads(filled: Path, tmp_path: Path, run: Run) -> None:
    target = tmp_path / "out.csv"

    done = run("entries", filled, "--csv", target)

    assert done.code == 0
    assert target.read_bytes().startswith(b"\xef\xbb\xbfmeasure_id,measure,area,period,")


def test_that_check_finds_a_whole_workspace_whole(filled: Path, run: Run) -> None:
    done = run("check", filled, "--json")

    told = json.loads(done.out)
    assert (done.code, told["faults"], told["counts"]["entry"]) == (0, [], 3)


def test_that_check_of_a_damaged_workspace_is_refused_in_one_sentence(filled: Path, run: Run) -> None:
    content = bytearray(filled.read_bytes())
    content[4096 * 3 : 4096 * 6] = b"\xff" * 4096 * 3
    filled.write_bytes(content)

    done = run("check", filled)

    assert (done.code in {1, 2}, done.err.count("\n") <= 1) == (True, True)
    assert "damaged" in done.out + done.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check", "nowhere.cs360"), "There is no file “nowhere.cs360”"),
        (("entries", "nowhere.cs360", "--csv", "-"), "There is no file"),
        (("import", "nowhere.cs360", "nothing.xlsx"), "nothing.xlsx"),
        (("new", "x.cs360"), "--agency"),
        (("entries", "x.cs360", "--from", "spring", "--csv", "-"), "spring"),
        (("--wrong",), "--wrong"),
        (("bogus",), "no command “bogus”"),
    ],
)
def test_that_a_mistake_gets_one_sentence_and_exit_code_2(run: Run, arguments: tuple[str, ...], said: str) -> None:
    done = run(*arguments)

    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert said in done.err


def test_that_export_writes_whole_files_and_names_them(filled: Path, tmp_path: Path, run: Run) -> None:
    out = tmp_path / "documents"

    done = run("export", filled, "--out", out, "--only", "entries")

    assert done.code == 0
    assert sorted(path.name for path in out.iterdir()) == ["Entries.csv", "Entries.xlsx"]
    assert done.out.splitlines() == [str(out / "Entries.csv"), str(out / "Entries.xlsx")]
    assert done.err == ""


def test_that_an_export_says_which_files_it_took_the_place_of(filled: Path, tmp_path: Path, run: Run) -> None:
    (tmp_path / "Entries.csv").write_text("mine", encoding="utf-8")

    done = run("export", filled, "--out", tmp_path, "--only", "entries")

    assert (done.code, done.err) == (0, "Files in the folder with the same names were replaced: 1.\n")


def test_that_documents_come_in_spanish_too(filled: Path, tmp_path: Path, run: Run) -> None:
    assert run("export", filled, "--out", tmp_path, "--only", "baseline", "--lang", "es").code == 0

    assert str(PdfReader(next(tmp_path.glob("Baseline Spanish - *.pdf"))).root_object["/Lang"]) == "es-US"


def test_that_an_unknown_document_is_refused_with_the_list(filled: Path, tmp_path: Path, run: Run) -> None:
    done = run("export", filled, "--out", tmp_path / "documents", "--only", "entries,poster")

    assert done.code == 2
    assert "“poster”" in done.err
    assert "entries" in done.err
    assert not (tmp_path / "documents").exists()


def test_that_a_workspace_open_in_a_window_is_not_written(filled: Path, tmp_path: Path, run: Run) -> None:
    from cs360_desktop.services.session import open_session

    file = tmp_path / "more.csv"
    file.write_text("Measure,Mar 2026\nNon-fatal overdoses,2\n", encoding="utf-8")
    window = open_session(filled)

    done = run("import", filled, file)

    window.close()
    assert done.code == 2
    assert "open in another window" in done.err
    assert len(run("entries", filled, "--csv", "-").out.splitlines()) == 1 + 3


def test_that_the_program_itself_answers_with_version_and_exit_code() -> None:
    version = subprocess.run(
        [sys.executable, "-m", "cs360_desktop", "--version"], capture_output=True, text=True, check=False
    )
    wrong = subprocess.run(
        [sys.executable, "-m", "cs360_desktop", "check", "nowhere.cs360"], capture_output=True, text=True, check=False
    )

    assert (version.returncode, version.stdout.startswith("cs360-desktop ")) == (0, True)
    assert (wrong.returncode, wrong.stdout, "Traceback" in wrong.stderr) == (2, "", False)


@pytest.mark.parametrize("target", ["A.cs360", "./A.cs360", "sub/../A.cs360", "Other.CS360"])
def test_that_entries_are_never_written_over_a_workspace(
    filled: Path, run: Run, monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    monkeypatch.chdir(filled.parent)
    (filled.parent / "sub").mkdir()
    before = filled.read_bytes()

    done = run("entries", filled, "--csv", target)

    assert (done.code, filled.read_bytes() == before) == (2, True)
    assert "is a workspace" in done.err


def test_that_a_file_under_another_name_for_the_workspace_is_safe_too(filled: Path, tmp_path: Path, run: Run) -> None:
    alias = tmp_path / "entries.csv"
    alias.hardlink_to(filled)
    before = filled.read_bytes()

    assert run("entries", filled, "--csv", alias).code == 2
    assert filled.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("new", "B.cs360", "--agency", "X", "--state", "Texas"), "two letters"),
        (("screenshots", "--out", "x", "--scale", "0"), "no scale"),
        (("screenshots", "--out", "x", "--scale", "nan"), "no scale"),
        (("screenshots", "--out", "x", "--size", "0x0"), "no size"),
    ],
)
def test_that_values_that_make_no_sense_are_refused(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], said: str
) -> None:
    monkeypatch.chdir(tmp_path)

    done = run(*arguments)

    assert (done.code, said in done.err, list(tmp_path.iterdir())) == (2, True, [])


def test_that_periods_in_the_wrong_order_are_refused(filled: Path, run: Run) -> None:
    done = run("entries", filled, "--from", "2025", "--to", "2024", "--csv", "-")

    assert (done.code, done.out) == (2, "")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no device files that can be read for ever")
def test_that_a_device_is_no_workbook(workspace: Path, run: Run) -> None:
    done = run("import", workspace, "/dev/zero")

    assert (done.code, "is no file" in done.err) == (2, True)
