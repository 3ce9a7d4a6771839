"""An uploaded workbook between its preview and its confirmation."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from units.models.agency import Agency


class ImportDraft(models.Model):
    """The upload of one user, kept until it is confirmed, cancelled or a day old. It holds personal data: never longer."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    filename = models.CharField(_("Tên tệp"), max_length=200)
    content = models.BinaryField()
    uploaded_at = models.DateTimeField(_("Tải lên lúc"))

    class Meta:
        verbose_name = _("Tệp chờ xác nhận")
        verbose_name_plural = _("Tệp chờ xác nhận")

    def __str__(self) -> str:
        return self.filename
