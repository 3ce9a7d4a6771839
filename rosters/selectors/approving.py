"""Who may approve what was sent: never whoever sent it, and if that leaves nobody, who could be
named.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from accounts.models import User
from rosters.selectors.hands import load_hands
from rosters.values.board import RosterInBrief
from rosters.values.progress import Deciders
from units.enums import Role
from units.models import Agency
from units.selectors import may_be_named, who_acts
from weeks.enums import RosterState
from weeks.models import WeeklyRoster


def deciders_of(agency: Agency, sender: User | None, on: date) -> Deciders:
    """Who may approve what `sender` sent, on that day."""
    return _without(sender, _approvers(agency, on), agency, on)


def undecided_rosters(
    rosters: Iterable[WeeklyRoster], reader: User, on: date
) -> tuple[Deciders, ...]:
    """Of the rosters that wait, those that nobody may approve, and those that the reader may not
    though he approves others. Two queries if any waits, and one more for each that nobody may
    approve.
    """
    waiting = [roster for roster in rosters if roster.state == RosterState.SUBMITTED]
    if not waiting:
        return ()
    approvers = _approvers(waiting[0].agency, on)
    undecided = [one for one in waiting if _is_undecided(one.submitted_by_id, approvers, reader)]
    return _deciders(undecided, approvers, reader, on)


def undecided_on_board(
    agency: Agency, rosters: Iterable[RosterInBrief], reader: User, on: date
) -> tuple[Deciders, ...]:
    """The same of many rosters, of which only those are read in full that it is told of."""
    waiting = [roster for roster in rosters if roster.state == RosterState.SUBMITTED]
    if not waiting:
        return ()
    approvers = _approvers(agency, on)
    keys = [one.pk for one in waiting if _is_undecided(one.submitted_by_id, approvers, reader)]
    if not keys:
        return ()
    undecided = WeeklyRoster.objects.filter(pk__in=keys).select_related("unit", "agency")
    found = list(undecided.order_by("unit__order", "unit", "pk"))
    load_hands(found)
    return _deciders(found, approvers, reader, on)


def _is_undecided(sender_id: int | None, approvers: Mapping[int, str], reader: User) -> bool:
    """Nobody may approve it, or not the reader who sent it."""
    return not approvers.keys() - {sender_id} or (reader.pk == sender_id and reader.pk in approvers)


def _deciders(
    undecided: Iterable[WeeklyRoster], approvers: dict[int, str], reader: User, on: date
) -> tuple[Deciders, ...]:
    found = (
        (roster, _without(roster.submitted_by, approvers, roster.agency, on))
        for roster in undecided
    )
    return tuple(
        Deciders(
            unit_name=roster.unit.name,
            sender=one.sender,
            is_own=roster.submitted_by_id == reader.pk,
            approvers=one.approvers,
            nameable=one.nameable,
        )
        for roster, one in found
    )


def _approvers(agency: Agency, on: date) -> dict[int, str]:
    """By id the names of who approves on that day, by right or for the Director."""
    return {one.user.pk: one.user.get_full_name() for one in who_acts(agency, {Role.DIRECTOR}, on)}


def _without(sender: User | None, approvers: dict[int, str], agency: Agency, on: date) -> Deciders:
    left = tuple(name for pk, name in approvers.items() if sender is None or pk != sender.pk)
    nameable = () if left else may_be_named(agency, Role.DIRECTOR, on)
    return Deciders(
        sender=sender.get_full_name() if sender else "",
        approvers=left,
        nameable=tuple(user.get_full_name() for user in nameable if user != sender),
    )
