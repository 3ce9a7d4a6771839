"""A directive comes into force, and the weeks that do not keep it go back to their units."""

from datetime import datetime

from accounts.models import User
from directives.models import Edition
from directives.services import put_in_force
from rosters.services.rejudging import rejudge
from rosters.values import Rejudged


def put_in_force_and_reopen(
    edition_id: int,
    *,
    by: User,
    at: datetime,
    seen: int,
    retroactive: bool = False,
    succeed: bool = False,
) -> tuple[Edition, tuple[Rejudged, ...]]:
    """Make a draft binding as it was `seen`, then judge anew what was filed under the rules before
    it.

    The order holds even if judging fails: the next tick finds the same rosters behind the rules.
    Returns the edition and what became of each roster. Raises what put_in_force raises.
    """
    edition = put_in_force(
        edition_id, by=by, at=at, seen=seen, retroactive=retroactive, succeed=succeed
    )
    return edition, rejudge(edition.directive.agency_id, by=by, at=at)
