"""Where rules were departed from: warnings let pass with a reason, in weeks and in duty, written
exceptions in use.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django.db.models import Model
from django.utils.translation import ngettext

from audit.models import Event
from directives.selectors import exceptions_during
from directives.words import end
from duties.models import DutyRoster
from planning.time import Week
from planning.workflow import RosterAct
from reports.values.statistics import DepartureKind, DutyDeparted, ReportPeriod, RuleDeparture
from units.selectors import Mandate
from units.words import day_month
from weeks.models import RosterEdition, WeeklyRoster
from weeks.values.bilingual import BilingualText

KINDS = {RosterAct.SUBMIT: DepartureKind.SENT, RosterAct.APPROVE: DepartureKind.APPROVED}


def departures(mandate: Mandate, period: ReportPeriod) -> tuple[RuleDeparture, ...]:
    """All of the agency in the weeks of the period, the newest first. A handful of queries."""
    found = [*_in_weeks(mandate, period), *_in_duty(mandate, period), *_exceptions(mandate, period)]
    return tuple(sorted(found, key=lambda one: one.at, reverse=True))


def _in_weeks(mandate: Mandate, period: ReportPeriod) -> Iterator[RuleDeparture]:
    rosters = WeeklyRoster.objects.filter(
        agency=mandate.agency,
        monday__gte=period.first.monday,
        monday__lte=period.last.monday,
    ).select_related("unit")
    by_id = {roster.pk: roster for roster in rosters}
    given = _given(mandate, "rosters", WeeklyRoster, by_id)
    laws = _documents({event.subject_id for event, _warned in given if event.subject_id})
    for event, warned in given:
        roster = by_id[event.subject_id or 0]
        yield RuleDeparture(
            kind=_kind_of(event),
            at=event.at,
            who=event.actor_name,
            reason=event.reason,
            laws=warned or laws.get(roster.pk, ()),
            unit_id=roster.unit_id,
            unit_name=roster.unit.name,
            week=Week.of(roster.monday),
        )


def _in_duty(mandate: Mandate, period: ReportPeriod) -> Iterator[RuleDeparture]:
    rosters = DutyRoster.objects.filter(
        agency=mandate.agency,
        last__gte=period.first.monday,
        first__lte=period.last.sunday,
    ).select_related("unit")
    by_id = {roster.pk: roster for roster in rosters}
    for event, warned in _given(mandate, "duties", DutyRoster, by_id):
        roster = by_id[event.subject_id or 0]
        yield RuleDeparture(
            kind=_kind_of(event),
            at=event.at,
            who=event.actor_name,
            reason=event.reason,
            laws=warned,
            unit_id=roster.unit_id,
            unit_name=roster.unit.name if roster.unit else "",
            duty=DutyDeparted(id=roster.pk, name=str(roster)),
        )


def _given(
    mandate: Mandate, room: str, model: type[Model], ids: Iterable[int]
) -> list[tuple[Event, tuple[str, ...]]]:
    """Each sending and approving that gave a reason, by the record, which nobody can alter, with
    what had been warned of when it was last sent.
    """
    known, warned = frozenset(ids), dict[int, tuple[str, ...]]()
    events = Event.objects.filter(
        agency=mandate.agency.pk,
        action__in=[f"{room}.{act.value}" for act in KINDS],
        subject=Event.subject_of(model),
    )
    found = []
    for event in events.order_by("pk"):
        if event.subject_id not in known:
            continue
        if _kind_of(event) is DepartureKind.SENT:
            warned[event.subject_id] = tuple(_warned_of(event.after or {}))
        if event.reason:
            found.append((event, warned.get(event.subject_id, ())))
    return found


def _kind_of(event: Event) -> DepartureKind:
    return KINDS[RosterAct(event.action.split(".")[1])]


def _warned_of(after: Mapping[str, Any]) -> Iterator[str]:
    """Khoản 2, Công văn số 312/UBND-NC (30/11, 01/12); 2 lượt trực chưa có người."""
    for one in after.get("warned", ()):
        cited = str(BilingualText(**one["law"]))
        days = ", ".join(day_month(date.fromisoformat(day)) for day in one["days"])
        yield f"{cited} ({days})" if days else cited
    if gaps := after.get("gaps"):
        yield ngettext("%(n)s lượt trực chưa có người", "%(n)s lượt trực chưa có người", gaps) % {
            "n": gaps
        }


def _documents(roster_ids: set[int]) -> Mapping[int, tuple[str, ...]]:
    """The documents each roster was judged under when it was sent, for those sent before the
    clauses themselves were put on record.
    """
    pinned = RosterEdition.objects.filter(roster__in=roster_ids)
    found: dict[int, list[str]] = defaultdict(list)
    for one in pinned.select_related("edition__directive").order_by("pk"):
        found[one.roster_id].append(str(one.edition.directive))
    return {pk: tuple(dict.fromkeys(names)) for pk, names in found.items()}


def _exceptions(mandate: Mandate, period: ReportPeriod) -> Iterator[RuleDeparture]:
    rows = exceptions_during(mandate.agency, period.first.monday, period.last.sunday)
    for row in rows.select_related("clause__edition__directive", "unit", "recorded_by"):
        law = ", ".join(filter(None, (str(row.clause.edition.directive), row.clause.item)))
        yield RuleDeparture(
            kind=DepartureKind.EXCEPTION,
            at=row.begins,
            who=row.recorded_by.full_name,
            reason=row.note,
            laws=(law,),
            unit_id=row.unit_id,
            unit_name=row.unit.name if row.unit else "",
            allowed=f"{row.number}, {row.issuer}, {end(row.ends)}",
        )
