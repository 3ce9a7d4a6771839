"""Which units still have to send a week's roster, and when they were last reminded of it."""

from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q, QuerySet

from planning.time import Week
from rosters.models import Reopening, RosterReminder
from rosters.selectors.behind import JUDGED
from rosters.values.reminding import Reminded
from units.models import Agency, Unit
from weeks.models import WeeklyRoster


def owing_units(agency: Agency, week: Week, only: Collection[int]) -> QuerySet[Unit]:
    """Those of `only` that have not sent the week's roster, or whose roster a change of the rules
    opened again.
    """
    rosters = WeeklyRoster.objects.filter(unit=OuterRef("pk"), monday=week.monday)
    reopened = Reopening.objects.filter(
        roster__unit=OuterRef("pk"), roster__monday=week.monday, closed_at=None
    )
    units = Unit.objects.filter(agency=agency, files_roster=True, pk__in=only)
    owing = Q(Exists(reopened)) | ~Q(Exists(rosters.filter(state__in=JUDGED)))
    return units.filter(owing).order_by("order", "pk")


def reminders_of(agency: Agency, week: Week, unit_ids: Collection[int]) -> dict[int, Reminded]:
    """By unit, of these, who last had it reminded of that week, and when."""
    rows = RosterReminder.objects.filter(agency=agency, monday=week.monday, unit__in=unit_ids)
    return {row.unit_id: Reminded(row.by.full_name, row.at) for row in rows.select_related("by")}
