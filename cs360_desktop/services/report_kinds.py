"""What a kind of document is: its name, where it is listed, how it is made; and the files that were made of it."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cs360_desktop.domain.documents import MadeFile
from cs360_desktop.services.session import Session
from cs360_desktop.services.template import EVERYTHING, TemplateChoice

MEETING, NUMBERS, PROGRAM, PACKETS = "For the next meeting", "Numbers", "Program", "Packets"
"""Groups of documents, as the Reports page lists them."""


@dataclass(frozen=True, slots=True)
class Options:
    """How documents are made: in community form, in which language; what the workbook to fill in shall hold.

    Telephone numbers and e-mail addresses stand in them only with `contacts`, and never in community form.
    `measures` are those of the CompStat report, all active ones where None.
    """

    community: bool = False
    language: str = "en"
    template: TemplateChoice = EVERYTHING
    measures: frozenset[int] | None = None
    contacts: bool = False

    def written(self) -> str:
        """Form, language and measures as text, to be kept with an export; the workbook to fill in is not in it."""
        chosen = None if self.measures is None else sorted(self.measures)
        return json.dumps([self.community, self.language, self.contacts, chosen])

    @classmethod
    def read(cls, written: str) -> "Options":
        """What `written` gave."""
        community, language, contacts, chosen = json.loads(written)
        return cls(community, language, EVERYTHING, None if chosen is None else frozenset(chosen), contacts)


def _always(_session: Session) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Report:
    """A kind of document: its name on the command line, its title, where it is listed, and how it is made.

    `build` gives no file where there is nothing to make it from, such as an agenda without a meeting; `is_ready` tells
    that beforehand, and `nothing` says so in a sentence. `files` says in words what comes out. Without `for_community`
    there is no community copy of it, and without `leaves_out` that copy is the same; without `is_comparable` an export
    changes what the next one says, so that it cannot be told whether anything else did. One that is `of_request` is
    made of the newest TTA request, and what was made of another one is no export of it.
    """

    kind: str
    title: str
    group: str
    build: Callable[[Session, Options], Sequence[MadeFile]]
    files: str = "PDF"
    is_ready: Callable[[Session], bool] = _always
    nothing: str = ""
    for_community: bool = True
    is_comparable: bool = True
    leaves_out: bool = True
    of_request: bool = False

    def make(self, session: Session, options: Options) -> tuple[MadeFile, ...]:
        """The files, none where there is nothing to make them from."""
        if options.community and not self.for_community:
            return ()
        return tuple(self.build(session, options))


@dataclass(frozen=True, slots=True)
class Made:
    """What a report made: no files where there was nothing to make it from."""

    report: Report
    files: tuple[MadeFile, ...]
