"""Which directives somebody has to read, and which exceptions from them are about to end."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _

from directives.selectors.reach import exceptions_for
from directives.selectors.readers import unread_by
from units.enums import Right
from units.selectors import Mandate
from units.values import ToDo

TOLD_BEFORE: Final = timedelta(days=7)


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


def exceptions_ending(mandate: Mandate, *, at: datetime) -> Iterator[ToDo]:
    """To who keeps directives: the written exceptions that end within a week, so that one that is
    still needed is given anew before its unit breaks the clause. One query, none for others.
    """
    if mandate.staff is None or not mandate.may(Right.KEEP_DIRECTIVES):
        return
    ending = exceptions_for(mandate).filter(
        revoked_at=None, ends__gt=at, ends__lte=at + TOLD_BEFORE
    )
    for given in ending.order_by("ends", "pk"):
        whose = given.unit.name if given.unit else _("mọi đơn vị mà quy định áp dụng")
        yield ToDo(
            icon="clock",
            title=_("Ngoại lệ sắp hết hạn: %(number)s") % {"number": given.number},
            text=f"{given.clause.edition.directive}, {whose}",
            url=reverse("directives:exceptions"),
            press=_("Xem lại"),
            due=given.ends,
            by_day=True,
        )
