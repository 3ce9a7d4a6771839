"""Where a link in a mail leads: a mail is read far from the site, so it needs the whole address."""

from django.conf import settings


def link_to(path: str) -> str:
    """The whole address of a page of this site; `path` begins with a slash, as `reverse` gives
    it.
    """
    return f"{settings.SITE_ADDRESS}{path}"
