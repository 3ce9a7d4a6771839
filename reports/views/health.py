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
from reports.selectors.health import troubles

logger = logging.getLogger(__name__)


@require_safe
@never_cache
def live(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    """503 with the kinds of trouble, and nothing a stranger should know: no agency, no address,
    no reply.
    """
    try:
        show_life("ready", at=clock.now())
        ailments = sorted({trouble.ailment.value for trouble in troubles(clock.now())})
    except DatabaseError:
        logger.exception("the database does not take what we write")
        ailments = ["database"]
    return JsonResponse(
        {"ready": not ailments, "troubles": ailments}, status=503 if ailments else 200
    )
