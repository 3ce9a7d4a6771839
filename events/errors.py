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
