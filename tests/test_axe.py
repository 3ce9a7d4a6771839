"""A machine looks at every page once for what a person with a disability could not use."""

import hashlib
from datetime import timedelta
from typing import Final

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

import clock
from accounts.models import User
from directives.tests.factories import draft_of, make_directive
from notices.models import Run
from notices.tests.outbox import begin, key, letter
from rosters.tests.factories import NOW, WEEK, lawful_office, make_office, submitted
from tests.factories import make_staff, make_unit, make_user
from tests.test_access import ROWS, Row, address, make_holder
from tests.world import World, make_world
from tools.accessibility import AXE, breaches
from tools.demo_site import TEXT
from units.enums import Role
from units.models import Unit

pytestmark = pytest.mark.lengthy

NO_PAGE: Final = {
    "units:template": "a workbook",
    "assignments:file": "a file",
    "directives:attachment": "a file",
    "rosters:impact-file": "a file",
    "inspection:file": "a workbook",
    "reports:turns-file": "a workbook",
    "reports:punctuality-file": "a workbook",
    "reports:departures-file": "a workbook",
    "rosters:agency-week-file": "a workbook",
    "rosters:leave-effect": "a piece of a page",
    "duties:my-leave-left": "a piece of a page",
    "duties:leave-left": "a piece of a page",
    "hours:template": "a workbook",
    "events:file": "a workbook",
    "support:file": "a workbook",
    "lodging:file": "a workbook",
    "mobilisation:figures-file": "a workbook",
    "duties:workbook": "a workbook",
    "outgoing:mail-file": "a file",
    "outgoing:mail-html": "a mail in a sandbox that runs no script",
    "rosters:impact-summary": "a piece of a page",
    "intake:undecided": "a piece of a page",
    "ownweek:manifest": "what a phone installs",
    "ownweek:worker": "a script",
    "feeds:card": "a piece of a page",
    "duties:sheet-file": "a workbook",
    "seasons:list-file": "a workbook",
    "outgoing:live": "plain text for a monitor",
}
PAGES: Final = tuple(row for row in ROWS if row.get == 200 and row.name not in NO_PAGE)
READ_BY: Final = {
    Role.HEAD: (
        "rosters:week-unit",
        "rosters:copy",
        "rosters:patterns",
        "rosters:ahead",
        "rosters:cell",
        "swaps:person",
        "swaps:persons-day",
        "events:new",
        "events:item",
        "ownweek:week",
        "assignments:unit",
        "assignments:task",
        "assignments:change",
    ),
    Role.DIRECTOR: ("rosters:board-week", "outgoing:today"),
    Role.READER: ("rosters:board-week", "rosters:week-unit"),
    Role.ADMIN: ("units:reopen-outsider",),
}

SPACES: Final = sorted({f"{row.name.split(':')[0]}:" for row in PAGES})
LOOKS: Final = (
    *((Role.CHIEF_OF_OFFICE, space) for space in SPACES),
    (Role.HEAD, ""),
    (Role.DIRECTOR, ""),
    (Role.READER, ""),
    (Role.ADMIN, ""),
)


def read_by(role: Role, space: str) -> list[Row]:
    """The chief of the Office may see nearly every page; others, those that look different to them
    or are closed to the chief.
    """
    return [
        row
        for row in PAGES
        if row.name in READ_BY.get(role, (row.name,))
        and row.name.startswith(space)
        and role in row.who - row.but
    ]


def crowded_world() -> World:
    """An agency with what only two of a kind show: another unit to lead to, the same reminder
    twice, two who hold one role.
    """
    world = make_world("Sở Này")
    unit = Unit.objects.get(pk=world.unit)
    agency = unit.agency
    make_unit(agency, "Sở Này phòng khác")
    for _ in range(2):
        make_staff(unit, "Sở Này phó", user=make_user(Role.DEPUTY, unit=unit))
    for hour, step in enumerate(("file", "overdue"), start=1):
        begin(
            letter(subject="Sở Này", text="Sở Này", html="<p>Sở Này</p>", name="Sở Này"),
            at=NOW + timedelta(hours=hour),
            run=key(agency.pk, kind=Run.Kind.REMINDER, day=WEEK.monday, step=f"{step}-again"),
        )
    return world


def let_in(page: Page, site: str, user: User) -> None:
    client = Client()
    client.force_login(user)
    key = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": site}])


def test_the_examiner_is_the_one_that_was_chosen() -> None:
    digest = hashlib.sha256(AXE.read_bytes()).hexdigest()

    assert f"`axe.min.js`: {digest}" in (AXE.parent / "README.md").read_text(encoding="utf-8")
    assert AXE.read_text(encoding="utf-8").startswith("/*! axe v4.14.1")
    assert (AXE.parent / "LICENSE").read_text(encoding="utf-8").startswith("Mozilla Public License")


def test_every_page_is_looked_at_by_somebody() -> None:
    seen = {row.name for role, space in LOOKS for row in read_by(role, space)}

    assert sorted(seen) == sorted(row.name for row in PAGES)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("role", "space"), LOOKS)
def test_no_page_shuts_anybody_out(
    role: Role, space: str, page: Page, live_server: LiveServer
) -> None:
    with clock.freeze(NOW):
        world = crowded_world()
        let_in(page, live_server.url, make_holder(role, world))
        found = {}
        for row in read_by(role, space):
            answer = page.goto(live_server.url + address(row, world))
            assert answer is not None
            found[row.name] = [str(answer.status), *breaches(page)]

    assert found == {row.name: ["200"] for row in read_by(role, space)}
    assert found != {}


@pytest.mark.django_db(transaction=True)
def test_the_sign_in_page_shuts_nobody_out(page: Page, live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}/sign-in/")

    assert breaches(page) == []


@pytest.mark.django_db(transaction=True)
def test_a_proposal_and_an_opened_row_shut_nobody_out(page: Page, live_server: LiveServer) -> None:
    """States of a page that have no address of their own."""
    with clock.freeze(NOW):
        office = lawful_office()
        let_in(page, live_server.url, office.head)
        page.goto(f"{live_server.url}/rosters/")
        page.locator("#open").click()
        page.locator("#generate").click()
        page.locator("#take").wait_for()
        proposed = breaches(page)
        roster = submitted(make_office(agency=office.agency, name="Phòng khác"))
        let_in(page, live_server.url, office.director)
        page.goto(f"{live_server.url}{reverse('rosters:board-week', args=[WEEK])}?open={roster.pk}")
        page.locator("tr.opened").wait_for()

        assert (proposed, breaches(page)) == ([], [])


@pytest.mark.django_db(transaction=True)
def test_the_look_before_accepting_shuts_nobody_out(page: Page, live_server: LiveServer) -> None:
    with clock.freeze(NOW):
        office = lawful_office()
        chief = make_user(Role.CHIEF_OF_OFFICE, unit=office.unit)
        draft = draft_of(make_directive(office.agency, chief, number="99/UBND-VX"))
        let_in(page, live_server.url, chief)
        page.goto(f"{live_server.url}{reverse('intake:draft', args=[draft.pk])}")
        page.locator("main textarea").first.fill(TEXT)
        page.locator("main form button.btn-primary").first.click()
        page.locator("[name=look]").click()
        page.locator("[name=leave-of-look]").first.wait_for()

        assert breaches(page) == []


@pytest.mark.django_db(transaction=True)
def test_a_text_with_marks_shuts_nobody_out_and_a_press_marks_its_words(
    page: Page, live_server: LiveServer
) -> None:
    with clock.freeze(NOW):
        office = lawful_office()
        chief = make_user(Role.CHIEF_OF_OFFICE, unit=office.unit)
        draft = draft_of(make_directive(office.agency, chief, number="99/UBND-VX"))
        let_in(page, live_server.url, chief)
        page.goto(f"{live_server.url}{reverse('intake:draft', args=[draft.pk])}")
        page.locator("main textarea").first.fill(TEXT)
        page.locator("main form button.btn-primary").first.click()
        page.locator("[name=leave]").first.click()
        page.locator("#read-words mark.is-left").wait_for()
        page.locator("[name=accept]").last.click()
        page.locator("#read-words mark.is-taken").wait_for()
        pressed = breaches(page)
        page.reload()
        marks = page.locator("#read-words mark.is-left, #read-words mark.is-taken")

        assert (marks.count(), pressed, breaches(page)) == (2, [], [])


@pytest.mark.django_db(transaction=True)
def test_a_form_with_mistakes_shuts_nobody_out(page: Page, live_server: LiveServer) -> None:
    with clock.freeze(NOW):
        world = crowded_world()
        let_in(page, live_server.url, make_holder(Role.CHIEF_OF_OFFICE, world))
        page.goto(f"{live_server.url}/directives/new/")
        with page.expect_response(lambda answer: answer.request.method == "POST") as answered:
            page.locator(".form-foot button[type=submit]").click()
        page.wait_for_load_state("networkidle")

        assert (answered.value.status, breaches(page)) == (422, [])
