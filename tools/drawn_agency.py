"""An invented agency with weeks of all its units published, to measure by what is read across units
or over months: its sheet of a week, support for days at home, turns of people, exchanges of days.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import cycle, islice, product
from typing import Any, Final

from django.conf import settings
from django.test import Client
from django.urls import reverse

from accounts.models import User
from directives.tests.factories import make_in_force
from planning.people import Rank
from planning.time import Week
from rosters.tests.factories import NOW, WEEK
from support.enums import SupportPer, SupportRank
from support.services.proposals import open_proposal
from support.services.rates import add_rate
from support.values import RateTerms
from tests.factories import make_agency, make_staff, make_unit, make_user, moment
from tools.drawn_unit import CLAUSES, FAMILY, GIVEN, MIDDLE
from units.enums import Role
from units.models import Agency, Staff, Unit
from weeks.enums import Mode, RosterState
from weeks.models import Entry, WeeklyRoster

WEEKS: Final = 9
"""Up to the week that is planned: two months."""
ROTATION: Final = 3
"""Everybody comes every so many days."""


@dataclass(frozen=True, slots=True)
class DrawnAgency:
    """Browsers of who watches over the weeks and of a head, a proposal of support over all weeks,
    and of the units with so many people somebody who is at the office on the Monday.
    """

    overseer: Client
    head: Client
    proposal: int
    unit: Unit
    comers: dict[int, Staff]

    def bare(self) -> Any:
        return self.overseer.get("/healthz/live")

    def sheet(self) -> Any:
        return self.overseer.get(reverse("rosters:agency-week", args=[WEEK]))

    def support(self) -> Any:
        return self.overseer.get(reverse("support:proposal", args=[self.proposal]))

    def turns(self) -> Any:
        span = {"first": f"{WEEK.shifted(1 - WEEKS).monday}", "last": f"{WEEK.sunday}"}
        return self.overseer.get(reverse("reports:turns", args=[self.unit.pk]), span)

    def swaps(self, size: int) -> Any:
        where = [self.comers[size].pk, WEEK.monday]
        return self.head.get(reverse("swaps:persons-day", args=where))


def make_drawn_agency(units: int, people: int, sizes: Sequence[int]) -> DrawnAgency:
    """So many units of so many people, and one more of each of `sizes`; the clock stands at NOW."""
    agency = make_agency()
    keeper, director = (make_user(role, agency) for role in (Role.OFFICE, Role.DIRECTOR))
    first = WEEK.shifted(1 - WEEKS)
    _clauses(agency, keeper, first)
    made = [
        (make_unit(agency, f"Phòng Số {number}"), size)
        for number, size in enumerate([people] * units + [*sizes], start=1)
    ]
    staffed = [(unit, list(_people(unit, size))) for unit, size in made]
    for weeks in range(WEEKS):
        for unit, whose in staffed:
            _publish(unit, whose, first.shifted(weeks), (keeper, director))
    terms = RateTerms(
        rank=SupportRank.ALL,
        per=SupportPer.DAY,
        amount=50_000,
        decision="12/QĐ",
        first=first.monday,
        last=None,
    )
    add_rate(terms, by=keeper, at=NOW)
    proposal = open_proposal(first=first.monday, last=WEEK.sunday, by=keeper, at=NOW)
    settings.ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
    overseer, head = Client(), Client()
    overseer.force_login(keeper)
    head.force_login(_head_of(unit for unit, _whose in staffed[units:]))
    comers = {
        size: whose[-_last_comer(size)]
        for size, (_unit, whose) in zip(sizes, staffed[units:], strict=True)
    }
    return DrawnAgency(overseer, head, proposal.pk, staffed[-1][0], comers)


def _clauses(agency: Agency, keeper: User, first: Week) -> None:
    clauses = tuple(
        {"kind": kind, "params": params, "item": f"khoản {number}"}
        for number, (kind, params) in enumerate(CLAUSES, start=1)
    )
    begins = moment(f"{first.monday} 00:00")
    make_in_force(agency, keeper, clauses=clauses, effective_from=begins, effective_to=None)


def _head_of(units: Iterable[Unit]) -> User:
    """Of all of them."""
    first, *others = units
    user = make_user(Role.HEAD, unit=first)
    for unit in others:
        user.grants.create(agency=unit.agency, unit=unit, role=Role.HEAD, first=date(2025, 1, 1))
    return user


def _people(unit: Unit, number: int) -> Iterator[Staff]:
    names = islice(cycle(" ".join(parts) for parts in product(FAMILY, MIDDLE, GIVEN)), number)
    for place, name in enumerate(names):
        yield make_staff(unit, name, Rank.HEAD if place == 0 else Rank.STAFF)


def _publish(unit: Unit, people: Sequence[Staff], week: Week, by: tuple[User, User]) -> None:
    keeper, director = by
    acts = ("opened", "changed", "submitted", "approved", "published")
    at: datetime = NOW
    roster = WeeklyRoster.objects.create(
        agency=unit.agency,
        unit=unit,
        monday=week.monday,
        state=RosterState.PUBLISHED,
        **{f"{act}_at": at for act in acts},
        submitted_by=keeper,
        approved_by=director,
        published_by=keeper,
    )
    Entry.objects.bulk_create(
        Entry(
            roster=roster,
            staff=person,
            day=week.monday + timedelta(days=day),
            morning=mode,
            afternoon=mode,
        )
        for place, person in enumerate(people)
        for day in range(5)
        for mode in (_mode(place, day),)
    )


def _mode(place: int, day: int) -> Mode:
    return Mode.REMOTE if (place + day) % ROTATION else Mode.ON_SITE


def _last_comer(size: int) -> int:
    """How far from the end of so many people the last stands who comes on the Monday."""
    return next(back for back in range(1, ROTATION + 1) if _mode(size - back, 0) is Mode.ON_SITE)
