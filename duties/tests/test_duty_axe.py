"""A machine looks at the pages of duty in use, with rows and in every state, for what a person
with a disability could not use.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

import clock
from accounts.models import User
from duties.enums import SwapKind
from duties.models import DutyRoster
from duties.services.handovers import hand_over
from duties.services.importing import keep_duty_list
from duties.services.planning import propose_duty
from duties.services.sick_calls import mark_absent
from duties.services.swaps import accept_swap, ask_swap
from duties.tests.factories import (
    NEXT_WEEK,
    DutyHouse,
    account,
    filled_duty,
    make_house,
    opened_duty,
    published_duty,
    seen_duty,
    the_turn,
)
from duties.tests.test_duty_import import HEAD, excel
from duties.values.rosters import RosterPeriod
from rosters.tests.factories import NOW
from tests.factories import MONDAY, moment
from tests.test_axe import let_in
from tools.accessibility import breaches
from tools.chromium import Theme

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
SOON = moment("2026-11-30 16:50")
LATER = RosterPeriod.week_of(NEXT_WEEK.last + timedelta(days=1))
LAST = RosterPeriod.week_of(LATER.last + timedelta(days=1))
LOOKS: tuple[tuple[int, Theme], ...] = ((1280, "light"), (390, "dark"))


@dataclass(frozen=True)
class LookAt:
    """A state of a page, and who sees it."""

    name: str
    who: User
    address: str


def states(house: DutyHouse) -> Iterator[LookAt]:
    """A week that is published and lived, one that is being filled, one that is proposed."""
    keeper, director = house.keeper, house.here.director
    an, bao, chi, huong = house.here.staff
    published, draft = published_duty(house), filled_duty(house, LATER)
    proposed = opened_duty(house, LAST)
    propose_duty(proposed.pk, by=keeper, at=NOW, seen=seen_duty(proposed))
    keep_duty_list(
        draft.pk,
        filename="truc.xlsx",
        upload=excel(HEAD, (LATER.first, "Ngô Lạ"), (LATER.first + timedelta(days=1), "Bảo")),
        by=keeper,
        at=NOW,
    )
    asked = ask_swap(
        the_turn(an, MONDAY + timedelta(days=2)).pk,
        kind=SwapKind.SWAP,
        asked=bao,
        reason="Việc nhà",
        by=account(an),
        at=NOW,
    )
    agreed = ask_swap(
        the_turn(chi, MONDAY + timedelta(days=2)).pk,
        kind=SwapKind.TAKE,
        asked=huong,
        reason="",
        by=account(chi),
        at=NOW,
    )
    accept_swap(agreed.pk, given_id=None, by=account(huong), at=NOW)
    absent = the_turn(an, MONDAY + timedelta(days=4))
    mark_absent(absent.pk, reason="Sốt", by=keeper, at=NOW)
    begun = the_turn(an, MONDAY)
    cell = f"{house.day.pk}:{LATER.first.isoformat()}"
    yield LookAt("the published week", keeper, f"/duty/{published.pk}/")
    yield LookAt("by people", keeper, f"/duty/{published.pk}/?view=people")
    yield LookAt("an opened cell", keeper, f"/duty/{draft.pk}/?cell={cell}")
    yield LookAt("a proposal", keeper, f"/duty/{proposed.pk}/")
    yield LookAt("a preview", keeper, f"/duty/{draft.pk}/import/preview/")
    yield LookAt("a post", keeper, f"/duty/posts/{house.day.post_id}/")
    yield LookAt("the sheet", keeper, "/duty/sheet/?month=2026-12")
    yield LookAt("an absent turn", keeper, f"/duty/turns/{absent.pk}/")
    yield LookAt("sick calls", keeper, "/duty/swaps/")
    yield LookAt("a turn of one's own", account(an), f"/duty/turns/{begun.pk}/")
    yield LookAt("my duties", account(an), "/duty/mine/")
    yield LookAt("what is asked", account(bao), f"/duty/swaps/{asked.pk}/")
    yield LookAt("what is decided", director, f"/duty/swaps/{agreed.pk}/")
    yield LookAt("who is on duty", director, "/duty/now/")
    hand_over(begun.pk, taker=bao, events="Đủ chìa khóa", by=account(an), at=SOON)
    yield LookAt("the log of the giver", account(an), "/duty/handovers/")
    yield LookAt("the log of the taker", account(bao), "/duty/handovers/")
    yield LookAt("the log of a leader", director, "/duty/handovers/")


def seen_by(page: Page, address: str) -> Iterator[str]:
    """What is wrong with a page at a desk by day and on a phone by night."""
    for width, theme in LOOKS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        answer = page.goto(address)
        if answer is None or answer.status != 200:
            yield f"{answer and answer.status}"
        yield from (f"{width} {theme}: {breach}" for breach in breaches(page))


def test_duty_in_use_shuts_nobody_out(page: Page, live_server: LiveServer) -> None:
    found: dict[str, list[str]] = {}
    with clock.freeze(SOON):
        for look in states(make_house()):
            let_in(page, live_server.url, look.who)
            found[look.name] = list(seen_by(page, live_server.url + look.address))

    assert (len(found), {name: said for name, said in found.items() if said}) == (17, {})


def test_duty_that_is_not_there_yet_shuts_nobody_out(page: Page, live_server: LiveServer) -> None:
    found: dict[str, list[str]] = {}
    with clock.freeze(SOON):
        let_in(page, live_server.url, make_house().keeper)
        for address in ("", "now/", "mine/", "swaps/", "handovers/", "sheet/", "releases/"):
            found[address] = list(seen_by(page, f"{live_server.url}/duty/{address}"))

    assert {name: said for name, said in found.items() if said} == {}
    assert not DutyRoster.objects.exists()
