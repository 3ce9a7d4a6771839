"""An invented agency's month of duty, to measure its page by: eighty people of eight units at six
posts, a year of turns behind everybody, and clauses of all kinds about turns.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import cycle, product
from typing import Any, Final

from django.conf import settings
from django.test import Client

from accounts.models import User
from directives.tests.factories import make_in_force
from duties.models import DutyRoster, DutyShift, DutyTurn
from duties.services.opening import open_duty_roster
from duties.services.planning import apply_duty_plan, propose_duty
from duties.sheets.days import days_between
from duties.tests.factories import make_fit, make_post, make_shift, seen_duty
from duties.values.rosters import RosterPeriod
from planning.people import Rank
from tests.factories import make_absence, make_agency, make_staff, make_unit, make_user, moment
from units.enums import Role
from units.models import Agency, Staff
from weeks.enums import RosterState

FIRST: Final = date(2026, 12, 1)
NOW: Final = moment("2026-11-26 09:00")
LEADERS, UNITS, PEOPLE = 10, 8, 80
PART: Final = {"HX-Request": "true"}
CELL: Final = {**PART, "HX-Target": "cell-box"}
POSTS: Final = (
    ("leader", "Trực lãnh đạo", (("0:00", "24:00"),), range(10)),
    ("officer", "Cán bộ trực", (("7:30", "17:00"), ("17:00", "31:30")), range(22, 80)),
    ("records", "Văn thư", (("7:30", "17:00"),), range(30, 38)),
    ("technical", "Kỹ thuật", (("7:30", "22:00"),), range(38, 46)),
    ("guard", "Bảo vệ", (("6:00", "18:00"), ("18:00", "30:00")), range(10, 22)),
    ("driver", "Lái xe", (("7:30", "22:00"),), range(22, 30)),
)
"""Kind and name of each post, the hours of its shifts, and whose it is by number."""
CLAUSES: Final[tuple[tuple[str, dict[str, Any]], ...]] = (
    ("duty_rest", {"hours": 12, "night_hours": 24}),
    ("duty_away", {"states": ["leave", "mission"]}),
    ("duty_quota", {"max": 9, "span": "month"}),
    ("duty_quota", {"max": 2, "span": "week", "nights_only": True}),
    ("duty_quota", {"max": 3, "span": "days", "days": 7}),
    ("duty_weekend_quota", {"max": 2}),
    ("duty_weekend_gap", {"between": 1}),
    ("duty_holiday_turn", {}),
    ("duty_unit_cap", {"max": 4}),
    ("duty_remote_day", {}),
    ("duty_newcomer", {}),
    ("duty_spacing", {"days": 2}),
)
GIVEN: Final = ["An", "Bảo", "Chi", "Diệp", "Giang", "Hà", "Khánh", "Lan", "Minh", "Nga"]
MIDDLE: Final = ["Gia", "Thị", "Văn", "Đức", "Quang", "Thu", "Ngọc", "Hữu"]
Manned = tuple[DutyShift, list[Staff]]


@dataclass(slots=True)
class DrawnMonth:
    """The roster, who keeps it as a browser, and a cell with who had it until it was emptied."""

    roster: DutyRoster
    client: Client
    place: str
    person: int

    @property
    def address(self) -> str:
        return f"/duty/{self.roster.pk}/"

    def page(self) -> Any:
        return self.client.get(self.address)

    def people(self) -> Any:
        return self.client.get(self.address, {"view": "people"})

    def cell(self) -> Any:
        return self.client.get(self.address, {"cell": self.place}, headers=CELL)

    def give(self) -> Any:
        return self._change(give=self.person)

    def take(self) -> Any:
        return self._change(take=self.person)

    def _change(self, **whom: int) -> Any:
        seen = seen_duty(self.roster)
        sent = {"version": seen.version, "content": seen.content, "place": self.place, **whom}
        return self.client.post(f"{self.address}turns/", {**sent, "cell": self.place}, headers=PART)


def make_month() -> DrawnMonth:
    """As the planner would have it, but for one cell; the clock stands at NOW."""
    agency = make_agency()
    keeper, director = (make_user(role, agency) for role in (Role.OFFICE, Role.DIRECTOR))
    shifts = list(_shifts(agency, _people(agency)))
    for past in range(12):
        year, number = divmod(2025 * 12 + 11 + past, 12)
        _fill_past(
            agency, keeper, director, shifts, RosterPeriod.month_of(date(year, number + 1, 1))
        )
    clauses = tuple(
        {"kind": kind, "params": params, "item": f"khoản {number}"}
        for number, (kind, params) in enumerate(CLAUSES, start=1)
    )
    begins = moment("2025-11-01 00:00")
    make_in_force(agency, keeper, clauses=clauses, effective_from=begins, effective_to=None)
    roster = open_duty_roster(RosterPeriod.month_of(FIRST), unit_id=None, by=keeper, at=NOW)
    propose_duty(roster.pk, by=keeper, at=NOW, seen=seen_duty(roster))
    apply_duty_plan(roster.pk, by=keeper, at=NOW, seen=seen_duty(roster))
    turn = roster.turns.get(shift=shifts[1][0], day=FIRST + timedelta(days=15))
    settings.ALLOWED_HOSTS = ["testserver"]
    client = Client()
    client.force_login(keeper)
    month = DrawnMonth(roster, client, f"{turn.shift_id}:{turn.day}", turn.staff_id)
    month.take()
    return month


def _people(agency: Agency) -> list[Staff]:
    """One in three is away for some days."""
    units = [make_unit(agency, f"Phòng Số {number + 1}") for number in range(UNITS)]
    names = [f"Nguyễn {middle} {given}" for middle, given in product(MIDDLE, GIVEN)]
    people = [
        make_staff(units[number % UNITS], name, Rank.DEPUTY if number < LEADERS else Rank.STAFF)
        for number, name in enumerate(names)
    ]
    for number, person in enumerate(people[::3]):
        begins = FIRST + timedelta(days=number)
        make_absence(person, begins, begins + timedelta(days=number % 5))
    return people


def _shifts(agency: Agency, people: list[Staff]) -> Iterator[Manned]:
    for order, (kind, name, hours, numbers) in enumerate(POSTS):
        post = make_post(agency, name, kind=kind, order=order)
        whose = [people[number] for number in numbers]
        make_fit(post, *whose)
        for begins, ends in hours:
            yield make_shift(post, begins, ends), whose


def _fill_past(
    agency: Agency,
    keeper: User,
    director: User,
    shifts: list[Manned],
    period: RosterPeriod,
    at: datetime = NOW,
) -> None:
    """A published month in which everybody takes the next turn."""
    roster = DutyRoster.objects.create(
        agency=agency,
        period=period.kind,
        first=period.first,
        last=period.last,
        state=RosterState.PUBLISHED,
        **{f"{act}_at": at for act in ("opened", "changed", "submitted", "approved", "published")},
        submitted_by=keeper,
        approved_by=director,
        published_by=keeper,
    )
    begins = period.first.month
    queues = [(shift, cycle(whose[begins:] + whose[:begins])) for shift, whose in shifts]
    DutyTurn.objects.bulk_create(
        DutyTurn(roster=roster, shift=shift, staff=next(queue), day=day, changed_at=at)
        for day in days_between(period.first, period.last)
        for shift, queue in queues
    )
