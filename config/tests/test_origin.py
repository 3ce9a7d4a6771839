"""A form that comes from an address nobody declared is told its real cause."""

import logging
from typing import Any

import pytest
from django.test import Client

from notices.links import link_to


@pytest.mark.django_db
def test_a_form_from_an_undeclared_address_says_so_on_the_page_and_in_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    client = Client(enforce_csrf_checks=True)
    client.get("/sign-in/")

    with caplog.at_level(logging.ERROR, logger="config.errors"):
        answer = client.post(
            "/sign-in/",
            {"csrfmiddlewaretoken": client.cookies["csrftoken"].value},
            headers={"Origin": "https://lich.example.gov.vn:8443"},
        )

    assert answer.status_code == 403
    assert "Địa chỉ https://lich.example.gov.vn:8443 chưa được khai báo" in answer.text
    assert "Trang đã mở quá lâu" not in answer.text
    [line] = caplog.records
    assert "https://lich.example.gov.vn:8443" in line.getMessage()
    assert "SITE_ADDRESS" in line.getMessage()


@pytest.mark.django_db
def test_a_page_that_was_open_too_long_still_says_that() -> None:
    client = Client(enforce_csrf_checks=True)

    answer = client.post("/sign-in/", {})

    assert answer.status_code == 403
    assert "Trang đã mở quá lâu" in answer.text


def test_a_link_in_a_letter_begins_with_the_address_of_the_site(settings: Any) -> None:
    settings.SITE_ADDRESS = "https://lich.example.gov.vn:8443"

    assert link_to("/today/") == "https://lich.example.gov.vn:8443/today/"
