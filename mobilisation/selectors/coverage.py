"""Who fulfils a condition by a day: numbers by unit, names for those who may know of health."""

from datetime import date

from django.db.models import Count, Max, Min, QuerySet

from mobilisation.errors import NoSuchCampaign
from mobilisation.models import CoveredCondition
from mobilisation.selectors.reach import sees_everybody
from mobilisation.values.coverage import CoverageLine, CoverageTable, CoveredPerson
from units.enums import Right
from units.models import Condition, Position, Unit
from units.selectors import Mandate, home_positions, open_on, units_of


def covered_conditions(mandate: Mandate) -> QuerySet[CoveredCondition]:
    return CoveredCondition.objects.filter(agency=mandate.agency)


def covered_condition(mandate: Mandate, pk: int) -> CoveredCondition:
    """Raises NoSuchCampaign."""
    found = covered_conditions(mandate).filter(pk=pk).first()
    if found is None:
        raise NoSuchCampaign
    return found


def coverage_units(mandate: Mandate) -> QuerySet[Unit]:
    """The units whose numbers the user may see."""
    if sees_everybody(mandate):
        return Unit.objects.filter(agency=mandate.agency)
    return units_of(mandate, Right.SEE_WORKING_ROSTERS)


def may_name(mandate: Mandate, unit_id: int) -> bool:
    """Who fulfils what speaks of health."""
    return mandate.may(Right.SEE_RESTRICTED, unit_id)


def nameable_unit(mandate: Mandate, pk: int) -> Unit:
    """Raises NoSuchCampaign for a unit of whose people's health the user may not know."""
    unit = coverage_units(mandate).filter(pk=pk).first()
    if unit is None or not may_name(mandate, unit.pk):
        raise NoSuchCampaign
    return unit


def coverage_of(mandate: Mandate, covered: CoveredCondition, on: date) -> CoverageTable:
    """Three queries."""
    units = list(coverage_units(mandate).order_by("order", "pk"))
    homes = Position.objects.filter(open_on(on), is_home=True, unit__in=units)
    homes = homes.filter(staff__is_active=True).order_by()
    people = dict(homes.values_list("unit").annotate(n=Count("staff", distinct=True)))
    holding = homes.filter(
        staff__conditions__in=Condition.objects.filter(open_on(on), tag=covered.tag)
    )
    rows = holding.values_list("unit").annotate(
        n=Count("staff", distinct=True), newest=Max("staff__conditions__first")
    )
    held = {unit: (n, newest) for unit, n, newest in rows}
    return CoverageTable(
        day=on,
        lines=tuple(
            CoverageLine(
                unit_id=unit.pk,
                unit_name=unit.name,
                people=people[unit.pk],
                fulfilled=held.get(unit.pk, (0, None))[0],
                newest=held.get(unit.pk, (0, None))[1],
                may_name=may_name(mandate, unit.pk),
            )
            for unit in units
            if people.get(unit.pk)
        ),
    )


def covered_people(unit: Unit, covered: CoveredCondition, on: date) -> list[CoveredPerson]:
    """Who lacks it first. Two queries."""
    posts = list(home_positions(unit, on).filter(staff__is_active=True))
    rows = Condition.objects.filter(
        open_on(on), tag=covered.tag, staff__in=[post.staff_id for post in posts]
    )
    since = dict(rows.order_by().values_list("staff").annotate(first=Min("first")))
    people = [
        CoveredPerson(
            staff_id=post.staff_id,
            name=post.staff.full_name,
            title=post.title,
            since=since.get(post.staff_id),
        )
        for post in posts
    ]
    return sorted(people, key=lambda one: one.since is not None)
