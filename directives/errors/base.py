"""A change to a directive that is refused."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class DirectiveError(Exception):
    """A change to a directive was refused; nothing was written."""

    field: str | None = None
    message: str | Promise = _("Không thực hiện được thao tác này.")
