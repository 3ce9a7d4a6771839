"""The services of an agency as somebody may see or keep them."""

from collections.abc import Callable
from datetime import date

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from directives.models import Clause
from directives.selectors import BINDING_STATES
from planning.time import Week
from serving.enums import ServiceWay
from serving.models import PublicPage, PublicService, ServiceSpell
from serving.values import PublicServices, ShownService, ShownWay, by_unit
from units.enums import Right
from units.models import Agency, Unit
from units.selectors import Mandate, open_from, units_of


def may_keep(mandate: Mandate, unit_id: int) -> bool:
    """The Office keeps every unit's services, who files for a unit its own."""
    return mandate.may(Right.KEEP_DIRECTIVES) or mandate.may(Right.EDIT_ROSTER, unit_id)


def kept_units(mandate: Mandate) -> QuerySet[Unit]:
    if mandate.may(Right.KEEP_DIRECTIVES):
        return Unit.objects.filter(agency=mandate.agency)
    return units_of(mandate, Right.EDIT_ROSTER)


def kept_services(mandate: Mandate) -> QuerySet[PublicService]:
    """Those that the user may change."""
    services = PublicService.objects.filter(unit__in=kept_units(mandate))
    return services.select_related("unit")


def services_on(mandate: Mandate, day: date) -> tuple[ShownService, ...]:
    """Every service that is given, by units. Two queries."""
    return _shown(mandate.agency, day, lambda unit_id: may_keep(mandate, unit_id))


def put_away(mandate: Mandate) -> QuerySet[PublicService]:
    """Those that are given no more and may be taken up again."""
    return kept_services(mandate).filter(is_given=False)


def spells_of(service: PublicService) -> list[ShownWay]:
    """All that is on record of it, the last first. One query."""
    found = service.spells.select_related("clause__edition__directive")
    return [shown_way(one) for one in found]


def public_services(slug: str, day: date) -> PublicServices | None:
    """What anybody may read; None where the page is closed or there is none. Three queries."""
    page = PublicPage.objects.select_related("agency").filter(slug=slug, is_open=True).first()
    if page is None:
        return None
    return PublicServices(
        agency=page.agency.name,
        parent=page.agency.parent_name,
        contact=page.contact,
        day=day,
        groups=by_unit(_shown(page.agency, day, lambda _unit: False)),
    )


def suspended_receptions(agency: Agency, week: Week) -> list[ShownWay]:
    """What says in this week that citizens are not received as always. One query."""
    spells = ServiceSpell.objects.filter(
        Q(last__isnull=True) | Q(last__gte=week.monday),
        service__agency=agency,
        service__is_reception=True,
        service__is_given=True,
        way=ServiceWay.SUSPENDED,
        first__lte=week.sunday,
    ).select_related("clause__edition__directive")
    return [shown_way(one) for one in spells.order_by("first", "pk")]


def offered_clauses(agency: Agency) -> QuerySet[Clause]:
    """The sentences that may be named as the ground: those of documents that came into force."""
    binding = Clause.objects.filter(
        edition__directive__agency=agency,
        edition__directive__is_historical=False,
        edition__state__in=BINDING_STATES,
    )
    return binding.select_related("edition__directive").order_by(
        "-edition__effective_from", "edition", "order", "pk"
    )


def shown_way(spell: ServiceSpell) -> ShownWay:
    clause = spell.clause
    return ShownWay(
        pk=spell.pk,
        way=ServiceWay(spell.way),
        first=spell.first,
        last=spell.last,
        ground=clause_words(clause) if clause else spell.ground,
        directive_id=clause.edition.directive_id if clause else None,
        instead=spell.instead,
    )


def clause_words(clause: Clause) -> str:
    """khoản 2, Công văn số 312/UBND-NC"""
    document = clause.edition.directive
    if not clause.item:
        return str(document)
    return _("%(item)s, %(document)s") % {"item": clause.item, "document": document}


def _shown(agency: Agency, day: date, may_keep: Callable[[int], bool]) -> tuple[ShownService, ...]:
    going_on = ServiceSpell.objects.filter(open_from(day)).order_by("first", "pk")
    services = (
        PublicService.objects.filter(agency=agency, is_given=True)
        .select_related("unit")
        .prefetch_related(
            Prefetch("spells", going_on.select_related("clause__edition__directive"), "going_on")
        )
    )
    return tuple(_service(one, day, may_keep(one.unit_id)) for one in services)


def _service(service: PublicService, day: date, may_keep: bool) -> ShownService:
    ways = [shown_way(one) for one in service.going_on]  # type: ignore[attr-defined]
    return ShownService(
        pk=service.pk,
        name=service.name,
        unit_id=service.unit_id,
        unit=service.unit.name,
        place=service.place,
        hours=service.hours,
        is_reception=service.is_reception,
        now=next((way for way in ways if way.first <= day), None),
        later=tuple(way for way in ways if way.first > day),
        may_keep=may_keep,
    )
