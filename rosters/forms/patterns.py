"""What is typed to keep a week as a pattern."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from planning.time import Week
from refusals.forms import RefusableForm
from rosters.models.pattern import LONGEST_NAME
from units.words import week, week_span
from weeks.enums import RosterState
from weeks.models import WeeklyRoster


class KeepPatternForm(RefusableForm):
    """From which week, under which name."""

    name = forms.CharField(
        label=_("Tên mẫu"),
        max_length=LONGEST_NAME,
        help_text=_("Ví dụ: Tuần chẵn, Tuần có họp giao ban, Mùa mưa bão."),
    )
    source = forms.TypedChoiceField(label=_("Lưu lịch của"), coerce=int)

    def __init__(self, weeks: Iterable[WeeklyRoster], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        source: Any = self.fields["source"]
        source.choices = [(one.pk, _week_said(one)) for one in weeks]


def _week_said(roster: WeeklyRoster) -> str:
    """Tuần 48 (23/11 - 29/11/2026), Đã công bố"""
    shown, state = Week.of(roster.monday), RosterState(roster.state)
    return f"{week(shown)} ({week_span(shown)}), {state.label}"
