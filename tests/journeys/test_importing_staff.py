from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.factories import make_unit, make_user
from units.enums import Role
from units.models import Unit
from units.tests.test_import import STAFF_HEAD, excel

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]

ROWS = [
    STAFF_HEAD,
    ("CB1", "Phạm Đức Hòa", "vp", "Văn thư"),
    ("CB2", "Lê Văn Ân", "vp", "Lái xe"),
    ("CB3", "An", "vp", "Bảo vệ"),
]


@pytest.fixture
def office() -> Unit:
    unit = make_unit(name="Văn phòng", code="vp")
    make_user(Role.OFFICE, unit.agency, username="lan.nt")
    return unit


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    file = tmp_path / "can-bo.xlsx"
    file.write_bytes(excel(Cán_bộ=ROWS))
    return file


def import_staff(page: Page, url: str, workbook: Path) -> None:
    """Sign in, upload, see the bad line named, confirm the rest."""
    page.goto(f"{url}/staff/import/")
    page.get_by_label("Tên đăng nhập").fill("lan.nt")
    page.get_by_label("Mật khẩu").fill("mat-khau-dai-va-la")
    page.get_by_role("button", name="Đăng nhập").click()
    page.get_by_label("Tệp Excel").set_input_files(workbook)
    page.get_by_role("button", name="Tải lên và xem trước").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Xem trước khi ghi")
    expect(page.get_by_text("Họ và tên phải có ít nhất hai từ, không có chữ số.")).to_be_visible()
    page.get_by_role("button", name="Xác nhận").click()


def test_the_office_imports_a_list_and_finds_somebody_without_marks(
    page: Page, live_server: LiveServer, office: Unit, workbook: Path
) -> None:
    import_staff(page, live_server.url, workbook)
    expect(page.get_by_text("Đã thêm 2 dòng, cập nhật 0 dòng.")).to_be_visible()
    expect(page.get_by_role("link", name="Lê Văn Ân")).to_be_visible()

    page.get_by_label("Tìm theo họ tên, mã, điện thoại").press_sequentially("duc hoa")

    expect(page.get_by_role("link", name="Lê Văn Ân")).to_be_hidden()
    expect(page.get_by_role("link", name="Phạm Đức Hòa")).to_be_visible()
    assert "q=duc" in page.url


def test_it_works_without_scripts(
    chromium: Browser, live_server: LiveServer, office: Unit, workbook: Path
) -> None:
    page = chromium.new_context(java_script_enabled=False, locale="vi-VN").new_page()

    import_staff(page, live_server.url, workbook)
    page.get_by_label("Tìm theo họ tên, mã, điện thoại").fill("hoà")
    page.get_by_role("button", name="Tìm kiếm").click()

    expect(page.get_by_role("link", name="Phạm Đức Hòa")).to_be_visible()
    expect(page.get_by_role("link", name="Lê Văn Ân")).to_be_hidden()
