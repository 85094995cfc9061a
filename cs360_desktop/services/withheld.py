"""What a community copy leaves out, as a list to be read before anything is exported (product.md §6)."""

from cs360_desktop.domain.catalogue import Status
from cs360_desktop.services.limits import limits_of
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns


def withheld(session: Session) -> tuple[str, ...]:
    """One sentence for each kind of thing that is left out; kinds there is nothing of are not listed."""
    with session.reading() as unit:
        people = unit[nouns.people].all()
        active = unit[nouns.measures].all("position", status=Status.ACTIVE)
        notes = sum(bool(item.internal_note) for item in unit[nouns.agenda_items].all())
        limit = limits_of(unit).suppression
    contacts = sum(bool(person.phone or person.email) for person in people)
    remarks = sum(bool(person.note) for person in people)
    internal = [measure.name for measure in active if measure.internal]
    by_area = [measure.name for measure in active if measure.by_area and not measure.internal]
    sensitive = [measure.name for measure in active if measure.sensitive and not measure.internal]
    said = [
        (contacts, f"Contact details of {_counted(contacts, 'person', 'people')}."),
        (remarks, f"Notes on {_counted(remarks, 'person', 'people')}."),
        (notes, f"Notes for the leader on {_counted(notes, 'agenda item', 'agenda items')}."),
        (len(internal), f"{_counted(len(internal), 'internal measure', 'internal measures')}: {_named(internal)}."),
        (
            len(by_area),
            f"Counts under {limit:g} in breakdowns by area, and others that would tell them: {_named(by_area)}.",
        ),
        (
            len(sensitive),
            f"Counts under {limit:g} of sensitive measures, also for the whole agency: {_named(sensitive)}.",
        ),
    ]
    return tuple(sentence for count, sentence in said if count)


def hidden_words(session: Session) -> str:
    """The same in one line, for the strip at the top of the window."""
    with session.reading() as unit:
        internal = sum(measure.internal for measure in unit[nouns.measures].all(status=Status.ACTIVE))
        limit = limits_of(unit).suppression
    measures = f"{_counted(internal, 'internal measure', 'internal measures')}, " if internal else ""
    return f"Hidden: contact details, internal notes, {measures}counts under {limit:g} in breakdowns."


_MOST_NAMED = 4


def _named(names: list[str]) -> str:
    more = len(names) - _MOST_NAMED
    return ", ".join(names[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
