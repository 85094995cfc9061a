"""Bring a simple list of interviews in: first what would be added and what not, then all of it in one step."""

from dataclasses import dataclass
from pathlib import Path

from cs360_desktop.domain.changes import Receipt
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.problems import Interview
from cs360_desktop.domain.wording import format_date
from cs360_desktop.importing.interview_list import ListedInterview, read_interview_list
from cs360_desktop.services import scanning
from cs360_desktop.services.catalogue_files import load_interview_list
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns


@dataclass(frozen=True, slots=True)
class ReadyInterview:
    """An interview that would be added, with its category's name and its themes."""

    row: int
    interview: Interview
    category: str
    themes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListPreview:
    """What a file would bring: ready interviews, rows left out with the reason, heads of columns not read."""

    file: str
    ready: tuple[ReadyInterview, ...]
    left_out: tuple[tuple[int, str], ...]
    not_read: tuple[str, ...]


def preview_interviews(session: Session, path: Path) -> ListPreview:
    """Read a list and see what of it can be added; nothing is written.

    Raises:
        UserError: the file cannot be read, or holds no such list.
    """
    found = read_interview_list(path, load_interview_list())
    there = {(line.interview.held_on, line.interview.category, line.themes) for line in scanning.interviews(session)}
    ready: list[ReadyInterview] = []
    left_out = list(found.left_out)
    for listed in found.listed:
        try:
            each = _ready(session, listed)
        except UserError as error:
            left_out.append((listed.row, error.sentence))
            continue
        key = (each.interview.held_on, each.interview.category, each.themes)
        if key in there:
            left_out.append((listed.row, f"The interview of {format_date(listed.held_on)} is in the log already."))
        else:
            ready.append(each)
    return ListPreview(found.file, tuple(ready), tuple(sorted(left_out)), found.not_read)


def import_interviews(session: Session, preview: ListPreview) -> Receipt:
    """Add all interviews that are ready."""
    with session.change("import_interviews") as unit:
        for each in preview.ready:
            key = unit[nouns.interviews].add(each.interview)
            scanning.write_themes(unit, key, each.themes)
    return unit.receipt


def _ready(session: Session, listed: ListedInterview) -> ReadyInterview:
    wanted = " ".join(listed.category.split()).casefold()
    known = next((item for item in scanning.categories() if wanted in {item.id, item.name.casefold()}), None)
    if known is None:
        raise UserError(f"“{listed.category}” is no category of the scan. Write it as the app lists it.")
    interview = Interview(
        listed.held_on,
        known.id,
        people_count=listed.people_count,
        questions=listed.questions,
        summary=listed.summary,
        data_held=listed.data_held,
    )
    scanning.check_interview(interview, session.today())
    themes = tuple(dict.fromkeys(" ".join(theme.split()) for theme in listed.themes))
    return ReadyInterview(listed.row, interview, known.name, themes)
