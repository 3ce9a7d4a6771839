"""What may not become of a directive in force: how it ends, pauses, goes on."""

from django.utils.translation import gettext_lazy as _

from refusals import Refusal


class NotInForce(Refusal):
    """Only an edition that came into force and has not ended can be ended, amended or extended."""

    message = _("Văn bản không có bản nào đang có hiệu lực.")


class AlreadyBegun(Refusal):
    """What has begun to hold is ended, not withdrawn: the days it held for stay on record."""

    message = _("Văn bản đã bắt đầu có hiệu lực nên không thu hồi được. Hãy cho hết hiệu lực.")


class UndoInstead(Refusal):
    """What has changed other editions or documents is taken back together with those changes."""

    message = _(
        "Khi có hiệu lực, văn bản này đã làm thay đổi văn bản khác hoặc bản trước. Hãy dùng “Hoàn"
        " tác việc cho có hiệu lực”."
    )


class EndsBefore(Refusal):
    """Ending something later than it ends anyway is an extension."""

    field = "effective_to"
    message = _("Đến lúc đó văn bản đã hết hiệu lực. Muốn kéo dài thì gia hạn.")


class NoReason(Refusal):
    """What is taken back says why."""

    field = "reason"
    message = _("Cần ghi lý do.")


class AlreadySuspended(Refusal):
    """Two pauses of one edition never cover the same moment."""

    field = "begins"
    message = _("Văn bản đã tạm ngưng hiệu lực trong khoảng thời gian này.")


class NotSuspended(Refusal):
    """Only what pauses can go on."""

    message = _("Văn bản không tạm ngưng hiệu lực.")


class PauseHasBegun(Refusal):
    """What has paused for a time goes on from a later moment; that it paused stays on record."""

    field = "begins"
    message = _("Việc tạm ngưng đã bắt đầu; chỉ cho tiếp tục được từ một thời điểm sau đó.")


class OutsideThePeriod(Refusal):
    """A pause or a stage lies within the time in which its document holds."""

    field = "begins"
    message = _("Khoảng thời gian này nằm ngoài thời gian có hiệu lực của văn bản.")


class PhaseOutsidePeriod(OutsideThePeriod):
    """A draft whose period was moved away from one of its stages."""

    message = _("Có giai đoạn nằm ngoài thời gian có hiệu lực của văn bản. Hãy sửa giai đoạn đó.")


class OverlappingPhases(Refusal):
    """Stages follow one another."""

    field = "begins"
    message = _("Trùng thời gian với một giai đoạn khác.")


class EndedAlready(Refusal):
    """Nothing waits for the end of what has ended."""

    field = "other"
    message = _("Văn bản dùng làm điều kiện kết thúc đã hết hiệu lực.")


class NoCondition(Refusal):
    """A condition says in words what must happen, or names the document whose end it is."""

    field = "words"
    message = _("Ghi điều kiện bằng lời hoặc chọn văn bản.")


class AlreadyHappened(Refusal):
    """The first condition that occurs ends an edition; no second one does."""

    message = _("Văn bản đã kết thúc vì một điều kiện khác.")


class ReviewInThePast(Refusal):
    """The next look at an order lies ahead."""

    field = "review_on"
    message = _("Ngày xem xét lại phải sau hôm nay.")


class NothingToReview(Refusal):
    """Only what holds until further notice is looked at again."""

    message = _("Văn bản không có bản nào có hiệu lực đến khi có thông báo mới.")
