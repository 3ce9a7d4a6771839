"""A directive in force pauses and goes on."""

from datetime import UTC, datetime

import pytest

from accounts.models import User
from audit.models import Event
from directives.enums import DocumentStanding
from directives.errors import (
    AlreadySuspended,
    ForceEndsBeforeItBegins,
    NotInForce,
    NotSuspended,
    OutsideThePeriod,
    PauseHasBegun,
)
from directives.models import Directive, Suspension
from directives.selectors import listing_of
from directives.services import extend_directive, put_in_force, resume_directive, suspend_directive
from directives.tests.factories import ENTERED, draft_of, make_directive, make_in_force
from tests.factories import moment
from units.models import Agency

pytestmark = pytest.mark.django_db

BEGINS, MIDWEEK, FRIDAY, ENDS = (
    moment(f"2026-{day} 00:00") for day in ("11-30", "12-02", "12-04", "12-12")
)


@pytest.fixture
def directive(agency: Agency, office: User) -> Directive:
    """In force from 30/11 to the end of 11/12/2026."""
    return make_in_force(agency, office)


def suspend(
    directive: Directive, office: User, begins: datetime = MIDWEEK, ends: datetime | None = FRIDAY
) -> list[Suspension]:
    return suspend_directive(
        directive.pk, begins=begins, ends=ends, by=office, at=ENTERED, reason="Công văn 15"
    )


def periods(directive: Directive) -> list[tuple[int, datetime, datetime | None]]:
    found = Suspension.objects.filter(edition__directive=directive).order_by("begins")
    return [(pause.edition.number, pause.begins, pause.ends) for pause in found]


@pytest.mark.parametrize(
    ("moment_asked", "standing"),
    [
        (moment("2026-12-01 23:59"), DocumentStanding.IN_FORCE),
        (MIDWEEK, DocumentStanding.SUSPENDED),
        (moment("2026-12-03 23:59"), DocumentStanding.SUSPENDED),
        (FRIDAY, DocumentStanding.IN_FORCE),
    ],
)
def test_a_directive_stands_suspended_only_while_the_pause_lasts(
    directive: Directive, office: User, moment_asked: datetime, standing: DocumentStanding
) -> None:
    suspend(directive, office)

    assert listing_of(directive, moment_asked).standing == standing


def test_a_pause_lets_rosters_look_again_and_is_on_record(
    agency: Agency, directive: Directive, office: User
) -> None:
    agency.refresh_from_db()
    revision = agency.revision

    suspend(directive, office)

    agency.refresh_from_db()
    event = Event.objects.get(action="directives.suspend")
    assert (agency.revision, event.reason, event.subject_id) == (
        revision + 1,
        "Công văn 15",
        directive.pk,
    )


def test_without_an_end_a_directive_pauses_until_somebody_lets_it_go_on(
    directive: Directive, office: User
) -> None:
    suspend(directive, office, ends=None)
    assert periods(directive) == [(1, MIDWEEK, None)]

    resume_directive(directive.pk, begins=FRIDAY, by=office, at=moment("2026-12-03 09:00"))

    assert periods(directive) == [(1, MIDWEEK, FRIDAY)]


@pytest.mark.parametrize(
    "second",
    [(BEGINS, None), (BEGINS, moment("2026-12-02 00:01")), (moment("2026-12-03 23:59"), ENDS)],
)
def test_two_pauses_of_one_directive_never_meet(
    directive: Directive, office: User, second: tuple[datetime, datetime | None]
) -> None:
    suspend(directive, office)

    with pytest.raises(AlreadySuspended):
        suspend(directive, office, *second)

    suspend(directive, office, FRIDAY, ENDS)
    assert periods(directive) == [(1, MIDWEEK, FRIDAY), (1, FRIDAY, ENDS)]


@pytest.mark.parametrize(
    ("begins", "ends", "refusal"),
    [
        (moment("2026-11-29 00:00"), FRIDAY, OutsideThePeriod),
        (ENDS, None, OutsideThePeriod),
        (MIDWEEK, moment("2026-12-12 00:01"), OutsideThePeriod),
        (MIDWEEK, MIDWEEK, ForceEndsBeforeItBegins),
    ],
)
def test_a_pause_lies_within_the_time_of_its_directive(
    directive: Directive,
    office: User,
    begins: datetime,
    ends: datetime | None,
    refusal: type[Exception],
) -> None:
    with pytest.raises(refusal):
        suspend(directive, office, begins, ends)

    assert periods(directive) == []


def test_a_pause_goes_on_in_the_extension_that_follows(directive: Directive, office: User) -> None:
    draft = extend_directive(directive.pk, until=moment("2026-12-26 00:00"), by=office, at=ENTERED)
    put_in_force(draft.pk, by=office, at=ENTERED, seen=draft.version)

    suspend(directive, office, FRIDAY, moment("2026-12-14 00:00"))

    assert periods(directive) == [(1, FRIDAY, ENDS), (2, ENDS, moment("2026-12-14 00:00"))]


def test_an_edition_put_in_force_in_a_pause_pauses_too(directive: Directive, office: User) -> None:
    suspend(directive, office, ends=None)
    draft = extend_directive(directive.pk, until=moment("2026-12-26 00:00"), by=office, at=ENTERED)

    put_in_force(draft.pk, by=office, at=ENTERED, seen=draft.version)

    assert periods(directive) == [(1, MIDWEEK, None), (2, ENDS, None)]


def test_a_pause_that_has_not_begun_is_struck_out(directive: Directive, office: User) -> None:
    suspend(directive, office)

    resume_directive(directive.pk, begins=MIDWEEK, by=office, at=ENTERED)

    assert periods(directive) == []
    assert Event.objects.get(action="directives.resume").before["begins"] == str(
        MIDWEEK.astimezone(UTC)
    )


def test_a_pause_that_has_begun_is_not_wiped_out(directive: Directive, office: User) -> None:
    suspend(directive, office)

    with pytest.raises(PauseHasBegun):
        resume_directive(directive.pk, begins=MIDWEEK, by=office, at=FRIDAY.replace(day=3))


def test_what_does_not_pause_cannot_go_on(directive: Directive, office: User) -> None:
    with pytest.raises(NotSuspended):
        resume_directive(directive.pk, begins=MIDWEEK, by=office, at=ENTERED)


def test_what_is_over_or_a_draft_is_not_suspended(
    agency: Agency, directive: Directive, office: User
) -> None:
    with pytest.raises(NotInForce):
        suspend_directive(directive.pk, begins=ENDS, ends=None, by=office, at=ENDS)
    draft = make_directive(agency, office, number="9")
    with pytest.raises(NotInForce):
        suspend_directive(
            draft_of(draft).directive_id, begins=MIDWEEK, ends=None, by=office, at=ENTERED
        )
