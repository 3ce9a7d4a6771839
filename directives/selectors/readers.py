"""Who is to know of a directive, and who has confirmed having read it."""

from django.db.models import OuterRef, QuerySet, Subquery

from directives.models import Directive, Notice
from units.models import Position
from units.selectors import Mandate


def unread_by(mandate: Mandate) -> QuerySet[Notice]:
    """What the user was told of and has not marked as read, newest first."""
    mine = Notice.objects.filter(
        staff__user=mandate.user, edition__directive__agency=mandate.agency, read_at__isnull=True
    )
    return mine.select_related("edition__directive").order_by("-told_at", "-pk")


def readers_of(directive: Directive) -> QuerySet[Notice]:
    """Who was told of the directive's editions, unit by unit as people stand in the agency's
    lists today.
    """
    told = Notice.objects.filter(edition__directive=directive).select_related(
        "staff__user", "edition"
    )
    home = Position.objects.filter(staff=OuterRef("staff"), is_home=True).order_by("-first", "-pk")
    named = told.annotate(
        unit_name=Subquery(home.values("unit__name")[:1]),
        unit_order=Subquery(home.values("unit__order")[:1]),
    )
    return named.order_by("-edition__number", "unit_order", "staff__sort_key", "pk")
