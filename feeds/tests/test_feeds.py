"""A calendar that somebody subscribes to shows their turns and days, and what became of them."""

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

import clock
from accounts.errors import TooManyTries
from accounts.models import User
from audit.models import Event
from duties.enums import SwapKind
from duties.models import DutyTurn
from duties.services.sick_calls import mark_absent
from duties.services.swaps import accept_swap, ask_swap, set_swap_policy
from duties.tests.factories import DutyHouse, account, make_house, published_duty, the_turn
from events.models import WorkItem
from events.services.filing import approve_items
from events.services.items import cancel_item, change_item
from events.tests.test_publication import enter, event
from feeds.adapters import calendar_text
from feeds.errors import NoCalendar, NotOnStaff
from feeds.models import CalendarLink, ToldEvent
from feeds.selectors import first_told, person_events
from feeds.services import MOST_READS, end_link, read_feed, renew_link
from feeds.values import PersonFeed
from rosters.tests.factories import NOW, published
from tests.factories import MONDAY, make_absence, make_staff, make_user, moment
from units.enums import Role
from units.models import Staff
from weeks.enums import Mode
from weeks.models import Entry

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
FRIDAY = MONDAY + timedelta(days=4)
DAY = timedelta(days=1)
LATER = NOW + timedelta(hours=2)


@pytest.fixture
def house() -> DutyHouse:
    """An has the day shift on Monday, Wednesday, Friday and Sunday."""
    house = make_house()
    published_duty(house)
    return house


def read(token: str, at=NOW) -> PersonFeed:
    return read_feed(token, address="192.0.2.7", at=at)


def turns_in(feed: PersonFeed) -> dict[date, tuple[int, bool]]:
    """How often each turn changed, and whether it is taken back."""
    return {
        one.event.day: (one.sequence, one.is_cancelled)
        for one in feed.entries
        if one.event.begins is not None
    }


def unfolded(feed: PersonFeed) -> list[str]:
    return calendar_text(feed).replace("\r\n ", "").split("\r\n")


def test_a_turn_stands_with_its_hours_in_utc_and_without_anybodys_name(house: DutyHouse) -> None:
    token = renew_link(by=account(house.an), at=NOW)

    lines = unfolded(read(token))

    assert [line for line in lines if line.startswith(("DTSTART", "DTEND", "SUMMARY:"))][:3] == [
        "DTSTART:20261130T003000Z",
        "DTEND:20261130T100000Z",
        "SUMMARY:Trực cơ quan",
    ]
    colleagues = {one.full_name for one in house.here.people} - {house.an.full_name}
    assert [name for name in colleagues if any(name in line for line in lines)] == []


def test_a_night_ends_on_the_next_day(house: DutyHouse) -> None:
    guard = house.here.staff[2]

    first = next(one for one in person_events(guard, NOW) if one.begins)

    assert (first.day, f"{first.ends:%d %H:%M}") == (MONDAY, "01 06:00")


def test_a_day_of_the_week_is_a_date_and_says_nothing_of_illness(house: DutyHouse) -> None:
    published(house.here)
    person = house.here.staff[3]
    make_absence(person, FRIDAY, kind="sick")

    days = {one.day: one.summary for one in person_events(person, NOW) if not one.begins}
    token = renew_link(by=account(person), at=NOW)

    assert days[MONDAY] == Mode.ON_SITE.label
    assert days[FRIDAY] == Mode.LEAVE.label
    assert "DTSTART;VALUE=DATE:20261204" in unfolded(read(token))


def test_a_turn_at_the_office_takes_the_place_of_a_day_at_home(house: DutyHouse) -> None:
    """By night people are at home for the day, and both are told."""
    published(house.here)
    people = {"by day": house.an, "by night": house.here.staff[2]}
    Entry.objects.update(morning=Mode.REMOTE, afternoon=Mode.REMOTE)

    found = {
        when: [one.summary for one in person_events(person, NOW) if one.day == MONDAY]
        for when, person in people.items()
    }

    assert found == {
        "by day": ["Trực cơ quan"],
        "by night": [Mode.REMOTE.label, "Trực: Bảo vệ"],
    }


def test_at_tet_the_day_is_called_by_the_moon(house: DutyHouse) -> None:
    turn = the_turn(house.an, MONDAY)
    turn.day = date(2027, 2, 6)
    turn.save()

    found = {one.day: one.summary for one in person_events(house.an, NOW) if one.begins}

    assert found[turn.day] == "Trực cơ quan (Mùng 1)"
    assert found[MONDAY + timedelta(days=2)] == "Trực cơ quan"


def test_a_turn_that_was_given_away_is_told_as_cancelled_and_comes_to_who_took_it(
    house: DutyHouse,
) -> None:
    set_swap_policy(needs_approval=False, by=house.keeper, at=NOW)
    other = house.here.staff[3]
    mine = renew_link(by=account(house.an), at=NOW)
    theirs = renew_link(by=account(other), at=NOW)
    before = read(mine)
    turn = the_turn(house.an, FRIDAY)
    swap = ask_swap(
        turn.pk, kind=SwapKind.TAKE, asked=None, reason="", by=account(house.an), at=NOW
    )
    accept_swap(swap.pk, given_id=None, by=account(other), at=NOW)

    after = read(mine, at=LATER)

    assert turns_in(before)[FRIDAY] == (0, False)
    assert turns_in(after)[FRIDAY] == (1, True)
    assert turns_in(after)[MONDAY] == (0, False)
    assert {one.uid for one in before.entries} == {one.uid for one in after.entries}
    assert FRIDAY in turns_in(read(theirs, at=LATER))
    gone = next(one for one in after.entries if one.is_cancelled)
    assert gone.changed_at == LATER
    assert "STATUS:CANCELLED" in unfolded(after)


def test_who_is_marked_absent_and_comes_after_all_sees_the_turn_again(house: DutyHouse) -> None:
    token = renew_link(by=account(house.an), at=NOW)
    read(token)
    turn = the_turn(house.an, FRIDAY)
    mark_absent(turn.pk, reason="", by=house.keeper, at=NOW)
    assert turns_in(read(token))[FRIDAY] == (1, True)

    DutyTurn.objects.filter(pk=turn.pk).update(state="planned")

    assert turns_in(read(token))[FRIDAY] == (2, False)


def test_read_twice_it_is_the_same_to_the_letter(house: DutyHouse) -> None:
    token = renew_link(by=account(house.an), at=NOW)

    assert calendar_text(read(token)) == calendar_text(read(token, at=LATER))


def test_it_takes_the_same_queries_with_one_turn_and_with_many(
    house: DutyHouse, django_assert_num_queries
) -> None:
    few = house.here.staff[3]
    DutyTurn.objects.filter(staff=few).exclude(day=MONDAY + timedelta(days=1)).delete()
    found = list[int]()
    for person in (few, house.an):
        token = renew_link(by=account(person), at=NOW)
        read(token)
        with CaptureQueriesContext(connection) as asked:
            read(token)
        with django_assert_num_queries(11):
            person_events(Staff.objects.select_related("agency").get(pk=person.pk), NOW)
        found.append(len(asked))

    assert found[0] == found[1]
    assert DutyTurn.objects.filter(staff=few).count() == 1


def test_lines_are_short_and_cut_no_letter_in_two(house: DutyHouse) -> None:
    post = house.day.post
    post.name = "Trực ban, tiếp nhận văn bản; phòng một cửa \\ " + "ộ" * 30
    post.save()
    token = renew_link(by=account(house.an), at=NOW)

    feed = read(token)

    assert max(len(line.encode()) for line in calendar_text(feed).split("\r\n")) in (73, 74, 75)
    assert "SUMMARY:Trực ban\\, tiếp nhận văn bản\\; phòng một cửa \\\\ " + "ộ" * 30 in unfolded(
        feed
    )


# -- events of the work calendar


def events_in(feed: PersonFeed) -> dict[str, tuple[int, bool]]:
    return {
        one.event.summary: (one.sequence, one.is_cancelled)
        for one in feed.entries
        if one.event.key.startswith("event-")
    }


def enter_approved(house: DutyHouse, **fields: Any) -> WorkItem:
    item = enter(house.here, **{"attending": house.an.full_name, **fields})
    approve_items({item.pk: item.version}, by=house.here.director, at=NOW)
    return item


def test_an_approved_event_that_names_somebody_stands_with_time_place_and_remarks(
    house: DutyHouse,
) -> None:
    enter_approved(house, ends=time(9, 30), place="Phòng họp 1", note="Mang hồ sơ", chair="Ông Kha")
    enter_approved(house, title="Của người khác", attending=house.here.staff[3].full_name)
    enter(house.here, title="Chưa duyệt", attending=house.an.full_name)
    token = renew_link(by=account(house.an), at=NOW)

    feed = read(token)

    [key] = [one.event.key for one in feed.entries if one.event.key.startswith("event-")]
    lines = unfolded(feed)
    begins = lines.index("SUMMARY:Giao ban")
    assert key == f"event-{WorkItem.objects.get(title='Giao ban').pk}"
    assert lines[begins - 3 : begins + 3] == [
        "DTSTART:20261201T010000Z",
        "DTEND:20261201T023000Z",
        "TRANSP:OPAQUE",
        "SUMMARY:Giao ban",
        "DESCRIPTION:Mang hồ sơ",
        "LOCATION:Phòng họp 1",
    ]
    assert "Kha" not in calendar_text(feed)


def test_what_only_the_unit_attends_takes_no_time_and_rings_no_bell(house: DutyHouse) -> None:
    """Without an end it lasts to the end of its half of the day."""
    enter_approved(house, attending=house.here.unit.name)
    token = renew_link(by=account(house.an), at=NOW)

    lines = unfolded(read(token))

    begins = lines.index("SUMMARY:Giao ban")
    assert lines[begins - 2 : begins + 2] == [
        "DTEND:20261201T043000Z",
        "TRANSP:TRANSPARENT",
        "SUMMARY:Giao ban",
        "DESCRIPTION:Đơn vị của bạn dự",
    ]
    assert "BEGIN:VALARM" not in lines[begins : lines.index("END:VEVENT", begins)]


def test_a_change_is_told_once_it_is_approved_and_a_cancelled_event_as_cancelled(
    house: DutyHouse,
) -> None:
    item = enter_approved(house)
    token = renew_link(by=account(house.an), at=NOW)
    found = [events_in(read(token))]
    moved = event(
        house.here, title="Giao ban", attending=house.an.full_name, day=FRIDAY, begins=time(14)
    )
    change_item(item.pk, moved, by=house.here.office, at=NOW, seen=1)
    found.append(events_in(read(token)))
    approve_items({item.pk: 2}, by=house.here.director, at=NOW)
    found.append(events_in(read(token)))
    cancel_item(item.pk, by=house.here.office, at=LATER, seen=2)
    found.append(events_in(read(token, at=LATER)))

    assert [one["Giao ban"] for one in found] == [(0, False), (0, False), (1, False), (2, True)]
    assert "STATUS:CANCELLED" in unfolded(read(token, at=LATER))


def test_an_event_that_is_put_off_from_before_what_is_told_is_the_same_event(
    house: DutyHouse,
) -> None:
    item = enter_approved(house)
    token = renew_link(by=account(house.an), at=NOW)
    read(token)
    later = moment("2027-01-04 08:00")
    ToldEvent.objects.filter(key=f"event-{item.pk}").update(day=first_told(later, house.an) - DAY)
    WorkItem.objects.filter(pk=item.pk).update(day=later.date())

    [told] = [one for one in read(token, at=later).entries if one.event.summary == "Giao ban"]

    assert (told.event.day, told.sequence) == (later.date(), 1)


# -- the secret


def test_the_secret_is_kept_as_a_hash_and_on_record_without_it(house: DutyHouse) -> None:
    token = renew_link(by=account(house.an), at=NOW)

    link = CalendarLink.objects.get()
    event = Event.objects.latest("pk")

    assert len(token) == 43
    assert token not in str(vars(link))
    assert (event.action, event.subject_id, event.after) == ("feeds.make-link", link.pk, {})


def test_a_renewed_address_leads_nowhere_any_more(house: DutyHouse) -> None:
    old = renew_link(by=account(house.an), at=NOW)
    uids = {one.uid for one in read(old).entries}
    new = renew_link(by=account(house.an), at=LATER)

    with pytest.raises(NoCalendar):
        read(old)

    assert {one.uid for one in read(new).entries} == uids
    assert Event.objects.latest("pk").action == "feeds.renew-link"


def test_an_address_is_ended_by_its_owner_with_all_that_was_told(house: DutyHouse) -> None:
    token = renew_link(by=account(house.an), at=NOW)
    read(token)
    end_link(by=account(house.an), at=NOW)
    end_link(by=account(house.an), at=NOW)

    with pytest.raises(NoCalendar):
        read(token)

    assert not ToldEvent.objects.exists()
    assert Event.objects.filter(action="feeds.end-link").count() == 1


def test_who_left_has_no_calendar(house: DutyHouse) -> None:
    token = renew_link(by=account(house.an), at=NOW)
    User.objects.filter(staff=house.an).update(is_active=False)

    with pytest.raises(NoCalendar):
        read(token)


def test_who_does_not_work_here_has_none(house: DutyHouse) -> None:
    reader = make_user(Role.READER, house.agency)

    with pytest.raises(NotOnStaff):
        renew_link(by=reader, at=NOW)
    with pytest.raises(NotOnStaff):
        end_link(by=reader, at=NOW)


def test_wrong_secrets_are_turned_away_after_many_but_the_right_one_still_answers(
    house: DutyHouse,
) -> None:
    token = renew_link(by=account(house.an), at=NOW)
    for number in range(30):
        with pytest.raises(NoCalendar):
            read(f"khong-phai-{number}")

    with pytest.raises(TooManyTries):
        read("khong-phai")

    assert turns_in(read(token))


def test_a_calendar_that_asks_without_end_is_told_to_wait(house: DutyHouse) -> None:
    token = renew_link(by=account(house.an), at=NOW)
    for _number in range(MOST_READS):
        read(token)

    with pytest.raises(TooManyTries):
        read(token)


# -- the pages


def fetch(client: Client, token: str, **headers: str):
    return client.get(reverse("feeds:feed", args=[token]), headers=headers)


def test_the_calendar_needs_no_session_and_is_not_sent_twice(house: DutyHouse) -> None:
    token, phone = renew_link(by=account(house.an), at=NOW), Client()
    with clock.freeze(NOW):
        answer = fetch(phone, token)
        again = fetch(phone, token, If_None_Match=answer["ETag"])

    assert (answer.status_code, again.status_code, again.content) == (200, 304, b"")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Cache-Control"] == "no-store, private"
    assert answer.cookies == {}
    assert answer.content.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")


def test_a_wrong_address_is_unknown_and_a_patient_one_told_when_to_come_back(
    house: DutyHouse,
) -> None:
    phone = Client()
    with clock.freeze(NOW):
        found = [fetch(phone, "khong-phai").status_code for _number in range(31)]
        last = fetch(phone, "khong-phai")

    assert found == [404] * 30 + [429]
    assert last["Retry-After"] == "900"


def test_an_address_takes_questions_only(house: DutyHouse) -> None:
    token = renew_link(by=account(house.an), at=NOW)

    assert Client().post(reverse("feeds:feed", args=[token])).status_code == 405


def test_the_address_is_shown_once(house: DutyHouse, client_of: SignIn) -> None:
    client = client_of(account(house.an))
    with clock.freeze(NOW):
        made = client.post(reverse("feeds:renew")).content.decode()
        again = client.get(reverse("feeds:mine")).content.decode()
        card = client.get(reverse("feeds:card")).content.decode()

    assert "webcal://" in made
    assert "/feed/" not in again + card
    assert "chưa có lịch nào dùng" in again


def test_the_page_ends_it(house: DutyHouse, client_of: SignIn) -> None:
    renew_link(by=account(house.an), at=NOW)
    client = client_of(account(house.an))

    answer = client.post(reverse("feeds:end"), follow=True)

    assert "Đã ngừng chia sẻ lịch" in answer.content.decode()
    assert not CalendarLink.objects.exists()


def test_who_has_no_calendar_is_told_so(house: DutyHouse, client_of: SignIn) -> None:
    client = client_of(make_user(Role.READER, house.agency))

    answer = client.post(reverse("feeds:renew"), follow=True)

    assert "không gắn với cán bộ nào" in answer.content.decode()


def test_one_person_sees_nothing_of_another(house: DutyHouse) -> None:
    stranger = make_staff(house.here.unit, "Người Mới")
    token = renew_link(by=account(stranger), at=NOW)

    assert turns_in(read(token)) == {}
