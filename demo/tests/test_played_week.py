"""The week with 24 November in it, played once: its counts, its sick call, its month of duty."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from demo.cast import the_agency
from demo.counts import counts_of
from demo.duty import duty_periods
from demo.play import is_played, play
from demo.tests.test_play import COUNTS
from duties.enums import DutyPeriod, TurnState
from duties.models import DutyRoster, DutyTurn, SwapRequest
from duties.selectors.sheets import duty_sheet
from duties.selectors.standing import standing_turns
from duties.selectors.substitutes import substitute_of
from duties.sheets.judging import findings_of
from notices.models import Run
from rosters.models import Disruption
from swaps.enums import SwapState
from units.enums import Role
from units.models import Staff
from weeks.enums import Mode, RosterState
from weeks.models import Entry
from weeks.selectors.sheets import sheet_of

pytestmark = pytest.mark.lengthy


@pytest.fixture(scope="module")
def told(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[list[str]]:
    """What the play said. It is played once for all tests here: they only look."""
    lines: list[str] = []
    with django_db_blocker.unblock(), transaction.atomic():
        play(date(2026, 11, 22), tell=lines.append)
        yield lines
        transaction.set_rollback(True)


@pytest.mark.one_database
def test_it_comes_to_the_same_counts(told: list[str]) -> None:
    assert counts_of() == COUNTS
    assert is_played()


def test_a_week_in_two_months_has_what_is_left_of_the_first_and_the_whole_second() -> None:
    rest, december = duty_periods(date(2026, 11, 30))

    assert (rest.kind, rest.first, rest.last) == (
        DutyPeriod.FREE,
        date(2026, 11, 30),
        date(2026, 11, 30),
    )
    assert (december.first, december.last) == (date(2026, 12, 1), date(2026, 12, 31))
    assert [one.kind for one in duty_periods(date(2026, 11, 23))] == [DutyPeriod.MONTH]


def test_the_month_is_filled_the_week_follows_it_and_the_list_is_made_of_it(
    told: list[str],
) -> None:
    monday = date(2026, 11, 23)
    week = [monday + timedelta(days=number) for number in range(7)]
    [roster] = DutyRoster.objects.select_related("agency", "unit")
    assert findings_of(duty_sheet(roster)).faults == ()
    on_duty = Counter(
        DutyTurn.objects.filter(day__in=week)
        .exclude(state=TurnState.ABSENT)
        .values_list("shift__post__name", flat=True)
    )
    # 24/11 is a holiday: three days of rest and holiday in the week
    assert on_duty == {
        "Trực lãnh đạo": 7,
        "Trực ban": 7,
        "Bảo vệ": 14,
        "Văn thư": 3,
        "Lái xe": 3,
    }
    planned = DutyTurn.objects.filter(
        day__in=week, shift__post__name="Trực ban", state=TurnState.PLANNED
    )
    shown = Entry.objects.filter(
        roster__unit__code="vp", roster__state="published", morning=Mode.ON_DUTY, is_rostered=True
    )
    guards = DutyTurn.objects.filter(shift__post__name="Bảo vệ").select_related("shift")
    nights = {(turn.staff_id, turn.day) for turn in guards if turn.shift.begins == 18 * 60}
    assert not [one for one in guards if (one.staff_id, one.day - timedelta(days=1)) in nights]
    assert set(planned.values_list("staff", "day")) <= set(shown.values_list("staff", "day"))
    _expect_the_swap(monday)
    _expect_the_sick_call(monday)


def test_a_sick_call_after_the_publication_is_told_mended_and_right_in_the_list(
    told: list[str],
) -> None:
    [disruption] = Disruption.objects.all()
    unit, [ill] = disruption.roster.unit, [row[0] for row in disruption.happened]
    run = Run.objects.get(kind=Run.Kind.DAILY_LIST)
    [listed] = [one for one in run.facts["units"] if one["name"] == unit.name]
    assert disruption.closed_at is not None
    assert disruption.repair["proven"] is True
    assert [row[0] for row in disruption.repair["mendings"]] == [
        person["name"] for person in listed["leaders"]
    ]
    assert ill not in [person["name"] for person in (*listed["leaders"], *listed["others"])]
    assert Run.objects.get(kind=Run.Kind.DISRUPTED).deliveries.count() >= 2
    assert any("báo nghỉ sau khi lịch đã công bố" in line for line in told)
    assert any("sửa bằng 1 thay đổi, ít nhất có thể" in line for line in told)


def test_whoever_reads_their_own_week_comes_once_and_the_week_holds(told: list[str]) -> None:
    own = Staff.objects.filter(agency=the_agency(), user__isnull=False, user__grants=None)
    there = Entry.objects.filter(roster__state=RosterState.PUBLISHED, morning=Mode.ON_SITE)

    assert own
    for one in own:
        days = there.filter(staff=one)
        assert days
        assert days[0].day > date(2026, 11, 23)
        assert sheet_of(days[0].roster).blocking == ()


def _expect_the_swap(monday: date) -> None:
    """Two leaders have each other's turn, and the Director approved it."""
    [swap] = SwapRequest.objects.select_related("turn", "given", "ended_by")
    assert swap.given is not None
    assert swap.ended_by is not None
    roles = set(swap.ended_by.grants.values_list("role", flat=True))
    held = [(turn.staff_id, turn.planned_for_id, turn.state) for turn in (swap.turn, swap.given)]

    assert (swap.state, roles) == (SwapState.DONE, {Role.DIRECTOR})
    assert held == [
        (swap.taker_id, swap.asker_id, TurnState.SWAPPED),
        (swap.asker_id, swap.taker_id, TurnState.SWAPPED),
    ]
    assert monday <= swap.turn.day < swap.given.day


def _expect_the_sick_call(monday: date) -> None:
    """The list of the Monday is the roster as it stands, with the substitute in it."""
    [absent] = DutyTurn.objects.filter(state=TurnState.ABSENT).select_related("shift__post")
    substitute = substitute_of(absent)
    assert substitute is not None
    today = Run.objects.get(kind=Run.Kind.DAILY_LIST).facts["duty"][0]
    listed = {
        (crew["post"], crew["begins"]): [one["name"] for one in crew["people"]]
        for crew in today["crews"]
    }

    assert listed == {
        (turn.post, turn.begins): [turn.name]
        for turn in standing_turns(the_agency(), monday, monday)
    }
    assert listed[absent.shift.post.name, absent.shift.begins] == [substitute.staff.full_name]
