"""The proposals of an agency, and one of them with its numbers."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.utils.timezone import localtime

from directives.selectors.force import ended_for_good
from support.enums import SupportState
from support.models import OPEN_STATES, SupportException, SupportProposal
from support.selectors.counting import counted
from support.values import SupportTable
from units.enums import Right
from units.selectors import Mandate

MOMENT: Final = timedelta(microseconds=1)
"""An order ends before the moment that is kept as its end."""


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


def last_of_year(first: date) -> date:
    """The last day that still belongs to the year that begins on `first`."""
    return date(first.year + 1, first.month, 1) + timedelta(days=first.day - 2)


def extended_until(proposal: SupportProposal) -> date | None:
    """The last day on which its document is in force, if only in the morning, where that is after
    the period; a year at most. An order without an end is carried on by hand. One query.
    """
    ends = ended_for_good(proposal.directive) if proposal.directive else None
    if ends is None:
        return None
    last = (localtime(ends, ZoneInfo(proposal.agency.time_zone)) - MOMENT).date()
    if last <= proposal.last:
        return None
    return min(last, last_of_year(proposal.last + timedelta(days=1)))
