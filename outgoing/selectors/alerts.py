"""What the Office must know now: today's list is not out, or did not reach everybody."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _

from notices.models import ClockJump
from outgoing.selectors.duty import outdated_list
from outgoing.selectors.health import Ailment, list_troubles, todays_list
from rosters.selectors.disrupted import disrupted_from, open_disruptions
from units.enums import Right
from units.selectors import Mandate
from units.words import clock_time, day, moment


def alerts_for(mandate: Mandate, now: datetime) -> tuple[str, ...]:
    """Sentences for whoever can do something about it; nothing for others."""
    if not mandate.may(Right.SEND_REPORTS):
        return ()
    with timezone.override(ZoneInfo(mandate.agency.time_zone)):
        return (
            *_sentences(mandate, now),
            *_outdated(mandate, now),
            *_no_longer_lawful(mandate, now),
        )


def _outdated(mandate: Mandate, now: datetime) -> Iterator[str]:
    """Whom recipients believe to be on duty, though somebody else is."""
    found = outdated_list(mandate.agency, now)
    if found is not None:
        run, changes = found
        yield _(
            "Lịch trực thay đổi sau khi gửi danh sách ngày %(day)s: %(changes)s. Gửi bản cập nhật"
            " ở trang của ngày đó."
        ) % {"day": day(run.local_date), "changes": "; ".join(changes)}


def _no_longer_lawful(mandate: Mandate, now: datetime) -> Iterator[str]:
    """Weeks that were filed and that what happened to people has made unlawful."""
    for one in map(disrupted_from, open_disruptions(mandate.agency, timezone.localdate(now))):
        yield _("Lịch tuần %(week)s của %(unit)s không còn đạt quy định: %(happened)s.") % {
            "week": one.week.number,
            "unit": one.unit_name,
            "happened": "; ".join(one.told),
        }


def _sentences(mandate: Mandate, now: datetime) -> Iterator[str]:
    yield from _wrong_clock(now)
    due = todays_list(mandate.agency, now)
    if due is None:
        return
    words = {"day": day(due.day), "deadline": clock_time(due.deadline_at)}
    for trouble in list_troubles(mandate.agency, now):
        match trouble.ailment:
            case Ailment.NOT_BEGUN:
                yield _("Danh sách trực ngày %(day)s chưa gửi. Hạn gửi: %(deadline)s.") % words
            case Ailment.NOT_FINISHED:
                yield _("Danh sách trực ngày %(day)s chưa gửi xong. Hạn gửi: %(deadline)s.") % words
            case _ if trouble.recipient:
                told = {
                    **words,
                    "recipient": trouble.recipient,
                    "reason": _(trouble.detail) if trouble.detail else "",
                }
                yield (
                    _("Danh sách trực ngày %(day)s không đến được %(recipient)s. %(reason)s") % told
                )
            case _:
                yield _("Danh sách trực ngày %(day)s không gửi được. %(reason)s") % {
                    **words,
                    "reason": _(trouble.detail) if trouble.detail else "",
                }


def _wrong_clock(now: datetime) -> Iterator[str]:
    jump = ClockJump.objects.filter(seen_at__lte=now, seen_at__gt=now - timedelta(days=1)).first()
    if jump is not None:
        yield _("Đồng hồ máy chủ đã chạy sai: có việc ghi vào lúc %(was)s, thấy lúc %(seen)s.") % {
            "was": moment(jump.was_at),
            "seen": moment(jump.seen_at),
        }
