"""What may not be done with duty. Each error's docstring is the rule."""

from django.utils.translation import gettext_lazy as _

from refusals import Refusal


class NoSuchPost(Refusal):
    """A post of another agency, or of a unit the reader keeps no duty for, does not exist for
    them.
    """

    message = _("Không tìm thấy vị trí trực này.")
    status = 404


class PostNameTaken(Refusal):
    """The agency has one post of a name, and so has each unit."""

    field = "name"
    message = _("Đã có vị trí trực tên “%(name)s”.")


class ShiftHoursWrong(Refusal):
    """A shift lasts from a minute to a day."""

    field = "ends"
    message = _("Ca trực phải dài hơn 0 giờ và không quá 24 giờ; ca này dài %(hours)s.")


class CoverNeeded(Refusal):
    """A shift is needed on some kind of day."""

    field = "working"
    message = _("Ghi số người trực cho ít nhất một loại ngày.")


class CoverOutOfOrder(Refusal):
    """Of least, wanted and most none is above the next, and the last is not zero."""

    message = _("Số người ít nhất không được lớn hơn số người nhiều nhất.")


class PostInUse(Refusal):
    """What a roster under way still needs is not put away."""

    message = _("Vị trí này còn trong lịch trực đang lập hoặc đang áp dụng.")


class NotOfTheUnit(Refusal):
    """A unit's own post is for its people, and an agency's for those of the agency."""

    field = "staff"
    message = _("Người này không thuộc đơn vị của vị trí trực.")


class QualificationNeeded(Refusal):
    """Who may have a post is said by name, or by a rank, a role or a condition there is."""

    field = "code"
    message = _("Chọn người, hoặc cấp, nhiệm vụ, điều kiện.")
