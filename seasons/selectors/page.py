"""The page of a season, the list of seasons, and what somebody has to file."""

from datetime import datetime
from typing import Final

from django.utils.timezone import localdate

from duties.selectors.posts import duty_units
from seasons.selectors.planning import last_run, plans_of, unplanned_units
from seasons.selectors.seasons import (
    season_of,
    seasons_from,
    seasons_of,
    standing_of,
    standings_of,
)
from seasons.values.page import OwedFiling, SeasonPage, SeasonRow
from seasons.values.seasons import SeasonStanding
from units.enums import Right
from units.selectors import Mandate
from weeks.enums import RosterState

DECISIONS: Final[dict[RosterState | None, Right]] = {
    RosterState.SUBMITTED: Right.APPROVE_ROSTERS,
    RosterState.APPROVED: Right.PUBLISH_ROSTERS,
}
"""What is needed to take a roster on from where it stands."""


def season_page(mandate: Mandate, pk: int, *, at: datetime) -> SeasonPage:
    """Everything about one season, as far as the user may know. Raises NoSuchSeason."""
    season = season_of(mandate, pk)
    may_keep = Right.KEEP_DUTY in mandate.rights
    standing = standing_of(mandate, season, at=at)
    is_over = season.last < localdate(at)
    plans = plans_of(season) if may_keep else {}
    own = set(duty_units(mandate).values_list("pk", flat=True))
    return SeasonPage(
        standing=standing,
        rows=tuple(
            SeasonRow(
                filing=row,
                plan=plans.get(row.unit_id),
                may_begin=not is_over and row.state is None and (may_keep or row.unit_id in own),
                may_decide=row.state in DECISIONS and DECISIONS[row.state] in mandate.rights,
            )
            for row in standing.rows
        ),
        run=last_run(season) if may_keep else None,
        unplanned=len(unplanned_units(season)) if may_keep and not is_over else 0,
        is_owing=any(row.unit_id in mandate.unit_ids(Right.EDIT_ROSTER) for row in standing.owing),
        may_keep=may_keep,
        is_over=is_over,
    )


def listed_seasons(mandate: Mandate, *, at: datetime) -> list[SeasonStanding]:
    """The seasons of the agency, the latest first, as the user may know of them."""
    rows = seasons_of(mandate.agency).select_related("agency")[:MOST]
    return standings_of(mandate, list(rows), at=at)


MOST = 20
"""So many seasons are listed: some years of them."""


def owed_filings(mandate: Mandate, *, at: datetime) -> list[OwedFiling]:
    """What the user still has to send, of the units whose duty they make, the nearest season
    first. One query where no season is to come, none for who makes no roster.
    """
    own = mandate.unit_ids(Right.EDIT_ROSTER)
    if not own:
        return []
    seasons = list(seasons_from(mandate.agency, localdate(at)).select_related("agency"))
    return [
        OwedFiling(season=standing.season, filing=row)
        for standing in standings_of(mandate, seasons, at=at)
        for row in standing.owing
        if row.unit_id in own
    ]
