"""How the period of a directive is written: from an hour or a day, to the end of a day, or until
further notice.
"""

from datetime import datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from directives.models import Edition, EndCondition, Phase, Suspension
from planning.wording.dates import lower_first
from units.words import clock_time, day


def period(edition: Edition) -> str:
    """từ ngày 30/11/2026 đến hết ngày 11/12/2026"""
    if edition.effective_from is None:
        return _("chưa ghi ngày bắt đầu")
    return _("%(start)s %(end)s") % {
        "start": start(edition.effective_from),
        "end": end(edition.effective_to),
    }


def start(moment: datetime) -> str:
    """từ ngày 30/11/2026, từ 12h00 ngày 02/12/2026"""
    if timezone.localtime(moment).time() == time(0):
        return _("từ ngày %(day)s") % {"day": day(moment)}
    return _("từ %(hour)s ngày %(day)s") % {"hour": clock_time(moment), "day": day(moment)}


def end(moment: datetime | None) -> str:
    """đến hết ngày 11/12/2026, đến 6h00 ngày 21/09/2021, cho đến khi có thông báo mới"""
    if moment is None:
        return _("cho đến khi có thông báo mới")
    local = timezone.localtime(moment)
    if local.time() == time(0):
        return _("đến hết ngày %(day)s") % {"day": day(local - timedelta(days=1))}
    return _("đến %(hour)s ngày %(day)s") % {"hour": clock_time(moment), "day": day(moment)}


def duration(edition: Edition) -> str:
    """12 ngày: the first day is day one. Nothing for an open end."""
    if edition.effective_from is None or edition.effective_to is None:
        return ""
    first = timezone.localtime(edition.effective_from).date()
    last = (timezone.localtime(edition.effective_to) - timedelta(microseconds=1)).date()
    return _("%(count)s ngày") % {"count": (last - first).days + 1}


def conditions(edition: Edition) -> str:
    """, hoặc khi nước rút, tùy điều kiện nào đến trước: what follows the period; of several the
    one that happened alone.
    """
    said = list(edition.end_conditions.all())
    happened = next((condition for condition in said if condition.happened_at), None)
    if happened:
        return _(" (vì %(condition)s)") % {"condition": condition_words(happened)}
    if not said:
        return ""
    either = "".join(
        _(", hoặc khi %(condition)s") % {"condition": condition_words(condition)}
        for condition in said
    )
    return either + _(", tùy điều kiện nào đến trước")


def condition_words(condition: EndCondition) -> str:
    """nước rút, Công văn số 3 hết hiệu lực: what stands after "khi"."""
    if condition.words:
        return lower_first(condition.words.removeprefix("Khi ").removeprefix("khi "))
    return _("%(document)s hết hiệu lực") % {"document": condition.other}


def pause(suspension: Suspension) -> str:
    """từ ngày 02/12/2026 đến hết ngày 03/12/2026"""
    return _("%(start)s %(end)s") % {"start": start(suspension.begins), "end": end(suspension.ends)}


def stage(phase: Phase) -> str:
    """từ ngày 14/12/2026 đến hết ngày 20/12/2026, từ ngày 21/12/2026 đến khi văn bản hết hiệu
    lực
    """
    until = end(phase.ends) if phase.ends else _("đến khi văn bản hết hiệu lực")
    return _("%(start)s %(end)s") % {"start": start(phase.begins), "end": until}
