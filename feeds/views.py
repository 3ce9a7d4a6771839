"""The calendar itself, for a telephone that knows its secret, and the page where its owner gets,
renews and ends the address.
"""

from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

import clock
from accounts.errors import TooManyTries
from accounts.origin import address_of
from accounts.texts import minutes_of
from feeds.adapters import calendar_text
from feeds.errors import NoCalendar
from feeds.selectors import calendar_link
from feeds.services import end_link, read_feed, renew_link
from notices.links import link_to
from refusals.pages import result_on_page, try_on_page
from units.guards import MandatedRequest, requires

PLAIN = "text/plain; charset=utf-8"


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """No session and no cookie: the secret is all."""
    try:
        found = read_feed(token, address=address_of(request), at=clock.now())
    except NoCalendar as unknown:
        return HttpResponse(unknown.sentence, status=unknown.status, content_type=PLAIN)
    except TooManyTries as refused:
        answer = HttpResponse(status=refused.status, content_type=PLAIN)
        answer.headers["Retry-After"] = str(60 * minutes_of(refused, at=clock.now()))
        return answer
    written = calendar_text(found).encode()
    etag = quote_etag(sha256(written).hexdigest())
    answer = HttpResponse(
        written,
        content_type="text/calendar; charset=utf-8",
        headers={
            "ETag": etag,
            "Content-Disposition": 'inline; filename="lich.ics"',
            "X-Robots-Tag": "noindex",
        },
    )
    return get_conditional_response(request, etag=etag, response=answer) or answer


@require_safe
@requires()
def my_calendar(request: MandatedRequest) -> HttpResponse:
    return _page(request)


@require_safe
@requires()
def calendar_card(request: MandatedRequest) -> HttpResponse:
    """The same as a card on the page of one's duties."""
    context = {"link": calendar_link(request.mandate), "staff": request.mandate.staff}
    return render(request, "feeds/_card.html", context)


@require_POST
@requires()
def renew(request: MandatedRequest) -> HttpResponse:
    """The new address, which is shown this once."""
    token = result_on_page(request, lambda: renew_link(by=request.user, at=clock.now()))
    if token is None:
        return redirect("feeds:mine")
    return _page(request, address=link_to(reverse("feeds:feed", args=[token])))


@require_POST
@requires()
def end(request: MandatedRequest) -> HttpResponse:
    """No calendar is answered any more."""
    try_on_page(
        request,
        lambda: end_link(by=request.user, at=clock.now()),
        _("Đã ngừng chia sẻ lịch; đường dẫn cũ không còn dùng được."),
    )
    return redirect("feeds:mine")


def _page(request: MandatedRequest, *, address: str = "") -> HttpResponse:
    mandate = request.mandate
    context = {
        "link": calendar_link(mandate),
        "staff": mandate.staff,
        "address": address,
        "webcal": f"webcal://{address.partition('://')[2]}" if address else "",
    }
    return render(request, "feeds/mine.html", context)
