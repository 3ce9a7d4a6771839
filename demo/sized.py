"""An agency of any size with one week in it, made through the same services as the pages: to see
how the product bears many units and many people.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice, product
from typing import Final
from zoneinfo import ZoneInfo

from django.db import transaction

from accounts.models import User
from demo.directives import enter_paper
from demo.flood import flood
from planning.people import Rank
from planning.time import Week
from refusals import Refusal
from rosters.services import (
    approve_rosters,
    generate_plan,
    open_roster,
    publish_rosters,
    submit_roster,
)
from units.enums import DayKind, Role
from units.models import Agency, Grant, Staff, Unit
from units.services import (
    create_agency,
    create_unit,
    grant_role,
    open_account,
    set_calendar_day,
)
from units.services.enrolling import Newcomer, enrol_unit
from units.services.posts import StaffPost
from units.services.short_names import refresh_short_names
from weeks.enums import RosterState
from weeks.models import WeeklyRoster
from weeks.values.cells import Seen

CODE: Final = "co-quan-lon"
DOMAIN: Final = "co-quan-lon.example"
ZONE: Final = ZoneInfo("Asia/Ho_Chi_Minh")
SINCE: Final = date(2020, 1, 1)
SURNAMES: Final = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ")
SECOND: Final = ("Văn", "Thị", "Minh", "Hồng", "Quang", "Thanh", "Đức", "Ngọc", "Hữu", "Kim")
THIRD: Final = ("An", "Bảo", "Công", "Diệu", "Gia", "Hải", "Khánh", "Lan", "Mai", "Nhật")
GIVEN: Final = ("Anh", "Bình", "Chi", "Dũng", "Giang", "Hà", "Hùng", "Linh", "Nam", "Phương")
DEPUTY: Final = StaffPost(
    title="Phó Trưởng phòng", title_short="PTP", rank=Rank.DEPUTY, standing_reasons=("urgent",)
)
LEADERS: Final = (
    StaffPost(title="Trưởng phòng", title_short="TP", rank=Rank.HEAD, standing_reasons=("urgent",)),
    DEPUTY,
    DEPUTY,
)
OTHERS: Final = (
    StaffPost(title="Văn thư", roles=("clerk",), standing_reasons=("mail",)),
    StaffPost(title="Chuyên viên", standing_reasons=("procedures",)),
)
OUTSIDERS: Final = (
    ("quan-tri.lon", "Quản trị hệ thống", Role.ADMIN),
    ("giam-doc.lon", "Nguyễn Thị Giám Đốc", Role.DIRECTOR),
    ("van-phong.lon", "Trần Văn Tổng Hợp", Role.CHIEF_OF_OFFICE),
)
Tell = Callable[[str], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class SizedAgency:
    """How many units and people, the week, and of how many units it is sent, approved and
    published: the first ones in the agency's order.
    """

    units: int
    people: int
    monday: date
    sent: int
    approved: int
    published: int

    @property
    def at(self) -> datetime:
        """When all of it is done: the Thursday before, in the morning."""
        return datetime.combine(self.monday - timedelta(days=4), time(9), ZONE)


def make_sized(asked: SizedAgency, *, tell: Tell) -> Agency:
    """The agency with its units, people, accounts and a directive in force. One there stays."""
    known = Agency.objects.filter(code=CODE).first()
    if known is not None:
        return known
    agency = _founded(asked)
    tell(f"{asked.units} đơn vị, {asked.people} người")
    return agency


@transaction.atomic
def _founded(asked: SizedAgency) -> Agency:
    at = asked.at
    agency = create_agency(
        code=CODE,
        name="Cơ quan lớn",
        by=None,
        at=at,
        territory="hoa-giang",
        filing_weekday=4,
        filing_time=time(16),
        reports_from=asked.monday,
    )
    users = {}
    for username, name, role in OUTSIDERS:
        users[role] = User.objects.create_user(
            username, full_name=name, email=f"{username}@{DOMAIN}", date_joined=at
        )
        grant_role(users[role], agency, role, first=SINCE, by=None, at=at)
    set_calendar_day(
        agency,
        day=date(asked.monday.year + 1, 1, 1),
        kind=DayKind.HOLIDAY,
        name="Tết Dương lịch",
        by=users[Role.ADMIN],
        at=at,
    )
    people = _newcomers()
    for number in range(asked.units):
        _unit(agency, number, people, asked, by=users[Role.ADMIN])
    refresh_short_names(agency)
    enter_paper(
        agency,
        flood(asked.monday),
        None,
        by=users[Role.CHIEF_OF_OFFICE],
        at=at,
        historical=False,
    )
    agency.refresh_from_db()
    return agency


def _unit(
    agency: Agency, number: int, people: Iterator[str], asked: SizedAgency, *, by: User
) -> None:
    """A unit with its people, of whom the head may sign in and plan."""
    at = asked.at
    unit = create_unit(
        agency,
        code=f"p{number + 1:04}",
        name=f"Phòng số {number + 1}",
        by=by,
        at=at,
        order=number + 1,
    )
    size = asked.people * (number + 1) // asked.units - asked.people * number // asked.units
    entered = [_newcomer(unit, place, name) for place, name in enumerate(islice(people, size))]
    staff = enrol_unit(unit, entered, first=SINCE, by=by, at=at)
    user = open_account(staff[0], username=f"truong.{unit.code}", by=by, at=at)
    grant_role(user, agency, Role.HEAD, unit=unit, first=SINCE, by=by, at=at)


def _newcomers() -> Iterator[str]:
    """Names without an end, all of them different before the first comes again."""
    while True:
        for given, third, surname, second in product(GIVEN, THIRD, SURNAMES, SECOND):
            yield f"{surname} {second} {third} {given}"


def _newcomer(unit: Unit, place: int, name: str) -> Newcomer:
    code = f"{unit.code}-{place + 1:03}"
    posts = (*LEADERS, OTHERS[0])
    return Newcomer(
        code=code,
        full_name=name,
        post=posts[place] if place < len(posts) else OTHERS[1],
        email=f"{code}@{DOMAIN}",
        phone=f"09{unit.order:04}{place + 1:04}",
    )


def plan_weeks(agency: Agency, asked: SizedAgency, *, part: int, parts: int, tell: Tell) -> None:
    """Open, plan and send the week of every `parts`-th unit, and decide about it; what is there
    stays.
    """
    week, at = Week.of(asked.monday), asked.at
    heads = _heads(agency)
    director = User.objects.get_by_natural_key(OUTSIDERS[1][0])
    office = User.objects.get_by_natural_key(OUTSIDERS[2][0])
    units = list(agency.units.order_by("order", "pk")[: asked.sent])
    begun = set(WeeklyRoster.objects.filter(agency=agency, monday=week.monday).values_list("unit"))
    for place, unit in enumerate(units):
        if place % parts != part or (unit.pk,) in begun:
            continue
        _send(unit, week, by=heads[unit.pk], at=at, tell=tell)
    for decided, decide, state, by in (
        (asked.approved, approve_rosters, RosterState.SUBMITTED, director),
        (asked.published, publish_rosters, RosterState.APPROVED, office),
    ):
        waiting = _seen(units[part:decided:parts], week, state)
        for decision in decide(waiting, by=by, at=at):
            if decision.error is not None:
                tell(f"{decision.unit_name}: {decision.error.sentence}")


def _send(unit: Unit, week: Week, *, by: User, at: datetime, tell: Tell) -> None:
    roster = open_roster(unit.pk, week, by=by, at=at)
    try:
        generate_plan(roster.pk, by=by, at=at)
        roster.refresh_from_db()
        submit_roster(
            roster.pk,
            by=by,
            at=at,
            seen=Seen(roster.version, roster.content),
            warning_reason="Theo phân công của đơn vị",
        )
    except Refusal as refused:
        tell(f"{unit.name}: {refused.sentence}")


def _heads(agency: Agency) -> dict[int, User]:
    grants = Grant.objects.filter(agency=agency, role=Role.HEAD).select_related("user")
    return {grant.unit_id: grant.user for grant in grants if grant.unit_id is not None}


def _seen(units: Sequence[Unit], week: Week, state: RosterState) -> dict[int, Seen]:
    rosters = WeeklyRoster.objects.filter(unit__in=units, monday=week.monday, state=state)
    return {one.pk: Seen(one.version, one.content) for one in rosters}


def sizes_of(agency: Agency) -> tuple[int, int]:
    """How many units and how many people it has."""
    return agency.units.count(), Staff.objects.filter(agency=agency).count()
