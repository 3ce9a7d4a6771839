"""Put into the loaded week, or take out of it, who is at the office whatever their week says."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Q
from django.db.models.functions import Coalesce, Greatest

from units.models import Position, Unit
from units.services.agency import bump_units
from weeks.models import DutyState
from weeks.values.cells import CellKey, DutyHalves, SwappedDay


def write_states(
    source: str,
    wanted: Mapping[CellKey, DutyHalves],
    *,
    called_for: str = "",
    is_rest: bool = False,
) -> None:
    """Make the rows of `source` exactly `wanted`: duty, (`called_for`, a code of
    planning.vocabulary) calls, or (`is_rest`) days off after a duty at night. Weeks of
    units whose people are concerned are looked at anew.

    To be called in the transaction that changes what is behind it.
    """
    told = {"is_called": bool(called_for), "is_rest": is_rest, "reason": called_for}
    _write(
        source,
        {
            key: {"morning": morning, "afternoon": afternoon, **told}
            for key, (morning, afternoon) in wanted.items()
        },
    )


def write_swapped(source: str, wanted: Mapping[CellKey, SwappedDay]) -> None:
    """The same of days that people exchanged with one another, which are whole days."""
    _write(
        source,
        {
            key: {"morning": True, "afternoon": True, "swapped_to": one.mode, "reason": one.reason}
            for key, one in wanted.items()
        },
    )


def _write(source: str, wanted: Mapping[CellKey, Mapping[str, Any]]) -> None:
    rows = {(row.staff_id, row.day): row for row in DutyState.objects.filter(source=source)}
    changed = {key for key in rows.keys() | wanted if not _is_as(rows.get(key), wanted.get(key))}
    gone = [rows[key].pk for key in changed if key in rows]
    DutyState.objects.filter(pk__in=gone).delete()
    DutyState.objects.bulk_create(
        DutyState(staff_id=key[0], day=key[1], source=source, **wanted[key])
        for key in sorted(changed)
        if key in wanted
    )
    _look_anew(changed, wanted)


def _is_as(row: DutyState | None, columns: Mapping[str, Any] | None) -> bool:
    if row is None or columns is None:
        return False
    return all(getattr(row, name) == value for name, value in columns.items())


def _look_anew(changed: Iterable[CellKey], wanted: Iterable[CellKey]) -> None:
    """The units of these people on these days."""
    people = {staff_id for staff_id, _day in changed}
    if not people:
        return
    days = sorted(day for _staff_id, day in changed)
    units = _homes(people, days[0], days[-1])
    bump_units(units, people)
    last = max((day for _staff_id, day in wanted), default=None)
    if last is not None:
        latest = Greatest(Coalesce("duty_until", last), last)
        Unit.objects.filter(pk__in=units).update(duty_until=latest)


def _homes(people: Iterable[int], first: date, last: date) -> set[int]:
    open_then = Q(first__lte=last) & (Q(last__isnull=True) | Q(last__gte=first))
    posts = Position.objects.filter(open_then, staff__in=people, is_home=True)
    return set(posts.values_list("unit", flat=True))
