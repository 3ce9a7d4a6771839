"""Runs and letters for tests: every argument has a default."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from notices.adapters.post import Post, post_office
from notices.letters import Contents, Letter, RunKey
from notices.models import Delivery, Run
from notices.services import Tally, dispatch_deliveries, insert_run
from tests.factories import moment

NOON = moment("2026-11-30 12:00")
MONDAY = date(2026, 11, 30)


def key(
    agency: int = 1, kind: Run.Kind = Run.Kind.DAILY_LIST, day: date = MONDAY, **rest: Any
) -> RunKey:
    return RunKey(**{"agency": agency, "kind": kind, "local_date": day, **rest})


def letter(address: str = "tonghop@bo.example", **fields: Any) -> Letter:
    return Letter(
        **{
            "recipient_key": address,
            "name": "Phòng Tổng hợp",
            "address": address,
            "subject": "Danh sách cán bộ trực ngày 30/11/2026",
            "text": "Kính gửi Phòng Tổng hợp,\n.\n..một dòng bắt đầu bằng dấu chấm\n",
            "html": "<p>Kính gửi Phòng Tổng hợp</p>",
            "expires_at": NOON + timedelta(hours=12),
            **fields,
        }
    )


def begin(*letters: Letter, at: datetime = NOON, run: RunKey | None = None) -> Run:
    begun = insert_run(
        run or key(),
        due_at=at,
        at=at,
        compose=lambda: Contents(subject="Danh sách", text="Danh sách", letters=letters),
    )
    assert begun is not None
    return begun


def send(
    at: datetime = NOON,
    *,
    post: Post | None = None,
    still_owed: Callable[[Delivery], str] = lambda delivery: "",
    **options: Any,
) -> Tally:
    """Dispatch everything that is due at a moment that stands still."""
    return dispatch_deliveries(
        post=post or post_office(), now=lambda: at, still_owed=still_owed, **options
    )


def states(run: Run) -> list[str]:
    return [str(state) for state in run.deliveries.values_list("state", flat=True)]
