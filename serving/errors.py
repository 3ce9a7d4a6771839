"""What may not be written of a service."""

from django.utils.translation import gettext_lazy as _

from refusals import ChangedMeanwhile, Refusal


class ServiceNamed(Refusal):
    """A unit has one service of a name."""

    field = "name"
    message = _("Đơn vị đã có việc mang tên này.")


class WayUngrounded(Refusal):
    """A change of the way says by what: a clause, or words."""

    field = "ground"
    message = _("Hãy chọn quy định của văn bản, hoặc ghi căn cứ.")


class WayOverlaps(Refusal):
    """On one day a service is given in one way."""

    field = "first"
    message = _("Thời gian này đã có hình thức khác. Hãy kết thúc hình thức đó trước.")


class WayEndsBefore(Refusal):
    """What is written ends on its first day or later."""

    field = "last"
    message = _("Ngày cuối phải từ ngày đầu trở đi.")


class WayChanged(ChangedMeanwhile):
    """One ends what one saw going on."""

    message = _("Hình thức này vừa được người khác thay đổi. Hãy xem lại.")


class AddressTaken(Refusal):
    """Each public page has an address of its own."""

    field = "slug"
    message = _("Địa chỉ này đã có cơ quan khác dùng.")
