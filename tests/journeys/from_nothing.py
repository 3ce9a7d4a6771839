"""The walk of an agency that begins on an empty server and comes to its own week by the pages alone: one
command, first steps, people from Excel, accounts and roles for all, a delegation, three rosters, publication.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from playwright.sync_api import Page, expect

from tests.journeys.test_a_new_directive import enter_order
from units.tests.test_import import STAFF_HEAD, excel

OWN: Final = "mot-cau-dai-chi-minh-biet"
UNITS: Final = [
    ("Mã đơn vị", "Tên đơn vị", "Loại đơn vị"),
    ("BGD", "Ban Giám đốc", "Lãnh đạo cơ quan"),
    ("VP", "Văn phòng", "Văn phòng"),
    ("TC", "Phòng Tổ chức", "Phòng chuyên môn"),
]
PEOPLE: Final = [
    (*STAFF_HEAD, "Cấp", "Thư điện tử công vụ"),
    ("01", "Đặng Minh Duy", "BGD", "Giám đốc", "Trưởng", "duy.dm@so.example"),
    ("02", "Kiều Diệu Thảo", "BGD", "Phó Giám đốc", "Phó", "thao.kd@so.example"),
    ("03", "Cao Hữu Nghĩa", "VP", "Chánh Văn phòng", "Trưởng", "nghia.ch@so.example"),
    ("04", "Hoàng Văn Khôi", "VP", "Chuyên viên", "Nhân viên", "khoi.hv@so.example"),
    ("05", "Trần Công Tài", "TC", "Trưởng phòng", "Trưởng", "tai.tc@so.example"),
    ("06", "Phạm Thế Cương", "TC", "Chuyên viên", "Nhân viên", "cuong.pt@so.example"),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """Where the site is, and how a command is run on its server: its words and its exit code."""

    site: str
    manage: Callable[..., tuple[str, int]]


def walk_to_publication(page: Page, server: Server, folder: Path) -> None:
    """Everything that people do, on Thursday 26/11/2026, until the week of 30/11 is published."""
    site = server.site
    begin(page, server)
    take_first_steps(page, site, folder)
    given = open_accounts_for_all(page, site)
    give_roles_by_post(page, site)
    expect_all_but_the_week_done(page, site)
    said, _code = server.manage("check_setup", "--without-mail-server")
    assert [line for line in said.splitlines() if line.startswith("Sở Nội vụ")] == []

    sign_in_first(page, site, "duy.dm", given["Đặng Minh Duy"])
    delegate(page, site)
    sign_in_first(page, site, "nghia.ch", given["Cao Hữu Nghĩa"])
    enter_first_directive(page, site)
    for unit in ("Ban Giám đốc", "Văn phòng"):
        plan_and_send(page, site, unit)
    sign_in_first(page, site, "tai.tc", given["Trần Công Tài"])
    plan_and_send(page, site, "Phòng Tổ chức")
    sign_in_first(page, site, "thao.kd", given["Kiều Diệu Thảo"])
    approve_and_publish(page, site)


def begin(page: Page, server: Server) -> None:
    """The one command, and the administrator's first sign-in with the password it printed."""
    page.goto(server.site)
    expect(page.locator("main")).to_contain_text("start_agency")
    said, _code = server.manage(
        "start_agency", "--code=so-noi-vu", "--name=Sở Nội vụ", "--admin=Từ Ngọc Diệp"
    )
    password = next(line.split()[-1] for line in said.splitlines() if "/ password " in line)
    sign_in_first(page, server.site, "quantri.so-noi-vu", password)
    page.goto(server.site)
    expect(page.get_by_role("heading", level=1)).to_have_text("Từ cơ quan trống đến lịch đầu tiên")


def sign_in_first(page: Page, site: str, username: str, password: str) -> None:
    """With an issued password, then with one of one's own."""
    page.context.clear_cookies()
    page.goto(f"{site}/sign-in/")
    page.get_by_label("Tên đăng nhập").fill(username)
    page.get_by_label("Mật khẩu").fill(password)
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Đặt mật khẩu của bạn")
    page.locator("[name=old]").fill(password)
    page.locator("[name=new]").fill(OWN)
    page.locator("[name=again]").fill(OWN)
    page.get_by_role("button", name="Đặt mật khẩu").click()
    expect(page.locator(".toast")).to_be_visible()


def take_first_steps(page: Page, site: str, folder: Path) -> None:
    page.get_by_role("link", name="Cơ quan", exact=True).last.click()
    page.get_by_label("Cơ quan chủ quản").fill("UBND tỉnh Hòa Giang")
    page.get_by_label("Địa danh").fill("Hòa Giang")
    page.get_by_label("Gửi danh sách từ ngày").fill("30/11/2026")
    page.get_by_role("button", name="Xem thay đổi").click()
    expect(page.locator("#effects")).to_contain_text(
        "Từ thứ Hai, ngày 30/11/2026, danh sách gửi lúc 7h30 các ngày làm việc"
    )
    page.get_by_role("button", name="Lưu").click()
    expect(page.locator(".toast")).to_contain_text("Đã lưu.")

    page.goto(f"{site}/calendar/")
    page.get_by_role("button", name="Thêm vào danh sách").click()
    book = folder / "can-bo.xlsx"
    book.write_bytes(excel(Đơn_vị=UNITS, Cán_bộ=PEOPLE))
    page.goto(f"{site}/staff/import/")
    page.get_by_label("Tệp Excel").set_input_files(book)
    page.get_by_role("button", name="Tải lên và xem trước").click()
    page.get_by_role("button", name="Xác nhận").click()
    expect(page.locator(".toast")).to_contain_text("Đã thêm 9 dòng")
    page.goto(f"{site}/units/recipients/")
    page.get_by_label("Nơi nhận").last.fill("Bộ Nội vụ")
    page.get_by_label("Thư điện tử").last.fill("vp@bo.example")
    page.locator("main form button[type=submit]").last.click()


def open_accounts_for_all(page: Page, site: str) -> dict[str, str]:
    """By printed slips; the password of each person, by name."""
    page.goto(f"{site}/staff/accounts/open/")
    page.get_by_role("button", name="Tiếp tục").click()
    page.get_by_label("In phiếu trao tay").check()
    page.get_by_role("button", name="Mở tài khoản và trao").click()
    expect(page.locator(".slip")).to_have_count(len(PEOPLE) - 1)
    slips = page.locator(".slip").all()
    return {
        slip.locator("b").inner_text(): slip.locator(".slip-secret").last.inner_text()
        for slip in slips
    }


def give_roles_by_post(page: Page, site: str) -> None:
    """The Director, a deputy, the chief of the Office and a head, in one press."""
    page.goto(f"{site}/staff/roles/")
    page.get_by_role("button", name="Giao các vai trò đã chọn").click()
    expect(page.locator(".toast")).to_contain_text("Đã giao 4 vai trò.")


def expect_all_but_the_week_done(page: Page, site: str) -> None:
    page.goto(f"{site}/first-steps/")
    expect(page.locator(".path-done")).to_have_count(6)
    expect(page.locator(".path-now h3")).to_have_text("7. Văn bản chỉ đạo đầu tiên")


def delegate(page: Page, site: str) -> None:
    page.goto(f"{site}/account/")
    page.get_by_role("link", name="Xem, giao ủy quyền").click()
    page.get_by_role("link", name="Giao ủy quyền").first.click()
    deputy = page.locator("[name=deputy] option").filter(has_text="Kiều Diệu Thảo")
    page.get_by_label("Giao cho").select_option(deputy.get_attribute("value"))
    page.get_by_label("Từ ngày").fill("26/11/2026")
    page.get_by_label("Đến hết ngày").fill("05/12/2026")
    page.locator("main form button[type=submit]").last.click()
    expect(page.locator(".toast")).to_contain_text("Đã ghi ủy quyền.")


def enter_first_directive(page: Page, site: str) -> None:
    """At most one person of each unit at the office from 30/11 on, put in force from its impact."""
    enter_order(page, site)
    page.get_by_role("link", name="Cho có hiệu lực").click()
    page.get_by_role("button", name="Cho có hiệu lực").click()
    expect(page.locator(".toast")).to_be_visible()


def plan_and_send(page: Page, site: str, unit: str) -> None:
    page.goto(f"{site}/rosters/")
    if page.get_by_role("heading", level=1).inner_text() != unit:
        page.locator(".unit-menu summary").click()
        page.locator(".unit-menu").get_by_role("link", name=unit).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(unit)
    page.locator("#open").click()
    page.locator("#generate").click()
    page.get_by_role("button", name="Áp dụng").click()
    expect(page.locator("#why-not .tally")).to_contain_text("Đạt")
    page.locator("#submit").click()
    expect(page.locator(".lead-line .st")).to_have_text("Chờ duyệt")


def approve_and_publish(page: Page, site: str) -> None:
    page.goto(f"{site}/board/2026-W49/")
    expect(page.locator("main")).to_contain_text("Bạn duyệt thay Giám đốc Đặng Minh Duy")
    page.get_by_role("button", name="Duyệt 3 lịch").click()
    page.get_by_role("button", name="Công bố 3 lịch").click()
    expect(page.locator(".unit-row .st")).to_have_text(["Đã công bố"] * 3)
