"""Under which short name people are told apart, and by what words they are found."""

from units import names
from units.models import Agency, Position, Staff


def refresh_short_names(agency: Agency) -> None:
    """Call everybody who works here by the shortest name that is theirs alone; it changes when a
    namesake comes.
    """
    people = {
        staff.pk: staff for staff in agency.staff.filter(is_active=True).order_by("sort_key", "pk")
    }
    homes = (
        Position.objects.filter(staff__in=people, is_home=True)
        .select_related("unit")
        .order_by("first")
    )
    home = {position.staff_id: position for position in homes}
    found = names.short_names(_bearer(staff, home.get(pk)) for pk, staff in people.items())
    changed = [staff for pk, staff in people.items() if staff.short_name != str(found[pk])[:60]]
    for staff in changed:
        staff.short_name = str(found[staff.pk])[:60]
    Staff.objects.bulk_update(changed, ["short_name"], batch_size=1000)


def refresh_search_text(staff: Staff) -> None:
    """A person is found by the unit they belong to last."""
    home = (
        Position.objects.filter(staff=staff, is_home=True)
        .select_related("unit")
        .order_by("-first")
        .first()
    )
    staff.search_text = names.search_text(
        staff.full_name, code=staff.code, unit=home.unit.name if home else "", phone=staff.phone
    )
    staff.save(update_fields=["search_text"])


def _bearer(staff: Staff, home: Position | None) -> names.NameBearer:
    unit, title = (home.unit.short_name or home.unit.name, home.title_short) if home else ("", "")
    return names.NameBearer(staff.pk, staff.full_name, unit, title)
