"""The duty of the demo agency: its posts, who may have them, and who is on duty until the month
ends.
"""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from accounts.models import User
from duties.enums import CoverClass, DutyPeriod, PostKind, QualifiedBy
from duties.errors import NothingChanged
from duties.models import DutyPost, DutyRoster
from duties.services.filing import approve_duty, submit_duty
from duties.services.filling import rotate_duty
from duties.services.opening import open_duty_roster
from duties.services.people import qualify
from duties.services.posts import add_post, add_shift
from duties.services.publishing import publish_duty
from duties.values.posts import CoverWish, PostSketch, QualificationSketch, ShiftSketch
from duties.values.rosters import RosterPeriod
from units.models import Agency, Position, Staff
from weeks.values.cells import Seen

EVERY_DAY = tuple(CoverClass)
DAYS_OFF = (CoverClass.REST, CoverClass.HOLIDAY, CoverClass.TET)
LONG_AGO = date(2020, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoShift:
    """From when to when, in hours, and on which kinds of day one person is needed."""

    name: str
    begins: float
    ends: float
    days: tuple[CoverClass, ...] = EVERY_DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoDuty:
    """A post, its shifts, and whose it is: who holds one of `titles` in `unit`."""

    name: str
    kind: PostKind
    unit: str
    titles: tuple[str, ...]
    shifts: tuple[DemoShift, ...]
    on_site: bool = True
    phone: str = ""
    spared: tuple[str, ...] = field(default=("pregnant", "small-child"))


DUTIES = (
    DemoDuty(
        name="Trực lãnh đạo",
        kind=PostKind.LEADER,
        unit="bgd",
        titles=("Giám đốc Sở", "Phó Giám đốc Sở"),
        shifts=(DemoShift(name="Cả ngày", begins=7.5, ends=31.5),),
        on_site=False,
        phone="0900000999",
    ),
    DemoDuty(
        name="Trực ban",
        kind=PostKind.OFFICER,
        unit="vp",
        titles=("Chuyên viên tổng hợp", "Chuyên viên"),
        shifts=(DemoShift(name="", begins=7.5, ends=17),),
    ),
    DemoDuty(
        name="Văn thư",
        kind=PostKind.RECORDS,
        unit="vp",
        titles=("Văn thư", "Lưu trữ"),
        shifts=(DemoShift(name="", begins=7.5, ends=11.5, days=DAYS_OFF),),
    ),
    DemoDuty(
        name="Lái xe",
        kind=PostKind.DRIVER,
        unit="vp",
        titles=("Lái xe",),
        shifts=(DemoShift(name="", begins=7.5, ends=17, days=DAYS_OFF),),
    ),
    DemoDuty(
        name="Bảo vệ",
        kind=PostKind.GUARD,
        unit="vp",
        titles=("Bảo vệ",),
        shifts=(
            DemoShift(name="Ngày", begins=6, ends=18),
            DemoShift(name="Đêm", begins=18, ends=30),
        ),
    ),
)


def keep_posts(agency: Agency, *, by: User, at: datetime) -> None:
    """The posts with their shifts and people. Run again, it adds only what is missing."""
    known = set(DutyPost.objects.filter(agency=agency).values_list("name", flat=True))
    for order, duty in enumerate(DUTIES):
        if duty.name not in known:
            _keep_post(agency, duty, order, by=by, at=at)


def duty_periods(monday: date) -> tuple[RosterPeriod, ...]:
    """The month of that week; of a week in two months what is left of the first one, and the whole
    second.
    """
    month = RosterPeriod.month_of(monday)
    following = RosterPeriod.month_of(month.last + timedelta(days=1))
    if monday + timedelta(days=6) <= month.last:
        return (month,)
    rest = RosterPeriod(kind=DutyPeriod.FREE, first=monday, last=month.last)
    return rest, following


def roster_duty(period: RosterPeriod, *, by: User, director: User, at: datetime) -> DutyRoster:
    """Opened, filled by the list, sent, approved and published. The guard of the night is two
    places behind that of the day in the list, so that everybody rests a day between.
    """
    roster = open_duty_roster(period, unit_id=None, by=by, at=at)
    for post in roster.posts.order_by("order"):
        people = list(post.qualifications.order_by("pk").values_list("staff", flat=True))
        for place, shift in enumerate(post.shifts.order_by("begins")):
            turned = people[2 * place :] + people[: 2 * place]
            seen = _seen(roster)
            with suppress(NothingChanged):  # no day of the period needs the shift
                rotate_duty(roster.pk, shift.pk, turned, by=by, at=at, seen=seen)
    submit_duty(roster.pk, by=by, at=at, seen=_seen(roster))
    approve_duty(roster.pk, by=director, at=at, seen=_seen(roster))
    return publish_duty(roster.pk, by=by, at=at, seen=_seen(roster))


def _keep_post(agency: Agency, duty: DemoDuty, order: int, *, by: User, at: datetime) -> None:
    post = add_post(
        PostSketch(
            name=duty.name,
            kind=duty.kind,
            on_site=duty.on_site,
            phone=duty.phone,
            spared=duty.spared,
            order=order,
        ),
        unit_id=None,
        by=by,
        at=at,
    )
    for shift in duty.shifts:
        sketch = ShiftSketch(
            name=shift.name,
            begins=int(60 * shift.begins),
            ends=int(60 * shift.ends),
            cover=dict.fromkeys(shift.days, CoverWish.exactly(1)),
        )
        add_shift(post.pk, sketch, by=by, at=at)
    for staff in _holders(agency, duty):
        sketch_of = QualificationSketch(by=QualifiedBy.PERSON, staff_id=staff.pk, first=LONG_AGO)
        qualify(post.pk, sketch_of, by=by, at=at)


def _holders(agency: Agency, duty: DemoDuty) -> list[Staff]:
    posts = Position.objects.filter(
        unit__agency=agency, unit__code=duty.unit, title__in=duty.titles, is_home=True
    )
    return [post.staff for post in posts.select_related("staff").order_by("staff__code")]


def _seen(roster: DutyRoster) -> Seen:
    now = DutyRoster.objects.get(pk=roster.pk)
    return Seen(now.version, now.content)
