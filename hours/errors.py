"""What may not be recorded as hours."""

from django.utils.translation import gettext_lazy as _

from refusals import Refusal


class HoursIncomplete(Refusal):
    """Somebody who was there came at one time and left at a later one of the same day, or on the
    morning after an afternoon.
    """

    field = "left"
    message = _("Ghi cả giờ đến và giờ về; giờ về phải sau giờ đến.")


class HoursAhead(Refusal):
    """Hours are recorded of days that have come."""

    field = "day"
    message = _("Chỉ ghi giờ có mặt của hôm nay hoặc ngày đã qua.")
