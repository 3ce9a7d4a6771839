"""The way of a roster from draft to publication: who may do what, when, and exactly once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from audit.models import Event
from directives.tests.factories import make_in_force
from planning.time import Week
from rosters.errors import (
    EmptyRoster,
    HasWarnings,
    NotEditable,
    NotLawful,
    NotTheSender,
    OwnRoster,
    PeopleChanged,
    ReasonNeeded,
    RosterChanged,
    WeekLocked,
    WeekTaken,
    WrongState,
)
from rosters.selectors import week_grid
from rosters.services import (
    amend_roster,
    approve_roster,
    approve_rosters,
    cancel_roster,
    open_roster,
    publish_roster,
    publish_rosters,
    reopen_roster,
    return_roster,
    return_rosters,
    submit_roster,
    withdraw_roster,
)
from rosters.tests.factories import (
    LATER,
    LEADER,
    MONDAY,
    NOW,
    REMOTE_BY_DEFAULT,
    THIRD,
    WEDNESDAY,
    WEEK,
    approved,
    lawful,
    lawful_office,
    make_office,
    mandate,
    opened,
    published,
    put,
    seen,
    submitted,
)
from tests.factories import make_user, moment
from units.enums import AbsenceKind, Role
from units.models import Grant
from units.services.absences import record_absence
from weeks.enums import Mode, RosterState
from weeks.errors import NoSuchRoster, NotAllowed
from weeks.models import WeeklyRoster
from weeks.values.cells import Seen

pytestmark = pytest.mark.django_db


def state(roster: WeeklyRoster) -> str:
    return WeeklyRoster.objects.get(pk=roster.pk).state


def test_a_lawful_roster_is_sent_approved_and_published() -> None:
    office = lawful_office()

    roster = published(office)

    now = WeeklyRoster.objects.get(pk=roster.pk)
    assert (now.state, now.submitted_by, now.approved_by, now.published_by) == (
        RosterState.PUBLISHED,
        office.head,
        office.director,
        office.office,
    )
    assert list(
        Event.objects.filter(subject="rosters.WeeklyRoster").values_list("action", flat=True)
    ) == [
        "rosters.open",
        "rosters.cells",
        "rosters.submit",
        "rosters.approve",
        "rosters.publish",
    ]


def test_what_breaks_a_binding_rule_is_not_sent_and_says_what_is_broken() -> None:
    office = lawful_office()
    roster = opened(office)

    with pytest.raises(NotLawful) as refused:
        submit_roster(roster.pk, by=office.head, at=NOW, seen=seen(roster))

    assert len(refused.value.violations) == 5
    assert state(roster) == RosterState.DRAFT


def test_a_warning_goes_with_a_reason() -> None:
    office = make_office(REMOTE_BY_DEFAULT, LEADER | {"binding": "target"})
    roster = opened(office)

    with pytest.raises(ReasonNeeded):
        submit_roster(roster.pk, by=office.head, at=NOW, seen=seen(roster))
    submit_roster(
        roster.pk,
        by=office.head,
        at=NOW,
        seen=seen(roster),
        warning_reason="Cả hai lãnh đạo dự họp tại tỉnh",
    )

    assert (
        WeeklyRoster.objects.get(pk=roster.pk).warning_reason == "Cả hai lãnh đạo dự họp tại tỉnh"
    )


def test_sending_remembers_the_editions_judged_under() -> None:
    office = lawful_office()

    roster = submitted(office)

    assert [edition.directive.number for edition in roster.editions.all()] == ["312/UBND-NC"]


def test_sent_after_the_deadline_is_late_by_so_much() -> None:
    office = lawful_office()
    roster = lawful(office)

    sent = submit_roster(
        roster.pk, by=office.head, at=moment("2026-11-27 16:48"), seen=seen(roster)
    )

    assert sent.late_by_seconds == 48 * 60


def test_sent_at_the_very_deadline_is_in_time() -> None:
    office = lawful_office()
    roster = lawful(office)

    sent = submit_roster(
        roster.pk, by=office.head, at=moment("2026-11-27 16:00"), seen=seen(roster)
    )

    assert sent.late_by_seconds == 0


def test_an_empty_roster_is_not_sent() -> None:
    office = lawful_office()
    roster = opened(office)
    roster.entries.all().delete()

    with pytest.raises(EmptyRoster):
        submit_roster(roster.pk, by=office.head, at=NOW, seen=seen(roster))


def test_a_roster_that_does_not_know_of_an_absence_is_not_sent() -> None:
    office = lawful_office()
    roster = lawful(office)
    record_absence(
        office.staff[0], kind=AbsenceKind.LEAVE, first=MONDAY, last=MONDAY, by=office.office, at=NOW
    )

    with pytest.raises(PeopleChanged):
        submit_roster(roster.pk, by=office.head, at=NOW, seen=seen(roster))


def test_a_double_click_sends_approves_and_publishes_once() -> None:
    office = lawful_office()
    roster = lawful(office)
    for act, by in (
        (submit_roster, office.head),
        (approve_roster, office.director),
        (publish_roster, office.office),
    ):
        on_screen = seen(roster)

        act(roster.pk, by=by, at=NOW, seen=on_screen)
        act(roster.pk, by=by, at=LATER, seen=on_screen)

    assert [
        Event.objects.filter(action=f"rosters.{act}").count()
        for act in ("submit", "approve", "publish")
    ] == [1, 1, 1]


def test_only_who_sent_it_pulls_it_back() -> None:
    office = lawful_office()
    roster = submitted(office)

    with pytest.raises(NotTheSender):
        withdraw_roster(roster.pk, by=office.clerk, at=NOW, seen=seen(roster))
    withdraw_roster(roster.pk, by=office.head, at=NOW, seen=seen(roster))

    assert state(roster) == RosterState.DRAFT


def test_a_week_that_was_sent_is_not_edited() -> None:
    office = lawful_office()
    roster = submitted(office)

    with pytest.raises(NotEditable):
        put(roster, office.staff[0], Mode.ON_SITE, WEDNESDAY, by=office.head)


def test_a_week_that_was_approved_is_not_edited() -> None:
    office = lawful_office()
    roster = approved(office)

    with pytest.raises(NotEditable):
        put(roster, office.staff[0], Mode.ON_SITE, WEDNESDAY, by=office.head)


def test_nobody_approves_what_he_sent() -> None:
    office = lawful_office()
    Grant.objects.create(
        user=office.director,
        agency=office.agency,
        unit=office.unit,
        role=Role.HEAD,
        first=MONDAY.replace(year=2020),
    )
    roster = lawful(office)
    submit_roster(roster.pk, by=office.director, at=NOW, seen=seen(roster))

    with pytest.raises(OwnRoster):
        approve_roster(roster.pk, by=office.director, at=NOW, seen=seen(roster))


def test_nobody_approves_what_he_did_not_see() -> None:
    office = lawful_office()
    roster = submitted(office)
    on_screen = seen(roster)
    withdraw_roster(roster.pk, by=office.head, at=NOW, seen=seen(roster))
    put(roster, office.staff[0], Mode.ON_SITE, WEDNESDAY, by=office.head)
    submit_roster(roster.pk, by=office.head, at=LATER, seen=seen(roster))

    with pytest.raises(RosterChanged) as refused:
        approve_roster(roster.pk, by=office.director, at=LATER, seen=on_screen)

    assert (refused.value.who, refused.value.at, state(roster)) == (
        office.head.full_name,
        LATER,
        RosterState.SUBMITTED,
    )


def test_what_a_new_directive_does_not_allow_is_not_approved() -> None:
    office = lawful_office()
    roster = submitted(office)
    make_in_force(
        office.agency, office.office, clauses=(LEADER | {"params": {"n": 2}},), number="400/UBND-NC"
    )

    with pytest.raises(NotLawful):
        approve_roster(roster.pk, by=office.director, at=NOW, seen=seen(roster))

    assert state(roster) == RosterState.SUBMITTED


def test_returning_reopening_amending_and_cancelling_want_a_reason() -> None:
    office = lawful_office()
    roster = submitted(office)

    with pytest.raises(ReasonNeeded):
        return_roster(roster.pk, by=office.director, at=NOW, seen=seen(roster), reason="  ")
    with pytest.raises(ReasonNeeded):
        cancel_roster(roster.pk, by=office.office, at=NOW, seen=seen(roster), reason="")
    approve_roster(roster.pk, by=office.director, at=NOW, seen=seen(roster))
    with pytest.raises(ReasonNeeded):
        reopen_roster(roster.pk, by=office.director, at=NOW, seen=seen(roster), reason="")
    publish_roster(roster.pk, by=office.office, at=NOW, seen=seen(roster))
    with pytest.raises(ReasonNeeded):
        amend_roster(roster.pk, by=office.head, at=NOW, reason="")


def test_a_returned_roster_is_edited_and_sent_again() -> None:
    office = lawful_office()
    roster = submitted(office)

    return_roster(
        roster.pk,
        by=office.director,
        at=NOW,
        seen=seen(roster),
        reason="Bố trí thêm một người thứ Tư",
    )
    put(roster, office.staff[0], Mode.ON_SITE, WEDNESDAY, by=office.head)
    submit_roster(roster.pk, by=office.head, at=LATER, seen=seen(roster))

    now = WeeklyRoster.objects.get(pk=roster.pk)
    assert (now.state, now.return_reason) == (RosterState.SUBMITTED, "")


def test_an_approval_is_taken_back_before_publication_only() -> None:
    office = lawful_office()
    roster = approved(office)

    reopen_roster(roster.pk, by=office.director, at=NOW, seen=seen(roster), reason="Có chỉ đạo mới")

    now = WeeklyRoster.objects.get(pk=roster.pk)
    assert (now.state, now.approved_by, now.approved_at) == (RosterState.SUBMITTED, None, None)
    approve_roster(roster.pk, by=office.director, at=NOW, seen=seen(roster))
    publish_roster(roster.pk, by=office.director, at=NOW, seen=seen(roster))
    with pytest.raises(WrongState):
        reopen_roster(
            roster.pk, by=office.director, at=NOW, seen=seen(roster), reason="Có chỉ đạo mới"
        )


def test_the_published_version_stays_until_its_amendment_is_published() -> None:
    office = lawful_office()
    first = published(office)

    second = amend_roster(first.pk, by=office.head, at=LATER, reason="Đ/c An nghỉ ốm")
    assert (second.revision, second.state, state(first)) == (
        2,
        RosterState.DRAFT,
        RosterState.PUBLISHED,
    )
    with pytest.raises(WeekTaken):
        amend_roster(first.pk, by=office.head, at=LATER, reason="Đ/c An nghỉ ốm")
    submit_roster(second.pk, by=office.head, at=LATER, seen=seen(second))
    approve_roster(second.pk, by=office.director, at=LATER, seen=seen(second))
    assert state(first) == RosterState.PUBLISHED
    publish_roster(second.pk, by=office.office, at=LATER, seen=seen(second))

    assert (state(first), state(second)) == (RosterState.SUPERSEDED, RosterState.PUBLISHED)


def test_a_cancelled_week_may_be_opened_anew() -> None:
    office = lawful_office()
    roster = approved(office)

    cancel_roster(
        roster.pk, by=office.office, at=NOW, seen=seen(roster), reason="Đơn vị tạm dừng hoạt động"
    )
    again = open_roster(office.unit.pk, WEEK, by=office.head, at=LATER)

    assert (state(roster), again.state, again.revision) == (
        RosterState.CANCELLED,
        RosterState.DRAFT,
        2,
    )


def test_many_are_approved_each_on_its_own() -> None:
    lawful_one = lawful_office()
    other = make_office(agency=lawful_one.agency)
    broken = submitted(lawful_one)
    fine = submitted(other)
    on_screen = {broken.pk: seen(broken), fine.pk: seen(fine)}
    withdraw_roster(broken.pk, by=lawful_one.head, at=NOW, seen=seen(broken))

    decided = approve_rosters(on_screen, by=lawful_one.director, at=LATER)

    assert {decision.roster_id: type(decision.error) for decision in decided} == {
        broken.pk: RosterChanged,
        fine.pk: type(None),
    }
    assert (state(broken), state(fine)) == (RosterState.DRAFT, RosterState.APPROVED)


def test_what_has_warnings_is_not_approved_together_with_others() -> None:
    office = make_office(REMOTE_BY_DEFAULT, LEADER | {"binding": "target"})
    roster = opened(office)
    submit_roster(
        roster.pk, by=office.head, at=NOW, seen=seen(roster), warning_reason="Lãnh đạo dự họp"
    )

    [decision] = approve_rosters({roster.pk: seen(roster)}, by=office.director, at=LATER)
    assert type(decision.error) is HasWarnings
    approve_roster(roster.pk, by=office.director, at=LATER, seen=seen(roster))

    assert state(roster) == RosterState.APPROVED


def test_rosters_out_of_sight_cost_no_more_questions_the_more_there_are() -> None:
    director = lawful_office().director
    counted = []
    for many in (1, 50):
        gone = {900_000 + number: Seen(1, "x") for number in range(many)}
        with CaptureQueriesContext(connection) as queries:
            decided = approve_rosters(gone, by=director, at=LATER)
        assert {type(decision.error) for decision in decided} == {NoSuchRoster}
        counted.append(len(queries))

    assert counted[0] == counted[1]


def test_many_are_published_at_once() -> None:
    office = lawful_office()
    roster = approved(office)

    [decision] = publish_rosters({roster.pk: seen(roster)}, by=office.office, at=LATER)

    assert (decision.is_done, decision.unit_name, state(roster)) == (
        True,
        office.unit.name,
        RosterState.PUBLISHED,
    )


def test_of_many_sent_back_each_that_may_not_is_named() -> None:
    office = lawful_office()
    sent, decided = submitted(office), approved(office, Week(2026, 50))
    on_screen = {roster.pk: seen(roster) for roster in (sent, decided)}

    first, second = return_rosters(
        on_screen, by=office.director, at=LATER, reason="Thiếu lãnh đạo trực"
    )

    assert (first.is_done, state(sent)) == (True, RosterState.RETURNED)
    assert (type(second.error), second.unit_name, state(decided)) == (
        WrongState,
        office.unit.name,
        RosterState.APPROVED,
    )


def test_each_act_is_for_those_of_the_table() -> None:
    office = lawful_office()
    roster = submitted(office)
    on_screen = seen(roster)

    with pytest.raises(NotAllowed):
        approve_roster(roster.pk, by=office.head, at=NOW, seen=on_screen)
    with pytest.raises(NotAllowed):
        approve_roster(roster.pk, by=office.office, at=NOW, seen=on_screen)
    with pytest.raises(NotAllowed):
        cancel_roster(roster.pk, by=office.director, at=NOW, seen=on_screen, reason="Thôi")
    with pytest.raises(NotAllowed):
        submit_roster(roster.pk, by=office.director, at=NOW, seen=on_screen)


def test_a_roster_of_another_agency_does_not_exist() -> None:
    office = lawful_office()
    roster = submitted(office)
    stranger = make_user(Role.DIRECTOR)

    with pytest.raises(NoSuchRoster):
        approve_roster(roster.pk, by=stranger, at=NOW, seen=seen(roster))


def test_a_user_without_any_grant_may_do_nothing() -> None:
    office = lawful_office()
    roster = submitted(office)

    with pytest.raises(NotAllowed):
        approve_roster(roster.pk, by=make_user(), at=NOW, seen=seen(roster))


def test_a_cap_names_what_is_too_much() -> None:
    office = make_office(REMOTE_BY_DEFAULT, THIRD)
    roster = opened(office)
    for person in office.people[:3]:
        roster = put(roster, person, Mode.ON_SITE, WEDNESDAY, by=office.head)

    with pytest.raises(NotLawful) as refused:
        submit_roster(roster.pk, by=office.head, at=NOW, seen=seen(roster))

    [violation] = refused.value.violations
    assert (violation.found, violation.limit, violation.base) == (3, 2, 6)


AFTERWARDS = moment("2026-12-07 00:30")


def test_a_week_that_has_passed_is_neither_opened_edited_nor_sent() -> None:
    office = lawful_office()
    roster = lawful(office)

    with pytest.raises(WeekLocked):
        put(roster, office.staff[0], Mode.MISSION, WEDNESDAY, by=office.head, at=AFTERWARDS)
    with pytest.raises(WeekLocked):
        submit_roster(roster.pk, by=office.head, at=AFTERWARDS, seen=seen(roster))
    with pytest.raises(WeekLocked):
        open_roster(office.unit.pk, WEEK.shifted(-9), by=office.head, at=AFTERWARDS)
    grid = week_grid(mandate(office.head), office.unit, WEEK, at=AFTERWARDS)
    assert (grid.can_edit, grid.acts) == (False, frozenset())


def test_a_week_that_has_passed_is_amended_with_a_reason() -> None:
    office = lawful_office()
    roster = published(office)

    amendment = amend_roster(
        roster.pk, by=office.head, at=AFTERWARDS, reason="Ghi lại người đi công tác đột xuất"
    )
    put(amendment, office.staff[0], Mode.MISSION, WEDNESDAY, by=office.head, at=AFTERWARDS)

    assert amendment.changes.count() == 1
