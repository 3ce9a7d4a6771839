"""Drafts become orders, orders end, and what follows them is a new edition or a new document."""

from datetime import datetime
from typing import Any

import pytest

from accounts.models import User
from directives.enums import EditionState
from directives.errors import (
    AlreadyBegun,
    DraftChanged,
    DraftExists,
    ForceEndsBeforeItBegins,
    NoClauses,
    NoStart,
    NotDraft,
    NothingToExtend,
    NotInForce,
    OverlappingEditions,
    StartsInThePast,
)
from directives.models import Edition
from directives.services import (
    amend_directive,
    edit_directive,
    end_directive,
    extend_directive,
    put_in_force,
    start_again,
    withdraw_directive,
)
from directives.tests.factories import (
    ENTERED,
    draft_of,
    make_clause,
    make_directive,
    make_head,
    make_in_force,
)
from tests.factories import moment
from units.models import Agency

pytestmark = pytest.mark.django_db

MIDWEEK = moment("2026-12-02 12:00")


def put(draft: Edition, office: User, at: datetime = ENTERED, **flags: bool) -> Edition:
    return put_in_force(draft.pk, by=office, at=at, seen=draft.version, **flags)


def dated(draft: Edition, office: User, **period: Any) -> Edition:
    """The draft with another period."""
    return edit_directive(draft.pk, make_head(**period), by=office, at=ENTERED, seen=draft.version)


def test_a_draft_with_a_clause_and_a_start_comes_into_force(agency: Agency, office: User) -> None:
    directive = make_directive(agency, office)
    make_clause(directive, office)
    revision = agency.revision

    edition = put(draft_of(directive), office)

    agency.refresh_from_db()
    assert (edition.state, edition.put_in_force_by, edition.put_in_force_at) == (
        EditionState.IN_FORCE,
        office,
        ENTERED,
    )
    assert agency.revision == revision + 1


def test_a_directive_that_orders_nothing_stays_a_draft(agency: Agency, office: User) -> None:
    draft = draft_of(make_directive(agency, office))

    with pytest.raises(NoClauses):
        put(draft, office)


def test_a_directive_without_a_start_stays_a_draft(agency: Agency, office: User) -> None:
    directive = make_directive(agency, office, effective_from=None, effective_to=None)
    make_clause(directive, office)

    with pytest.raises(NoStart):
        put(draft_of(directive), office)


def test_a_start_in_the_past_is_asked_about_then_allowed(agency: Agency, office: User) -> None:
    directive = make_directive(agency, office)
    make_clause(directive, office)

    with pytest.raises(StartsInThePast):
        put(draft_of(directive), office, at=MIDWEEK)

    assert (
        put(draft_of(directive), office, at=MIDWEEK, retroactive=True).state
        == EditionState.IN_FORCE
    )


def test_nobody_puts_in_force_what_changed_under_their_eyes(agency: Agency, office: User) -> None:
    directive = make_directive(agency, office)
    seen = draft_of(directive)
    make_clause(directive, office)

    with pytest.raises(DraftChanged):
        put(seen, office)


def test_putting_in_force_twice_is_refused(agency: Agency, office: User) -> None:
    edition = make_in_force(agency, office).editions.get()

    with pytest.raises(NotDraft):
        put(edition, office)


def test_an_amendment_copies_the_clauses_and_replaces_from_its_start(
    agency: Agency, office: User
) -> None:
    directive = make_in_force(agency, office, clauses=({"item": "khoản 1"}, {"item": "khoản 2"}))
    draft = dated(
        amend_directive(directive.pk, by=office, at=ENTERED), office, effective_from=MIDWEEK
    )

    with pytest.raises(OverlappingEditions):
        put(draft, office)
    put(draft, office, succeed=True)

    first, second = directive.editions.order_by("number")
    assert [clause.item for clause in second.clauses.all()] == ["khoản 1", "khoản 2"]
    assert (first.state, first.effective_to) == (EditionState.ENDED, MIDWEEK)
    assert (second.state, second.effective_from) == (EditionState.IN_FORCE, MIDWEEK)


def test_an_amendment_from_the_very_start_replaces_the_edition_before_it_ever_held(
    agency: Agency, office: User
) -> None:
    directive = make_in_force(agency, office)
    draft = dated(amend_directive(directive.pk, by=office, at=ENTERED), office)

    put(draft, office, succeed=True)

    assert [edition.state for edition in directive.editions.order_by("number")] == [
        EditionState.WITHDRAWN,
        EditionState.IN_FORCE,
    ]


def test_what_has_not_begun_is_withdrawn_and_stays_on_record(agency: Agency, office: User) -> None:
    directive = make_in_force(agency, office)

    edition = withdraw_directive(directive.pk, by=office, at=ENTERED, reason="Nhập nhầm")

    assert (edition.state, edition.clauses.count()) == (EditionState.WITHDRAWN, 1)
    with pytest.raises(NotInForce):
        withdraw_directive(directive.pk, by=office, at=ENTERED)


def test_what_has_begun_is_ended_not_withdrawn(agency: Agency, office: User) -> None:
    directive = make_in_force(agency, office)

    with pytest.raises(AlreadyBegun):
        withdraw_directive(directive.pk, by=office, at=MIDWEEK)


def test_two_drafts_of_one_directive_are_one_too_many(agency: Agency, office: User) -> None:
    directive = make_in_force(agency, office)
    amend_directive(directive.pk, by=office, at=ENTERED)

    with pytest.raises(DraftExists):
        amend_directive(directive.pk, by=office, at=ENTERED)


def test_a_draft_is_edited_not_amended(agency: Agency, office: User) -> None:
    directive = make_directive(agency, office)

    with pytest.raises(NotInForce):
        amend_directive(directive.pk, by=office, at=ENTERED)


def test_an_extension_begins_where_the_last_edition_ends(agency: Agency, office: User) -> None:
    directive = make_in_force(agency, office)

    draft = extend_directive(directive.pk, until=moment("2026-12-26 00:00"), by=office, at=ENTERED)
    put(draft, office)

    assert [
        (edition.effective_from, edition.effective_to)
        for edition in directive.editions.order_by("number")
    ] == [
        (moment("2026-11-30 00:00"), moment("2026-12-12 00:00")),
        (moment("2026-12-12 00:00"), moment("2026-12-26 00:00")),
    ]


@pytest.mark.parametrize("ends", [None, moment("2026-12-31 00:00")])
def test_what_holds_as_long_anyway_is_not_extended(
    agency: Agency, office: User, ends: datetime | None
) -> None:
    directive = make_in_force(agency, office, effective_to=ends)

    with pytest.raises(NothingToExtend):
        extend_directive(directive.pk, until=moment("2026-12-26 00:00"), by=office, at=ENTERED)


def test_ending_a_directive_keeps_what_it_ordered_until_then(agency: Agency, office: User) -> None:
    directive = make_in_force(agency, office)

    ended = end_directive(directive.pk, ends=MIDWEEK, by=office, at=ENTERED, reason="Nước đã rút")

    assert (ended.state, ended.effective_from, ended.effective_to) == (
        EditionState.ENDED,
        moment("2026-11-30 00:00"),
        MIDWEEK,
    )
    assert ended.clauses.count() == 1


def test_a_directive_does_not_end_before_it_began(agency: Agency, office: User) -> None:
    directive = make_in_force(agency, office)

    with pytest.raises(ForceEndsBeforeItBegins):
        end_directive(directive.pk, ends=moment("2026-11-30 00:00"), by=office, at=ENTERED)


def test_what_has_ended_does_not_end_again(agency: Agency, office: User) -> None:
    directive = make_in_force(agency, office)

    with pytest.raises(NotInForce):
        end_directive(
            directive.pk, ends=moment("2026-12-20 00:00"), by=office, at=moment("2026-12-15 08:00")
        )


def test_starting_again_makes_a_new_draft_with_the_old_rules_and_new_dates(
    agency: Agency, office: User
) -> None:
    old = make_in_force(agency, office, clauses=({"item": "khoản 1"}, {"item": "khoản 2"}))

    new = start_again(
        old.pk,
        begins=moment("2027-09-06 00:00"),
        ends=moment("2027-09-18 00:00"),
        by=office,
        at=ENTERED,
    )

    draft = draft_of(new)
    assert (new.restarted_from, new.number, new.issued_on, new.title) == (old, "", None, old.title)
    assert (draft.effective_from, draft.effective_to) == (
        moment("2027-09-06 00:00"),
        moment("2027-09-18 00:00"),
    )
    assert [clause.item for clause in draft.clauses.all()] == ["khoản 1", "khoản 2"]
