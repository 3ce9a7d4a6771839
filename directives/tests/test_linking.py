"""What a document does to others, in the moment it comes into force."""

from datetime import datetime
from typing import Any

import pytest

from accounts.models import User
from audit.models import Event
from directives.enums import EditionState, LinkKind
from directives.errors import (
    AlreadyLinked,
    AmendsNothing,
    LapsedBefore,
    LinkCarriedOut,
    NoClauses,
    NothingToExtend,
    NothingToRepeal,
    NothingToSuspend,
    NotLinkable,
    NoUntilHere,
)
from directives.models import Directive, Edition, Link, Suspension
from directives.selectors import done_to, replaced_in
from directives.services import (
    add_link,
    add_phase,
    amend_directive,
    discard_draft,
    end_directive,
    put_in_force,
    remove_link,
    suspend_directive,
)
from directives.tests.factories import ENTERED, draft_of, make_clause, make_directive, make_in_force
from refusals import Refusal
from tests.factories import make_agency, moment
from units.models import Agency

pytestmark = pytest.mark.django_db

STARTS, SECOND, ENDS, LATER = (
    moment(f"2026-{day} 00:00") for day in ("11-30", "12-07", "12-12", "12-26")
)
Row = tuple[str, datetime | None, datetime | None]


@pytest.fixture
def old(agency: Agency, office: User) -> Directive:
    """In force from 30/11 to the end of 11/12/2026, with two clauses."""
    return make_in_force(agency, office, clauses=({"item": "khoản 1"}, {"item": "khoản 2"}))


@pytest.fixture
def new(agency: Agency, office: User) -> Directive:
    """Another document, a draft that begins on 7/12/2026."""
    return make_directive(agency, office, number="400", effective_from=SECOND, effective_to=None)


def link(
    new: Directive, old: Directive, kind: str, office: User, until: datetime | None = None
) -> Link:
    draft = draft_of(new)
    return add_link(
        draft.pk, kind=kind, other_id=old.pk, until=until, by=office, at=ENTERED, seen=draft.version
    )


def put(directive: Directive, office: User, at: datetime = ENTERED, **flags: Any) -> Edition:
    draft = draft_of(directive)
    return put_in_force(draft.pk, by=office, at=at, seen=draft.version, **flags)


def editions(directive: Directive) -> list[Row]:
    return [
        (edition.state, edition.effective_from, edition.effective_to)
        for edition in directive.editions.order_by("number")
    ]


@pytest.mark.parametrize("until", [LATER, None])
def test_an_extension_by_reference_keeps_the_other_document_alive_sentence_by_sentence(
    old: Directive, new: Directive, office: User, until: datetime | None
) -> None:
    link(new, old, LinkKind.EXTENDS, office, until)

    put(new, office)

    first, second = old.editions.order_by("number")
    assert editions(old) == [
        (EditionState.IN_FORCE, STARTS, ENDS),
        (EditionState.IN_FORCE, ENDS, until),
    ]
    assert (second.brought_by, second.put_in_force_by) == (new, office)
    assert [clause.root_id for clause in second.clauses.all()] == [
        clause.pk for clause in first.clauses.all()
    ]


def test_a_document_may_consist_of_links_only(old: Directive, new: Directive, office: User) -> None:
    with pytest.raises(NoClauses):
        put(new, office)
    link(new, old, LinkKind.EXTENDS, office, LATER)

    assert put(new, office).state == EditionState.IN_FORCE
    assert Event.objects.get(action="directives.carry-out").subject_id == old.pk
    assert [done.directive for done in done_to(old)] == [new]


def test_an_extension_leaves_behind_the_stage_that_is_over(
    agency: Agency, new: Directive, office: User
) -> None:
    old = make_directive(agency, office)
    draft = draft_of(old)
    who: dict[str, Any] = {"by": office, "at": ENTERED}
    over = add_phase(draft.pk, name="Đợt 1", begins=STARTS, ends=SECOND, seen=draft.version, **who)
    lasting = add_phase(
        draft.pk, name="Đợt 2", begins=SECOND, ends=ENDS, seen=draft.version + 1, **who
    )
    for item, phase in (("khoản 1", over), ("khoản 2", lasting), ("khoản 3", None)):
        make_clause(old, office, item=item, phase_id=phase.pk if phase else None)
    put(old, office)
    link(new, old, LinkKind.EXTENDS, office, LATER)

    put(new, office)

    extension = old.editions.get(number=2)
    assert [(stage.name, stage.begins, stage.ends) for stage in extension.phases.all()] == [
        ("Đợt 2", ENDS, LATER)
    ]
    assert [(clause.item, str(clause.phase or "")) for clause in extension.clauses.all()] == [
        ("khoản 2", "Đợt 2"),
        ("khoản 3", ""),
    ]


def test_an_extension_of_what_pauses_pauses(old: Directive, new: Directive, office: User) -> None:
    suspend_directive(old.pk, begins=SECOND, ends=None, by=office, at=ENTERED)
    link(new, old, LinkKind.EXTENDS, office, LATER)

    put(new, office)

    assert Suspension.objects.get(edition=old.editions.get(number=2)).begins == ENDS


def test_a_repeal_ends_the_other_where_this_one_begins_and_withdraws_what_was_to_come(
    agency: Agency, old: Directive, new: Directive, office: User
) -> None:
    extending = make_directive(
        agency, office, number="300", effective_from=STARTS, effective_to=None
    )
    link(extending, old, LinkKind.EXTENDS, office, LATER)
    put(extending, office)
    link(new, old, LinkKind.REPEALS, office)

    put(new, office)

    assert editions(old) == [
        (EditionState.ENDED, STARTS, SECOND),
        (EditionState.WITHDRAWN, ENDS, LATER),
    ]


def test_a_pause_by_reference_names_the_document_that_brought_it(
    old: Directive, new: Directive, office: User
) -> None:
    link(new, old, LinkKind.SUSPENDS, office, moment("2026-12-09 00:00"))

    put(new, office)

    pause = Suspension.objects.get()
    assert (pause.edition.directive, pause.begins, pause.ends, pause.brought_by) == (
        old,
        SECOND,
        moment("2026-12-09 00:00"),
        new,
    )


def test_an_amendment_by_reference_names_the_sentence_it_replaces(
    old: Directive, new: Directive, office: User
) -> None:
    link(new, old, LinkKind.AMENDS, office)
    make_clause(new, office, item="khoản 1")
    with pytest.raises(AmendsNothing):
        put(new, office)
    clause = make_clause(
        new, office, item="khoản 2", replaces_id=old.editions.get().clauses.all()[1].pk
    )

    put(new, office)

    assert list(replaced_in(old)) == [clause]
    assert editions(old) == [(EditionState.IN_FORCE, STARTS, ENDS)]


@pytest.mark.parametrize(
    ("kind", "fields", "refusal"),
    [
        (LinkKind.EXTENDS, {"effective_to": None}, NothingToExtend),
        (LinkKind.EXTENDS, {"effective_to": moment("2027-01-30 00:00")}, NothingToExtend),
        (LinkKind.EXTENDS, {"effective_to": moment("2026-12-05 00:00")}, LapsedBefore),
        (LinkKind.REPEALS, {"effective_to": SECOND}, NothingToRepeal),
        (LinkKind.SUSPENDS, {"effective_to": SECOND}, NothingToSuspend),
    ],
)
def test_what_cannot_be_done_to_the_other_document_leaves_this_one_a_draft(
    agency: Agency,
    new: Directive,
    office: User,
    kind: str,
    fields: dict[str, Any],
    refusal: type[Refusal],
) -> None:
    old = make_in_force(agency, office, **fields)
    link(new, old, kind, office, LATER if kind == LinkKind.EXTENDS else None)

    with pytest.raises(refusal):
        put(new, office)

    assert draft_of(new).state == EditionState.DRAFT
    assert old.editions.count() == 1
    assert Link.objects.get().carried_out_at is None


def test_only_documents_of_the_agency_that_came_into_force_are_linked(
    agency: Agency, new: Directive, office: User
) -> None:
    strange = make_in_force(make_agency("other"), office)
    draft = make_directive(agency, office, number="77")

    for other in (strange, draft, new):
        with pytest.raises(NotLinkable):
            link(new, other, LinkKind.REPEALS, office)


def test_a_link_is_written_once_and_only_what_lasts_has_an_end(
    old: Directive, new: Directive, office: User
) -> None:
    with pytest.raises(NoUntilHere):
        link(new, old, LinkKind.REPEALS, office, LATER)
    link(new, old, LinkKind.REPEALS, office)
    with pytest.raises(AlreadyLinked):
        link(new, old, LinkKind.REPEALS, office)


def test_a_link_is_struck_out_of_the_draft_but_not_once_it_was_carried_out(
    old: Directive, new: Directive, office: User
) -> None:
    first = link(new, old, LinkKind.REPEALS, office)
    draft = draft_of(new)
    remove_link(first.pk, draft.pk, by=office, at=ENTERED, seen=draft.version)
    assert not new.links.exists()

    done = link(new, old, LinkKind.EXTENDS, office, LATER)
    put(new, office)
    amendment = amend_directive(new.pk, by=office, at=ENTERED)
    with pytest.raises(LinkCarriedOut):
        remove_link(done.pk, amendment.pk, by=office, at=ENTERED, seen=amendment.version)


def test_what_a_draft_was_to_do_goes_with_the_draft(
    old: Directive, new: Directive, office: User
) -> None:
    done = link(new, old, LinkKind.EXTENDS, office, LATER)
    put(new, office)
    amendment = amend_directive(new.pk, by=office, at=ENTERED)
    link(new, old, LinkKind.REPEALS, office)
    amendment.refresh_from_db()

    discard_draft(amendment.pk, by=office, at=ENTERED, seen=amendment.version)

    assert list(new.links.all()) == [done]


def test_a_link_carried_out_is_not_carried_out_again_by_a_later_edition(
    old: Directive, new: Directive, office: User
) -> None:
    link(new, old, LinkKind.EXTENDS, office, LATER)
    put(new, office)
    end_directive(new.pk, ends=LATER, by=office, at=ENTERED)
    amendment = amend_directive(new.pk, by=office, at=ENTERED)
    Edition.objects.filter(pk=amendment.pk).update(effective_from=moment("2026-12-10 00:00"))
    make_clause(new, office)

    put(new, office, succeed=True)

    assert old.editions.count() == 2
