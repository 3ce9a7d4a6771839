"""Colleagues change turns of duty."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from audit.models import Event
from directives.tests.factories import make_in_force
from duties.enums import SwapKind, TurnState
from duties.errors import (
    AbsentAlready,
    AwayThen,
    NoSuchTurn,
    NotQualified,
    SwapBreaks,
    SwapMisfit,
    SwapPending,
    TurnBegun,
)
from duties.models import DutyRoster, DutyTurn, SwapRequest
from duties.services.filing import approve_duty, submit_duty
from duties.services.lapsing import lapse_begun
from duties.services.publishing import amend_duty, publish_duty
from duties.services.sick_calls import mark_absent
from duties.services.swaps import (
    accept_swap,
    approve_swap,
    ask_swap,
    decline_swap,
    refuse_swap,
    set_swap_policy,
    withdraw_swap,
)
from duties.tests.factories import (
    DutyHouse,
    account,
    make_fit,
    make_house,
    published_duty,
    seen_duty,
    the_turn,
)
from duties.tests.test_life import REST
from rosters.errors import ReasonNeeded
from rosters.tests.factories import NOW
from swaps.enums import SwapLapse, SwapState
from swaps.errors import OwnSwap, SwapEnded
from tests.factories import (
    MONDAY,
    make_absence,
    make_agency,
    make_staff,
    make_unit,
    make_user,
    moment,
)
from units.enums import Role
from weeks.errors import NotAllowed
from weeks.models import DutyState

pytestmark = pytest.mark.django_db
TUESDAY = MONDAY + timedelta(days=1)


@pytest.fixture
def house() -> DutyHouse:
    """An has the day of Monday, Wednesday ..., Bảo that of Tuesday, Thursday ...; no leader has to
    approve.
    """
    house = make_house()
    published_duty(house)
    set_swap_policy(needs_approval=False, by=house.keeper, at=NOW)
    return house


def asked_for(house: DutyHouse, **fields: Any) -> SwapRequest:
    """An asks for their Monday."""
    given = {"kind": SwapKind.SWAP, "asked": house.bao, "reason": "Việc gia đình", **fields}
    turn = the_turn(house.an, MONDAY)
    return ask_swap(turn.pk, by=account(house.an), at=NOW, **given)


def accepted(house: DutyHouse, swap: SwapRequest, day: Any = TUESDAY) -> SwapRequest:
    return accept_swap(swap.pk, given_id=the_turn(house.bao, day).pk, by=account(house.bao), at=NOW)


def who_has(house: DutyHouse, day: Any) -> list[tuple[str, str, str]]:
    rows = DutyTurn.objects.filter(shift=house.day, day=day, roster__state="published")
    return [
        (row.staff.full_name, row.planned_for.full_name if row.planned_for else "", row.state)
        for row in rows.order_by("pk")
    ]


def test_two_colleagues_swap_and_both_turns_say_whose_they_were(house: DutyHouse) -> None:
    before = DutyRoster.objects.get()
    swap = accepted(house, asked_for(house))

    assert swap.state == SwapState.DONE
    assert who_has(house, MONDAY) == [("Tạ Đức Bảo", "Vũ Hoài An", "swapped")]
    assert who_has(house, TUESDAY) == [("Vũ Hoài An", "Tạ Đức Bảo", "swapped")]
    roster = DutyRoster.objects.get()
    assert roster.version == before.version + 1
    assert roster.content != before.content


def test_the_week_shows_who_has_the_turn_by_now(house: DutyHouse) -> None:
    accepted(house, asked_for(house))

    days = DutyState.objects.filter(staff=house.an).order_by("day").values_list("day", flat=True)
    assert list(days)[:2] == [TUESDAY, MONDAY + timedelta(days=2)]


def test_a_swap_is_on_record_with_both_turns_and_the_reason(house: DutyHouse) -> None:
    accepted(house, asked_for(house))

    event = Event.objects.get(action="duties.swap-turns")
    assert event.reason == "Việc gia đình"
    assert [(one["from"], one["to"]) for one in event.after["turns"]] == [
        (house.an.pk, house.bao.pk),
        (house.bao.pk, house.an.pk),
    ]
    assert set(
        Event.objects.filter(action__startswith="duties.").values_list("action", flat=True)
    ) >= {"duties.ask-swap", "duties.swap-agreed", "duties.swap-done"}


def test_a_turn_swapped_back_is_its_own_again(house: DutyHouse) -> None:
    accepted(house, asked_for(house))
    back = ask_swap(
        the_turn(house.bao, MONDAY).pk,
        kind=SwapKind.SWAP,
        asked=house.an,
        reason="",
        by=account(house.bao),
        at=NOW,
    )
    accept_swap(back.pk, given_id=the_turn(house.an, TUESDAY).pk, by=account(house.an), at=NOW)

    assert who_has(house, MONDAY) == [("Vũ Hoài An", "", "swapped")]


def test_taking_over_gives_nothing_back(house: DutyHouse) -> None:
    swap = asked_for(house, kind=SwapKind.TAKE)
    accept_swap(swap.pk, given_id=None, by=account(house.bao), at=NOW)

    assert who_has(house, MONDAY) == [("Tạ Đức Bảo", "Vũ Hoài An", "taken-over")]
    assert who_has(house, TUESDAY) == [("Tạ Đức Bảo", "", "planned")]


def test_a_turn_cannot_be_given_for_nothing_nor_nothing_for_a_turn(house: DutyHouse) -> None:
    swap = asked_for(house)
    with pytest.raises(SwapMisfit):
        accept_swap(swap.pk, given_id=None, by=account(house.bao), at=NOW)
    with pytest.raises(SwapMisfit):  # that is no turn of Bảo's
        accept_swap(swap.pk, given_id=the_turn(house.an, MONDAY).pk, by=account(house.bao), at=NOW)


def test_everybody_who_may_have_it_is_asked_and_the_first_has_it(house: DutyHouse) -> None:
    swap = asked_for(house, asked=None, kind=SwapKind.TAKE)
    chi = house.here.staff[2]  # on duty that night only
    accept_swap(swap.pk, given_id=None, by=account(house.bao), at=NOW)

    with pytest.raises(SwapEnded):
        accept_swap(swap.pk, given_id=None, by=account(chi), at=NOW)
    assert who_has(house, MONDAY) == [("Tạ Đức Bảo", "Vũ Hoài An", "taken-over")]


def test_who_was_not_asked_does_not_know_of_it(house: DutyHouse) -> None:
    swap = asked_for(house)
    stranger = make_staff(make_unit(house.agency, name="Phòng khác"), "Hồ Thị Lạ")

    for person in (house.here.staff[2], stranger):
        with pytest.raises(NoSuchTurn):
            accept_swap(swap.pk, given_id=None, by=account(person), at=NOW)


def test_who_is_not_qualified_is_neither_asked_nor_among_all(house: DutyHouse) -> None:
    stranger = make_staff(make_unit(house.agency, name="Phòng khác"), "Hồ Thị Lạ")
    with pytest.raises(NotQualified):
        asked_for(house, asked=stranger)
    swap = asked_for(house, asked=None)
    with pytest.raises(NoSuchTurn):
        accept_swap(swap.pk, given_id=None, by=account(stranger), at=NOW)


def test_another_agency_knows_of_no_turn(house: DutyHouse) -> None:
    swap = asked_for(house)
    elsewhere = make_user(Role.OFFICE, make_agency("Sở Y tế", code="so-y-te"))

    for act in (
        lambda: withdraw_swap(swap.pk, by=elsewhere, at=NOW),
        lambda: approve_swap(swap.pk, by=elsewhere, at=NOW),
        lambda: mark_absent(swap.turn_id, reason="", by=elsewhere, at=NOW),
    ):
        with pytest.raises(NoSuchTurn):
            act()


def test_who_is_away_takes_nothing(house: DutyHouse) -> None:
    swap = asked_for(house, kind=SwapKind.TAKE)
    make_absence(house.bao, MONDAY, MONDAY)

    with pytest.raises(AwayThen):
        accept_swap(swap.pk, given_id=None, by=account(house.bao), at=NOW)


def test_nobody_has_one_shift_twice(house: DutyHouse) -> None:
    make_fit(house.night.post, house.an)
    chi = house.here.staff[2]
    swap = asked_for(house, asked=chi)
    with pytest.raises(SwapMisfit):
        accept_swap(swap.pk, given_id=None, by=account(chi), at=NOW)
    own = the_turn(chi, MONDAY)

    done = accept_swap(swap.pk, given_id=own.pk, by=account(chi), at=NOW)
    assert done.state == SwapState.DONE


def test_a_turn_is_asked_for_once_at_a_time(house: DutyHouse) -> None:
    asked_for(house)
    with pytest.raises(SwapPending):
        asked_for(house, asked=None)


def test_nobody_asks_themselves(house: DutyHouse) -> None:
    with pytest.raises(OwnSwap):
        asked_for(house, asked=house.an)
    swap = asked_for(house, asked=None)
    with pytest.raises(OwnSwap):
        accept_swap(swap.pk, given_id=None, by=account(house.an), at=NOW)


def test_who_is_asked_by_name_may_say_no(house: DutyHouse) -> None:
    swap = decline_swap(asked_for(house).pk, remark=" Bận  họp ", by=account(house.bao), at=NOW)

    assert (swap.state, swap.remark) == (SwapState.DECLINED, "Bận họp")
    with pytest.raises(SwapEnded):
        accepted(house, swap)
    asked_for(house)


def test_what_was_asked_of_all_is_not_for_one_to_decline(house: DutyHouse) -> None:
    swap = asked_for(house, asked=None)
    with pytest.raises(NotAllowed):
        decline_swap(swap.pk, remark="", by=account(house.bao), at=NOW)


def test_who_asked_takes_it_back_and_a_colleague_does_not(house: DutyHouse) -> None:
    swap = asked_for(house)
    with pytest.raises(NotAllowed):
        withdraw_swap(swap.pk, by=account(house.bao), at=NOW)
    assert withdraw_swap(swap.pk, by=account(house.an), at=NOW).state == SwapState.WITHDRAWN
    with pytest.raises(SwapEnded):
        withdraw_swap(swap.pk, by=account(house.an), at=NOW)


def test_the_office_asks_for_somebody_ill_and_a_colleague_does_not(house: DutyHouse) -> None:
    turn = the_turn(house.an, MONDAY)
    given: dict[str, Any] = {"kind": SwapKind.TAKE, "asked": None, "reason": ""}
    with pytest.raises(NoSuchTurn):
        ask_swap(turn.pk, by=account(house.bao), at=NOW, **given)
    swap = ask_swap(turn.pk, by=house.keeper, at=NOW, **given)

    assert (swap.asker, swap.asked_by) == (house.an, house.keeper)


class TestApproval:
    """Where an agency wants that a leader approves, and without a word it does."""

    @pytest.fixture(autouse=True)
    def wanted(self, house: DutyHouse) -> None:
        set_swap_policy(needs_approval=True, by=house.keeper, at=NOW)

    def test_nothing_changes_before_the_leader_approves(self, house: DutyHouse) -> None:
        swap = accepted(house, asked_for(house))
        assert swap.state == SwapState.AGREED
        assert who_has(house, MONDAY) == [("Vũ Hoài An", "", "planned")]

        assert approve_swap(swap.pk, by=house.here.director, at=NOW).state == SwapState.DONE
        assert who_has(house, MONDAY) == [("Tạ Đức Bảo", "Vũ Hoài An", "swapped")]
        with pytest.raises(SwapEnded):
            approve_swap(swap.pk, by=house.here.director, at=NOW)

    def test_a_leader_refuses_in_words(self, house: DutyHouse) -> None:
        swap = accepted(house, asked_for(house))
        with pytest.raises(ReasonNeeded):
            refuse_swap(swap.pk, reason=" ", by=house.here.director, at=NOW)
        refused = refuse_swap(swap.pk, reason="Cần cả hai", by=house.here.director, at=NOW)

        assert (refused.state, refused.remark) == (SwapState.REFUSED, "Cần cả hai")
        assert who_has(house, MONDAY) == [("Vũ Hoài An", "", "planned")]

    def test_colleagues_approve_nothing(self, house: DutyHouse) -> None:
        swap = accepted(house, asked_for(house))
        for person in (house.an, house.bao):
            with pytest.raises(NotAllowed):
                approve_swap(swap.pk, by=account(person), at=NOW)
        with pytest.raises(NoSuchTurn):  # a clerk of a unit decides nothing of the agency's duty
            approve_swap(swap.pk, by=house.here.clerk, at=NOW)

    def test_who_takes_part_does_not_approve(self, house: DutyHouse) -> None:
        house.bao.user = house.here.director
        house.bao.save()
        swap = accepted(house, asked_for(house))

        with pytest.raises(OwnSwap):
            approve_swap(swap.pk, by=house.here.director, at=NOW)

    def test_what_has_become_impossible_is_not_approved(self, house: DutyHouse) -> None:
        swap = accepted(house, asked_for(house))
        make_absence(house.bao, MONDAY, MONDAY)

        with pytest.raises(AwayThen):
            approve_swap(swap.pk, by=house.here.director, at=NOW)
        swap.refresh_from_db()
        assert swap.state == SwapState.AGREED


def test_only_who_keeps_the_duty_says_whether_leaders_approve(house: DutyHouse) -> None:
    for user in (house.here.head, account(house.an)):
        with pytest.raises(NotAllowed):
            set_swap_policy(needs_approval=True, by=user, at=NOW)


class TestLapse:
    def test_when_the_shift_begins_it_is_too_late(self, house: DutyHouse) -> None:
        swap = asked_for(house)
        lapse_begun(house.agency, at=moment("2026-11-30 07:29"))
        swap.refresh_from_db()
        assert swap.state == SwapState.OPEN

        begun = moment("2026-11-30 07:30")
        with pytest.raises(TurnBegun):
            accept_swap(
                swap.pk,
                given_id=the_turn(house.bao, TUESDAY).pk,
                by=account(house.bao),
                at=begun,
            )
        lapse_begun(house.agency, at=begun)
        lapse_begun(house.agency, at=begun)
        swap.refresh_from_db()
        assert (swap.state, swap.lapse) == (SwapState.LAPSED, SwapLapse.BEGAN)
        assert Event.objects.filter(action="duties.swap-lapsed").count() == 1

    def test_what_is_agreed_lapses_when_either_turn_begins(self, house: DutyHouse) -> None:
        set_swap_policy(needs_approval=True, by=house.keeper, at=NOW)
        turn = the_turn(house.an, MONDAY + timedelta(days=4))
        swap = ask_swap(
            turn.pk,
            kind=SwapKind.SWAP,
            asked=house.bao,
            reason="",
            by=account(house.an),
            at=NOW,
        )
        accepted(house, swap)
        lapse_begun(house.agency, at=moment("2026-12-01 08:00"))

        swap.refresh_from_db()
        assert swap.lapse == SwapLapse.BEGAN

    def test_another_swap_of_the_turn_closes_it(self, house: DutyHouse) -> None:
        swap = asked_for(house)
        other = ask_swap(
            the_turn(house.bao, TUESDAY).pk,
            kind=SwapKind.SWAP,
            asked=house.an,
            reason="",
            by=account(house.bao),
            at=NOW,
        )
        accept_swap(other.pk, given_id=the_turn(house.an, MONDAY).pk, by=account(house.an), at=NOW)

        swap.refresh_from_db()
        assert (swap.state, swap.lapse) == (SwapState.LAPSED, SwapLapse.CHANGED)

    def test_a_new_version_closes_what_was_asked_of_the_old_one(self, house: DutyHouse) -> None:
        swap, here = asked_for(house), house.here
        draft = amend_duty(DutyRoster.objects.get().pk, by=house.keeper, at=NOW, reason="Đổi")
        submit_duty(draft.pk, by=house.keeper, at=NOW, seen=seen_duty(draft))
        approve_duty(draft.pk, by=here.director, at=NOW, seen=seen_duty(draft))
        publish_duty(draft.pk, by=house.keeper, at=NOW, seen=seen_duty(draft))

        swap.refresh_from_db()
        assert (swap.state, swap.lapse) == (SwapState.LAPSED, SwapLapse.CHANGED)


def test_an_amendment_under_way_takes_the_swap_over(house: DutyHouse) -> None:
    draft = amend_duty(DutyRoster.objects.get().pk, by=house.keeper, at=NOW, reason="Đổi")
    before = seen_duty(draft)
    accepted(house, asked_for(house))

    there = draft.turns.filter(shift=house.day, day__in=(MONDAY, TUESDAY)).order_by("day")
    assert [(turn.staff, turn.state) for turn in there] == [
        (house.bao, TurnState.SWAPPED),
        (house.an, TurnState.SWAPPED),
    ]
    assert seen_duty(draft).version == before.version + 1
    assert seen_duty(draft).content == DutyRoster.objects.get(state="published").content


def test_the_absent_swap_nothing(house: DutyHouse) -> None:
    turn = the_turn(house.an, MONDAY)
    mark_absent(turn.pk, reason="", by=house.keeper, at=NOW)
    with pytest.raises(AbsentAlready):
        asked_for(house)


def test_the_database_refuses_two_requests_about_one_turn(house: DutyHouse) -> None:
    swap = asked_for(house)
    swap.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        swap.save(force_insert=True)


@pytest.mark.parametrize("binding", ["order", "advice"])
def test_a_change_that_breaks_a_rule_is_refused_with_the_rule(
    house: DutyHouse, binding: str
) -> None:
    """By night on Monday and by day on Tuesday leaves an hour and a half of rest."""
    make_in_force(house.agency, house.keeper, clauses=({**REST, "binding": binding},))
    turn = DutyTurn.objects.get(shift=house.night, day=MONDAY)
    swap = ask_swap(
        turn.pk, kind=SwapKind.TAKE, asked=house.bao, reason="", by=account(turn.staff), at=NOW
    )

    with pytest.raises(SwapBreaks, match="khoản 3"):
        accept_swap(swap.pk, given_id=None, by=account(house.bao), at=NOW)
    swap.refresh_from_db()
    assert swap.state == SwapState.OPEN


def test_what_was_broken_before_is_no_obstacle(house: DutyHouse) -> None:
    DutyTurn.objects.filter(shift=house.night, day=TUESDAY).delete()

    assert accepted(house, asked_for(house)).state == SwapState.DONE
