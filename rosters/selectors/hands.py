"""Who opened, sent, approved and published a week signed with the name borne then."""

from collections.abc import Iterable
from typing import Final

from django.utils.timezone import localdate

from units.selectors import bearers_of
from weeks.models import WeeklyRoster

HANDS: Final = {
    "opened": ("opened_by",),
    "submitted": ("submitted_by", "submitted_for"),
    "approved": ("approved_by", "approved_for"),
    "published": ("published_by", "published_for"),
}


def load_hands(rosters: Iterable[WeeklyRoster]) -> None:
    """Loads those who signed these rosters, each called as on the day of the signature. One query
    for all of them.
    """
    signed = [
        (roster, field, localdate(at), getattr(roster, f"{field}_id"))
        for roster in rosters
        for hand, fields in HANDS.items()
        if (at := getattr(roster, f"{hand}_at")) is not None
        for field in fields
        if getattr(roster, f"{field}_id") is not None
    ]
    bearers = bearers_of(user_id for _roster, _field, _day, user_id in signed)
    for roster, field, day, user_id in signed:
        setattr(roster, field, bearers[user_id].on(day))
