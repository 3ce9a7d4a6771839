"""The demo agency has its duty planned for the month, and the week follows it."""

from collections import Counter
from datetime import date, timedelta

import pytest

from demo.cast import the_agency
from demo.duty import duty_periods
from demo.play import play
from duties.enums import DutyPeriod, SwapState, TurnState
from duties.models import DutyRoster, DutyTurn, SwapRequest
from duties.selectors.sheets import duty_sheet
from duties.selectors.standing import standing_turns
from duties.selectors.substitutes import substitute_of
from duties.sheets.judging import findings_of
from notices.models import Run
from units.enums import Role
from weeks.enums import Mode
from weeks.models import Entry

pytestmark = [pytest.mark.django_db, pytest.mark.lengthy]


def test_a_week_in_two_months_has_what_is_left_of_the_first_and_the_whole_second() -> None:
    rest, december = duty_periods(date(2026, 11, 30))

    assert (rest.kind, rest.first, rest.last) == (
        DutyPeriod.FREE,
        date(2026, 11, 30),
        date(2026, 11, 30),
    )
    assert (december.first, december.last) == (date(2026, 12, 1), date(2026, 12, 31))
    assert [one.kind for one in duty_periods(date(2026, 11, 23))] == [DutyPeriod.MONTH]


def test_the_month_is_filled_the_week_follows_it_and_the_list_is_made_of_it() -> None:
    play(date(2026, 11, 22), tell=lambda line: None)

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
