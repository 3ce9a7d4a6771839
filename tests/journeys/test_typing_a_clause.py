"""Somebody types a clause and is interrupted: the draft has saved itself, and what could not be
saved comes back.
"""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from directives.models import Clause
from directives.tests.factories import draft_of, make_directive
from tests.journeys.cast import friday, people, sign_in

__all__ = ["friday", "people"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


def test_a_clause_saves_itself_and_what_is_wrong_comes_back_when_it_is_opened_again(
    page: Page, live_server: LiveServer, people: dict[str, User], friday: None
) -> None:
    agency = people["office"].grants.get().agency
    draft = draft_of(make_directive(agency, people["office"], number="415/UBND-VX"))
    sign_in(page, live_server.url, people["office"])
    page.goto(f"{live_server.url}/directives/drafts/{draft.pk}/clauses/headcount_cap/")
    page.locator("[name=blank_n]").fill("3")
    expect(page.locator("[data-autosave-status]")).to_have_text("Đã lưu nháp lúc 14:06.")
    clause = Clause.objects.get(edition=draft)
    expect(page).to_have_url(f"{live_server.url}/directives/clauses/{clause.pk}/")

    page.locator("[name=blank_n]").fill("ba")
    expect(page.locator("[data-autosave-status]")).to_contain_text("Chưa lưu vào bản nháp")
    page.goto(f"{live_server.url}/directives/")
    page.goto(f"{live_server.url}/directives/clauses/{clause.pk}/")
    expect(page.locator("#autosave-restored")).to_contain_text(
        "Đã khôi phục nội dung bạn đang gõ dở"
    )
    expect(page.locator("[name=blank_n]")).to_have_value("ba")
    page.get_by_role("button", name="Bỏ bản đang gõ").click()
    expect(page.locator("[name=blank_n]")).to_have_value("3")
    expect(page.locator("#autosave-restored")).to_be_hidden()

    page.locator("[name=item]").fill("khoản 3")
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.locator(".toast")).to_contain_text("Đã lưu.")
    page.goto(f"{live_server.url}/directives/clauses/{clause.pk}/")
    expect(page.locator("[name=item]")).to_have_value("khoản 3")
    expect(page.locator("#autosave-restored")).to_be_hidden()
