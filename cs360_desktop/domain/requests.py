"""Requests for training and technical assistance (TTA): draft → exported → sent → answered → closed."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum


class RequestStatus(Enum):
    """Where a request stands."""

    DRAFT = "draft"
    EXPORTED = "exported"
    SENT = "sent"
    ANSWERED = "answered"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Request:
    """One TTA request; `number` counts within `year`. Its answers are fields named in request_form.toml.

    `sent_how` says in her words how it went out: by e-mail to whom, through a portal.
    """

    number: int
    year: int
    status: RequestStatus = RequestStatus.DRAFT
    problem_id: int | None = None
    sent_on: date | None = None
    sent_how: str = ""
    answered_on: date | None = None
    closed_on: date | None = None
    id: int = 0

    @property
    def label(self) -> str:
        """`Request 2 of 2026`."""
        return f"Request {self.number} of {self.year}"


@dataclass(frozen=True, slots=True)
class RequestField:
    """What was typed or ticked in one field of a request; ticks are stored as `yes`."""

    request_id: int
    field: str
    content: str
    id: int = 0


@dataclass(frozen=True, slots=True)
class RequestExport:
    """A frozen export: the exact PDF (by document id) with its data-as-of date, in one language."""

    request_id: int
    version: int
    document_id: int
    data_as_of: date
    exported_at: datetime
    community: bool = False
    draft: bool = False
    language: str = "en"
    id: int = 0


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One line of the follow-up log."""

    request_id: int
    on: date
    text: str
    id: int = 0
