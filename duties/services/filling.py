"""Fill a roster of duty by pattern: as the period before, or by a list in which the next one is
next.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from django.db import transaction

from accounts.models import User
from duties.enums import DutyStepKind, TurnState
from duties.errors import NoPeriodBefore, NothingChanged, OutsidePeriod
from duties.models import DutyRoster, DutyTurn
from duties.selectors.sheets import turns_of, turns_sheet
from duties.services.moving import roster_to_edit
from duties.services.steps import take_step
from duties.sheets.obstacles import obstacle
from duties.sheets.sheet import DutySheet, TurnKey
from duties.values.filled import FilledDuty, SkippedTurn
from weeks.enums import RosterState
from weeks.values.cells import Seen


@transaction.atomic
def copy_duty(roster_id: int, *, by: User, at: datetime, seen: Seen) -> FilledDuty:
    """Put everybody where they were in the period before, weekday by weekday, where nobody is yet;
    whoever cannot is left out and told of.

    Raises NoPeriodBefore, NothingChanged, NotEditable, RosterChanged.
    """
    roster = roster_to_edit(roster_id, by=by, at=at, seen=seen)
    before = _period_before(roster)
    if before is None:
        raise NoPeriodBefore
    weeks = round((roster.first - before.first).days / 7)
    wanted = [
        (turn.shift_id, turn.day + timedelta(weeks=weeks), turn.staff_id)
        for turn in turns_of(before)
        if turn.state != TurnState.ABSENT
    ]
    sheet = turns_sheet(roster)
    inside = [key for key in wanted if roster.first <= key[1] <= roster.last]
    kept, skipped = _as_far_as_possible(sheet, inside)
    return _written(sheet, kept, skipped, DutyStepKind.COPIED, by=by, at=at, seen=seen)


@transaction.atomic
def rotate_duty(
    roster_id: int,
    shift_id: int,
    people: Sequence[int],
    *,
    by: User,
    at: datetime,
    seen: Seen,
) -> FilledDuty:
    """Fill the empty places of a shift by the list: it goes on behind whoever had the shift last
    before the period. Who cannot on a day keeps their place and is the first on the next.

    Raises OutsidePeriod for a shift of another roster, NothingChanged, NotEditable,
    RosterChanged.
    """
    roster = roster_to_edit(roster_id, by=by, at=at, seen=seen)
    sheet = turns_sheet(roster)
    if shift_id not in sheet.shift_of:
        raise OutsidePeriod
    queue = _queue(roster, shift_id, people)
    kept, skipped = _rotated(sheet, shift_id, queue)
    filled = _written(sheet, kept, skipped, DutyStepKind.ROTATED, by=by, at=at, seen=seen)
    member = sheet.members.get(queue[0])
    return filled._replace(then=member.staff.full_name if member else "")


def _period_before(roster: DutyRoster) -> DutyRoster | None:
    """The last one of the same duty that people were shown."""
    shown = DutyRoster.objects.filter(
        agency=roster.agency_id,
        unit=roster.unit_id,
        period=roster.period,
        first__lt=roster.first,
        state__in=[RosterState.PUBLISHED, RosterState.APPROVED],
    )
    return shown.order_by("-first", "-revision").first()


def _as_far_as_possible(
    sheet: DutySheet, wanted: Sequence[TurnKey]
) -> tuple[list[TurnKey], list[SkippedTurn]]:
    """Each turn that nothing speaks against once those before it are given."""
    kept: list[TurnKey] = []
    skipped: list[SkippedTurn] = []
    for key in wanted:
        if key in sheet.keys:
            continue
        refused = obstacle(sheet, *key)
        if refused is None:
            kept.append(key)
            sheet = sheet.with_keys({*sheet.keys, key})
        else:
            skipped.append(SkippedTurn(key[0], key[1], key[2], refused.sentence))
    return kept, skipped


def _queue(roster: DutyRoster, shift_id: int, people: Sequence[int]) -> list[int]:
    """The list, beginning behind whoever of it had the shift last."""
    listed = list(dict.fromkeys(people))
    last = (
        DutyTurn.objects.filter(
            shift=shift_id,
            staff__in=listed,
            day__lt=roster.first,
            roster__state__in=[RosterState.PUBLISHED, RosterState.APPROVED],
        )
        .order_by("-day", "-pk")
        .values_list("staff", flat=True)
        .first()
    )
    behind = listed.index(last) + 1 if last is not None else 0
    return listed[behind:] + listed[:behind]


def _rotated(
    sheet: DutySheet, shift_id: int, queue: list[int]
) -> tuple[list[TurnKey], list[SkippedTurn]]:
    """The turns by the list, and those that had to be left out; who has one goes to the end of
    `queue`.
    """
    kept: list[TurnKey] = []
    skipped: list[SkippedTurn] = []
    for day in _places(sheet, shift_id):
        refusals = {}
        for staff_id in queue:
            refused = obstacle(sheet, shift_id, day, staff_id)
            if refused is None:
                kept.append((shift_id, day, staff_id))
                sheet = sheet.with_keys({*sheet.keys, kept[-1]})
                queue.remove(staff_id)
                queue.append(staff_id)
                break
            refusals[staff_id] = refused.sentence
        skipped += [SkippedTurn(shift_id, day, who, why) for who, why in refusals.items()]
    return kept, skipped


def _places(sheet: DutySheet, shift_id: int) -> Iterator[date]:
    """A day for each place that is wanted in the shift and not taken."""
    for (shift, day), need in sorted(sheet.need_of.items(), key=lambda one: one[0][1]):
        if shift == shift_id:
            taken = len(sheet.by_cell.get((shift, day), ()))
            yield from [day] * max(0, need.wanted - taken)


def _written(
    sheet: DutySheet,
    kept: Sequence[TurnKey],
    skipped: Sequence[SkippedTurn],
    kind: DutyStepKind,
    *,
    by: User,
    at: datetime,
    seen: Seen,
) -> FilledDuty:
    if not kept:
        raise NothingChanged
    given = [(shift, day.isoformat(), who, False) for shift, day, who in sorted(kept)]
    roster = take_step(sheet.roster, [], given, kind, seen=seen, by=by, at=at, rows=sheet.turns)
    return FilledDuty(roster.pk, len(kept), tuple(skipped))
