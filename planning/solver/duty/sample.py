"""An invented agency's month of duty, drawn anew for each seed: to measure the planner by."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from planning.clause import ClauseRef
from planning.duty.day import DayClass, DutyDay
from planning.duty.person import DutyPerson, PostSpan
from planning.duty.plan import DutyPlan
from planning.duty.post import CoverNeed, DutyPost, DutyShift
from planning.duty.shift import ShiftHours
from planning.force import InForce
from planning.people import Person, Rank
from planning.plan import Work
from planning.rules.duty_apart import DutyApart
from planning.rules.duty_away import DutyAway
from planning.rules.duty_mix import DutyMix
from planning.rules.duty_pairing import DutyPairing
from planning.rules.duty_quota import DutyQuota, QuotaSpan
from planning.rules.duty_remote import DutyRemote
from planning.rules.duty_rest import DutyRest
from planning.rules.duty_spacing import DutySpacing
from planning.rules.duty_unit_cap import DutyUnitCap
from planning.rules.holiday_turn import HolidayTurn
from planning.rules.newcomer_duty import NewcomerDuty
from planning.rules.turn_rule import TurnRule
from planning.rules.weekend_gap import WeekendGap
from planning.rules.weekend_quota import WeekendQuota
from planning.solver.duty.problem import DutyProblem
from planning.spans import EVER

LONG = 31
CLAUSE = ClauseRef(key="1")
OFFICERS = frozenset({"officer"})
POSTS = (
    DutyPost(key="leader", kind="leader", on_site=False),
    DutyPost(key="officer", kind="officer"),
    DutyPost(key="records", kind="records"),
    DutyPost(key="technical", kind="technical", on_site=False),
    DutyPost(key="guard", kind="guard", moves_on_site=True),
    DutyPost(key="driver", kind="driver", on_site=False),
)
SHIFTS = (
    DutyShift(key="L", post="leader", hours=ShiftHours(0, 1440)),
    DutyShift(key="D", post="officer", hours=ShiftHours(450, 1020)),
    DutyShift(key="N", post="officer", hours=ShiftHours(1020, 1890)),
    DutyShift(key="V", post="records", hours=ShiftHours(450, 1020)),
    DutyShift(key="T", post="technical", hours=ShiftHours(450, 1320)),
    DutyShift(key="G", post="guard", hours=ShiftHours(360, 1080)),
    DutyShift(key="H", post="guard", hours=ShiftHours(1080, 1800)),
    DutyShift(key="X", post="driver", hours=ShiftHours(450, 1320)),
)
HOLIDAYS = {(1, 1): "new-year", (4, 30): "liberation", (5, 1): "labour", (9, 2): "national-day"}
TET = {date(2027, 2, 5) + timedelta(days=day) for day in range(6)}
RULES: tuple[TurnRule, ...] = (
    DutyRest(clause=CLAUSE, hours=12, night_hours=24),
    DutyAway(clause=CLAUSE, states=frozenset({Work.LEAVE, Work.MISSION})),
    DutyQuota(clause=CLAUSE, most=9),
    DutyQuota(clause=CLAUSE, most=2, span=QuotaSpan.WEEK, nights_only=True),
    DutyQuota(clause=CLAUSE, most=3, span=QuotaSpan.DAYS, days=7),
    WeekendQuota(clause=CLAUSE, most=2),
    WeekendGap(clause=CLAUSE),
    HolidayTurn(clause=CLAUSE),
    DutyApart(clause=CLAUSE, teams=frozenset({"pair-1", "pair-2"})),
    DutyUnitCap(clause=CLAUSE, most=4),
    DutyPairing(clause=CLAUSE),
    DutyMix(clause=CLAUSE, groups=frozenset({"sector-1", "sector-2"}), kinds=OFFICERS),
    DutyRemote(clause=CLAUSE),
    NewcomerDuty(clause=CLAUSE),
    DutySpacing(clause=CLAUSE, days=2),
)


def month(seed: int, people: int = 80, days: int = LONG) -> DutyProblem:
    """Six posts and eight shifts, all kinds of rules, a year of turns behind everybody; the month
    goes by the seed.
    """
    draw = Random(seed)  # noqa: S311  # the same months on every machine
    first = date(2026 + seed // 12 % 3, seed % 12 + 1, 1)
    calendar = tuple(_day(first + timedelta(days=number)) for number in range(days))
    everybody = tuple(_person(number, people, calendar, draw) for number in range(people))
    return DutyProblem(
        plan=DutyPlan(
            days=calendar,
            posts=POSTS,
            shifts=SHIFTS,
            people=everybody,
            needs=tuple(need for day in calendar for need in _needs(day)),
            wishes={
                (draw.choice(everybody).key, draw.choice(calendar).day): draw.choice((-2, -1, 1))
                for _ in range(people)
            },
        ),
        rules=tuple(InForce(rule, EVER) for rule in RULES),
    )


def _day(day: date) -> DutyDay:
    if day in TET:
        return DutyDay(day, DayClass.TET, "tet")
    if occasion := HOLIDAYS.get((day.month, day.day)):
        return DutyDay(day, DayClass.HOLIDAY, occasion)
    return DutyDay.by_weekday(day)


def _needs(day: DutyDay) -> Iterator[CoverNeed]:
    for shift in SHIFTS:
        two = 2 if shift.key == "D" and day.kind is not DayClass.WORKING else 1
        yield CoverNeed(day=day.day, post=shift.post, shift=shift.key, wanted=two, most=two)


def _person(number: int, people: int, calendar: tuple[DutyDay, ...], draw: Random) -> DutyPerson:
    unit = f"unit-{number % 8}"
    posts = _posts(number * 80 // people, draw)
    is_new = draw.random() < 0.08
    available = draw.randrange(10, 60) if is_new else draw.randrange(300, 366)
    tags = {f"sector-{number % 2 + 1}"} | ({f"pair-{number - 20}"} if number in (21, 22) else set())
    off = _away(calendar, draw)
    return DutyPerson(
        person=Person(
            key=f"p{number:03}",
            unit=unit,
            rank=Rank.DEPUTY if "leader" in posts else Rank.STAFF,
            tags=frozenset(tags),
        ),
        qualified=(PostSpan(posts=frozenset(posts)),),
        away=off,
        remote=frozenset(
            day.day
            for day in calendar
            if day.kind is DayClass.WORKING and day.day.weekday() == number % 5
        ),
        new_at=frozenset(posts & {"officer"}) if is_new else frozenset(),
        past={
            (DayClass.WORKING, False): available * draw.randrange(8, 12) // 365,
            (DayClass.WORKING, True): available * draw.randrange(4, 7) // 365,
            (DayClass.REST, False): available * draw.randrange(3, 6) // 365,
        },
        available=available,
        occasions=frozenset({draw.choice(("tet", "national-day"))} if draw.random() < 0.2 else ()),
    )


def _posts(place: int, draw: Random) -> set[str]:
    """The first of eighty lead, then come guards, drivers, records and technicians; all but guards
    and leaders are officers too.
    """
    if place < 10:
        return {"leader"}
    if place < 22:
        return {"guard"}
    posts = {"officer"}
    for last, post in ((30, "driver"), (38, "records"), (46, "technical")):
        if last - 8 <= place < last or draw.random() < 0.05:
            posts.add(post)
    return posts


def _away(calendar: tuple[DutyDay, ...], draw: Random) -> dict[date, Work]:
    """One in three is away for some days."""
    if draw.random() > 1 / 3:
        return {}
    begin, length = draw.randrange(len(calendar)), draw.randrange(1, 8)
    state = draw.choice((Work.LEAVE, Work.MISSION))
    return {day.day: state for day in calendar[begin : begin + length]}
