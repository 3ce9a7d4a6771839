"""Say who sleeps where from when to when: one by one, or by a planned rotation; settle it."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from django.db import transaction

from accounts.models import User
from audit.services import record
from lodging.errors import (
    AwayFromBed,
    BedTaken,
    MoreThanBeds,
    NobodyToRotate,
    NoLeaderChosen,
    NotStaffToLodge,
    NotStaffToRotate,
    PlaceUnused,
    RotationOvertaken,
    SleepsElsewhere,
    StayEndsBefore,
    StaysChanged,
    StillClashing,
)
from lodging.models import LodgingPlace, LodgingStay
from lodging.selectors.places import clashes_of, off_staff, sleepers_on
from lodging.selectors.rotation import LEADER, WEEK, proposed_stays, rotation_problem
from lodging.services.checks import kept_place
from planning.solver.duties import IN_REQUEST, plan_duties
from planning.solver.duty.outcome import DutyOutcome
from planning.solver.duty.problem import DutyProblem
from units.models import Absence, Staff
from weeks.enums import Mode
from weeks.errors import NotAllowed
from weeks.services import write_swapped
from weeks.values.cells import CellKey, SwappedDay

LONGEST = timedelta(days=92)


@transaction.atomic
def add_stay(
    place: LodgingPlace, staff: Staff, *, first: date, last: date, by: User, at: datetime
) -> LodgingStay:
    """A proposal, until it is settled. Raises NotAllowed, PlaceUnused, StayEndsBefore,
    NotStaffToLodge, SleepsElsewhere, AwayFromBed, BedTaken.
    """
    place = _in_use(place, by, at)
    if staff.agency_id != place.agency_id:
        raise NotAllowed
    if not timedelta() <= last - first < LONGEST:
        raise StayEndsBefore
    off = off_staff([staff], first, last)[staff.pk]
    if off:
        raise NotStaffToLodge(name=staff.full_name, day=off[0])
    within = {"first__lte": last, "last__gte": first}
    other = LodgingStay.objects.filter(staff=staff, **within).select_related("place").first()
    if other is not None:
        raise SleepsElsewhere(name=staff.full_name, place=other.place.name)
    if Absence.objects.filter(staff=staff, **within).exists():
        raise AwayFromBed(name=staff.full_name)
    nights = sleepers_on(place, first, last)
    full = sorted(day for day, persons in nights.items() if persons >= place.beds)
    taken = [day for day in full if first <= day <= last]
    if taken:
        raise BedTaken(day=taken[0])
    stay = LodgingStay.objects.create(place=place, staff=staff, first=first, last=last)
    _record("add-stay", stay, by, at)
    return stay


@transaction.atomic
def drop_stay(stay: LodgingStay, *, by: User, at: datetime) -> None:
    """Take it back; a week that knew of it does no more. Raises NotAllowed."""
    kept_place(stay.place, by, at)
    write_swapped(_source(stay), {})
    _record("drop-stay", stay, by, at)
    stay.delete()


def plan_rotation(
    place: LodgingPlace,
    people: Sequence[Staff],
    *,
    firsts: Sequence[date],
    persons: int,
    with_leader: bool,
    rest_weeks: int,
    by: User,
    at: datetime,
) -> tuple[list[LodgingStay], int]:
    """Proposals for the weeks that begin on `firsts`, as even as they can be; those of an earlier
    plan that were not settled go. It is planned while others write: what changed meanwhile is
    refused. Returns them, and how many beds nobody could take. Raises NotAllowed, PlaceUnused,
    MoreThanBeds, NobodyToRotate, NotStaffToRotate, NoLeaderChosen, RotationOvertaken.
    """

    def asked() -> DutyProblem:
        kept = _in_use(place, by, at)
        chosen = _chosen(kept, people, persons, firsts[0])
        problem = rotation_problem(
            kept,
            firsts,
            chosen,
            persons=persons,
            with_leader=with_leader,
            rest_weeks=rest_weeks,
        )
        leaders = (one.is_qualified(LEADER.key, firsts[0]) for one in problem.plan.people)
        if with_leader and not any(leaders):
            raise NoLeaderChosen
        return problem

    with transaction.atomic():
        problem, seen = asked(), _proposed(place, firsts)
    outcome = plan_duties(problem, IN_REQUEST)
    with transaction.atomic():
        if (asked(), _proposed(place, firsts)) != (problem, seen):
            raise RotationOvertaken
        proposed_stays(place, firsts).delete()
        return _written(place, outcome, by, at)


@transaction.atomic
def settle_stays(place: LodgingPlace, seen: Sequence[int], *, by: User, at: datetime) -> int:
    """The proposals that were `seen` hold: the weeks of those who live in show it. How many.
    Raises NotAllowed, StaysChanged, StillClashing.
    """
    place = kept_place(place, by, at)
    waiting = list(
        LodgingStay.objects.filter(place=place, settled_at=None).select_related("place", "staff")
    )
    if {stay.pk for stay in waiting} != set(seen) or not waiting:
        raise StaysChanged
    first, last = min(one.first for one in waiting), max(one.last for one in waiting)
    beside = LodgingStay.objects.filter(place=place, first__lte=last, last__gte=first)
    if any(clashes_of(list(beside.select_related("place", "staff"))).values()):
        raise StillClashing
    LodgingStay.objects.filter(pk__in=seen).update(settled_at=at, settled_by=by)
    for stay in waiting:
        write_swapped(_source(stay), _days_of(stay))
    record(
        "lodging.settle", place, by=by, at=at, agency=place.agency_id, after={"stays": len(waiting)}
    )
    return len(waiting)


def _proposed(place: LodgingPlace, firsts: Sequence[date]) -> set[int]:
    return set(proposed_stays(place, firsts).values_list("pk", flat=True))


def _chosen(place: LodgingPlace, people: Sequence[Staff], persons: int, first: date) -> list[Staff]:
    """Who of these rotates. Raises MoreThanBeds, NobodyToRotate, NotStaffToRotate."""
    if persons > place.beds:
        raise MoreThanBeds(beds=place.beds)
    chosen = [one for one in people if one.agency_id == place.agency_id]
    if len(chosen) < persons:
        raise NobodyToRotate(n=persons)
    off = off_staff(chosen, first, first)
    for one in chosen:
        if off[one.pk]:
            raise NotStaffToRotate(name=one.full_name, day=first)
    return chosen


def _written(
    place: LodgingPlace, outcome: DutyOutcome, by: User, at: datetime
) -> tuple[list[LodgingStay], int]:
    last = WEEK - timedelta(days=1)
    stays = LodgingStay.objects.bulk_create(
        LodgingStay(place=place, staff_id=int(turn.person), first=turn.day, last=turn.day + last)
        for turn in sorted(outcome.plan.turns)
    )
    lacking = sum(short.missing for short in outcome.shortages if short.rule is None)
    told = {"stays": len(stays), "lacking": lacking, "proven": outcome.proven}
    record("lodging.plan", place, by=by, at=at, agency=place.agency_id, after=told)
    return stays, lacking


def _days_of(stay: LodgingStay) -> Mapping[CellKey, SwappedDay]:
    count = (stay.last - stay.first).days + 1
    days = (stay.first + timedelta(days=number) for number in range(count))
    return {(stay.staff_id, day): SwappedDay(Mode.LIVE_IN) for day in days}


def _source(stay: LodgingStay) -> str:
    return f"lodging:{stay.pk}"


def _in_use(place: LodgingPlace, by: User, at: datetime) -> LodgingPlace:
    """The place as it stands. Raises NotAllowed, PlaceUnused."""
    kept = kept_place(place, by, at)
    if not kept.is_in_use:
        raise PlaceUnused
    return kept


def _record(verb: str, stay: LodgingStay, by: User, at: datetime) -> None:
    after = {"staff": stay.staff_id, "first": str(stay.first), "last": str(stay.last)}
    record(f"lodging.{verb}", stay, by=by, at=at, agency=stay.place.agency_id, after=after)
