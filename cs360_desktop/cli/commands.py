"""Commands that need no display."""

import argparse
import getpass
import io
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cs360_desktop.cli import import_report
from cs360_desktop.domain.agency import Agency
from cs360_desktop.domain.errors import UserError
from cs360_desktop.services import checking, import_history, imports, reports, template
from cs360_desktop.services.agency import states
from cs360_desktop.services.backups import NoBackupError
from cs360_desktop.services.entry_lines import entry_lines
from cs360_desktop.services.report_kinds import Options
from cs360_desktop.services.session import Session, open_session
from cs360_desktop.services.whole_files import write_whole
from cs360_desktop.services.workspaces import SUFFIX, new_workspace


@contextmanager
def _open(path: Path, *, read_only: bool = False) -> Iterator[Session]:
    session = open_session(path, who=_who(), read_only=read_only)
    try:
        yield session
    finally:
        session.close()


def _who() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no such user on this system, as in a bare container
        return ""


def new(arguments: argparse.Namespace) -> int:
    """Make a workspace."""
    state = arguments.state.strip().upper()
    if state and state not in states():
        raise UserError(f"“{arguments.state}” is no state, so nothing was made. Give its two letters, such as OH.")
    agency = Agency(arguments.agency, state=state)
    new_workspace(arguments.workspace, agency, who=_who()).close()
    print(f"“{arguments.workspace.name}” is ready for {agency.name}.")
    return 0


def import_file(arguments: argparse.Namespace) -> int:
    """Bring in what is certain of a workbook, and list the rest."""
    workbook = imports.read(arguments.file)  # before the workspace is touched
    with _open(arguments.workspace, read_only=arguments.dry_run) as session:
        seen = import_history.seen_before(session, workbook)
        proposal = imports.propose(
            session, workbook, sheet=arguments.sheet, profile=arguments.profile, with_hidden=arguments.hidden
        )
        previewed = imports.preview(session, proposal, create=arguments.create)
        if not arguments.dry_run:
            if session.read_only:
                raise UserError(session.workspace.why_read_only)
            if import_report.has_something_to_write(previewed):
                _apply(session, previewed, backed_up=arguments.no_backup)
    report = import_report.as_json if arguments.json else import_report.as_text
    print(report(previewed, seen, dry_run=arguments.dry_run))
    return 0


def _apply(session: Session, previewed: imports.Preview, *, backed_up: bool) -> None:
    try:
        imports.apply(session, previewed, backed_up=backed_up)
    except NoBackupError as refusal:
        raise UserError(f"{refusal.sentence} That is --no-backup.", detail=refusal.detail) from refusal


def entries(arguments: argparse.Namespace) -> int:
    """Print entries as CSV."""
    from cs360_desktop.reporting.entries_csv import write_entries

    if arguments.first and arguments.last and arguments.last.end < arguments.first.start:
        raise UserError("--to lies before --from, so nothing was printed. Give the earlier period first.")
    with _open(arguments.workspace, read_only=True) as session:
        lines = entry_lines(session, measure=arguments.measure, first=arguments.first, last=arguments.last)
    if arguments.csv == "-":
        write_entries(lines, sys.stdout)
        return 0
    target = Path(arguments.csv)
    if target.suffix.lower() == SUFFIX or (target.exists() and target.samefile(arguments.workspace)):
        raise UserError(
            f"“{target.name}” is a workspace, so nothing was written over it. Give a name that ends in .csv."
        )
    text = io.StringIO(newline="")
    count = write_entries(lines, text)
    try:
        write_whole(target, text.getvalue().encode("utf-8-sig"))
    except OSError as error:
        raise UserError(
            f"“{target}” cannot be written, so nothing was exported. Close it elsewhere, or choose another folder.",
            detail=str(error),
        ) from error
    print(f"{count} entries are in {target}.")
    return 0


def export(arguments: argparse.Namespace) -> int:
    """Write documents into a folder."""
    wanted = reports.chosen(arguments.only)
    if (arguments.measure or arguments.first or arguments.last) and arguments.only != ["template"]:
        raise UserError(
            "--measure, --from and --to choose what the workbook to fill in holds, so nothing was written. "
            "Add --only template, or leave them out."
        )
    with _open(arguments.workspace, read_only=True) as session:
        choice = template.choose(session, arguments.measure, arguments.first, arguments.last)
        options = Options(
            community=arguments.community, contacts=arguments.contacts, language=arguments.lang, template=choice
        )
        before = set(arguments.out.iterdir()) if arguments.out.is_dir() else set()
        paths = reports.export(session, arguments.out, wanted, options)
    for path in paths:
        print(path)
    if replaced := len(before.intersection(paths)):
        print(f"Files in the folder with the same names were replaced: {replaced}.", file=sys.stderr)
    return 0


def check(arguments: argparse.Namespace) -> int:
    """Look whether a workspace is whole."""
    with _open(arguments.workspace, read_only=True) as session:
        health = checking.check_workspace(session)
    if arguments.json:
        print(json.dumps({"schema": health.schema_version, "counts": health.counts, "faults": health.faults}))
    else:
        entries_text = f"{health.counts['entry']:,} entries, {health.counts['measure']} measures"
        print(f"“{arguments.workspace.name}”: schema {health.schema_version}, {entries_text}.")
        print("\n".join(health.faults) if health.faults else "Everything is whole.")
    return 1 if health.faults else 0


def demo(arguments: argparse.Namespace) -> int:
    """Write the demonstration workspace and its documents."""
    from cs360_desktop.services.demo import write_demo

    for path in write_demo(arguments.out):
        print(path)
    return 0
