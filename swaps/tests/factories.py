"""A unit whose week is published, with people at the office on different days, for tests of
exchanges.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from accounts.models import User
from calls.tests.factories import account, user_of
from rosters.services import approve_roster, publish_roster, submit_roster
from rosters.tests.factories import MONDAY, NOW, Office, lawful, lawful_office, put, seen
from swaps.models import DaySwap
from swaps.services.days import accept_day_swap, ask_day_swap
from swaps.values.offers import DayExchange
from tests.factories import moment
from units.models import Staff
from weeks.enums import Mode
from weeks.models import WeeklyRoster

TUESDAY, WEDNESDAY, THURSDAY = (MONDAY + timedelta(days=number) for number in (1, 2, 3))
AT = moment("2026-11-30 09:00")
"""Monday morning of the published week."""


@dataclass(frozen=True)
class SwapHouse:
    """Two of six may be at the office: the head always, and `an` on Tuesday, `bao` on Thursday,
    `chi` on Wednesday.
    """

    office: Office
    roster: WeeklyRoster
    an: Staff
    bao: Staff
    chi: Staff

    @property
    def head(self) -> User:
        return self.office.head

    @property
    def wish(self) -> DayExchange:
        return DayExchange(self.an.pk, TUESDAY, self.bao.pk, THURSDAY)

    def asked(self, at: datetime = AT) -> DaySwap:
        return ask_day_swap(self.an, self.wish, reason="Họp phụ huynh", by=user_of(self.an), at=at)

    def agreed(self, at: datetime = AT) -> DaySwap:
        return accept_day_swap(self.asked(at).pk, by=user_of(self.bao), at=at)


def make_swaps(*, deputy_leads: date | None = None) -> SwapHouse:
    """On the day on which the deputy leads, the head stays at home."""
    office = lawful_office()
    roster = lawful(office)
    if deputy_leads:
        put(roster, office.leader, Mode.REMOTE, deputy_leads, by=office.head)
        put(roster, office.deputy, Mode.ON_SITE, deputy_leads, by=office.head)
    an, bao, chi = office.staff[:3]
    for staff, day in ((an, TUESDAY), (bao, THURSDAY), (chi, WEDNESDAY)):
        account(staff)
        put(roster, staff, Mode.ON_SITE, day, by=office.head)
    submit_roster(roster.pk, by=office.head, at=NOW, seen=seen(roster))
    approve_roster(roster.pk, by=office.director, at=NOW, seen=seen(roster))
    publish_roster(roster.pk, by=office.office, at=NOW, seen=seen(roster))
    return SwapHouse(office=office, roster=roster, an=an, bao=bao, chi=chi)
