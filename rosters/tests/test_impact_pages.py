"""The page that says what a draft would do: reading it, asking for confirmation, putting it in
force, sending weeks back.
"""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from accounts.models import User
from directives.enums import EditionState
from directives.models import Directive, Edition, Suspension, WrittenException
from directives.services import amend_directive, edit_directive
from directives.tests.factories import (
    CAP,
    ENTERED,
    draft_of,
    make_clause,
    make_directive,
    make_head,
    make_in_force,
)
from planning.time import Week
from rosters.tests.factories import MONDAY, WEDNESDAY, Office, approved, lawful, lawful_office, put
from rosters.values.impact import Impact, ImpactFinding, ImpactWeek, Occurrence, Source
from tests.factories import make_unit, moment
from tests.pages import assert_strict, close_up
from weeks.enums import Mode, RosterState
from weeks.models import WeeklyRoster
from weeks.values.bilingual import BilingualText

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]

ONE = {"kind": "headcount_cap", "params": {"n": 1, "level": "unit"}, "item": "khoản 3"}
TWO = {"kind": "min_onsite_count", "params": {"n": 2, "level": "unit"}, "item": "khoản 3"}
SignIn = Callable[[User], Client]


def drafted(office: Office, *clauses: dict[str, Any], **head: Any) -> Edition:
    directive = make_directive(office.agency, office.office, **({"number": "415/UBND-VX"} | head))
    for clause in clauses:
        make_clause(directive, office.office, **clause)
    return draft_of(directive)


@pytest.fixture
def office() -> Office:
    return lawful_office(name="Phòng A")


@pytest.fixture
def client(client_of: SignIn, office: Office) -> Client:
    return client_of(office.office)


def crowded(office: Office) -> WeeklyRoster:
    return put(lawful(office), office.deputy, Mode.ON_SITE, MONDAY, WEDNESDAY, by=office.head)


def test_the_page_names_units_days_sentences_clauses_and_numbers(
    client: Client, office: Office
) -> None:
    crowded(office)
    make_unit(office.agency, "Phòng B")

    page = client.get(reverse("rosters:impact", args=[drafted(office, ONE).pk]))

    text = close_up(page.content.decode())
    assert "T2, T4: số người tại cơ quan (2) vượt quá 1 người cho phép." in text
    assert "(Khoản 3)" in text
    assert text.count('<details class="grow impact-of-unit">') == 1
    assert [words in text for words in ("1 quy định", "2 ngày", "2 lượt người")] == [True] * 3
    assert '<dd class="i-bad">1<small>/2</small></dd>' in text
    assert ">2 của 6</td>" in text
    assert "không quá 01 người làm việc tại cơ quan" in text
    assert_strict(page)


def test_what_is_only_recommended_is_no_breach(client: Client, office: Office) -> None:
    crowded(office)

    text = client.get(
        reverse("rosters:impact", args=[drafted(office, ONE | {"binding": "advice"}).pk])
    ).content.decode()

    assert '<dd class="i-warn">1<small>/1</small></dd>' in close_up(text)
    assert "Phòng, đơn vị có cảnh báo" in text
    assert "Phòng, đơn vị vi phạm" not in text


def test_where_nobody_has_a_roster_it_says_so(client: Client, office: Office) -> None:
    page = client.get(reverse("rosters:impact", args=[drafted(office, ONE).pk]))

    assert (
        "Từ tuần 49/2026 chưa đơn vị nào có lịch, nên không lịch nào bị ảnh hưởng."
        in page.content.decode()
    )


def test_a_draft_without_a_sentence_says_what_is_missing_and_offers_no_file(
    client: Client, office: Office
) -> None:
    draft = drafted(office)

    page = client.get(reverse("rosters:impact", args=[draft.pk]))
    refused = client.post(reverse("rosters:impact", args=[draft.pk]), {"seen": draft.version})
    file = client.get(reverse("rosters:impact-file", args=[draft.pk]))

    assert page.context["refusal"] == "Văn bản chưa có quy định nào."
    assert (refused.status_code, refused.context["form"].non_field_errors()) == (
        422,
        ["Văn bản chưa có quy định nào."],
    )
    assert file["Location"] == reverse("rosters:impact", args=[draft.pk])


def test_a_roster_that_keeps_the_new_rules_stays_as_it_is(client: Client, office: Office) -> None:
    roster, draft = approved(office), drafted(office, ONE)

    answer = client.post(reverse("rosters:impact", args=[draft.pk]), {"seen": draft.version})

    draft.refresh_from_db()
    roster.refresh_from_db()
    assert answer["Location"] == reverse("directives:directive", args=[draft.directive_id])
    assert (draft.state, roster.state) == (EditionState.IN_FORCE, RosterState.APPROVED)


def test_putting_in_force_sends_back_what_no_longer_keeps_the_rules(
    client: Client, office: Office
) -> None:
    roster, draft = approved(office), drafted(office, TWO)
    url = reverse("rosters:impact", args=[draft.pk])
    shown = client.get(url).content.decode()

    answer = client.post(url, {"seen": draft.version}, follow=True)

    roster.refresh_from_db()
    assert "Cho có hiệu lực và trả lịch về để lập lại" in shown
    assert roster.state == RosterState.RETURNED
    assert "Đã trả 1 lịch về để lập lại: Phòng A." in answer.content.decode()


def test_nothing_is_offered_to_be_sent_back_where_nothing_was_handed_in(
    client: Client, office: Office
) -> None:
    crowded(office)

    page = client.get(reverse("rosters:impact", args=[drafted(office, ONE).pk]))

    assert "trả lịch về" not in page.content.decode()


def test_a_start_in_the_past_asks_for_a_tick(client: Client, office: Office) -> None:
    draft = drafted(office, ONE, effective_from=moment("2026-11-23 00:00"))
    url = reverse("rosters:impact", args=[draft.pk])

    refused = client.post(url, {"seen": draft.version})
    accepted = client.post(url, {"seen": draft.version, "retroactive": "on"})

    assert refused.context["form"].errors == {
        "retroactive": ["Ngày bắt đầu đã qua. Xác nhận nếu văn bản có hiệu lực trở về trước."]
    }
    assert accepted.status_code == 302


def test_an_amendment_asks_to_take_the_place_of_what_holds(client: Client, office: Office) -> None:
    directive = make_in_force(
        office.agency, office.office, number="16/UBND", clauses=({"params": CAP},)
    )
    draft = amend_directive(directive.pk, by=office.office, at=ENTERED)
    head = make_head(number="16/UBND", effective_from=moment("2026-12-02 12:00"))
    draft = edit_directive(draft.pk, head, by=office.office, at=ENTERED, seen=draft.version)
    url = reverse("rosters:impact", args=[draft.pk])

    refused = client.post(url, {"seen": draft.version})
    client.post(url, {"seen": draft.version, "succeed": "on"})

    assert refused.context["form"].errors == {
        "succeed": ["Thời gian có hiệu lực trùng với một bản khác của văn bản này."]
    }
    assert [edition.effective_to for edition in directive.editions.order_by("number")] == [
        moment("2026-12-02 12:00"),
        moment("2026-12-12 00:00"),
    ]


def test_what_somebody_changed_meanwhile_is_read_again_before_it_binds(
    client: Client, office: Office
) -> None:
    draft = drafted(office, ONE)
    make_clause(draft.directive, office.office)

    answer = client.post(reverse("rosters:impact", args=[draft.pk]), {"seen": draft.version})

    draft.refresh_from_db()
    assert (answer["Location"], draft.state) == (
        reverse("rosters:impact", args=[draft.pk]),
        EditionState.DRAFT,
    )


def test_what_is_in_force_leads_to_its_own_page(client: Client, office: Office) -> None:
    edition = Directive.objects.get().editions.get()

    page = client.get(reverse("rosters:impact", args=[edition.pk]))
    summary = client.get(reverse("rosters:impact-summary", args=[edition.pk]))

    assert page["Location"] == reverse("directives:directive", args=[edition.directive_id])
    assert summary.status_code == 404


def test_the_draft_loads_a_summary_that_leads_to_the_whole(client: Client, office: Office) -> None:
    crowded(office)
    draft = drafted(office, ONE)

    page = client.get(reverse("directives:draft", args=[draft.pk])).content.decode()
    summary = client.get(reverse("rosters:impact-summary", args=[draft.pk]))

    assert f'hx-get="{reverse("rosters:impact-summary", args=[draft.pk])}"' in page
    assert "T2, T4: số người tại cơ quan (2) vượt quá 1 người cho phép." in summary.content.decode()
    assert_strict(summary)


def rows_of(content: bytes) -> dict[str, list[tuple[object, ...]]]:
    return {
        sheet.title: list(sheet.iter_rows(values_only=True))
        for sheet in load_workbook(BytesIO(content)).worksheets
    }


def test_the_file_has_a_row_for_each_breach_and_each_number(client: Client, office: Office) -> None:
    crowded(office)

    file = client.get(reverse("rosters:impact-file", args=[drafted(office, ONE).pk]))

    sheets = rows_of(file.content)
    assert list(sheets) == ["Vi phạm", "Số người cho phép", "Quy định bị thay thế"]
    assert [(row[0], row[1], row[2], row[6], row[7]) for row in sheets["Vi phạm"][1:]] == [
        ("Phòng A", "Tuần 49/2026", "Bản nháp", "Vân, Thịnh", 1),
        ("Phòng A", "Tuần 49/2026", "Bản nháp", "Vân, Thịnh", 1),
    ]
    assert [row[:7] for row in sheets["Số người cho phép"][1:]] == [
        ("Phòng A", "Tại cơ quan", "tối đa", 2, 6, 1, 6)
    ]


def test_no_name_becomes_a_formula(client_of: SignIn) -> None:
    office = lawful_office(name="=1+1")
    crowded(office)
    file = client_of(office.office).get(
        reverse("rosters:impact-file", args=[drafted(office, ONE).pk])
    )

    cell = load_workbook(BytesIO(file.content)).worksheets[0]["A2"]

    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_an_end_is_looked_at_before_it_is_set(client: Client, office: Office) -> None:
    lawful(office)
    directive = Directive.objects.get()
    url = reverse("rosters:end-impact", args=[directive.pk])

    asked, wrong = client.get(url), client.get(url, {"to_day": "32/12/2026"})
    found = client.get(url, {"to_day": "01/12/2026"})
    file = client.get(url, {"to_day": "01/12/2026", "as": "xlsx"})

    assert (asked.status_code, asked.context["impact"], wrong.status_code) == (200, None, 422)
    assert [
        (one.before and one.before.number, one.after) for one in found.context["impact"].numbers
    ] == [(2, None), (1, None)]
    assert "Quy định thôi áp dụng" in rows_of(file.content)
    assert directive.editions.get().state == EditionState.IN_FORCE
    assert_strict(found)


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("suspend", {"from_day": "02/12/2026", "to_day": "02/12/2026"}),
        ("undo", {"day": "02/12/2026"}),
    ],
)
def test_a_pause_and_an_undo_are_looked_at_too(
    name: str, asked: dict[str, str], client: Client, office: Office
) -> None:
    lawful(office)
    directive = Directive.objects.get()
    url = reverse(f"rosters:{name}-impact", args=[directive.pk])

    found = client.get(url, {"look": "1", **asked})

    assert "Quy định thôi áp dụng" in found.content.decode()
    assert (directive.editions.get().state, Suspension.objects.count()) == (
        EditionState.IN_FORCE,
        0,
    )
    assert_strict(found)


@pytest.mark.parametrize("name", ["end", "suspend", "undo"])
def test_from_the_look_ahead_a_link_leads_to_where_it_is_done(
    name: str, client: Client, office: Office
) -> None:
    lawful(office)
    directive = Directive.objects.get()

    asked = client.get(reverse(f"rosters:{name}-impact", args=[directive.pk])).context["asked"]

    done_at = reverse(asked.done_at, args=[directive.pk])
    assert (done_at, client.get(done_at).status_code) == (
        f"/directives/{directive.pk}/{name}/",
        200,
    )


def test_a_change_that_would_be_refused_says_so(client: Client, office: Office) -> None:
    asked = client.get(
        reverse("rosters:end-impact", args=[Directive.objects.get().pk]), {"to_day": "01/10/2026"}
    )

    assert (asked.status_code, asked.context["form"].errors) == (
        422,
        {"to_day": ["Thời điểm kết thúc phải sau thời điểm bắt đầu."]},
    )


def test_a_written_exception_is_looked_at_before_it_is_recorded(
    client: Client, office: Office
) -> None:
    crowded(office)
    clause = (
        make_in_force(office.agency, office.office, number="415/UBND-VX", clauses=(ONE,))
        .editions.get()
        .clauses.get()
    )
    typed = {
        "number": "41/UBND-NC", "issuer": "UBND tỉnh Hòa Giang", "issuer_level": "province", "effect": "amount", "amount": "2",
        "unit": str(office.unit.pk), "from_day": "01/12/2026",
    }  # fmt: skip

    page = client.post(reverse("rosters:except-impact", args=[clause.pk]), typed)

    found = page.context["impact"]
    lifted = [
        (row.unit_name, [one.day for finding in row.lifted for one in finding.occurrences])
        for row in found.relieved
    ]
    assert lifted == [("Phòng A", [WEDNESDAY])]
    assert not WrittenException.objects.exists()
    assert f'action="{reverse("directives:except", args=[clause.pk])}"' in page.content.decode()


def test_an_exception_without_power_is_refused_before_anything_is_looked_at(
    client: Client, office: Office
) -> None:
    clause = (
        make_in_force(office.agency, office.office, number="415/UBND-VX", clauses=(ONE,))
        .editions.get()
        .clauses.get()
    )
    typed = {
        "number": "9",
        "issuer": "Sở Nội vụ",
        "issuer_level": "agency",
        "effect": "amount",
        "amount": "2",
        "from_day": "01/12/2026",
    }

    page = client.post(reverse("rosters:except-impact", args=[clause.pk]), typed)

    assert (page.status_code, page.context["impact"], list(page.context["form"].errors)) == (
        422,
        None,
        ["issuer"],
    )


def test_a_unit_is_one_row_with_its_numbers_whatever_the_weeks() -> None:
    def week(number: int, *days: int) -> ImpactWeek:
        occurrences = tuple(
            Occurrence(
                day=date(2026, 12, day),
                half=None,
                sentence=BilingualText("", ""),
                people=(),
                turns=2,
            )
            for day in days
        )
        finding = ImpactFinding(
            what=BilingualText("đông quá", "too many"),
            law=BilingualText("khoản 1", "clause 1"),
            source=Source("khoản 1", "Công văn 1"),
            blocks=True,
            occurrences=occurrences,
        )
        return ImpactWeek(
            unit_id=7,
            unit_name="Phòng A",
            week=Week(2026, number),
            state=RosterState.DRAFT,
            findings=(finding,),
            lifted=(),
        )

    rows = (week(49, 1, 2), week(50, 8))
    impact = Impact(
        units=1,
        filed=1,
        looked_at=(Week(2026, 49), Week(2026, 50)),
        rows=rows,
        agency=(),
        numbers_in=Week(2026, 49),
        numbers=(),
        clashes=(),
        ending=(),
        giving_way=(),
    )

    [unit] = impact.by_unit

    assert (unit.weeks, unit.findings, unit.days, unit.turns, unit.blocks) == (rows, 1, 3, 6, True)
