"""Who recorded the hours of a day."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class HoursSource(models.TextChoices):
    """Who recorded the hours of a day: the attendance device, whose file was taken over, or
    somebody by hand.
    """

    FILE = "file", _("Tệp chấm công")
    HAND = "hand", _("Ghi tay")
