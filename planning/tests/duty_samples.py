"""One rule about turns of duty for every parameter that changes a verdict."""

from planning.duty.day import DayClass
from planning.people import NamedPerson
from planning.plan import Work
from planning.rules.duty_apart import DutyApart, DutyTogether
from planning.rules.duty_away import DutyAway
from planning.rules.duty_mix import DutyMix
from planning.rules.duty_pairing import DutyPairing
from planning.rules.duty_quota import DutyQuota, QuotaSpan
from planning.rules.duty_remote import DutyRemote
from planning.rules.duty_rest import DutyRest
from planning.rules.duty_spacing import DutySpacing
from planning.rules.duty_unit_cap import DutyUnitCap
from planning.rules.duty_weekly import DutyWeekly
from planning.rules.holiday_turn import HolidayTurn
from planning.rules.named_apart import NamedApart
from planning.rules.newcomer_duty import NewcomerDuty
from planning.rules.turn_rule import TurnRule
from planning.rules.weekend_gap import WeekendGap
from planning.rules.weekend_quota import WeekendQuota
from planning.tests.drawing import C1

OFFICERS, TEAMS = frozenset({"officer"}), frozenset({"team-1", "team-2"})
LEAVE, MISSION = frozenset({Work.LEAVE}), frozenset({Work.MISSION})
PAIR = (NamedPerson("An", "An"), NamedPerson("Binh", "Bình"))

TURNED: tuple[TurnRule, ...] = (
    DutyRest(clause=C1),
    DutyRest(clause=C1, hours=12),
    DutyRest(clause=C1, hours=40),
    DutyRest(clause=C1, night_hours=24),
    DutyRest(clause=C1, hours=24, kinds=OFFICERS),
    DutyRest(clause=C1, hours=24, on_site_only=True),
    DutyAway(clause=C1, states=LEAVE),
    DutyAway(clause=C1, states=LEAVE | MISSION),
    DutyAway(clause=C1, states=MISSION, kinds=frozenset({"guard"})),
    DutyQuota(clause=C1, most=1, span=QuotaSpan.WEEK),
    DutyQuota(clause=C1, most=1, span=QuotaSpan.MONTH),
    DutyQuota(clause=C1, most=2, span=QuotaSpan.DAYS, days=3),
    DutyQuota(clause=C1, most=1, span=QuotaSpan.WEEK, nights_only=True),
    DutyQuota(clause=C1, most=0, classes=frozenset({DayClass.TET})),
    DutyQuota(clause=C1, most=1, kinds=OFFICERS, tags=frozenset({"team-1"})),
    WeekendQuota(clause=C1, most=0),
    WeekendQuota(clause=C1, most=1),
    WeekendQuota(clause=C1, most=0, kinds=OFFICERS),
    WeekendGap(clause=C1),
    WeekendGap(clause=C1, between=2, kinds=OFFICERS),
    HolidayTurn(clause=C1),
    HolidayTurn(clause=C1, classes=frozenset({DayClass.HOLIDAY})),
    HolidayTurn(clause=C1, kinds=OFFICERS),
    DutyApart(clause=C1, teams=TEAMS),
    DutyApart(clause=C1, teams=TEAMS, together=DutyTogether.SHIFT),
    DutyApart(clause=C1, teams=TEAMS, kinds=OFFICERS),
    NamedApart(clause=C1, pair=PAIR),
    NamedApart(clause=C1, pair=PAIR, together=DutyTogether.SHIFT),
    NamedApart(clause=C1, pair=PAIR, kinds=OFFICERS | {"leader"}),
    DutyUnitCap(clause=C1),
    DutyUnitCap(clause=C1, most=2),
    DutyUnitCap(clause=C1, kinds=OFFICERS),
    DutyWeekly(clause=C1),
    DutyWeekly(clause=C1, most=2, kinds=OFFICERS),
    DutyPairing(clause=C1),
    DutyPairing(clause=C1, kinds=OFFICERS, with_kinds=frozenset({"guard"})),
    DutyMix(clause=C1, groups=TEAMS),
    DutyMix(clause=C1, groups=TEAMS, together=DutyTogether.SHIFT),
    DutyMix(clause=C1, groups=TEAMS, kinds=OFFICERS),
    DutyRemote(clause=C1),
    DutyRemote(clause=C1, kinds=OFFICERS),
    NewcomerDuty(clause=C1),
    NewcomerDuty(clause=C1, kinds=OFFICERS),
    DutySpacing(clause=C1, days=2),
    DutySpacing(clause=C1, days=3, kinds=OFFICERS),
)
