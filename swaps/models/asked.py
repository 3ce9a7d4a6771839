"""What is kept of a request between two colleagues, of a turn of duty or of a day at the office."""

from typing import Final

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from swaps.enums import SwapLapse, SwapState
from units.models import Staff

PENDING: Final = (SwapState.OPEN, SwapState.AGREED)


class AskedSwap(models.Model):
    """`asker` asks one colleague (`asked`) or (None) all who may agree; `asked_by` differs where
    somebody asks for who cannot. One that lapsed says why.
    """

    state = models.CharField(
        _("Tình trạng"), max_length=10, choices=SwapState.choices, default=SwapState.OPEN
    )
    asker = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    asked = models.ForeignKey(
        Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.CharField(_("Lý do"), max_length=300, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    remark = models.CharField(_("Ý kiến"), max_length=300, blank=True)
    lapse = models.CharField(max_length=8, choices=SwapLapse.choices, blank=True)

    class Meta:
        abstract = True

    @property
    def is_pending(self) -> bool:
        return self.state in PENDING


def lapsed_says_why(table: str) -> models.CheckConstraint:
    """The constraint by a name that begins with `table`."""
    return models.CheckConstraint(
        name=f"{table}_lapsed_says_why",
        condition=(Q(state=SwapState.LAPSED) & ~Q(lapse=""))
        | (~Q(state=SwapState.LAPSED) & Q(lapse="")),
    )


def asks_somebody_else(table: str, *people: str) -> models.CheckConstraint:
    """None of the columns `people` is the asker."""
    condition = Q()
    for name in people:
        condition &= Q(**{f"{name}__isnull": True}) | ~Q(**{name: F("asker")})
    return models.CheckConstraint(name=f"{table}_asks_somebody_else", condition=condition)
