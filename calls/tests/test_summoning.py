"""Calling people: whom, what the rules say of it, who answers what, who came."""

from datetime import date, time, timedelta

import pytest

from audit.models import Event
from calls.enums import DayHalves, SummonsAnswer
from calls.errors import (
    AnswerTooLate,
    AwayOnCall,
    CallBreaks,
    CalledOff,
    NobodyCalled,
    NoSuchCall,
    PresentTooLate,
    SummonsOver,
    WhyNeeded,
)
from calls.models import SummonedPerson, Summons
from calls.selectors.choosing import chosen_people
from calls.services.coming import approve_coming
from calls.services.summoning import (
    CallWish,
    answer_summons,
    call_off,
    call_people,
    mark_came,
)
from calls.tests.factories import AT, TUESDAY, WEDNESDAY, CallHouse, asked, make_calls, user_of
from calls.values.choosing import CallCandidate, fewest_who_fit
from planning.people import Rank
from tests.factories import make_absence, make_staff, make_unit, moment
from units.models import Position, Staff
from weeks.errors import NotAllowed
from weeks.models import DutyState


def wish(day: date = TUESDAY, **other: object) -> CallWish:
    given: dict[str, object] = {
        "day": day,
        "halves": DayHalves.WHOLE,
        "present_by": time(9, 30),
        "reason": "Kiểm đếm hồ sơ",
        "place": "Phòng họp 2",
        "answer_by": moment("2026-11-30 16:00"),
        **other,
    }
    return CallWish(**given)  # type: ignore[arg-type]  # as the class has them


def called(house: CallHouse, *people: Staff) -> Summons:
    return call_people(people or (house.an,), wish(), seal="", by=house.head, at=AT)


def states(staff: Staff) -> list[tuple[object, ...]]:
    rows = DutyState.objects.filter(staff=staff)
    return list(rows.values_list("day", "morning", "afternoon", "reason"))


def candidate(number: int, *skills: str, called: int = 0, there: int = 0) -> CallCandidate:
    return CallCandidate(
        staff_id=number, skills=frozenset(skills), burden=(called, there), place=number
    )


def test_one_who_can_do_both_is_called_before_two() -> None:
    people = [candidate(1, "driver"), candidate(2, "clerk"), candidate(3, "driver", "clerk")]

    found = fewest_who_fit(people, skills=("driver", "clerk"), count=1)

    assert [one.staff_id for one in found] == [3]


def test_of_groups_of_a_size_the_one_called_least_comes() -> None:
    people = [
        candidate(1, "driver", called=2),
        candidate(2, "driver", there=4),
        candidate(3, "driver", there=1),
        candidate(4),
    ]

    assert [one.staff_id for one in fewest_who_fit(people, skills=("driver",), count=1)] == [3]
    assert [one.staff_id for one in fewest_who_fit(people, skills=(), count=2)] == [4, 3]
    assert fewest_who_fit(people, skills=("clerk",), count=1) == ()


pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> CallHouse:
    return make_calls()


def test_who_says_yes_stands_in_the_week_at_once(house: CallHouse) -> None:
    person = called(house).people.get()
    assert states(house.an) == []

    answer_summons(person.pk, SummonsAnswer.COMING, by=user_of(house.an), at=AT)

    assert states(house.an) == [(TUESDAY, True, True, "leader-order")]


def test_who_cannot_come_says_why_and_may_change_their_mind(house: CallHouse) -> None:
    person = called(house).people.get()
    an = user_of(house.an)
    answer_summons(person.pk, SummonsAnswer.COMING, by=an, at=AT)
    with pytest.raises(WhyNeeded):
        answer_summons(person.pk, SummonsAnswer.UNABLE, why=" ", by=an, at=AT)

    answer_summons(person.pk, SummonsAnswer.UNABLE, why="Con ốm", by=an, at=AT)

    assert SummonedPerson.objects.get().why_unable == "Con ốm"
    assert states(house.an) == []


def test_an_order_that_binds_counts_everybody_called(house: CallHouse) -> None:
    """Two of six may be there: the head and one more."""
    with pytest.raises(CallBreaks, match="vượt quá"):
        called(house, house.an, house.bao)
    called(house)
    with pytest.raises(CallBreaks):
        called(house, house.bao)
    with pytest.raises(CallBreaks):
        approve_coming(asked(house.bao, TUESDAY).pk, remark="", by=house.head, at=AT)


def test_who_cannot_come_leaves_the_place_to_another(house: CallHouse) -> None:
    person = called(house).people.get()
    answer_summons(person.pk, SummonsAnswer.UNABLE, why="Ốm", by=user_of(house.an), at=AT)

    assert called(house, house.bao).people.get().staff == house.bao


def test_who_telephoned_answers_for_somebody_and_nobody_else_does(house: CallHouse) -> None:
    person = called(house).people.get()
    with pytest.raises(NoSuchCall):
        answer_summons(person.pk, SummonsAnswer.COMING, by=house.colleague, at=AT)

    answer_summons(person.pk, SummonsAnswer.COMING, by=house.deputy, at=AT)

    assert SummonedPerson.objects.get().answered_by == house.deputy


def test_coming_is_noted_and_is_an_answer(house: CallHouse) -> None:
    person = called(house).people.get()
    with pytest.raises(NotAllowed):
        mark_came(person.pk, time(9, 20), by=user_of(house.an), at=AT)

    mark_came(person.pk, time(9, 20), by=house.office.office, at=moment("2026-12-01 09:21"))

    row = SummonedPerson.objects.get()
    assert (row.came, row.answer, row.marked_by) == (time(9, 20), "coming", house.office.office)
    assert states(house.an) == [(TUESDAY, True, True, "leader-order")]


def test_called_off_everybody_stays_at_home(house: CallHouse) -> None:
    summons = called(house)
    person = summons.people.get()
    answer_summons(person.pk, SummonsAnswer.COMING, by=user_of(house.an), at=AT)
    with pytest.raises(WhyNeeded):
        call_off(summons.pk, reason="", by=house.head, at=AT)

    call_off(summons.pk, reason="Hoãn", by=house.head, at=AT)

    assert states(house.an) == []
    with pytest.raises(CalledOff):
        answer_summons(person.pk, SummonsAnswer.COMING, by=user_of(house.an), at=AT)


def test_answers_end_with_the_day(house: CallHouse) -> None:
    person = called(house).people.get()
    with pytest.raises(SummonsOver):
        answer_summons(
            person.pk, SummonsAnswer.COMING, by=user_of(house.an), at=moment("2026-12-02 08:00")
        )


def test_people_are_called_in_time_and_within_reach(house: CallHouse) -> None:
    who = (house.an,)
    with pytest.raises(NobodyCalled):
        call_people((), wish(), seal="", by=house.head, at=AT)
    with pytest.raises(PresentTooLate):
        call_people(who, wish(present_by=time(14)), seal="", by=house.head, at=AT)
    late = wish(answer_by=moment("2026-12-01 10:00"))
    stranger = make_staff(make_unit(house.office.agency), "Mai Văn Lạ")
    with pytest.raises(AnswerTooLate):
        call_people(who, late, seal="", by=house.head, at=AT)
    with pytest.raises(NoSuchCall):
        call_people((stranger,), wish(), seal="", by=house.head, at=AT)
    make_absence(house.an, TUESDAY)
    with pytest.raises(AwayOnCall):
        call_people(who, wish(), seal="", by=house.head, at=AT)
    assert not Summons.objects.exists()


def test_the_fewest_who_fit_are_those_at_home_who_were_called_least(house: CallHouse) -> None:
    """An was called before; of Bảo and Chi, who both drive, Bảo comes first by name."""
    unit, chi = house.office.unit, house.office.staff[2]
    for one in (house.an, house.bao, chi):
        Position.objects.filter(staff=one).update(roles=["driver"])
    approve_coming(asked(house.an, TUESDAY).pk, remark="", by=house.head, at=AT)

    found = chosen_people([unit], WEDNESDAY, DayHalves.WHOLE, skills=["driver"], count=2)

    assert [one.pk for one in found] == [house.bao.pk, chi.pk]
    assert Position.objects.get(staff=house.office.leader).rank == Rank.HEAD
    leading = chosen_people([unit], WEDNESDAY, DayHalves.WHOLE, skills=["leads"], count=1)
    assert [one.pk for one in leading] == [house.office.deputy.pk]


def test_each_step_is_on_record(house: CallHouse) -> None:
    summons = called(house)
    person = summons.people.get()
    answer_summons(person.pk, SummonsAnswer.COMING, by=user_of(house.an), at=AT)
    mark_came(person.pk, time(9), by=house.head, at=AT + timedelta(days=1))
    call_off(summons.pk, reason="Xong việc", by=house.head, at=AT + timedelta(days=1))

    found = Event.objects.filter(action__startswith="calls.").order_by("pk")
    assert list(found.values_list("action", flat=True)) == [
        "calls.summon",
        "calls.answer-summons",
        "calls.mark-came",
        "calls.call-off",
    ]
