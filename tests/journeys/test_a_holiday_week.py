"""The week of New Year: somebody is put on duty on the holiday, and finds it on the phone."""

from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

import clock
from accounts.models import User
from tests.factories import moment
from tests.journeys.cast import people, sign_in
from units.models import Agency, CalendarDay, Staff, Unit
from weeks.enums import Mode
from weeks.models import Entry

__all__ = ["people"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
NEW_YEAR = date(2027, 1, 1)


@pytest.fixture
def christmas(people: dict[str, User]) -> Iterator[None]:
    with clock.freeze(moment("2026-12-24 09:00")):
        CalendarDay.objects.create(
            agency=Agency.objects.get(), day=NEW_YEAR, kind="holiday", name="Tết Dương lịch"
        )
        yield


def test_somebody_is_put_on_duty_on_a_holiday_by_two_clicks(
    page: Page, live_server: LiveServer, people: dict[str, User], christmas: None
) -> None:
    site, unit = live_server.url, Unit.objects.get()
    guard = Staff.objects.get(full_name="Chu Văn Khải")
    sign_in(page, site, people["head"])
    page.goto(f"{site}/rosters/{unit.pk}/2026-W53/")
    page.locator("#open").click()
    head = page.get_by_role("columnheader", name="Thứ Sáu")
    expect(head).to_contain_text("01/01, Tết Dương lịch")

    cell = page.locator(f'[data-cell="{guard.pk}:2027-01-01"]')
    expect(cell).to_have_attribute("data-mode", "l")
    cell.click()
    page.locator("[data-pick=tr]").click()

    expect(cell).to_have_attribute("data-looks", "tr")
    assert [(entry.staff, entry.morning) for entry in Entry.objects.filter(day=NEW_YEAR)] == [
        (guard, Mode.ON_DUTY)
    ]

    page.locator("[data-pick=cq]").click()
    expect(page.get_by_role("alert")).to_contain_text(
        "Ngày nghỉ chỉ ghi được Trực cơ quan (TR) hoặc Nghỉ (L)."
    )
    expect(cell).to_have_attribute("data-mode", "tr")

    cell.click()
    expect(cell).to_have_attribute("data-mode", "l")
    page.keyboard.press("Enter")
    expect(cell).to_have_attribute("data-mode", "tr")
    page.locator("[data-pick=l]").click()
    expect(cell).to_have_attribute("data-looks", "l")
    expect(page.locator("html[data-unsent='0']")).to_be_attached()
    assert not Entry.objects.filter(day=NEW_YEAR).exists()
