"""The turns of other rosters around a roster of duty, and the rules that hold: kept from one page
to the next for as long as nothing about them changes.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta

from django.db.models import Q
from django.utils.translation import get_language

from directives.adapters import unit_values
from directives.law import law_in_force
from duties.enums import TurnState
from duties.models import DutyRoster, DutyShift, DutyTurn
from duties.sheets.past import OtherTurns, TurnRow, other_turns
from duties.sheets.values import post_value
from planning.duty.day import DutyDay
from planning.force import InForce
from planning.precedence import Law
from planning.rules.turn_rule import TurnRule
from planning.time import Calendar, Slot
from units.revisions import RevisionCache
from weeks.enums import RosterState

OTHERS = RevisionCache[OtherTurns](most=60)
LAWS = RevisionCache[Law](most=60)


def turns_around(
    roster: DutyRoster,
    shifts: Mapping[int, DutyShift],
    calendar: Calendar,
    names: Mapping[date, str],
    *,
    since: timedelta,
    until: timedelta,
) -> OtherTurns:
    """The turns of other rosters so long before this one and after it; of a period that is being
    amended only what is published. `shifts` are all of the agency by id, `names` those of special
    days. One query, and one more where those rosters are not what they were.
    """
    first, last = roster.first - since, roster.last + until
    stands = Q(state=RosterState.PUBLISHED) | Q(state=RosterState.APPROVED, amend_reason="")
    same = Q(first=roster.first, last=roster.last, unit=roster.unit_id)
    rosters = DutyRoster.objects.filter(
        stands, agency=roster.agency_id, first__lte=last, last__gte=first
    ).exclude(same)
    found = tuple(rosters.order_by("pk").values_list("pk", "version", "content"))
    about = (
        found,
        (first, roster.first, roster.last, last),
        tuple(sorted(calendar.special.items())),
        tuple(sorted(names.items())),
        tuple((pk, one.begins, one.ends, post_value(one.post)) for pk, one in shifts.items()),
    )
    return OTHERS.get(
        roster.agency,
        about,
        lambda: other_turns(
            _turn_rows([pk for pk, *_ in found], first, last),
            shifts,
            (roster.first, roster.last),
            calendar,
            names,
        ),
    )


def duty_rules(roster: DutyRoster, days: Sequence[DutyDay]) -> tuple[InForce, ...]:
    """The rules about turns that hold for whose duty it is, on some of the days and around them.
    Three queries where they are not known, and four where there are any.
    """
    wanted = tuple(one.day for one in days)
    about = (wanted, get_language(), roster.agency.time_zone)
    law = LAWS.get(roster.agency, about, lambda: law_in_force(roster.agency, map(Slot, wanted)))
    return rules_under(law, roster, wanted)


def rules_under(law: Law, roster: DutyRoster, wanted: Sequence[date]) -> tuple[InForce, ...]:
    """The same under this law, which must say what holds on these days. Four queries where it
    speaks of turns.
    """
    if not any(isinstance(one.rule, TurnRule) for one in law.rules):
        return ()
    units = unit_values(roster.agency, roster.last)
    among = units.values() if roster.unit_id is None else (units[roster.unit_id],)
    return law.for_duty(among, wanted)


def _turn_rows(rosters: Collection[int], first: date, last: date) -> list[TurnRow]:
    rows = DutyTurn.objects.filter(roster__in=rosters, day__range=(first, last))
    present = rows.exclude(state=TurnState.ABSENT).order_by()
    return [TurnRow(*row) for row in present.values_list("shift", "day", "staff")]
