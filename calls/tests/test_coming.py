"""Coming in for urgent work: who asks, who decides, what the rules say, and where it shows."""

from datetime import timedelta

import pytest

from audit.models import Event
from calls.enums import ComingState, DayHalves
from calls.errors import (
    AskedAlready,
    AwayOnCall,
    CallBreaks,
    CallDayOver,
    CallDayTooFar,
    DecidedAlready,
    NoSuchCall,
    OwnComing,
    RemarkNeeded,
    ThereAnyway,
    WhyNeeded,
)
from calls.models import ComingRequest
from calls.services.coming import (
    admit_at_the_door,
    approve_coming,
    ask_to_come,
    cancel_coming,
    refuse_coming,
    withdraw_coming,
)
from calls.tests.factories import (
    AT,
    MONDAY,
    TUESDAY,
    WEDNESDAY,
    CallHouse,
    asked,
    make_calls,
    user_of,
)
from rosters.selectors.day import people_on
from tests.factories import make_absence, make_staff, make_unit, make_user
from units.enums import Role
from units.models import Staff
from weeks.enums import Since
from weeks.errors import NotAllowed
from weeks.models import DutyState

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> CallHouse:
    return make_calls()


def states(staff: Staff) -> list[tuple[object, ...]]:
    rows = DutyState.objects.filter(staff=staff)
    return list(rows.values_list("day", "morning", "afternoon", "reason"))


def test_approved_in_one_press_it_stands_in_the_week_with_a_number(house: CallHouse) -> None:
    request = asked(house.an)
    assert states(house.an) == []

    done = approve_coming(request.pk, remark="", by=house.head, at=AT)

    assert (done.state, done.printed_number, done.decided_by) == (
        ComingState.APPROVED,
        "001/2026",
        house.head,
    )
    assert states(house.an) == [(WEDNESDAY, False, True, "urgent")]
    (unit,) = people_on(house.office.agency, WEDNESDAY).units
    assert [(one.name, one.since) for one in unit.on_site] == [
        (house.office.leader.full_name, None),
        (house.an.full_name, Since.CALLED),
    ]


def test_numbers_are_counted_in_an_agency_and_a_year(house: CallHouse) -> None:
    first = approve_coming(asked(house.an).pk, remark="", by=house.head, at=AT)
    second = approve_coming(asked(house.an, TUESDAY).pk, remark="", by=house.head, at=AT)
    cancel_coming(second.pk, reason="Không cần nữa", by=house.head, at=AT)
    third = approve_coming(asked(house.an, TUESDAY).pk, remark="", by=house.head, at=AT)
    other = make_calls()
    elsewhere = approve_coming(asked(other.an).pk, remark="", by=other.head, at=AT)

    numbers = [one.printed_number for one in (first, second, third, elsewhere)]
    assert numbers == ["001/2026", "002/2026", "003/2026", "001/2026"]


def test_an_order_that_binds_keeps_a_third_person_away(house: CallHouse) -> None:
    """Two of six may be there: the head and one more."""
    approve_coming(asked(house.an).pk, remark="", by=house.head, at=AT)
    request = asked(house.bao)

    with pytest.raises(CallBreaks, match="vượt quá"):
        approve_coming(request.pk, remark="Rất cần", by=house.head, at=AT)

    assert ComingRequest.objects.get(pk=request.pk).state == ComingState.WAITING
    assert states(house.bao) == []


def test_a_cap_of_a_day_counts_who_comes_in_either_half(house: CallHouse) -> None:
    approve_coming(asked(house.an).pk, remark="", by=house.head, at=AT)

    with pytest.raises(CallBreaks):
        approve_coming(
            asked(house.bao, halves=DayHalves.MORNING).pk, remark="", by=house.head, at=AT
        )


def test_a_warning_is_let_pass_with_a_remark() -> None:
    house = make_calls(
        {"kind": "headcount_cap", "params": {"n": 1}, "item": "khoản 9", "binding": "advice"}
    )
    request = asked(house.an)

    with pytest.raises(RemarkNeeded, match="Khoản 9"):
        approve_coming(request.pk, remark=" ", by=house.head, at=AT)
    done = approve_coming(request.pk, remark="Hồ sơ đến hạn", by=house.head, at=AT)

    assert done.remark == "Hồ sơ đến hạn"
    assert "Khoản 9" in done.warnings


def test_a_directive_that_does_not_name_urgent_work_keeps_people_at_home() -> None:
    house = make_calls(
        {
            "kind": "allowed_onsite_reasons",
            "params": {"reasons": ["classified", "leader-order"], "not_for_ranks": ["head"]},
            "item": "khoản 1",
        },
    )

    with pytest.raises(CallBreaks, match="Khoản 1"):
        approve_coming(asked(house.an).pk, remark="", by=house.head, at=AT)


def test_a_clause_that_lets_people_come_counts_them_as_a_leader_wants() -> None:
    """The finance department of 2021: come when the head agrees."""
    house = make_calls(
        {
            "kind": "allowed_onsite_reasons",
            "params": {"reasons": ["classified", "leader-order"], "not_for_ranks": ["head"]},
            "item": "khoản 1",
        },
        {
            "kind": "obligation",
            "params": {"topic": "coming", "text": "Có việc đột xuất thì báo cáo Trưởng phòng."},
            "item": "khoản 2",
        },
    )

    approve_coming(asked(house.an).pk, remark="", by=house.head, at=AT)

    assert states(house.an) == [(WEDNESDAY, False, True, "leader-order")]


def test_the_deputy_and_the_office_decide_as_well(house: CallHouse) -> None:
    first = approve_coming(asked(house.an).pk, remark="", by=house.deputy, at=AT)
    second = approve_coming(asked(house.an, TUESDAY).pk, remark="", by=house.office.office, at=AT)

    assert [first.decided_by, second.decided_by] == [house.deputy, house.office.office]


def test_nobody_decides_about_themselves_or_another_unit(house: CallHouse) -> None:
    own = asked(house.office.deputy)
    with pytest.raises(OwnComing):
        approve_coming(own.pk, remark="", by=house.deputy, at=AT)
    with pytest.raises(NotAllowed):
        approve_coming(asked(house.an).pk, remark="", by=user_of(house.an), at=AT)
    stranger = make_user(Role.HEAD, unit=make_unit(house.office.agency))
    with pytest.raises(NoSuchCall):
        approve_coming(own.pk, remark="", by=stranger, at=AT)
    with pytest.raises(NoSuchCall):
        refuse_coming(own.pk, reason="Không", by=house.colleague, at=AT)


def test_it_is_refused_in_words_and_decided_once(house: CallHouse) -> None:
    request = asked(house.an)
    with pytest.raises(WhyNeeded):
        refuse_coming(request.pk, reason=" ", by=house.head, at=AT)

    refuse_coming(request.pk, reason="Làm từ xa được", by=house.head, at=AT)

    with pytest.raises(DecidedAlready):
        approve_coming(request.pk, remark="", by=house.deputy, at=AT)
    assert ComingRequest.objects.get(pk=request.pk).remark == "Làm từ xa được"


def test_who_asked_takes_it_back_until_it_is_decided(house: CallHouse) -> None:
    request = asked(house.an)
    with pytest.raises(NotAllowed):
        withdraw_coming(request.pk, by=house.head, at=AT)
    withdraw_coming(request.pk, by=user_of(house.an), at=AT)
    again = asked(house.an)
    approve_coming(again.pk, remark="", by=house.head, at=AT)

    with pytest.raises(DecidedAlready):
        withdraw_coming(again.pk, by=user_of(house.an), at=AT)


def test_a_day_is_asked_for_once_at_a_time(house: CallHouse) -> None:
    request = asked(house.an)
    with pytest.raises(AskedAlready):
        asked(house.an, halves=DayHalves.MORNING)
    approve_coming(request.pk, remark="", by=house.head, at=AT)
    with pytest.raises(AskedAlready):
        asked(house.an, halves=DayHalves.WHOLE)

    assert asked(house.an, halves=DayHalves.MORNING).is_waiting


def test_who_is_there_or_away_needs_no_leave_to_come(house: CallHouse) -> None:
    leader = house.office.leader
    with pytest.raises(ThereAnyway):
        asked(leader)
    make_absence(house.an, WEDNESDAY)
    with pytest.raises(AwayOnCall):
        asked(house.an)


@pytest.mark.parametrize(
    ("day", "refusal"),
    [(MONDAY - timedelta(days=3), CallDayOver), (MONDAY + timedelta(days=32), CallDayTooFar)],
)
def test_only_days_near_ahead_are_asked_for(
    house: CallHouse, day: object, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        asked(house.an, day)  # type: ignore[arg-type]  # one of the dates above


def test_what_was_approved_can_be_cancelled_in_words(house: CallHouse) -> None:
    request = approve_coming(asked(house.an).pk, remark="", by=house.head, at=AT)

    done = cancel_coming(request.pk, reason="Đã xử lý xong", by=house.head, at=AT)

    assert (done.state, done.printed_number) == (ComingState.CANCELLED, "001/2026")
    assert states(house.an) == []


def test_a_head_lets_somebody_in_at_the_door(house: CallHouse) -> None:
    done = admit_at_the_door(
        house.bao,
        day=MONDAY,
        halves=DayHalves.WHOLE,
        reason="Mất mạng ở nhà",
        remark="",
        by=house.head,
        at=AT,
    )

    assert (done.state, done.asked_by, done.decided_by) == ("approved", house.head, house.head)
    assert states(house.bao) == [(MONDAY, True, True, "urgent")]


def test_at_the_door_too_the_rules_hold_and_others_people_are_unknown(house: CallHouse) -> None:
    approve_coming(asked(house.an, MONDAY).pk, remark="", by=house.head, at=AT)
    with pytest.raises(CallBreaks):
        admit_at_the_door(
            house.bao,
            day=MONDAY,
            halves=DayHalves.AFTERNOON,
            reason="Gấp",
            remark="",
            by=house.head,
            at=AT,
        )
    assert ComingRequest.objects.count() == 1
    stranger = make_staff(make_unit(house.office.agency), "Mai Văn Lạ")
    with pytest.raises(NoSuchCall):
        admit_at_the_door(
            stranger,
            day=MONDAY,
            halves=DayHalves.WHOLE,
            reason="Gấp",
            remark="",
            by=house.head,
            at=AT,
        )


def test_a_unit_without_a_roster_is_not_judged() -> None:
    house = make_calls(is_published=False)
    done = approve_coming(asked(house.an).pk, remark="", by=house.head, at=AT)

    assert (done.state, done.warnings, done.called_as) == ("approved", "", "urgent")


def test_each_step_is_on_record_without_losing_why(house: CallHouse) -> None:
    request = asked(house.an)
    approve_coming(request.pk, remark="Đồng ý", by=house.head, at=AT)

    events = Event.objects.filter(action__startswith="calls.").order_by("pk")
    assert [(one.action, one.reason, one.after["number"]) for one in events] == [
        ("calls.ask-to-come", "Ký hồ sơ gấp", None),
        ("calls.coming-approved", "Đồng ý", "001/2026"),
    ]


def test_who_is_not_on_the_staff_asks_for_nobody(house: CallHouse) -> None:
    with pytest.raises(NotAllowed):
        ask_to_come(
            day=WEDNESDAY, halves=DayHalves.WHOLE, reason="Gấp", by=house.office.director, at=AT
        )
