"""Who is called to the office on the first morning of the week, and who asks to come."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from typing import Final

from django.db import transaction

from accounts.models import User
from calls.enums import DayHalves, SummonsAnswer
from calls.models import ComingRequest, Summons
from calls.selectors.choosing import chosen_people
from calls.services.coming import approve_coming, ask_to_come
from calls.services.summoning import CallWish, answer_summons, call_people
from demo.agency import CODE
from demo.cast import head_of, the_agency
from planning.time import Week
from refusals import Refusal
from units.enums import Role
from units.models import Grant, Staff, Unit
from units.selectors import calendar_of
from units.selectors.homes import unit_on_day
from weeks.enums import Mode, RosterState
from weeks.models import Entry

ANSWER_BY: Final = time(8)
PRESENT_BY: Final = time(13, 30)
REASON: Final = "Kiểm đếm, bàn giao hồ sơ lưu trữ phục vụ ứng phó ngập lụt"
REQUESTS: Final = (
    "Ký, đóng dấu hồ sơ giải quyết trong ngày",
    "Lấy hồ sơ giấy để trình lãnh đạo",
)


def call_two(monday: date, *, at: datetime) -> Iterator[str]:
    """A head calls two of those at home: one answers that they come, the other is silent until
    they are to be telephoned. The first unit whose week allows it.
    """
    day = second_day(monday)
    for unit in _units_by_person(day):
        summons = _called(unit, day, at=at)
        if summons is None:
            continue
        yield f"{unit.name}: triệu tập 2 người đến cơ quan chiều {day:%d/%m}."
        person = next(
            one for one in summons.people.select_related("staff__user") if _user(one.staff)
        )
        answer_summons(person.pk, SummonsAnswer.COMING, by=_account(person.staff), at=at)
        yield f"{person.staff.full_name} trả lời: sẽ có mặt; người kia chưa trả lời."
        return


def ask_for_leave_to_come(monday: date, *, at: datetime) -> Iterator[str]:
    """Two ask to come for urgent work; the head of the first lets them, the other's has not
    answered.
    """
    day = second_day(monday)
    approved, waiting = REQUESTS
    first = next(
        request
        for staff in _at_home(day)
        if (request := _asked(staff, day, approved, is_approved=True, at=at))
    )
    yield f"{first.staff.full_name} xin đến cơ quan, được đồng ý, số {first.printed_number}."
    other = next(
        request
        for staff in _at_home(day)
        if staff.pk != first.staff_id
        and (request := _asked(staff, day, waiting, is_approved=False, at=at))
    )
    yield f"{other.staff.full_name} xin đến cơ quan, chờ trả lời."


def second_day(monday: date) -> date:
    """The second working day of the week; of a week with one, that one."""
    days = calendar_of(the_agency()).working_days(Week.of(monday))
    return days[:2][-1]


def _units_by_person(day: date) -> Iterable[Unit]:
    """Those that file; first the unit of who has been a staff member longest, whose own week the
    pictures show.
    """
    grants = Grant.objects.filter(agency__code=CODE, role=Role.STAFF, user__staff__isnull=False)
    shown = grants.order_by("user").first()
    own = unit_on_day(shown.user.staff, day) if shown else None
    units = Unit.objects.filter(agency=the_agency(), files_roster=True).select_related("agency")
    return sorted(units.order_by("order", "pk"), key=lambda unit: unit != own)


def _called(unit: Unit, day: date, *, at: datetime) -> Summons | None:
    """None where they do not fit into the week, or nobody of them has an account. Nobody calls
    themselves.
    """
    halves, head = DayHalves.AFTERNOON, head_of(unit)
    fit = chosen_people([unit], day, halves, skills=(), count=100)
    found = [staff for staff in fit if _user(staff) != head]
    with_account = [staff for staff in found if _user(staff)][:1]
    people = (*with_account, *(one for one in found if one not in with_account))[:2]
    if len(people) < 2 or not with_account:
        return None
    wish = CallWish(
        day=day,
        halves=halves,
        present_by=PRESENT_BY,
        reason=REASON,
        place="Phòng họp tầng 2",
        answer_by=at.replace(hour=ANSWER_BY.hour, minute=ANSWER_BY.minute),
    )
    try:
        return call_people(people, wish, seal="", by=head, at=at)
    except Refusal:
        return None


def _at_home(day: date) -> Sequence[Staff]:
    """Whoever has an account and is at home all day by what is published."""
    there = Entry.objects.filter(
        roster__agency__code=CODE,
        roster__state=RosterState.PUBLISHED,
        day=day,
        morning=Mode.REMOTE,
        afternoon=Mode.REMOTE,
    )
    people = Staff.objects.filter(pk__in=there.values("staff"), user__isnull=False)
    return list(people.select_related("user").order_by("pk"))


def _asked(
    staff: Staff, day: date, reason: str, *, is_approved: bool, at: datetime
) -> ComingRequest | None:
    """None where they cannot be let in, or lead the unit themselves."""
    unit = unit_on_day(staff, day)
    if unit is None or _user(staff) == head_of(unit):
        return None
    try:
        with transaction.atomic():
            request = ask_to_come(
                day=day, halves=DayHalves.AFTERNOON, reason=reason, by=_account(staff), at=at
            )
            if not is_approved:
                return request
            return approve_coming(request.pk, remark="Đồng ý", by=head_of(unit), at=at)
    except Refusal:
        return None


def _user(staff: Staff) -> User | None:
    return staff.user


def _account(staff: Staff) -> User:
    assert staff.user is not None
    return staff.user
