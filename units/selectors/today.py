"""Where everybody is on a day. Weeks are planned above the staff list: who knows is a setting."""

from collections.abc import Collection
from datetime import date
from typing import Protocol

from django.conf import settings
from django.db.models import QuerySet
from django.utils.module_loading import import_string

from planning.modes import MODES
from units.enums import StaffState
from units.models import Agency, Position
from units.values import CodedDay


class TodaySource(Protocol):
    """Where everybody is on the day, or who is at home in the `units`; health is not told."""

    def __call__(
        self, agency: Agency, day: date, units: Collection[int] | None = None
    ) -> CodedDay: ...


def states_on(agency: Agency, day: date, units: Collection[int] | None = None) -> CodedDay:
    """As `settings.TODAY_SOURCE` has it."""
    source: TodaySource = import_string(settings.TODAY_SOURCE)
    return source(agency, day, units)


def narrow_to_state(
    posts: QuerySet[Position], states: CodedDay, asked: StaffState
) -> QuerySet[Position]:
    """Of these posts those whose holder is so in either half of the day."""
    if asked is StaffState.UNKNOWN:
        return posts.exclude(staff__in=list(states))
    held = [
        staff_id
        for staff_id, codes in states.items()
        if not asked.works.isdisjoint(MODES[code].work for code in codes)
    ]
    return posts.filter(staff__in=held)
