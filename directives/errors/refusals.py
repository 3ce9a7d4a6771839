"""What the database refuses by name, as the error that people understand."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, transaction

from directives.errors.drafts import DraftExists, ForceEndsBeforeItBegins, NoStart, NumberTaken
from directives.errors.life import AlreadyHappened, AlreadySuspended, NoCondition, NoReason
from directives.errors.links import AlreadyLinked, NotLinkable, NoUntilHere
from refusals import Refusal

# SQLite names a broken check but only the columns of a broken uniqueness, PostgreSQL names both.
REFUSALS: dict[str, type[Refusal]] = {
    "directive_number_once_per_issuer": NumberTaken,
    "directives_directive.number, directives_directive.issuer": NumberTaken,
    "edition_one_draft_at_a_time": DraftExists,
    "directives_edition.directive_id": DraftExists,
    "edition_ends_after_it_begins": ForceEndsBeforeItBegins,
    "edition_in_force_is_signed_and_dated": NoStart,
    "edition_proposed_is_dated": NoStart,
    "edition_undo_says_what_and_why": NoReason,
    "link_once_per_pair_and_kind": AlreadyLinked,
    "directives_link.directive_id, directives_link.other_id": AlreadyLinked,
    "link_leads_elsewhere": NotLinkable,
    "link_until_where_something_lasts": NoUntilHere,
    "phase_ends_after_it_begins": ForceEndsBeforeItBegins,
    "suspension_ends_after_it_begins": ForceEndsBeforeItBegins,
    "suspension_one_open_per_edition": AlreadySuspended,
    "directives_suspension.edition_id": AlreadySuspended,
    "end_condition_says_something": NoCondition,
    "end_condition_one_happens": AlreadyHappened,
    "directives_endcondition.edition_id": AlreadyHappened,
}


@contextmanager
def named_refusals() -> Iterator[None]:
    """Turn the database's refusal into the error people understand, and leave the transaction
    usable.
    """
    try:
        with transaction.atomic():
            yield
    except IntegrityError as broken:
        for sign, refusal in REFUSALS.items():
            if sign in str(broken):
                raise refusal from broken
        raise
