"""The pages on which a directive is proposed, linked, staged, suspended, reviewed and undone."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

import clock
from accounts.models import User
from directives.enums import EditionState, LinkKind
from directives.models import Directive, Suspension
from directives.services import add_condition, add_link, put_in_force, undo_directive
from directives.tests.factories import ENTERED, draft_of, make_clause, make_directive, make_in_force
from directives.words import conditions
from tests.factories import make_user, moment
from units.enums import Role
from units.models import Agency

pytestmark = pytest.mark.django_db

PAGE_QUERIES = 17


@pytest.fixture(autouse=True)
def now() -> Iterator[datetime]:
    """The clock stands at 10:00 on Wednesday 2/12/2026."""
    with clock.freeze(moment("2026-12-02 10:00")) as at:
        yield at


@pytest.fixture
def draft(agency: Agency, office: User) -> Directive:
    """From 7/12/2026 until further notice, with a clause."""
    directive = make_directive(
        agency, office, number="400", effective_from=moment("2026-12-07 00:00"), effective_to=None
    )
    make_clause(directive, office)
    return directive


def page(client: Client, directive: Directive, query: str = "") -> str:
    return client.get(reverse("directives:directive", args=[directive.pk]) + query).content.decode()


def seen(directive: Directive) -> dict[str, int]:
    return {"seen": draft_of(directive).version}


def test_a_draft_is_proposed_and_taken_back_to_the_desk(client: Client, draft: Directive) -> None:
    edition = draft_of(draft)

    answer = client.post(reverse("directives:propose", args=[edition.pk]), seen(draft))
    assert answer["Location"] == reverse("directives:directive", args=[draft.pk])
    assert "Dự kiến" in page(client, draft)

    edition.refresh_from_db()
    answer = client.post(reverse("directives:reopen", args=[edition.pk]), {"seen": edition.version})
    assert answer["Location"] == reverse("directives:draft", args=[edition.pk])


def test_a_proposal_opened_at_its_desk_leads_to_its_page(client: Client, draft: Directive) -> None:
    edition = draft_of(draft)
    client.post(reverse("directives:propose", args=[edition.pk]), seen(draft))

    assert client.get(reverse("directives:draft", args=[edition.pk]))["Location"] == reverse(
        "directives:directive", args=[draft.pk]
    )
    answer = client.post(reverse("directives:amend", args=[draft.pk]))
    assert answer["Location"] == reverse("directives:directive", args=[draft.pk])


def test_a_link_is_written_and_struck_out_on_the_draft(
    client: Client, agency: Agency, office: User, draft: Directive
) -> None:
    other = make_in_force(agency, office)
    edition = draft_of(draft)
    typed = {"kind": LinkKind.EXTENDS, "other": other.pk, "to_day": "25/12/2026", **seen(draft)}

    client.post(reverse("directives:add-link", args=[edition.pk]), typed)

    link = draft.links.get()
    assert (link.other, link.until) == (other, moment("2026-12-26 00:00"))
    assert "Gia hạn" in client.get(reverse("directives:draft", args=[edition.pk])).content.decode()
    client.post(reverse("directives:remove-link", args=[edition.pk, link.pk]), seen(draft))
    assert not draft.links.exists()


def test_what_is_refused_stands_beside_its_blank_with_what_was_typed(
    client: Client, agency: Agency, office: User, draft: Directive
) -> None:
    other = make_in_force(agency, office)
    typed = {"kind": LinkKind.REPEALS, "other": other.pk, "to_day": "25/12/2026", **seen(draft)}

    answer = client.post(reverse("directives:add-link", args=[draft_of(draft).pk]), typed)

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["to_day"])
    assert answer.context["form"]["to_day"].value() == "25/12/2026"


def test_a_draft_changed_meanwhile_is_tried_again_from_what_stands_now(
    client: Client, draft: Directive
) -> None:
    edition = draft_of(draft)
    url, typed = (
        reverse("directives:add-phase", args=[edition.pk]),
        {"name": "Đợt 1", "from_day": "07/12/2026", "seen": 0},
    )

    answer = client.post(url, typed)

    assert answer.status_code == 422
    assert answer.context["form"]["seen"].value() == str(edition.version)
    assert client.post(url, typed | seen(draft)).status_code == 302


def test_stages_are_written_changed_and_struck_out_on_the_draft(
    client: Client, draft: Directive
) -> None:
    edition = draft_of(draft)
    first = {"name": "Đợt 1", "from_day": "07/12/2026", "to_day": "13/12/2026"}
    client.post(reverse("directives:add-phase", args=[edition.pk]), first | seen(draft))
    phase = edition.phases.get()

    client.post(
        reverse("directives:change-phase", args=[phase.pk]),
        first | {"to_day": "20/12/2026"} | seen(draft),
    )
    phase.refresh_from_db()
    assert phase.ends == moment("2026-12-21 00:00")

    client.post(reverse("directives:remove-phase", args=[phase.pk]), seen(draft))
    assert not edition.phases.exists()


def test_before_a_stage_goes_the_sentences_that_would_hold_longer_are_named(
    client: Client, draft: Directive, office: User
) -> None:
    edition = draft_of(draft)
    days = {"name": "Đợt 1", "from_day": "07/12/2026", "to_day": "13/12/2026"}
    client.post(reverse("directives:add-phase", args=[edition.pk]), days | seen(draft))
    phase = edition.phases.get()
    held = make_clause(draft, office, phase_id=phase.pk)
    make_clause(draft, office)
    remove = reverse("directives:remove-phase", args=[phase.pk])

    asked = client.post(remove, seen(draft))
    stood = edition.phases.count()
    done = client.post(remove, {"longer": "1"} | seen(draft))

    held.refresh_from_db()
    [line] = asked.context["longer"]
    assert (line.clause, line.sentence in unescape(asked.content.decode())) == (held, True)
    assert (asked.status_code, stood, done.status_code) == (200, 1, 302)
    assert (edition.phases.count(), held.phase) == (0, None)


def test_a_condition_is_added_to_what_is_in_force_and_ends_it(
    client: Client, agency: Agency, office: User
) -> None:
    directive = make_in_force(agency, office)
    edition = directive.editions.get()
    client.post(
        reverse("directives:add-condition", args=[edition.pk]),
        {"words": "Khi nước rút", "seen": edition.version},
    )
    condition = edition.end_conditions.get()
    edition.refresh_from_db()
    assert conditions(edition) == ", hoặc khi nước rút, tùy điều kiện nào đến trước"

    client.post(
        reverse("directives:condition-happened", args=[condition.pk]),
        {"day": "02/12/2026", "hour": "9h00"},
    )

    edition.refresh_from_db()
    assert (edition.state, edition.effective_to) == (EditionState.ENDED, moment("2026-12-02 09:00"))
    assert conditions(edition) == " (vì nước rút)"


def test_a_directive_is_suspended_now_until_further_notice_and_goes_on(
    client: Client, agency: Agency, office: User
) -> None:
    directive = make_in_force(agency, office)

    client.post(reverse("directives:suspend", args=[directive.pk]), {"reason": "Công văn 15"})
    assert "Tạm ngưng hiệu lực" in page(client, directive)
    client.post(reverse("directives:resume", args=[directive.pk]), {"day": "04/12/2026"})

    pause = Suspension.objects.get()
    assert (pause.begins, pause.ends, pause.reason) == (
        moment("2026-12-02 10:00"),
        moment("2026-12-04 00:00"),
        "Công văn 15",
    )


def test_a_mistake_is_undone_with_its_reason_on_the_page(
    client: Client, agency: Agency, office: User
) -> None:
    directive = make_in_force(agency, office)

    client.post(reverse("directives:undo", args=[directive.pk]), {"reason": "Nhập nhầm văn bản"})

    assert "Đã hoàn tác việc cho có hiệu lực: Nhập nhầm văn bản" in page(
        client, directive, "?edition=1"
    )
    assert "Hoàn tác lần 1: Nhập nhầm văn bản" in page(client, directive, "?edition=2")


def test_the_list_says_what_to_look_at_again_until_somebody_did(
    client: Client, agency: Agency, office: User
) -> None:
    directive = make_in_force(agency, office, effective_to=None)

    with clock.freeze(moment("2026-12-30 08:00")):
        assert "Cần xem xét lại" in client.get(reverse("directives:list")).content.decode()
        client.post(reverse("directives:review", args=[directive.pk]), {"review_on": "30/01/2027"})
        assert "Cần xem xét lại" not in client.get(reverse("directives:list")).content.decode()


def test_the_other_document_says_what_was_done_to_it(
    client: Client, agency: Agency, office: User, draft: Directive
) -> None:
    other = make_in_force(agency, office)
    edition = draft_of(draft)
    add_link(
        edition.pk,
        kind=LinkKind.EXTENDS,
        other_id=other.pk,
        until=None,
        by=office,
        at=ENTERED,
        seen=edition.version,
    )
    make_clause(draft, office, item="khoản 9", replaces_id=other.editions.get().clauses.get().pk)
    edition.refresh_from_db()
    put_in_force(edition.pk, by=office, at=ENTERED, seen=edition.version)

    shown = page(client, other)

    assert "Được gia hạn bởi" in shown
    assert "được thay bằng khoản 9" in " ".join(shown.split())


def test_a_retroactive_directive_names_the_days_not_checked_at_the_time(
    client: Client, agency: Agency, office: User
) -> None:
    directive = make_directive(agency, office)
    make_clause(directive, office)
    edition = draft_of(directive)
    put_in_force(
        edition.pk, by=office, at=moment("2026-12-02 09:00"), seen=edition.version, retroactive=True
    )

    assert "lịch từ ngày 30/11/2026 đến hết ngày 01/12/2026 chưa kiểm tra vào thời điểm đó" in page(
        client, directive
    )


def test_what_may_be_done_fits_where_a_directive_stands(
    client: Client, agency: Agency, office: User
) -> None:
    directive = make_in_force(agency, office)
    may = client.get(reverse("directives:directive", args=[directive.pk])).context["may"]
    assert {act for act, allowed in may.items() if allowed} == {
        "amend",
        "extend",
        "end",
        "suspend",
        "undo",
        "readers",
        "conditions",
    }

    undo_directive(
        directive.pk,
        begins=moment("2026-12-02 09:00"),
        reason="Nhầm",
        by=office,
        at=moment("2026-12-02 09:00"),
    )
    may = client.get(reverse("directives:directive", args=[directive.pk])).context["may"]
    assert {act for act, allowed in may.items() if allowed} == {"amend", "readers"}


def test_a_sample_is_only_taken_up_again(client: Client, agency: Agency, office: User) -> None:
    directive = make_in_force(agency, office, effective_from=moment("2026-11-02 00:00"))
    Directive.objects.update(is_historical=True)

    shown = client.get(reverse("directives:directive", args=[directive.pk]))

    assert not any(shown.context["may"].values())
    assert "chưa kiểm tra vào thời điểm đó" not in shown.content.decode()
    assert reverse("directives:restart", args=[directive.pk]) in shown.content.decode()


def test_a_condition_struck_out_is_gone(client: Client, agency: Agency, office: User) -> None:
    edition = make_in_force(agency, office).editions.get()
    condition = add_condition(
        edition.pk, words="nước rút", other_id=None, by=office, at=ENTERED, seen=edition.version
    )

    client.post(
        reverse("directives:remove-condition", args=[condition.pk]), {"seen": edition.version + 1}
    )

    assert not edition.end_conditions.exists()


@pytest.mark.parametrize("rows", [1, 3])
def test_a_page_with_stages_conditions_and_relations_costs_a_fixed_number_of_queries(
    rows: int, client: Client, agency: Agency, office: User, django_assert_num_queries: Any
) -> None:
    directive = make_in_force(agency, office)
    edition = directive.editions.get()
    for row in range(rows):
        begins = edition.starts + timedelta(days=row)
        edition.phases.create(number=row + 1, begins=begins, ends=begins + timedelta(days=1))
        edition.suspensions.create(
            begins=begins,
            ends=begins + timedelta(hours=1),
            suspended_by=office,
            suspended_at=ENTERED,
        )
        other = make_in_force(agency, office, number=f"5{row}")
        edition.end_conditions.create(other=other)
        directive.links.create(other=other, kind=LinkKind.AMENDS, carried_out_at=ENTERED)
        directive.linked_by.create(directive=other, kind=LinkKind.AMENDS, carried_out_at=ENTERED)
    client.get(reverse("directives:directive", args=[directive.pk]))

    with django_assert_num_queries(PAGE_QUERIES):
        shown = client.get(reverse("directives:directive", args=[directive.pk]))

    assert (len(shown.context["links"]), len(shown.context["done"])) == (rows, rows)


def test_everybody_reads_what_is_proposed_but_only_keepers_act_on_it(
    client: Client, client_of: Callable[[User], Client], agency: Agency, draft: Directive
) -> None:
    edition = draft_of(draft)
    client.post(reverse("directives:propose", args=[edition.pk]), seen(draft))

    answer = client_of(make_user(Role.READER, agency)).get(
        reverse("directives:directive", args=[draft.pk])
    )

    assert (answer.status_code, answer.context["may"]) == (200, {})
    assert reverse("directives:reopen", args=[edition.pk]) not in answer.content.decode()
