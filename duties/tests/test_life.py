"""A roster of duty is drafted, sent, returned, approved, published and amended as a week is."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from audit.models import Event
from directives.tests.factories import make_in_force
from duties.enums import CoverClass, DutyPeriod, PostKind
from duties.errors import (
    DutyFaulty,
    EmptyDuty,
    PeriodMisfit,
    PeriodOver,
    PeriodTaken,
    PeriodTooFar,
    PostsNeeded,
)
from duties.models import DutyPost, DutyRoster, PostQualification, ShiftCover
from duties.selectors.rosters import duty_acts_on, duty_roster_of
from duties.selectors.sheets import duty_sheet
from duties.services.filing import (
    approve_duty,
    cancel_duty,
    reopen_duty,
    return_duty,
    submit_duty,
    withdraw_duty,
)
from duties.services.opening import open_duty_roster
from duties.services.publishing import amend_duty, publish_duty
from duties.services.turns import change_turns
from duties.sheets.judging import findings_of
from duties.tests.factories import (
    DECEMBER,
    NEXT_WEEK,
    DutyHouse,
    approved_duty,
    filled_duty,
    give,
    make_house,
    make_post,
    make_shift,
    opened_duty,
    published_duty,
    seen_duty,
    submitted_duty,
)
from duties.values.rosters import RosterPeriod, TurnEdit
from planning.time import Slot
from planning.vocabulary import DAY_CLASSES, DUTY_POSTS
from rosters.errors import NotTheSender, OwnRoster, ReasonNeeded, RosterChanged, WrongState
from rosters.tests.factories import NOW, mandate
from tests.factories import MONDAY, make_unit, make_user, moment
from units.enums import Role
from units.errors import EndsBeforeItBegins
from weeks.enums import RosterState
from weeks.errors import NoSuchRoster, NotAllowed

pytestmark = pytest.mark.django_db
TUESDAY = MONDAY + timedelta(days=1)


@pytest.fixture
def house() -> DutyHouse:
    return make_house()


def free(first: date, last: date) -> RosterPeriod:
    return RosterPeriod(kind=DutyPeriod.FREE, first=first, last=last)


def acts(user: Any, roster: DutyRoster) -> set[str]:
    return set(duty_acts_on(mandate(user), DutyRoster.objects.get(pk=roster.pk)))


def test_a_month_is_opened_for_all_posts_that_have_a_shift(house: DutyHouse) -> None:
    make_post(house.agency, "Chưa có ca")
    make_shift(make_post(house.agency, "Không dùng nữa", is_kept=False))
    make_shift(make_post(house.agency, "Của phòng", house.here.unit))

    roster = opened_duty(house, DECEMBER)

    assert (roster.first, roster.last) == (date(2026, 12, 1), date(2026, 12, 31))
    assert [post.name for post in roster.posts.order_by("order")] == ["Trực cơ quan", "Bảo vệ"]
    assert Event.objects.get(action="duties.open").after["first"] == "2026-12-01"


@pytest.mark.parametrize(
    ("period", "refusal"),
    [
        (free(TUESDAY, MONDAY), EndsBeforeItBegins),
        (free(MONDAY, MONDAY + timedelta(days=100)), PeriodMisfit),
        (RosterPeriod(kind=DutyPeriod.WEEK, first=TUESDAY, last=TUESDAY), PeriodMisfit),
        (RosterPeriod(kind=DutyPeriod.MONTH, first=MONDAY, last=date(2026, 12, 30)), PeriodMisfit),
        (RosterPeriod.month_of(date(2026, 10, 1)), PeriodOver),
        (RosterPeriod.month_of(date(2027, 12, 1)), PeriodTooFar),
    ],
)
def test_a_period_that_is_none_is_refused(
    period: RosterPeriod, refusal: type[Exception], house: DutyHouse
) -> None:
    with pytest.raises(refusal):
        opened_duty(house, period)


def test_two_rosters_share_no_post_on_a_day(house: DutyHouse) -> None:
    opened_duty(house)

    with pytest.raises(PeriodTaken) as refused:
        opened_duty(house, DECEMBER)

    assert refused.value.facts == {
        "post": "Trực cơ quan",
        "first": NEXT_WEEK.first,
        "last": NEXT_WEEK.last,
    }
    storm = make_shift(make_post(house.agency, "Trực bão")).post
    open_duty_roster(DECEMBER, unit_id=None, by=house.keeper, at=NOW, post_ids=[storm.pk])


def test_a_cancelled_roster_gives_its_days_back(house: DutyHouse) -> None:
    roster = opened_duty(house)

    cancel_duty(roster.pk, by=house.keeper, at=NOW, seen=seen_duty(roster), reason="Nhầm tuần")

    assert opened_duty(house).revision == 2


def test_a_roster_without_any_post_is_refused(house: DutyHouse) -> None:
    DutyPost.objects.update(is_kept=False)

    with pytest.raises(PostsNeeded):
        opened_duty(house)


def test_a_unit_opens_its_own_duty_only(house: DutyHouse) -> None:
    make_shift(make_post(house.agency, "Trực phòng", house.here.unit))

    own = open_duty_roster(NEXT_WEEK, unit_id=house.here.unit.pk, by=house.here.head, at=NOW)

    assert own.unit == house.here.unit
    for unit_id in (None, make_unit(house.agency).pk, make_unit().pk):
        with pytest.raises(NotAllowed):
            open_duty_roster(NEXT_WEEK, unit_id=unit_id, by=house.here.head, at=NOW)


def test_from_draft_to_publication_each_act_is_of_its_own_hand(house: DutyHouse) -> None:
    keeper, director = house.keeper, house.here.director
    roster = filled_duty(house)
    assert acts(keeper, roster) == {"submit", "cancel"}
    submit_duty(roster.pk, by=keeper, at=NOW, seen=seen_duty(roster))
    assert (acts(keeper, roster), acts(director, roster)) == (
        {"withdraw", "cancel"},
        {"return", "approve"},
    )
    approve_duty(roster.pk, by=director, at=NOW, seen=seen_duty(roster))
    assert acts(keeper, roster) == {"publish", "cancel"}
    publish_duty(roster.pk, by=keeper, at=NOW, seen=seen_duty(roster))

    stands = DutyRoster.objects.get()
    assert (stands.state, stands.submitted_by, stands.approved_by, stands.published_by) == (
        RosterState.PUBLISHED,
        keeper,
        director,
        keeper,
    )
    assert acts(keeper, roster) == {"amend"}
    told = Event.objects.filter(action__startswith="duties.").order_by("pk")
    assert [one.action for one in told][-4:] == [
        "duties.set-turns",
        "duties.submit",
        "duties.approve",
        "duties.publish",
    ]


def test_a_second_click_is_the_first_one(house: DutyHouse) -> None:
    roster = filled_duty(house)
    seen = seen_duty(roster)

    for _click in range(2):
        submit_duty(roster.pk, by=house.keeper, at=NOW, seen=seen)

    assert Event.objects.filter(action="duties.submit").count() == 1


def test_what_was_changed_meanwhile_is_not_approved(house: DutyHouse) -> None:
    roster = submitted_duty(house)
    seen = seen_duty(roster)
    withdraw_duty(roster.pk, by=house.keeper, at=NOW, seen=seen)

    with pytest.raises(RosterChanged):
        approve_duty(roster.pk, by=house.here.director, at=NOW, seen=seen)


def test_nobody_approves_what_they_sent(house: DutyHouse) -> None:
    both = make_user(Role.OFFICE, house.agency)
    both.grants.create(agency=house.agency, role=Role.DIRECTOR, first=date(2020, 1, 1))
    roster = filled_duty(house)
    submit_duty(roster.pk, by=both, at=NOW, seen=seen_duty(roster))

    with pytest.raises(OwnRoster):
        approve_duty(roster.pk, by=both, at=NOW, seen=seen_duty(roster))


def test_only_the_sender_pulls_it_back(house: DutyHouse) -> None:
    roster = submitted_duty(house)

    with pytest.raises(NotTheSender):
        withdraw_duty(
            roster.pk,
            by=make_user(Role.OFFICE, house.agency),
            at=NOW,
            seen=seen_duty(roster),
        )


def test_a_roster_is_returned_with_a_reason_and_sent_again(house: DutyHouse) -> None:
    roster = submitted_duty(house)
    with pytest.raises(ReasonNeeded):
        return_duty(roster.pk, by=house.here.director, at=NOW, seen=seen_duty(roster), reason="  ")

    return_duty(
        roster.pk, by=house.here.director, at=NOW, seen=seen_duty(roster), reason="Đổi người trực"
    )
    assert DutyRoster.objects.get().return_reason == "Đổi người trực"
    submit_duty(roster.pk, by=house.keeper, at=NOW, seen=seen_duty(roster))

    stands = DutyRoster.objects.get()
    assert (stands.state, stands.return_reason) == (RosterState.SUBMITTED, "")


def test_an_approval_is_taken_back_before_publication(house: DutyHouse) -> None:
    roster = approved_duty(house)

    reopen_duty(roster.pk, by=house.here.director, at=NOW, seen=seen_duty(roster), reason="Xem lại")

    stands = DutyRoster.objects.get()
    assert (stands.state, stands.approved_by) == (RosterState.SUBMITTED, None)


def test_an_empty_roster_is_not_sent(house: DutyHouse) -> None:
    roster = opened_duty(house)

    with pytest.raises(EmptyDuty):
        submit_duty(roster.pk, by=house.keeper, at=NOW, seen=seen_duty(roster))


def test_shifts_that_nobody_fills_go_with_a_reason(house: DutyHouse) -> None:
    roster = opened_duty(house)
    give(roster, house.day, house.an, MONDAY, by=house.keeper)
    with pytest.raises(ReasonNeeded):
        submit_duty(roster.pk, by=house.keeper, at=NOW, seen=seen_duty(roster))

    submit_duty(
        roster.pk,
        by=house.keeper,
        at=NOW,
        seen=seen_duty(roster),
        warning_reason="Chưa đủ người",
    )
    approve_duty(roster.pk, by=house.here.director, at=NOW, seen=seen_duty(roster))

    assert DutyRoster.objects.get().warning_reason == "Chưa đủ người"


def test_who_is_no_longer_qualified_is_not_sent_nor_approved(house: DutyHouse) -> None:
    roster = submitted_duty(house)
    PostQualification.objects.filter(staff=house.an).delete()

    with pytest.raises(DutyFaulty) as refused:
        approve_duty(roster.pk, by=house.here.director, at=NOW, seen=seen_duty(roster))

    assert refused.value.facts == {"count": 4}  # An's days of the week
    assert DutyRoster.objects.get().state == RosterState.SUBMITTED


def test_a_shift_with_too_many_people_is_not_sent(house: DutyHouse) -> None:
    roster = filled_duty(house)
    ShiftCover.objects.filter(shift=house.day, day_class="rest").delete()

    with pytest.raises(DutyFaulty) as refused:
        submit_duty(roster.pk, by=house.keeper, at=NOW, seen=seen_duty(roster))

    assert refused.value.facts == {"count": 2}  # Saturday and Sunday


REST = {"kind": "duty_rest", "params": {"hours": 12}, "item": "khoản 3"}


@pytest.mark.parametrize(("binding", "refusal"), [("order", DutyFaulty), ("advice", ReasonNeeded)])
def test_a_clause_about_turns_is_kept_or_goes_with_a_reason(
    binding: str, refusal: type[Exception], house: DutyHouse
) -> None:
    """By night on Monday and by day on Tuesday leaves an hour and a half of rest."""
    clause = {**REST, "binding": binding}
    make_in_force(house.agency, house.keeper, clauses=(clause,))
    roster, guard = filled_duty(house), house.here.staff[2]
    edit = TurnEdit(house.day.pk, TUESDAY, take=house.bao.pk, give=guard.pk)
    change_turns(roster.pk, [edit], by=house.keeper, at=NOW, seen=seen_duty(roster))

    with pytest.raises(refusal):
        submit_duty(roster.pk, by=house.keeper, at=NOW, seen=seen_duty(roster))

    found = findings_of(duty_sheet(roster)).breaches
    assert [(one.violation.person, one.violation.slot) for one in found] == [
        (str(guard.pk), Slot(TUESDAY))
    ]


def test_posts_and_kinds_of_day_are_those_that_clauses_speak_of() -> None:
    assert {kind.value for kind in PostKind} == set(DUTY_POSTS)
    assert {kind.value for kind in CoverClass} == set(DAY_CLASSES)


def test_it_is_late_when_its_first_week_is(house: DutyHouse) -> None:
    """The week of 30/11 is due on Friday 27/11 at 16:00."""
    roster = filled_duty(house)

    sent = submit_duty(
        roster.pk, by=house.keeper, at=moment("2026-11-27 17:30"), seen=seen_duty(roster)
    )

    assert sent.late_by_seconds == 90 * 60


def test_an_amendment_stands_beside_what_is_published_until_it_is(house: DutyHouse) -> None:
    roster = published_duty(house)

    amendment = amend_duty(roster.pk, by=house.keeper, at=NOW, reason="An ốm")
    edit = TurnEdit(house.day.pk, MONDAY, take=house.an.pk, give=house.here.leader.pk)
    change_turns(amendment.pk, [edit], by=house.keeper, at=NOW, seen=seen_duty(amendment))
    submit_duty(amendment.pk, by=house.keeper, at=NOW, seen=seen_duty(amendment))
    approve_duty(amendment.pk, by=house.here.director, at=NOW, seen=seen_duty(amendment))
    assert DutyRoster.objects.get(pk=roster.pk).state == RosterState.PUBLISHED
    publish_duty(amendment.pk, by=house.keeper, at=NOW, seen=seen_duty(amendment))

    assert list(DutyRoster.objects.order_by("revision").values_list("revision", "state")) == [
        (1, "superseded"),
        (2, "published"),
    ]
    assert amendment.turns.count() == roster.turns.count() == 14


def test_one_amendment_is_under_way_at_a_time(house: DutyHouse) -> None:
    roster = published_duty(house)
    amend_duty(roster.pk, by=house.keeper, at=NOW, reason="An ốm")

    with pytest.raises(PeriodTaken):
        amend_duty(roster.pk, by=house.keeper, at=NOW, reason="Lần nữa")
    with pytest.raises(WrongState):
        amend_duty(
            DutyRoster.objects.get(state=RosterState.DRAFT).pk,
            by=house.keeper,
            at=NOW,
            reason="x",
        )


def test_a_period_that_has_passed_is_locked(house: DutyHouse) -> None:
    roster = filled_duty(house)

    with pytest.raises(PeriodOver):
        submit_duty(
            roster.pk, by=house.keeper, at=moment("2026-12-07 08:00"), seen=seen_duty(roster)
        )


def test_everybody_reads_what_is_published_and_nobody_else_a_draft(house: DutyHouse) -> None:
    draft = opened_duty(house)
    readers = {
        "staff": make_user(Role.STAFF, house.agency),
        "reader": make_user(Role.READER, house.agency),
        "head": house.here.head,
    }
    for reader in readers.values():
        with pytest.raises(NoSuchRoster):
            duty_roster_of(mandate(reader), draft.pk)
    assert duty_roster_of(mandate(house.here.director), draft.pk) == draft

    cancel_duty(draft.pk, by=house.keeper, at=NOW, seen=seen_duty(draft), reason="Lập lại")
    published = published_duty(house)

    for reader in readers.values():
        assert duty_roster_of(mandate(reader), published.pk) == published
    with pytest.raises(NoSuchRoster):
        duty_roster_of(mandate(make_house().keeper), published.pk)


def test_the_database_refuses_two_of_one_period_and_a_signature_without_a_hand(
    house: DutyHouse,
) -> None:
    roster = opened_duty(house)
    wrong: dict[str, Callable[[], object]] = {
        "duty_roster_once_per_period_revision": lambda: _copy(roster, state="cancelled"),
        "duty_roster_one_living_per_period": lambda: _copy(roster, revision=2),
        "duty_roster_ends_after_it_begins": lambda: _copy(
            roster, last=roster.first - timedelta(days=1)
        ),
        "duty_roster_approved_has_signature": lambda: DutyRoster.objects.update(
            state="approved", submitted_by=house.keeper, submitted_at=NOW
        ),
        "duty_roster_submitted_has_its_sender": lambda: DutyRoster.objects.update(
            state="submitted"
        ),
    }

    for name, act in wrong.items():
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            act()


def _copy(roster: DutyRoster, **fields: Any) -> DutyRoster:
    kept = {"agency", "period", "first", "last", "opened_at", "changed_at"}
    facts = {name: getattr(roster, name) for name in kept}
    return DutyRoster.objects.create(**(facts | fields))
