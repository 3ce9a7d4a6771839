"""How far each unit has come with the roster of a week: what reminders ask before they leave."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from accounts.models import User
from outgoing.schedule import Audience, ReminderMatter
from rosters.models import Reopening
from units.enums import Right, Role
from units.models import Agency, Grant, Unit
from units.rights import roles_with
from units.selectors import open_on, who_is_told
from weeks.enums import RosterState
from weeks.models import WeeklyRoster

FILED = frozenset({RosterState.SUBMITTED, RosterState.APPROVED, RosterState.PUBLISHED})
DECIDED = frozenset({RosterState.APPROVED, RosterState.PUBLISHED})
GONE = (RosterState.CANCELLED, RosterState.SUPERSEDED)


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingWeek:
    """One unit that must file, with the states of its rosters of the week that still count (an
    amendment beside the published).

    `is_reopened`: the rules changed, and what it filed or published is to be sent again.
    """

    unit_id: int
    name: str
    states: frozenset[RosterState] = frozenset()
    submitted_at: datetime | None = None
    is_reopened: bool = False

    def owes(self, matter: ReminderMatter) -> bool:
        match matter:
            case ReminderMatter.NO_DRAFT:
                return not self.states
            case ReminderMatter.NOT_FILED:
                return self.is_reopened or not self.states & FILED
            case ReminderMatter.AWAITING:
                return RosterState.SUBMITTED in self.states
            case ReminderMatter.NOT_APPROVED:
                return self.is_reopened or not self.states & DECIDED


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderRecipient:
    """Somebody to remind, once, of all the units it concerns them for."""

    user_id: int
    name: str
    address: str
    language: str
    units: tuple[FilingWeek, ...]


def unit_weeks(
    agency_id: int, monday: date, only: Collection[int] | None = None
) -> tuple[FilingWeek, ...]:
    """Every unit of the agency that must file the week, in its order."""
    units = Unit.objects.filter(agency=agency_id, files_roster=True).order_by("order", "pk")
    if only is not None:
        units = units.filter(pk__in=only)
    rosters = WeeklyRoster.objects.filter(agency=agency_id, monday=monday).exclude(state__in=GONE)
    states: dict[int, set[RosterState]] = defaultdict(set)
    filed: dict[int, datetime] = {}
    for unit_id, state, submitted_at in rosters.values_list(
        "unit_id", "state", "submitted_at"
    ).order_by("revision"):
        states[unit_id].add(RosterState(state))
        if submitted_at is not None:
            filed[unit_id] = submitted_at
    open_again = Reopening.objects.filter(agency=agency_id, roster__monday=monday, closed_at=None)
    reopened = set(open_again.values_list("roster__unit", flat=True))
    return tuple(
        FilingWeek(
            unit_id=unit.pk,
            name=unit.name,
            states=frozenset(states[unit.pk]),
            submitted_at=filed.get(unit.pk),
            is_reopened=unit.pk in reopened,
        )
        for unit in units
    )


def office_of(agency: Agency, on: date) -> QuerySet[User]:
    """Who looks after the lists."""
    return who_may(Right.SEND_REPORTS, agency, on)


def who_may(right: Right, agency: Agency, on: date) -> QuerySet[User]:
    grants = Grant.objects.filter(open_on(on), agency=agency, role__in=roles_with(right))
    return User.objects.filter(is_active=True, grants__in=grants).distinct().order_by("pk")


def still_told(
    user_id: int,
    agency: Agency,
    on: date,
    *,
    own: Collection[Role],
    whole: Collection[Role],
    units: Collection[int],
) -> bool:
    """Whether somebody is, on that day, among those who are told of one of `units` as holders of
    `own` or of everything as holders of `whole`.
    """
    return any(
        one.user.pk == user_id and (one.role in whole or one.unit_id in units)
        for one in who_is_told(agency, on, own=own, whole=whole)
    )


def reminder_recipients(
    agency: Agency, audience: Audience, owing: Iterable[FilingWeek], on: date
) -> tuple[ReminderRecipient, ...]:
    """Who is to be told about `owing` on that day, in their own right or in the place of somebody
    (units.selectors.who_is_told); nobody at all if nothing is owed.
    """
    by_id = {unit.unit_id: unit for unit in owing}
    if not by_id:
        return ()
    own, whole = ROLES[audience]
    found: dict[int, set[int]] = defaultdict(set)
    users = {}
    for one in who_is_told(agency, on, own=own, whole=whole):
        concerned = set(by_id) if one.role in whole else {one.unit_id} & set(by_id)
        if concerned:
            found[one.user.pk] |= {unit_id for unit_id in concerned if unit_id is not None}
            users[one.user.pk] = one.user
    return tuple(
        ReminderRecipient(
            user_id=user_id,
            name=users[user_id].full_name,
            address=users[user_id].email,
            language=users[user_id].language,
            units=tuple(unit for unit_id, unit in by_id.items() if unit_id in concerned),
        )
        for user_id, concerned in found.items()
    )


ROLES: dict[Audience, tuple[frozenset[Role], frozenset[Role]]] = {
    # roles told of their own unit only, roles told of every unit
    Audience.HEADS: (frozenset({Role.HEAD}), frozenset()),
    Audience.HEADS_AND_DEPUTIES: (frozenset({Role.HEAD, Role.DEPUTY}), frozenset()),
    Audience.EDITORS: (frozenset({Role.HEAD, Role.DEPUTY, Role.CLERK}), frozenset()),
    Audience.HEADS_AND_CHIEF: (frozenset({Role.HEAD}), frozenset({Role.CHIEF_OF_OFFICE})),
    Audience.OFFICE: (frozenset(), frozenset({Role.OFFICE, Role.CHIEF_OF_OFFICE})),
    Audience.APPROVERS: (frozenset(), frozenset(roles_with(Right.APPROVE_ROSTERS))),
}
