"""Where a request comes from and wants to go on to, as far as either can be believed."""

from ipaddress import IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


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


def network_of(address: str) -> str:
    """What one visitor can hardly change: an IPv4 address, or the 64 bits that a provider hands
    out of an IPv6 one. What is no address stands for itself.
    """
    try:
        read = ip_address(address)
    except ValueError:
        return address
    if not isinstance(read, IPv6Address):
        return str(read)
    if read.ipv4_mapped:
        return str(read.ipv4_mapped)
    return str(ip_network((int(read), 64), strict=False))


def page_named(request: HttpRequest, address: str) -> str:
    """The path and question of the page of this site that `address` means, beginning with a slash;
    empty where it means none. An address from outside is led to by nothing but this.
    """
    host, is_secure = request.get_host(), request.is_secure()
    if not url_has_allowed_host_and_scheme(address, {host}, require_https=is_secure):
        return ""
    parts = urlsplit(address)
    page = f"{parts.path}?{parts.query}" if parts.query else parts.path
    if not page.startswith("/") or not url_has_allowed_host_and_scheme(page, set()):
        return ""
    return page
