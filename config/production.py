"""What a real agency's server must have right before the product agrees to start."""

from collections.abc import Sequence
from typing import Final

from django.core.exceptions import ImproperlyConfigured

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
