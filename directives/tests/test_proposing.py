"""A draft is shown to everybody before it binds."""

import pytest

from accounts.models import User
from audit.models import Event
from directives.enums import DocumentStanding, EditionState
from directives.errors import (
    DraftChanged,
    DraftExists,
    NoClauses,
    NoStart,
    NotDraft,
    NotProposed,
    StillProposed,
)
from directives.models import Directive, Edition
from directives.selectors import clauses_in_force, directives_for, listing_of
from directives.services import (
    amend_directive,
    discard_draft,
    edit_directive,
    propose_draft,
    put_in_force,
    remove_clause,
    reopen_proposal,
)
from directives.tests.factories import (
    ENTERED,
    draft_of,
    make_clause,
    make_directive,
    make_head,
    make_in_force,
)
from tests.factories import make_user, moment
from units.enums import Role
from units.models import Agency
from units.selectors import mandate_of

pytestmark = pytest.mark.django_db

MONDAY = moment("2026-11-30 00:00").date()


@pytest.fixture
def directive(agency: Agency, office: User) -> Directive:
    """A draft with one clause, from 30/11 to the end of 11/12/2026."""
    directive = make_directive(agency, office)
    make_clause(directive, office)
    return directive


def propose(directive: Directive, office: User) -> Edition:
    draft = draft_of(directive)
    return propose_draft(draft.pk, by=office, at=ENTERED, seen=draft.version)


def test_what_is_proposed_is_checked_from_its_start_and_read_by_everybody(
    agency: Agency, directive: Directive, office: User
) -> None:
    reader = make_user(Role.READER, agency)
    revision = agency.revision

    edition = propose(directive, office)

    agency.refresh_from_db()
    mandate = mandate_of(reader, MONDAY)
    assert mandate is not None
    assert (edition.state, agency.revision) == (EditionState.PROPOSED, revision + 1)
    assert [clause.edition for clause in clauses_in_force(agency, MONDAY, MONDAY)] == [edition]
    assert list(directives_for(mandate)) == [directive]
    assert listing_of(directive, ENTERED).standing == DocumentStanding.PROPOSED
    assert Event.objects.get(action="directives.propose").after["state"] == "proposed"


def test_what_is_proposed_cannot_be_changed_until_it_is_a_draft_again(
    directive: Directive, office: User
) -> None:
    edition = propose(directive, office)
    clause = edition.clauses.get()

    with pytest.raises(StillProposed):
        edit_directive(edition.pk, make_head(), by=office, at=ENTERED, seen=edition.version)
    with pytest.raises(StillProposed):
        remove_clause(clause.pk, by=office, at=ENTERED, seen=edition.version)
    with pytest.raises(StillProposed):
        discard_draft(edition.pk, by=office, at=ENTERED, seen=edition.version)

    draft = reopen_proposal(edition.pk, by=office, at=ENTERED, seen=edition.version)
    remove_clause(clause.pk, by=office, at=ENTERED, seen=draft.version)
    assert (draft.state, draft.clauses.count()) == (EditionState.DRAFT, 0)


def test_going_back_to_the_desk_lets_rosters_look_again(
    agency: Agency, directive: Directive, office: User
) -> None:
    edition = propose(directive, office)
    agency.refresh_from_db()
    revision = agency.revision

    reopen_proposal(edition.pk, by=office, at=ENTERED, seen=edition.version)

    agency.refresh_from_db()
    assert agency.revision == revision + 1
    assert not clauses_in_force(agency, MONDAY, MONDAY).exists()


def test_what_is_proposed_comes_into_force_as_it_was_seen(
    directive: Directive, office: User
) -> None:
    edition = propose(directive, office)

    with pytest.raises(DraftChanged):
        put_in_force(edition.pk, by=office, at=ENTERED, seen=edition.version - 1)

    assert (
        put_in_force(edition.pk, by=office, at=ENTERED, seen=edition.version).state
        == EditionState.IN_FORCE
    )


def test_a_proposal_needs_a_start_and_a_sentence(agency: Agency, office: User) -> None:
    with pytest.raises(NoClauses):
        propose(make_directive(agency, office, number="1"), office)
    undated = make_directive(agency, office, number="2", effective_from=None, effective_to=None)
    make_clause(undated, office)
    with pytest.raises(NoStart):
        propose(undated, office)


def test_a_proposal_is_proposed_once_and_only_a_proposal_goes_back(
    directive: Directive, office: User
) -> None:
    draft = draft_of(directive)
    with pytest.raises(NotProposed):
        reopen_proposal(draft.pk, by=office, at=ENTERED, seen=draft.version)

    edition = propose(directive, office)
    with pytest.raises(NotDraft):
        propose_draft(edition.pk, by=office, at=ENTERED, seen=edition.version)
    with pytest.raises(DraftChanged):
        reopen_proposal(edition.pk, by=office, at=ENTERED, seen=edition.version - 1)


def test_an_amendment_may_be_proposed_while_its_directive_holds(
    agency: Agency, office: User
) -> None:
    directive = make_in_force(agency, office)
    draft = amend_directive(directive.pk, by=office, at=ENTERED)
    period = make_head(effective_from=moment("2026-12-02 00:00"))
    draft = edit_directive(draft.pk, period, by=office, at=ENTERED, seen=draft.version)

    proposed = propose_draft(draft.pk, by=office, at=ENTERED, seen=draft.version)

    row = listing_of(directive, moment("2026-12-03 00:00"))
    assert (row.standing, row.edition.number, row.proposed) == (
        DocumentStanding.IN_FORCE,
        1,
        proposed,
    )
    with pytest.raises(DraftExists):
        amend_directive(directive.pk, by=office, at=ENTERED)
