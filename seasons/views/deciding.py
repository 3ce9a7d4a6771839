"""One decision for many rosters of a season."""

from collections import defaultdict
from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

import clock
from rosters.forms import many_seen_in
from rosters.values import Decision
from seasons.guards import requires_season
from seasons.selectors.seasons import season_of
from seasons.services.deciding import SeasonAct, decide_rosters
from units.enums import Right
from units.guards import MandatedRequest


@require_POST
@requires_season(Right.APPROVE_ROSTERS, Right.PUBLISH_ROSTERS)
def decide(request: MandatedRequest, pk: int) -> HttpResponse:
    """For the ticked rows that wait for this decision; each passes or not on its own, and the
    answer says which.
    """
    ticked = many_seen_in(request.POST)
    if not ticked:
        season_of(request.mandate, pk)
        messages.warning(request, _("Chưa chọn lịch nào."))
        return redirect("seasons:season", pk)
    try:
        act = SeasonAct(request.POST.get("decision", ""))
    except ValueError as unknown:
        raise Http404 from unknown
    _tell(request, act, decide_rosters(pk, act, ticked, by=request.user, at=clock.now()))
    return redirect("seasons:season", pk)


def _tell(request: MandatedRequest, act: SeasonAct, decided: Sequence[Decision]) -> None:
    """How many went through, and for every reason why not the units it kept."""
    done = sum(one.is_done for one in decided)
    if act is SeasonAct.APPROVE:
        said = ngettext("Đã duyệt %(n)s lịch.", "Đã duyệt %(n)s lịch.", done)
    else:
        said = ngettext("Đã công bố %(n)s lịch.", "Đã công bố %(n)s lịch.", done)
    if done or not decided:
        messages.success(request, said % {"n": done})
    kept: dict[str, list[str]] = defaultdict(list)
    for one in decided:
        if one.error is not None:
            kept[one.error.sentence].append(one.unit_name)
    for why, units in kept.items():
        messages.error(request, _("%(unit)s: %(why)s") % {"unit": ", ".join(units), "why": why})
