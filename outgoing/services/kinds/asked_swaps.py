"""What is told of any request between two colleagues, of a turn of duty or of a day: who is asked,
who has to approve, and what became of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from django.db.models import CharField, Exists, OuterRef, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.utils import translation
from django.utils.translation import gettext as _

from notices.models import Run
from swaps.enums import SwapState
from swaps.models import AskedSwap
from units.models import Agency

MOST_AT_ONCE: Final = 50
STILL_NEWS_FOR: Final = timedelta(days=3)
TOLD_ENDS: Final = (
    SwapState.DONE,
    SwapState.DECLINED,
    SwapState.REFUSED,
    SwapState.LAPSED,
)


class SwapNews(StrEnum):
    """What there is to tell."""

    ASKED = "asked"
    AGREED = "agreed"
    ENDED = "ended"
    UNDONE = "undone"
    CALLED = "called"


@dataclass(frozen=True, slots=True, kw_only=True)
class DueSwap:
    """One request of which somebody was not told; or the turn (`row_id`) of who was called in."""

    news: SwapNews
    row_id: int
    day: date

    @property
    def step(self) -> str:
        return f"{self.news.value}-{self.row_id}"


def asked_swaps_due(
    agency: Agency, code: str, rows: QuerySet[Any], day: str, now: datetime
) -> Iterator[DueSwap]:
    """What happened to these requests in the last days and no letter of the kind `code` told yet,
    the oldest first; `day` is the column of their day. What was taken back is told to nobody.
    """
    since = now - STILL_NEWS_FOR
    waiting: tuple[tuple[SwapNews, QuerySet[Any]], ...] = (
        (SwapNews.ASKED, rows.filter(state=SwapState.OPEN, asked_at__gt=since)),
        (SwapNews.AGREED, rows.filter(state=SwapState.AGREED, agreed_at__gt=since)),
        (SwapNews.ENDED, rows.filter(state__in=TOLD_ENDS, ended_at__gt=since)),
        (SwapNews.UNDONE, rows.filter(state=SwapState.UNDONE, ended_at__gt=since)),
    )
    for news, found in waiting:
        new = found.filter(~told_already(agency, code, news)).order_by("pk")
        for pk, on in new.values_list("pk", day)[:MOST_AT_ONCE]:
            yield DueSwap(news=news, row_id=pk, day=on)


def told_already(agency: Agency, code: str, news: SwapNews) -> Exists:
    """Whether a letter of the kind `code` has told it of a row."""
    step = Concat(Value(f"{news.value}-"), Cast(OuterRef("pk"), CharField()))
    return Exists(Run.objects.filter(agency=agency.pk, kind=code, step=step))


def why_nothing_to_answer(model: type[AskedSwap], swap_id: int, state: str) -> str:
    """Empty while the request waits for this reader; else why it does no more."""
    if model._base_manager.filter(pk=swap_id, state=state).exists():
        return ""
    with translation.override("vi"):
        return _("Đề nghị đã được trả lời, đã rút hoặc không còn hiệu lực.")
