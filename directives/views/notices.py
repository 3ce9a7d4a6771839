"""Who was told of a directive: marking it as read, and the list of those who have."""

from collections.abc import Iterable
from itertools import groupby

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

import clock
from directives.models import Notice
from directives.selectors import directives_for, readers_of
from directives.services import read_directive
from units.enums import Right
from units.guards import MandatedRequest, requires


@require_POST
@requires()
def mark_read(request: MandatedRequest, pk: int) -> HttpResponse:
    """I have read this directive."""
    directive = get_object_or_404(directives_for(request.mandate), pk=pk)
    settled = read_directive(directive.pk, by=request.user, at=clock.now())
    if settled:
        messages.success(request, _("Đã ghi nhận bạn đã đọc văn bản."))
    return redirect("directives:directive", directive.pk)


@require_safe
@requires(Right.KEEP_DIRECTIVES)
def readers(request: MandatedRequest, pk: int) -> HttpResponse:
    """Everybody who was told, edition by edition and unit by unit, with who has read it;
    `?unread=1` shows only who has not.
    """
    directive = get_object_or_404(directives_for(request.mandate), pk=pk)
    told = list(readers_of(directive))
    only_unread = request.GET.get("unread") == "1"
    shown = [notice for notice in told if not (only_unread and notice.read_at)]
    context = {
        "directive": directive,
        "editions": [
            (edition, _by_unit(rows))
            for edition, rows in groupby(shown, key=lambda notice: notice.edition)
        ],
        "told": len(told),
        "read": sum(notice.read_at is not None for notice in told),
        "only_unread": only_unread,
    }
    return render(request, "directives/readers.html", context)


def _by_unit(notices: Iterable[Notice]) -> list[tuple[str, list[Notice]]]:
    """The notices come unit by unit already."""
    return [
        (name or "", list(group))
        for name, group in groupby(notices, key=lambda notice: vars(notice)["unit_name"])
    ]
