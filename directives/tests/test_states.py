"""Every act from every state: what is allowed leaves a record, what is not is refused by name
and changes nothing.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from accounts.models import User
from audit.models import Event
from directives.enums import EditionState, LinkKind
from directives.errors import (
    AlreadyBegun,
    AlreadySuspended,
    DraftExists,
    EndsBefore,
    ForceEndsBeforeItBegins,
    NotDraft,
    NothingToExtend,
    NothingToReview,
    NotInForce,
    NotProposed,
    NotSuspended,
    OutsideThePeriod,
    StillProposed,
)
from directives.law import law_in_force
from directives.models import Directive, Edition
from directives.services import (
    add_condition,
    add_link,
    add_phase,
    amend_directive,
    discard_draft,
    edit_directive,
    end_directive,
    extend_directive,
    propose_draft,
    put_in_force,
    reopen_proposal,
    resume_directive,
    review_directive,
    suspend_directive,
    undo_directive,
    withdraw_directive,
)
from directives.tests.factories import make_clause, make_directive, make_head, make_in_force
from planning.precedence import Law
from planning.time import Slot
from refusals import Refusal
from tests.factories import make_agency, make_user, moment
from units.enums import Role
from units.models import Agency

pytestmark = pytest.mark.django_db

NOW = moment("2026-12-02 12:00")
TOMORROW = moment("2026-12-03 00:00")
STATES = ("draft", "proposed", "upcoming", "in force", "suspended", "ended", "withdrawn", "undone")
ACTS: dict[str, tuple[Callable[..., object], tuple[type[Refusal] | None, ...]]] = {
    "edit": (
        lambda edition, **who: edit_directive(edition.pk, make_head(), seen=edition.version, **who),
        (None, StillProposed, NotDraft, NotDraft, NotDraft, NotDraft, NotDraft, NotDraft),
    ),
    "add a link": (
        lambda edition, other, **who: add_link(
            edition.pk,
            kind=LinkKind.REPEALS,
            other_id=other,
            until=None,
            seen=edition.version,
            **who,
        ),
        (None, StillProposed, NotDraft, NotDraft, NotDraft, NotDraft, NotDraft, NotDraft),
    ),
    "add a stage": (
        lambda edition, **who: add_phase(
            edition.pk, name="", begins=edition.starts, ends=None, seen=edition.version, **who
        ),
        (None, StillProposed, NotDraft, NotDraft, NotDraft, NotDraft, NotDraft, NotDraft),
    ),
    "add a condition": (
        lambda edition, **who: add_condition(
            edition.pk, words="khi nước rút", other_id=None, seen=edition.version, **who
        ),
        (None, StillProposed, None, None, None, NotInForce, NotInForce, NotInForce),
    ),
    "discard": (
        lambda edition, **who: discard_draft(edition.pk, seen=edition.version, **who),
        (None, StillProposed, NotDraft, NotDraft, NotDraft, NotDraft, NotDraft, NotDraft),
    ),
    "propose": (
        lambda edition, **who: propose_draft(edition.pk, seen=edition.version, **who),
        (None, StillProposed, NotDraft, NotDraft, NotDraft, NotDraft, NotDraft, NotDraft),
    ),
    "reopen": (
        lambda edition, **who: reopen_proposal(edition.pk, seen=edition.version, **who),
        (
            NotProposed,
            None,
            NotProposed,
            NotProposed,
            NotProposed,
            NotProposed,
            NotProposed,
            NotProposed,
        ),
    ),
    "put in force": (
        lambda edition, **who: put_in_force(
            edition.pk, seen=edition.version, retroactive=True, **who
        ),
        (None, None, NotDraft, NotDraft, NotDraft, NotDraft, NotDraft, NotDraft),
    ),
    "amend": (
        lambda edition, **who: amend_directive(edition.directive_id, **who),
        (NotInForce, NotInForce, None, None, None, NotInForce, None, None),
    ),
    "extend": (
        lambda edition, **who: extend_directive(
            edition.directive_id, until=moment("2027-01-31 00:00"), **who
        ),
        (NotInForce, NotInForce, None, None, None, None, NotInForce, NotInForce),
    ),
    "end": (
        lambda edition, **who: end_directive(edition.directive_id, ends=TOMORROW, **who),
        (
            NotInForce,
            NotInForce,
            ForceEndsBeforeItBegins,
            None,
            None,
            NotInForce,
            NotInForce,
            NotInForce,
        ),
    ),
    "end too late": (
        lambda edition, **who: end_directive(
            edition.directive_id, ends=moment("2027-06-01 00:00"), **who
        ),
        (
            NotInForce,
            NotInForce,
            EndsBefore,
            EndsBefore,
            EndsBefore,
            NotInForce,
            NotInForce,
            NotInForce,
        ),
    ),
    "extend too short": (
        lambda edition, **who: extend_directive(
            edition.directive_id, until=edition.effective_to, **who
        ),
        (
            NotInForce,
            NotInForce,
            NothingToExtend,
            NothingToExtend,
            NothingToExtend,
            NothingToExtend,
            NotInForce,
            NotInForce,
        ),
    ),
    "withdraw": (
        lambda edition, **who: withdraw_directive(edition.directive_id, **who),
        (
            NotInForce,
            NotInForce,
            None,
            AlreadyBegun,
            AlreadyBegun,
            NotInForce,
            NotInForce,
            NotInForce,
        ),
    ),
    "undo": (
        lambda edition, **who: undo_directive(
            edition.directive_id, begins=NOW, reason="Nhầm", **who
        ),
        (NotInForce, NotInForce, None, None, None, NotInForce, NotInForce, NotInForce),
    ),
    "suspend": (
        lambda edition, **who: suspend_directive(
            edition.directive_id, begins=TOMORROW, ends=None, **who
        ),
        (
            NotInForce,
            NotInForce,
            OutsideThePeriod,
            None,
            AlreadySuspended,
            NotInForce,
            NotInForce,
            NotInForce,
        ),
    ),
    "resume": (
        lambda edition, **who: resume_directive(edition.directive_id, begins=TOMORROW, **who),
        (
            NotSuspended,
            NotSuspended,
            NotSuspended,
            NotSuspended,
            None,
            NotSuspended,
            NotSuspended,
            NotSuspended,
        ),
    ),
    "review": (
        lambda edition, **who: review_directive(
            edition.directive_id, next_on=date(2027, 1, 1), **who
        ),
        (NothingToReview,) * 8,
    ),
}


def in_state(state: str, agency: Agency, office: User) -> Edition:
    """An edition in that state at NOW."""
    directive = (
        _prepared(agency, office)
        if state in ("draft", "proposed")
        else _put(agency, office, upcoming=state in ("upcoming", "withdrawn"))
    )
    edition = directive.editions.get()
    who: dict[str, Any] = {"by": office, "at": NOW}
    match state:
        case "proposed":
            propose_draft(edition.pk, seen=edition.version, **who)
        case "suspended":
            suspend_directive(directive.pk, begins=moment("2026-12-01 00:00"), ends=None, **who)
        case "ended":
            end_directive(directive.pk, ends=moment("2026-12-02 00:00"), **who)
        case "withdrawn":
            withdraw_directive(directive.pk, **who)
        case "undone":
            undo_directive(directive.pk, begins=NOW, reason="Nhầm", **who)
    edition.refresh_from_db()
    return edition


def _prepared(agency: Agency, office: User) -> Directive:
    directive = make_directive(agency, office)
    make_clause(directive, office)
    return directive


def _put(agency: Agency, office: User, *, upcoming: bool) -> Directive:
    begins = moment("2026-12-07 00:00") if upcoming else moment("2026-11-30 00:00")
    return make_in_force(
        agency, office, effective_from=begins, effective_to=moment("2026-12-31 00:00")
    )


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("act", ACTS)
def test_every_act_from_every_state(act: str, state: str, agency: Agency, office: User) -> None:
    do, outcomes = ACTS[act]
    refusal = outcomes[STATES.index(state)]
    edition = in_state(state, agency, office)
    who: dict[str, Any] = {"by": office, "at": NOW}
    if act == "add a link":
        who["other"] = make_in_force(agency, office, number="99").pk
    before, law, revision = _rows(edition), _law(agency), _revision(agency)
    events = Event.objects.count()

    if refusal is None:
        do(edition, **who)
        assert Event.objects.count() > events
        assert _law(agency) == law or _revision(agency) > revision  # pages keep it until then
    else:
        with pytest.raises(refusal) as refused:
            do(edition, **who)
        assert (refused.type, Event.objects.count(), _rows(edition)) == (refusal, events, before)


def _law(agency: Agency) -> Law:
    """Of every day from before the directives of this module begin until they are over."""
    days = (date(2026, 11, 1) + timedelta(days=number) for number in range(100))
    return law_in_force(agency, map(Slot, days))


def _revision(agency: Agency) -> int:
    return Agency.objects.get(pk=agency.pk).revision


def test_a_draft_of_a_directive_in_force_is_one_too_many_for_a_second(
    agency: Agency, office: User
) -> None:
    edition = in_state("in force", agency, office)
    amend_directive(edition.directive_id, by=office, at=NOW)

    for again in (
        lambda: amend_directive(edition.directive_id, by=office, at=NOW),
        lambda: extend_directive(
            edition.directive_id, until=moment("2027-01-31 00:00"), by=office, at=NOW
        ),
    ):
        with pytest.raises(DraftExists):
            again()


def test_every_state_of_an_edition_is_in_the_table() -> None:
    reached = {
        in_state(state, make, user).state for state in STATES for make, user in [_fresh(state)]
    }

    assert reached | {EditionState.UNDO} == set(EditionState)


def _fresh(state: str) -> tuple[Agency, User]:
    agency = make_agency(state.replace(" ", "-"))
    return agency, make_user(Role.OFFICE, agency)


def _rows(edition: Edition) -> list[tuple[object, ...]]:
    rows = Edition.objects.filter(directive=edition.directive_id).order_by("number")
    return list(
        rows.values_list(
            "number", "state", "effective_from", "effective_to", "version", "review_on"
        )
    )
