"""What a week may be begun from: the unit's earlier weeks and the patterns it keeps."""

from datetime import date, timedelta

from django.db.models import Q, QuerySet

from rosters.models import KeptPattern
from rosters.selectors.patterns import pattern_of_unit
from rosters.sheets.copying import is_filled, pattern_of
from rosters.values import CopyOffer, CopyWish
from rosters.values.copying import CopySource, PatternSource, WeekPattern
from units.selectors import calendar_of
from weeks.enums import RosterState
from weeks.models import DECIDED, LIVING, WeeklyRoster
from weeks.selectors.sheets import sheet_of
from weeks.sheets import cells_of

WEEKS_BACK = 12
WEEKS_BEING_MADE = 2
"""How far back a week may be copied that people were not shown yet."""


def rosters_to_copy(roster: WeeklyRoster) -> QuerySet[WeeklyRoster]:
    """Those of the unit's weeks before that people were shown; of the two just before, those that
    are being made as well.
    """
    first, recent = (
        roster.monday - timedelta(weeks=weeks) for weeks in (WEEKS_BACK, WEEKS_BEING_MADE)
    )
    being_made = Q(monday__gte=recent, state__in=[*LIVING, *DECIDED])
    return WeeklyRoster.objects.filter(
        being_made | Q(state=RosterState.PUBLISHED),
        unit=roster.unit_id,
        monday__gte=first,
        monday__lt=roster.monday,
    ).exclude(state=RosterState.SUPERSEDED)


def has_week_before(roster: WeeklyRoster) -> bool:
    """Whether copying the week before finds something."""
    before = rosters_to_copy(roster).filter(monday=roster.monday - timedelta(weeks=1))
    return before.filter(entries__isnull=False).exists()


def pattern_to_copy(roster: WeeklyRoster, wish: CopyWish) -> WeekPattern:
    """The cells that are wished for: those of a kept pattern, else of the version people were shown
    last, else of the one being made; nothing where there is no such week. Duty on a day off is not
    for an ordinary day. Raises PatternGone.
    """
    if wish.pattern_id is not None:
        return pattern_of_unit(roster.unit_id, wish.pattern_id)
    monday = wish.monday or roster.monday - timedelta(weeks=1)
    shown = sorted(
        rosters_to_copy(roster).filter(monday=monday),
        key=lambda one: (one.state == RosterState.PUBLISHED, one.revision),
    )
    if not shown:
        return pattern_of({}, ())
    worked = calendar_of(roster.agency).working_days(shown[-1].week)
    return pattern_of(cells_of(shown[-1].entries.all()), worked)


def copy_offer(roster: WeeklyRoster) -> CopyOffer:
    """What may be copied into the roster, and what stands in it."""
    states: dict[date, RosterState] = {}
    for one in rosters_to_copy(roster).order_by("monday", "revision"):
        if states.get(one.monday) != RosterState.PUBLISHED:
            states[one.monday] = RosterState(one.state)
    sheet = sheet_of(roster)
    own = [key for key, cell in sheet.cells.items() if not cell.is_touched]
    return CopyOffer(
        sources=tuple(
            CopySource(monday=monday, state=str(state.label))
            for monday, state in sorted(states.items(), reverse=True)
        ),
        patterns=tuple(
            PatternSource(id=one.pk, name=one.name)
            for one in KeptPattern.objects.filter(unit=roster.unit_id)
        ),
        filled=sum(is_filled(sheet, key) for key in own),
        pinned=sum(sheet.cells[key].is_pinned for key in own),
    )
