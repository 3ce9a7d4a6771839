"""Where rules were departed from: warnings let pass with a reason, written exceptions in use."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from audit.models import Event
from directives.selectors import exceptions_during
from planning.time import Week
from planning.workflow import RosterAct
from reports.values.statistics import DepartureKind, ReportPeriod, RuleDeparture
from units.selectors import Mandate
from weeks.models import RosterEdition, WeeklyRoster

KINDS = {
    f"rosters.{RosterAct.SUBMIT.value}": DepartureKind.SENT,
    f"rosters.{RosterAct.APPROVE.value}": DepartureKind.APPROVED,
}


def departures(mandate: Mandate, period: ReportPeriod) -> tuple[RuleDeparture, ...]:
    """All of the agency in the weeks of the period, the newest first. A handful of queries."""
    found = [*_let_pass(mandate, period), *_exceptions(mandate, period)]
    return tuple(sorted(found, key=lambda one: one.at, reverse=True))


def _let_pass(mandate: Mandate, period: ReportPeriod) -> Iterator[RuleDeparture]:
    """Each sending and approving that gave a reason, by the record, which nobody can alter."""
    rosters = WeeklyRoster.objects.filter(
        agency=mandate.agency,
        monday__gte=period.first.monday,
        monday__lte=period.last.monday,
    ).select_related("unit")
    by_id = {roster.pk: roster for roster in rosters}
    events = Event.objects.filter(
        agency=mandate.agency.pk, action__in=KINDS, subject=Event.subject_of(WeeklyRoster)
    ).exclude(reason="")
    given = [one for one in events.order_by("pk") if one.subject_id in by_id]
    laws = _documents({one.subject_id for one in given if one.subject_id is not None})
    for event in given:
        roster = by_id[event.subject_id or 0]
        yield RuleDeparture(
            kind=KINDS[event.action],
            at=event.at,
            who=event.actor_name,
            reason=event.reason,
            laws=laws.get(roster.pk, ()),
            unit_id=roster.unit_id,
            unit_name=roster.unit.name,
            week=Week.of(roster.monday),
        )


def _documents(roster_ids: set[int]) -> Mapping[int, tuple[str, ...]]:
    """The documents each roster was judged under when it was sent."""
    pinned = RosterEdition.objects.filter(roster__in=roster_ids)
    found: dict[int, list[str]] = defaultdict(list)
    for one in pinned.select_related("edition__directive").order_by("pk"):
        found[one.roster_id].append(str(one.edition.directive))
    return {pk: tuple(dict.fromkeys(names)) for pk, names in found.items()}


def _exceptions(mandate: Mandate, period: ReportPeriod) -> Iterator[RuleDeparture]:
    rows = exceptions_during(mandate.agency, period.first.monday, period.last.sunday)
    for row in rows.select_related("clause__edition__directive", "unit", "recorded_by"):
        law = ", ".join(filter(None, (str(row.clause.edition.directive), row.clause.item)))
        reason = " · ".join(filter(None, (f"{row.number}, {row.issuer}", row.note)))
        yield RuleDeparture(
            kind=DepartureKind.EXCEPTION,
            at=row.begins,
            who=row.recorded_by.full_name,
            reason=reason,
            laws=(law,),
            unit_id=row.unit_id,
            unit_name=row.unit.name if row.unit else "",
        )
