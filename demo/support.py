"""What the Office proposes to pay for the days at home of the played week."""

from datetime import date, datetime

from accounts.models import User
from planning.time import Week
from support.enums import SupportPer, SupportRank
from support.selectors.counting import counted
from support.services.proposals import open_proposal, propose
from support.services.rates import add_rate
from support.texts import dong
from support.values import RateTerms


def propose_support(week: Week, *, by: User, at: datetime) -> str:
    """By a rate per day, of which leaders of units get more; the sum as it is written."""
    for rank, amount in ((SupportRank.ALL, 50_000), (SupportRank.HEAD, 60_000)):
        terms = RateTerms(
            rank=rank,
            per=SupportPer.DAY,
            amount=amount,
            decision="Quyết định số 87/QĐ-SNV",
            first=date(week.year, 1, 1),
            last=None,
        )
        add_rate(terms, by=by, at=at)
    begun = open_proposal(first=week.monday, last=week.sunday, by=by, at=at)
    table = counted(begun)
    propose(begun.pk, seen=begun.version, content=table.content, by=by, at=at)
    return dong(table.amount)
