"""How people stand in a list, and how runs, letters and times stand on the pages of reports."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from notices.models import Delivery
from outgoing.selectors.runs import RunStanding, is_about_a_unit, is_about_a_week, page_of
from outgoing.values import ChangeFacts, PersonFacts
from rosters.values.since import since_told
from units.names import digits
from units.words import phone
from weeks.enums import Mode, Since

register = template.Library()
register.filter("page_of", page_of)
register.filter("is_about_a_unit", is_about_a_unit)
register.filter("is_about_a_week", is_about_a_week)
NOBODY, NO_BREAK = "–", "\u00a0"


@register.filter
def people(listed: Sequence[PersonFacts]) -> str:
    """Đỗ Khánh Vân (Trưởng phòng, 0900 000 201); a dash for nobody."""
    return (
        ", ".join(
            _told(person, person["title"], phone(digits(person["phone"])).replace(" ", NO_BREAK))
            for person in listed
        )
        or NOBODY
    )


@register.filter
def names(listed: Sequence[PersonFacts]) -> str:
    """Ngô Thị Ánh (buổi sáng), Chu Văn Khải: where many stand in one line."""
    return ", ".join(_told(person) for person in listed) or NOBODY


@register.filter
def since_approval(listed: Sequence[ChangeFacts]) -> str:
    """Đỗ Khánh Vân: vắng, mới ghi (đã duyệt: Làm việc tại cơ quan); Lê Mai: mới về"""
    return "; ".join(
        f"{one['name']}: {since_told(Since(one['since']), map(Mode, one['planned']))}"
        for one in listed
    )


def _told(person: PersonFacts, *more: str) -> str:
    half = {"am": _("buổi sáng"), "pm": _("buổi chiều")}.get(person["half"], "")
    told = ", ".join(part for part in (*more, half) if part)
    return f"{person['name']} ({told})" if told else person["name"]


STANDINGS = {
    # the class of the style sheet, the word
    RunStanding.SENT: ("sent", gettext_lazy("Đã gửi đủ")),
    RunStanding.LATE: ("late", gettext_lazy("Gửi muộn")),
    RunStanding.PARTLY: ("failed", gettext_lazy("Gửi chưa đủ")),
    RunStanding.FAILED: ("failed", gettext_lazy("Không gửi được")),
    RunStanding.SENDING: ("submitted", gettext_lazy("Đang gửi")),
    RunStanding.MISSED: ("late", gettext_lazy("Đã lỡ")),
    RunStanding.EMPTY: ("late", gettext_lazy("Chưa gửi được")),
    RunStanding.NOT_NEEDED: ("none", gettext_lazy("Không phải gửi")),
}
LETTERS = {
    Delivery.State.PENDING: "submitted",
    Delivery.State.SENDING: "submitted",
    Delivery.State.RETRY: "returned",
    Delivery.State.SENT: "sent",
    Delivery.State.FAILED: "failed",
    Delivery.State.EXPIRED: "failed",
    Delivery.State.SKIPPED: "none",
}


PROOFS = {
    # the class beside "proof", the icon; whatever is not named went wrong
    RunStanding.SENT: ("", "okc"),
    RunStanding.LATE: (" is-warn", "warn"),
    RunStanding.PARTLY: (" is-warn", "warn"),
    RunStanding.SENDING: (" is-info", "clock"),
    RunStanding.NOT_NEEDED: ("", "stop"),
}


@register.filter
def proof_class(standing: RunStanding) -> str:
    return PROOFS.get(standing, (" is-bad", "stop"))[0]


@register.filter
def proof_icon(standing: RunStanding) -> str:
    return PROOFS.get(standing, (" is-bad", "stop"))[1]


@register.inclusion_tag("components/_state.html")
def standing(value: RunStanding) -> dict[str, object]:
    state, label = STANDINGS[value]
    return {"state": state, "label": label}


@register.inclusion_tag("components/_state.html")
def letter_state(letter: Delivery) -> dict[str, object]:
    return {"state": LETTERS[Delivery.State(letter.state)], "label": letter.get_state_display()}


@register.filter
def to_the_second(at: datetime) -> str:
    """7:30:05"""
    there = timezone.localtime(at)
    return f"{there.hour}:{there:%M:%S}"


@register.filter
def duration(span: timedelta) -> str:
    """28 phút 42 giây; 1 giờ 17 phút; 3 ngày"""
    seconds = int(span.total_seconds())
    words = {
        "days": seconds // 86400,
        "hours": seconds // 3600,
        "minutes": seconds % 3600 // 60,
        "seconds": seconds % 60,
    }
    if seconds >= 86400:
        return _("%(days)s ngày") % words
    if seconds >= 3600:
        return _("%(hours)s giờ %(minutes)s phút") % words
    if seconds >= 60:
        return _("%(minutes)s phút %(seconds)s giây") % words
    return _("%(seconds)s giây") % words


@register.filter
def in_fours(digest: str) -> str:
    """A hash as a person compares it: 9f2c 41d7 …"""
    return " ".join(digest[place : place + 4] for place in range(0, len(digest), 4))
