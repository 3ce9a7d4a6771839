"""Nobody approves what he sent; who acts by delegation signs for the giver, and everybody can read
it.
"""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

import clock
from accounts.models import User
from audit.models import Event
from rosters.errors import OwnRoster
from rosters.selectors import board, review, week_grid
from rosters.services import (
    amend_roster,
    approve_roster,
    approve_rosters,
    open_roster,
    publish_roster,
    reopen_roster,
    return_roster,
    submit_roster,
)
from rosters.tests.factories import (
    NOW,
    WEEK,
    Office,
    lawful,
    make_office,
    mandate,
    published,
    put,
    seen,
    submitted,
)
from rosters.values import Deciders
from tests.factories import make_staff, make_unit, make_user
from units.enums import Role, UnitKind
from units.models import Delegation, Grant, Unit
from units.services import delegate, end_delegation
from weeks.enums import Mode, RosterState
from weeks.errors import NotAllowed
from weeks.models import WeeklyRoster

pytestmark = pytest.mark.django_db
LAST = date(2026, 12, 5)
SignIn = Callable[[User], Client]


@pytest.fixture
def office() -> Office:
    found = make_office()
    User.objects.filter(pk=found.director.pk).update(full_name="Trần Đức Long")
    found.director.refresh_from_db()
    return found


@pytest.fixture
def second(office: Office) -> User:
    return make_user(Role.DEPUTY_DIRECTOR, office.agency, full_name="Lê Thị Bình")


@pytest.fixture
def leaders(office: Office) -> Unit:
    unit = make_unit(office.agency, "Ban Giám đốc", kind=UnitKind.LEADERSHIP)
    make_staff(unit, "Trần Đức Long", user=office.director)
    return unit


def named(office: Office, deputy: User) -> Delegation:
    return delegate(
        office.agency,
        giver=office.director,
        deputy=deputy,
        unit=None,
        first=NOW.date(),
        last=LAST,
        by=office.director,
        at=NOW,
    )


def lend_the_unit(office: Office) -> Delegation:
    """The head names the clerk."""
    return delegate(
        office.agency,
        giver=office.head,
        deputy=office.clerk,
        unit=office.unit,
        first=NOW.date(),
        last=LAST,
        by=office.head,
        at=NOW,
    )


def sent_by_the_director(office: Office, leaders: Unit) -> WeeklyRoster:
    by = office.director
    roster = open_roster(leaders.pk, WEEK, by=by, at=NOW)
    put(roster, leaders.positions.get().staff, Mode.ON_SITE, by=by)
    return submit_roster(roster.pk, by=by, at=NOW, seen=seen(roster), warning_reason="Đã báo cáo")


# -- nobody approves what he sent


def test_what_the_director_sent_another_approves(
    office: Office, leaders: Unit, second: User
) -> None:
    roster = sent_by_the_director(office, leaders)
    with pytest.raises(OwnRoster) as refused:
        approve_roster(roster.pk, by=office.director, at=NOW, seen=seen(roster))
    named(office, second)

    approved = approve_roster(roster.pk, by=second, at=NOW, seen=seen(roster))

    assert str(refused.value.message) == (
        "Người trình không được tự duyệt lịch của mình. Chưa có ai khác duyệt được; Giám đốc có"
        " thể ủy quyền cho: Lê Thị Bình."
    )
    assert (approved.approved_by, approved.approved_for) == (second, office.director)


def test_in_bulk_their_own_stays_behind_named_with_who_could_approve(
    office: Office, leaders: Unit, second: User, client_of: SignIn
) -> None:
    own, other = sent_by_the_director(office, leaders), submitted(office)
    named(office, second)
    rows = [f"{one.pk}:{seen(one).version}:{seen(one).content}" for one in (own, other)]

    with clock.freeze(NOW):
        answer = client_of(office.director).post(
            reverse("rosters:board-decide", args=[WEEK]),
            {"decision": "approve", "roster": rows},
            follow=True,
        )

    told = [str(message) for message in answer.context["messages"]]
    assert told == [
        "Đã duyệt 1 lịch.",
        "Ban Giám đốc: Người trình không được tự duyệt lịch của mình. Người duyệt được: Lê Thị"
        " Bình.",
    ]
    states = dict(WeeklyRoster.objects.values_list("pk", "state"))
    assert states == {own.pk: RosterState.SUBMITTED, other.pk: RosterState.APPROVED}


def test_the_delegate_does_not_approve_in_bulk_what_he_sent(
    office: Office, leaders: Unit, second: User
) -> None:
    named(office, second)
    roster = open_roster(leaders.pk, WEEK, by=second, at=NOW)
    put(roster, leaders.positions.get().staff, Mode.ON_SITE, by=second)
    submit_roster(roster.pk, by=second, at=NOW, seen=seen(roster), warning_reason="Đã báo cáo")

    [decision] = approve_rosters({roster.pk: seen(roster)}, by=second, at=NOW)

    assert isinstance(decision.error, OwnRoster)
    assert decision.error.approvers == ("Trần Đức Long",)


def test_the_board_and_the_week_say_who_could_be_named(
    office: Office, leaders: Unit, second: User, client_of: SignIn
) -> None:
    sent_by_the_director(office, leaders)
    where = {"unit_name": "Ban Giám đốc", "sender": "Trần Đức Long"}

    with clock.freeze(NOW):
        pages = [
            client_of(user).get(url).content.decode()
            for user in (office.director, office.office)
            for url in (
                reverse("rosters:board-week", args=[WEEK]),
                reverse("rosters:week-unit", args=[leaders.pk, WEEK]),
            )
        ]

    assert board(mandate(office.office), WEEK, at=NOW).undecided == (
        Deciders(**where, is_own=False, approvers=(), nameable=("Lê Thị Bình",)),
    )
    assert week_grid(mandate(office.director), leaders, WEEK, at=NOW).undecided == Deciders(
        **where, is_own=True, approvers=(), nameable=("Lê Thị Bình",)
    )
    assert ["Giám đốc có thể ủy quyền cho: Lê Thị Bình." in page for page in pages] == [True] * 4
    assert [reverse("units:delegate") in page for page in pages] == [True] * 4


def test_without_any_deputy_the_page_says_that_too(office: Office, leaders: Unit) -> None:
    sent_by_the_director(office, leaders)

    [found] = board(mandate(office.director), WEEK, at=NOW).undecided

    assert (found.approvers, found.nameable) == ((), ())


def test_what_somebody_may_approve_needs_no_word(
    office: Office, leaders: Unit, second: User
) -> None:
    submitted(office)

    assert board(mandate(office.director), WEEK, at=NOW).undecided == ()


# -- in whose place


def test_a_deputy_director_approves_only_while_the_delegation_holds(
    office: Office, second: User
) -> None:
    roster = submitted(office)
    with pytest.raises(NotAllowed):
        approve_roster(roster.pk, by=second, at=NOW, seen=seen(roster))
    made = named(office, second)
    assert "approve" in review(mandate(second), roster.pk, at=NOW).acts
    end_delegation(made, by=office.director, at=NOW)

    with pytest.raises(NotAllowed):
        approve_roster(roster.pk, by=second, at=NOW, seen=seen(roster))
    named(office, second)
    with pytest.raises(NotAllowed):
        approve_roster(roster.pk, by=second, at=NOW + timedelta(days=10), seen=seen(roster))


def test_every_act_says_for_whom(office: Office, second: User) -> None:
    named(office, second)
    roster = submitted(office)
    approve_roster(roster.pk, by=second, at=NOW, seen=seen(roster))
    done = publish_roster(roster.pk, by=second, at=NOW, seen=seen(roster))

    assert (done.approved_by, done.approved_for) == (second, office.director)
    assert (done.published_by, done.published_for) == (second, office.director)
    for action in ("rosters.approve", "rosters.publish"):
        event = Event.objects.get(action=action, subject_id=roster.pk)
        assert event.actor == second.pk
        assert event.after["in_place_of"]["name"] == "Trần Đức Long"
    assert [step.who for step in review(mandate(second), roster.pk, at=NOW).steps][2:] == [
        "Lê Thị Bình (thay Giám đốc Trần Đức Long)"
    ] * 2


def test_what_the_director_does_himself_is_in_nobodys_place(office: Office, second: User) -> None:
    named(office, second)
    roster = submitted(office)

    done = approve_roster(roster.pk, by=office.director, at=NOW, seen=seen(roster))

    assert done.approved_for is None
    assert "in_place_of" not in Event.objects.get(action="rosters.approve").after


def test_an_approval_taken_back_leaves_no_trace_on_the_roster(office: Office, second: User) -> None:
    named(office, second)
    roster = submitted(office)
    approve_roster(roster.pk, by=second, at=NOW, seen=seen(roster))

    back = reopen_roster(roster.pk, by=second, at=NOW, seen=seen(roster), reason="Có chỉ đạo mới")

    assert (back.approved_by, back.approved_for) == (None, None)


def test_a_return_by_the_delegate_says_for_whom(office: Office, second: User) -> None:
    named(office, second)
    roster = submitted(office)
    return_roster(roster.pk, by=second, at=NOW, seen=seen(roster), reason="Thiếu lãnh đạo")

    steps = review(mandate(second), roster.pk, at=NOW).steps

    assert [step.who for step in steps if step.state == RosterState.RETURNED] == [
        "Lê Thị Bình (thay Giám đốc Trần Đức Long)"
    ]


def test_a_clerk_sends_in_the_place_of_the_head(office: Office) -> None:
    lend_the_unit(office)
    roster = lawful(office)

    sent = submit_roster(roster.pk, by=office.clerk, at=NOW, seen=seen(roster))

    assert (sent.submitted_by, sent.submitted_for) == (office.clerk, office.head)
    assert review(mandate(office.director), roster.pk, at=NOW).steps[1].who == (
        f"{office.clerk.full_name} (thay Trưởng đơn vị {office.head.full_name})"
    )


def test_the_printed_week_says_who_sent_it_for_the_head(office: Office, client_of: SignIn) -> None:
    lend_the_unit(office)
    roster = lawful(office)
    submit_roster(roster.pk, by=office.clerk, at=NOW, seen=seen(roster))

    with clock.freeze(NOW):
        answer = client_of(office.director).get(
            reverse("rosters:week-unit", args=[office.unit.pk, WEEK])
        )
    page = " ".join(answer.content.decode().split())

    assert f"{office.clerk.full_name} (thay {office.head.full_name}) trình lúc" in page
    assert "THAY TRƯỞNG ĐƠN VỊ" in page


def test_an_amendment_is_begun_in_the_place_of_the_head(office: Office) -> None:
    lend_the_unit(office)
    roster = published(office)

    amended = amend_roster(roster.pk, by=office.clerk, at=NOW, reason="Thêm người trực")

    event = Event.objects.get(action="rosters.amend", subject_id=amended.pk)
    assert (event.actor, event.after["in_place_of"]["user"]) == (office.clerk.pk, office.head.pk)


def test_the_printed_week_says_who_signed_for_the_director(
    office: Office, second: User, client_of: SignIn
) -> None:
    named(office, second)
    roster = submitted(office)
    approve_roster(roster.pk, by=second, at=NOW, seen=seen(roster))

    with clock.freeze(NOW):
        answer = client_of(office.head).get(
            reverse("rosters:week-unit", args=[office.unit.pk, WEEK])
        )
    page = " ".join(answer.content.decode().split())

    assert "KT. Giám đốc Trần Đức Long, Phó Giám đốc Lê Thị Bình duyệt lúc" in page
    assert "KT. GIÁM ĐỐC<br>PHÓ GIÁM ĐỐC<b >Lê Thị Bình</b>" in page


def test_the_database_refuses_an_approval_for_oneself(office: Office, second: User) -> None:
    named(office, second)
    roster = submitted(office)
    approve_roster(roster.pk, by=second, at=NOW, seen=seen(roster))

    with pytest.raises(IntegrityError), transaction.atomic():
        WeeklyRoster.objects.filter(pk=roster.pk).update(approved_for=second)


# -- in which capacity


def test_who_acts_by_delegation_reads_it_on_the_board_and_on_the_week(
    office: Office, second: User, client_of: SignIn
) -> None:
    submitted(office)
    said = "Bạn duyệt thay Giám đốc Trần Đức Long đến hết 05/12/2026"
    urls = (
        reverse("rosters:board-week", args=[WEEK]),
        reverse("rosters:week-unit", args=[office.unit.pk, WEEK]),
    )
    with clock.freeze(NOW):
        client = client_of(second)
        before = [said in client.get(url).content.decode() for url in urls]
        named(office, second)
        after = [said in client.get(url).content.decode() for url in urls]
        home = client.get("/").headers["Location"]

    assert (before, after) == ([False, False], [True, True])
    assert home == reverse("rosters:board")


def test_who_holds_two_roles_reads_in_which_one_acts(office: Office) -> None:
    chief = make_user(Role.CHIEF_OF_OFFICE, office.agency)
    Grant.objects.create(
        user=chief, agency=office.agency, unit=office.unit, role=Role.HEAD, first=date(2020, 1, 1)
    )
    lawful(office)

    assert board(mandate(chief), WEEK, at=NOW).capacities == (
        "Bạn công bố với vai trò Chánh Văn phòng",
    )
    assert week_grid(mandate(chief), office.unit, WEEK, at=NOW).capacities == (
        "Bạn lập lịch với vai trò Trưởng phòng",
    )


def test_who_holds_one_role_is_told_nothing(office: Office) -> None:
    lawful(office)

    assert board(mandate(office.director), WEEK, at=NOW).capacities == ()
    assert week_grid(mandate(office.head), office.unit, WEEK, at=NOW).capacities == ()
