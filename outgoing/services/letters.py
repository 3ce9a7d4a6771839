"""A letter of ours to one person: the same words as text and as a page, in the language the
person reads.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation

from accounts.models import User
from notices.letters import Letter
from notices.links import link_to
from outgoing.schedule import Audience
from outgoing.selectors.filing import ROLES, ReminderRecipient
from units.enums import Right, Role
from units.models import Agency, Staff
from units.rights import roles_with


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """Whom a letter goes to; somebody on the staff without an account has no `user_id`."""

    key: str
    name: str
    address: str
    language: str = "vi"
    user_id: int | None = None

    @classmethod
    def of(cls, user: User) -> "Addressee":
        return cls(
            key=f"user:{user.pk}",
            name=user.full_name,
            address=user.email,
            language=user.language,
            user_id=user.pk,
        )

    @classmethod
    def of_staff(cls, staff: Staff) -> "Addressee":
        """By their account where they have one."""
        if staff.user is not None:
            return cls.of(staff.user)
        return cls(key=f"staff:{staff.pk}", name=staff.full_name, address=staff.email)

    @classmethod
    def to(cls, person: ReminderRecipient) -> "Addressee":
        key = f"user:{person.user_id}"
        return cls(
            key=key,
            name=person.name,
            address=person.address,
            language=person.language,
            user_id=person.user_id,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadersByRole:
    """Who is written to because of a role: the holders of `own` about one of `units`, those of
    `whole` about every unit. Whoever holds none of them any more when the letter is about to leave
    gets none.
    """

    own: frozenset[Role] = frozenset()
    whole: frozenset[Role] = frozenset()
    units: tuple[int, ...] = ()

    def kept(self) -> dict[str, list[Any]]:
        """As it stands beside the letter until it leaves."""
        return {"own": sorted(self.own), "whole": sorted(self.whole), "units": list(self.units)}

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> "ReadersByRole":
        return cls(
            own=frozenset(map(Role, kept["own"])),
            whole=frozenset(map(Role, kept["whole"])),
            units=tuple(kept["units"]),
        )


def readers_of(audience: Audience, units: Iterable[int]) -> ReadersByRole:
    own, whole = ROLES[audience]
    return ReadersByRole(own=own, whole=whole, units=tuple(units))


def readers_who_may(right: Right) -> ReadersByRole:
    return ReadersByRole(whole=frozenset(roles_with(right)))


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterParts:
    """What a kind of letter is made of: its subject and its words, said in the reader's language,
    and the page (a path) where the reader acts or reads on, with what the link to it says. The
    words fill `emails/{template}.txt` and `.html`: a `lead` and `lines`, unless the kind has
    templates of its own. `readers`: None if it is no role that makes somebody its reader.
    """

    page: str
    page_label: Callable[[], str]
    subject: Callable[[], str]
    words: Callable[[], Mapping[str, Any]]
    template: str = "lines"
    expires_at: datetime | None = None
    still_owed: Mapping[str, Any] = field(default_factory=dict)
    readers: ReadersByRole | None = None


def letter_to(person: Addressee, agency: Agency, form: LetterParts) -> Letter:
    """The letter as it will leave; its templates also know `agency`, `name` and the link."""
    with translation.override(person.language):
        words = {
            "agency": agency.name,
            "name": person.name,
            "link": link_to(form.page),
            "link_label": form.page_label(),
            **form.words(),
        }
        return Letter(
            recipient_key=person.key,
            user=person.user_id,
            name=person.name,
            address=person.address,
            subject=form.subject(),
            text=render_to_string(f"emails/{form.template}.txt", words),
            html=render_to_string(f"emails/{form.template}.html", words),
            expires_at=form.expires_at,
            still_owed={
                **form.still_owed,
                **({"readers": form.readers.kept()} if form.readers else {}),
            },
        )
