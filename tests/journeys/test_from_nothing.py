"""From an empty server to the first list, by the pages alone: each person told once, the list at
7:30.
"""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

import clock
from notices.models import Delivery, Run
from outgoing.services import run_due, send_waiting
from tests.factories import moment
from tests.journeys.from_nothing import PEOPLE, Server, walk_to_publication

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.browser,
    pytest.mark.both_databases,
]


def manage(*command: str) -> tuple[str, int]:
    said = StringIO()
    try:
        call_command(*command, stdout=said)
    except CommandError as ended:
        return said.getvalue(), ended.returncode
    return said.getvalue(), 0


def test_from_an_empty_server_to_the_first_list(
    page: Page, live_server: LiveServer, tmp_path: Path
) -> None:
    with clock.freeze(moment("2026-11-26 09:00")):
        walk_to_publication(page, Server(site=live_server.url, manage=manage), tmp_path)
        run_due(clock.now())
        run_due(clock.now())
        send_waiting(now=clock.now)
    told = Delivery.objects.filter(run__kind=Run.Kind.PUBLISHED, state=Delivery.State.SENT)
    assert sorted(told.values_list("address", flat=True)) == sorted(row[5] for row in PEOPLE[1:])

    with clock.freeze(moment("2026-11-30 07:30")):
        run_due(clock.now())
        send_waiting(now=clock.now)
    first_list = Delivery.objects.get(run__kind=Run.Kind.DAILY_LIST)
    assert (first_list.address, first_list.state) == ("vp@bo.example", Delivery.State.SENT)
