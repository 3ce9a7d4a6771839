"""The address under which people reach a page of this site from a letter."""

from django.conf import settings


def link_to(path: str) -> str:
    """The whole address of a page; `path` begins with a slash, as `reverse` gives it."""
    return f"{settings.SITE_ADDRESS}{path}"
