"""A sentence entered by mistake is taken out of a document in force."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

import clock
from accounts.models import User
from audit.models import Event
from directives.enums import EditionState
from directives.errors import NoClauses, NoReason, NotInForce
from directives.models import Clause, Directive
from directives.selectors import clauses_in_force
from directives.services import amend_directive, put_in_force, strike_clause, tell_staff
from directives.tests.factories import make_clause, make_in_force
from tests.factories import make_staff, make_unit, moment
from units.models import Agency

pytestmark = pytest.mark.django_db

NOTICED = moment("2026-12-02 10:00")
WHY = "Ghi nhầm khi nhập"


@pytest.fixture
def directive(agency: Agency, office: User) -> Directive:
    """In force with two sentences, "khoản 1" and "khoản 2"."""
    return make_in_force(agency, office, clauses=({}, {"item": "khoản 2"}))


def wrong(directive: Directive) -> Clause:
    return Clause.objects.filter(edition__directive=directive, item="khoản 2").latest("pk")


def items(agency: Agency) -> list[str]:
    """What binds on any day of two years."""
    found = clauses_in_force(agency, date(2026, 1, 1), date(2027, 12, 31))
    return sorted(found.values_list("item", flat=True))


def test_the_sentence_binds_no_day_any_more_and_the_others_go_on(
    agency: Agency, office: User, directive: Directive
) -> None:
    first = directive.editions.get()
    assert items(agency) == ["khoản 1", "khoản 2"]

    new = strike_clause(wrong(directive).pk, reason=WHY, by=office, at=NOTICED)

    assert items(agency) == ["khoản 1"]
    first.refresh_from_db()
    assert (first.state, first.clauses.count()) == (EditionState.WITHDRAWN, 2)
    assert (new.state, new.effective_from, new.effective_to) == (
        EditionState.IN_FORCE,
        first.effective_from,
        first.effective_to,
    )
    event = Event.objects.get(action="directives.strike-clause")
    assert (event.reason, event.before["item"]) == (WHY, "khoản 2")


def test_what_is_kept_of_the_law_is_read_anew_and_people_are_told(
    agency: Agency, office: User, directive: Directive
) -> None:
    told = make_staff(make_unit(agency), "Trần Thị An")
    tell_staff(directive.editions.get().pk, at=NOTICED)
    before = Agency.objects.get(pk=agency.pk).revision

    new = strike_clause(wrong(directive).pk, reason=WHY, by=office, at=NOTICED)

    assert Agency.objects.get(pk=agency.pk).revision > before
    assert [notice.staff for notice in tell_staff(new.pk, at=NOTICED)] == [told]


def test_it_is_taken_out_of_every_edition_that_repeats_it(
    agency: Agency, office: User, directive: Directive
) -> None:
    draft = amend_directive(directive.pk, by=office, at=NOTICED)
    draft.effective_from = moment("2026-12-07 00:00")
    draft.save()
    make_clause(directive, office, item="khoản 3")
    draft.refresh_from_db()
    put_in_force(draft.pk, by=office, at=NOTICED, seen=draft.version, succeed=True)
    assert items(agency) == ["khoản 1", "khoản 1", "khoản 2", "khoản 2", "khoản 3"]

    strike_clause(wrong(directive).pk, reason=WHY, by=office, at=NOTICED)

    assert items(agency) == ["khoản 1", "khoản 1", "khoản 3"]


def test_it_is_not_taken_out_without_a_reason_twice_or_as_the_last(
    agency: Agency, office: User, directive: Directive
) -> None:
    clause = wrong(directive)
    with pytest.raises(NoReason):
        strike_clause(clause.pk, reason=" ", by=office, at=NOTICED)
    new = strike_clause(clause.pk, reason=WHY, by=office, at=NOTICED)
    with pytest.raises(NotInForce):
        strike_clause(clause.pk, reason=WHY, by=office, at=NOTICED)
    with pytest.raises(NoClauses):
        strike_clause(new.clauses.get().pk, reason=WHY, by=office, at=NOTICED)

    assert items(agency) == ["khoản 1"]


def test_the_page_of_the_document_leads_there_and_says_why_afterwards(
    client: Client, agency: Agency, directive: Directive
) -> None:
    own = reverse("directives:directive", args=[directive.pk])
    there = reverse("directives:strike-clause", args=[wrong(directive).pk])
    with clock.freeze(NOTICED):
        assert there in client.get(own).content.decode()
        assert WHY in client.get(there).content.decode()
        answer = client.post(there, {"reason": WHY})
        assert answer["Location"] == own
        assert f"Bản này rút một câu của bản trước: {WHY}" in client.get(own).content.decode()
        assert client.get(there).status_code == 404
        assert client.put(there).status_code == 405

    assert items(agency) == ["khoản 1"]
