"""Open a season of duty, change it, call it off, and begin the roster of one of its units."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.timezone import localdate

from accounts.models import User
from audit.services import record
from duties.enums import DutyPeriod
from duties.errors import PostsNeeded
from duties.models import DutyRoster
from duties.selectors.posts import keeps_duty
from duties.selectors.rosters import rosters_meeting
from duties.services.opening import open_duty_roster, put_off_duty, refuse_bad_period
from duties.values.rosters import RosterPeriod
from refusals import ChangedMeanwhile
from seasons.errors import DueTooLate, FilerHasNoPosts, FilersNeeded, NotAFiler, SeasonsMeet
from seasons.models import DutySeason
from seasons.selectors.seasons import season_of, seasons_of
from seasons.values.seasons import SeasonSketch
from units.enums import Right
from units.models import Agency, Unit
from units.names import clean
from units.selectors import Mandate
from weeks.errors import NotAllowed
from weeks.selectors.acting import mandate_for


@transaction.atomic
def open_season(sketch: SeasonSketch, *, by: User, at: datetime) -> DutySeason:
    """Open it for these units; they learn of it by mail and on their desk.

    Raises NotAllowed, FilersNeeded, DueTooLate, SeasonsMeet and what is wrong with its days.
    """
    mandate = keeper(by, at)
    agency = Agency.objects.select_for_update().get(pk=mandate.agency.pk)
    period = RosterPeriod(kind=DutyPeriod.FREE, first=sketch.first, last=sketch.last)
    refuse_bad_period(period, localdate(at))
    meeting = seasons_of(agency).filter(first__lte=sketch.last, last__gte=sketch.first).first()
    if meeting is not None:
        raise SeasonsMeet(name=meeting.name, first=meeting.first, last=meeting.last)
    _refuse_late(sketch, at)
    units = _filers(agency, sketch)
    season = DutySeason.objects.create(
        agency=agency,
        name=clean(sketch.name),
        first=sketch.first,
        last=sketch.last,
        filing_at=sketch.filing_at,
        opened_by=by,
        opened_at=at,
    )
    season.units.set(units)
    record("seasons.open", season, by=by, at=at, agency=agency.pk, after=_written(sketch))
    return season


@transaction.atomic
def change_season(
    pk: int, sketch: SeasonSketch, *, by: User, at: datetime, seen: int
) -> DutySeason:
    """Another name, another deadline, other units; its days stay as the rosters have them. Raises
    NoSuchSeason, NotAllowed, FilersNeeded, DueTooLate, ChangedMeanwhile.
    """
    season = season_of(keeper(by, at), pk)
    if sketch.filing_at != season.filing_at:
        _refuse_late(sketch, at)
    units = _filers(season.agency, sketch)
    written = DutySeason.objects.filter(pk=pk, version=seen).update(
        name=clean(sketch.name), filing_at=sketch.filing_at, version=F("version") + 1
    )
    if not written:
        raise ChangedMeanwhile
    season.units.set(units)
    put_off_duty(_period(season), units, sketch.filing_at)
    record("seasons.change", season, by=by, at=at, agency=season.agency_id, after=_written(sketch))
    return season


@transaction.atomic
def call_off_season(pk: int, *, by: User, at: datetime) -> None:
    """Nobody has to file in it any more; rosters that were made for it stay. Raises NoSuchSeason,
    NotAllowed.
    """
    season = season_of(keeper(by, at), pk)
    DutySeason.objects.filter(pk=pk, called_off_at=None).update(
        called_off_at=at, version=F("version") + 1
    )
    record("seasons.call-off", season, by=by, at=at, agency=season.agency_id)


@transaction.atomic
def begin_roster(pk: int, unit_id: int | None, *, by: User, at: datetime) -> DutyRoster:
    """The roster of the season of a unit, or (None) of the agency: the one that is there, else a
    new one with its days and its name.

    Raises NoSuchSeason, NotAFiler, NotAllowed, FilerHasNoPosts, PeriodTaken, PeriodOver.
    """
    mandate = mandate_for(by, at)
    season = season_of(mandate, pk)
    if not keeps_duty(mandate, unit_id):
        raise NotAllowed
    if unit_id is not None and not season.units.filter(pk=unit_id).exists():
        raise NotAFiler
    stands = own_roster(season, unit_id)
    if stands is not None:
        return stands
    try:
        return open_duty_roster(
            _period(season), unit_id=unit_id, by=by, at=at, due_at=season.filing_at
        )
    except PostsNeeded as needed:
        raise FilerHasNoPosts from needed


def own_roster(season: DutySeason, unit_id: int | None) -> DutyRoster | None:
    """The latest roster of exactly its days."""
    rosters = rosters_meeting(season.agency, season.first, season.last).filter(unit=unit_id)
    same = rosters.filter(first=season.first, last=season.last).order_by("-revision")
    return same.select_related("agency", "unit").first()


def keeper(by: User, at: datetime) -> Mandate:
    """The mandate of who keeps the duty of the whole agency. Raises NotAllowed."""
    mandate = mandate_for(by, at)
    if Right.KEEP_DUTY not in mandate.rights:
        raise NotAllowed
    return mandate


def _period(season: DutySeason) -> RosterPeriod:
    """Of the rosters that are begun for it."""
    return RosterPeriod(
        kind=DutyPeriod.FREE, first=season.first, last=season.last, title=season.name
    )


def _refuse_late(sketch: SeasonSketch, at: datetime) -> None:
    if sketch.filing_at <= at or localdate(sketch.filing_at) >= sketch.first:
        raise DueTooLate(first=sketch.first)


def _filers(agency: Agency, sketch: SeasonSketch) -> list[Unit]:
    units = list(agency.units.filter(pk__in=sketch.unit_ids))
    if not units or len(units) != len(set(sketch.unit_ids)):
        raise FilersNeeded
    return units


def _written(sketch: SeasonSketch) -> dict[str, object]:
    return {
        "name": clean(sketch.name),
        "first": sketch.first.isoformat(),
        "last": sketch.last.isoformat(),
        "filing_at": sketch.filing_at.isoformat(),
        "units": sorted(sketch.unit_ids),
    }
