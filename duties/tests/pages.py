"""The page of a roster of duty as its keeper sees it, and what is posted from it."""

from typing import Any

from django.test import Client
from django.urls import reverse

from duties.models import DutyRoster
from duties.selectors.roster_page import duty_page
from duties.tests.factories import (
    DutyHouse,
)
from duties.values.roster_page import DutyPage
from rosters.tests.factories import NOW, mandate


def page_of(house: DutyHouse, roster: DutyRoster, **asked: Any) -> DutyPage:
    return duty_page(mandate(house.keeper), roster.pk, at=NOW, **asked)


def post(client: Client, roster: DutyRoster, to: str, *parts: object, **fields: Any) -> Any:
    now = DutyRoster.objects.get(pk=roster.pk)
    seen = {"version": now.version, "content": now.content}
    return client.post(reverse(to, args=[roster.pk, *parts]), {**seen, **fields})
