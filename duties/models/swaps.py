"""Who asked to change a turn of duty with whom, and what became of it."""

from typing import Final

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from duties.enums import SwapKind
from duties.models.roster import DutyTurn
from swaps.enums import SwapState
from swaps.models import PENDING, AskedSwap, asks_somebody_else, lapsed_says_why
from units.models import Agency, Staff

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


class SwapRequest(AskedSwap):
    """Of the `turn` that the asker has. `taker` agreed, and where turns are swapped gives `given`
    for it.
    """

    turn = models.ForeignKey(DutyTurn, on_delete=models.CASCADE, related_name="swaps")
    kind = models.CharField(_("Đề nghị"), max_length=4, choices=SwapKind.choices)
    taker = models.ForeignKey(
        Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    given = models.ForeignKey(
        DutyTurn, on_delete=models.CASCADE, null=True, blank=True, related_name="swaps_given"
    )

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
            asks_somebody_else("swap_request", "asked", "taker"),
            models.CheckConstraint(
                name="swap_request_agreed_has_a_taker",
                condition=~Q(state__in=_TAKEN) | Q(taker__isnull=False, agreed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="swap_request_gives_a_turn_for_a_turn",
                condition=Q(kind=SwapKind.TAKE, given__isnull=True)
                | (Q(kind=SwapKind.SWAP) & (~Q(state__in=_TAKEN) | Q(given__isnull=False))),
            ),
            lapsed_says_why("swap_request"),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.turn}"
