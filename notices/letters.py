"""A letter before it has an envelope: what it says, to whom, and until when it makes sense."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5


@dataclass(frozen=True, slots=True, kw_only=True)
class RunKey:
    """What makes a run one: nothing with the same key is ever begun twice."""

    agency: int
    kind: str
    local_date: date
    step: str = ""
    revision: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One mail to one person or office. `trouble` is why it cannot be sent at all: it is kept on
    record as failed.
    """

    recipient_key: str
    name: str
    address: str
    subject: str
    text: str
    html: str = ""
    user: int | None = None
    expires_at: datetime | None = None
    still_owed: Mapping[str, Any] = field(default_factory=dict)
    trouble: str = ""


def number_of(letter: Letter, run: RunKey, *, installation: UUID) -> UUID:
    """The number of a letter, and so its Message-ID: the same whenever and wherever it is written
    for the same purpose to the same recipient.
    """
    purpose = (run.agency, run.kind, run.local_date, run.step, run.revision)
    recipient = (letter.recipient_key, letter.address.casefold())
    return uuid5(installation, "\n".join(map(str, purpose + recipient)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Portion:
    """Letters to some of many readers; more follow behind `cursor` unless it is None."""

    letters: tuple[Letter, ...]
    cursor: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a run holds from the moment it exists: facts, the text made of them, the letters.
    Without letters nothing leaves. With a `cursor` they are the first of many, and more follow
    behind it (Portion).
    """

    subject: str = ""
    text: str = ""
    html: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    letters: tuple[Letter, ...] = ()
    cursor: int | None = None
    note: str = ""
