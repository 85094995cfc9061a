"""What is typed into the one line of meeting mode: each kind says what it asks, and what Enter does with the answer."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from cs360_desktop.domain.changes import Added, Receipt
from cs360_desktop.domain.due_words import Now, read_due
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.meetings import Presence
from cs360_desktop.domain.people import Person
from cs360_desktop.domain.votes import read_votes
from cs360_desktop.domain.wording import format_date
from cs360_desktop.services import actions, agendas, attendance, decisions, meetings, people
from cs360_desktop.ui.common.desk import Desk

translate = QCoreApplication.translate

ACTION, OWNER, DUE, DECISION, VOTE, PARK, GUEST, GROUP, FOR_WHOM = (
    "action", "owner", "due", "decision", "vote", "park", "guest", "group", "for whom",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asking:
    """What the line asks now: the kind of answer, and the key and words of what it is about."""

    kind: str
    about_id: int = 0
    about: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """What became of an answer: what is asked next (None: nothing), a sentence, whether the text stays to be mended."""

    asking: Asking | None
    sentence: str = ""
    stays: bool = False


def head(asking: Asking) -> str:
    """What stands above the line."""
    return {
        ACTION: translate("MeetingMode", "New action"),
        OWNER: translate("MeetingMode", "Who does it?"),
        DUE: translate("MeetingMode", "By when?"),
        DECISION: translate("MeetingMode", "New decision, in its exact wording"),
        VOTE: translate("MeetingMode", "Consensus, or votes?"),
        PARK: translate("MeetingMode", "Park for the next meeting"),
        GUEST: translate("MeetingMode", "Who signs in?"),
        GROUP: translate("MeetingMode", "Which group?"),
        FOR_WHOM: translate("MeetingMode", "Substitute for whom?"),
    }[asking.kind]


def hint(asking: Asking) -> str:
    """What stands below the line."""
    return {
        ACTION: translate("MeetingMode", "Enter adds it, then asks owner and date. Esc leaves."),
        OWNER: translate("MeetingMode", "A name, or part of it. Enter alone: nobody yet."),
        DUE: translate("MeetingMode", "Fri, in 2 weeks, next meeting, 11/30. Enter alone: no date."),
        DECISION: translate("MeetingMode", "Enter records it, then asks how it was decided. Esc leaves."),
        VOTE: translate("MeetingMode", "Enter alone: consensus. Votes for-against-abstained: 7-2-1."),
        PARK: translate("MeetingMode", "Enter puts it on the parking list. Esc leaves."),
        GUEST: translate("MeetingMode", "A name, with a comma and where from. Enter puts it on the roll."),
        GROUP: translate("MeetingMode", "The name of the group, or part of it. Enter alone: no group."),
        FOR_WHOM: translate("MeetingMode", "A name, or part of it. Esc leaves the mark as it was."),
    }[asking.kind]


class Entries:
    """Answers of one meeting, written through the services."""

    def __init__(self, desk: Desk, meeting_id: int) -> None:
        self._desk, self._meeting_id = desk, meeting_id
        self._added = 0
        self._refusal = ""
        desk.refused.connect(self._note_refusal)

    def answer(self, asking: Asking, text: str, item_id: int | None) -> Answered:
        """Do with an answer what its kind does."""
        words = " ".join(text.split())
        act: Callable[[Asking, str, int | None], Answered] = {
            ACTION: self._action,
            OWNER: self._owner,
            DUE: self._due,
            DECISION: self._decision,
            VOTE: self._vote,
            PARK: self._park,
            GUEST: self._guest,
            GROUP: self._group,
            FOR_WHOM: self._for_whom,
        }[asking.kind]
        return act(asking, words, item_id)

    def _action(self, asking: Asking, words: str, item_id: int | None) -> Answered:
        if not words:
            return Answered(None)
        session, meeting_id = self._desk.session, self._meeting_id
        said = translate("MeetingMode", "Added action “{what}”").format(what=words)
        added = self._do(said, lambda: actions.add(session, words, made_at_id=meeting_id, agenda_item_id=item_id))
        return Answered(Asking(OWNER, self._added, words)) if added else self._stay(asking)

    def _owner(self, asking: Asking, words: str, _item_id: int | None) -> Answered:
        due = replace(asking, kind=DUE)
        if not words:
            return Answered(due)
        known = people.people(self._desk.session)
        found = matching(words, [(person.id, person.name) for person in known])
        if isinstance(found, str):
            return Answered(asking, found, stays=True)
        person = next(person for person in known if person.id == found)
        said = translate("MeetingMode", "{name} owns “{what}”").format(name=person.name, what=asking.about)
        done = self._desk.do(
            said,
            lambda: actions.change(self._desk.session, asking.about_id, person_id=person.id, group_id=person.group_id),
        )
        return Answered(due, person.name) if done else self._stay(asking)

    def _due(self, asking: Asking, words: str, _item_id: int | None) -> Answered:
        said = read_due(words, self._now())
        if said.question:
            return Answered(asking, said.question, stays=True)
        again = Asking(ACTION)
        if said.day is None:
            return Answered(again)
        day = said.day
        text = translate("MeetingMode", "“{what}” is due {day}").format(what=asking.about, day=format_date(day))
        done = self._desk.do(text, lambda: actions.change(self._desk.session, asking.about_id, due=day))
        return Answered(again, text) if done else self._stay(asking)

    def _now(self) -> Now:
        """Due dates are said on the day of the meeting; the next one is that of the same body."""
        session = self._desk.session
        meeting = meetings.record(session, self._meeting_id).meeting
        day = max(meeting.held_on, session.today())
        return Now(day, meetings.day_after(session, meeting))

    def _decision(self, asking: Asking, words: str, item_id: int | None) -> Answered:
        if not words:
            return Answered(None)
        session, meeting_id = self._desk.session, self._meeting_id
        done = self._do(
            translate("MeetingMode", "Recorded a decision"),
            lambda: decisions.record_decision(session, meeting_id, words, agenda_item_id=item_id),
        )
        return Answered(Asking(VOTE, self._added, words)) if done else self._stay(asking)

    def _vote(self, asking: Asking, words: str, _item_id: int | None) -> Answered:
        again = Asking(DECISION)
        if not words or words.casefold() == "consensus":
            return Answered(again)
        try:
            votes = read_votes(words)
        except UserError as error:
            return Answered(asking, error.sentence, stays=True)
        done = self._desk.do(
            translate("MeetingMode", "Noted the votes of a decision"),
            lambda: decisions.change_decision(
                self._desk.session,
                asking.about_id,
                method=decisions.VOTE,
                votes_for=votes.votes_for,
                votes_against=votes.votes_against,
                abstentions=votes.abstentions,
            ),
        )
        return Answered(again) if done else self._stay(asking)

    def _park(self, asking: Asking, words: str, _item_id: int | None) -> Answered:
        if not words:
            return Answered(None)
        said = translate("MeetingMode", "Parked “{what}”").format(what=words)
        done = self._do(said, lambda: agendas.park(self._desk.session, self._meeting_id, words))
        return Answered(None, said) if done else self._stay(asking)

    def _guest(self, asking: Asking, words: str, _item_id: int | None) -> Answered:
        if not words:
            return Answered(None)
        name, _, organization = words.partition(",")
        person = Person(name.strip(), organization=organization.strip())
        known = [one for one in people.people(self._desk.session) if one.label.casefold() == person.label.casefold()]
        who: int | Person = known[0].id if known else person
        done = self._do(
            translate("MeetingMode", "{name} signed in").format(name=person.name),
            lambda: attendance.put_on_roll(
                self._desk.session, self._meeting_id, who, member=False, presence=Presence.PRESENT
            ),
        )
        if not done:
            return self._stay(asking)
        return Answered(Asking(GUEST)) if known else Answered(Asking(GROUP, self._added, person.name))

    def _group(self, asking: Asking, words: str, _item_id: int | None) -> Answered:
        again = Asking(GUEST)
        if not words:
            return Answered(again)
        found = matching(words, [(group.id, group.name) for group in people.groups(self._desk.session)])
        if isinstance(found, str):
            return Answered(asking, found, stays=True)
        done = self._desk.do(
            translate("MeetingMode", "Changed {name}").format(name=asking.about),
            lambda: attendance.stand_for(self._desk.session, self._meeting_id, asking.about_id, found),
        )
        return Answered(again) if done else self._stay(asking)

    def _for_whom(self, asking: Asking, words: str, _item_id: int | None) -> Answered:
        if not words:
            return Answered(None)
        others = [(one.id, one.name) for one in people.people(self._desk.session) if one.id != asking.about_id]
        found = matching(words, others)
        if isinstance(found, str):
            return Answered(asking, found, stays=True)
        done = self._desk.do(
            translate("MeetingMode", "Marked {name}: substitute").format(name=asking.about),
            lambda: attendance.mark(
                self._desk.session,
                self._meeting_id,
                asking.about_id,
                Presence.SUBSTITUTE,
                substitute_for_id=found,
            ),
        )
        return Answered(None) if done else self._stay(asking)

    def _do(self, text: str, verb: Callable[[], Added]) -> bool:
        def act() -> Receipt:
            added = verb()
            self._added = added.id
            return added.receipt

        return self._desk.do(text, act)

    def _stay(self, asking: Asking) -> Answered:
        return Answered(asking, self._refusal, stays=True)

    def _note_refusal(self, error: UserError) -> None:
        self._refusal = error.sentence


def matching(words: str, known: list[tuple[int, str]]) -> int | str:
    """The key of the one name that fits, else the sentence that asks which is meant; nobody is ever guessed."""
    wanted = words.casefold()
    exact = [key for key, name in known if name.casefold() == wanted]
    parts = [(key, name) for key, name in known if _fits(wanted, name)]
    if len(exact) == 1:
        return exact[0]
    if len(parts) == 1:
        return parts[0][0]
    if not parts:
        return translate("MeetingMode", "Nobody named “{words}” is known. Type another name.").format(words=words)
    names = ", ".join(name for _, name in parts[:5])
    return translate("MeetingMode", "Which one: {names}?").format(names=names)


def _fits(wanted: str, name: str) -> bool:
    """Whether the words begin the name or one of its parts: `del` and `r. del` fit R. Delgado."""
    whole = name.casefold()
    return whole.startswith(wanted) or any(part.startswith(wanted) for part in whole.replace(".", " ").split())
