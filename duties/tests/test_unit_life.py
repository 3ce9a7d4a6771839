"""The duty of a unit's own posts goes the same way as the agency's: its people make and send it,
the Director decides, and nobody of another unit or agency knows of it before.
"""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from audit.models import Event
from duties.models import DutyRoster
from duties.selectors.rosters import duty_acts_on
from duties.selectors.standing import standing_turns
from duties.services.filing import approve_duty, return_duty, submit_duty
from duties.services.opening import open_duty_roster
from duties.services.publishing import amend_duty, publish_duty
from duties.services.turns import change_turns
from duties.sheets.days import days_between
from duties.tests.factories import NEXT_WEEK, give, make_fit, make_post, make_shift, seen_duty
from duties.values.rosters import TurnEdit
from rosters.errors import OwnRoster, WrongState
from rosters.tests.factories import LATER, NOW, Office, make_office, mandate
from tests.factories import make_unit, make_user
from units.enums import Role
from weeks.errors import NoSuchRoster, NotAllowed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]
SignIn = Callable[[User], Client]


@pytest.fixture
def office() -> Office:
    """A unit with a post of its own for its four staff."""
    here = make_office(name="Trung tâm Lưu trữ")
    make_fit(make_post(here.agency, "Trực kho", unit=here.unit), *here.staff)
    make_shift(here.unit.duty_posts.get())
    return here


def drafted(office: Office) -> DutyRoster:
    roster = open_duty_roster(NEXT_WEEK, unit_id=office.unit.pk, by=office.head, at=NOW)
    shift = office.unit.duty_posts.get().shifts.get()
    edits = [
        TurnEdit(shift.pk, day, give=office.staff[number % 4].pk)
        for number, day in enumerate(days_between(NEXT_WEEK.first, NEXT_WEEK.last))
    ]
    return change_turns(roster.pk, edits, by=office.clerk, at=NOW, seen=seen_duty(roster))


def sent(office: Office) -> DutyRoster:
    roster = drafted(office)
    return submit_duty(roster.pk, by=office.head, at=NOW, seen=seen_duty(roster))


def published(office: Office) -> DutyRoster:
    roster = sent(office)
    approve_duty(roster.pk, by=office.director, at=NOW, seen=seen_duty(roster))
    return publish_duty(roster.pk, by=office.office, at=NOW, seen=seen_duty(roster))


def states() -> list[str]:
    return list(DutyRoster.objects.order_by("revision").values_list("state", flat=True))


def test_it_is_sent_returned_sent_again_approved_published_and_amended(office: Office) -> None:
    roster = sent(office)
    return_duty(
        roster.pk, by=office.director, at=NOW, seen=seen_duty(roster), reason="Thiếu thứ Bảy."
    )
    submit_duty(roster.pk, by=office.head, at=LATER, seen=seen_duty(roster))
    approve_duty(roster.pk, by=office.director, at=LATER, seen=seen_duty(roster))
    publish_duty(roster.pk, by=office.office, at=LATER, seen=seen_duty(roster))
    amendment = amend_duty(roster.pk, by=office.head, at=LATER, reason="Đổi người.")
    before = states()
    submit_duty(amendment.pk, by=office.head, at=LATER, seen=seen_duty(amendment))
    approve_duty(amendment.pk, by=office.director, at=LATER, seen=seen_duty(amendment))
    publish_duty(amendment.pk, by=office.office, at=LATER, seen=seen_duty(amendment))

    acts = Event.objects.filter(subject=Event.subject_of(DutyRoster)).order_by("pk")
    assert (before, states()) == (["published", "draft"], ["superseded", "published"])
    assert [act.partition(".")[2] for act in acts.values_list("action", flat=True)] == [
        "open", "set-turns", "submit", "return", "submit", "approve", "publish",
        "amend", "submit", "approve", "publish",
    ]  # fmt: skip


def test_what_is_published_stands_in_the_list_under_the_name_of_the_unit(office: Office) -> None:
    published(office)

    turns = standing_turns(office.agency, NEXT_WEEK.first, NEXT_WEEK.first)

    assert [(turn.post, turn.unit, turn.name) for turn in turns] == [
        ("Trực kho", "Trung tâm Lưu trữ", "Vũ Hoài An")
    ]


@pytest.mark.parametrize(
    ("whose", "acts"),
    [
        ("head", {"withdraw"}),
        ("clerk", set()),
        ("office", {"cancel"}),
        ("director", {"approve", "return"}),
    ],
)
def test_what_each_may_do_with_what_the_head_has_sent(
    whose: str, acts: set[str], office: Office
) -> None:
    roster = sent(office)

    assert set(duty_acts_on(mandate(getattr(office, whose)), roster)) == acts


def test_the_head_approves_nothing_of_the_own_unit(office: Office) -> None:
    roster = sent(office)

    with pytest.raises(NotAllowed):
        approve_duty(roster.pk, by=office.head, at=NOW, seen=seen_duty(roster))
    with pytest.raises(WrongState):
        publish_duty(roster.pk, by=office.office, at=NOW, seen=seen_duty(roster))


def test_who_sent_it_for_the_unit_does_not_approve_it(office: Office) -> None:
    roster = drafted(office)
    both = make_user(Role.DIRECTOR, office.agency)
    both.grants.create(agency=office.agency, unit=office.unit, role=Role.HEAD, first=NOW.date())
    submit_duty(roster.pk, by=both, at=NOW, seen=seen_duty(roster))

    with pytest.raises(OwnRoster):
        approve_duty(roster.pk, by=both, at=NOW, seen=seen_duty(roster))


@pytest.mark.parametrize("role", [Role.HEAD, Role.CLERK, Role.READER, Role.AUDITOR])
def test_nobody_of_another_unit_knows_of_it_before_it_is_published(
    role: Role, office: Office, client_of: SignIn
) -> None:
    roster = drafted(office)
    other = make_user(role, office.agency, make_unit(office.agency))
    url = reverse("duties:roster", args=[roster.pk])

    with pytest.raises(NoSuchRoster):
        give(roster, roster.posts.get().shifts.get(), office.leader, NEXT_WEEK.first, by=other)
    before = client_of(other).get(url).status_code
    submit_duty(roster.pk, by=office.head, at=NOW, seen=seen_duty(roster))
    approve_duty(roster.pk, by=office.director, at=NOW, seen=seen_duty(roster))
    publish_duty(roster.pk, by=office.office, at=NOW, seen=seen_duty(roster))

    assert (before, client_of(other).get(url).status_code) == (404, 200)


def test_another_agency_never_knows_of_it(office: Office, client_of: SignIn) -> None:
    roster = published(office)
    stranger = client_of(make_user(Role.CHIEF_OF_OFFICE))
    now = seen_duty(roster)

    asked = stranger.get(reverse("duties:roster", args=[roster.pk]))
    acted = stranger.post(
        reverse("duties:act", args=[roster.pk, "amend"]),
        {"version": now.version, "content": now.content, "reason": "Khác."},
    )

    assert (asked.status_code, acted.status_code) == (404, 404)


def test_a_head_opens_no_duty_of_another_unit_nor_of_the_agency(office: Office) -> None:
    for unit_id in (make_unit(office.agency).pk, None):
        with pytest.raises(NotAllowed):
            open_duty_roster(NEXT_WEEK, unit_id=unit_id, by=office.head, at=NOW)
