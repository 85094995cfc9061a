"""The tables every workspace has beside its nouns: batches, past values, entries, stored documents."""

from sqlalchemy import (
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    Text,
)

from cs360_desktop.storage.column_types import PeriodKey
from cs360_desktop.storage.stamped import metadata, stamp

NO_ENTRY = 0
"""State of an entry row that was cleared: its tombstone. It is never read as a value."""

identity = Table(
    "identity",
    metadata,
    Column("name", Text, primary_key=True),
    Column("content", LargeBinary, nullable=False),
    comment="What this file is: the workspace's uid. Never merged.",
)

batch = Table(
    "batch",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("uid", LargeBinary(16), nullable=False, unique=True),
    Column("hlc", Integer, nullable=False, comment="hybrid clock: milliseconds << 16, always later than the last"),
    Column("replica", LargeBinary(16), nullable=False),
    Column("who", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("reverts", Integer, ForeignKey("batch.id"), comment="the batch that this one takes back"),
    Index("batch_hlc", "hlc"),
    comment="One user action = one undo step = one batch.",
)

past = Table(
    "past",
    metadata,
    Column("noun", Text, nullable=False),
    Column("key1", Integer, nullable=False),
    Column("key2", Integer, nullable=False),
    Column("key3", Integer, nullable=False),
    Column("unit", Text, nullable=False),
    Column("batch", Integer, ForeignKey("batch.id"), nullable=False, comment="the batch that had set this value"),
    Column("replaced_by", Integer, ForeignKey("batch.id"), nullable=False),
    Column("content", Text, nullable=False, comment="JSON of the unit's columns as the database holds them"),
    PrimaryKeyConstraint("noun", "key1", "key2", "key3", "unit", "batch"),
    Index("past_replaced_by", "replaced_by"),
    Index("past_batch", "batch"),
    sqlite_with_rowid=False,
    comment="Every replaced unit but the values of entries: history, undo data, audit and merge data are one idea.",
)

past_value = Table(
    "past_value",
    metadata,
    Column("measure_id", Integer, nullable=False),
    Column("area_id", Integer, nullable=False),
    Column("period", PeriodKey, nullable=False),
    Column("batch", Integer, ForeignKey("batch.id"), nullable=False, comment="the batch that had set this value"),
    Column("replaced_by", Integer, ForeignKey("batch.id"), nullable=False),
    Column("numerator", Float),
    Column("denominator", Float),
    Column("number", Float),
    Column("state", Integer, nullable=False),
    Column("file_id", Integer),
    Column("sheet", Text),
    Column("cell", Text),
    PrimaryKeyConstraint("measure_id", "area_id", "period", "batch"),
    Index("past_value_replaced_by", "replaced_by"),
    Index("past_value_batch", "batch"),
    sqlite_with_rowid=False,
    comment="The `past` of the values of entries, of which an import replaces hundreds of thousands: columns as they "
    "were, so that the database copies them by itself and no number is ever written as text. Read it by `kept`.",
)

ENTRY_UNITS = {
    "value": ("numerator", "denominator", "number", "state", "file_id", "sheet", "cell"),
    "note": ("note",),
    "source": ("source", "as_of"),
    "confirmed": ("confirmed",),
}
"""The units of an entry. Number, cases and state are one: no merge may take them from two laptops."""

entry = Table(
    "entry",
    metadata,
    Column("measure_id", Integer, ForeignKey("measure.id"), nullable=False),
    Column("area_id", Integer, ForeignKey("area.id"), nullable=False),
    Column("period", PeriodKey, nullable=False),
    Column("numerator", Float),
    Column("denominator", Float),
    Column("number", Float),
    Column("state", Integer, nullable=False, comment="0 no entry, else domain.entries.EntryState"),
    Column("file_id", Integer, ForeignKey("import_file.id")),
    Column("sheet", Text),
    Column("cell", Text),
    stamp("value"),
    Column("note", Text, nullable=False, server_default=""),
    Column("note_batch", Integer, ForeignKey("batch.id")),
    Column("source", Text, nullable=False, server_default=""),
    Column("as_of", Date),
    Column("source_batch", Integer, ForeignKey("batch.id")),
    Column("confirmed", Float, comment="the figure that was asked about and kept; says nothing about another figure"),
    Column("confirmed_batch", Integer, ForeignKey("batch.id")),
    PrimaryKeyConstraint("measure_id", "area_id", "period"),
    sqlite_with_rowid=False,
    comment="Clustered by its natural key, so that two laptops typing the same cell meet in the same row.",
)

document = Table(
    "document",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("sha256", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
    comment="Stored by content; never changed, so it needs no stamp.",
)
