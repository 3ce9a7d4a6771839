"""Whom the work calendar is told to, and once: each edition, and what goes another way than the
week it belongs to.
"""

from datetime import datetime, time, timedelta

import pytest

from accounts.services import choose_week_mail
from events.models import CalendarEdition, WorkItem
from events.selectors.week import calendar_week
from events.services.filing import approve_items
from events.services.items import cancel_item, change_item
from events.services.publishing import publish_calendar
from events.tests.test_publication import TUESDAY, enter, event
from notices.models import Delivery, Run
from outgoing.services import run_due, send_waiting
from outgoing.tests.test_reminders import text_of
from planning.people import Rank
from rosters.services import approve_roster
from rosters.tests.factories import NOW, WEEK, Office, lawful_office, mandate, seen, submitted
from tests.factories import make_staff, make_unit
from units.enums import UnitKind
from units.models import Agency, Staff

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]


@pytest.fixture
def office() -> Office:
    office = lawful_office()
    for number, person in enumerate(office.people):
        Staff.objects.filter(pk=person.pk).update(email=f"p{number}@so.example")
    return office


def minute(number: int) -> datetime:
    return NOW + timedelta(minutes=number)


def tick(number: int, kind: str) -> list[Run]:
    begun = [one.run_id for one in run_due(minute(number)) if one.kind == kind]
    return list(Run.objects.filter(pk__in=begun).order_by("pk"))


def told(run: Run) -> set[str]:
    return set(run.deliveries.values_list("recipient_key", flat=True))


def key(staff: Staff) -> str:
    staff.refresh_from_db()
    return f"user:{staff.user_id}" if staff.user_id else f"staff:{staff.pk}"


def director(office: Office) -> str:
    return f"user:{office.director.pk}"


def publish(office: Office, number: int) -> CalendarEdition:
    content = calendar_week(mandate(office.director), WEEK).content
    return publish_calendar(WEEK, by=office.office, at=minute(number), seen=content)


def approve_week(office: Office, number: int = 0) -> None:
    roster = submitted(office)
    approve_roster(roster.pk, by=office.director, at=minute(number), seen=seen(roster))


# -- editions


def test_an_edition_goes_once_to_who_is_named_leads_the_unit_or_leads_the_agency(
    office: Office,
) -> None:
    leading = make_unit(office.agency, "Lãnh đạo Sở", kind=UnitKind.LEADERSHIP)
    first = make_staff(leading, "Lê Minh Châu", Rank.HEAD)
    Staff.objects.filter(pk=first.pk).update(email="gd@so.example")
    stranger = make_unit(office.agency, "Phòng Khác")
    outside = make_staff(stranger, "Trịnh Văn Ngoài", Rank.HEAD)
    Staff.objects.filter(pk=outside.pk).update(email="ngoai@so.example")
    named = office.staff[1]
    enter(office, attending=named.full_name, place="Phòng họp 1")
    approve_week(office)
    publish(office, 1)

    [run], again = tick(2, "work-calendar"), tick(3, "work-calendar")

    assert told(run) == {key(named), key(office.leader), key(office.deputy), key(first)}
    assert again == []
    text = text_of(run.deliveries.get(recipient_key=key(named)))
    assert "Thứ Ba, 01/12/2026, 8h00: Giao ban, Phòng họp 1\n" in text
    assert "/work-calendar/2026-W49/1/" in text


def test_a_later_edition_goes_to_whom_its_changes_concern_and_says_what_changed(
    office: Office,
) -> None:
    """Of two editions between two minutes the last is told."""
    one, other = office.staff[0], office.staff[1]
    enter(office, attending=one.full_name)
    item = enter(office, title="Kiểm tra", attending=other.full_name, begins=time(14))
    approve_week(office)
    publish(office, 1)
    tick(2, "work-calendar")
    for number, begins in ((3, time(15)), (4, time(16))):
        later = event(office, title="Kiểm tra", attending=other.full_name, begins=begins)
        seen_version = WorkItem.objects.get(pk=item.pk).version
        change_item(item.pk, later, by=office.office, at=minute(number), seen=seen_version)
        approve_items({item.pk: seen_version + 1}, by=office.director, at=minute(number))
        publish(office, number)
    begun = run_due(minute(5))
    kinds = [one.kind for one in begun]

    edition = Run.objects.get(
        kind="work-calendar", step=f"edition-{CalendarEdition.objects.first().pk}"
    )
    notice = Run.objects.get(kind="event")
    assert kinds.count("work-calendar") == kinds.count("event") == 1
    assert told(notice) == {key(other), key(office.leader), key(office.deputy)}
    assert told(edition) == set()
    assert "16h00: Kiểm tra" in text_of(notice.deliveries.get(recipient_key=key(other)))
    assert key(one) not in told(notice)


def test_who_wants_no_mail_about_weeks_gets_none_and_an_agency_may_want_none_at_all(
    office: Office,
) -> None:
    enter(office)
    approve_week(office)
    choose_week_mail(wanted=False, by=office.head, at=NOW)
    publish(office, 1)
    Agency.objects.update(calendar_letters=False)
    none = tick(2, "work-calendar")
    Agency.objects.update(calendar_letters=True)
    [run] = tick(3, "work-calendar")

    assert none == []
    assert told(run) == {key(office.deputy)}


# -- what goes another way than its week


def test_what_is_entered_after_the_week_was_sent_is_told_to_who_approves_and_then_to_who_is_named(
    office: Office,
) -> None:
    named = office.staff[0]
    enter(office, title="Đi cùng tuần", attending=named.full_name)
    approve_week(office)
    assert tick(1, "event") == []
    item = enter(office, title="Thêm", attending=named.full_name)

    [waiting], again = tick(2, "event"), tick(3, "event")
    approve_items({item.pk: 1}, by=office.director, at=minute(4))
    [held], after = tick(5, "event"), tick(6, "event")

    assert (told(waiting), again) == ({director(office)}, [])
    assert "còn chờ duyệt" in text_of(waiting.deliveries.get())
    assert told(held) == {key(named), key(office.leader), key(office.deputy)}
    assert after == []


def test_what_waits_is_not_sent_any_more_once_it_was_approved(office: Office) -> None:
    approve_week(office)
    item = enter(office, title="Thêm")
    [run] = tick(1, "event")
    approve_items({item.pk: 1}, by=office.director, at=minute(2))

    send_waiting(now=lambda: minute(3))

    assert run.deliveries.get().state == Delivery.State.SKIPPED


def test_what_was_approved_and_is_called_off_is_told_to_both(office: Office) -> None:
    named = office.staff[0]
    item = enter(office, attending=named.full_name, day=TUESDAY)
    approve_week(office)
    cancel_item(item.pk, by=office.office, at=minute(1), seen=1)

    [run], again = tick(2, "event"), tick(3, "event")

    assert told(run) == {key(named), key(office.leader), key(office.deputy), director(office)}
    assert run.subject == "Không tổ chức: Giao ban"
    assert again == []


def test_who_calls_an_event_off_is_not_told_so(office: Office) -> None:
    keeper = make_staff(office.unit, "Mạc Thị Giữ", user=office.office)
    named = office.staff[0]
    item = enter(office, attending=f"{named.full_name}, {keeper.full_name}", day=TUESDAY)
    approve_week(office)
    cancel_item(item.pk, by=office.office, at=minute(1), seen=1)

    [run] = tick(2, "event")

    assert key(keeper) == f"user:{office.office.pk}"
    assert told(run) == {key(named), key(office.leader), key(office.deputy), director(office)}


def test_who_approved_an_event_is_not_told_that_it_is_held(office: Office) -> None:
    chair = make_staff(office.unit, "Mạc Thị Chủ", user=office.director)
    named = office.staff[0]
    approve_week(office)
    item = enter(office, title="Thêm", attending=f"{named.full_name}, {chair.full_name}")
    approve_items({item.pk: 1}, by=office.director, at=minute(1))

    [run] = tick(2, "event")

    assert key(chair) == director(office)
    assert told(run) == {key(named), key(office.leader), key(office.deputy)}


def test_nobody_hears_of_what_is_called_off_before_its_week_was_sent(office: Office) -> None:
    item = enter(office)
    cancel_item(item.pk, by=office.office, at=NOW, seen=1)
    submitted(office)

    assert tick(1, "event") == []
