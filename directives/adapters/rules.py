"""From clauses and exceptions to the rules, the law and the units that planning reckons with."""

from collections.abc import Iterable
from datetime import date, datetime
from fractions import Fraction
from zoneinfo import ZoneInfo

from directives.enums import EditionState
from directives.models import Clause, Edition, WrittenException
from directives.selectors import sizes_of
from planning.authority import Authority, AuthorityLevel
from planning.clause import Binding as PlanningBinding
from planning.clause import ClauseRef
from planning.clauses.fields import ParameterError
from planning.clauses.templates import TEMPLATES
from planning.force import InForce, Origin, Scope
from planning.people import Unit as PlanningUnit
from planning.plan import Work
from planning.precedence import GrantedException, Law, Resolution
from planning.rules.base import Rule
from planning.rules.statement import Statement
from planning.spans import BEGINNING, Period, Spans
from planning.time import Slot
from planning.vocabulary import gather_rivals
from units.enums import UnitKind
from units.models import Agency, Unit
from units.selectors import Places, places_of

DEFAULT_REMOTE = "default_remote"
KIND_TRAITS = {
    UnitKind.LEADERSHIP: "leadership",
    UnitKind.OFFICE: "office",
    UnitKind.DIVISION: "division",
    UnitKind.SERVICE: "service-unit",
}


def law_of(clauses: Iterable[Clause], exceptions: Iterable[WrittenException]) -> Law:
    """What the rows order, permit and say, whatever becomes of it in a unit."""
    return Law(
        tuple(map(rule_of, clauses)),
        tuple(granted for row in exceptions if (granted := exception_of(row))),
    )


def rule_of(clause: Clause) -> InForce:
    """A clause with the rule it was entered for, and where it comes from; a proposal is advice."""
    return InForce(_what(clause), spans_of(clause), scope_of(clause), origin_of(clause))


def _what(clause: Clause) -> Rule:
    """What it judges, or else what it says; a clause that cannot be read any more only stands
    there.
    """
    named, template = clause_ref(clause), TEMPLATES.get(clause.kind)
    try:
        rule = template.build(clause.params, named) if template else None
    except ParameterError:
        rule = None
    about = DEFAULT_REMOTE if clause.kind == DEFAULT_REMOTE else named.key
    text = str(clause.params.get("text") or clause.quote)
    return rule or Statement(
        clause=named, about=about, text=text, topic=str(clause.params.get("topic") or "")
    )


def exception_of(row: WrittenException) -> GrantedException | None:
    """A written exception as long as it was not taken back; None if that was before it began."""
    zone = ZoneInfo(row.agency.time_zone)
    ends = min((end for end in (row.ends, row.revoked_at) if end), default=None)
    if ends is not None and ends <= row.begins:
        return None
    return GrantedException(
        key=sortable_key(row.pk),
        clause=key_of(row.clause),
        number=row.number,
        authority=Authority(row.issuer, AuthorityLevel(row.issuer_level)),
        period=Period(_local(row.begins, zone), _local(ends, zone) if ends else None),
        issued_on=row.issued_on,
        unit=str(row.unit_id) if row.unit_id else None,
        amount=Fraction(row.num, row.den) if row.num is not None and row.den else row.n,
        known_since=_local(row.recorded_at, zone),
    )


def default_on(resolution: Resolution, day: date) -> Work:
    """What an empty cell means on that day: remote work where a directive in force says so, else
    the office.
    """
    said = (
        one
        for one in resolution.spoken
        if one.origin.kind == DEFAULT_REMOTE and not one.origin.is_proposed
    )
    return Work.REMOTE if any(one.period.holds(Slot(day)) for one in said) else Work.ON_SITE


def unit_values(agency: Agency, on: date) -> dict[int, PlanningUnit]:
    """Every unit of the agency as scopes see it on that day, by its id. Four queries."""
    sizes, places = sizes_of(agency, on), places_of(agency)
    units = Unit.objects.filter(agency=agency).select_related("agency")
    return {unit.pk: unit_value(unit, sizes.get(unit.pk, 0), places) for unit in units}


def unit_value(unit: Unit, size: int, places: Places) -> PlanningUnit:
    """A unit with its traits: its kind, sector and territory, whether it can work remotely,
    whether it is suspended; and with what was declared of the zone where its office lies.
    """
    traits = {
        KIND_TRAITS[UnitKind(unit.kind)],
        "can-work-remotely" if unit.can_work_remotely else "cannot-work-remotely",
    }
    traits |= {unit.sector, unit.territory or unit.agency.territory} - {""}
    if unit.is_suspended:
        traits.add("suspended")
    zone = places.codes.get(unit.zone_id or 0, "")
    return PlanningUnit(
        key=str(unit.pk),
        name=unit.name,
        size=size,
        traits=frozenset(traits),
        zone=zone,
        levels=places.levels.get(zone, ()),
    )


def clause_ref(clause: Clause) -> ClauseRef:
    """What every verdict prints of a clause."""
    directive = clause.edition.directive
    return ClauseRef(
        key=key_of(clause),
        item=clause.item,
        document=str(directive),
        issuer=directive.issuer,
        issued_on=directive.issued_on,
        binding=(
            PlanningBinding.ADVICE
            if clause.edition.state == EditionState.PROPOSED
            else PlanningBinding(clause.binding)
        ),
    )


def key_of(clause: Clause) -> str:
    """What stays the same through all editions of a document, padded so that rules sort as they
    were entered.
    """
    return sortable_key(clause.line_id)


def sortable_key(pk: int) -> str:
    """The number of a row as a key: what was entered later sorts later, the tenth after the
    ninth.
    """
    return f"{pk:08}"


def origin_of(clause: Clause) -> Origin:
    """An edition that another document brought about is as new as that document."""
    edition, directive = clause.edition, clause.edition.directive
    return Origin(
        directive=sortable_key(directive.pk),
        edition=str(edition.pk),
        kind=clause.kind,
        authority=Authority(directive.issuer, AuthorityLevel(directive.issuer_level)),
        issued_on=(edition.brought_by or directive).issued_on,
        takes_effect=period_of(edition).begins,
        known_since=known_since(edition),
        is_ceiling=directive.is_ceiling,
        is_proposed=edition.state == EditionState.PROPOSED,
        replaces=frozenset({key_of(clause.replaces)} if clause.replaces else ()),
        excepted_by=frozenset(map(AuthorityLevel, clause.excepted_by)),
        paused=paused_spans(edition),
    )


def spans_of(clause: Clause) -> Spans:
    """When a clause holds: the edition's period, within it that of its phase, and not while the
    document is suspended.
    """
    edition = clause.edition
    spans = Spans.of(period_of(edition)).minus(paused_spans(edition))
    return (
        spans.within(Spans.of(_period(clause.phase.begins, clause.phase.ends, edition)))
        if clause.phase
        else spans
    )


def period_of(edition: Edition) -> Period:
    """The edition's period in the local time of its agency, without zone, as rules count it."""
    return _period(edition.starts, edition.effective_to, edition)


def paused_spans(edition: Edition) -> Spans:
    """When the edition was or will be suspended; reads all its pauses, so that a list may fetch
    them beforehand.
    """
    return Spans.of(
        *(_period(pause.begins, pause.ends, edition) for pause in edition.suspensions.all())
    )


def known_since(edition: Edition) -> datetime:
    """When somebody put it in force here; before that nobody could plan by it."""
    return (
        _local(edition.put_in_force_at, ZoneInfo(edition.directive.agency.time_zone))
        if edition.put_in_force_at
        else BEGINNING
    )


def scope_of(clause: Clause) -> Scope:
    """Of whom it speaks: of two kinds of unit, two sectors or two territories, either is meant."""
    groups = [frozenset(group) for group in gather_rivals(clause.traits)]
    return Scope(
        traits=frozenset().union(*(group for group in groups if len(group) == 1)),
        either=frozenset(group for group in groups if len(group) > 1),
        without=frozenset(clause.without),
        min_size=clause.min_size,
        offices=frozenset(clause.office_zones),
        alert_levels=frozenset(clause.alert_levels),
        homes=frozenset(clause.home_zones),
    )


def _period(begins: datetime, ends: datetime | None, edition: Edition) -> Period:
    zone = ZoneInfo(edition.directive.agency.time_zone)
    return Period(_local(begins, zone), _local(ends, zone) if ends else None)


def _local(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment.astimezone(zone).replace(tzinfo=None)
