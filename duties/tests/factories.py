"""Posts with shifts and people who may have them, for tests of duty."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from accounts.models import User
from duties.enums import CoverClass, PostKind, QualifiedBy
from duties.models import DutyPost, DutyRoster, DutyShift, DutyTurn, PostQualification, ShiftCover
from duties.services.filing import approve_duty, submit_duty
from duties.services.opening import open_duty_roster
from duties.services.publishing import publish_duty
from duties.services.turns import change_turns
from duties.sheets.days import days_between
from duties.values.rosters import RosterPeriod, TurnEdit
from rosters.tests.factories import NOW, Office, make_office
from tests.factories import LONG_AGO, MONDAY, make_user
from units.models import Agency, Staff, Unit
from weeks.values.cells import Seen

EVERY_DAY: Mapping[CoverClass, int] = dict.fromkeys(CoverClass, 1)


def minutes(text: str) -> int:
    """`minutes("7:30")` after midnight; `30:00` is six in the morning of the next day."""
    hours, _, rest = text.partition(":")
    return 60 * int(hours) + int(rest or 0)


def make_post(
    agency: Agency, name: str = "Trực cơ quan", unit: Unit | None = None, **fields: Any
) -> DutyPost:
    return DutyPost.objects.create(
        agency=agency, unit=unit, name=name, **{"kind": PostKind.OFFICER, **fields}
    )


def make_shift(
    post: DutyPost,
    begins: str = "7:30",
    ends: str = "17:00",
    cover: Mapping[CoverClass, int] = EVERY_DAY,
    **fields: Any,
) -> DutyShift:
    shift = DutyShift.objects.create(
        post=post, begins=minutes(begins), ends=minutes(ends), **fields
    )
    for kind, number in cover.items():
        ShiftCover.objects.create(
            shift=shift, day_class=kind, least=number, wanted=number, most=number
        )
    return shift


def make_fit(
    post: DutyPost, *people: Staff, first: date = LONG_AGO, last: date | None = None, **fields: Any
) -> list[PostQualification]:
    """Each of them may have the post, by name."""
    return [
        PostQualification.objects.create(
            post=post, by=QualifiedBy.PERSON, staff=person, first=first, last=last, **fields
        )
        for person in people
    ]


@dataclass(frozen=True)
class DutyHouse:
    """An agency with a post by day and one by night, for its two leaders and its staff."""

    here: Office
    day: DutyShift
    night: DutyShift

    @property
    def agency(self) -> Agency:
        return self.here.agency

    @property
    def keeper(self) -> User:
        return self.here.office

    @property
    def an(self) -> Staff:
        return self.here.staff[0]

    @property
    def bao(self) -> Staff:
        return self.here.staff[1]


def make_house() -> DutyHouse:
    here = make_office()
    officer = make_post(here.agency, order=1)
    guard = make_post(here.agency, "Bảo vệ", kind=PostKind.GUARD, order=2)
    make_fit(officer, *here.people)
    make_fit(guard, *here.staff)
    return DutyHouse(here, make_shift(officer), make_shift(guard, "18:00", "30:00"))


DECEMBER = RosterPeriod.month_of(date(2026, 12, 1))
NEXT_WEEK = RosterPeriod.week_of(MONDAY)


def opened_duty(house: DutyHouse, period: RosterPeriod = NEXT_WEEK) -> DutyRoster:
    return open_duty_roster(period, unit_id=None, by=house.keeper, at=NOW)


def seen_duty(roster: DutyRoster) -> Seen:
    """What somebody sees who opens the page now."""
    now = DutyRoster.objects.get(pk=roster.pk)
    return Seen(now.version, now.content)


def give(
    roster: DutyRoster, shift: DutyShift, staff: Staff, *days: date, by: User, at: datetime = NOW
) -> DutyRoster:
    """Somebody is put on duty on these days, in one step."""
    edits = [TurnEdit(shift.pk, day, give=staff.pk) for day in days]
    return change_turns(roster.pk, edits, by=by, at=at, seen=seen_duty(roster))


def filled_duty(house: DutyHouse, period: RosterPeriod = NEXT_WEEK) -> DutyRoster:
    """Two people take turns by day, two others by night, and no shift is left."""
    roster, staff = opened_duty(house, period), house.here.staff
    days = list(days_between(period.first, period.last))
    edits = [
        TurnEdit(shift.pk, day, give=pair[number % 2].pk)
        for shift, pair in ((house.day, staff[:2]), (house.night, staff[2:]))
        for number, day in enumerate(days)
    ]
    return change_turns(roster.pk, edits, by=house.keeper, at=NOW, seen=seen_duty(roster))


def submitted_duty(house: DutyHouse, period: RosterPeriod = NEXT_WEEK) -> DutyRoster:
    roster = filled_duty(house, period)
    return submit_duty(roster.pk, by=house.keeper, at=NOW, seen=seen_duty(roster))


def approved_duty(house: DutyHouse, period: RosterPeriod = NEXT_WEEK) -> DutyRoster:
    roster = submitted_duty(house, period)
    return approve_duty(roster.pk, by=house.here.director, at=NOW, seen=seen_duty(roster))


def published_duty(house: DutyHouse, period: RosterPeriod = NEXT_WEEK) -> DutyRoster:
    roster = approved_duty(house, period)
    return publish_duty(roster.pk, by=house.keeper, at=NOW, seen=seen_duty(roster))


def account(person: Staff) -> User:
    """Their own, without any role."""
    if person.user is None:
        person.user = make_user()
        person.save()
    return person.user


def the_turn(person: Staff, day: date) -> DutyTurn:
    """What somebody has on that day, by what is published."""
    return DutyTurn.objects.get(staff=person, day=day, roster__state="published")
