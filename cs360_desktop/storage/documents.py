"""Stored files: attachments and frozen exports, kept by content."""

import hashlib

from sqlalchemy import Connection, insert, select

from cs360_desktop.domain.documents import Document
from cs360_desktop.storage.tables import document


class Documents:
    """The stored files inside one read unit."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def get(self, document_id: int) -> Document:
        """What is known about a stored file."""
        table = document.c
        query = select(table.name, table.media_type, table.sha256, table.size, table.id).where(table.id == document_id)
        return Document(*self.connection.execute(query).one())

    def content(self, document_id: int) -> bytes:
        """The exact bytes of a stored file."""
        query = select(document.c.content).where(document.c.id == document_id)
        return bytes(self.connection.execute(query).scalar_one())


class EditableDocuments(Documents):
    """The stored files inside a unit of work."""

    def keep(self, name: str, media_type: str, content: bytes) -> int:
        """Store a file and return its key; the same content is stored once."""
        digest = hashlib.sha256(content).hexdigest()
        found = self.connection.execute(select(document.c.id).where(document.c.sha256 == digest)).scalar()
        if found is not None:
            return int(found)
        result = self.connection.execute(
            insert(document).values(sha256=digest, name=name, media_type=media_type, size=len(content), content=content)
        )
        key = result.inserted_primary_key
        assert key is not None
        return int(key[0])
