"""Tells everything that was judged under an agency's rules that they have changed."""

from django.db.models import F

from units.models import Agency


def rules_changed(agency_id: int) -> None:
    """Count the agency's rules up; whoever kept the old number finds that it is stale."""
    Agency.objects.filter(pk=agency_id).update(revision=F("revision") + 1)
