"""People leave, ahead or at once; it is taken back; they come back; whom an agency needs stays."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from threading import Barrier, Thread

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from accounts.models import User
from audit.models import Event
from outgoing.services import run_due
from planning.people import Rank
from refusals import Refusal
from tests.factories import LONG_AGO, make_absence, make_staff, make_unit, make_user, moment
from units import services
from units.enums import AbsenceKind, Role
from units.errors import (
    AlreadyLeaving,
    BeforeArrival,
    BeforeLeaving,
    HasLeft,
    LeavesBefore,
    NotLeaving,
    OnlyHolder,
    OwnAccess,
    RoleNotYours,
)
from units.models import Departure, Grant, Position, Staff, Unit
from units.selectors import home_positions, mandate_of
from units.services.posts import StaffPost

pytestmark = pytest.mark.django_db
AT = moment("2026-11-25 09:00")
TODAY = date(2026, 11, 25)
FRIDAY, SATURDAY, MONDAY = date(2026, 11, 27), date(2026, 11, 28), date(2026, 11, 30)
SignIn = Callable[[User], Client]


@pytest.fixture
def unit() -> Unit:
    return make_unit(name="Văn phòng")


@pytest.fixture
def admin(unit: Unit) -> User:
    return make_user(Role.ADMIN, unit.agency)


def holder(unit: Unit, role: Role, **fields: object) -> Staff:
    user = make_user(role, unit.agency, unit, **fields)
    return make_staff(unit, user=user)


def account_of(staff: Staff) -> User:
    return User.objects.get(staff=staff)


def fresh(staff: Staff) -> Staff:
    return Staff.objects.get(pk=staff.pk)


def leave(staff: Staff, last: date, *, by: User | None, today: date = TODAY) -> Departure:
    return services.end_staff(fresh(staff), last=last, by=by, at=AT, today=today)


def stay(staff: Staff, *, by: User | None) -> None:
    services.undo_leaving(fresh(staff), by=by, at=AT, today=TODAY)


def records(staff: Staff) -> tuple[object, ...]:
    """What a leaving touches, as rows."""
    return (
        list(Position.objects.filter(staff=staff).order_by("pk").values_list("last", flat=True)),
        list(
            Grant.objects.filter(user__staff=staff)
            .order_by("role", "first")
            .values_list("role", "unit", "first", "last", "basis")
        ),
        fresh(staff).is_active,
        account_of(staff).is_active,
    )


def test_a_leaving_ahead_leaves_everything_as_it_is_until_its_day_is_over(
    unit: Unit, admin: User
) -> None:
    staff = holder(unit, Role.CLERK)

    leave(staff, FRIDAY, by=admin)

    account = account_of(staff)
    assert (fresh(staff).is_active, account.is_active) == (True, True)
    friday, saturday = (mandate_of(account, on=day) for day in (FRIDAY, SATURDAY))
    assert friday is not None
    assert friday.roles == {Role.CLERK, Role.STAFF}
    assert saturday is None
    assert [home_positions(unit, on=day).count() for day in (FRIDAY, SATURDAY)] == [1, 0]


def test_the_minute_after_the_last_day_closes_the_account_once(unit: Unit, admin: User) -> None:
    staff = holder(unit, Role.CLERK)
    leave(staff, FRIDAY, by=admin)
    outcomes = []

    for text in ("2026-11-27 23:59", "2026-11-28 00:01", "2026-11-28 00:02"):
        run_due(moment(text))
        outcomes.append((fresh(staff).is_active, account_of(staff).is_active))

    assert outcomes == [(True, True), (False, False), (False, False)]
    [closed] = Event.objects.filter(action="units.close-left")
    assert (closed.actor, closed.after) == (None, {"last": "2026-11-27"})


def test_an_account_that_a_server_keeper_needs_stays_open(unit: Unit, admin: User) -> None:
    staff = holder(unit, Role.CLERK)
    User.objects.filter(staff=staff).update(is_superuser=True)
    leave(staff, FRIDAY, by=None)

    run_due(moment("2026-11-28 00:01"))

    assert (fresh(staff).is_active, account_of(staff).is_active) == (False, True)


@pytest.mark.parametrize("last", [TODAY - timedelta(days=5), TODAY, MONDAY])
def test_a_leaving_taken_back_leaves_no_trace_but_on_record(
    last: date, unit: Unit, admin: User
) -> None:
    staff = holder(unit, Role.CLERK)
    user, other = account_of(staff), make_unit(unit.agency, "Phòng Khác")
    until, ahead = date(2027, 3, 1), date(2027, 1, 4)
    for role, its, first, end in (
        (Role.OFFICE, None, LONG_AGO, until),
        (Role.READER, None, ahead, None),
    ):
        Grant.objects.create(
            user=user, agency=unit.agency, unit=its, role=role, first=first, last=end, basis="QĐ 7"
        )
    Position.objects.create(
        staff=staff, unit=other, title="Kiêm", is_home=False, first=LONG_AGO, last=until
    )
    before = records(staff)

    leave(staff, last, by=admin)
    between = records(staff)
    stay(staff, by=admin)

    assert between != before
    assert records(staff) == before
    assert [event.action for event in Event.objects.order_by("pk")] == [
        "units.end-staff",
        "units.undo-leaving",
    ]


def test_whoever_was_moved_while_leaving_stays_where_they_were_moved(
    unit: Unit, admin: User
) -> None:
    staff, other = make_staff(unit), make_unit(unit.agency, "Phòng Khác")
    leave(staff, MONDAY, by=admin)

    moved = services.move_staff(
        fresh(staff), other, post=StaffPost(title="Chuyên viên"), first=FRIDAY, by=admin, at=AT
    )
    stay(staff, by=admin)

    assert moved.last == MONDAY
    assert list(
        Position.objects.filter(staff=staff).order_by("first").values_list("unit", "first", "last")
    ) == [(unit.pk, LONG_AGO, FRIDAY - timedelta(days=1)), (other.pk, FRIDAY, None)]


def test_nobody_takes_back_what_was_not_recorded_nor_their_own_leaving(
    unit: Unit, admin: User
) -> None:
    staff = holder(unit, Role.OFFICE)

    with pytest.raises(NotLeaving):
        stay(staff, by=admin)
    leave(staff, MONDAY, by=admin)
    with pytest.raises(OwnAccess):
        stay(staff, by=account_of(staff))


def test_the_office_does_not_give_a_director_back_what_an_administrator_ended(
    unit: Unit, admin: User
) -> None:
    make_user(Role.DIRECTOR, unit.agency)
    staff = holder(unit, Role.DIRECTOR)
    leave(staff, TODAY, by=admin)

    with pytest.raises(RoleNotYours):
        stay(staff, by=make_user(Role.OFFICE, unit.agency))

    assert not account_of(staff).is_active


def test_a_last_day_is_recorded_once_and_not_before_the_post_begins(unit: Unit) -> None:
    staff = make_staff(unit)
    with pytest.raises(BeforeArrival):
        leave(staff, LONG_AGO - timedelta(days=1), by=None)
    leave(staff, MONDAY, by=None)

    with pytest.raises(AlreadyLeaving):
        leave(staff, FRIDAY, by=None)
    Departure.objects.all().delete()
    leave(staff, TODAY, by=None)
    with pytest.raises(HasLeft):
        leave(staff, TODAY, by=None)
    with pytest.raises(HasLeft):
        services.record_absence(
            fresh(staff), kind=AbsenceKind.LEAVE, first=MONDAY, last=MONDAY, by=None, at=AT
        )


@pytest.mark.parametrize(("last", "refused"), [(None, True), (SATURDAY, True), (FRIDAY, False)])
def test_no_role_and_no_post_outlasts_who_leaves(
    last: date | None, refused: bool, unit: Unit, admin: User
) -> None:
    """Otherwise a role would be held by somebody who is gone, and count as its holder."""
    staff = holder(unit, Role.CLERK)
    leave(staff, FRIDAY, by=admin)
    acts: tuple[Callable[[], object], ...] = (
        lambda: services.grant_role(
            account_of(staff), unit.agency, Role.ADMIN, first=TODAY, last=last, by=admin, at=AT
        ),
        lambda: services.place_staff(
            fresh(staff),
            make_unit(unit.agency),
            post=StaffPost(title="Kiêm"),
            first=TODAY,
            last=last,
            is_home=False,
            by=admin,
            at=AT,
        ),
    )

    assert [outcome(act) for act in acts] == [LeavesBefore if refused else None] * 2


def outcome(act: Callable[[], object]) -> type[Refusal] | None:
    try:
        act()
    except Refusal as refusal:
        return type(refusal)
    return None


def rehire(staff: Staff, unit: Unit, first: date, by: User | None = None) -> Position:
    post = StaffPost(title="Phó Trưởng phòng", rank=Rank.DEPUTY)
    return services.rehire_staff(fresh(staff), unit, post=post, first=first, by=by, at=AT)


def test_who_comes_back_keeps_code_history_and_account_but_no_role_and_no_password(
    unit: Unit, admin: User
) -> None:
    staff, other = holder(unit, Role.CLERK), make_unit(unit.agency, "Phòng Khác")
    make_absence(staff, TODAY - timedelta(days=30))
    leave(staff, TODAY, by=admin)

    rehire(staff, other, MONDAY, by=admin)

    account = account_of(staff)
    assert (fresh(staff).code, fresh(staff).absences.count()) == (staff.code, 1)
    assert list(
        Position.objects.filter(staff=staff).order_by("first").values_list("unit", "first", "last")
    ) == [(unit.pk, LONG_AGO, TODAY), (other.pk, MONDAY, None)]
    assert (fresh(staff).is_active, account.is_active, account.has_usable_password()) == (
        True,
        True,
        False,
    )
    mandate = mandate_of(account, on=MONDAY)
    assert mandate is not None
    assert mandate.roles == {Role.STAFF}
    assert "phong khac" in fresh(staff).search_text
    assert Event.objects.filter(action="units.rehire-staff").get().after == {
        "unit": other.code,
        "first": "2026-11-30",
    }


def test_who_comes_back_can_leave_again_and_that_is_taken_back_alone(
    unit: Unit, admin: User
) -> None:
    staff = make_staff(unit)
    leave(staff, TODAY - timedelta(days=9), by=admin)
    rehire(staff, unit, TODAY - timedelta(days=3))

    leave(staff, TODAY, by=admin)
    stay(staff, by=admin)

    assert list(
        Position.objects.filter(staff=staff).order_by("first").values_list("last", flat=True)
    ) == [TODAY - timedelta(days=9), None]
    with pytest.raises(NotLeaving):
        stay(staff, by=admin)


def test_who_left_before_departures_were_kept_comes_back_too(unit: Unit) -> None:
    staff = make_staff(unit, last=FRIDAY)
    Staff.objects.filter(pk=staff.pk).update(is_active=False)

    with pytest.raises(BeforeLeaving):
        rehire(staff, unit, FRIDAY)
    rehire(staff, unit, MONDAY)

    assert fresh(staff).is_active


def test_nobody_comes_back_who_is_here_nor_before_they_left(unit: Unit) -> None:
    staff = make_staff(unit)

    with pytest.raises(NotLeaving):
        rehire(staff, unit, MONDAY)
    leave(staff, MONDAY, by=None)
    with pytest.raises(BeforeLeaving):
        rehire(staff, unit, MONDAY)
    rehire(staff, unit, MONDAY + timedelta(days=2))
    run_due(moment("2026-12-01 08:00"))

    assert fresh(staff).is_active


# -- whom an agency needs, on every path


@pytest.mark.parametrize("role", [Role.ADMIN, Role.DIRECTOR])
@pytest.mark.parametrize("last", [TODAY, MONDAY])
def test_the_page_does_not_let_the_only_one_go_not_even_ahead(
    last: date, role: Role, unit: Unit, admin: User, client_of: SignIn, wednesday: datetime
) -> None:
    staff = holder(unit, role)
    office = admin
    if role is Role.ADMIN:
        Grant.objects.filter(user=admin).update(last=MONDAY)  # an administrator for a while only

    page = client_of(office).post(
        reverse("units:leave", args=[staff.pk]), {"last": f"{last:%d/%m/%Y}"}
    )

    assert (page.status_code, Departure.objects.count()) == (422, 0)
    assert "Đây là người duy nhất giữ vai trò" in page.text


@pytest.mark.parametrize("role", [Role.ADMIN, Role.OFFICE, Role.CHIEF_OF_OFFICE])
def test_the_page_lets_nobody_record_their_own_leaving(
    role: Role, unit: Unit, client_of: SignIn, wednesday: datetime
) -> None:
    make_user(Role.ADMIN, unit.agency)
    staff = holder(unit, role)

    page = client_of(account_of(staff)).post(
        reverse("units:leave", args=[staff.pk]), {"last": "27/11/2026"}
    )

    assert (page.status_code, fresh(staff).is_active, Departure.objects.count()) == (422, True, 0)
    assert "Không ai tự thu hồi quyền" in page.text


def test_not_even_the_system_ends_the_only_administrator(unit: Unit) -> None:
    staff = holder(unit, Role.ADMIN)
    grant = Grant.objects.get()

    acts: tuple[Callable[[], object], ...] = (
        lambda: leave(staff, TODAY, by=None),
        lambda: services.end_grant(grant, last=TODAY, by=None, at=AT),
    )

    assert [outcome(act) for act in acts] == [OnlyHolder, OnlyHolder]


def test_somebody_who_is_leaving_is_no_other_holder(unit: Unit, admin: User) -> None:
    """Each alone could go; both may not, whoever is recorded first and however far ahead."""
    first, second = holder(unit, Role.DIRECTOR), holder(unit, Role.DIRECTOR)
    leave(first, MONDAY, by=admin)

    with pytest.raises(OnlyHolder):
        leave(second, TODAY, by=admin)
    stay(first, by=admin)
    leave(second, TODAY, by=admin)

    assert [account_of(staff).is_active for staff in (first, second)] == [True, False]


def test_nobody_moves_themselves_out_of_the_unit_they_lead(unit: Unit) -> None:
    staff, other = holder(unit, Role.HEAD), make_unit(unit.agency, "Phòng Khác")
    user = account_of(staff)
    Grant.objects.create(user=user, agency=unit.agency, role=Role.OFFICE, first=LONG_AGO)

    with pytest.raises(OwnAccess):
        services.move_staff(
            staff, other, post=StaffPost(title="Chuyên viên"), first=MONDAY, by=user, at=AT
        )

    assert Grant.objects.filter(user=user, last=None).count() == 2


@pytest.mark.django_db(transaction=True)
def test_two_administrators_who_end_each_other_at_once_leave_one() -> None:
    unit = make_unit()
    one, other = holder(unit, Role.ADMIN), holder(unit, Role.ADMIN)
    pairs = ((one, account_of(other)), (other, account_of(one)))
    barrier, outcomes = Barrier(2), dict[int, object]()

    def run(place: int) -> None:
        staff, by = pairs[place]
        barrier.wait()
        try:
            outcomes[place] = outcome(lambda: leave(staff, TODAY, by=by))
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=(place,)) for place in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(map(str, outcomes.values())) == sorted(map(str, (None, OnlyHolder)))
    assert User.objects.filter(is_active=True).count() == 1


# -- the pages


@pytest.fixture
def browser(unit: Unit, admin: User, client_of: SignIn, wednesday: datetime) -> Client:
    return client_of(admin)


def test_a_leaving_ahead_is_recorded_shown_taken_back_and_followed_by_a_return(
    browser: Client, unit: Unit
) -> None:
    staff = make_staff(unit)
    card, leaving, undo, back = (
        reverse(f"units:{name}", args=[staff.pk])
        for name in ("person", "leave", "undo-leaving", "return")
    )

    browser.post(leaving, {"last": "30/11/2026"})
    shown = browser.get(card).text
    browser.post(undo)
    undone = browser.get(card).text
    browser.post(leaving, {"last": "25/11/2026"})
    wanted = {"unit": unit.pk, "title": "Chuyên viên", "rank": "staff"}
    early = browser.post(back, {**wanted, "first": "25/11/2026"})
    returned = browser.post(back, {**wanted, "first": "1/12/2026"})

    assert "Thôi công tác sau ngày 30/11/2026" in shown
    assert "Thôi công tác sau ngày" not in undone
    assert (early.status_code, returned.status_code) == (422, 302)
    assert "Ngày trở lại phải sau ngày làm việc cuối cùng trước đây (25/11/2026)." in early.text
    assert 'value="1/12/2026"' not in browser.get(card).text
    assert fresh(staff).is_active


@pytest.mark.parametrize("name", ["undo-leaving", "return"])
def test_nothing_is_taken_back_in_another_agency(name: str, browser: Client, unit: Unit) -> None:
    elsewhere = make_staff(make_unit())
    leave(elsewhere, TODAY, by=None)

    answer = browser.post(reverse(f"units:{name}", args=[elsewhere.pk]))

    assert (answer.status_code, fresh(elsewhere).is_active) == (404, False)
