"""The zones an agency speaks of, and what is declared of them for a time: both change whom the
rules bind.
"""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils.text import slugify

from accounts.models import User
from audit.services import record
from planning.vocabulary import ALERT_LEVELS, ZONE_CONDITIONS
from units import names
from units.errors import EndsBeforeItBegins, NameTaken, Overlaps, UnknownLevel, ZoneInUse
from units.folding import fold_name
from units.models import Agency, Zone, ZoneLevel
from units.services.agency import bump_agency


@transaction.atomic
def add_zone(agency: Agency, *, name: str, by: User | None, at: datetime) -> Zone:
    """Its code is made of the name once and stays when the name changes: clauses speak of it by
    the code. Raises NameTaken.
    """
    name = _free(agency, name)
    zone = Zone.objects.create(agency=agency, code=_code(agency, name), name=name)
    bump_agency(agency)
    record(
        "units.add-zone",
        zone,
        by=by,
        at=at,
        agency=agency.pk,
        after={"code": zone.code, "name": name},
    )
    return zone


@transaction.atomic
def rename_zone(zone: Zone, *, name: str, by: User | None, at: datetime) -> Zone:
    """People live there whose home is written by the new name. Raises NameTaken."""
    before, name = zone.name, _free(zone.agency, name, but=zone)
    if before == name:
        return zone
    zone.name = name
    zone.save(update_fields=["name", "name_key"])
    bump_agency(zone.agency)
    record(
        "units.rename-zone",
        zone,
        by=by,
        at=at,
        agency=zone.agency_id,
        before={"name": before},
        after={"name": name},
    )
    return zone


@transaction.atomic
def remove_zone(zone: Zone, *, by: User | None, at: datetime) -> None:
    """Raises ZoneInUse where offices lie or something was declared: past weeks were judged by
    it.
    """
    if zone.units.exists() or zone.levels.exists():
        raise ZoneInUse(zone=zone.name)
    bump_agency(zone.agency)
    record(
        "units.remove-zone",
        zone,
        by=by,
        at=at,
        agency=zone.agency_id,
        before={"code": zone.code, "name": zone.name},
    )
    zone.delete()


@transaction.atomic
def declare_level(
    zone: Zone,
    *,
    level: str,
    first: date,
    by: User | None,
    at: datetime,
    last: date | None = None,
    basis: str = "",
) -> ZoneLevel:
    """A zone has one alert level a day, and each condition once. Raises UnknownLevel,
    EndsBeforeItBegins, Overlaps.
    """
    if level not in {*ALERT_LEVELS, *ZONE_CONDITIONS}:
        raise UnknownLevel(level=level)
    if last is not None and last < first:
        raise EndsBeforeItBegins(first, last)
    alike = (
        zone.levels.filter(level__in=ALERT_LEVELS)
        if level in ALERT_LEVELS
        else zone.levels.filter(level=level)
    )
    others = alike.filter(Q(last__isnull=True) | Q(last__gte=first))
    other = (others if last is None else others.filter(first__lte=last)).first()
    if other is not None:
        raise Overlaps(other.first, other.last)
    row = ZoneLevel.objects.create(
        zone=zone, level=level, first=first, last=last, basis=names.clean(basis)
    )
    bump_agency(zone.agency)
    record("units.declare-level", row, by=by, at=at, agency=zone.agency_id, after=_declared(row))
    return row


@transaction.atomic
def end_level(row: ZoneLevel, *, last: date, by: User | None, at: datetime) -> None:
    """It holds no longer than `last`; what had not begun by then is taken out."""
    before, agency = _declared(row), row.zone.agency
    record(
        "units.end-level",
        row,
        by=by,
        at=at,
        agency=agency.pk,
        before=before,
        after={"last": last.isoformat()},
    )
    bump_agency(agency)
    if last < row.first:
        row.delete()
    else:
        row.last = last
        row.save(update_fields=["last"])


def _free(agency: Agency, name: str, but: Zone | None = None) -> str:
    name = names.clean(name)
    others = agency.zones.exclude(pk=but.pk) if but else agency.zones.all()
    if others.filter(name_key=fold_name(name)).exists():
        raise NameTaken(name=name)
    return name


def _code(agency: Agency, name: str) -> str:
    base = slugify(names.fold(name))[:50] or "dia-ban"
    taken = set(agency.zones.values_list("code", flat=True))
    return next(
        code
        for number in range(1, len(taken) + 2)
        if (code := base if number == 1 else f"{base}-{number}") not in taken
    )


def _declared(row: ZoneLevel) -> dict[str, str | None]:
    last = row.last.isoformat() if row.last else None
    return {
        "zone": row.zone.name,
        "level": row.level,
        "first": row.first.isoformat(),
        "last": last,
        "basis": row.basis,
    }
