"""Tells the administrators, once a day at most, that the clock of the server was wrong, and what it
did meanwhile.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from notices.kinds import RunKind
from notices.letters import Contents, RunKey
from notices.models import ClockJump, Run
from outgoing.schedule import local_day
from outgoing.selectors.filing import who_may
from outgoing.services.kinds.protocol import LetterKind, Tick
from outgoing.services.letters import Addressee, LetterParts, letter_to, readers_who_may
from units.enums import Right
from units.models import Agency
from units.words import day as in_figures
from units.words import moment

STILL_NEWS_FOR = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class DueJump:
    """A wrong clock of which this agency was not told."""

    jump: ClockJump


class ClockKind(LetterKind[DueJump]):
    kind = RunKind(code=Run.Kind.CLOCK, name=gettext_lazy("Đồng hồ máy chủ sai giờ"))

    def due(self, tick: Tick) -> Iterator[DueJump]:
        return jumps_due(tick.agency, tick.now)

    def key(self, agency: Agency, item: DueJump, at: datetime) -> RunKey:
        return RunKey(
            agency=agency.pk,
            kind=self.kind.code,
            local_date=timezone.localdate(at),
            step=f"jump-{item.jump.pk}",
        )

    def compose(self, agency: Agency, item: DueJump, *, at: datetime) -> Contents:
        return compose_jump(agency, item, at=at)

    def name(self, item: DueJump) -> str:
        return "what the wrong clock did"


def jumps_due(agency: Agency, now: datetime) -> Iterator[DueJump]:
    """The first of today, if its letter is not written yet."""
    seen = ClockJump.objects.filter(seen_at__lte=now, seen_at__gt=now - STILL_NEWS_FOR).first()
    if seen is None:
        return
    told = Run.objects.filter(
        agency=agency.pk,
        kind=Run.Kind.CLOCK,
        created_at__gt=now - STILL_NEWS_FOR,
        created_at__lte=now,
    )
    if not told.exists():
        yield DueJump(jump=seen)


def compose_jump(agency: Agency, due: DueJump, *, at: datetime) -> Contents:
    zone = ZoneInfo(agency.time_zone)
    with timezone.override(zone):
        letters = tuple(
            letter_to(Addressee.of(user), agency, _form(agency, due.jump))
            for user in who_may(Right.KEEP_STAFF, agency, local_day(at, zone))
        )
        with translation.override("vi"):
            return Contents(
                subject=_subject(), text=_lead(due.jump), letters=letters, facts=_facts(due.jump)
            )


def _form(agency: Agency, jump: ClockJump) -> LetterParts:
    return LetterParts(
        page=reverse("outgoing:list"),
        page_label=lambda: _("Xem các báo cáo"),
        subject=_subject,
        words=lambda: {"lead": _lead(jump), "lines": list(_lines(agency, jump))},
        readers=readers_who_may(Right.KEEP_STAFF),
    )


def _facts(jump: ClockJump) -> dict[str, str]:
    return {"seen_at": jump.seen_at.isoformat(), "was_at": jump.was_at.isoformat()}


def _subject() -> str:
    return _("Đồng hồ máy chủ vừa chạy sai")


def _lead(jump: ClockJump) -> str:
    return _("Có việc ghi vào lúc %(was)s, nhưng bây giờ mới là %(seen)s.") % {
        "was": moment(jump.was_at),
        "seen": moment(jump.seen_at),
    }


def _lines(agency: Agency, jump: ClockJump) -> Iterator[str]:
    """What was done before its time, and what becomes of it."""
    lists = Run.objects.filter(agency=agency.pk, kind=Run.Kind.DAILY_LIST).order_by("local_date")
    early = lists.filter(pk__in=jump.early_runs)
    today = local_day(jump.seen_at, ZoneInfo(agency.time_zone))
    missed = lists.filter(pk__lte=jump.last_run, state=Run.State.MISSED, local_date__gte=today)
    for words, runs in (
        (
            _("Danh sách gửi trước ngày: %(days)s. Đến ngày đó sẽ gửi lại bản cập nhật."),
            early,
        ),
        (_("Danh sách bị ghi là đã lỡ: %(days)s. Đến ngày đó vẫn gửi."), missed),
    ):
        days = ", ".join(in_figures(run.local_date) for run in runs)
        if days:
            yield words % {"days": days}
    yield _("Mọi việc đến hạn vẫn chạy theo giờ hiện nay. Đề nghị kiểm tra giờ của máy chủ.")
