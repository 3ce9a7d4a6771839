"""What happened in a shift, as who leaves it tells who comes next."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from duties.enums import HandoverState
from duties.models.roster import DutyTurn
from units.models import Staff


class ShiftHandover(models.Model):
    """One a turn. `giver` had it, `taker` is somebody else; a leader may put a remark of their own
    under it.
    """

    turn = models.OneToOneField(DutyTurn, on_delete=models.PROTECT, related_name="handover")
    giver = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    taker = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    events = models.TextField(_("Diễn biến trong ca"), max_length=4000)
    given_at = models.DateTimeField()
    state = models.CharField(
        _("Tình trạng"), max_length=8, choices=HandoverState.choices, default=HandoverState.WAITING
    )
    taken_at = models.DateTimeField(null=True, blank=True)
    taker_remark = models.CharField(_("Kiến nghị của người nhận"), max_length=1000, blank=True)
    leader_remark = models.CharField(_("Ý kiến lãnh đạo"), max_length=1000, blank=True)
    leader = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    leader_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("Bàn giao ca trực")
        verbose_name_plural = _("Bàn giao ca trực")
        ordering = ("-given_at", "-pk")
        constraints = (
            models.CheckConstraint(
                name="shift_handover_to_somebody_else", condition=~Q(giver=F("taker"))
            ),
            models.CheckConstraint(
                name="shift_handover_taken_has_a_time",
                condition=Q(state=HandoverState.WAITING, taken_at__isnull=True)
                | (~Q(state=HandoverState.WAITING) & Q(taken_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="shift_handover_remarked_says_what",
                condition=(Q(state=HandoverState.REMARKED) & ~Q(taker_remark=""))
                | (~Q(state=HandoverState.REMARKED) & Q(taker_remark="")),
            ),
            models.CheckConstraint(
                name="shift_handover_remark_has_its_leader",
                condition=Q(leader_remark="", leader__isnull=True, leader_at__isnull=True)
                | (~Q(leader_remark="") & Q(leader__isnull=False, leader_at__isnull=False)),
            ),
        )

    def __str__(self) -> str:
        return str(self.turn)
