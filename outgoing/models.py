"""What an agency changed of the plan of reminders; runs and deliveries stand in the outbox."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from units.models import Agency


class ChangedStep(models.Model):
    """One reminder of the plan (outgoing.schedule.STEPS, by its `code`) as an agency wants it: so
    many working days before the filing day, at a local time (None: the filing time), to whom. A
    text that is empty is the software's own, and follows the translation.

    With a `matter` it is one that the agency added; ours say themselves what they are about.
    """

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="changed_steps")
    code = models.SlugField(max_length=40)
    matter = models.CharField(_("Nhắc về"), max_length=20, blank=True)
    is_on = models.BooleanField(_("Có nhắc"), default=True)
    days_before = models.PositiveSmallIntegerField(_("Số ngày làm việc trước ngày hạn trình"))
    at = models.TimeField(_("Giờ"), null=True, blank=True)
    audience = models.CharField(_("Gửi cho"), max_length=20)
    subject_vi = models.CharField(_("Tiêu đề"), max_length=150, blank=True)
    lead_vi = models.CharField(_("Câu nhắc"), max_length=400, blank=True)
    subject_en = models.CharField(_("Tiêu đề (tiếng Anh)"), max_length=150, blank=True)
    lead_en = models.CharField(_("Câu nhắc (tiếng Anh)"), max_length=400, blank=True)

    class Meta:
        db_table = "reports_changedstep"  # the room was called so when the table was made
        verbose_name = _("Lời nhắc đã sửa")
        verbose_name_plural = _("Lời nhắc đã sửa")
        constraints = (
            models.UniqueConstraint(fields=("agency", "code"), name="changed_step_once_in_agency"),
        )

    def __str__(self) -> str:
        return f"{self.agency}: {self.code}"
