"""Build the demonstration workspace, step by step as a point of contact would."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from cs360_desktop.domain.agency import Agency
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey, EntryState, Value
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.periods import Period
from cs360_desktop.reporting.sample_workbook import write_sample
from cs360_desktop.services import agency, entries, imports, measure_editing, reports
from cs360_desktop.services.demo import aims, committee, problem_files, program
from cs360_desktop.services.demo.source import numbers, story
from cs360_desktop.services.report_kinds import Options
from cs360_desktop.services.session import Session
from cs360_desktop.services.workspaces import new_workspace
from cs360_desktop.storage import nouns

TODAY: date = date(2026, 11, 10)
"""The day of the story; the demonstration stays on it, so that it never grows old."""

WHO = "E. Marsh"


@dataclass
class Calendar:
    """The day the story has come to."""

    day: date = field(default=TODAY)

    def __call__(self) -> date:
        """The session's clock."""
        return self.day


def write_demo(folder: Path) -> list[Path]:
    """Write the demonstration workspace, its workbook and every document into a folder.

    Raises:
        UserError: the folder cannot be made or written, or already holds a demonstration.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            f"The folder “{folder}” cannot be made, so nothing was written. Choose one of your own.", detail=str(error)
        ) from error
    session = build_demo(folder / "demo.cs360")
    try:
        documents = reports.export(session, folder, reports.REPORTS, Options())
        return [session.path, folder / story()["workbook"], *documents]
    finally:
        session.close()


def build_demo(path: Path) -> Session:
    """Make the demonstration workspace at a path, with its workbook beside it, and leave it open on the story's day."""
    calendar = Calendar()
    session = new_workspace(path, Agency(**story()["agency"]), who=WHO, today=calendar)
    for year, residents in story()["population"].items():
        agency.set_population(session, int(year), residents, source="City clerk")
    _bring_in_workbook(session, path.parent)
    _finish_entries(session)
    people = committee.invite(session)
    committee.scan(session, people)
    problem = problem_files.open_problems(session, people)
    committee.connect(session, problem)
    committee.meet(session, people, problem, calendar)
    calendar.day = TODAY
    program.answer_baseline(session, people)
    program.draft_request(session, problem)
    return session


def _bring_in_workbook(session: Session, folder: Path) -> None:
    """Import the sample workbook; its one local measure and the beats are created, nothing else is left open."""
    workbook = folder / story()["workbook"]
    write_sample(numbers(), story()["agency"]["name"], workbook)
    proposal = imports.propose(session, imports.read(workbook))
    previewed = imports.preview(session, proposal, create=True)
    imports.apply(session, previewed, backed_up=True)  # made a moment ago: there is nothing to keep


def _finish_entries(session: Session) -> None:
    """What the workbook cannot say: states, a note, meetings this app counts itself, targets and a break."""
    with session.reading() as unit:
        measures = {measure.name: measure.id for measure in unit[nouns.measures].all()}

    def key(name: str, month: int) -> EntryKey:
        return EntryKey(measures[name], WHOLE_AGENCY, Period.month(2026, month))

    overdoses, disorder = "Non-fatal overdoses", "Disorder calls (noise, disturbance, trespass)"
    entries.set_values(session, {key(overdoses, 10): Value(state=EntryState.NOT_YET_AVAILABLE)})
    entries.set_states(session, [key(disorder, 8)], EntryState.DISPUTED)
    entries.set_note(session, key(disorder, 8), "RMS and the monthly report differ by 6; asked the dispatch center.")
    entries.set_note(session, key(disorder, 10), "One address with 9 noise calls.")
    measure_editing.change_measure(session, measures["Vehicle break-ins reported"], by_area=True)
    held = {5: 1, 6: 1, 7: 0, 8: 1, 9: 1, 10: 1}
    entries.set_values(session, {key("PST meetings held", month): Value(float(count)) for month, count in held.items()})
    on_time = {6: (3, 4), 7: (4, 5), 8: (1, 1), 9: (3, 4), 10: (3, 4)}
    entries.set_values(
        session,
        {
            key("PST actions finished by due date", month): Value(numerator=done, denominator=due)
            for month, (done, due) in on_time.items()
        },
    )
    aims.set_aims(session, measures)
