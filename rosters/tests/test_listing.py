"""The board lists what the address asks for: filtered, found by name, put in order; figures and
sums stay those of all.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

import clock
from accounts.models import User
from planning.time import Week
from rosters.services import amend_roster
from rosters.tests.factories import (
    LATER,
    MONDAY,
    NOW,
    Office,
    approved,
    lawful_office,
    make_office,
    opened,
    published,
    submitted,
)
from rosters.values import Board, BoardDay, BoardRow, Deadline
from rosters.values.listing import BoardListing, RowFilter, RowOrder
from tests.factories import make_absence
from weeks.enums import RosterState
from weeks.models import WeeklyRoster

SignIn = Callable[[User], Client]


def row(number: int, name: str, **more: object) -> BoardRow:
    return BoardRow(
        **{"unit_id": number, "unit_name": name, "head_name": "", "size": 10, **more}  # type: ignore[arg-type]
    )


def day(found: int, limit: int | None = None) -> tuple[BoardDay, ...]:
    return (BoardDay(day=MONDAY, found=found, limit=limit),)


ROWS = (
    row(1, "Văn phòng", state=RosterState.PUBLISHED, sent_at=LATER, days=day(2, 4)),
    row(2, "Phòng Đào tạo", state=RosterState.SUBMITTED, sent_at=NOW, warnings=1, days=day(6, 5)),
    row(3, "Ban Thanh tra", state=RosterState.RETURNED, violations=2, days=day(9)),
    row(4, "Phòng Dân tộc", is_owed=True, is_overdue=True),
    row(5, "Phòng Ẩn", is_unshared=True),
)


def listing(**asked: object) -> BoardListing:
    due = Deadline(at=NOW, left=timedelta(0))
    week = Week.of(MONDAY)
    found = Board(
        week=week, days=(MONDAY,), rows=ROWS, totals=(), size=50, filing=due, approval=due
    )
    return BoardListing(board=found, **asked)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("only", "shown"),
    [
        (RowFilter.ALL, [1, 2, 3, 4, 5]),
        (RowFilter.UNFILED, [4]),
        (RowFilter.WAITING, [2]),
        (RowFilter.RETURNED, [3]),
        (RowFilter.PUBLISHED, [1]),
        (RowFilter.LATE, [4]),
        (RowFilter.WARNINGS, [2]),
        (RowFilter.BREACHES, [3]),
        (RowFilter.CHANGED, []),
    ],
)
def test_a_filter_shows_its_rows_and_counts_them(only: RowFilter, shown: list[int]) -> None:
    asked = listing(only=only)

    assert ([one.unit_id for one in asked.rows], asked.count(only)) == (shown, len(shown))


@pytest.mark.parametrize(
    ("order", "shown"),
    [
        (RowOrder.AGENCY, [1, 2, 3, 4, 5]),
        (RowOrder.NAME, [3, 5, 4, 2, 1]),
        (RowOrder.STATE, [2, 3, 4, 5, 1]),
        (RowOrder.SENT, [2, 1, 3, 4, 5]),
        (RowOrder.SHARE, [2, 3, 1, 4, 5]),
    ],
)
def test_rows_are_put_in_the_order_that_is_asked_for(order: RowOrder, shown: list[int]) -> None:
    assert [one.unit_id for one in listing(order=order).rows] == shown


def test_a_unit_is_found_without_diacritics_and_counts_follow_the_words() -> None:
    asked = listing(named="dao phong")

    assert [one.unit_name for one in asked.rows] == ["Phòng Đào tạo"]
    assert (asked.count(RowFilter.ALL), asked.is_whole) == (1, False)


@pytest.mark.parametrize(("limit", "share"), [(None, 0.6), (5, 1.2), (0, 2.0)])
def test_the_fullest_day_is_held_against_its_limit_or_all_people(
    limit: int | None, share: float
) -> None:
    assert row(1, "Phòng", days=day(6, limit)).fullest == share


@pytest.fixture
def three() -> tuple[Office, Office, Office]:
    first = lawful_office(name="Phòng A")
    return first, *(make_office(agency=first.agency, name=f"Phòng {name}") for name in "BC")  # type: ignore[return-value]


@pytest.mark.django_db
def test_a_bulk_act_takes_what_is_listed_and_leads_back_to_the_same_list(
    three: tuple[Office, Office, Office], client_of: SignIn
) -> None:
    for one in three[:2]:
        submitted(one)
    client, at = client_of(three[0].director), "/board/2026-W49/"
    with clock.freeze(NOW):
        page = client.get(f"{at}?q=phong+a&sort=name&open=1x")
        ticks = page.text.count('name="roster"')
        seen = WeeklyRoster.objects.get(unit=three[0].unit)
        answer = client.post(
            f"{at}decide/?q=phong+a&sort=name&open=7",
            {"decision": "approve", "roster": f"{seen.pk}:{seen.version}:{seen.content}"},
        )

    assert ticks == 1
    assert "Chỉ tính 1 trên 3 đơn vị đang hiện ở trên." in page.text
    assert answer["Location"] == f"{at}?q=phong+a&sort=name"
    states = WeeklyRoster.objects.order_by("unit__order").values_list("state", flat=True)
    assert list(states) == [RosterState.APPROVED, RosterState.SUBMITTED]


@pytest.mark.django_db
def test_what_was_changed_after_its_approval_can_be_listed(
    three: tuple[Office, Office, Office], client_of: SignIn
) -> None:
    amended, ill, quiet = three
    published(quiet)
    approved(ill)
    amend_roster(published(amended).pk, by=amended.head, at=LATER, reason="Đổi người")
    make_absence(ill.staff[0], MONDAY)

    with clock.freeze(LATER):
        page = client_of(quiet.director).get("/board/2026-W49/?show=changed")

    assert [one.unit_name for one in page.context["listing"].rows] == ["Phòng A", "Phòng B"]


@pytest.mark.django_db
def test_nothing_found_says_so_and_leads_to_all(
    three: tuple[Office, Office, Office], client_of: SignIn
) -> None:
    opened(three[0])
    page = client_of(three[0].director).get("/board/2026-W49/?q=khong+co&show=nonsense")

    assert "Không có đơn vị nào như bạn tìm." in page.text
    assert page.context["listing"].only is RowFilter.ALL


def compared(client: Client, roster: WeeklyRoster, against: str, at: datetime) -> str:
    with clock.freeze(at):
        page = client.get(f"/board/2026-W49/?open={roster.pk}&against={against}")
    return page.text[page.text.index('id="opened"') :]


@pytest.mark.django_db
def test_an_opened_row_is_held_against_last_week_or_the_version_approved_before(
    three: tuple[Office, Office, Office], client_of: SignIn
) -> None:
    office = three[0]
    published(office, Week.of(MONDAY).shifted(-1))
    roster = submitted(office)
    client = client_of(office.director)

    usual, approved_before = (
        compared(client, roster, against, NOW) for against in ("", "approved")
    )

    assert "Không đổi" in usual
    assert "Tuần này chưa có bản nào được duyệt trước bản này." in approved_before
