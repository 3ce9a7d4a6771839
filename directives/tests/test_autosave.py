"""A draft saves itself while somebody is typing: what is answered, and what is not written."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from directives.models import Clause, Directive
from directives.tests.factories import draft_of, make_clause, make_directive, make_in_force
from units.models import Agency

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]
CAP = {
    "blank_fraction": "1/3",
    "blank_rounding": "floor",
    "blank_level": "unit",
    "blank_grain": "day",
    "binding": "order",
}
HEAD = {
    "kind": "official-letter",
    "issuer": "UBND tỉnh Hòa Giang",
    "issuer_level": "province",
    "title": "Về việc bố trí làm việc",
}


def type_on(client: Client, url: str, typed: dict[str, Any]) -> Any:
    return client.post(url, typed, headers={"X-Autosave": "1"})


def test_a_new_sentence_is_created_once_and_then_changed(
    client: Client, agency: Agency, office: User
) -> None:
    draft = draft_of(make_directive(agency, office))
    first = type_on(
        client,
        reverse("directives:add-clause", args=[draft.pk, "onsite_ratio_cap"]),
        CAP | {"seen": draft.version},
    ).json()

    clause = Clause.objects.get()
    second = type_on(
        client, first["action"], CAP | {"item": "khoản 1", "seen": first["seen"]}
    ).json()

    clause.refresh_from_db()
    assert (first["action"], second["action"]) == (
        reverse("directives:change-clause", args=[clause.pk]),
    ) * 2
    assert (clause.item, second["seen"]) == ("khoản 1", draft_of(clause.edition.directive).version)
    assert Clause.objects.count() == 1


def test_the_answer_says_when_it_was_saved(client: Client, agency: Agency, office: User) -> None:
    clause = make_clause(make_directive(agency, office), office)

    answer = type_on(
        client,
        reverse("directives:change-clause", args=[clause.pk]),
        CAP | {"seen": clause.edition.version},
    )

    assert answer.json()["said"] == "Đã lưu nháp lúc 09:00."
    assert "messages" not in client.cookies


def test_what_is_badly_filled_is_not_written_and_said_so(
    client: Client, agency: Agency, office: User
) -> None:
    draft = draft_of(make_directive(agency, office))

    answer = type_on(
        client,
        reverse("directives:add-clause", args=[draft.pk, "onsite_ratio_cap"]),
        {"blank_fraction": "4/3"},
    )

    assert answer.status_code == 422
    assert answer.json() == {
        "said": (
            "Chưa lưu vào bản nháp: còn chỗ chưa điền đúng. Nội dung đang gõ được giữ trên máy này."
        )
    }
    assert not Clause.objects.exists()


def test_the_second_of_two_people_is_told_and_overwrites_nothing(
    client: Client, agency: Agency, office: User
) -> None:
    clause = make_clause(make_directive(agency, office), office, item="khoản 1")

    answer = type_on(
        client,
        reverse("directives:change-clause", args=[clause.pk]),
        CAP | {"item": "khoản 9", "seen": 1},
    )

    clause.refresh_from_db()
    assert (answer.status_code, clause.item) == (409, "khoản 1")
    assert answer.json()["said"].startswith("Người khác vừa sửa bản nháp này nên đã ngừng tự lưu.")


def test_what_is_in_force_meanwhile_is_not_written(
    client: Client, agency: Agency, office: User
) -> None:
    clause = make_in_force(agency, office).editions.get().clauses.get()

    answer = type_on(
        client,
        reverse("directives:change-clause", args=[clause.pk]),
        CAP | {"item": "khoản 9", "seen": 1},
    )

    assert answer.status_code == 409
    assert answer.json() == {
        "said": "Chưa lưu: Văn bản đã có hiệu lực nên không sửa được. Hãy lập bản sửa đổi."
    }


def test_a_new_document_is_created_once_and_its_head_then_changed(client: Client) -> None:
    first = type_on(client, reverse("directives:enter"), HEAD).json()
    type_on(client, first["action"], HEAD | {"number": "312/UBND-NC", "seen": first["seen"]})

    directive = Directive.objects.get()
    assert directive.number == "312/UBND-NC"
    assert first["action"] == reverse("directives:head", args=[draft_of(directive).pk])


def test_a_number_that_is_taken_is_said_by_name(
    client: Client, agency: Agency, office: User
) -> None:
    make_directive(agency, office)

    answer = type_on(client, reverse("directives:enter"), HEAD | {"number": "312/UBND-NC"})

    assert answer.status_code == 422
    assert answer.json() == {"said": "Chưa lưu: Cơ quan ban hành này đã có văn bản mang số đó."}


def test_a_sentence_that_was_removed_is_put_back_until_something_else_is_done(
    client: Client, agency: Agency, office: User
) -> None:
    directive = make_directive(agency, office)
    first, second = (make_clause(directive, office, item=f"khoản {number}") for number in (1, 2))
    page = reverse("directives:draft", args=[draft_of(directive).pk])

    def press(name: str, pk: int) -> None:
        client.post(reverse(f"directives:{name}", args=[pk]), {"seen": draft_of(directive).version})

    press("remove-clause", first.pk)
    offered = client.get(page).content.decode()
    press("restore-clause", draft_of(directive).pk)
    restored = [clause.item for clause in draft_of(directive).clauses.all()]
    press("remove-clause", second.pk)
    press("duplicate-clause", draft_of(directive).clauses.get().pk)
    press("restore-clause", draft_of(directive).pk)

    assert "Hoàn tác" in offered
    assert restored == ["khoản 1", "khoản 2"]
    assert [clause.item for clause in draft_of(directive).clauses.all()] == ["khoản 1", "khoản 1"]
    assert "Không còn gì để hoàn tác." in client.get(page).content.decode()
