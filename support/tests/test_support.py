"""Support for remote days: what is counted, what it comes to, who proposes and who approves."""

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from accounts.models import User
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
from support.errors import NobodySupported, OwnProposal, ProposalChanged, RateOverlaps
from support.models import SupportProposal
from support.selectors.counting import counted
from support.selectors.proposals import shown_proposal
from support.services.proposals import (
    approve_proposal,
    except_person,
    open_proposal,
    propose,
    renew_proposal,
    return_proposal,
)
from support.services.rates import add_rate
from support.texts import amount_in_words, dong
from tests.factories import make_absence
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


def rate(office: Office, amount: int = 50_000, **fields: Any) -> None:
    given = {"rank": SupportRank.ALL, "per": SupportPer.DAY, "decision": "12/QĐ", "last": None}
    add_rate(
        **{**given, "first": date(2026, 1, 1), "amount": amount, **fields},
        by=office.office,
        at=NOW,
    )


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
