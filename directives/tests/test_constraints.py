"""What the database itself refuses, whoever writes."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from accounts.models import User
from directives.enums import EditionState
from directives.models import Directive, Edition
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
        ({"state": EditionState.IN_FORCE, "effective_from": BEGINS}, "edition_in_force_is_signed_and_dated"),
        ({"state": EditionState.ENDED, "put_in_force_at": ENTERED}, "edition_in_force_is_signed_and_dated"),
        ({"state": EditionState.WITHDRAWN}, "edition_in_force_is_signed_and_dated"),
    ],
)
def test_an_edition_that_makes_no_sense_is_refused_by_name(directive: Directive, fields: dict[str, Any], refusal: str) -> None:
    with pytest.raises(IntegrityError, match=refusal), transaction.atomic():
        Edition.objects.create(directive=directive, number=2, **fields)


def test_a_second_draft_and_a_second_edition_of_one_number_are_refused(directive: Directive, office: User) -> None:
    signed = {"effective_from": BEGINS, "put_in_force_by": office, "put_in_force_at": ENTERED}

    for fields in ({"number": 2}, {"number": 1, "state": EditionState.IN_FORCE, **signed}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Edition.objects.create(directive=directive, **fields)

    assert directive.editions.count() == 1
