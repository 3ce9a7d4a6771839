"""Where a request comes from, as far as it can be believed."""

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """The address the nearest trusted proxy saw, or the peer itself. What a visitor writes into
    the header counts for nothing.
    """
    peer: str = request.META.get("REMOTE_ADDR", "")
    if settings.TRUSTED_PROXIES:
        hops = [
            hop.strip()
            for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
            if hop.strip()
        ]
        if len(hops) >= settings.TRUSTED_PROXIES:
            peer = hops[-settings.TRUSTED_PROXIES]
    return peer[:64]
