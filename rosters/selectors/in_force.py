"""What holds for a unit on a day or at an hour of it, and what became of the rules that do not
hold.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.db.models import Q

from directives.adapters import lines_of
from directives.law import Entered, entered_for
from directives.scopes import zone_names
from planning.rules.catalogue import spans_units
from planning.time import Week
from rosters.sheets.rules_of_day import RulesOfDayWriter
from rosters.values.in_force import RulesOfDay, RulesQuestion
from units.models import Unit
from units.selectors import Mandate
from weeks.enums import RosterState
from weeks.models import LIVING, WeeklyRoster
from weeks.selectors.outdated import first_cells
from weeks.selectors.rosters import visible_units, working_units
from weeks.selectors.sheets import on_day, sheets_of
from weeks.sheets import WeekSheet


def rules_on(mandate: Mandate, asked: RulesQuestion, language: str) -> RulesOfDay:
    """Everything the page shows, of any unit of the reader's agency. Who may not see the unit's
    roster is told numbers without names, and only by what was published.
    """
    entered = entered_for(mandate.agency, asked.around)
    sheets = _sheets(mandate, asked, entered)
    own = sheets[asked.unit_id]
    lines = dict(
        zip(
            (clause.pk for clause in entered.clauses),
            lines_of(entered.clauses, language),
            strict=True,
        )
    )
    writer = RulesOfDayWriter(
        asked=asked,
        entered=entered,
        lines=lines,
        sheet=own if own.cells else replace(own, cells=first_cells(own)),
        others=tuple(sheet for sheet in sheets.values() if sheet.unit.files_roster),
        zones=(
            zone_names(mandate.agency)
            if any(clause.home_zones for clause in entered.clauses)
            else {}
        ),
        tells_names=visible_units(mandate).filter(pk=asked.unit_id).exists(),
    )
    return replace(writer.page(), has_roster=bool(own.cells))


def _sheets(mandate: Mandate, asked: RulesQuestion, entered: Entered) -> dict[int, WeekSheet]:
    """The unit's day, and where something is counted over the agency as a whole the day of every
    unit that files.
    """
    wanted = Q(pk=asked.unit_id)
    if any(spans_units(one.rule) for one in entered.law.rules):
        wanted |= Q(files_roster=True)
    units = list(Unit.objects.filter(wanted, agency=mandate.agency).select_related("agency"))
    week = Week.of(asked.day)
    rosters = _rosters(mandate, units, week)
    sheets = sheets_of(mandate.agency, units, week, rosters.values(), entered.law, also=[asked.day])
    return {pk: on_day(sheet, asked.day) for pk, sheet in sheets.items()}


def _rosters(mandate: Mandate, units: Sequence[Unit], week: Week) -> Mapping[int, WeeklyRoster]:
    """What the reader may know of each unit's week: the roster as it stands, or what was
    published.
    """
    seen = Q(state=RosterState.PUBLISHED) | Q(unit__in=working_units(mandate), state__in=LIVING)
    found = WeeklyRoster.objects.filter(
        seen, agency=mandate.agency, unit__in=units, monday=week.monday
    )
    return {roster.unit_id: roster for roster in found.order_by("revision")}
