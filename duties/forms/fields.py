"""Hours of a shift and how many people it needs, as an office types them."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from directives.forms.fields import HOUR
from duties.texts import clock_text
from duties.values.posts import CoverWish
from planning.duty.shift import DAY

NUMBERS = re.compile(r"\d{1,2}(?:\s*[-–]\s*\d{1,2}){0,2}")


class ShiftHourField(forms.Field):
    """7h30, 7:30 or 22h, in minutes after midnight; 24h00 is the midnight that ends the day."""

    def __init__(self, **options: Any) -> None:
        attrs = {"class": "num", "placeholder": "7h30", "autocomplete": "off"}
        super().__init__(widget=forms.TextInput(attrs=attrs), **options)

    def to_python(self, value: Any) -> int | None:
        typed = str(value or "").strip()
        if not typed:
            return None
        found = HOUR.fullmatch(typed)
        hour, minute = (int(found[1]), int(found[2] or 0)) if found else (99, 0)
        if minute > 59 or 60 * hour + minute > DAY:
            raise ValidationError(_("Ghi giờ theo dạng 7h30."), code="invalid")
        return 60 * hour + minute

    def prepare_value(self, value: Any) -> Any:
        return clock_text(value % DAY or DAY if value else 0) if isinstance(value, int) else value


class CoverField(forms.Field):
    """2 people, 1-2 (one is enough, two are wanted), or least-wanted-most; nothing or 0: the
    shift is not held on such days.
    """

    def __init__(self, **options: Any) -> None:
        attrs = {"class": "num", "inputmode": "numeric", "autocomplete": "off"}
        super().__init__(widget=forms.TextInput(attrs=attrs), required=False, **options)

    def to_python(self, value: Any) -> CoverWish | None:
        typed = str(value or "").strip()
        if not typed:
            return None
        if not NUMBERS.fullmatch(typed):
            raise ValidationError(_("Ghi số người, ví dụ 1 hoặc 1-2."), code="invalid")
        numbers = [int(number) for number in re.findall(r"\d+", typed)]
        least, most = numbers[0], numbers[-1]
        wish = CoverWish(least, numbers[1] if len(numbers) == 3 else most, most)
        return wish if any(wish) else None
