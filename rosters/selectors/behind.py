"""Rosters of this and coming weeks that were judged under rules which have changed since, judged
anew all together.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from directives.selectors import editions_behind
from planning.time import Slot, Week
from rosters.models import Reopening
from rosters.selectors.deadlines import has_passed
from rosters.sheets.breaches import breaches_ahead
from rosters.values.rejudged import Breach
from units.models import Agency
from weeks.enums import RosterState
from weeks.models import EDITABLE, LIVING, WeeklyRoster
from weeks.selectors.sheets import sheets_of

JUDGED = (RosterState.SUBMITTED, RosterState.APPROVED, RosterState.PUBLISHED)


def stands_as_filed(roster: WeeklyRoster, at: datetime) -> bool:
    """Sent, approved or published and not over: its people are shown as they are by now. A draft
    takes them in by itself, and a week that is over was worked as it was.
    """
    return roster.state in JUDGED and not has_passed(roster.agency, roster.week, at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A roster under the rules of now. `reopening`: the unit is at work on it because of an earlier
    change of the rules.

    `is_beside`: it is published, and a new version of its week is being made already.
    """

    roster: WeeklyRoster
    breaches: tuple[Breach, ...]
    editions: tuple[int, ...]
    reopening: Reopening | None
    is_beside: bool


def rosters_behind(agency: Agency, at: datetime) -> QuerySet[WeeklyRoster]:
    """What was sent or shown, and what is worked on because of that. A first draft is judged
    when it is sent.
    """
    this_week = Week.of(at.astimezone(ZoneInfo(agency.time_zone)).date())
    open_again = Reopening.objects.filter(agency=agency, closed_at=None)
    under_way = Q(state__in=EDITABLE) & (
        ~Q(amend_reason="") | Q(pk__in=open_again.values("roster"))
    )
    rosters = WeeklyRoster.objects.filter(
        agency=agency, monday__gte=this_week.monday, rules_revision__lt=agency.revision
    )
    return rosters.filter(Q(state__in=JUDGED) | under_way)


def judged_anew(agency: Agency, at: datetime) -> Iterator[Judged]:
    """Each of them, in the order of their ids: as many queries for a thousand units as for one,
    week by week.
    """
    rosters = list(
        rosters_behind(agency, at).select_related("unit__agency", "agency").order_by("pk")
    )
    reopenings = {
        row.roster_id: row
        for row in Reopening.objects.filter(
            roster__in=[roster.pk for roster in rosters], closed_at=None
        )
    }
    living = set(_living(agency, rosters).values_list("unit_id", "monday"))
    found = dict(
        _breaches(agency, rosters, at.astimezone(ZoneInfo(agency.time_zone)).replace(tzinfo=None))
    )
    editions = {
        monday: editions_behind(agency, map(Slot, Week.of(monday).days))
        for monday in {roster.monday for roster in rosters}
    }
    for roster in rosters:
        yield Judged(
            roster=roster,
            breaches=found[roster.pk],
            editions=editions[roster.monday],
            reopening=reopenings.get(roster.pk),
            is_beside=roster.state == RosterState.PUBLISHED
            and (roster.unit_id, roster.monday) in living,
        )


def _living(agency: Agency, rosters: Sequence[WeeklyRoster]) -> QuerySet[WeeklyRoster]:
    return WeeklyRoster.objects.filter(
        agency=agency, monday__in={roster.monday for roster in rosters}, state__in=LIVING
    )


def _breaches(
    agency: Agency, rosters: Sequence[WeeklyRoster], now: datetime
) -> Iterator[tuple[int, tuple[Breach, ...]]]:
    """Of a unit's week at most one roster is published and one is not: each of the two is judged
    for all units at once.
    """
    for (monday, _is_published), group in _by_week(rosters).items():
        sheets = sheets_of(agency, [roster.unit for roster in group], Week.of(monday), group)
        yield from ((roster.pk, breaches_ahead(sheets[roster.unit_id], now)) for roster in group)


def _by_week(rosters: Sequence[WeeklyRoster]) -> Mapping[tuple[date, bool], list[WeeklyRoster]]:
    groups: dict[tuple[date, bool], list[WeeklyRoster]] = defaultdict(list)
    for roster in rosters:
        groups[roster.monday, roster.state == RosterState.PUBLISHED].append(roster)
    return groups
