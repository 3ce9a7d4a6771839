"""What may not be proposed or approved."""

from django.utils.translation import gettext_lazy as _

from refusals import ChangedMeanwhile, Refusal


class PeriodTooLong(Refusal):
    """A proposal is for a period of at most a year, in order."""

    field = "last"
    message = _("Ngày cuối phải từ ngày đầu trở đi và không quá một năm.")


class RateOverlaps(Refusal):
    """On one day one rate holds for the same people."""

    field = "first"
    message = _("Đã có mức chi cho đối tượng này trong thời gian đó. Hãy kết thúc mức cũ trước.")


class RateEndsBefore(Refusal):
    """A rate ends no earlier than it begins."""

    field = "last"
    message = _("Ngày cuối phải từ ngày đầu trở đi.")


class RateReplaced(ChangedMeanwhile):
    """A rate that another one took the place of is past."""

    message = _("Mức chi này vừa được thay bằng mức khác.")


class NobodySupported(Refusal):
    """A proposal names somebody who is paid something."""

    message = _(
        "Trong thời gian này chưa có ngày làm việc trực tuyến nào được duyệt, hoặc chưa có mức chi."
    )


class ProposalChanged(ChangedMeanwhile):
    """What is proposed or approved is what was seen."""

    message = _("Số liệu hoặc trạng thái vừa thay đổi. Hãy xem lại rồi bấm lần nữa.")


class OwnProposal(Refusal):
    """Nobody approves what they proposed."""

    message = _("Người đề xuất không tự duyệt đề xuất của mình.")


class ReturnUnexplained(Refusal):
    """A return says why."""

    message = _("Vui lòng nhập lý do trả lại.")


class NoExtension(Refusal):
    """A proposal is carried on where its document goes on after it."""

    message = _("Văn bản không có hiệu lực sau ngày cuối của đề xuất này.")
