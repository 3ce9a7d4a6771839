"""The ways in which a service is given."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ServiceWay(models.TextChoices):
    """At the counter is what a service is where nothing else is on record for the day."""

    COUNTER = "counter", _("Tại quầy")
    ONLINE = "online", _("Trực tuyến toàn trình")
    PARTLY_ONLINE = "partly-online", _("Trực tuyến một phần")
    LIMITED = "limited", _("Tiếp nhận hạn chế")
    SUSPENDED = "suspended", _("Tạm ngưng")
