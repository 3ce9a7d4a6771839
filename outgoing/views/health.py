"""Two questions of the machine that watches over this one: do you live, and are you fit for
work?
"""

import logging

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

import clock
from notices.services import show_life
from outgoing.selectors.health import delivery_troubles
from outgoing.selectors.setup import Gap, setups

logger = logging.getLogger(__name__)


@require_safe
@never_cache
def live(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    """503 with the kinds of trouble, and nothing a stranger should know: no agency, no address,
    no reply. What an agency still lacks is told by its kind too; it makes the server unfit only
    where nothing but the first day of the list is missing, as then everybody waits for a list.
    """
    now, lacking = clock.now(), set[str]()
    try:
        show_life("ready", at=now)
        ailments = {trouble.ailment.value for trouble in delivery_troubles(now)}
        for setup in setups(at=now):
            lacking |= {gap.value for gap in setup.gaps()}
            ailments |= {Gap.NO_LIST_DAY.value} if setup.lacks_only_its_list_day() else set()
    except DatabaseError:
        logger.exception("the database does not take what we write")
        ailments = {"database"}
    return JsonResponse(
        {"ready": not ailments, "troubles": sorted(ailments), "setup": sorted(lacking)},
        status=503 if ailments else 200,
    )
