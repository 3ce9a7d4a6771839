"""The seasons of duty somebody knows of, and how far each unit has come in them."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Final

from django.db.models import Prefetch, QuerySet, prefetch_related_objects

from duties.models import DutyPost, DutyRoster
from duties.selectors.posts import duty_units
from duties.selectors.rosters import rosters_meeting
from seasons.errors import NoSuchSeason
from seasons.models import DutySeason
from seasons.values.seasons import WAY, SeasonFacts, SeasonStanding, UnitFiling
from units.enums import Right
from units.lunar import lunar_label
from units.models import Agency, Unit
from units.selectors import Mandate
from weeks.enums import RosterState
from weeks.values.cells import Seen

READERS: Final = (Right.KEEP_DUTY, Right.SEE_WORKING_ROSTERS, Right.EDIT_ROSTER)


def seasons_of(agency: Agency) -> QuerySet[DutySeason]:
    """Those that were not called off, the latest first."""
    return DutySeason.objects.filter(agency=agency, called_off_at=None).order_by("-first", "pk")


def season_of(mandate: Mandate, pk: int) -> DutySeason:
    """Raises NoSuchSeason, whether it is there or not."""
    found = seasons_of(mandate.agency).select_related("agency").filter(pk=pk).first()
    if found is None:
        raise NoSuchSeason
    return found


def oversees(mandate: Mandate) -> bool:
    """Whether the user sees how far every unit is."""
    return bool({Right.KEEP_DUTY, Right.SEE_WORKING_ROSTERS} & mandate.rights)


def standings_of(
    mandate: Mandate, seasons: Sequence[DutySeason], *, at: datetime
) -> list[SeasonStanding]:
    """How far the units are whose duty the user keeps or oversees, season by season; their agency
    is at hand. Three queries for any number of seasons, none for none.
    """
    if not seasons or oversees(mandate):
        return _standings(seasons, None, at)
    return _standings(seasons, set(duty_units(mandate).values_list("pk", flat=True)), at)


def standing_of(mandate: Mandate, season: DutySeason, *, at: datetime) -> SeasonStanding:
    """The same of one season."""
    [standing] = standings_of(mandate, [season], at=at)
    return standing


def whole_standing(season: DutySeason, *, at: datetime) -> SeasonStanding:
    """How far everybody is; the agency itself where it has posts."""
    [standing] = _standings([season], None, at)
    return standing


def agency_has_posts(agency: Agency) -> bool:
    """Whether there is duty of the agency as a whole."""
    posts = DutyPost.objects.filter(agency=agency, unit=None, is_kept=True)
    return posts.filter(shifts__is_kept=True).exists()


def filing_units(mandate: Mandate) -> QuerySet[Unit]:
    """Who may have to file in a season."""
    return Unit.objects.filter(agency=mandate.agency).order_by("order", "pk")


def seasons_from(agency: Agency, on: date) -> QuerySet[DutySeason]:
    """Those that are not over on that day, the nearest first."""
    return seasons_of(agency).filter(last__gte=on).order_by("first", "pk")


def owing_units(season: DutySeason, only: Collection[int] | None = None) -> QuerySet[Unit]:
    """The units, of `only` these, that have not sent their roster, in their order."""
    standing = whole_standing(season, at=season.filing_at)
    owing = season.units.filter(pk__in=[row.unit_id for row in standing.owing if row.unit_id])
    return (owing if only is None else owing.filter(pk__in=only)).order_by("order", "pk")


def facts_of(season: DutySeason) -> SeasonFacts:
    return SeasonFacts(
        id=season.pk,
        name=season.name,
        first=season.first,
        last=season.last,
        first_moon=lunar_label(season.first),
        last_moon=lunar_label(season.last),
        filing_at=season.filing_at,
        opened_at=season.opened_at,
        reminded_at=season.reminded_at,
        seen=season.version,
    )


def _standings(
    seasons: Sequence[DutySeason], only: Collection[int] | None, at: datetime
) -> list[SeasonStanding]:
    """Of `only` these units; None: of all and of the agency itself."""
    if not seasons:
        return []
    prefetch_related_objects(seasons, Prefetch("units", Unit.objects.order_by("order", "pk")))
    agency = seasons[0].agency
    itself = [(None, agency.name)] if only is None and agency_has_posts(agency) else []
    spans = [day for season in seasons for day in (season.first, season.last)]
    meeting = rosters_meeting(agency, min(spans), max(spans)).defer("planned")
    rosters = list(meeting.order_by("first", "revision"))
    return [
        SeasonStanding(
            season=facts_of(season),
            rows=tuple(
                _filing(season, pk, name, _meeting(season, pk, rosters), at)
                for pk, name in [
                    *itself,
                    *((unit.pk, unit.name) for unit in season.units.all() if _is_of(unit, only)),
                ]
            ),
        )
        for season in seasons
    ]


def _is_of(unit: Unit, only: Collection[int] | None) -> bool:
    return only is None or unit.pk in only


def _meeting(
    season: DutySeason, unit_id: int | None, rosters: Iterable[DutyRoster]
) -> Iterator[DutyRoster]:
    for roster in rosters:
        is_then = roster.first <= season.last and roster.last >= season.first
        if is_then and roster.unit_id == unit_id:
            yield roster


def _filing(
    season: DutySeason,
    unit_id: int | None,
    name: str,
    rosters: Iterable[DutyRoster],
    at: datetime,
) -> UnitFiling:
    """What is published stands, whatever is being made of it."""
    periods: dict[tuple[date, date], list[DutyRoster]] = {}
    for roster in rosters:
        periods.setdefault((roster.first, roster.last), []).append(roster)
    standing = [min(rows, key=_is_not_published) for rows in periods.values()]
    if not standing:
        late = unit_id is not None and at > season.filing_at
        return UnitFiling(unit_id=unit_id, name=name, is_late=late)
    behind = min(standing, key=lambda roster: WAY.index(RosterState(roster.state)))
    sent = behind.submitted_at if RosterState(behind.state) not in WAY[:2] else None
    return UnitFiling(
        unit_id=unit_id,
        name=name,
        state=RosterState(behind.state),
        roster_id=behind.pk,
        seen=Seen(behind.version, behind.content),
        submitted_at=sent,
        is_amended=any(len(rows) > 1 for rows in periods.values()),
        is_late=unit_id is not None and (sent or at) > season.filing_at,
    )


def _is_not_published(roster: DutyRoster) -> bool:
    return roster.state != RosterState.PUBLISHED
