"""Two people act in the same moment, in real transactions on the real database: one wins, the
other is told.
"""

from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from django.db import connections

from audit.models import Event
from directives.tests.factories import make_in_force
from refusals import Refusal
from rosters.errors import RosterChanged, WrongState
from rosters.models import PlanJob
from rosters.services import (
    amend_roster,
    approve_roster,
    open_roster,
    plan_whole_agency,
    publish_roster,
    rejudge,
    return_roster,
    run_plan_job,
    set_cells,
    submit_roster,
    withdraw_roster,
)
from rosters.tests.factories import (
    LATER,
    MONDAY,
    NOW,
    WEDNESDAY,
    WEEK,
    Office,
    approved,
    lawful,
    lawful_office,
    opened,
    published,
    seen,
    submitted,
)
from tests.factories import make_user
from units.enums import Role
from weeks.enums import Mode, RosterState
from weeks.models import WeeklyRoster
from weeks.sheets import cells_of
from weeks.values.cells import CellEdit, content_of

pytestmark = pytest.mark.django_db(transaction=True)
Outcome = object


def at_once(*acts: Callable[[], object]) -> list[Outcome]:
    """What becomes of each act when all begin together: what it returns, or the error it raises."""
    barrier, outcomes = Barrier(len(acts)), dict[int, Outcome]()

    def run(place: int, act: Callable[[], object]) -> None:
        barrier.wait()
        try:
            outcomes[place] = act()
        except Refusal as error:
            outcomes[place] = error
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=(place, act)) for place, act in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [outcomes[place] for place in range(len(acts))]


def losers(outcomes: list[Outcome]) -> list[Refusal]:
    return [outcome for outcome in outcomes if isinstance(outcome, Refusal)]


@pytest.fixture
def office() -> Office:
    return lawful_office()


@pytest.mark.parametrize("again", range(3))
def test_of_two_directors_who_approve_at_once_one_does(office: Office, again: int) -> None:
    roster, other = submitted(office), make_user(Role.DIRECTOR, office.agency)
    on_screen = seen(roster)

    outcomes = at_once(
        lambda: approve_roster(roster.pk, by=office.director, at=NOW, seen=on_screen),
        lambda: approve_roster(roster.pk, by=other, at=NOW, seen=on_screen),
    )

    [lost] = losers(outcomes)
    now = WeeklyRoster.objects.get(pk=roster.pk)
    assert isinstance(lost, RosterChanged)
    assert now.approved_by is not None
    assert (lost.who, lost.state, lost.at) == (now.approved_by.full_name, RosterState.APPROVED, NOW)
    assert Event.objects.filter(action="rosters.approve").count() == 1


@pytest.mark.parametrize("again", range(3))
def test_of_approving_and_returning_at_once_one_happens(office: Office, again: int) -> None:
    roster, other = submitted(office), make_user(Role.DIRECTOR, office.agency)
    on_screen = seen(roster)

    outcomes = at_once(
        lambda: approve_roster(roster.pk, by=office.director, at=NOW, seen=on_screen),
        lambda: return_roster(
            roster.pk, by=other, at=NOW, seen=on_screen, reason="Thiếu người trực"
        ),
    )

    [lost] = losers(outcomes)
    assert isinstance(lost, RosterChanged)
    assert Event.objects.filter(action__in=["rosters.approve", "rosters.return"]).count() == 1
    assert WeeklyRoster.objects.get(pk=roster.pk).state == lost.state


def test_of_pulling_back_and_approving_at_once_one_happens(office: Office) -> None:
    roster = submitted(office)
    on_screen = seen(roster)

    outcomes = at_once(
        lambda: withdraw_roster(roster.pk, by=office.head, at=NOW, seen=on_screen),
        lambda: approve_roster(roster.pk, by=office.director, at=NOW, seen=on_screen),
    )

    assert len(losers(outcomes)) == 1
    assert Event.objects.filter(action__in=["rosters.approve", "rosters.withdraw"]).count() == 1


def test_a_double_click_in_two_threads_is_one_act_and_two_successes(office: Office) -> None:
    roster = submitted(office)
    on_screen = seen(roster)

    outcomes = at_once(
        *[lambda: approve_roster(roster.pk, by=office.director, at=NOW, seen=on_screen)] * 4
    )

    assert losers(outcomes) == []
    assert Event.objects.filter(action="rosters.approve").count() == 1


def test_of_many_who_save_the_same_week_one_writes_and_the_others_are_told(office: Office) -> None:
    roster = opened(office)
    on_screen = seen(roster)

    def write(place: int) -> Callable[[], object]:
        edit = CellEdit.whole(office.people[place].pk, WEDNESDAY, Mode.ON_SITE)
        by = office.head if place % 2 else office.clerk
        return lambda: set_cells(roster.pk, [edit], by=by, at=NOW, seen=on_screen)

    outcomes = at_once(*(write(place) for place in range(6)))

    now = WeeklyRoster.objects.get(pk=roster.pk)
    assert len(losers(outcomes)) == 5
    assert all(
        isinstance(lost, RosterChanged) and len(lost.changes) == 1 for lost in losers(outcomes)
    )
    assert (now.version, now.changes.count(), now.content) == (
        2,
        1,
        content_of(cells_of(now.entries.all())),
    )


def test_what_is_edited_while_it_is_sent_is_either_in_it_or_refused(office: Office) -> None:
    roster = lawful(office)
    on_screen = seen(roster)
    edit = CellEdit.whole(office.staff[0].pk, MONDAY, Mode.ON_SITE)

    outcomes = at_once(
        lambda: submit_roster(roster.pk, by=office.head, at=NOW, seen=on_screen),
        lambda: set_cells(roster.pk, [edit], by=office.clerk, at=NOW, seen=on_screen),
    )

    [lost] = losers(outcomes)
    assert isinstance(lost, RosterChanged | WrongState)
    now = WeeklyRoster.objects.get(pk=roster.pk)
    assert now.content == content_of(cells_of(now.entries.all()))


def test_a_week_opened_by_several_at_once_is_one_roster(office: Office) -> None:
    outcomes = at_once(
        *(
            lambda by=by: open_roster(office.unit.pk, WEEK, by=by, at=NOW)
            for by in (office.head, office.clerk) * 2
        )
    )

    assert (
        len(losers(outcomes)),
        WeeklyRoster.objects.count(),
        WeeklyRoster.objects.get().entries.count(),
    ) == (0, 1, 30)


def test_a_week_amended_by_two_at_once_has_one_amendment(office: Office) -> None:
    roster = published(office)

    outcomes = at_once(
        *[lambda: amend_roster(roster.pk, by=office.head, at=LATER, reason="Đ/c An nghỉ")] * 2
    )

    assert (len(losers(outcomes)), WeeklyRoster.objects.count()) == (1, 2)


def test_a_week_published_by_two_at_once_is_published_once(office: Office) -> None:
    roster = approved(office)
    on_screen = seen(roster)

    outcomes = at_once(
        lambda: publish_roster(roster.pk, by=office.office, at=NOW, seen=on_screen),
        lambda: publish_roster(roster.pk, by=office.director, at=NOW, seen=on_screen),
    )

    assert len(losers(outcomes)) == 1
    assert Event.objects.filter(action="rosters.publish").count() == 1


def test_a_job_claimed_by_several_workers_runs_once(office: Office) -> None:
    [job_id] = plan_whole_agency(WEEK, by=office.office, at=NOW)

    at_once(*[lambda: run_plan_job(job_id, at=LATER)] * 4)

    assert Event.objects.filter(action="rosters.run-plan").count() == 1
    assert (PlanJob.objects.get().state, WeeklyRoster.objects.get().changes.count()) == ("done", 1)


def test_rules_followed_by_two_at_once_open_the_week_once(office: Office) -> None:
    published(office)
    _tightened(office)

    outcomes = at_once(*[lambda: rejudge(office.agency.pk, by=None, at=LATER)] * 3)

    assert sorted(len(done) for done in outcomes if isinstance(done, tuple)) == [0, 0, 1]
    assert (
        WeeklyRoster.objects.count(),
        Event.objects.filter(action="rosters.rejudge").count(),
    ) == (2, 1)


@pytest.mark.parametrize("again", range(3))
def test_rules_that_change_while_a_week_is_withdrawn_leave_it_in_one_hand(
    office: Office, again: int
) -> None:
    roster = submitted(office)
    on_screen = seen(roster)
    _tightened(office)

    at_once(
        lambda: rejudge(office.agency.pk, by=None, at=LATER),
        lambda: withdraw_roster(roster.pk, by=office.head, at=LATER, seen=on_screen),
    )

    now = WeeklyRoster.objects.get(pk=roster.pk)
    assert Event.objects.filter(action__in=["rosters.send-back", "rosters.withdraw"]).count() == 1
    assert (now.state, now.version) in [
        ("returned", on_screen.version + 1),
        ("draft", on_screen.version + 1),
    ]


def test_a_week_amended_while_the_rules_change_has_one_amendment(office: Office) -> None:
    roster = published(office)
    _tightened(office)

    at_once(
        lambda: rejudge(office.agency.pk, by=None, at=LATER),
        lambda: amend_roster(roster.pk, by=office.head, at=LATER, reason="Đ/c An nghỉ"),
    )
    rejudge(office.agency.pk, by=None, at=LATER)

    assert WeeklyRoster.objects.filter(state="draft").count() == 1
    assert rejudge(office.agency.pk, by=None, at=LATER) == ()


def _tightened(office: Office) -> None:
    """A directive that wants two at the office, where the week has one."""
    make_in_force(
        office.agency,
        office.office,
        number="",
        clauses=({"kind": "min_onsite_count", "params": {"n": 2}},),
    )
