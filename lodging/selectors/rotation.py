"""A rotation by the week as the planner of duty is asked for it: a week is one turn."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from django.db.models import QuerySet

from lodging.models import LodgingPlace, LodgingStay
from lodging.selectors.places import nights_of, off_staff
from planning.clause import Binding, ClauseRef
from planning.duty.day import DayClass, DutyDay
from planning.duty.person import DutyPerson, DutyRelease, PostSpan
from planning.duty.plan import DutyPlan
from planning.duty.post import CoverNeed, DutyPost, DutyShift
from planning.duty.shift import ShiftHours
from planning.force import InForce
from planning.people import Person, Rank
from planning.rules.duty_spacing import DutySpacing
from planning.solver.duty.problem import DutyProblem
from planning.spans import EVER
from units.models import Absence, Position, Staff

WEEK = timedelta(days=7)
YEAR = timedelta(days=365)
LEADER, MEMBER = DutyPost(key="leader"), DutyPost(key="member")
WHOLE_DAY = ShiftHours(0, 1440)
SHIFTS = tuple(
    DutyShift(key=f"week-{post.key}", post=post.key, hours=WHOLE_DAY) for post in (LEADER, MEMBER)
)
OWN_RULE = ClauseRef(key="rotation", binding=Binding.TARGET)


def rotation_problem(
    place: LodgingPlace,
    firsts: Sequence[date],
    people: Iterable[Staff],
    *,
    persons: int,
    with_leader: bool,
    rest_weeks: int,
) -> DutyProblem:
    """`persons` sleep at the place in each of the weeks that begin on `firsts`, one of them a
    leader if asked for; nobody who is away, sleeps elsewhere or has left the staff for any of
    its nights. What was proposed for these weeks and not settled is as if it were not. After a
    week one has `rest_weeks` off as far as that can be. Turns of the year before count. Six
    queries.
    """
    chosen = list(people)
    kept = LodgingStay.objects.exclude(pk__in=proposed_stays(place, firsts).values("pk"))
    taken = nights_of(kept.filter(place=place), firsts[0], firsts[-1] + WEEK - timedelta(days=1))
    busy = _busy(chosen, firsts, kept)
    ranks = dict(
        Position.objects.filter(staff__in=chosen, is_home=True)
        .order_by("first")
        .values_list("staff", "rank")
    )
    past = Counter(
        kept.filter(staff__in=chosen, first__lt=firsts[0], first__gte=firsts[0] - YEAR).values_list(
            "staff", flat=True
        )
    )
    spacing = DutySpacing(clause=OWN_RULE, days=7 * (rest_weeks + 1))
    return DutyProblem(
        plan=DutyPlan(
            days=tuple(DutyDay(first, DayClass.WORKING) for first in firsts),
            posts=(LEADER, MEMBER),
            shifts=SHIFTS,
            people=tuple(
                _person(one, ranks.get(one.pk, Rank.STAFF), busy[one.pk], past[one.pk])
                for one in chosen
            ),
            needs=tuple(
                need
                for first in firsts
                for need in _needs(first, _left(place, first, taken, persons), with_leader)
            ),
        ),
        rules=(InForce(spacing, EVER),) if rest_weeks else (),
    )


def proposed_stays(place: LodgingPlace, firsts: Sequence[date]) -> QuerySet[LodgingStay]:
    """What a new plan of these weeks replaces."""
    return LodgingStay.objects.filter(
        place=place, settled_at=None, first__lt=firsts[-1] + WEEK, last__gte=firsts[0]
    )


def _left(place: LodgingPlace, first: date, taken: Counter[date], persons: int) -> int:
    """How many of the week are still to be named: some beds are taken already."""
    most = max(taken[first + timedelta(days=number)] for number in range(7))
    return max(min(persons - most, place.beds - most), 0)


def _needs(first: date, persons: int, with_leader: bool) -> Iterable[CoverNeed]:
    leaders = 1 if with_leader and persons else 0
    for shift, count in zip(SHIFTS, (leaders, persons - leaders), strict=True):
        if count:
            yield CoverNeed(
                day=first,
                post=shift.post,
                shift=shift.key,
                least=count,
                wanted=count,
                most=count,
            )


def _busy(
    people: Sequence[Staff], firsts: Sequence[date], stays: QuerySet[LodgingStay]
) -> dict[int, set[date]]:
    """The weeks in which somebody cannot live in, by their first day. Three queries."""
    last = firsts[-1] + WEEK
    spans = [
        *Absence.objects.filter(staff__in=people, first__lte=last, last__gte=firsts[0]).values_list(
            "staff", "first", "last"
        ),
        *stays.filter(staff__in=people, first__lte=last, last__gte=firsts[0]).values_list(
            "staff", "first", "last"
        ),
    ]
    busy: dict[int, set[date]] = defaultdict(set)
    for staff_id, begins, ends in spans:
        busy[staff_id] |= {first for first in firsts if begins < first + WEEK and ends >= first}
    for staff_id, days in off_staff(people, firsts[0], last - timedelta(days=1)).items():
        busy[staff_id] |= {first for first in firsts for day in days if first <= day < first + WEEK}
    return busy


def _person(staff: Staff, rank: str, busy: set[date], past: int) -> DutyPerson:
    leads = Rank(rank) is not Rank.STAFF
    posts = frozenset({LEADER.key, MEMBER.key} if leads else {MEMBER.key})
    return DutyPerson(
        person=Person(key=str(staff.pk), name=staff.full_name, rank=Rank(rank)),
        qualified=(PostSpan(posts=posts),),
        released=tuple(DutyRelease(first=first, last=first) for first in sorted(busy)),
        past={(DayClass.WORKING, True): past} if past else {},
        available=YEAR.days,
    )
