"""Which directives somebody has to read."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from directives.selectors.readers import unread_by
from units.selectors import Mandate
from units.values import ToDo


def directives_to_read(mandate: Mandate, *, at: datetime) -> Iterator[ToDo]:
    """What they were told of and have not marked as read, the newest first. One query."""
    if mandate.staff is None:
        return
    for notice in unread_by(mandate):
        directive = notice.edition.directive
        yield ToDo(
            icon="doc",
            title=str(directive),
            text=directive.title,
            url=reverse("directives:directive", args=[directive.pk]),
            press=_("Đọc"),
        )
