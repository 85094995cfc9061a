"""What a community copy leaves out, as a list to be read before anything is exported (product.md §6)."""

from cs360_desktop.domain.catalogue import Status
from cs360_desktop.services.limits import limits_of
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns


def withheld(session: Session) -> tuple[str, ...]:
    """One sentence for each kind of thing that is left out; kinds there is nothing of are not listed."""
    found = ((f"{what[:1].upper()}{what[1:]}", names) for what, names in _found(session))
    return tuple(f"{what}: {_named(names)}." if names else f"{what}." for what, names in found)


def saved_without(session: Session) -> str:
    """The same in one sentence, for the message that says where a community copy lies; measures are not named in it."""
    found = [what for what, _ in _found(session)]
    return f"Community copy, saved without: {'; '.join(found)}." if found else "Community copy."


def _found(session: Session) -> list[tuple[str, list[str]]]:
    """Each kind of thing that is left out, and the names of the measures it is about."""
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
    none: list[str] = []
    told = [
        (contacts, f"contact details of {_counted(contacts, 'person', 'people')}", none),
        (remarks, f"notes on {_counted(remarks, 'person', 'people')}", none),
        (notes, f"notes for the leader on {_counted(notes, 'agenda item', 'agenda items')}", none),
        (len(internal), _counted(len(internal), "internal measure", "internal measures"), internal),
        (len(by_area), f"counts under {limit:g} in breakdowns by area, and others that would tell them", by_area),
        (len(sensitive), f"counts under {limit:g} of sensitive measures, also for the whole agency", sensitive),
    ]
    return [(what, names) for count, what, names in told if count]


def hidden_words(session: Session) -> str:
    """The same in one line, for the strip at the top of the window."""
    with session.reading() as unit:
        internal = sum(measure.internal for measure in unit[nouns.measures].all(status=Status.ACTIVE))
        limit = limits_of(unit).suppression
    measures = f"{_counted(internal, 'internal measure', 'internal measures')}, " if internal else ""
    return f"Hidden: contact details, also in texts, internal notes, {measures}counts under {limit:g} in breakdowns."


_MOST_NAMED = 4


def _named(names: list[str]) -> str:
    more = len(names) - _MOST_NAMED
    return ", ".join(names[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
