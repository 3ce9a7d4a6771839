"""What may not be written into the work calendar."""

from django.utils.translation import gettext_lazy as _

from refusals import ChangedMeanwhile, Refusal


class ItemEndsBeforeItBegins(Refusal):
    """An event ends after it begins."""

    field = "ends"
    message = _("Giờ kết thúc phải sau giờ bắt đầu.")


class TooManyOnline(Refusal):
    """Those who join from elsewhere are some of all who take part."""

    field = "online"
    message = _("Số người dự trực tuyến không được nhiều hơn số người dự.")


class ItemChanged(ChangedMeanwhile):
    """An event is changed as it was seen."""

    message = _(
        "Người khác vừa sửa hoặc hủy việc này. Nội dung bạn nhập vẫn còn đây; hãy mở lại lịch công"
        " tác để xem bản mới."
    )


class ItemFiled(Refusal):
    """What a unit has sent for approval with its week is changed by the Office alone."""

    message = _(
        "Lịch tuần của đơn vị đã trình cùng việc này. Hãy thu hồi lịch tuần để sửa, hoặc đề nghị"
        " Văn phòng sửa."
    )


class NoSuchResource(Refusal):
    """An event takes rooms, vehicles and units of its own agency."""

    message = _("Phòng họp, xe hoặc đơn vị này không có trong cơ quan.")


class ResourceNamed(Refusal):
    """Two rooms, or two vehicles, have two names."""

    field = "name"
    message = _("Đã có phòng họp hoặc xe với tên này.")


class ResourceChanged(ChangedMeanwhile):
    """A room or vehicle is changed as it was seen."""


class NothingToPublish(Refusal):
    """A calendar is published when it says something new."""

    message = _("Không có thay đổi nào so với bản đã công bố.")


class CalendarChanged(ChangedMeanwhile):
    """What is approved or published is what was seen."""

    message = _("Lịch công tác vừa thay đổi sau khi bạn xem. Hãy xem lại rồi bấm lần nữa.")
