"""Where the values of a batch are by now: still there, replaced, or brought back by taking back what replaced them."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from sqlalchemy import Connection, select

from cs360_desktop.storage.kept import Content, Part, Spot, replaced_by
from cs360_desktop.storage.nouns import import_files
from cs360_desktop.storage.tables import batch

Setters = dict[Spot, tuple[Content | None, int]]
"""What stood at each spot, as it was kept, and the batch that had set it; None and 0 where there was nothing."""


def origins(connection: Connection, stamps: Mapping[Spot, int], *, back_to: int = 0) -> dict[Spot, int]:
    """Which batch at first set what stands at each spot: taking back sets nothing of its own.

    Args:
        connection: inside a transaction.
        stamps: the batch that a spot names as the last one.
        back_to: a batch beyond which nobody need look.
    """
    gone = _imports_taken_back(connection)
    found: dict[Spot, int] = {}
    waiting: dict[int, set[Spot]] = defaultdict(set)
    for spot, stamp in stamps.items():
        waiting[stamp].add(spot)
    while waiting:
        stamp = max(waiting)
        spots = waiting.pop(stamp)
        found |= dict.fromkeys(spots, stamp)
        if stamp > back_to:
            for spot, (_, earlier) in _brought_back(connection, stamp, spots, gone).items():
                if earlier:
                    waiting[earlier].add(spot)
    return found


def still_there(connection: Connection, stamps: Mapping[Spot, int], batch_id: int) -> set[Spot]:
    """The spots where stands what the batch set, directly or brought back by taking back later ones."""
    found = origins(connection, stamps, back_to=batch_id)
    return {spot for spot, origin in found.items() if origin == batch_id}


def contents_before(connection: Connection, batch_id: int, part: Part) -> dict[Spot, Content | None]:
    """What stood where a batch replaced something in a part, as it was kept; None where that is nothing."""
    others = {file: by for file, by in _imports_taken_back(connection).items() if by != batch_id}
    before = _without_gone(connection, _replaced_by(connection, batch_id, part), set(others))
    return {spot: content for spot, (content, _) in before.items()}


def _brought_back(connection: Connection, batch_id: int, spots: Collection[Spot], gone: Mapping[int, int]) -> Setters:
    """What a batch brought back; nothing where it did not take one back."""
    reverted = connection.execute(select(batch.c.reverts).where(batch.c.id == batch_id)).scalar()
    if reverted is None:
        return {}
    kept = replaced_by(connection, reverted, spots)
    found: Setters = {spot: (content, setter) for spot, content, setter in kept if spot in spots}
    return _without_gone(connection, found, {file for file, by in gone.items() if by < batch_id}) if found else {}


def _without_gone(connection: Connection, before: Setters, gone: Collection[int]) -> Setters:
    """Leave out what an import had set that was itself taken back: it is what stood before that one."""
    before = dict(before)
    pending = {spot: setter for spot, (_, setter) in before.items() if spot[0] == "entry"} if gone else {}
    while pending:
        of_gone: dict[int, set[Spot]] = defaultdict(set)
        for spot, origin in origins(connection, pending).items():
            if origin in gone:
                of_gone[origin].add(spot)
        pending = {}
        for origin, spots in of_gone.items():
            earlier = _replaced_by(connection, origin, spots)
            for spot in spots:
                before[spot] = earlier.get(spot, (None, 0))
                if before[spot][1]:
                    pending[spot] = before[spot][1]
    return before


def _replaced_by(connection: Connection, batch_id: int, where: Collection[Spot] | Part) -> Setters:
    return {spot: (content, setter) for spot, content, setter in replaced_by(connection, batch_id, where)}


def _imports_taken_back(connection: Connection) -> dict[int, int]:
    """The batches of imports that were taken back, each with the batch that did it."""
    file = import_files.table
    query = select(file.c.batch_id, file.c.deleted_batch).where(file.c.deleted.is_(True))
    return dict(connection.execute(query).all())
