import ast
import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from accounts.models import User
from audit.services import record
from inspection.texts import ACTIONS, ROOMS
from planning.workflow import RosterAct
from tests.factories import make_agency, make_unit, make_user
from units.enums import LeaveAnswer, Role
from units.models import Unit

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def unit(wednesday: datetime) -> Unit:
    return make_unit(make_agency(), name="Phòng Tài chính")


@pytest.fixture
def auditor(unit: Unit) -> User:
    return make_user(Role.AUDITOR, unit.agency)


def changed(
    unit: Unit, action: str, *, at: datetime, by: User | None = None, reason: str = ""
) -> None:
    with transaction.atomic():
        record(action, unit, by=by, at=at, agency=unit.agency_id, reason=reason)


def test_who_did_what_to_what_and_why_the_latest_first(
    unit: Unit, auditor: User, wednesday: datetime, client_of: Callable[[User], Client]
) -> None:
    head = make_user(Role.DIRECTOR, unit.agency, full_name="Lê Văn Bình")
    changed(unit, "rosters.return", at=wednesday, by=head, reason="Thiếu lãnh đạo thứ Hai")
    changed(unit, "rosters.rejudge", at=wednesday + timedelta(minutes=1))
    elsewhere = make_unit(make_agency(), name="Phòng của cơ quan khác")
    changed(elsewhere, "rosters.approve", at=wednesday)

    page = client_of(auditor).get(reverse("inspection:record"), {"room": "rosters"})

    told = [
        (change.what, change.actor, change.about, change.reason)
        for change in page.context["changes"]
    ]
    assert told == [
        ("Kiểm tra lại theo quy định mới", "", "Phòng Tài chính", ""),
        ("Trả lại", "Lê Văn Bình", "Phòng Tài chính", "Thiếu lãnh đạo thứ Hai"),
    ]


def test_days_rooms_and_names_narrow_it_and_the_last_day_counts_whole(
    unit: Unit, auditor: User, wednesday: datetime, client_of: Callable[[User], Client]
) -> None:
    at_night = wednesday.replace(hour=23, minute=59)
    changed(unit, "rosters.open", at=at_night - timedelta(days=30))
    changed(unit, "rosters.submit", at=at_night)
    changed(unit, "directives.enter", at=wednesday)
    browser = client_of(auditor)

    def shown(**asked: str) -> list[str]:
        page = browser.get(reverse("inspection:record"), asked)
        return [change.action for change in page.context["changes"]]

    assert shown(about="Tài chính") == ["directives.enter", "rosters.submit"]
    assert shown(room="rosters", first="2026-11-25", last="2026-11-25") == ["rosters.submit"]
    assert shown(room="rosters", first="2026-10-26", last="2026-10-26") == ["rosters.open"]
    assert shown(who="Không ai") == []


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"first": "2026-11-25", "last": "2026-11-24"}, "Ngày cuối đứng trước ngày đầu."),
        ({"first": "2024-01-01", "last": "2026-11-24"}, "nhiều nhất một năm"),
        ({"first": "hôm qua"}, "Hãy ghi một ngày như 25/11/2026."),
        ({"room": "kitchen"}, "kitchen"),
    ],
)
def test_days_that_cannot_be_are_said_and_stay_typed(
    asked: dict[str, str], said: str, auditor: User, client_of: Callable[[User], Client]
) -> None:
    for name in ("inspection:record", "inspection:file"):
        page = client_of(auditor).get(reverse(name), asked)

        assert page.status_code == 422
        assert said in page.content.decode()


def test_the_file_holds_what_the_page_shows_and_what_was_written_down_beside_it(
    unit: Unit, auditor: User, wednesday: datetime, client_of: Callable[[User], Client]
) -> None:
    changed(unit, "rosters.return", at=wednesday, reason="=HYPERLINK(1)")

    answer = client_of(auditor).get(reverse("inspection:file"), {"room": "rosters"})

    [head, row] = load_workbook(BytesIO(answer.content)).active.iter_rows()
    assert answer.headers["Content-Disposition"].endswith('2026-11-19-2026-11-25.xlsx"')
    assert [cell.value for cell in row][:6] == [
        "25/11/2026 09:00:00",
        None,
        "Trả lại",
        "Phòng Tài chính",
        "=HYPERLINK(1)",
        "rosters.return",
    ]
    assert {cell.data_type for cell in row if cell.value} == {"s"}
    assert len(head) == 8


def test_however_much_is_on_record_a_page_costs_the_same(
    unit: Unit,
    auditor: User,
    wednesday: datetime,
    client_of: Callable[[User], Client],
) -> None:
    browser, counts = client_of(auditor), []
    browser.get(reverse("inspection:record"))
    for more in (1, 3, 150):
        for _each in range(more):
            changed(unit, "rosters.cells", at=wednesday)
        with CaptureQueriesContext(connection) as asked:
            browser.get(reverse("inspection:record"))
        counts.append(len(asked))

    assert len(set(counts)) == 1


def test_every_change_that_any_service_records_has_words() -> None:
    rooms = "|".join(ROOMS)
    named = {
        said for said in spoken_in_services() if re.fullmatch(rf"({rooms})\.[a-z-]*[a-z]", said)
    }

    assert named - set(ACTIONS) == set()
    assert "rosters.rejudge" in named


def test_every_step_in_the_life_of_a_roster_has_words() -> None:
    steps = {f"{room}.{act}" for room in ("rosters", "duties") for act in RosterAct}
    answers = {f"units.leave-{answer}" for answer in LeaveAnswer}

    assert (steps | answers) - set(ACTIONS) == set()
    assert {action.partition(".")[0] for action in ACTIONS} == set(ROOMS)


def spoken_in_services() -> Iterator[str]:
    """Every plain word in the services of every room: among them what changes are recorded as."""
    for path in ROOT.glob("*/**/services/**/*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value
