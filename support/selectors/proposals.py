"""The proposals of an agency, and one of them with its numbers."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.timezone import localtime

from directives.models import Edition
from support.enums import SupportState
from support.models import OPEN_STATES, SupportException, SupportProposal, SupportRate
from support.selectors.counting import counted
from support.values import SupportTable
from units.enums import Right
from units.selectors import Mandate


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportPage:
    """A proposal as its page shows it. Of a frozen one `differing` people would be counted
    otherwise now; `goes_on_until` is the last day of its document, where that is later.
    """

    proposal: SupportProposal
    table: SupportTable
    exceptions: tuple[SupportException, ...]
    differing: int
    goes_on_until: date | None

    @property
    def is_open(self) -> bool:
        return self.proposal.state in OPEN_STATES


def proposals_of(mandate: Mandate) -> QuerySet[SupportProposal]:
    """All to who proposes; to who approves those that were proposed."""
    proposals = SupportProposal.objects.filter(agency=mandate.agency)
    if not mandate.may(Right.KEEP_SUPPORT):
        proposals = proposals.exclude(state__in=OPEN_STATES)
    return proposals.select_related("agency", "directive", "proposed_by", "approved_by")


def shown_proposal(proposal: SupportProposal) -> SupportPage:
    """An open one is counted now; a frozen one stands as it was proposed."""
    now = counted(proposal)
    is_open = proposal.state in OPEN_STATES
    table = now if is_open else SupportTable.of(proposal.rows)
    is_last = proposal.state != SupportState.SUPERSEDED
    return SupportPage(
        proposal=proposal,
        table=table,
        exceptions=tuple(proposal.exceptions.select_related("staff")),
        differing=table.differing(now) if is_last else 0,
        goes_on_until=extended_until(proposal),
    )


def extended_until(proposal: SupportProposal) -> date | None:
    """The last day on which its document is in force, where that is after the period. An order
    without an end is carried on by hand. One query.
    """
    if proposal.directive_id is None:
        return None
    ends = Edition.objects.filter(
        directive=proposal.directive_id, put_in_force_at__isnull=False, effective_to__isnull=False
    ).values_list("effective_to", flat=True)
    last = max((localtime(end).date() for end in ends), default=None)
    if last is None or last <= proposal.last:
        return None
    return date.fromordinal(last.toordinal() - 1) if last > proposal.last else None


def rates_of(mandate: Mandate) -> QuerySet[SupportRate]:
    return SupportRate.objects.filter(agency=mandate.agency)


def overlapping_rates(rate: SupportRate) -> QuerySet[SupportRate]:
    """Others for the same people on some of the same days."""
    same = SupportRate.objects.filter(agency=rate.agency, rank=rate.rank).exclude(pk=rate.pk)
    found = same.filter(Q(last=None) | Q(last__gte=rate.first))
    return found if rate.last is None else found.filter(first__lte=rate.last)
