"""Who takes part in the journeys: one unit, its head and deputy, the Office and the Director, on
a Friday afternoon.
"""

from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Page, expect

import clock
from accounts.models import User
from directives.tests.factories import make_in_force
from planning.people import Rank
from tests.factories import make_agency, make_staff, make_unit, make_user, moment
from units.enums import Role
from units.models import ReportRecipient

PASSWORD = "mat-khau-dai-va-la"
MONDAY = date(2026, 11, 30)


@pytest.fixture
def people() -> dict[str, User]:
    """A unit of six under "at most a third at the office, at least one leader"; two addresses
    receive the list.
    """
    agency = make_agency(reports_from=MONDAY)
    for number, place in enumerate(("Bộ Nội vụ", "UBND tỉnh")):
        ReportRecipient.objects.create(
            agency=agency, name=place, address=f"noi-nhan-{number}@vi-du.vn"
        )
    unit = make_unit(agency, "Phòng Tổ chức cán bộ")
    head = make_user(Role.HEAD, unit=unit, username="van.dk", full_name="Đỗ Khánh Vân")
    make_staff(unit, "Đỗ Khánh Vân", rank=Rank.HEAD, user=head)
    deputy = make_user(Role.DEPUTY, unit=unit, username="thinh.pq", full_name="Phan Quốc Thịnh")
    make_staff(unit, "Phan Quốc Thịnh", rank=Rank.DEPUTY, user=deputy)
    for name in ("Bùi Gia Bảo", "Hoàng Mai Chi", "Trịnh Công Đạt", "Chu Văn Khải"):
        make_staff(unit, name)
    office = make_user(Role.OFFICE, agency, username="van-phong")
    make_in_force(
        agency,
        office,
        clauses=({}, {"kind": "min_leaders_onsite", "params": {"n": 1}, "item": "khoản 2"}),
    )
    director = make_user(Role.DIRECTOR, agency, username="giam-doc", full_name="Trương Nhật Minh")
    return {"head": head, "deputy": deputy, "office": office, "director": director}


@pytest.fixture
def friday() -> Iterator[None]:
    with clock.freeze(moment("2026-11-27 14:06")):
        yield


def sign_in(page: Page, site: str, user: User) -> None:
    page.context.clear_cookies()
    page.goto(f"{site}/sign-in/")
    page.get_by_label("Tên đăng nhập").fill(user.username)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.locator(".mainnav")).to_be_visible()
