"""How the period of a directive is written: from an hour or a day, to the end of a day, or until further notice."""

from datetime import datetime, time, timedelta

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _

from directives.models import Edition
from units.templatetags.vietnamese import clock_time, day

register = template.Library()


@register.filter
def period(edition: Edition) -> str:
    """từ ngày 30/11/2026 đến hết ngày 11/12/2026"""
    if edition.effective_from is None:
        return _("chưa ghi ngày bắt đầu")
    return _("%(start)s %(end)s") % {"start": start(edition.effective_from), "end": end(edition.effective_to)}


@register.filter
def start(moment: datetime) -> str:
    """từ ngày 30/11/2026, từ 12h00 ngày 02/12/2026"""
    if timezone.localtime(moment).time() == time(0):
        return _("từ ngày %(day)s") % {"day": day(moment)}
    return _("từ %(hour)s ngày %(day)s") % {"hour": clock_time(moment), "day": day(moment)}


@register.filter
def end(moment: datetime | None) -> str:
    """đến hết ngày 11/12/2026, đến 6h00 ngày 21/09/2021, cho đến khi có thông báo mới"""
    if moment is None:
        return _("cho đến khi có thông báo mới")
    local = timezone.localtime(moment)
    if local.time() == time(0):
        return _("đến hết ngày %(day)s") % {"day": day(local - timedelta(days=1))}
    return _("đến %(hour)s ngày %(day)s") % {"hour": clock_time(moment), "day": day(moment)}


@register.filter
def duration(edition: Edition) -> str:
    """12 ngày: the first day is day one. Nothing for an open end."""
    if edition.effective_from is None or edition.effective_to is None:
        return ""
    first = timezone.localtime(edition.effective_from).date()
    last = (timezone.localtime(edition.effective_to) - timedelta(microseconds=1)).date()
    return _("%(count)s ngày") % {"count": (last - first).days + 1}
