"""The calendar on its way: sent with the week, approved with it, published as a version that
stays, and marked where it changes afterwards.
"""

from collections.abc import Callable
from datetime import date, time, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from accounts.models import User
from events.enums import EventMark, EventStanding, ResourceKind
from events.errors import CalendarChanged, ItemFiled, NothingToPublish
from events.models import AgencyResource, CalendarEdition, EventPart, WorkItem
from events.selectors.attended import attended_by
from events.selectors.entering import clashes_with
from events.selectors.week import calendar_week, found_items
from events.services.copying import copy_items
from events.services.filing import approve_items
from events.services.items import WrittenEvent, cancel_item, change_item, enter_item
from events.services.publishing import publish_calendar
from events.services.resources import add_resource
from planning.people import Rank
from rosters.selectors import board
from rosters.selectors.review import review
from rosters.services import (
    approve_roster,
    reopen_roster,
    submit_roster,
    withdraw_roster,
)
from rosters.tests.factories import (
    LATER,
    MONDAY,
    NOW,
    WEEK,
    Office,
    approved,
    lawful_office,
    mandate,
    seen,
    submitted,
)
from tests.factories import make_absence, make_staff, make_unit
from units.enums import UnitKind
from units.models import CalendarDay
from weeks.errors import NotAllowed
from weeks.models import WeeklyRoster

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]
TUESDAY = MONDAY + timedelta(days=1)


@pytest.fixture
def office() -> Office:
    return lawful_office()


def event(office: Office, **fields: Any) -> WrittenEvent:
    written = {"day": TUESDAY, "begins": time(8), "title": "Giao ban", "kind": "briefing"}
    return WrittenEvent(**{**written, "unit_id": office.unit.pk, **fields})


def enter(office: Office, *, by: User | None = None, **fields: Any) -> WorkItem:
    return enter_item(event(office, **fields), by=by or office.head, at=NOW)


def add_room(office: Office) -> AgencyResource:
    return add_resource(
        kind=ResourceKind.ROOM, name="Phòng họp 1", seats=10, by=office.office, at=NOW
    )


def standing(item: WorkItem) -> EventStanding:
    return WorkItem.objects.select_related("filed_with").get(pk=item.pk).standing


def content(office: Office) -> str:
    return calendar_week(mandate(office.director), WEEK).content


def publish(office: Office) -> CalendarEdition:
    return publish_calendar(WEEK, by=office.office, at=LATER, seen=content(office))


def marks(edition: CalendarEdition) -> dict[str, str]:
    return {line["title"]: line.get("mark", "") for line in edition.lines}


def test_a_units_events_are_sent_and_approved_with_its_week(office: Office) -> None:
    item, next_week = enter(office), enter(office, day=TUESDAY + timedelta(days=7))
    agency_wide = enter(office, unit_id=None, by=office.office)

    found = [standing(item)]
    roster = submitted(office)
    found.append(standing(item))
    roster = approve_roster(roster.pk, by=office.director, at=NOW, seen=seen(roster))
    found.append(standing(item))

    assert found == [EventStanding.PROPOSED, EventStanding.FILED, EventStanding.APPROVED]
    assert {standing(next_week), standing(agency_wide)} == {EventStanding.PROPOSED}
    assert WorkItem.objects.get(pk=item.pk).approved_by == office.director
    reopen_roster(roster.pk, by=office.director, at=LATER, seen=seen(roster), reason="Nhầm")
    assert standing(item) is EventStanding.FILED


def test_the_week_of_the_leadership_takes_the_events_of_all_along(office: Office) -> None:
    office.unit.kind = UnitKind.LEADERSHIP
    office.unit.save()
    item = enter(office, unit_id=None, by=office.office)

    submitted(office)

    assert standing(item) is EventStanding.FILED


def test_what_was_sent_is_changed_by_the_office_alone_and_then_waits_anew(office: Office) -> None:
    item = enter(office)
    roster = submitted(office)

    with pytest.raises(ItemFiled):
        change_item(item.pk, event(office), by=office.head, at=NOW, seen=1)
    with pytest.raises(ItemFiled):
        cancel_item(item.pk, by=office.head, at=NOW, seen=1)
    change_item(item.pk, event(office, title="Họp"), by=office.office, at=NOW, seen=1)
    approve_roster(roster.pk, by=office.director, at=NOW, seen=seen(roster))
    assert standing(item) is EventStanding.PROPOSED


def test_after_it_is_withdrawn_the_unit_changes_its_events_again(office: Office) -> None:
    item = enter(office)
    roster = submitted(office)
    withdraw_roster(roster.pk, by=office.head, at=NOW, seen=seen(roster))

    change_item(item.pk, event(office, title="Họp"), by=office.head, at=NOW, seen=1)
    roster = WeeklyRoster.objects.get(pk=roster.pk)
    submit_roster(roster.pk, by=office.head, at=LATER, seen=seen(roster))
    assert standing(item) is EventStanding.FILED


def test_the_director_approves_single_events_exactly_as_they_were_seen(office: Office) -> None:
    item = enter(office)

    with pytest.raises(NotAllowed):
        approve_items({item.pk: 1}, by=office.office, at=NOW)
    with pytest.raises(CalendarChanged):
        approve_items({item.pk: 2}, by=office.director, at=NOW)
    assert approve_items({item.pk: 1}, by=office.director, at=NOW) == 1
    assert standing(item) is EventStanding.APPROVED


def test_what_is_published_stays_and_what_changes_after_it_is_marked(office: Office) -> None:
    kept, moved, dropped = (enter(office, title=title) for title in ("Giữ", "Dời", "Bỏ"))
    approved(office)
    enter(office, title="Chưa duyệt")
    first = publish(office)

    change_item(
        moved.pk, event(office, title="Dời", begins=time(9)), by=office.office, at=LATER, seen=1
    )
    cancel_item(dropped.pk, by=office.office, at=LATER, seen=1)
    added = enter(office, title="Thêm")
    approve_items({added.pk: 1, moved.pk: 2}, by=office.director, at=LATER)
    second = publish(office)

    assert marks(first) == {"Giữ": "", "Dời": "", "Bỏ": ""}
    assert marks(second) == {
        "Giữ": "", "Dời": EventMark.CHANGED, "Bỏ": EventMark.DROPPED, "Thêm": EventMark.ADDED
    }  # fmt: skip
    first.refresh_from_db()
    assert (marks(first)["Dời"], first.lines[0]["begins"], second.number) == ("", "08:00:00", 2)
    assert kept.version == 1


def test_what_is_changed_and_not_approved_stands_as_it_was_published(office: Office) -> None:
    item = enter(office, title="Cũ")
    approved(office)
    publish(office)

    change_item(item.pk, event(office, title="Mới"), by=office.office, at=LATER, seen=1)
    shown = calendar_week(mandate(office.director), WEEK)
    assert (shown.changes, [row.line.title for row in shown.awaiting]) == (0, ["Mới"])
    with pytest.raises(NothingToPublish):
        publish(office)


def test_a_calendar_is_published_as_it_was_seen(office: Office) -> None:
    item = enter(office)
    before = content(office)
    approve_items({item.pk: 1}, by=office.director, at=NOW)

    with pytest.raises(CalendarChanged):
        publish_calendar(WEEK, by=office.office, at=NOW, seen=before)
    with pytest.raises(NotAllowed):
        publish_calendar(WEEK, by=office.head, at=NOW, seen=content(office))


def test_a_room_a_vehicle_and_a_person_are_in_one_place_at_a_time(office: Office) -> None:
    room = add_room(office)
    car = add_resource(
        kind=ResourceKind.VEHICLE, name="29A-123.45", seats=None, by=office.office, at=NOW
    )
    enter(office, ends=time(10), room_id=room.pk, vehicle_id=car.pk, chair="Vũ Hoài An")

    def clashes(**fields: Any) -> list[str]:
        columns = event(office, **fields).columns()
        return [
            one.what
            for one in clashes_with(
                mandate(office.office), WorkItem(agency=office.agency, **columns)
            )
        ]

    late = {"begins": time(10), "room_id": room.pk, "vehicle_id": car.pk, "chair": "Vũ Hoài An"}
    assert clashes(**late) == []
    assert clashes(**late | {"begins": time(9, 30)}) == ["Phòng họp 1", "29A-123.45", "Vũ Hoài An"]
    assert clashes(begins=time(9), room_id=room.pk, mode="online", persons=9, online=9) == []
    assert clashes(begins=time(14), room_id=room.pk, persons=11) == ["Phòng họp 1"]
    assert clashes(begins=time(14), room_id=room.pk, persons=11, online=1) == []


def test_a_clash_is_told_and_written_when_it_is_sent_again(
    office: Office, client_of: Callable[[User], Client]
) -> None:
    room = add_room(office)
    enter(office, room_id=room.pk)
    client, url = client_of(office.office), reverse("events:new", args=[WEEK])
    typed = {
        "day": "01/12/2026", "begins": "9h", "title": "Họp", "kind": "briefing",
        "mode": "in-person", "persons": "3", "room": str(room.pk),
    }  # fmt: skip

    told = client.post(url, typed)
    assert (told.status_code, WorkItem.objects.count()) == (409, 1)
    assert "Phòng họp 1 đã có việc vào thời gian này" in " ".join(told.content.decode().split())
    assert client.post(url, typed | {"anyway": "1"}).status_code == 302
    assert WorkItem.objects.count() == 2


def test_who_is_named_finds_the_event_once_it_is_approved(office: Office) -> None:
    person = office.staff[0]
    item = enter(office, attending=f"đ/c {person.full_name}; {office.unit.name}")

    def found() -> list[str]:
        return [one.line.title for one in attended_by(person, MONDAY, WEEK.sunday)]

    assert (found(), EventPart.objects.filter(item=item).count()) == ([], 2)
    approve_items({item.pk: 1}, by=office.director, at=NOW)
    assert found() == ["Giao ban"]


def test_each_leader_stands_where_events_duty_or_leave_have_them(office: Office) -> None:
    leading = make_unit(office.agency, "Lãnh đạo Sở", kind=UnitKind.LEADERSHIP)
    director = make_staff(leading, "Lê Minh Châu", Rank.HEAD, title="Giám đốc")
    make_absence(director, TUESDAY + timedelta(days=1), kind="mission")
    enter(office, by=office.office, unit_id=None, chair="Giám đốc", place="Hội trường")

    (line,) = calendar_week(mandate(office.office), WEEK).leaders
    said = [half.lines[0] for half in line.halves]
    assert said[:6] == [
        "Làm việc tại cơ quan", "Làm việc tại cơ quan",
        "8h00: Giao ban, Hội trường", "Làm việc tại cơ quan",
        "Đi công tác", "Đi công tác",
    ]  # fmt: skip
    assert said[10:12] == ["Nghỉ", "Nghỉ"]


def test_copied_twice_it_is_held_once_and_not_on_a_day_off(office: Office) -> None:
    again, off = enter(office), enter(office, day=MONDAY)
    CalendarDay.objects.create(agency=office.agency, day=date(2026, 12, 7), kind="holiday")
    week = WEEK.shifted(1)

    copied = [copy_items({again.pk, off.pk}, week, by=office.head, at=NOW) for _ in range(2)]

    assert copied == [(1, 1), (0, 1)]
    assert WorkItem.objects.filter(day__gte=week.monday).values_list("day").get() == (
        date(2026, 12, 8),
    )


def test_events_are_found_by_words_without_marks(office: Office) -> None:
    enter(office, title="Rà soát chế độ", chair="Phó Giám đốc")
    enter(office, title="Giao ban")

    def found(query: str) -> list[str]:
        return [line.title for line in found_items(mandate(office.head), query)]

    assert found("pho giam doc ra soat") == ["Rà soát chế độ"]
    assert found("khong co") == []


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_of_the_week_costs_a_fixed_number_of_queries(
    rows: int, office: Office, django_assert_num_queries: Any
) -> None:
    leading = make_unit(office.agency, "Lãnh đạo Sở", kind=UnitKind.LEADERSHIP)
    for number in range(rows):
        make_staff(leading, f"Lê Minh Châu {number}", Rank.DEPUTY)
        enter(office, title=f"Họp {number}", attending="Lãnh đạo Sở")
    approved(office)
    publish(office)
    reader = mandate(office.office)

    with django_assert_num_queries(13):
        shown = calendar_week(reader, WEEK)

    assert (len(shown.rows), len(shown.leaders)) == (rows, rows)


def test_the_published_calendar_says_the_same_on_paper_and_in_excel(
    office: Office, client_of: Callable[[User], Client]
) -> None:
    enter(office, title="=HYPERLINK", chair="Giám đốc", invited="Sở Tài chính", note="Mang máy")
    approved(office)
    publish(office)
    client = client_of(office.head)

    page = client.get(reverse("events:edition", args=[WEEK, 1])).content.decode()
    book = load_workbook(BytesIO(client.get(reverse("events:file", args=[WEEK, 1])).content))
    rows = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows(min_row=9)]
    (row,) = [row for row in rows if row[3] == "=HYPERLINK"]
    assert row[2:] == [
        "8h00", "=HYPERLINK", "Giám đốc", "Mời dự: Sở Tài chính", None, office.unit.name, "Mang máy"
    ]  # fmt: skip
    assert all(text in page for text in ("LỊCH CÔNG TÁC TUẦN", "Mời dự: Sở Tài chính", "Mang máy"))
    assert sum(row[3] == "Làm việc tại cơ quan" for row in rows) == 9


def test_the_board_counts_what_is_approved_with_a_roster_and_the_closer_look_lists_it(
    office: Office,
) -> None:
    """Only what waits, and only while it waits."""
    enter(office, place="Phòng họp 1")
    enter(office, title="Việc đã hủy", begins=time(15))
    cancel_item(WorkItem.objects.get(title="Việc đã hủy").pk, by=office.head, at=NOW, seen=1)
    roster = submitted(office)

    def shown() -> tuple[list[int], list[str]]:
        [row] = board(mandate(office.director), WEEK, at=NOW).rows
        looked = review(mandate(office.director), roster.pk, at=NOW)
        return [row.events], [line.title for line in looked.events]

    before = shown()
    approve_roster(roster.pk, by=office.director, at=NOW, seen=seen(roster))

    assert before == ([1], ["Giao ban"])
    assert shown() == ([0], [])


def test_who_approves_sees_on_the_page_of_the_week_what_goes_with_it(
    office: Office, client_of: Callable[[User], Client]
) -> None:
    enter(office, place="Phòng họp 1")
    submitted(office)
    url = reverse("rosters:week-unit", args=[office.unit.pk, WEEK])

    page, own = (client_of(who).get(url).content.decode() for who in (office.director, office.head))

    said = "Duyệt kèm 1 việc trong lịch công tác"
    assert (said in page, said in own) == (True, False)
    assert "Phòng họp 1" in page
