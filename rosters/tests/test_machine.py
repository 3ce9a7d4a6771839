"""Whatever people try, in whatever order, a roster only moves as the table says, and each move
is on record once.
"""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from accounts.models import User
from audit.models import Event
from directives.models import Directive
from directives.services import withdraw_directive
from directives.tests.factories import make_in_force
from planning.workflow import RULES, RosterAct, allowed, transition
from refusals import Refusal
from rosters.services import (
    approve_roster,
    cancel_roster,
    publish_roster,
    rejudge,
    reopen_roster,
    return_roster,
    submit_roster,
    withdraw_roster,
)
from rosters.tests.factories import NOW, Office, approved, lawful, lawful_office, seen, submitted
from tests.factories import make_user
from units.enums import Role
from weeks.models import WeeklyRoster
from weeks.values.cells import Seen

pytestmark = pytest.mark.django_db
ACTS: dict[RosterAct, Callable[..., WeeklyRoster]] = {
    RosterAct.SUBMIT: submit_roster,
    RosterAct.WITHDRAW: withdraw_roster,
    RosterAct.RETURN: lambda pk, **by: return_roster(pk, reason="Sửa lại", **by),
    RosterAct.APPROVE: approve_roster,
    RosterAct.REOPEN: lambda pk, **by: reopen_roster(pk, reason="Có chỉ đạo mới", **by),
    RosterAct.PUBLISH: publish_roster,
    RosterAct.CANCEL: lambda pk, **by: cancel_roster(pk, reason="Thôi", **by),
}
ROLES = ("head", "clerk", "director", "second", "office", "reader")


class Life(RuleBasedStateMachine):
    """One roster; the model is its state, who sent it, and how often each act was done."""

    @initialize()
    def begin(self) -> None:
        self.office: Office = lawful_office()
        self.people: dict[str, tuple[User, str]] = {
            "head": (self.office.head, "head"),
            "clerk": (self.office.clerk, "clerk"),
            "director": (self.office.director, "director"),
            "second": (make_user(Role.DIRECTOR, self.office.agency), "director"),
            "office": (self.office.office, "office"),
            "reader": (make_user(Role.READER, self.office.agency), "reader"),
        }
        self.roster = lawful(self.office)
        self.state, self.sender, self.moves = "draft", "", 0
        self.stricter: Directive | None = None
        self.sent_back: Seen | None = None
        self.screens: list[Seen] = [seen(self.roster)]

    @rule(act=st.sampled_from(list(ACTS)), who=st.sampled_from(ROLES), age=st.integers(0, 2))
    def try_to(self, act: RosterAct, who: str, age: int) -> None:
        """`age` 0: on the screen is what stands; older screens show what stood before."""
        user, role = self.people[who]
        screen = self.screens[max(0, len(self.screens) - 1 - age)]
        fresh = screen == self.screens[-1]
        is_lawful = self.stricter is None or act not in (RosterAct.SUBMIT, RosterAct.APPROVE)
        may = (
            fresh and is_lawful and allowed(self.state, act, role, is_submitter=self.sender == who)
        )
        before = self.moves_on_record()
        try:
            ACTS[act](self.roster.pk, by=user, at=NOW, seen=screen)
        except Refusal:
            assert not may
            assert self.moves_on_record() == before
            return
        if self.moves_on_record() == before:
            return  # a second click: done already
        assert may
        line = transition(self.state, act)
        assert line is not None
        self.state, self.moves = line.after.value, self.moves + 1
        self.sender = who if act is RosterAct.SUBMIT else self.sender
        self.screens.append(seen(self.roster))

    @rule()
    def tighten(self) -> None:
        """A directive is put in force that the week does not keep."""
        if self.stricter is None:
            clause = {"kind": "min_onsite_count", "params": {"n": 2}}
            self.stricter = make_in_force(
                self.office.agency, self.office.office, number="", clauses=(clause,)
            )
            self.judged_anew(RosterAct.SEND_BACK)
            self.sent_back = self.screens[-1]

    @rule()
    def relax(self) -> None:
        """It is taken back: what nobody has touched since stands as it did."""
        if self.stricter is not None:
            withdraw_directive(self.stricter.pk, by=self.office.office, at=NOW)
            self.stricter = None
            self.judged_anew(RosterAct.RESTORE if self.sent_back == self.screens[-1] else None)

    def judged_anew(self, act: RosterAct | None) -> None:
        rejudge(self.office.agency.pk, by=None, at=NOW)
        line = transition(self.state, act) if act else None
        if line is not None:
            assert line.by == RULES
            self.state, self.moves = line.after.value, self.moves + 1
            self.screens.append(seen(self.roster))

    @invariant()
    def what_is_published_and_fits_no_longer_is_being_amended(self) -> None:
        amendments = WeeklyRoster.objects.filter(revision__gt=1, state="draft").count()
        assert amendments == (self.state == "published" and self.stricter is not None)

    @invariant()
    def the_database_agrees(self) -> None:
        now = WeeklyRoster.objects.get(pk=self.roster.pk)
        assert (now.state, self.moves_on_record()) == (self.state, self.moves)
        assert (now.approved_by is not None) == (self.state in ("approved", "published"))

    def moves_on_record(self) -> int:
        events = Event.objects.filter(subject="rosters.WeeklyRoster", subject_id=self.roster.pk)
        return events.filter(
            action__in=[f"rosters.{act}" for act in (*ACTS, RosterAct.SEND_BACK, RosterAct.RESTORE)]
        ).count()


def test_a_roster_lives_as_the_table_says() -> None:
    run_state_machine_as_test(
        Life,
        settings=settings(
            max_examples=15,
            stateful_step_count=18,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.mark.parametrize(
    "forged",
    [
        "state = 'approved'",
        "state = 'published'",
        "state = 'submitted', submitted_by_id = NULL",
        "monday = '2026-12-01'",
        "approved_by_id = submitted_by_id, approved_at = submitted_at, state = 'approved'",
        "approved_at = submitted_at",
    ],
)
def test_the_database_itself_refuses_a_forged_state(forged: str) -> None:
    roster = submitted(lawful_office())

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE rosters_weeklyroster SET {forged} WHERE id = %s", [roster.pk])


def test_an_approval_without_its_signature_is_refused_by_the_database() -> None:
    roster = approved(lawful_office())

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE rosters_weeklyroster SET approved_by_id = NULL WHERE id = %s", [roster.pk]
        )
