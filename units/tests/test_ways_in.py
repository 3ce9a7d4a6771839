"""A slip or an invitation that nobody has used yet opens no account that has since come to more
than whoever gave it could give.
"""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from accounts.letters import make_token, user_of
from accounts.models import User
from audit.models import Event
from notices.models import Delivery
from planning.people import Rank
from tests.factories import make_staff, make_unit, make_user, moment
from units import services
from units.enums import HandOut, Role, UnitKind
from units.models import Agency, Grant, Staff, Unit
from units.services import imports
from units.services.leaving import end_staff, undo_leaving
from units.tests.test_import import STAFF_HEAD, excel

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]
SignIn = Callable[[User], Client]
AT = moment("2026-11-25 09:00")
TODAY = AT.date()
FRIDAY = date(2026, 11, 27)


@pytest.fixture
def unit() -> Unit:
    return make_unit(name="Ban Giám đốc", kind=UnitKind.LEADERSHIP)


@pytest.fixture
def agency(unit: Unit) -> Agency:
    return unit.agency


@pytest.fixture
def keeper(agency: Agency) -> User:
    return make_user(Role.OFFICE, agency, full_name="Phạm Văn Phòng")


@pytest.fixture
def admin(agency: Agency) -> User:
    return make_user(Role.ADMIN, agency)


def give(staff: Staff, role: Role, *, first: date, by: User) -> None:
    assert staff.user is not None
    services.grant_role(staff.user, staff.agency, role, first=first, by=by, at=AT)


def somebody(unit: Unit, role: Role | None = None) -> Staff:
    user = make_user(role, unit.agency, full_name="Trần Đức Long")
    return make_staff(unit, "Trần Đức Long", rank=Rank.HEAD, user=user)


def slip_for(staff: Staff, by: User) -> str:
    return services.issue_password(staff, by=by, at=AT, on=TODAY)


def opens(staff: Staff, password: str) -> bool:
    username = User.objects.get(staff=staff).username
    answer = Client().post("/sign-in/", {"username": username, "password": password})
    return answer.status_code == 302


@pytest.mark.parametrize("days", [0, 1, 30])
@pytest.mark.parametrize("role", [Role.DIRECTOR, Role.ADMIN, Role.AUDITOR])
def test_a_slip_of_the_office_opens_no_account_that_became_more(
    days: int, role: Role, unit: Unit, keeper: User, admin: User
) -> None:
    staff = somebody(unit)
    slip = slip_for(staff, keeper)
    first = TODAY + timedelta(days=days)

    give(staff, role, first=first, by=admin)

    assert not opens(staff, slip)
    event = Event.objects.get(action="units.end-way-in")
    assert (event.actor, event.before) == (admin.pk, {"issued_by": keeper.username})


@pytest.mark.parametrize("role", [Role.OFFICE, Role.READER])
def test_a_slip_stays_good_for_a_role_that_its_giver_could_give(
    role: Role, unit: Unit, keeper: User, admin: User
) -> None:
    staff = somebody(unit)
    slip = slip_for(staff, keeper)

    give(staff, role, first=TODAY, by=admin)

    assert opens(staff, slip)


def test_a_slip_of_an_administrator_stays_good(unit: Unit, admin: User) -> None:
    staff = somebody(unit)
    slip = slip_for(staff, admin)

    give(staff, Role.DIRECTOR, first=TODAY, by=admin)

    assert opens(staff, slip)


def test_a_slip_of_who_keeps_the_staff_no_more_counts_for_nothing_greater(
    unit: Unit, keeper: User, admin: User
) -> None:
    staff = somebody(unit)
    slip = slip_for(staff, keeper)
    Grant.objects.filter(user=keeper).update(last=TODAY - timedelta(days=1))

    give(staff, Role.OFFICE, first=TODAY, by=admin)

    assert not opens(staff, slip)


def test_a_session_that_began_with_the_slip_ends(unit: Unit, keeper: User, admin: User) -> None:
    staff = somebody(unit)
    slip, client = slip_for(staff, keeper), Client()
    user = User.objects.get(staff=staff)
    client.post("/sign-in/", {"username": user.username, "password": slip})

    services.grant_role(user, unit.agency, Role.DIRECTOR, first=TODAY, by=admin, at=AT)
    words = {"old": slip, "new": "mot-cau-dai-hon-han", "again": "mot-cau-dai-hon-han"}
    answer = client.post("/account/password/", words)

    assert answer.headers["Location"].startswith("/sign-in/")
    assert not opens(staff, "mot-cau-dai-hon-han")


def test_a_password_of_ones_own_is_not_touched(
    unit: Unit, keeper: User, admin: User, client_of: SignIn
) -> None:
    staff = somebody(unit)
    slip, client = slip_for(staff, keeper), Client()
    user = User.objects.get(staff=staff)
    client.post("/sign-in/", {"username": user.username, "password": slip})
    own = "mot-cau-dai-hon-han"
    client.post("/account/password/", {"old": slip, "new": own, "again": own})

    services.grant_role(user, unit.agency, Role.DIRECTOR, first=TODAY, by=admin, at=AT)

    assert opens(staff, own)
    assert client.get("/account/").status_code == 200


def test_a_waiting_invitation_ends_and_the_page_says_so(
    unit: Unit, keeper: User, admin: User, client_of: SignIn
) -> None:
    staff = make_staff(unit)
    client_of(keeper).post("/staff/accounts/open/", {"new": [staff.pk], "way": "mail"})
    user = User.objects.get(staff=staff)
    link = make_token(user, until=AT + timedelta(days=7))
    Delivery.objects.filter(recipient_user=user.pk).update(state="sent", sent_at=AT)
    assert user_of(link, at=AT) == user

    services.grant_role(user, unit.agency, Role.DIRECTOR, first=FRIDAY, by=admin, at=AT)

    assert user_of(link, at=AT) is None
    [listed] = client_of(admin).get("/staff/accounts/invitations/").context["invitations"]
    assert listed.fate == "ended"


def test_whoever_is_invited_is_not_met_by_an_older_slip(
    unit: Unit, keeper: User, admin: User
) -> None:
    staff = somebody(unit)
    slip = slip_for(staff, keeper)
    post = staff.positions.get()

    services.hand_out_accounts(
        unit.agency, new=[], again=[post], way=HandOut.MAIL, by=admin, at=AT, on=TODAY
    )

    assert not opens(staff, slip)


def test_the_role_that_a_post_suggests_ends_the_slip_and_the_giver_is_told(
    unit: Unit, keeper: User, admin: User, client_of: SignIn
) -> None:
    staff = somebody(unit)
    slip = slip_for(staff, keeper)
    browser = client_of(admin)

    answer = browser.post(
        "/staff/roles/by-post/", {"by_post": f"{staff.user_id}-director"}, follow=True
    )

    assert not opens(staff, slip)
    assert "đã cấp cho Trần Đức Long hết hiệu lực" in answer.content.decode()
    page = browser.get(f"/staff/{staff.pk}/").content.decode()
    assert "Đường vào đã cấp hết hiệu lực từ ngày 25/11/2026" in page


def test_whoever_comes_to_act_for_the_director_needs_another_slip(
    unit: Unit, keeper: User, admin: User
) -> None:
    director, staff = make_user(Role.DIRECTOR, unit.agency), somebody(unit)
    slip = slip_for(staff, keeper)
    assert staff.user is not None
    Grant.objects.create(
        user=staff.user, agency=unit.agency, role=Role.DEPUTY_DIRECTOR, first=TODAY
    )

    services.delegate(
        unit.agency,
        giver=director,
        deputy=staff.user,
        unit=None,
        first=FRIDAY,
        last=FRIDAY,
        by=director,
        at=AT,
    )

    assert not opens(staff, slip)


def test_a_role_given_back_with_the_leaving_ends_the_slip(
    unit: Unit, keeper: User, admin: User
) -> None:
    make_user(Role.DIRECTOR, unit.agency)
    staff = somebody(unit, Role.DIRECTOR)
    end_staff(staff, last=FRIDAY, by=admin, at=AT, today=TODAY)
    saturday = AT + timedelta(days=3)
    slip = services.issue_password(staff, by=keeper, at=saturday, on=saturday.date())

    undo_leaving(staff, by=admin, at=saturday, today=saturday.date())

    assert not opens(staff, slip)


def test_a_role_by_import_ends_the_slip_too(unit: Unit, keeper: User, admin: User) -> None:
    staff = somebody(unit)
    slip, account = slip_for(staff, keeper), User.objects.get(staff=staff).username
    row = (
        staff.code,
        staff.full_name,
        unit.code,
        "Giám đốc",
        "Giám đốc (Thủ trưởng cơ quan)",
        account,
    )
    book = excel(Cán_bộ=[(*STAFF_HEAD, "Vai trò tài khoản", "Tên đăng nhập"), row])

    proposal = imports.propose(unit.agency, book, by=admin, on=TODAY)
    assert proposal.problems == ()
    imports.apply(proposal, unit.agency, by=admin, at=AT)

    assert list(Grant.objects.filter(user=staff.user).values_list("role", flat=True)) == [
        "director"
    ]
    assert not opens(staff, slip)
