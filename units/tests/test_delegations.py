"""Who may name somebody to act for them, whom, and what that somebody may do while it holds."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

import clock
from accounts.models import User
from audit.models import Event
from refusals import Refusal
from tests.factories import make_absence, make_agency, make_staff, make_unit, make_user, moment
from units.enums import Right, Role, UnitKind
from units.errors import (
    BasisNeeded,
    EndsBeforeItBegins,
    NoDeputy,
    NotInOffice,
    Overlaps,
    Past,
    RoleNotYours,
    ToOneself,
)
from units.models import Agency, Delegation, Grant, Unit
from units.selectors import mandate_of, powers_of, who_is_told
from units.services import delegate, end_delegation

pytestmark = pytest.mark.django_db
NOW = moment("2026-11-26 09:00")
TODAY = NOW.date()
LAST = date(2026, 12, 5)


@pytest.fixture
def agency() -> Agency:
    return make_agency()


@pytest.fixture
def director(agency: Agency) -> User:
    return make_user(Role.DIRECTOR, agency, full_name="Trần Đức Long")


@pytest.fixture
def second(agency: Agency) -> User:
    return make_user(Role.DEPUTY_DIRECTOR, agency, full_name="Lê Thị Bình")


@pytest.fixture
def unit(agency: Agency) -> Unit:
    return make_unit(agency)


@pytest.fixture
def head(unit: Unit) -> User:
    return make_user(Role.HEAD, unit=unit)


@pytest.fixture
def clerk(unit: Unit) -> User:
    return make_user(Role.CLERK, unit=unit)


def lend(
    giver: User,
    deputy: User,
    unit: Unit | None = None,
    *,
    agency: Agency | None = None,
    first: date = TODAY,
    last: date = LAST,
    by: User | None = None,
    at: datetime = NOW,
    basis: str = "",
) -> Delegation:
    home = agency or Grant.objects.filter(user=giver)[0].agency
    return delegate(
        home,
        giver=giver,
        deputy=deputy,
        unit=unit,
        first=first,
        last=last,
        by=by or giver,
        at=at,
        basis=basis,
    )


def may(user: User, right: Right, on: date, unit: Unit | None = None) -> bool:
    mandate = mandate_of(user, on=on)
    assert mandate is not None
    return mandate.may(right, unit.pk if unit else None)


def test_a_deputy_director_approves_and_publishes_only_while_the_delegation_holds(
    director: User, second: User
) -> None:
    lend(director, second, first=date(2026, 11, 30))
    days = [date(2026, 11, 29), date(2026, 11, 30), LAST, LAST + timedelta(days=1)]

    assert [
        (may(second, Right.APPROVE_ROSTERS, day), may(second, Right.PUBLISH_ROSTERS, day))
        for day in days
    ] == [(False, False), (True, True), (True, True), (False, False)]
    assert [may(director, Right.APPROVE_ROSTERS, day) for day in days] == [True] * 4


def test_a_clerk_has_the_rights_of_the_head_in_the_one_unit(
    agency: Agency, unit: Unit, head: User, clerk: User
) -> None:
    lend(head, clerk, unit)
    other = make_unit(agency, "Phòng Khác")

    assert may(clerk, Right.SEE_RESTRICTED, TODAY, unit)
    assert not may(clerk, Right.SEE_RESTRICTED, TODAY, other)


def test_what_was_lent_is_not_lent_on(director: User, second: User, agency: Agency) -> None:
    lend(director, second)
    third = make_user(Role.DEPUTY_DIRECTOR, agency)

    assert not may(second, Right.DELEGATE, TODAY)
    with pytest.raises(NotInOffice):
        lend(second, third)


def test_the_roles_somebody_holds_stay_their_own(director: User, second: User) -> None:
    lend(director, second)

    mandate = mandate_of(second, on=TODAY)

    assert mandate is not None
    assert mandate.roles == {Role.DEPUTY_DIRECTOR}
    assert [(one.role, one.delegation is not None) for one in mandate.capacities] == [
        (Role.DEPUTY_DIRECTOR, False),
        (Role.DIRECTOR, True),
    ]


def test_it_is_on_record_who_named_whom_for_how_long_and_by_which_document(
    director: User, second: User
) -> None:
    made = lend(director, second, basis="Giấy ủy quyền số 12/GUQ")

    event = Event.objects.get(action="units.delegate", subject_id=made.pk)
    assert (event.actor, event.reason) == (director.pk, "Giấy ủy quyền số 12/GUQ")
    assert event.after == {
        "role": "director",
        "unit": None,
        "giver": director.username,
        "deputy": second.username,
        "first": "2026-11-26",
        "last": "2026-12-05",
    }


@pytest.mark.parametrize("role", [Role.DEPUTY_DIRECTOR, Role.HEAD, Role.READER])
def test_nobody_delegates_in_the_name_of_another(
    role: Role, director: User, second: User, unit: Unit, agency: Agency
) -> None:
    with pytest.raises(RoleNotYours):
        lend(director, second, by=make_user(role, agency, unit), basis="QĐ 1")


@pytest.mark.parametrize("role", [Role.ADMIN, Role.OFFICE, Role.CHIEF_OF_OFFICE])
def test_who_keeps_the_staff_records_it_by_a_document(
    role: Role, director: User, second: User, agency: Agency
) -> None:
    keeper = make_user(role, agency)

    with pytest.raises(BasisNeeded):
        lend(director, second, by=keeper)
    made = lend(director, second, by=keeper, basis="QĐ 12/QĐ-SNV")

    assert (made.giver, made.given_by, made.basis) == (director, keeper, "QĐ 12/QĐ-SNV")


def test_an_administrator_of_another_agency_records_nothing_here(
    director: User, second: User
) -> None:
    with pytest.raises(RoleNotYours):
        lend(director, second, by=make_user(Role.ADMIN, make_agency("Sở Khác")), basis="QĐ 1")


def test_nobody_who_keeps_the_staff_names_themselves(
    director: User, second: User, agency: Agency
) -> None:
    Grant.objects.create(user=second, agency=agency, role=Role.OFFICE, first=date(2020, 1, 1))

    with pytest.raises(RoleNotYours):
        lend(director, second, by=second, basis="QĐ 1")


def test_what_cannot_be_is_refused(
    agency: Agency, director: User, second: User, unit: Unit, head: User, clerk: User
) -> None:
    stranger = make_user(Role.DEPUTY_DIRECTOR, make_agency("Sở Khác"))
    outsider = make_user(Role.DEPUTY, unit=make_unit(agency, "Phòng Khác"))
    over = date(2026, 11, 25)
    tries: list[tuple[type[Refusal], Callable[[], object]]] = [
        (ToOneself, lambda: lend(director, director)),
        (EndsBeforeItBegins, lambda: lend(director, second, first=LAST, last=TODAY)),
        (Past, lambda: lend(director, second, first=over, last=over)),
        (NoDeputy, lambda: lend(director, head)),
        (NoDeputy, lambda: lend(director, stranger)),
        (NoDeputy, lambda: lend(head, second, unit)),
        (NoDeputy, lambda: lend(head, outsider, unit)),
        (NotInOffice, lambda: lend(clerk, head, unit)),
        (NotInOffice, lambda: lend(head, second)),
        (NotInOffice, lambda: lend(head, clerk, make_unit(agency, "Phòng Ba"))),
    ]

    for error, act in tries:
        with pytest.raises(error):
            act()
    assert not Delegation.objects.exists()


@pytest.mark.parametrize(
    ("first", "last", "clashes"),
    [
        (date(2026, 12, 5), date(2026, 12, 6), True),
        (date(2026, 11, 26), date(2026, 11, 26), True),
        (date(2026, 11, 28), date(2026, 12, 1), True),
        (date(2026, 12, 6), date(2026, 12, 7), False),
    ],
)
def test_the_same_two_people_have_one_delegation_at_a_time(
    first: date, last: date, clashes: bool, director: User, second: User
) -> None:
    lend(director, second)

    if clashes:
        with pytest.raises(Overlaps):
            lend(director, second, first=first, last=last)
    else:
        lend(director, second, first=first, last=last)

    assert Delegation.objects.count() == 2 - clashes


def test_two_deputies_may_act_at_the_same_time(
    agency: Agency, director: User, second: User
) -> None:
    lend(director, second)
    lend(director, make_user(Role.DEPUTY_DIRECTOR, agency))

    assert Delegation.objects.count() == 2


def test_ended_early_it_holds_no_more_and_may_be_given_again(director: User, second: User) -> None:
    made = lend(director, second)

    end_delegation(made, by=director, at=NOW)
    end_delegation(made, by=director, at=NOW)

    assert not may(second, Right.APPROVE_ROSTERS, TODAY)
    assert Event.objects.filter(action="units.end-delegation", subject_id=made.pk).count() == 1
    lend(director, second)
    assert may(second, Right.APPROVE_ROSTERS, TODAY)


def test_ended_today_it_was_good_yesterday(director: User, second: User) -> None:
    made = lend(director, second)

    end_delegation(made, by=director, at=NOW + timedelta(days=2))

    assert may(second, Right.APPROVE_ROSTERS, TODAY + timedelta(days=1))
    assert not may(second, Right.APPROVE_ROSTERS, TODAY + timedelta(days=2))


def test_only_the_giver_and_who_keeps_the_staff_end_it(
    agency: Agency, director: User, second: User
) -> None:
    made = lend(director, second)

    for user in (second, make_user(Role.DIRECTOR, agency), make_user(Role.READER, agency)):
        with pytest.raises(RoleNotYours):
            end_delegation(made, by=user, at=NOW)
    end_delegation(made, by=make_user(Role.ADMIN, agency), at=NOW)

    made.refresh_from_db()
    assert made.ended_at == NOW


def test_what_is_over_is_not_ended(director: User, second: User) -> None:
    made = lend(director, second)

    with pytest.raises(Past):
        end_delegation(made, by=director, at=NOW + timedelta(days=30))


@pytest.mark.parametrize("who", ["giver", "deputy"])
def test_it_lapses_with_the_office_of_either(who: str, director: User, second: User) -> None:
    lend(director, second)
    user = director if who == "giver" else second

    Grant.objects.filter(user=user).update(last=date(2026, 11, 30))
    Grant.objects.create(
        user=second, agency=Grant.objects.filter(user=second)[0].agency, role=Role.READER,
        first=date(2026, 12, 1),
    )  # fmt: skip

    assert may(second, Right.APPROVE_ROSTERS, date(2026, 11, 30))
    assert not may(second, Right.APPROVE_ROSTERS, date(2026, 12, 1))


def test_the_chief_of_the_office_names_who_acts_in_it(agency: Agency) -> None:
    secretariat = make_unit(agency, "Văn phòng Sở", kind=UnitKind.OFFICE)
    chief = make_user(Role.CHIEF_OF_OFFICE, agency)
    deputy = make_user(Role.DEPUTY, unit=secretariat)

    lend(chief, deputy, secretariat)

    assert [(one.giver, one.unit) for one in powers_of(agency, TODAY)] == [(chief, secretariat)]
    assert may(deputy, Right.SEE_RESTRICTED, TODAY, secretariat)


@pytest.mark.parametrize(
    "forged",
    [
        {"last": date(2026, 11, 25)},
        {"ended_at": NOW},
        {"deputy": "giver"},
    ],
)
def test_the_database_itself_refuses_a_forged_delegation(
    forged: dict[str, object], director: User, second: User
) -> None:
    made = lend(director, second)
    columns = {**forged, **({"deputy": director} if "deputy" in forged else {})}

    with pytest.raises(IntegrityError), transaction.atomic():
        Delegation.objects.filter(pk=made.pk).update(**columns)


# -- who is written to


def told(agency: Agency, on: date = TODAY) -> set[str]:
    found = who_is_told(agency, on, own={Role.HEAD}, whole=set())
    return {one.user.username for one in found}


def test_the_deputy_is_told_while_the_head_is_away(unit: Unit, agency: Agency) -> None:
    head, deputy = make_user(Role.HEAD, unit=unit), make_user(Role.DEPUTY, unit=unit)
    make_absence(make_staff(unit, user=head), TODAY, kind="mission")

    assert told(agency) == {head.username, deputy.username}
    assert told(agency, TODAY + timedelta(days=1)) == {head.username}


def test_whoever_the_head_named_is_told(
    unit: Unit, agency: Agency, head: User, clerk: User
) -> None:
    lend(head, clerk, unit)

    assert told(agency) == {head.username, clerk.username}


def test_who_files_for_the_leaders_and_the_office_is_told_of_them(agency: Agency) -> None:
    leaders = make_unit(agency, kind=UnitKind.LEADERSHIP)
    secretariat = make_unit(agency, kind=UnitKind.OFFICE)
    office, chief = (make_user(role, agency) for role in (Role.OFFICE, Role.CHIEF_OF_OFFICE))
    make_user(Role.DIRECTOR, agency)

    found = who_is_told(agency, TODAY, own={Role.HEAD}, whole=set())

    assert {(one.user, one.unit_id) for one in found} == {
        (office, leaders.pk),
        (chief, leaders.pk),
        (chief, secretariat.pk),
    }


# -- the pages

SignIn = Callable[[User], Client]


def fields(power: User, deputy: User, unit: Unit | None = None) -> dict[str, str]:
    return {
        "power": f"{power.pk}-{unit.pk if unit else 0}",
        "deputy": str(deputy.pk),
        "first": "26/11/2026",
        "last": "05/12/2026",
        "basis": "Giấy ủy quyền số 12",
    }


def test_the_director_names_a_deputy_on_the_page_and_ends_it(
    director: User, second: User, client_of: SignIn
) -> None:
    client = client_of(director)
    with clock.freeze(NOW):
        empty = client.get(reverse("units:delegations")).content.decode()
        client.post(reverse("units:delegate"), fields(director, second))
        listed = client.get(reverse("units:delegations")).content.decode()
        made = Delegation.objects.get()
        client.post(reverse("units:end-delegation", args=[made.pk]))
        ended = client.get(reverse("units:delegations")).content.decode()

    assert "Chưa có ủy quyền nào" in empty
    assert "Đang có hiệu lực" in listed
    assert "Lê Thị Bình" in listed
    assert "05/12/2026" in listed
    assert "Trần Đức Long chấm dứt lúc" in ended
    assert "Đang có hiệu lực" not in ended


def test_what_is_refused_stays_typed_with_the_reason(
    director: User, second: User, client_of: SignIn
) -> None:
    client = client_of(director)
    with clock.freeze(NOW):
        lend(director, second)
        answer = client.post(reverse("units:delegate"), fields(director, second))
        strange = client.post(
            reverse("units:delegate"),
            {**fields(director, second), "first": "hôm nay", "deputy": "x"},
        )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Trùng với đợt đã ghi từ ngày 26/11/2026 đến ngày 05/12/2026." in page
    assert "Giấy ủy quyền số 12" in page
    assert strange.status_code == 422
    assert "hôm nay" in strange.content.decode()


def test_a_head_sees_and_gives_only_their_own(
    agency: Agency, unit: Unit, head: User, clerk: User, director: User, second: User,
    client_of: SignIn,
) -> None:  # fmt: skip
    lend(director, second)
    client = client_of(head)
    with clock.freeze(NOW):
        listed = client.get(reverse("units:delegations")).content.decode()
        refused = client.post(reverse("units:delegate"), fields(director, second))
        client.post(reverse("units:delegate"), fields(head, clerk, unit))
        strange = client.post(
            reverse("units:end-delegation", args=[Delegation.objects.get(unit=None).pk])
        )

    assert "Lê Thị Bình" not in listed
    assert refused.status_code == 422
    assert Delegation.objects.get(unit=unit).given_by == head
    assert strange.status_code == 404


def test_an_administrator_sees_all_of_the_agency(
    agency: Agency, unit: Unit, head: User, clerk: User, director: User, second: User,
    client_of: SignIn,
) -> None:  # fmt: skip
    lend(director, second, first=date(2026, 12, 1))
    lend(head, clerk, unit)
    with clock.freeze(NOW):
        page = client_of(make_user(Role.ADMIN, agency)).get(reverse("units:delegations"))

    assert [(title, [one.deputy for one in rows]) for title, rows in page.context["groups"]] == [
        ("Đang có hiệu lực", [clerk]),
        ("Sắp có hiệu lực", [second]),
        ("Đã qua", []),
    ]


def test_the_account_page_leads_there_who_may_give(
    director: User, second: User, client_of: SignIn
) -> None:
    with clock.freeze(NOW):
        lend(director, second)
        pages = [client_of(user).get(reverse("accounts:profile")) for user in (director, second)]

    way = reverse("units:delegations")
    assert [way in page.content.decode() for page in pages] == [True, False]


def test_the_account_page_tells_all_roles_and_for_whom_one_acts(
    agency: Agency, unit: Unit, head: User, clerk: User, client_of: SignIn
) -> None:
    Grant.objects.create(user=clerk, agency=agency, role=Role.READER, first=date(2020, 1, 1))
    with clock.freeze(NOW):
        lend(head, clerk, unit)
        page = client_of(clerk).get(reverse("accounts:profile")).content.decode()

    words = " ".join(page.split())
    assert "Văn thư, Người xem" in words
    assert f"Thay Trưởng đơn vị {head.full_name} ({unit.name}), đến hết ngày 05/12/2026" in words


def test_where_nobody_can_be_named_the_page_says_whom_to_ask(
    director: User, client_of: SignIn
) -> None:
    with clock.freeze(NOW):
        page = client_of(director).get(reverse("units:delegate")).content.decode()

    assert "Chưa có ai để giao ủy quyền" in page
