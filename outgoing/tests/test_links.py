"""Every letter of ours leads to the page where its reader acts or reads on."""

from typing import Any

import pytest

from outgoing.services.letters import Addressee, LetterParts, letter_to
from rosters.tests.factories import NOW, WEEK
from tests.factories import make_agency


@pytest.mark.django_db
@pytest.mark.parametrize(
    "template", ["alarm", "directive", "published", "reminder", "reopened", "review"]
)
def test_text_and_page_of_each_kind_carry_the_link(template: str, settings: Any) -> None:
    settings.SITE_ADDRESS = "https://lich.example.gov.vn:8443"
    form = LetterParts(
        template=template,
        page="/today/",
        page_label=lambda: "Mở",
        subject=lambda: "Thư",
        words=lambda: {"lead": "Lời", "week": WEEK, "filing_at": NOW},
    )

    letter = letter_to(Addressee(key="a", name="An", address="an@x.example"), make_agency(), form)

    assert "Mở: https://lich.example.gov.vn:8443/today/" in letter.text
    assert 'href="https://lich.example.gov.vn:8443/today/"' in letter.html
