"""Support for remote days: what is counted, what it comes to, who proposes and who approves."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from accounts.models import User
from audit.models import Event
from directives.models import Directive
from rosters.tests.factories import (
    LATER,
    MONDAY,
    NOW,
    WEDNESDAY,
    WEEK,
    Office,
    approved,
    lawful_office,
)
from support.enums import SupportPer, SupportRank, SupportState
from support.errors import (
    NobodySupported,
    NoExtension,
    OwnProposal,
    PeriodTooLong,
    ProposalChanged,
    RateEndsBefore,
    RateOverlaps,
    RateReplaced,
)
from support.models import SupportException, SupportProposal, SupportRate
from support.selectors.counting import counted
from support.selectors.proposals import extended_until, shown_proposal
from support.selectors.rates import terms_of
from support.services.proposals import (
    approve_proposal,
    except_person,
    extend_proposal,
    open_proposal,
    propose,
    renew_proposal,
    return_proposal,
)
from support.services.rates import add_rate, change_rate
from support.texts import amount_in_words, dong
from support.values import RateTerms
from tests.factories import make_absence, moment
from tests.pages import assert_strict
from units.enums import Role
from units.models import Grant
from weeks.errors import NotAllowed
from weeks.models import DutyState

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]


@pytest.fixture
def office() -> Office:
    """A week in which the head comes every day, and five people work at home."""
    office = lawful_office()
    approved(office)
    return office


PLAIN = RateTerms(
    rank=SupportRank.ALL,
    per=SupportPer.DAY,
    amount=50_000,
    decision="12/QĐ",
    first=date(2026, 1, 1),
    last=None,
)


def rate(office: Office, amount: int = 50_000, **fields: Any) -> SupportRate:
    return add_rate(replace(PLAIN, amount=amount, **fields), by=office.office, at=NOW)


def changed(office: Office, kept: SupportRate, **fields: Any) -> SupportRate:
    return change_rate(kept.pk, replace(terms_of(kept), **fields), by=office.office, at=LATER)


def paid(office: Office) -> int:
    return counted(begun(office)).amount


def begun(office: Office) -> SupportProposal:
    return open_proposal(first=WEEK.monday, last=WEEK.sunday, by=office.office, at=NOW)


def proposed(office: Office) -> SupportProposal:
    one = begun(office)
    return propose(one.pk, seen=1, content=counted(one).content, by=office.office, at=NOW)


def passed(office: Office) -> SupportProposal:
    one = proposed(office)
    by = office.director
    return approve_proposal(one.pk, seen=one.version, content=one.content, by=by, at=LATER)


def days(proposal: SupportProposal) -> dict[str, float]:
    return {row.name: row.days for row in counted(proposal).rows}


def test_remote_days_of_approved_weeks_count_without_absences_and_calls(office: Office) -> None:
    away, called, half = office.staff[:3]
    make_absence(away, MONDAY, MONDAY + timedelta(days=1))
    DutyState.objects.create(
        staff=called, day=WEDNESDAY, morning=True, afternoon=True, source="x", is_called=True,
        reason="urgent",
    )  # fmt: skip
    DutyState.objects.create(staff=half, day=WEDNESDAY, morning=True, afternoon=False, source="y")

    found = days(begun(office))
    assert [found[one.full_name] for one in (away, called, half, office.deputy)] == [3, 4, 4.5, 5]
    assert office.leader.full_name not in found


def test_weeks_that_nobody_approved_count_nothing() -> None:
    assert counted(begun(lawful_office())).rows == ()


def test_each_day_is_paid_by_the_narrowest_rate_that_holds_on_it(office: Office) -> None:
    rate(office, 50_000)
    rate(office, 60_000, first=WEDNESDAY)
    rate(office, 20_000, rank=SupportRank.DEPUTY, per=SupportPer.HALF)

    rows = {row.name: row for row in counted(begun(office)).rows}
    plain, deputy = rows[office.staff[0].full_name], rows[office.deputy.full_name]
    assert (plain.amount, plain.rates) == (280_000, ((50_000, "day", 2.0), (60_000, "day", 3.0)))
    assert (deputy.amount, deputy.rates) == (200_000, ((20_000, "half", 10),))


def test_a_month_is_paid_once_however_many_days(office: Office) -> None:
    rate(office, 500_000, per=SupportPer.MONTH)

    assert {row.amount for row in counted(begun(office)).rows} == {1_000_000}  # 30/11 and December


def test_two_rates_for_the_same_people_do_not_hold_at_once(office: Office) -> None:
    rate(office, first=WEDNESDAY)

    with pytest.raises(RateOverlaps):
        rate(office, first=MONDAY)


def test_a_rate_that_nobody_was_paid_by_is_put_right_where_it_stands(office: Office) -> None:
    kept = rate(office, 5_000)

    again = changed(office, kept, amount=50_000, decision=" 13/QĐ ")

    assert (again.pk, again.decision, paid(office)) == (kept.pk, "13/QĐ", 25 * 50_000)
    event = Event.objects.get(action="support.change-rate")
    assert (event.before["amount"], event.after["amount"]) == (5_000, 50_000)


def test_a_rate_that_was_paid_by_is_replaced_and_what_was_proposed_stands(office: Office) -> None:
    kept = rate(office)
    one = passed(office)

    new = changed(office, kept, amount=60_000)

    kept.refresh_from_db()
    assert (kept.replaced_by, kept.amount, new.amount) == (new, 50_000, 60_000)
    shown = shown_proposal(one)
    assert (shown.table.amount, shown.differing) == (25 * 50_000, 5)
    assert paid(office) == 25 * 60_000
    with pytest.raises(RateReplaced):
        changed(office, kept, amount=70_000)


def test_a_rate_ends_after_what_was_paid_by_it_and_is_replaced_if_before(office: Office) -> None:
    kept = rate(office)
    one = passed(office)

    ended = changed(office, kept, last=WEEK.sunday)
    shorter = changed(office, ended, last=WEDNESDAY)

    assert (ended.pk, shorter.pk == kept.pk) == (kept.pk, False)
    assert paid(office) == 15 * 50_000
    assert shown_proposal(one).table.amount == 25 * 50_000


def test_a_new_rate_ends_the_one_before_even_where_that_was_paid_by(office: Office) -> None:
    kept = rate(office)
    passed(office)

    rate(office, 60_000, first=WEDNESDAY)

    kept.refresh_from_db()
    assert kept.last is None
    assert kept.replaced_by is not None
    assert str(kept.replaced_by.last) == "2026-12-01"
    assert paid(office) == 10 * 50_000 + 15 * 60_000


def test_a_changed_rate_overlaps_no_other_and_ends_after_it_begins(office: Office) -> None:
    early, late = rate(office, last=MONDAY), rate(office, 60_000, first=WEDNESDAY)

    with pytest.raises(RateOverlaps):
        changed(office, early, last=WEDNESDAY)
    with pytest.raises(RateEndsBefore):
        changed(office, late, last=MONDAY)
    with pytest.raises(NotAllowed):
        change_rate(late.pk, terms_of(late), by=office.director, at=NOW)
    assert changed(office, late) == late
    assert not Event.objects.filter(action="support.change-rate").exists()


def test_the_office_ends_a_rate_on_its_page(
    office: Office, client_of: Callable[[User], Client]
) -> None:
    kept, client = rate(office), client_of(office.office)
    url = reverse("support:rate", args=[kept.pk])
    form = client.get(url).context["form"]
    sent = {name: form[name].value() or "" for name in form.fields} | {"first": "01/01/2026"}

    wrong = client.post(url, {**sent, "last": "31/12/2025"})
    done = client.post(url, {**sent, "last": "30/11/2026"}, follow=True)

    kept.refresh_from_db()
    assert (wrong.status_code, kept.last) == (422, MONDAY)
    assert "Ngày cuối phải từ ngày đầu trở đi." in wrong.text
    assert "Đã lưu." in done.text
    assert_strict(wrong)


@pytest.mark.parametrize("rows", [1, 3])
def test_rates_cost_the_same_for_one_and_three(
    rows: int,
    office: Office,
    client_of: Callable[[User], Client],
    django_assert_num_queries: Any,
) -> None:
    for rank in list(SupportRank)[:rows]:
        rate(office, rank=rank)
    passed(office)
    for kept in SupportRate.objects.all():
        changed(office, kept, amount=1_000)
    client = client_of(office.office)
    client.get(reverse("support:rates"))

    with django_assert_num_queries(5):
        page = client.get(reverse("support:rates"))

    assert len(page.context["rates"]) == 2 * rows


def ordered(office: Office, ends: str | None) -> Directive:
    """The document that the support is paid under, which ends before this moment."""
    [directive] = Directive.objects.filter(agency=office.agency)
    until: datetime | None = moment(ends) if ends else None
    directive.editions.update(effective_to=until, review_on=None if until else MONDAY)
    return directive


def under(office: Office, ends: str | None) -> SupportProposal:
    directive = ordered(office, ends)
    return open_proposal(
        first=WEEK.monday, last=WEEK.sunday, directive=directive, by=office.office, at=NOW
    )


@pytest.mark.parametrize(
    ("document", "carried"),
    [
        ("#######", ""),
        ("#####", ""),
        ("#######/", "       +"),
        ("########", "       +"),
        ("##############", "       +++++++"),
        ("#############/", "       +++++++"),
        ("################", "       +++++++++"),
    ],
)
def test_each_day_of_the_document_is_paid_once_and_none_beyond(
    office: Office, document: str, carried: str
) -> None:
    """A column is a day from Monday 30/11; `/` is a day on which it is in force until noon."""
    day = WEEK.monday + timedelta(days=len(document.rstrip("/")))
    noon = timedelta(hours=12 if document.endswith("/") else 0)
    one = under(office, str(moment(f"{day} 00:00") + noon)[:16])

    assert drawn(one) == "#######"
    assert (drawn_next(office, one) if extended_until(one) else "") == carried


def drawn_next(office: Office, one: SupportProposal) -> str:
    return drawn(extend_proposal(one.pk, by=office.office, at=LATER)).replace("#", "+")


def drawn(one: SupportProposal) -> str:
    return " " * (one.first - WEEK.monday).days + "#" * ((one.last - one.first).days + 1)


def test_a_document_without_an_end_is_carried_on_by_hand(office: Office) -> None:
    assert extended_until(under(office, None)) is None


@pytest.mark.parametrize(
    ("first", "last"),
    [("2026-01-01", "2026-12-31"), ("2028-01-01", "2028-12-31"), ("2028-02-29", "2029-02-28")],
)
def test_a_proposal_is_for_a_year_at_most(office: Office, first: str, last: str) -> None:
    begins, ends = date.fromisoformat(first), date.fromisoformat(last)
    open_proposal(first=begins, last=ends, by=office.office, at=NOW)

    for wrong in (ends + timedelta(days=1), begins - timedelta(days=1)):
        with pytest.raises(PeriodTooLong):
            open_proposal(first=begins, last=wrong, by=office.office, at=NOW)


def test_it_is_carried_on_for_a_year_at_most(office: Office) -> None:
    one = under(office, "2029-01-01 00:00")

    again = extend_proposal(one.pk, by=office.office, at=LATER)

    assert (str(again.first), str(again.last)) == ("2026-12-07", "2027-12-06")
    assert extended_until(one) == again.last


def test_a_proposal_is_carried_on_with_its_exceptions_once(
    office: Office, client_of: Callable[[User], Client]
) -> None:
    one = under(office, "2026-12-16 00:00")
    except_person(one.pk, office.staff[0], reason="Tập sự", seen=1, by=office.office, at=NOW)
    client = client_of(office.office)
    page = client.get(reverse("support:proposal", args=[one.pk]))

    client.post(reverse("support:act", args=[one.pk, "extend"]))

    again = extend_proposal(one.pk, by=office.office, at=LATER)
    assert "Lập tiếp đến 15/12/2026" in page.text
    assert (str(again.first), str(again.last)) == ("2026-12-07", "2026-12-15")
    assert again.directive == one.directive
    assert SupportProposal.objects.count() == 2
    kept = SupportException.objects.filter(proposal=again).values_list("staff", "reason")
    assert [*kept] == [(office.staff[0].pk, "Tập sự")]
    with pytest.raises(NoExtension):
        extend_proposal(again.pk, by=office.office, at=LATER)


def test_who_is_not_entitled_is_listed_and_not_paid(office: Office) -> None:
    rate(office)
    one, person = begun(office), office.staff[0]
    except_person(one.pk, person, reason="Tập sự", seen=1, by=office.office, at=NOW)

    (row,) = [row for row in counted(one).rows if row.staff_id == person.pk]
    assert (row.amount, row.days, row.note) == (0, 5, "Tập sự")


def test_what_is_approved_is_frozen_and_a_new_version_takes_its_place(office: Office) -> None:
    rate(office)
    one = passed(office)
    before = shown_proposal(one).table
    make_absence(office.staff[0], MONDAY)

    shown = shown_proposal(one)
    assert (shown.table, shown.differing) == (before, 1)
    again = renew_proposal(one.pk, by=office.office, at=LATER)
    assert renew_proposal(one.pk, by=office.office, at=LATER) == again
    again = propose(again.pk, seen=1, content=counted(again).content, by=office.office, at=LATER)
    by = office.director
    approve_proposal(again.pk, seen=again.version, content=again.content, by=by, at=LATER)
    one.refresh_from_db()
    assert (one.state, again.revision) == (SupportState.SUPERSEDED, 2)
    assert shown_proposal(again).table.amount == before.amount - 50_000


def test_numbers_are_proposed_and_approved_as_they_were_seen(office: Office) -> None:
    one = begun(office)
    with pytest.raises(NobodySupported):
        propose(one.pk, seen=1, content=counted(one).content, by=office.office, at=NOW)
    rate(office)
    with pytest.raises(ProposalChanged):
        propose(one.pk, seen=1, content="0", by=office.office, at=NOW)
    sent = propose(one.pk, seen=1, content=counted(one).content, by=office.office, at=NOW)

    with pytest.raises(ProposalChanged):
        approve_proposal(one.pk, seen=1, content=sent.content, by=office.director, at=NOW)
    with pytest.raises(NotAllowed):
        approve_proposal(one.pk, seen=2, content=sent.content, by=office.office, at=NOW)


def test_nobody_approves_their_own_proposal(office: Office) -> None:
    rate(office)
    one = proposed(office)
    Grant.objects.create(
        user=office.office, agency=office.agency, role=Role.DIRECTOR, first=date(2020, 1, 1)
    )

    with pytest.raises(OwnProposal):
        approve_proposal(one.pk, seen=2, content=one.content, by=office.office, at=NOW)


def test_a_returned_proposal_is_counted_anew(office: Office) -> None:
    rate(office)
    one = proposed(office)
    back = return_proposal(one.pk, seen=2, reason="Xem lại", by=office.director, at=LATER)

    assert (back.state, back.rows) == (SupportState.RETURNED, [])
    assert shown_proposal(back).is_open


def test_page_and_workbook_say_the_same_numbers(
    office: Office, client_of: Callable[[User], Client]
) -> None:
    rate(office)
    one = passed(office)
    client = client_of(office.office)

    page = client.get(reverse("support:proposal", args=[one.pk])).content.decode()
    book = load_workbook(BytesIO(client.get(reverse("support:file", args=[one.pk])).content))
    cells = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows(min_row=8)]
    table = shown_proposal(one).table
    assert [row[1::2][:3] for row in cells if isinstance(row[0], int)] == [
        [row.name, row.days, row.amount] for row in table.rows
    ]
    (total,) = [row for row in cells if row[1] == "Tổng cộng"]
    assert (total[3], total[5]) == (table.days, table.amount) == (25, 1_250_000)
    assert page.count("250.000</td>") == len(table.rows)
    assert "Bằng chữ: Một triệu hai trăm năm mươi nghìn đồng." in " ".join(page.split())


def test_it_costs_a_fixed_number_of_queries(office: Office, django_assert_num_queries: Any) -> None:
    rate(office)
    one = begun(office)

    with django_assert_num_queries(9):
        counted(one)


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "Không đồng"),
        (15_000, "Mười lăm nghìn đồng"),
        (1_005_021, "Một triệu không trăm linh năm nghìn không trăm hai mươi mốt đồng"),
        (2_344_000_000, "Hai tỷ ba trăm bốn mươi tư triệu đồng"),
    ],
)
def test_amounts_are_written_as_papers_do(amount: int, words: str) -> None:
    assert (amount_in_words(amount), dong(1_234_567)) == (words, "1.234.567")
