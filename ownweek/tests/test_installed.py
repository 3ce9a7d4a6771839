"""What a phone asks for to put one's own week on its home screen."""

from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("lang", "name"), [("vi", "Lịch của tôi"), ("xx", "Lịch của tôi")])
def test_it_is_named_in_a_language_of_the_site_and_begins_at_ones_own_week(
    lang: str, name: str
) -> None:
    facts = Client().get(reverse("ownweek:manifest"), {"lang": lang}).json()

    assert (facts["lang"], facts["short_name"], facts["start_url"]) == ("vi", name, "/my-week/")


def test_every_icon_is_a_picture_of_the_size_it_is_said_to_be() -> None:
    facts = Client().get(reverse("ownweek:manifest")).json()

    for icon in facts["icons"]:
        file = finders.find(icon["src"].removeprefix("/static/"))
        head = Path(str(file)).read_bytes()[:24]
        sizes = f"{int.from_bytes(head[16:20], 'big')}x{int.from_bytes(head[20:24], 'big')}"
        assert (head[1:4], sizes) == (b"PNG", icon["sizes"])


def test_the_worker_may_serve_what_is_below_its_own_address_only() -> None:
    answer = Client().get(reverse("ownweek:worker"))

    assert answer["Content-Type"].startswith("text/javascript")
    assert answer["Cache-Control"] == "no-store, private"
    assert "Service-Worker-Allowed" not in answer
