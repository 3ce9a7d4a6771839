"""Who was told of a directive, and who has read it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from directives.models.edition import Edition
from units.models import Staff


class Notice(models.Model):
    """One person told of one edition: once, however often somebody asks for it."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="notices")
    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="directive_notices")
    told_at = models.DateTimeField(_("Báo lúc"))
    read_at = models.DateTimeField(_("Đã đọc lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("Thông báo văn bản")
        verbose_name_plural = _("Thông báo văn bản")
        ordering = ("edition", "staff")
        constraints = (
            models.UniqueConstraint(fields=("edition", "staff"), name="notice_once_per_person"),
        )

    def __str__(self) -> str:
        return f"{self.edition}: {self.staff}"
