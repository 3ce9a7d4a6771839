"""The first of several things to happen ends a directive."""

import pytest

from accounts.models import User
from audit.models import Event
from directives.enums import EditionState
from directives.errors import (
    AlreadyHappened,
    DraftChanged,
    EndedAlready,
    EndsBefore,
    ForceEndsBeforeItBegins,
    NoCondition,
    NotInForce,
    NotLinkable,
    StillProposed,
)
from directives.models import Directive, EndCondition
from directives.services import (
    add_condition,
    condition_happened,
    end_directive,
    extend_directive,
    propose_draft,
    put_in_force,
    remove_condition,
    settle_conditions,
)
from directives.tests.factories import ENTERED, draft_of, make_clause, make_directive, make_in_force
from directives.tests.test_linking import ENDS, LATER, SECOND, STARTS, editions
from tests.factories import moment
from units.models import Agency

pytestmark = pytest.mark.django_db

MIDWEEK = moment("2026-12-02 12:00")


@pytest.fixture
def directive(agency: Agency, office: User) -> Directive:
    """In force from 30/11 to the end of 11/12/2026."""
    return make_in_force(agency, office)


def add(
    directive: Directive, office: User, words: str = "khi nước rút", other: Directive | None = None
) -> EndCondition:
    edition = directive.editions.latest("number")
    return add_condition(
        edition.pk,
        words=words,
        other_id=other.pk if other else None,
        by=office,
        at=ENTERED,
        seen=edition.version,
    )


def test_what_has_happened_ends_the_directive_at_that_moment(
    agency: Agency, directive: Directive, office: User
) -> None:
    condition = add(directive, office)
    agency.refresh_from_db()
    revision = agency.revision

    condition_happened(condition.pk, when=MIDWEEK, by=office, at=MIDWEEK)

    agency.refresh_from_db()
    condition.refresh_from_db()
    assert editions(directive) == [(EditionState.ENDED, STARTS, MIDWEEK)]
    assert (condition.happened_at, agency.revision) == (MIDWEEK, revision + 1)
    assert Event.objects.get(action="directives.end").reason == "khi nước rút"


def test_what_has_happened_withdraws_the_extension_that_was_to_come(
    directive: Directive, office: User
) -> None:
    condition = add(directive, office)
    draft = extend_directive(directive.pk, until=LATER, by=office, at=ENTERED)
    put_in_force(draft.pk, by=office, at=ENTERED, seen=draft.version)
    assert [str(copy) for copy in draft.end_conditions.all()] == ["khi nước rút"]

    condition_happened(condition.pk, when=MIDWEEK, by=office, at=MIDWEEK)

    assert editions(directive) == [
        (EditionState.ENDED, STARTS, MIDWEEK),
        (EditionState.WITHDRAWN, ENDS, LATER),
    ]


def test_only_the_first_of_several_conditions_ends_a_directive(
    directive: Directive, office: User
) -> None:
    first, second = add(directive, office), add(directive, office, "khi có điện trở lại")
    condition_happened(first.pk, when=MIDWEEK, by=office, at=MIDWEEK)

    with pytest.raises(AlreadyHappened):
        condition_happened(second.pk, when=MIDWEEK, by=office, at=MIDWEEK)
    with pytest.raises(AlreadyHappened):
        remove_condition(first.pk, by=office, at=MIDWEEK, seen=directive.editions.get().version)


def test_a_condition_occurs_while_the_directive_holds(directive: Directive, office: User) -> None:
    condition = add(directive, office)

    with pytest.raises(ForceEndsBeforeItBegins):
        condition_happened(condition.pk, when=STARTS, by=office, at=MIDWEEK)
    with pytest.raises(EndsBefore):
        condition_happened(condition.pk, when=ENDS, by=office, at=ENDS)


def test_ending_a_directive_ends_those_that_hang_on_it_one_after_another(
    agency: Agency, directive: Directive, office: User
) -> None:
    second = make_in_force(agency, office, number="2")
    third = make_in_force(agency, office, number="3", effective_to=None)
    add(second, office, "", directive)
    add(third, office, "", second)

    end_directive(directive.pk, ends=MIDWEEK, by=office, at=ENTERED)

    assert editions(second) == [(EditionState.ENDED, STARTS, MIDWEEK)]
    assert editions(third) == [(EditionState.ENDED, STARTS, MIDWEEK)]
    happened = Event.objects.filter(action="directives.condition-happened").order_by("pk")
    assert [event.subject_id for event in happened] == [second.pk, third.pk]


def test_two_that_hang_on_each_other_end_together(
    agency: Agency, directive: Directive, office: User
) -> None:
    other = make_in_force(agency, office, number="2")
    add(other, office, "", directive)
    add(directive, office, "", other)

    end_directive(directive.pk, ends=MIDWEEK, by=office, at=ENTERED)

    assert (editions(directive), editions(other)) == ([(EditionState.ENDED, STARTS, MIDWEEK)],) * 2


def test_what_runs_out_by_itself_takes_along_what_hangs_on_it(
    agency: Agency, directive: Directive, office: User
) -> None:
    hanging = make_in_force(agency, office, number="2", effective_to=None)
    add(hanging, office, "", directive)

    settle_conditions(at=moment("2026-12-11 23:59"))
    assert editions(hanging) == [(EditionState.IN_FORCE, STARTS, None)]
    for _ in range(2):
        settle_conditions(at=moment("2026-12-12 00:01"))

    assert editions(hanging) == [(EditionState.ENDED, STARTS, ENDS)]
    assert Event.objects.get(action="directives.condition-happened").actor is None


def test_what_ended_before_what_it_waited_for_changes_nothing_minute_by_minute(
    agency: Agency, directive: Directive, office: User
) -> None:
    add(make_in_force(agency, office, number="2", effective_to=SECOND), office, "", directive)
    agency.refresh_from_db()
    revision = agency.revision

    settle_conditions(at=LATER)

    agency.refresh_from_db()
    assert agency.revision == revision


def test_nothing_waits_for_what_has_ended(
    agency: Agency, directive: Directive, office: User
) -> None:
    waiting = make_directive(agency, office, number="2", effective_from=LATER, effective_to=None)
    make_clause(waiting, office)
    add(waiting, office, "", directive)
    draft = draft_of(waiting)
    with pytest.raises(EndedAlready):
        put_in_force(draft.pk, by=office, at=ENTERED, seen=draft.version)

    end_directive(directive.pk, ends=SECOND, by=office, at=ENTERED)
    later = make_in_force(agency, office, number="3").editions.get()
    with pytest.raises(EndedAlready):
        add_condition(
            later.pk, words="", other_id=directive.pk, by=office, at=SECOND, seen=later.version
        )


def test_a_condition_says_something_and_names_another_document_in_force(
    agency: Agency, directive: Directive, office: User
) -> None:
    draft = make_directive(agency, office, number="2")

    with pytest.raises(NoCondition):
        add(directive, office, " ")
    for other in (draft, directive):
        with pytest.raises(NotLinkable):
            add(directive, office, "", other)


def test_conditions_are_written_on_drafts_and_on_what_holds(
    agency: Agency, directive: Directive, office: User
) -> None:
    draft = draft_of(make_directive(agency, office, number="2"))
    make_clause(draft.directive, office)
    condition = add(draft.directive, office)
    draft.refresh_from_db()
    with pytest.raises(DraftChanged):
        remove_condition(condition.pk, by=office, at=ENTERED, seen=draft.version - 1)

    proposed = propose_draft(draft.pk, by=office, at=ENTERED, seen=draft.version)
    with pytest.raises(StillProposed):
        remove_condition(condition.pk, by=office, at=ENTERED, seen=proposed.version)
    with pytest.raises(NotInForce):
        condition_happened(condition.pk, when=MIDWEEK, by=office, at=MIDWEEK)

    standing = add(directive, office)
    remove_condition(standing.pk, by=office, at=ENTERED, seen=directive.editions.get().version)
    end_directive(directive.pk, ends=SECOND, by=office, at=ENTERED)
    with pytest.raises(NotInForce):
        add(directive, office)
