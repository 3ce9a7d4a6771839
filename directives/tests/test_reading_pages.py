"""Reading directives: the list, one document, what holds on a day; who may open what."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from directives.models import Directive
from directives.services import amend_directive, edit_directive, put_in_force, remove_clause
from directives.tests.factories import (
    ENTERED,
    draft_of,
    make_clause,
    make_directive,
    make_head,
    make_in_force,
)
from planning.clauses.templates import TEMPLATES
from tests.factories import make_agency, make_unit, make_user, moment
from units.enums import Role
from units.models import Agency

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]

LIST_QUERIES = 8
DIRECTIVE_QUERIES = 18
KINDS = sorted(TEMPLATES)
ClientOf = Callable[[User], Client]


def test_every_edition_can_still_be_read(client: Client, agency: Agency, office: User) -> None:
    directive = make_in_force(agency, office, clauses=({}, {}))
    draft = amend_directive(directive.pk, by=office, at=ENTERED)
    remove_clause(draft.clauses.all()[0].pk, by=office, at=ENTERED, seen=draft.version)
    draft = edit_directive(
        draft.pk,
        make_head(effective_from=moment("2026-12-02 12:00")),
        by=office,
        at=ENTERED,
        seen=draft.version + 1,
    )
    put_in_force(draft.pk, by=office, at=ENTERED, seen=draft.version, succeed=True)
    url = reverse("directives:directive", args=[directive.pk])

    assert [
        len(client.get(url, {"edition": number}).context["sentences"])
        for number in ("1", "2", "nhiều")
    ] == [2, 1, 2]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_a_fixed_number_of_queries(
    rows: int, client: Client, agency: Agency, office: User, django_assert_num_queries: Any
) -> None:
    for number in range(rows):
        make_in_force(
            agency, office, number=f"{number}/UBND", effective_from=moment("2026-11-23 00:00")
        )
    client.get(reverse("directives:list"))

    with django_assert_num_queries(LIST_QUERIES):
        page = client.get(reverse("directives:list"))

    assert [(standing, len(found)) for standing, found in page.context["groups"]] == [
        ("in-force", rows)
    ]


@pytest.mark.parametrize("rows", [1, 3])
def test_one_document_costs_a_fixed_number_of_queries(
    rows: int, client: Client, agency: Agency, office: User, django_assert_num_queries: Any
) -> None:
    directive = make_in_force(agency, office, clauses=({},) * rows)
    client.get(reverse("directives:directive", args=[directive.pk]))

    with django_assert_num_queries(DIRECTIVE_QUERIES):
        page = client.get(reverse("directives:directive", args=[directive.pk]))

    assert len(page.context["sentences"]) == rows


def test_the_list_groups_by_where_a_document_stands(
    client: Client, agency: Agency, office: User, wednesday: datetime
) -> None:
    make_in_force(agency, office, number="1", effective_from=moment("2026-11-23 00:00"))
    make_in_force(agency, office, number="2")
    make_directive(agency, office, number="3")
    make_in_force(
        agency,
        office,
        number="4",
        effective_from=moment("2026-11-02 00:00"),
        effective_to=moment("2026-11-16 00:00"),
    )
    Directive.objects.filter(pk=make_in_force(agency, office, number="5").pk).update(
        is_historical=True
    )

    groups = client.get(reverse("directives:list")).context["groups"]

    assert [(standing, [row.directive.number for row in rows]) for standing, rows in groups] == [
        ("in-force", ["1"]), ("upcoming", ["2"]), ("draft", ["3"]), ("ended", ["4"]), ("reference", ["5"]),
    ]  # fmt: skip


def test_documents_are_found_without_marks(client: Client, agency: Agency, office: User) -> None:
    make_in_force(agency, office)
    make_in_force(agency, office, number="9/CT", title="Nắng nóng", issuer="UBND thành phố")

    groups = client.get(reverse("directives:list"), {"q": "hoa giang mua lu"}).context["groups"]

    assert [row.directive.number for _, rows in groups for row in rows] == ["312/UBND-NC"]


def test_an_empty_list_says_what_to_do_next(client: Client) -> None:
    assert "Nhập văn bản đầu tiên" in client.get(reverse("directives:list")).content.decode()


def test_a_head_of_unit_reads_what_is_in_force_and_changes_nothing(
    client_of: ClientOf, agency: Agency, office: User
) -> None:
    reader = client_of(make_user(Role.HEAD, unit=make_unit(agency)))
    directive = make_in_force(agency, office)
    draft = draft_of(make_directive(agency, office, number="1"))

    listed = reader.get(reverse("directives:list")).context["groups"]
    page = reader.get(reverse("directives:directive", args=[directive.pk])).content.decode()

    assert [row.directive for _, rows in listed for row in rows] == [directive]
    assert "Cho hết hiệu lực" not in page
    assert reader.get(reverse("directives:directive", args=[draft.directive_id])).status_code == 404
    for name in ("draft", "head", "pick"):
        assert reader.get(reverse(f"directives:{name}", args=[draft.pk])).status_code == 403
    assert (
        reader.post(
            reverse("directives:end", args=[directive.pk]), {"to_day": "04/12/2026"}
        ).status_code
        == 403
    )


def test_another_agencys_documents_are_not_there(
    client_of: ClientOf, agency: Agency, office: User
) -> None:
    stranger = client_of(make_user(Role.OFFICE, make_agency("Sở Tài chính")))
    directive = make_in_force(agency, office)
    draft = draft_of(make_directive(agency, office, number="1"))
    clause = make_clause(draft.directive, office)

    pages = [
        (name, directive.pk)
        for name in ("directive", "end", "extend", "restart", "number", "withdraw")
    ]
    pages += [(name, draft.pk) for name in ("draft", "head", "pick")] + [
        ("change-clause", clause.pk)
    ]
    assert [
        stranger.get(reverse(f"directives:{name}", args=[pk])).status_code for name, pk in pages
    ] == [404] * len(pages)
    posts = [
        ("amend", directive.pk),
        ("discard", draft.pk),
        ("move-clause", clause.pk),
        ("remove-clause", clause.pk),
    ]
    assert [
        stranger.post(reverse(f"directives:{name}", args=[pk])).status_code for name, pk in posts
    ] == [404] * len(posts)


def test_what_changes_something_is_posted(client: Client, agency: Agency, office: User) -> None:
    draft = draft_of(make_directive(agency, office))
    clause = make_clause(draft.directive, office)

    gets = [
        ("discard", draft.pk),
        ("amend", draft.directive_id),
        ("move-clause", clause.pk),
        ("duplicate-clause", clause.pk),
    ]
    assert [
        client.get(reverse(f"directives:{name}", args=[pk])).status_code for name, pk in gets
    ] == [405] * len(gets)
    assert client.post(reverse("directives:list")).status_code == 405


def test_a_sentence_that_does_not_exist_is_not_there(
    client: Client, agency: Agency, office: User
) -> None:
    draft = draft_of(make_directive(agency, office))

    assert client.get(reverse("directives:add-clause", args=[draft.pk, "moon"])).status_code == 404


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_opens_in_both_languages(
    client_of: ClientOf, agency: Agency, language: str
) -> None:
    office = make_user(Role.OFFICE, agency, language=language)
    client = client_of(office)
    make_unit(agency)
    directive = make_in_force(agency, office)
    draft = draft_of(make_directive(agency, office, number=""))
    clause = make_clause(draft.directive, office)

    urls = [reverse(f"directives:{name}") for name in ("list", "enter")]
    urls += [
        reverse(f"directives:{name}", args=[directive.pk])
        for name in ("directive", "end", "extend", "restart", "withdraw")
    ]
    urls += [reverse(f"directives:{name}", args=[draft.pk]) for name in ("draft", "head", "pick")]
    urls += [reverse("directives:change-clause", args=[clause.pk])]
    urls += [reverse("directives:add-clause", args=[draft.pk, kind]) for kind in KINDS]
    assert [client.get(url).status_code for url in urls] == [200] * len(urls)
