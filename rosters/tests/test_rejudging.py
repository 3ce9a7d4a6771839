"""When the rules change, what was sent, approved or published is judged again; only what no
longer fits is opened again.
"""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from audit.models import Event
from directives.models import Directive
from directives.services import end_directive, withdraw_directive
from directives.tests.factories import make_in_force
from planning.time import Half, Slot
from rosters.models import Reopening
from rosters.selectors import board
from rosters.services import amend_roster, rejudge, return_roster, submit_roster
from rosters.tests.factories import (
    FRIDAY,
    LATER,
    MONDAY,
    NOW,
    REMOTE_BY_DEFAULT,
    WEDNESDAY,
    WEEK,
    Office,
    approved,
    lawful,
    lawful_office,
    make_office,
    mandate,
    published,
    put,
    seen,
    submitted,
)
from rosters.values import RejudgeOutcome
from tests.factories import moment
from weeks.enums import Mode, RosterState
from weeks.models import RosterEdition, WeeklyRoster

pytestmark = pytest.mark.django_db
TWO = {"kind": "min_onsite_count", "params": {"n": 2}, "item": "khoản 3"}
"""At least two at the office: the weeks of these tests have one."""
CHANGED = moment("2026-11-26 11:00")


def ordered(
    office: Office,
    begins: str = "2026-12-02 00:00",
    *,
    clause: dict[str, Any] = TWO,
    at: datetime = CHANGED,
) -> Directive:
    """Somebody puts a new directive in force."""
    begun = moment(begins)
    return make_in_force(
        office.agency,
        office.office,
        at=at,
        clauses=(clause,),
        number="400/UBND",
        effective_from=begun,
        effective_to=None,
    )


def now(roster: WeeklyRoster) -> WeeklyRoster:
    return WeeklyRoster.objects.get(pk=roster.pk)


def judge(office: Office, at: datetime = CHANGED) -> list[tuple[RejudgeOutcome, int]]:
    return [(one.outcome, one.roster_id) for one in rejudge(office.agency.pk, by=None, at=at)]


def actions() -> list[str]:
    return list(
        Event.objects.filter(at__gte=CHANGED, action__startswith="rosters.")
        .order_by("pk")
        .values_list("action", flat=True)
    )


def test_a_week_that_keeps_the_new_rules_is_brought_up_to_date_in_silence() -> None:
    office = lawful_office()
    roster = published(office)
    directive = ordered(office, clause={"kind": "min_leaders_onsite", "params": {"n": 1}})

    assert board(mandate(office.director), WEEK, at=CHANGED).rows[0].is_stale
    assert judge(office) == [(RejudgeOutcome.KEPT, roster.pk)]

    assert not board(mandate(office.director), WEEK, at=CHANGED).rows[0].is_stale
    assert RosterEdition.objects.filter(roster=roster, edition__directive=directive).count() == 1
    assert (now(roster).version, actions()) == (roster.version, ["rosters.rejudge"])


@pytest.mark.parametrize("made", [submitted, approved])
def test_what_is_not_yet_published_goes_back_to_the_unit_with_the_clause(made: Any) -> None:
    office = lawful_office()
    roster = made(office)
    ordered(office)

    [told] = rejudge(office.agency.pk, by=office.office, at=CHANGED)

    after = now(roster)
    assert (told.outcome, told.roster_id, told.week) == (RejudgeOutcome.SENT_BACK, roster.pk, WEEK)
    assert (after.state, after.approved_by, after.approved_at) == (RosterState.RETURNED, None, None)
    assert after.return_reason == (
        "Chưa đạt khoản 3, Công văn số 400/UBND. "
        "Thứ Tư, 02/12: mới bố trí 1 người tại cơ quan, quy định ít nhất 02 người. "
        "Thứ Năm, 03/12: mới bố trí 1 người tại cơ quan, quy định ít nhất 02 người. "
        "Thứ Sáu, 04/12: mới bố trí 1 người tại cơ quan, quy định ít nhất 02 người."
    )
    assert str(told.reason) == after.return_reason
    event = Event.objects.get(action="rosters.send-back")
    assert (event.actor, event.reason, event.before["state"]) == (
        office.office.pk,
        after.return_reason,
        roster.state,
    )


def test_a_reason_is_kept_in_the_language_of_the_papers_whoever_changed_the_rules() -> None:
    office = lawful_office()
    roster = submitted(office)
    ordered(office)

    with translation.override("en"):
        rejudge(office.agency.pk, by=office.office, at=CHANGED)

    assert now(roster).return_reason.startswith("Chưa đạt khoản 3, Công văn số 400/UBND. Thứ Tư")


def test_a_published_week_stays_visible_and_only_the_days_concerned_are_open() -> None:
    office = lawful_office()
    roster = published(office)
    ordered(office)

    [told] = rejudge(office.agency.pk, by=None, at=CHANGED)

    amendment = WeeklyRoster.objects.get(pk=told.roster_id)
    pinned = dict(amendment.entries.filter(staff=office.leader.pk).values_list("day", "is_pinned"))
    assert (now(roster).state, amendment.state, amendment.revision, amendment.opened_by) == (
        "published",
        "draft",
        2,
        None,
    )
    assert pinned == {MONDAY + timedelta(days=n): n < 2 for n in range(5)}
    assert (amendment.amend_reason, amendment.content) == (told.reason.vi, seen(amendment).content)
    put(
        amendment,
        office.deputy,
        Mode.ON_SITE,
        *(MONDAY + timedelta(days=n) for n in (2, 3, 4)),
        by=office.head,
        at=CHANGED,
    )
    submit_roster(amendment.pk, by=office.head, at=CHANGED, seen=seen(amendment))
    assert now(amendment).state == RosterState.SUBMITTED


def test_what_is_only_advised_opens_nothing() -> None:
    office = lawful_office()
    roster = published(office)
    ordered(office, clause=TWO | {"binding": "advice"})

    assert judge(office) == [(RejudgeOutcome.KEPT, roster.pk)]
    assert WeeklyRoster.objects.count() == 1


def test_days_already_worked_are_never_opened_again() -> None:
    """A directive that is said on Thursday morning to hold since Monday concerns Thursday and
    Friday.
    """
    office = lawful_office()
    published(office)
    thursday = moment("2026-12-03 09:00")
    ordered(office, "2026-11-30 00:00", at=thursday)

    [told] = rejudge(office.agency.pk, by=None, at=thursday)

    free = set(
        WeeklyRoster.objects.get(pk=told.roster_id)
        .entries.filter(is_pinned=False)
        .values_list("day", flat=True)
    )
    assert free == {FRIDAY - timedelta(days=1), FRIDAY} == {breach.day for breach in told.breaches}


def test_a_week_all_of_which_is_worked_is_left_alone() -> None:
    office = lawful_office()
    roster = published(office)
    friday_evening = moment("2026-12-04 17:00")
    ordered(office, "2026-11-30 00:00", at=friday_evening)

    assert judge(office, friday_evening) == [(RejudgeOutcome.KEPT, roster.pk)]


def test_weeks_that_are_over_are_not_looked_at_and_not_called_stale() -> None:
    office = lawful_office()
    published(office)
    later = moment("2026-12-08 09:00")
    ordered(office, "2026-11-30 00:00", at=later)

    assert judge(office, later) == []
    assert not board(mandate(office.director), WEEK, at=later).rows[0].is_stale


def test_from_noon_on_wednesday_only_the_halves_after_it_are_judged_by_the_new() -> None:
    office = lawful_office()
    published(office)
    ordered(office, "2026-12-02 12:00")

    [told] = rejudge(office.agency.pk, by=None, at=CHANGED)

    assert told.breaches[0].slot in (Slot(WEDNESDAY), Slot(WEDNESDAY, Half.AFTERNOON))
    free = set(
        WeeklyRoster.objects.get(pk=told.roster_id)
        .entries.filter(is_pinned=False)
        .values_list("day", flat=True)
    )
    assert free == {WEDNESDAY, WEDNESDAY + timedelta(days=1), FRIDAY}


def test_called_twice_nothing_more_happens() -> None:
    office = lawful_office()
    published(office)
    ordered(office)
    rejudge(office.agency.pk, by=None, at=CHANGED)
    before = (WeeklyRoster.objects.count(), Event.objects.count(), Reopening.objects.count())

    assert judge(office) == []
    assert (
        WeeklyRoster.objects.count(),
        Event.objects.count(),
        Reopening.objects.count(),
    ) == before


def test_all_weeks_and_units_are_read_in_the_same_few_queries(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    first = lawful_office()
    published(first)
    ordered(first, clause={"kind": "min_leaders_onsite", "params": {"n": 1}})
    with CaptureQueriesContext(connection) as one:
        rejudge(first.agency.pk, by=None, at=CHANGED)
    for _more in range(2):
        published(make_office(agency=first.agency))
    withdraw_directive(Directive.objects.get(number="400/UBND").pk, by=first.office, at=CHANGED)

    with django_assert_max_num_queries(len(one)):
        done = rejudge(first.agency.pk, by=None, at=CHANGED)

    assert [each.outcome for each in done] == [RejudgeOutcome.KEPT] * 3


def test_other_agencies_are_not_touched() -> None:
    office, other = lawful_office(), lawful_office()
    roster = published(other)
    ordered(office)
    ordered(other)

    assert judge(office) == []
    assert judge(other) == [(RejudgeOutcome.AMENDED, roster.pk + 1)]


def test_an_amendment_under_way_stays_and_its_unit_is_told() -> None:
    office = lawful_office()
    roster = published(office)
    amendment = amend_roster(roster.pk, by=office.head, at=LATER, reason="Đ/c An nghỉ")
    ordered(office)

    assert judge(office) == [(RejudgeOutcome.KEPT, roster.pk), (RejudgeOutcome.TOLD, amendment.pk)]
    assert (now(amendment).state, now(amendment).amend_reason, now(amendment).version) == (
        "draft",
        "Đ/c An nghỉ",
        1,
    )


def test_an_amendment_that_was_sent_already_goes_back() -> None:
    office = lawful_office()
    roster = published(office)
    amendment = amend_roster(roster.pk, by=office.head, at=LATER, reason="Đ/c An nghỉ")
    submit_roster(amendment.pk, by=office.head, at=LATER, seen=seen(amendment))
    ordered(office)

    assert judge(office) == [
        (RejudgeOutcome.KEPT, roster.pk),
        (RejudgeOutcome.SENT_BACK, amendment.pk),
    ]


# The rules change back


def test_an_amendment_nobody_touched_is_given_up_when_the_directive_is_taken_back() -> None:
    office = lawful_office()
    roster = published(office)
    directive = ordered(office)
    [told] = rejudge(office.agency.pk, by=None, at=CHANGED)
    withdraw_directive(directive.pk, by=office.office, at=CHANGED, reason="Nhập nhầm")

    assert judge(office) == [
        (RejudgeOutcome.KEPT, roster.pk),
        (RejudgeOutcome.LIFTED, told.roster_id),
    ]

    shown = board(mandate(office.director), WEEK, at=CHANGED).rows[0]
    assert (shown.roster_id, shown.state, shown.is_stale) == (
        roster.pk,
        RosterState.PUBLISHED,
        False,
    )
    assert WeeklyRoster.objects.get(pk=told.roster_id).state == RosterState.CANCELLED
    assert Reopening.objects.get().is_lifted
    assert not RosterEdition.objects.filter(roster=roster, edition__directive=directive).exists()


@pytest.mark.parametrize("made", [submitted, approved])
def test_a_roster_nobody_touched_waits_for_approval_again(made: Any) -> None:
    office = lawful_office()
    roster = made(office)
    directive = ordered(office)
    judge(office)
    withdraw_directive(directive.pk, by=office.office, at=CHANGED)

    assert judge(office) == [(RejudgeOutcome.LIFTED, roster.pk)]

    after = now(roster)
    assert (after.state, after.submitted_by, after.return_reason) == (
        RosterState.SUBMITTED,
        office.head,
        "",
    )
    assert not board(mandate(office.director), WEEK, at=CHANGED).rows[0].is_stale


def test_what_somebody_has_worked_on_since_stays_his() -> None:
    office = lawful_office()
    published(office)
    directive = ordered(office)
    [told] = rejudge(office.agency.pk, by=None, at=CHANGED)
    amendment = WeeklyRoster.objects.get(pk=told.roster_id)
    put(amendment, office.deputy, Mode.ON_SITE, FRIDAY, by=office.head, at=CHANGED)
    withdraw_directive(directive.pk, by=office.office, at=CHANGED)

    judge(office)

    assert (now(amendment).state, Reopening.objects.get().closed_at) == (RosterState.DRAFT, None)


def test_a_week_still_broken_in_the_same_way_is_not_told_again() -> None:
    office = lawful_office()
    roster = submitted(office)
    ordered(office)
    judge(office)
    make_in_force(
        office.agency, office.office, at=CHANGED, number="401/UBND", clauses=(REMOTE_BY_DEFAULT,)
    )

    assert judge(office) == [(RejudgeOutcome.KEPT, roster.pk)]
    assert Reopening.objects.count() == 1


def test_what_changes_while_the_unit_is_at_work_is_told_in_the_same_place() -> None:
    office = lawful_office()
    roster = submitted(office)
    first = ordered(office)
    judge(office)
    Reopening.objects.update(told_at=CHANGED)
    end_directive(first.pk, ends=moment("2026-12-04 00:00"), by=office.office, at=CHANGED)

    assert judge(office) == [(RejudgeOutcome.TOLD, roster.pk)]

    reopening = Reopening.objects.get()
    assert ([day for _law, _vi, _en, day, _half in reopening.breaches], reopening.told_at) == (
        ["2026-12-02", "2026-12-03"],
        None,
    )
    assert "Thứ Sáu" not in now(roster).return_reason


def test_once_it_is_sent_again_the_matter_is_closed() -> None:
    office = lawful_office()
    roster = submitted(office)
    ordered(office)
    judge(office)
    put(
        roster,
        office.deputy,
        Mode.ON_SITE,
        *(MONDAY + timedelta(days=n) for n in (2, 3, 4)),
        by=office.head,
        at=CHANGED,
    )
    submit_roster(roster.pk, by=office.head, at=CHANGED, seen=seen(roster))

    reopening = Reopening.objects.get()
    assert (reopening.closed_at, reopening.is_lifted, judge(office)) == (CHANGED, False, [])


def test_a_week_sent_back_by_the_director_is_his_to_receive_whatever_the_rules_do() -> None:
    office = lawful_office()
    roster = submitted(office)
    return_roster(
        roster.pk, by=office.director, at=NOW, seen=seen(roster), reason="Thiếu người trực"
    )
    ordered(office)

    assert judge(office) == []


# By when


@pytest.mark.parametrize(
    ("at", "due"),
    [
        ("2026-11-26 11:00", "2026-11-27 16:00"),  # before the filing deadline of the week
        (
            "2026-11-28 11:00",
            "2026-12-01 16:00",
        ),  # after it: on the last working day before the first day concerned
        ("2026-12-01 16:00", None),  # too late for that: at once
    ],
)
def test_a_week_is_due_again_before_the_first_day_concerned(at: str, due: str | None) -> None:
    office = lawful_office()
    published(office)
    ordered(office, at=moment(at))

    [told] = rejudge(office.agency.pk, by=None, at=moment(at))

    assert told.refile_by == (moment(due) if due else None)


def test_a_draft_is_judged_when_it_is_sent_and_not_before() -> None:
    office = lawful_office()
    lawful(office)
    ordered(office)

    assert judge(office) == []
