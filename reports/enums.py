"""The words of statistics."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class TurnGroupKind(models.TextChoices):
    """Who is compared with whom: those who could have taken each other's turn."""

    LEADERS = "leaders", _("Lãnh đạo đơn vị")
    STAFF = "staff", _("Cán bộ")
    OWN_DUTIES = "own-duties", _("Vị trí có nhiệm vụ riêng (bảo vệ, văn thư...)")
