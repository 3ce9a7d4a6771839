"""What nothing was read from stands below the proposals, the likeliest rule first, and becomes a
sentence of the draft with its words as the quote.
"""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from directives.models import Clause, Edition
from directives.tests.factories import draft_of, make_clause, make_directive
from intake.reading.unread import LONGEST_QUOTE, quotable
from intake.tests import presses
from units.models import Agency

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]

ORDER = "Yêu cầu mỗi phòng phân công người thay ca tại cơ quan khi có người nghỉ ốm"
TOLD = "Hoa phượng năm nay nở sớm hơn mọi năm trên các con phố"
TEXT = (
    f"Kính gửi: Các phòng, đơn vị thuộc huyện\nChủ tịch yêu cầu:\n{TOLD}.\n1. {ORDER}.\n"
    "2. Bố trí không quá 1/4 viên chức làm việc tại trụ sở.\n"
)
LINK = re.compile(r'href="([^"]*\?quote=[^"]*)"')


@pytest.fixture
def draft(agency: Agency, office: User) -> Edition:
    return draft_of(make_directive(agency, office))


def read_page(client: Client, draft: Edition, text: str = TEXT) -> Any:
    return presses.post(client, draft, text)


def test_the_likely_rule_stands_open_and_what_is_only_told_is_folded_away(
    client: Client, draft: Edition
) -> None:
    listed = read_page(client, draft).context["sentences"]

    assert (listed.likely, listed.others) == ((ORDER,), (TOLD,))


def test_a_sentence_is_followed_to_a_form_that_quotes_it(client: Client, draft: Edition) -> None:
    first, *_ = LINK.findall(read_page(client, draft).content.decode())
    forms = LINK.findall(client.get(unescape(first)).content.decode())
    (cap,) = [form for form in forms if "/onsite_ratio_cap/" in form]

    form = client.get(unescape(cap)).context["form"]
    client.post(
        unescape(cap),
        {
            "blank_fraction": "1/3",
            "blank_rounding": "floor",
            "binding": "order",
            "quote": form["quote"].value(),
            "seen": draft.version,
        },
    )

    assert form["quote"].value() == ORDER
    assert [clause.quote for clause in Clause.objects.all()] == [ORDER]


def test_what_the_draft_quotes_already_is_listed_no_more(
    client: Client, draft: Edition, office: User
) -> None:
    make_clause(draft.directive, office, quote=ORDER)

    listed = read_page(client, draft).context["sentences"]

    assert (listed.likely, listed.others) == ((), (TOLD,))


def test_nothing_is_listed_where_every_sentence_was_read(client: Client, draft: Edition) -> None:
    page = read_page(client, draft, "Bố trí không quá 1/4 viên chức làm việc tại trụ sở.")

    assert not page.context["sentences"]
    assert 'id="h-unread"' not in page.content.decode()


def test_looking_for_a_form_keeps_the_words_it_is_for(client: Client, draft: Edition) -> None:
    address = reverse("directives:pick", args=[draft.pk])

    page = client.get(address, {"q": "trưởng thay nhau", "quote": ORDER}).content.decode()

    assert f'<input type="hidden" name="quote" value="{ORDER}">' in page


def test_a_long_sentence_is_cut_between_words() -> None:
    assert quotable("một " * 300) == ("một " * (LONGEST_QUOTE // 4)).strip() + " …"
