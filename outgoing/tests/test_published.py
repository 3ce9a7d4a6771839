"""Everybody whose week was published is told once what is new for them, and nobody twice."""

from datetime import datetime, timedelta
from importlib import import_module

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from accounts.models import User
from accounts.services import choose_week_mail
from notices.models import Delivery, Run
from outgoing.services import run_due, send_waiting
from outgoing.services.kinds.published import MOST_AT_ONCE
from outgoing.tests.test_reminders import text_of
from rosters.services import amend_roster, approve_roster, publish_roster, submit_roster
from rosters.tests.factories import (
    FRIDAY,
    LATER,
    Office,
    lawful_office,
    make_office,
    published,
    put,
    seen,
)
from units.models import Staff
from weeks.enums import Mode
from weeks.models import WeeklyRoster

pytestmark = pytest.mark.django_db


def with_mail(office: Office) -> Office:
    """Everybody of the unit can be reached."""
    for number, person in enumerate(Staff.objects.filter(positions__unit=office.unit)):
        Staff.objects.filter(pk=person.pk).update(email=f"p{number}@so.example")
    return office


def tick(at: datetime = LATER) -> list[Run]:
    begun = [one.run_id for one in run_due(at) if one.kind == Run.Kind.PUBLISHED]
    return list(Run.objects.filter(pk__in=begun).order_by("pk"))


def told_to(run: Run) -> set[str]:
    return set(run.deliveries.values_list("recipient_key", flat=True))


def keys_of(*people: Staff) -> set[str]:
    """By their account where they have one."""
    stands = Staff.objects.filter(pk__in=[person.pk for person in people])
    return {f"user:{one.user_id}" if one.user_id else f"staff:{one.pk}" for one in stands}


def letter_of(run: Run, person: Staff) -> str:
    [key] = keys_of(person)
    return text_of(run.deliveries.get(recipient_key=key))


def amended(office: Office, roster: WeeklyRoster) -> WeeklyRoster:
    """The last person of the unit comes on Friday after all."""
    again = amend_roster(roster.pk, by=office.head, at=LATER, reason="Đổi người.")
    put(again, office.staff[-1], Mode.MISSION, FRIDAY, by=office.head, at=LATER)
    submit_roster(again.pk, by=office.head, at=LATER, seen=seen(again), warning_reason="Đã báo.")
    approve_roster(again.pk, by=office.director, at=LATER, seen=seen(again))
    return publish_roster(again.pk, by=office.office, at=LATER, seen=seen(again))


def test_each_person_reads_their_own_days_and_where_to_look() -> None:
    office = with_mail(lawful_office())
    published(office)

    [run] = tick()

    assert told_to(run) == keys_of(*office.people)
    letter = letter_of(run, office.leader)
    assert f"Lịch tuần 49 (30/11-06/12/2026) của {office.unit.name} đã công bố." in letter
    assert "- Thứ Hai, 30/11/2026: Làm việc tại cơ quan" in letter
    assert "http://localhost:8000/my-week/2026-W49/" in letter


def test_told_once_however_often_it_is_rung_and_pressed() -> None:
    office = with_mail(lawful_office())
    published(office)

    first, second = tick(), tick(LATER + timedelta(minutes=1))
    send_waiting(now=lambda: LATER + timedelta(minutes=2))
    send_waiting(now=lambda: LATER + timedelta(minutes=3))

    assert (len(first), second) == (1, [])
    letters = Delivery.objects.filter(run__kind=Run.Kind.PUBLISHED)
    assert letters.filter(state=Delivery.State.SENT, attempts=1).count() == len(office.people)
    assert letters.count() == len(office.people)


def test_an_amendment_is_told_only_to_whom_it_changes_with_what_was_before() -> None:
    office = with_mail(lawful_office())
    roster = published(office)
    tick()
    amended(office, roster)

    [run] = tick(LATER + timedelta(minutes=1))

    assert told_to(run) == keys_of(office.staff[-1])
    letter = text_of(run.deliveries.get())
    assert "- Thứ Sáu, 04/12/2026: Đi công tác (trước đây: " in letter
    assert "Thứ Hai" not in letter


def test_who_was_never_told_of_the_first_version_reads_the_whole_week() -> None:
    office = with_mail(lawful_office())
    amended(office, published(office))

    [run] = tick(LATER + timedelta(minutes=1))

    assert told_to(run) == keys_of(*office.people)
    assert run.subject == f"Lịch tuần 49 (30/11-06/12/2026) đã công bố: {office.unit.name}"


def test_nobody_is_told_why_somebody_is_away() -> None:
    office = with_mail(lawful_office())
    roster = published(office)
    roster.entries.filter(staff=office.staff[0]).update(morning=Mode.SICK, afternoon=Mode.SICK)

    [run] = tick()

    letter = letter_of(run, office.staff[0])
    assert "Nghỉ ốm" not in letter
    assert "Nghỉ" in letter


def test_who_does_not_want_it_is_not_told_and_who_has_no_address_is_counted() -> None:
    office = with_mail(lawful_office())
    silent, unreached = office.staff[0], office.staff[1]
    account = User.objects.create_user("im.lang", full_name="Im Lặng", email="im@so.example")
    choose_week_mail(wanted=False, by=account, at=LATER)
    Staff.objects.filter(pk=silent.pk).update(user=account)
    Staff.objects.filter(pk=unreached.pk).update(email="", user=None)
    published(office)

    [run] = tick()

    assert told_to(run) == keys_of(
        *(person for person in office.people if person.pk not in {silent.pk, unreached.pk})
    )
    assert run.facts["unreached"] == 1


def test_a_week_that_is_over_or_published_long_ago_is_no_news() -> None:
    published(with_mail(lawful_office()))

    assert tick(LATER + timedelta(days=4)) == []
    assert tick(LATER + timedelta(days=30)) == []


def test_many_units_are_told_in_as_many_minutes_as_it_takes() -> None:
    first = lawful_office()
    for number in range(MOST_AT_ONCE):
        published(make_office(agency=first.agency, name=f"Phòng {number:02}"))
    published(first)

    told = [len(tick(LATER + timedelta(minutes=minute))) for minute in range(3)]

    assert told == [MOST_AT_ONCE, 1, 0]


def test_what_is_not_published_is_told_to_nobody() -> None:
    lawful_office()

    assert tick() == []


def test_a_week_published_before_anybody_was_told_of_publications_is_no_news() -> None:
    office = with_mail(lawful_office())
    roster = published(office)
    moment = ("reports", "0002_weeks_published_before")
    before = import_module(".".join((moment[0], "migrations", moment[1])))

    before.put_on_record(MigrationLoader(connection).project_state(moment).apps, None)

    assert tick() == []
    amended(office, roster)
    [run] = tick(LATER + timedelta(minutes=1))
    assert told_to(run) == keys_of(office.staff[-1])
