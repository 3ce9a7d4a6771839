"""The stages of a draft follow one another inside its period."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from accounts.models import User
from directives.errors import (
    DraftChanged,
    ForceEndsBeforeItBegins,
    NoStart,
    NotDraft,
    OutsideThePeriod,
    OverlappingPhases,
    PhaseOutsidePeriod,
)
from directives.models import Directive, Phase
from directives.services import (
    add_phase,
    amend_directive,
    change_phase,
    edit_directive,
    put_in_force,
    remove_phase,
    start_again,
)
from directives.tests.factories import (
    ENTERED,
    draft_of,
    make_clause,
    make_directive,
    make_head,
    make_in_force,
)
from directives.tests.test_linking import ENDS, LATER, SECOND, STARTS
from tests.factories import moment
from units.models import Agency

pytestmark = pytest.mark.django_db


@pytest.fixture
def directive(agency: Agency, office: User) -> Directive:
    """A draft from 30/11 to the end of 11/12/2026 with a clause."""
    directive = make_directive(agency, office)
    make_clause(directive, office)
    return directive


def add(
    directive: Directive, office: User, name: str, begins: datetime, ends: datetime | None
) -> Phase:
    draft = draft_of(directive)
    return add_phase(
        draft.pk, name=name, begins=begins, ends=ends, by=office, at=ENTERED, seen=draft.version
    )


def stages(directive: Directive) -> list[tuple[int, str, datetime, datetime | None]]:
    found = Phase.objects.filter(edition__directive=directive).order_by("edition__number", "number")
    return [(stage.number, stage.name, stage.begins, stage.ends) for stage in found]


def test_stages_are_numbered_in_the_order_of_time(directive: Directive, office: User) -> None:
    add(directive, office, "Đợt 2", SECOND, None)
    add(directive, office, "Đợt 1", STARTS, SECOND)

    assert stages(directive) == [(1, "Đợt 1", STARTS, SECOND), (2, "Đợt 2", SECOND, None)]


@pytest.mark.parametrize(
    ("begins", "ends", "refusal"),
    [
        (STARTS - timedelta(days=1), SECOND, OutsideThePeriod),
        (SECOND, LATER, OutsideThePeriod),
        (ENDS, None, OutsideThePeriod),
        (STARTS, STARTS, ForceEndsBeforeItBegins),
        (STARTS, SECOND + timedelta(hours=1), OverlappingPhases),
    ],
)
def test_a_stage_lies_inside_the_period_and_beside_the_others(
    directive: Directive,
    office: User,
    begins: datetime,
    ends: datetime | None,
    refusal: type[Exception],
) -> None:
    add(directive, office, "Đợt 2", SECOND, None)

    with pytest.raises(refusal):
        add(directive, office, "Đợt 1", begins, ends)

    assert len(stages(directive)) == 1


def test_stages_wait_for_the_start_of_the_document(agency: Agency, office: User) -> None:
    undated = make_directive(agency, office, effective_from=None, effective_to=None)

    with pytest.raises(NoStart):
        add(undated, office, "Đợt 1", STARTS, None)


def test_a_stage_is_changed_and_struck_out_and_its_sentences_stay(
    directive: Directive, office: User
) -> None:
    first, second = (
        add(directive, office, "Đợt 1", STARTS, SECOND),
        add(directive, office, "Đợt 2", SECOND, None),
    )
    clause = make_clause(directive, office, phase_id=second.pk)
    who: dict[str, Any] = {"by": office, "at": ENTERED}

    change_phase(
        first.pk,
        name="Đợt đầu",
        begins=STARTS,
        ends=moment("2026-12-03 00:00"),
        seen=draft_of(directive).version,
        **who,
    )
    remove_phase(second.pk, seen=draft_of(directive).version, **who)

    clause.refresh_from_db()
    assert stages(directive) == [(1, "Đợt đầu", STARTS, moment("2026-12-03 00:00"))]
    assert clause.phase is None


def test_a_stage_is_changed_only_as_it_was_seen_and_only_in_a_draft(
    directive: Directive, office: User
) -> None:
    stage = add(directive, office, "Đợt 1", STARTS, SECOND)
    draft = draft_of(directive)
    with pytest.raises(DraftChanged):
        remove_phase(stage.pk, by=office, at=ENTERED, seen=draft.version - 1)

    edition = put_in_force(draft.pk, by=office, at=ENTERED, seen=draft.version)
    with pytest.raises(NotDraft):
        remove_phase(stage.pk, by=office, at=ENTERED, seen=edition.version)


def test_a_period_moved_away_from_its_stages_does_not_come_into_force(
    directive: Directive, office: User
) -> None:
    add(directive, office, "Đợt 1", STARTS, SECOND)
    draft = draft_of(directive)
    draft = edit_directive(
        draft.pk, make_head(effective_from=SECOND), by=office, at=ENTERED, seen=draft.version
    )

    with pytest.raises(PhaseOutsidePeriod):
        put_in_force(draft.pk, by=office, at=ENTERED, seen=draft.version)


def test_starting_again_moves_the_stages_along(directive: Directive, office: User) -> None:
    add(directive, office, "Đợt 1", STARTS, SECOND)
    add(directive, office, "Đợt 2", SECOND, ENDS)
    draft = draft_of(directive)
    put_in_force(draft.pk, by=office, at=ENTERED, seen=draft.version)

    new = start_again(
        directive.pk,
        begins=moment("2027-09-06 00:00"),
        ends=moment("2027-09-20 00:00"),
        by=office,
        at=ENTERED,
    )

    assert stages(new) == [
        (1, "Đợt 1", moment("2027-09-06 00:00"), moment("2027-09-13 00:00")),
        (2, "Đợt 2", moment("2027-09-13 00:00"), moment("2027-09-20 00:00")),
    ]


def test_an_amendment_keeps_the_stages_and_what_holds_in_them(
    agency: Agency, directive: Directive, office: User
) -> None:
    stage = add(directive, office, "Đợt 1", STARTS, SECOND)
    make_clause(directive, office, phase_id=stage.pk)
    draft = draft_of(directive)
    put_in_force(draft.pk, by=office, at=ENTERED, seen=draft.version)

    amendment = amend_directive(directive.pk, by=office, at=ENTERED)

    assert [str(clause.phase or "") for clause in amendment.clauses.all()] == ["", "Đợt 1"]
    assert amendment.phases.get().pk != stage.pk


def test_starting_again_replaces_nothing_and_links_to_nothing(agency: Agency, office: User) -> None:
    old = make_in_force(agency, office)
    replacing = make_in_force(
        agency, office, number="2", clauses=({"replaces_id": old.editions.get().clauses.get().pk},)
    )

    new = start_again(replacing.pk, begins=None, ends=None, by=office, at=ENTERED)

    clause = draft_of(new).clauses.get()
    assert (clause.replaces_id, new.links.count()) == (None, 0)
