"""What a draft must be before it binds, and who may still write on it."""

from django.utils.translation import gettext_lazy as _

from refusals import ChangedMeanwhile, Refusal


class NumberTaken(Refusal):
    """An issuer gives a number once: within an agency no second directive carries it."""

    field = "number"
    message = _("Cơ quan ban hành này đã có văn bản mang số đó.")


class ForceEndsBeforeItBegins(Refusal):
    """A period ends after it begins."""

    field = "effective_to"
    message = _("Thời điểm kết thúc phải sau thời điểm bắt đầu.")


class NoStart(Refusal):
    """What comes into force says from when."""

    field = "effective_from"
    message = _("Cần ghi ngày bắt đầu có hiệu lực.")


class NoClauses(Refusal):
    """A directive that orders nothing cannot come into force."""

    message = _("Văn bản chưa có quy định nào.")


class StartsInThePast(Refusal):
    """A retroactive start is meant, not slipped: days already worked were not checked under it."""

    field = "retroactive"
    message = _("Ngày bắt đầu đã qua. Xác nhận nếu văn bản có hiệu lực trở về trước.")


class OverlappingEditions(Refusal):
    """Two editions of one directive never hold at the same moment; the later one may end the
    earlier.
    """

    field = "succeed"
    message = _("Thời gian có hiệu lực trùng với một bản khác của văn bản này.")


class NotDraft(Refusal):
    """Only a draft is edited: what came into force stays as it was, an amendment is a new
    edition.
    """

    message = _("Văn bản đã có hiệu lực nên không sửa được. Hãy lập bản sửa đổi.")
    status = 409


class StillProposed(NotDraft):
    """What is proposed is checked as it stands; to be changed it becomes a draft again."""

    message = _("Văn bản đang ở trạng thái dự kiến. Bấm “Sửa tiếp” rồi mới sửa được.")


class NotProposed(Refusal):
    """Only what is proposed goes back to the desk."""

    message = _("Văn bản không ở trạng thái dự kiến.")


class DraftChanged(ChangedMeanwhile):
    """Somebody else saved this draft after it was opened; `version` is what stands now."""

    message = _(
        "Người khác vừa sửa bản nháp này. Nội dung bạn nhập vẫn còn đây; hãy xem bản mới rồi lưu"
        " lại."
    )


class DraftExists(Refusal):
    """A directive has at most one draft edition at a time."""

    message = _("Văn bản này đang có một bản nháp. Hãy hoàn thành hoặc xóa bản nháp đó trước.")
