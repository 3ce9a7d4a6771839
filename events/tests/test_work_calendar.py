"""The weekly work calendar: who writes it, what stays on record, and what the rules say of its
meetings.
"""

from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from audit.models import Event as AuditEvent
from directives.tests.factories import make_in_force
from events.errors import ItemChanged, ItemEndsBeforeItBegins, TooManyOnline
from events.models import WorkItem
from events.selectors.items import work_week
from events.services.items import WrittenEvent, cancel_item, change_item, enter_item
from planning.time import Week
from refusals import Refusal
from tests.factories import make_agency, make_unit, make_user, moment
from units.enums import Role
from units.models import Agency, Unit
from units.selectors import Mandate, mandate_of
from weeks.errors import NotAllowed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]

NOW = moment("2026-11-25 09:00")
TUESDAY = date(2026, 12, 1)
WEEK = Week.of(TUESDAY)
QUERIES = 9


@pytest.fixture
def agency() -> Agency:
    return make_agency()


@pytest.fixture
def office(agency: Agency) -> User:
    return make_user(Role.OFFICE, agency)


@pytest.fixture
def unit(agency: Agency) -> Unit:
    return make_unit(agency)


def event(**fields: Any) -> WrittenEvent:
    return WrittenEvent(
        **{
            "day": TUESDAY,
            "begins": time(8),
            "title": "Giao ban tuần",
            "kind": "briefing",
            "persons": 15,
            **fields,
        }
    )


def mandate(user: User) -> Mandate:
    found = mandate_of(user, on=NOW.date())
    assert found is not None
    return found


def told(user: User) -> list[list[str]]:
    """The findings of the week, event by event."""
    return [
        [finding.sentence.vi for finding in row.findings]
        for _, rows in work_week(mandate(user), WEEK)
        for row in rows
    ]


@pytest.mark.parametrize("role", [Role.HEAD, Role.DEPUTY, Role.CLERK])
def test_who_makes_a_units_roster_keeps_its_events_and_no_others(
    role: Role, agency: Agency, unit: Unit
) -> None:
    editor = make_user(role, unit=unit)

    assert enter_item(event(unit_id=unit.pk), by=editor, at=NOW).unit == unit
    for elsewhere in (None, make_unit(agency).pk):
        with pytest.raises(NotAllowed):
            enter_item(event(unit_id=elsewhere), by=editor, at=NOW)


def test_the_office_keeps_the_events_of_all(office: User, unit: Unit) -> None:
    assert [enter_item(event(unit_id=pk), by=office, at=NOW).unit_id for pk in (None, unit.pk)] == [
        None,
        unit.pk,
    ]


def test_a_head_does_not_give_an_event_away_to_another_unit(agency: Agency, unit: Unit) -> None:
    head = make_user(Role.HEAD, unit=unit)
    item = enter_item(event(unit_id=unit.pk), by=head, at=NOW)

    with pytest.raises(NotAllowed):
        change_item(item.pk, event(unit_id=make_unit(agency).pk), by=head, at=NOW, seen=1)


@pytest.mark.parametrize(
    ("fields", "error"),
    [({"ends": time(8)}, ItemEndsBeforeItBegins), ({"online": 16}, TooManyOnline)],
    ids=["no-time", "too-many-online"],
)
def test_what_cannot_be_is_refused(
    fields: dict[str, Any], error: type[Refusal], office: User
) -> None:
    with pytest.raises(error):
        enter_item(event(**fields), by=office, at=NOW)


def test_of_two_who_change_an_event_the_second_is_told(office: User) -> None:
    item = enter_item(event(), by=office, at=NOW)
    change_item(item.pk, event(persons=9), by=office, at=NOW, seen=1)

    with pytest.raises(ItemChanged):
        change_item(item.pk, event(persons=12), by=office, at=NOW, seen=1)
    assert WorkItem.objects.get().persons == 9


def test_a_cancelled_event_stays_on_record_and_is_not_changed_any_more(office: User) -> None:
    item = enter_item(event(), by=office, at=NOW)
    cancelled = cancel_item(item.pk, by=office, at=NOW, seen=1)

    with pytest.raises(ItemChanged):
        change_item(item.pk, event(), by=office, at=NOW, seen=cancelled.version)
    with pytest.raises(ItemChanged):
        cancel_item(item.pk, by=office, at=NOW, seen=cancelled.version)
    actions = (
        AuditEvent.objects.filter(subject_id=item.pk, subject="rosters.WorkItem")
        .order_by("pk")
        .values_list("action", flat=True)
    )
    assert (cancelled.cancelled_at, list(actions)) == (
        NOW,
        ["rosters.enter-item", "rosters.cancel-item"],
    )


def test_a_meeting_is_told_against_the_clause_it_breaks(
    agency: Agency, office: User, unit: Unit
) -> None:
    make_in_force(agency, office, clauses=({"kind": "meeting_cap", "params": {"max": 10}},))
    for persons, online in ((10, 0), (11, 0), (15, 5), (16, 5)):
        enter_item(
            event(
                unit_id=unit.pk,
                persons=persons,
                online=online,
                mode="mixed" if online else "in-person",
            ),
            by=office,
            at=NOW,
        )

    assert [len(found) for found in told(office)] == [0, 1, 0, 1]


@pytest.mark.parametrize(
    ("params", "fields", "broken"),
    [
        ({"purposes": ["epidemic", "urgent"]}, {"purpose": "urgent"}, False),
        ({"purposes": ["epidemic", "urgent"]}, {"purpose": "routine"}, True),
        ({"purposes": ["epidemic", "urgent"]}, {"purpose": ""}, True),
        ({"modes": ["online"]}, {"mode": "online"}, False),
        ({"modes": ["online"]}, {"mode": "mixed"}, True),
        ({"kinds": ["briefing"]}, {"kind": "briefing"}, False),
        ({"kinds": ["briefing"]}, {"kind": "conference"}, True),
        ({"approvers": ["head"]}, {"consent": "head"}, False),
        ({"approvers": ["head"]}, {"consent": "deputy"}, True),
        ({"approvers": ["head"]}, {"consent": ""}, True),
    ],
)
def test_purpose_form_kind_and_consent_are_asked_for(
    params: dict[str, Any],
    fields: dict[str, Any],
    broken: bool,
    agency: Agency,
    office: User,
    unit: Unit,
) -> None:
    make_in_force(agency, office, clauses=({"kind": "meeting_cap", "params": params},))
    enter_item(event(unit_id=unit.pk, **fields), by=office, at=NOW)

    assert [bool(found) for found in told(office)] == [broken]


def test_a_meeting_is_judged_by_the_rules_of_its_day_and_of_its_unit(
    agency: Agency, office: User, unit: Unit
) -> None:
    cap = {"kind": "meeting_cap", "params": {"max": 10}, "traits": ("cannot-work-remotely",)}
    make_in_force(agency, office, clauses=(cap,), effective_from=moment("2026-12-02 00:00"))
    bound = make_unit(agency, can_work_remotely=False)
    for unit_id, day in (
        (bound.pk, date(2026, 12, 1)),
        (bound.pk, date(2026, 12, 2)),
        (unit.pk, date(2026, 12, 2)),
    ):
        enter_item(event(unit_id=unit_id, day=day), by=office, at=NOW)

    assert [bool(found) for found in told(office)] == [False, True, False]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_calendar_costs_a_fixed_number_of_queries(
    rows: int, agency: Agency, office: User, unit: Unit, django_assert_num_queries: Any
) -> None:
    make_in_force(agency, office, clauses=({"kind": "meeting_cap", "params": {"max": 10}},))
    for _ in range(rows):
        enter_item(event(unit_id=unit.pk), by=office, at=NOW)
    reader = mandate(office)

    with django_assert_num_queries(QUERIES):
        days = work_week(reader, WEEK)

    assert [(day, len(found)) for day, found in days] == [(TUESDAY, rows)]


def test_everybody_reads_the_calendar_and_another_agency_sees_none_of_it(
    client_of: Callable[[User], Client], agency: Agency, office: User
) -> None:
    item = enter_item(event(), by=office, at=NOW)
    page = reverse("events:week", args=[WEEK])
    reader, elsewhere = (
        client_of(make_user(Role.READER, agency)),
        client_of(make_user(Role.OFFICE, make_agency())),
    )

    assert [
        "Giao ban tuần" in client.get(page).content.decode() for client in (reader, elsewhere)
    ] == [True, False]
    assert elsewhere.get(reverse("events:item", args=[item.pk])).status_code == 404


def test_a_refused_event_keeps_what_was_typed(
    client_of: Callable[[User], Client], office: User
) -> None:
    typed = {
        "day": "01/12/2026",
        "begins": "9h00",
        "ends": "8h00",
        "title": "Họp",
        "kind": "briefing",
        "mode": "in-person",
        "persons": "3",
    }
    page = client_of(office).post(reverse("events:new", args=[WEEK]), typed)

    assert (page.status_code, page.context["form"].errors["ends"]) == (
        422,
        ["Giờ kết thúc phải sau giờ bắt đầu."],
    )
    assert page.context["form"]["title"].value() == "Họp"


def test_the_office_enters_changes_and_cancels_an_event_in_the_browser(
    client_of: Callable[[User], Client], office: User
) -> None:
    client = client_of(office)
    typed = {
        "day": "01/12/2026",
        "begins": "8h00",
        "title": "Họp",
        "kind": "briefing",
        "mode": "in-person",
        "persons": "3",
        "seen": "1",
    }
    client.post(reverse("events:new", args=[WEEK]), typed)
    item = WorkItem.objects.get()
    client.post(reverse("events:item", args=[item.pk]), typed | {"persons": "4"})
    client.post(reverse("events:cancel", args=[item.pk]), {"seen": "2"})
    item.refresh_from_db()

    assert (item.persons, item.version, item.cancelled_at) == (4, 3, NOW)
