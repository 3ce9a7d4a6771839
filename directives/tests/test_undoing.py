"""What was put in force by mistake is taken back, with everything it did."""

from datetime import datetime, timedelta

import pytest

from accounts.models import User
from audit.models import Event
from directives.enums import DocumentStanding, EditionState, LinkKind
from directives.errors import NoReason, NotInForce, OutsideThePeriod, UndoInstead
from directives.models import Directive, Edition, Suspension
from directives.selectors import listing_of
from directives.services import (
    add_condition,
    amend_directive,
    edit_directive,
    extend_directive,
    undo_directive,
    withdraw_directive,
)
from directives.tests.factories import (
    ENTERED,
    draft_of,
    make_clause,
    make_directive,
    make_head,
    make_in_force,
)
from directives.tests.test_linking import ENDS, LATER, SECOND, STARTS, editions, link, put
from tests.factories import moment
from units.models import Agency

pytestmark = pytest.mark.django_db

NOTICED = moment("2026-12-09 10:00")


@pytest.fixture
def old(agency: Agency, office: User) -> Directive:
    """In force from 30/11 to the end of 11/12/2026."""
    return make_in_force(agency, office)


@pytest.fixture
def mistake(agency: Agency, office: User) -> Directive:
    """Another document, a draft with a clause that begins on 7/12/2026."""
    mistake = make_directive(agency, office, number="400", effective_from=SECOND, effective_to=None)
    make_clause(mistake, office)
    return mistake


def undo(
    directive: Directive, office: User, at: datetime = NOTICED, begins: datetime | None = None
) -> Edition:
    return undo_directive(
        directive.pk, begins=begins or at, reason="Nhập nhầm văn bản", by=office, at=at
    )


def test_once_it_has_begun_a_mistake_ends_and_an_edition_of_its_own_says_why(
    agency: Agency, mistake: Directive, office: User
) -> None:
    put(mistake, office)
    agency.refresh_from_db()
    revision = agency.revision

    undoing = undo(mistake, office)

    agency.refresh_from_db()
    assert editions(mistake) == [
        (EditionState.ENDED, SECOND, NOTICED),
        (EditionState.UNDO, NOTICED, None),
    ]
    assert (undoing.undoes, undoing.reason) == (mistake.editions.get(number=1), "Nhập nhầm văn bản")
    assert agency.revision == revision + 1
    assert listing_of(mistake, NOTICED).standing == DocumentStanding.ENDED
    assert Event.objects.get(action="directives.undo").reason == "Nhập nhầm văn bản"


@pytest.mark.parametrize("begins", [SECOND, moment("2026-12-01 00:00")])
def test_taken_back_from_its_very_start_a_mistake_never_held(
    mistake: Directive, office: User, begins: datetime
) -> None:
    put(mistake, office)

    undo(mistake, office, begins=begins)

    assert editions(mistake) == [
        (EditionState.WITHDRAWN, SECOND, None),
        (EditionState.UNDO, SECOND, None),
    ]


def test_before_it_begins_a_mistake_is_taken_back_from_its_start(
    mistake: Directive, office: User
) -> None:
    put(mistake, office)

    undo(mistake, office, at=ENTERED)

    assert editions(mistake) == [
        (EditionState.WITHDRAWN, SECOND, None),
        (EditionState.UNDO, SECOND, None),
    ]


def test_what_an_amendment_by_mistake_replaced_goes_on_to_the_end_it_had(
    old: Directive, office: User
) -> None:
    draft = amend_directive(old.pk, by=office, at=ENTERED)
    draft = edit_directive(
        draft.pk,
        make_head(effective_from=SECOND, effective_to=LATER),
        by=office,
        at=ENTERED,
        seen=draft.version,
    )
    put(old, office, succeed=True)

    undo(old, office)

    first, *_, restored = old.editions.order_by("number")
    assert editions(old) == [
        (EditionState.ENDED, STARTS, SECOND),
        (EditionState.ENDED, SECOND, NOTICED),
        (EditionState.UNDO, NOTICED, None),
        (EditionState.IN_FORCE, NOTICED, ENDS),
    ]
    assert [clause.root_id for clause in restored.clauses.all()] == [
        clause.pk for clause in first.clauses.all()
    ]
    assert listing_of(old, NOTICED).standing == DocumentStanding.IN_FORCE


def test_an_edition_that_was_to_follow_before_the_mistake_still_follows(
    old: Directive, office: User
) -> None:
    extend_directive(old.pk, until=LATER, by=office, at=ENTERED)
    put(old, office)
    draft = amend_directive(old.pk, by=office, at=ENTERED)
    edit_directive(
        draft.pk,
        make_head(effective_from=SECOND, effective_to=ENDS),
        by=office,
        at=ENTERED,
        seen=draft.version,
    )
    put(old, office, at=ENTERED + timedelta(hours=1), succeed=True)

    undo(old, office)

    assert editions(old)[1:] == [
        (EditionState.IN_FORCE, ENDS, LATER),
        (EditionState.ENDED, SECOND, NOTICED),
        (EditionState.UNDO, NOTICED, None),
        (EditionState.IN_FORCE, NOTICED, ENDS),
    ]


def test_a_repeal_by_mistake_is_lifted_with_the_end_the_other_document_had(
    old: Directive, mistake: Directive, office: User
) -> None:
    link(mistake, old, LinkKind.REPEALS, office)
    put(mistake, office)

    undo(mistake, office)

    assert editions(old) == [
        (EditionState.ENDED, STARTS, SECOND),
        (EditionState.IN_FORCE, NOTICED, ENDS),
    ]


def test_where_another_document_brought_an_edition_meanwhile_the_rest_alone_is_restored(
    agency: Agency, old: Directive, mistake: Directive, office: User
) -> None:
    link(mistake, old, LinkKind.REPEALS, office)
    put(mistake, office)
    other = make_directive(agency, office, number="401", effective_from=SECOND, effective_to=None)
    link(other, old, LinkKind.EXTENDS, office, NOTICED)
    put(other, office)

    undo(mistake, office, at=ENTERED)

    assert editions(old)[1:] == [
        (EditionState.IN_FORCE, SECOND, NOTICED),
        (EditionState.IN_FORCE, NOTICED, ENDS),
    ]


def test_a_repeal_taken_back_before_it_began_leaves_no_gap(
    old: Directive, mistake: Directive, office: User
) -> None:
    link(mistake, old, LinkKind.REPEALS, office)
    put(mistake, office)

    undo(mistake, office, at=ENTERED)

    assert editions(old) == [
        (EditionState.ENDED, STARTS, SECOND),
        (EditionState.IN_FORCE, SECOND, ENDS),
    ]


def test_an_extension_by_mistake_is_withdrawn_before_it_begins_and_ended_after(
    old: Directive, mistake: Directive, office: User
) -> None:
    link(mistake, old, LinkKind.EXTENDS, office, LATER)
    put(mistake, office)
    undo(mistake, office)
    assert editions(old)[1:] == [(EditionState.WITHDRAWN, ENDS, LATER)]

    draft = amend_directive(mistake.pk, by=office, at=NOTICED)
    edit_directive(
        draft.pk,
        make_head(effective_from=moment("2026-12-10 00:00"), effective_to=None),
        by=office,
        at=NOTICED,
        seen=draft.version,
    )
    put(mistake, office, at=NOTICED)
    undo(mistake, office, at=moment("2026-12-15 09:00"))
    assert editions(old)[2:] == [(EditionState.ENDED, ENDS, moment("2026-12-15 09:00"))]


def test_a_pause_by_mistake_ends(old: Directive, mistake: Directive, office: User) -> None:
    link(mistake, old, LinkKind.SUSPENDS, office)
    put(mistake, office)

    undo(mistake, office)

    pause = Suspension.objects.get()
    assert (pause.begins, pause.ends) == (SECOND, NOTICED)


def test_what_hung_on_a_repealed_document_comes_back_with_it(
    agency: Agency, old: Directive, mistake: Directive, office: User
) -> None:
    hanging = make_in_force(agency, office, number="5")
    edition = hanging.editions.get()
    add_condition(
        edition.pk, words="", other_id=old.pk, by=office, at=ENTERED, seen=edition.version
    )
    link(mistake, old, LinkKind.REPEALS, office)
    put(mistake, office)
    assert editions(hanging) == [(EditionState.ENDED, STARTS, SECOND)]

    undo(mistake, office)

    assert editions(hanging)[1:] == [(EditionState.IN_FORCE, NOTICED, ENDS)]


def test_what_was_undone_is_corrected_and_put_in_force_again(
    mistake: Directive, office: User
) -> None:
    put(mistake, office)
    undo(mistake, office)

    draft = amend_directive(mistake.pk, by=office, at=NOTICED)
    edit_directive(
        draft.pk,
        make_head(number="400", effective_from=LATER, effective_to=None),
        by=office,
        at=NOTICED,
        seen=draft.version,
    )

    assert put(mistake, office, at=NOTICED).number == 3
    assert draft.clauses.count() == 1


def test_what_was_withdrawn_is_corrected_in_the_same_way(old: Directive, office: User) -> None:
    withdraw_directive(old.pk, by=office, at=ENTERED)

    assert amend_directive(old.pk, by=office, at=ENTERED).clauses.count() == 1


def test_what_has_changed_others_is_undone_rather_than_withdrawn(
    old: Directive, mistake: Directive, office: User
) -> None:
    link(mistake, old, LinkKind.REPEALS, office)
    put(mistake, office)
    draft = amend_directive(old.pk, by=office, at=ENTERED)
    edit_directive(
        draft.pk, make_head(effective_to=SECOND), by=office, at=ENTERED, seen=draft.version
    )
    put(old, office, succeed=True)

    for acted in (mistake, old):
        with pytest.raises(UndoInstead):
            withdraw_directive(acted.pk, by=office, at=ENTERED)


def test_an_undo_says_why_and_only_what_holds_or_will_is_undone(
    mistake: Directive, office: User
) -> None:
    with pytest.raises(NotInForce):
        undo(mistake, office)
    put(mistake, office)
    with pytest.raises(NoReason):
        undo_directive(mistake.pk, begins=NOTICED, reason=" ", by=office, at=NOTICED)
    undo(mistake, office)
    with pytest.raises(NotInForce):
        undo(mistake, office)


def test_a_mistake_is_not_taken_back_from_a_moment_after_its_end(
    old: Directive, office: User
) -> None:
    with pytest.raises(OutsideThePeriod):
        undo(old, office, begins=ENDS)


def test_what_another_document_brought_is_undone_there(
    old: Directive, mistake: Directive, office: User
) -> None:
    link(mistake, old, LinkKind.EXTENDS, office, LATER)
    put(mistake, office)

    with pytest.raises(NotInForce):
        undo(old, office, at=moment("2026-12-15 09:00"))


def test_a_draft_is_thrown_away_not_undone(agency: Agency, office: User) -> None:
    draft = draft_of(make_directive(agency, office, number="8"))

    with pytest.raises(NotInForce):
        undo_directive(draft.directive_id, begins=ENTERED, reason="Nhầm", by=office, at=ENTERED)
