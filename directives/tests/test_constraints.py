"""What the database itself refuses, whoever writes."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from accounts.models import User
from directives.enums import EditionState, LinkKind
from directives.models import Directive, Edition, EndCondition, Link, Phase, Suspension
from directives.tests.factories import ENTERED, make_directive
from tests.factories import moment

pytestmark = pytest.mark.django_db

BEGINS = moment("2026-11-30 00:00")


@pytest.fixture
def directive(office: User) -> Directive:
    return make_directive(office.grants.get().agency, office)


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"effective_from": BEGINS, "effective_to": BEGINS}, "edition_ends_after_it_begins"),
        (
            {"state": EditionState.IN_FORCE, "effective_from": BEGINS},
            "edition_in_force_is_signed_and_dated",
        ),
        (
            {"state": EditionState.ENDED, "put_in_force_at": ENTERED},
            "edition_in_force_is_signed_and_dated",
        ),
        ({"state": EditionState.WITHDRAWN}, "edition_in_force_is_signed_and_dated"),
        ({"state": EditionState.UNDO, "reason": "Nhầm"}, "edition_in_force_is_signed_and_dated"),
    ],
)
def test_an_edition_that_makes_no_sense_is_refused_by_name(
    directive: Directive, fields: dict[str, Any], refusal: str
) -> None:
    with pytest.raises(IntegrityError, match=refusal), transaction.atomic():
        Edition.objects.create(directive=directive, number=2, **fields)


def test_a_second_draft_and_a_second_edition_of_one_number_are_refused(
    directive: Directive, office: User
) -> None:
    signed = {"effective_from": BEGINS, "put_in_force_by": office, "put_in_force_at": ENTERED}

    for fields in ({"number": 2}, {"number": 1, "state": EditionState.IN_FORCE, **signed}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Edition.objects.create(directive=directive, **fields)

    assert directive.editions.count() == 1


def test_a_proposal_has_a_start(directive: Directive) -> None:
    with pytest.raises(IntegrityError, match="edition_proposed_is_dated"), transaction.atomic():
        directive.editions.update(state=EditionState.PROPOSED, effective_from=None)


def test_an_undo_names_what_it_undoes_and_says_why(directive: Directive, office: User) -> None:
    signed = {
        "effective_from": BEGINS,
        "put_in_force_by": office,
        "put_in_force_at": ENTERED,
        "number": 2,
    }
    mistaken = directive.editions.get()

    for fields in (
        {"state": EditionState.UNDO, "reason": "Nhầm"},
        {"state": EditionState.UNDO, "undoes": mistaken},
        {"state": EditionState.IN_FORCE, "undoes": mistaken, "reason": "Nhầm"},
    ):
        with (
            pytest.raises(IntegrityError, match="edition_undo_says_what_and_why"),
            transaction.atomic(),
        ):
            Edition.objects.create(directive=directive, **signed, **fields)


def test_what_is_written_beside_an_edition_makes_sense(directive: Directive, office: User) -> None:
    edition = directive.editions.get()
    other = make_directive(directive.agency, office, number="2")
    paused = {"suspended_by": office, "suspended_at": ENTERED}
    EndCondition.objects.create(edition=edition, words="nước rút", happened_at=BEGINS)
    Suspension.objects.create(edition=edition, begins=BEGINS, **paused)
    writes: dict[str, Callable[[], object]] = {
        "link_until_where_something_lasts": lambda: Link.objects.create(
            directive=directive, other=other, kind=LinkKind.REPEALS, until=BEGINS
        ),
        "link_leads_elsewhere": lambda: Link.objects.create(
            directive=directive, other=directive, kind=LinkKind.REPEALS
        ),
        "phase_ends_after_it_begins": lambda: Phase.objects.create(
            edition=edition, begins=BEGINS, ends=BEGINS
        ),
        "suspension_ends_after_it_begins": lambda: Suspension.objects.create(
            edition=edition, begins=BEGINS, ends=BEGINS, **paused
        ),
        "directives_suspension.edition_id|suspension_one_open": lambda: Suspension.objects.create(
            edition=edition, begins=ENTERED, **paused
        ),
        "end_condition_says_something": lambda: EndCondition.objects.create(edition=edition),
        "directives_endcondition.edition_id|end_condition_one": lambda: EndCondition.objects.create(
            edition=edition, words="có điện", happened_at=ENTERED
        ),
    }

    for refusal, write in writes.items():
        with pytest.raises(IntegrityError, match=refusal), transaction.atomic():
            write()
