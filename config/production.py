"""What a real agency's server must have right before the product agrees to start."""

from collections.abc import Sequence
from typing import Final
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.http.request import validate_host

from notices.senders import WrongSender, sender_of

SECRET_LENGTH: Final = 50


def refuse_unsafe(*, debug: bool, secret_key: str, allowed_hosts: Sequence[str]) -> None:
    """Better not to start than to show settings to strangers or to sign sessions with a key that
    anybody knows.
    """
    if debug:
        raise ImproperlyConfigured("APP_ENV is production and DEBUG is on: turn DEBUG off.")
    if (
        len(secret_key) < SECRET_LENGTH
        or len(set(secret_key)) < 10
        or secret_key.startswith("django-insecure-")
    ):
        raise ImproperlyConfigured(
            f"SECRET_KEY must be at least {SECRET_LENGTH} random characters in production."
        )
    if not allowed_hosts or "*" in allowed_hosts:
        raise ImproperlyConfigured(
            "ALLOWED_HOSTS must name the hosts of this site in production, without a star."
        )


def refuse_unsendable(sender: str) -> None:
    """Better not to start than to find at 7:30 that no mail can leave under this name."""
    try:
        sender_of(sender)
    except WrongSender as wrong:
        raise ImproperlyConfigured(f"DEFAULT_FROM_EMAIL: {wrong}") from wrong


def refuse_strange_channel(address: str) -> None:
    """What the watchdog tells goes to a web address or nowhere."""
    if address and urlsplit(address).scheme not in {"https", "http"}:
        raise ImproperlyConfigured(f"ALERT_URL must begin with https:// or http://: {address}")


def refuse_unreachable(
    *, site_address: str, origins: Sequence[str], allowed_hosts: Sequence[str]
) -> None:
    """Better not to start than to show pages whose forms nobody can send: what a browser calls the
    site must be among the trusted origins, port included.
    """
    if not validate_host(urlsplit(site_address).hostname or "", allowed_hosts):
        raise ImproperlyConfigured(
            f"SITE_ADDRESS must be at one of ALLOWED_HOSTS, with the port people type:"
            f" {site_address}"
        )
    for origin in origins:
        if urlsplit(origin).scheme not in {"https", "http"} or urlsplit(origin).path:
            raise ImproperlyConfigured(
                f"CSRF_TRUSTED_ORIGINS must hold addresses such as https://{allowed_hosts[0]}:"
                f" {origin}"
            )
    if site_address not in origins:
        raise ImproperlyConfigured(
            f"CSRF_TRUSTED_ORIGINS lacks the address of the site itself: {site_address}"
        )
