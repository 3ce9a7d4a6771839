"""An uploaded file between its preview and its confirmation."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from units.enums import Purpose
from units.models.agency import Agency


class ImportDraft(models.Model):
    """The upload of one user, kept until it is confirmed, cancelled or a day old. It holds personal
    data: never longer.

    `purpose` is what it would be taken over into; for each a user has one upload at a time.
    """

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    purpose = models.CharField(
        _("Nhập vào"), max_length=10, choices=Purpose.choices, default=Purpose.STAFF
    )
    filename = models.CharField(_("Tên tệp"), max_length=200)
    content = models.BinaryField()
    uploaded_at = models.DateTimeField(_("Tải lên lúc"))

    class Meta:
        verbose_name = _("Tệp chờ xác nhận")
        verbose_name_plural = _("Tệp chờ xác nhận")
        constraints = (
            models.UniqueConstraint(
                fields=("user", "purpose"), name="import_draft_one_per_user_and_purpose"
            ),
        )

    def __str__(self) -> str:
        return self.filename
