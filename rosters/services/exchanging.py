"""Two people of a unit change places on a day: one step, which one press takes back."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db import transaction

from accounts.models import User
from planning.workflow import RosterAct
from rosters.enums import ChangeKind
from rosters.errors import GivenCell, UnknownCell
from rosters.services.editing import take_step
from rosters.services.locks import roster_for_act
from rosters.sheets.taking import is_exchangeable
from weeks.enums import Mode
from weeks.models import Entry, WeeklyRoster
from weeks.sheets import cells_of
from weeks.values.cells import ON_SITE_MODES, Cell, CellKey, Seen


@transaction.atomic
def exchange_cells(
    roster_id: int, day: date, *, absent: int, taker: int, by: User, at: datetime, seen: Seen
) -> WeeklyRoster:
    """Whoever is `taker` comes on that day instead of `absent`, who is then where the other was to
    be; a reason for coming goes along, and a half of the day that an absence takes stays.

    Raises NoSuchRoster, NotAllowed, NotEditable, RosterChanged, UnknownCell, and GivenCell where
    one of the two cells is not anybody's to exchange.
    """
    roster = roster_for_act(roster_id, RosterAct.SUBMIT, by=by, at=at)
    keys = ((absent, day), (taker, day))
    stands = cells_of(Entry.objects.filter(roster=roster, day=day, staff__in={absent, taker}))
    if absent == taker or not stands.keys() >= set(keys):
        raise UnknownCell
    first, second = (stands[key] for key in keys)
    if not is_exchangeable(first) or second.is_on_site or second.is_touched:
        raise GivenCell
    after: Mapping[CellKey, Cell] = dict(zip(keys, exchanged(first, second), strict=True))
    return take_step(
        roster.pk,
        keys,
        lambda key, _cell: after[key],
        ChangeKind.EXCHANGED,
        by=by,
        at=at,
        seen=seen,
    )


def exchanged(absent: Cell, taker: Cell) -> tuple[Cell, Cell]:
    """Both cells afterwards: only the halves change in which `absent` was at the office."""
    halves: dict[str, tuple[Mode, Mode]] = {
        name: (getattr(taker, name), getattr(absent, name))
        for name in ("morning", "afternoon")
        if getattr(absent, name) in ON_SITE_MODES
    }
    gone: dict[str, Any] = {name: theirs for name, (theirs, _own) in halves.items()}
    comes: dict[str, Any] = {name: own for name, (_theirs, own) in halves.items()}
    return (
        replace(absent, reason="", reason_text="", **gone),
        replace(taker, reason=absent.reason, reason_text=absent.reason_text, **comes),
    )
