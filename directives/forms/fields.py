"""Days and hours as an office writes them: 30/11/2026 and 16h00, each in a text field of its
own.
"""

import re
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from units.forms.fields import within_reach

HOUR = re.compile(r"(\d{1,2})(?:\s*(?:h|:|giờ)\s*(\d{2})?)?(?:\s*phút)?", re.IGNORECASE)
MIDNIGHT = time(0)


class RuleDayField(forms.DateField):
    """30/11/2026"""

    def __init__(self, **options: Any) -> None:
        widget = forms.DateInput(
            format="%d/%m/%Y",
            attrs={"class": "num", "placeholder": "dd/mm/yyyy", "autocomplete": "off"},
        )
        wrong = {"invalid": _("Ghi ngày theo dạng ngày/tháng/năm, ví dụ 30/11/2026.")}
        super().__init__(widget=widget, error_messages=wrong, validators=[within_reach], **options)


class RuleHourField(forms.Field):
    """16h00, 16:00 or 16h; 24h00 is the midnight that ends the day."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput(
            attrs={"class": "num", "placeholder": "0h00", "autocomplete": "off"}
        )
        super().__init__(widget=widget, **options)

    def to_python(self, value: Any) -> time | None:
        typed = str(value or "").strip()
        if not typed:
            return None
        found = HOUR.fullmatch(typed)
        hour, minute = (int(found[1]), int(found[2] or 0)) if found else (99, 0)
        if hour > 23 or minute > 59:
            raise ValidationError(_("Ghi giờ theo dạng 16h00."), code="invalid")
        return time(hour, minute)

    def prepare_value(self, value: Any) -> Any:
        return f"{value.hour}h{value.minute:02}" if isinstance(value, time) else value


def start_moment(day: date, hour: time | None) -> datetime:
    """Where a period begins: at that hour, without one at the first moment of the day."""
    return timezone.make_aware(datetime.combine(day, hour or MIDNIGHT))


def end_moment(day: date, hour: time | None) -> datetime:
    """Where a period ends (exclusive): at that hour, without one after the whole of the day
    ("đến hết ngày").
    """
    return start_moment(day, hour) if hour else start_moment(day + timedelta(days=1), None)


def end_as_typed(ends: datetime) -> tuple[date, time | None]:
    """The day and hour somebody would type for this end; the inverse of `end_moment`."""
    local = timezone.localtime(ends)
    if local.time() == MIDNIGHT:
        return local.date() - timedelta(days=1), None
    return local.date(), local.time()
