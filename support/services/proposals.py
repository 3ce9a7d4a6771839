"""Propose support, approve it, return it, and carry it on."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F

from accounts.models import User
from audit.services import record
from directives.models import Directive
from support.enums import SupportState
from support.errors import (
    NobodySupported,
    NoExtension,
    OwnProposal,
    PeriodTooLong,
    ProposalChanged,
    ReturnUnexplained,
)
from support.models import OPEN_STATES, SupportException, SupportProposal
from support.selectors.counting import counted
from support.selectors.proposals import extended_until, last_of_year
from support.values import SupportTable
from units.enums import Right
from units.models import Staff
from units.names import clean
from units.selectors import Mandate
from weeks.errors import NotAllowed
from weeks.selectors.acting import mandate_for


@transaction.atomic
def open_proposal(
    *, first: date, last: date, directive: Directive | None = None, by: User, at: datetime
) -> SupportProposal:
    """For a period, both ends inclusive. Raises NotAllowed, PeriodTooLong."""
    mandate = _keeper(by, at)
    if not first <= last <= last_of_year(first):
        raise PeriodTooLong
    if directive is not None and directive.agency_id != mandate.agency.pk:
        raise NotAllowed
    return _opened(mandate, by, at, first=first, last=last, directive=directive)


@transaction.atomic
def except_person(
    proposal_id: int, staff: Staff, *, reason: str, seen: int, by: User, at: datetime
) -> SupportProposal:
    """Somebody is not entitled; an empty reason takes that back. Raises NotAllowed,
    ProposalChanged.
    """
    proposal = _proposal(_keeper(by, at), proposal_id)
    words = clean(reason)
    if staff.agency_id != proposal.agency_id:
        raise NotAllowed
    _move(proposal, seen, OPEN_STATES)
    SupportException.objects.filter(proposal=proposal, staff=staff).delete()
    if words:
        SupportException.objects.create(proposal=proposal, staff=staff, reason=words)
    return _recorded("except", proposal, by, at, reason=words, after={"staff": staff.pk})


@transaction.atomic
def propose(
    proposal_id: int, *, seen: int, content: str, by: User, at: datetime
) -> SupportProposal:
    """Freeze what was seen (the hash of its table) and ask for approval. Raises NotAllowed,
    NobodySupported, ProposalChanged.
    """
    proposal = _proposal(_keeper(by, at), proposal_id)
    table = counted(proposal)
    if not table.amount:
        raise NobodySupported
    if table.content != content:
        raise ProposalChanged
    _move(
        proposal,
        seen,
        OPEN_STATES,
        state=SupportState.PROPOSED,
        rows=[row.facts for row in table.rows],
        content=content,
        proposed_by=by,
        proposed_at=at,
        return_reason="",
    )
    return _recorded("propose", proposal, by, at, after={"content": content, "sum": table.amount})


@transaction.atomic
def approve_proposal(
    proposal_id: int, *, seen: int, content: str, by: User, at: datetime
) -> SupportProposal:
    """Approve the table that was seen; what it takes the place of steps back. Raises NotAllowed,
    OwnProposal, ProposalChanged.
    """
    proposal = _proposal(_approver(by, at), proposal_id)
    if proposal.proposed_by_id == by.pk:
        raise OwnProposal
    if proposal.content != content:
        raise ProposalChanged
    _move(
        proposal,
        seen,
        [SupportState.PROPOSED],
        state=SupportState.APPROVED,
        approved_by=by,
        approved_at=at,
    )
    SupportProposal.objects.filter(replaced_by=proposal, state=SupportState.APPROVED).update(
        state=SupportState.SUPERSEDED, version=F("version") + 1
    )
    total = SupportTable.of(proposal.rows).amount
    return _recorded("approve", proposal, by, at, after={"content": content, "sum": total})


@transaction.atomic
def return_proposal(
    proposal_id: int, *, seen: int, reason: str, by: User, at: datetime
) -> SupportProposal:
    """Raises NotAllowed, ReturnUnexplained, ProposalChanged."""
    proposal = _proposal(_approver(by, at), proposal_id)
    words = clean(reason)
    if not words:
        raise ReturnUnexplained
    _move(
        proposal,
        seen,
        [SupportState.PROPOSED],
        state=SupportState.RETURNED,
        return_reason=words,
        content="",
        rows=[],
    )
    return _recorded("return", proposal, by, at, reason=words)


@transaction.atomic
def renew_proposal(proposal_id: int, *, by: User, at: datetime) -> SupportProposal:
    """A new version of an approved one, counted anew; one that is under way is given back. Raises
    NotAllowed, ProposalChanged.
    """
    mandate = _keeper(by, at)
    before = _proposal(mandate, proposal_id)
    under_way = before.replaced_by.exclude(state=SupportState.SUPERSEDED).first()
    if under_way is not None:
        return under_way
    if before.state != SupportState.APPROVED:
        raise ProposalChanged
    return _opened(
        mandate,
        by,
        at,
        first=before.first,
        last=before.last,
        directive=before.directive,
        revision=before.revision + 1,
        replaces=before,
        like=before,
    )


@transaction.atomic
def extend_proposal(proposal_id: int, *, by: User, at: datetime) -> SupportProposal:
    """Carry it on with its document, from the day after it to the last day of the document or of a
    year, with the same exceptions. Twice is once. Raises NotAllowed, NoExtension.
    """
    mandate = _keeper(by, at)
    before = _proposal(mandate, proposal_id)
    until = extended_until(before)
    if until is None:
        raise NoExtension
    first = before.last + timedelta(days=1)
    known = SupportProposal.objects.filter(
        agency=mandate.agency, directive=before.directive, first=first
    ).first()
    return known or _opened(
        mandate, by, at, first=first, last=until, directive=before.directive, like=before
    )


def _opened(
    mandate: Mandate,
    by: User,
    at: datetime,
    *,
    like: SupportProposal | None = None,
    **columns: Any,
) -> SupportProposal:
    proposal = SupportProposal.objects.create(
        agency=mandate.agency, opened_by=by, opened_at=at, **columns
    )
    if like is not None:
        SupportException.objects.bulk_create(
            SupportException(proposal=proposal, staff_id=one.staff_id, reason=one.reason)
            for one in like.exceptions.all()
        )
    return _recorded("open", proposal, by, at, after={"revision": proposal.revision})


def _keeper(by: User, at: datetime) -> Mandate:
    return _mandate(Right.KEEP_SUPPORT, by, at)


def _approver(by: User, at: datetime) -> Mandate:
    return _mandate(Right.APPROVE_ROSTERS, by, at)


def _mandate(right: Right, by: User, at: datetime) -> Mandate:
    mandate = mandate_for(by, at)
    if not mandate.may(right):
        raise NotAllowed
    return mandate


def _proposal(mandate: Mandate, proposal_id: int) -> SupportProposal:
    """Of two windows the second sees what the first did."""
    found = SupportProposal.objects.select_for_update(of=("self",))
    return found.select_related("agency", "directive").get(pk=proposal_id, agency=mandate.agency)


def _move(proposal: SupportProposal, seen: int, states: Any, **columns: Any) -> None:
    """Raises ProposalChanged unless it is as it was seen and in one of the states."""
    claimed = SupportProposal.objects.filter(pk=proposal.pk, version=seen, state__in=states)
    if not claimed.update(version=F("version") + 1, **columns):
        raise ProposalChanged


def _recorded(
    act: str,
    proposal: SupportProposal,
    by: User,
    at: datetime,
    *,
    reason: str = "",
    after: dict[str, Any] | None = None,
) -> SupportProposal:
    record(
        f"support.{act}",
        proposal,
        by=by,
        at=at,
        agency=proposal.agency_id,
        after=after,
        reason=reason,
    )
    proposal.refresh_from_db()
    return proposal
