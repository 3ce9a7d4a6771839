"""The words of living in."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PlaceKind(models.TextChoices):
    ON_THE_SPOT = "on-the-spot", _("3 tại chỗ (ăn, ở, làm việc tại cơ quan)")
    TWO_POINTS = "two-points", _("1 cung đường 2 điểm đến (nơi ở, cơ quan)")


class StayClash(models.TextChoices):
    """What is wrong with a night of somebody."""

    NO_BED = "no-bed", _("quá số giường")
    TWO_PLACES = "two-places", _("xếp ở hai nơi")
    AWAY = "away", _("nghỉ, đi vắng trong thời gian này")
    LEFT = "left", _("không còn thuộc đơn vị nào trong thời gian này")
