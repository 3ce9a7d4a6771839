"""Who leads the agency in a week, and where each of them is by their week and on record."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Q

from events.sheets.leaders import HalfModes, LeadingPerson
from planning.people import Rank
from planning.time import Week
from units.enums import UnitKind
from units.models import Absence, Agency, Position
from units.selectors import with_names_on
from weeks.enums import Mode
from weeks.models import SHOWN, DutyState, Entry
from weeks.sheets.absences import AwayHalves, away_halves


def leaders_in(agency: Agency, week: Week) -> list[LeadingPerson]:
    """Whoever has their home in the leadership on a day of the week, in the order of their posts.
    Two queries.
    """
    held = Position.objects.filter(
        Q(last__isnull=True) | Q(last__gte=week.monday),
        first__lte=week.sunday,
        unit__agency=agency,
        unit__kind=UnitKind.LEADERSHIP,
        is_home=True,
        rank__in=(Rank.HEAD, Rank.DEPUTY),
    )
    rows = with_names_on(held.order_by("order", "staff__sort_key", "pk"), week.sunday)
    titles = {row.staff_id: (row.staff.full_name, row.title) for row in rows}
    return [
        LeadingPerson(staff_id=staff_id, name=name, title=title)
        for staff_id, (name, title) in titles.items()
    ]


def known_halves(people: Sequence[LeadingPerson], week: Week) -> dict[tuple[int, date], HalfModes]:
    """Where they are in each half: on duty or called, away as recorded, else as approved. Three
    queries.
    """
    ids = [one.staff_id for one in people]
    within = {"staff__in": ids, "day__range": (week.monday, week.sunday)}
    decided = Entry.objects.filter(roster__state__in=SHOWN, **within)
    known: dict[tuple[int, date], HalfModes] = {
        (row.staff_id, row.day): (Mode(row.morning), Mode(row.afternoon))
        for row in decided.order_by("roster__revision")
    }
    absences = Absence.objects.filter(staff__in=ids, first__lte=week.sunday, last__gte=week.monday)
    for key, away in away_halves(absences, week.days).items():
        known[key] = _laid(away, known.get(key, (None, None)))
    for state in DutyState.objects.filter(is_rest=False, **within):
        known[state.staff_id, state.day] = _brought_in(
            state, known.get((state.staff_id, state.day), (None, None))
        )
    return known


def _laid(away: AwayHalves, halves: HalfModes) -> HalfModes:
    return away.morning or halves[0], away.afternoon or halves[1]


def _brought_in(state: DutyState, halves: HalfModes) -> HalfModes:
    mode = Mode.ON_SITE if state.is_called else Mode.ON_DUTY
    return mode if state.morning else halves[0], mode if state.afternoon else halves[1]
