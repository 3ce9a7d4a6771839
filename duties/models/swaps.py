"""Who asked to change a turn of duty with whom, and what became of it."""

from typing import Final

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from duties.enums import SwapKind, SwapLapse, SwapState
from duties.models.roster import DutyTurn
from units.models import Agency, Staff

PENDING: Final = (SwapState.OPEN, SwapState.AGREED)
_TAKEN: Final = (SwapState.AGREED, SwapState.DONE)


class SwapPolicy(models.Model):
    """How an agency changes turns and hands them over. Without a row a leader approves every change
    and nobody is written to who did not hand a shift over.
    """

    agency = models.OneToOneField(Agency, on_delete=models.CASCADE, related_name="swap_policy")
    needs_approval = models.BooleanField(_("Đổi ca phải được lãnh đạo duyệt"), default=True)
    reminds_handover = models.BooleanField(_("Gửi thư khi ca trực chưa bàn giao"), default=False)

    class Meta:
        verbose_name = _("Quy định đổi ca trực")
        verbose_name_plural = _("Quy định đổi ca trực")

    def __str__(self) -> str:
        return str(self.agency)


class SwapRequest(models.Model):
    """`asker`, who has the `turn`, asks one colleague (`asked`) or all who may have it. `taker`
    agreed, and where turns are swapped gives `given` for it. One that lapsed says why.
    """

    turn = models.ForeignKey(DutyTurn, on_delete=models.CASCADE, related_name="swaps")
    kind = models.CharField(_("Đề nghị"), max_length=4, choices=SwapKind.choices)
    state = models.CharField(
        _("Tình trạng"), max_length=10, choices=SwapState.choices, default=SwapState.OPEN
    )
    asker = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="swaps_asked")
    asked = models.ForeignKey(
        Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.CharField(_("Lý do"), max_length=300, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField()
    taker = models.ForeignKey(
        Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="swaps_taken"
    )
    given = models.ForeignKey(
        DutyTurn, on_delete=models.CASCADE, null=True, blank=True, related_name="swaps_given"
    )
    agreed_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    remark = models.CharField(_("Ý kiến"), max_length=300, blank=True)
    lapse = models.CharField(max_length=8, choices=SwapLapse.choices, blank=True)

    class Meta:
        verbose_name = _("Đề nghị đổi ca trực")
        verbose_name_plural = _("Đề nghị đổi ca trực")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("turn",),
                condition=Q(state__in=PENDING),
                name="swap_request_one_pending_per_turn",
            ),
            models.CheckConstraint(
                name="swap_request_asks_somebody_else",
                condition=(Q(asked__isnull=True) | ~Q(asked=F("asker")))
                & (Q(taker__isnull=True) | ~Q(taker=F("asker"))),
            ),
            models.CheckConstraint(
                name="swap_request_agreed_has_a_taker",
                condition=~Q(state__in=_TAKEN) | Q(taker__isnull=False, agreed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="swap_request_gives_a_turn_for_a_turn",
                condition=Q(kind=SwapKind.TAKE, given__isnull=True)
                | (Q(kind=SwapKind.SWAP) & (~Q(state__in=_TAKEN) | Q(given__isnull=False))),
            ),
            models.CheckConstraint(
                name="swap_request_lapsed_says_why",
                condition=(Q(state=SwapState.LAPSED) & ~Q(lapse=""))
                | (~Q(state=SwapState.LAPSED) & Q(lapse="")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.turn}"

    @property
    def is_pending(self) -> bool:
        return self.state in PENDING
