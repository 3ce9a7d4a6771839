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


class RegulationBegun(Refusal):
    """An agency begins its regulation of duty once."""

    message = _("Cơ quan đã có văn bản quy định về trực; xem ở trang Văn bản chỉ đạo.")


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


class NotOfTheUnit(Refusal):
    """A unit's own post is for its people, and an agency's for those of the agency."""

    field = "staff"
    message = _("Người này không thuộc đơn vị của vị trí trực.")


class QualificationNeeded(Refusal):
    """Who may have a post is said by name, or by a rank, a role or a condition there is."""

    field = "code"
    message = _("Chọn người, hoặc cấp, nhiệm vụ, điều kiện.")


class PeriodMisfit(Refusal):
    """A week runs from Monday to Sunday, a month from its first day to its last, and no period is
    longer than a quarter.
    """

    field = "first"
    message = _(
        "Kỳ trực không đúng: tuần từ thứ Hai đến Chủ nhật, tháng trọn từ ngày 01, kỳ khác không"
        " quá 100 ngày."
    )


class PeriodTaken(Refusal):
    """Of two rosters that share a day none shares a post."""

    field = "first"
    message = _(
        "Vị trí “%(post)s” đã có lịch trực từ %(first)s đến %(last)s, trùng ngày với kỳ này."
    )


class PeriodOver(Refusal):
    """A period that has passed changes only by amendment, with a reason."""

    message = _("Kỳ trực đã qua, lịch đã khóa, không sửa được.")


class PeriodTooFar(Refusal):
    """A roster is opened at most a year ahead."""

    field = "first"
    message = _("Kỳ trực còn quá xa; lịch được lập trước nhiều nhất một năm.")


class PostsNeeded(Refusal):
    """A roster is of at least one post that has a shift."""

    field = "posts"
    message = _("Chọn ít nhất một vị trí trực đã có ca.")


class EmptyDuty(Refusal):
    """A roster says who is on duty: without a single turn it is not sent."""

    message = _("Lịch trực chưa có ai. Hãy phân công trước khi trình.")


class DutyFaulty(Refusal):
    """What breaks a binding rule, puts somebody in two places or where they may not be is neither
    sent nor approved; `count` says how often.
    """

    message = _("Lịch trực còn %(count)s điểm vi phạm bắt buộc.")


class OutsidePeriod(Refusal):
    """Turns are on the days of the roster, in the shifts of its posts."""

    message = _("Ô được chọn không thuộc lịch trực này.")


class ShiftNotHeld(Refusal):
    """A shift has turns on the kinds of day on which it is needed."""

    message = _("Ngày %(day)s không cần trực ca này.")


class ShiftFull(Refusal):
    """No more people are in a shift than there may be."""

    message = _("Ca ngày %(day)s đã đủ %(most)s người.")


class AlreadyThere(Refusal):
    """Somebody is in a shift once."""

    message = _("%(name)s đã có trong ca ngày %(day)s.")


class NotThere(Refusal):
    """A turn that is taken away is still there."""

    message = _("Người này không còn trong ca ngày %(day)s.")


class NotQualified(Refusal):
    """A post is for who is qualified for it on that day."""

    message = _("%(name)s không đủ điều kiện trực “%(post)s” ngày %(day)s.")


class ReleasedFromDuty(Refusal):
    """Who is released is not put on duty; the message says nothing of the reason."""

    message = _("%(name)s được miễn trực “%(post)s” ngày %(day)s.")


class AwayThen(Refusal):
    """Nobody is on duty while on leave or on a mission."""

    message = _("%(name)s vắng ngày %(day)s: %(away)s.")


class OverlappingTurn(Refusal):
    """Nobody is in two shifts at the same time."""

    message = _("%(name)s đã trực “%(post)s” %(hours)s ngày %(day)s, trùng giờ với ca này.")


class NoPeriodBefore(Refusal):
    """A pattern is copied from a period that people were shown."""

    message = _("Chưa có kỳ trực trước đã duyệt hoặc công bố để sao chép.")


class NothingChanged(Refusal):
    """A step changes something."""

    message = _("Chưa có thay đổi nào.")


class NoSuchTurn(Refusal):
    """A turn, a request or a handover that is not the reader's to act on does not exist for
    them.
    """

    message = _("Không tìm thấy lượt trực này trong lịch đang áp dụng.")
    status = 404


class TurnBegun(Refusal):
    """A turn changes hands before its shift begins."""

    message = _("Ca trực ngày %(day)s đã bắt đầu, không đổi được nữa.")


class TurnOver(Refusal):
    """Nobody takes a shift that has ended."""

    message = _("Ca trực ngày %(day)s đã kết thúc.")


class SwapPending(Refusal):
    """A turn is asked for once at a time."""

    message = _("Lượt trực này đang có một đề nghị chờ trả lời.")


class SwapMisfit(Refusal):
    """A swap gives a turn of one's own that is still to come; taking over gives none."""

    field = "given"
    message = _("Chọn một lượt trực sắp tới của mình để đổi.")


class SwapBreaks(Refusal):
    """A change of turns breaks nothing that stood before."""

    message = _("Đổi như vậy thì lịch trực không đạt: %(what)s")


class AbsentAlready(Refusal):
    """A turn is marked absent once, and who is absent neither swaps nor hands over."""

    message = _("Lượt trực này đã ghi vắng.")


class NotAbsent(Refusal):
    """A substitute is called for who is absent, and one for each."""

    message = _("Lượt trực này chưa ghi vắng hoặc đã có người trực thay.")


class HandedOver(Refusal):
    """A shift is handed over once, and taken once."""

    message = _("Ca trực này đã bàn giao.")


class OwnHandover(Refusal):
    """Who gives a shift and who takes it are two people."""

    field = "taker"
    message = _("Người giao và người nhận ca phải là hai người khác nhau.")


class EventsNeeded(Refusal):
    """A handover says what happened, if only that nothing did."""

    field = "events"
    message = _("Ghi diễn biến trong ca; không có gì thì ghi “không có gì”.")


class TooEarly(Refusal):
    """A shift is handed over once it has begun."""

    message = _("Ca trực ngày %(day)s chưa bắt đầu, chưa bàn giao được.")
