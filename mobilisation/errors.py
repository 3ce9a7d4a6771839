"""What is refused of campaigns, teams and the people called to them. Each error's docstring is the
rule.
"""

from django.utils.translation import gettext_lazy as _

from refusals import Refusal


class NoSuchCampaign(Refusal):
    """A campaign, team or call that is not the reader's to see does not exist for them."""

    message = _("Không tìm thấy đợt huy động này.")
    status = 404


class CampaignBackwards(Refusal):
    """A campaign ends on its first day or later."""

    field = "last"
    message = _("Ngày cuối phải từ ngày đầu trở đi.")


class ReportNeedsAddress(Refusal):
    """Who is reported to by the week has an address."""

    field = "body_email"
    message = _("Hãy ghi hộp thư của cơ quan điều phối để báo cáo hằng tuần, hoặc chọn không gửi.")


class NobodyMobilised(Refusal):
    """A call names somebody, and no more at once than one list holds."""

    field = "people"
    message = _("Hãy chọn từ 1 đến %(most)s người.")


class CallOutsideCampaign(Refusal):
    """People are called for days of the campaign, in order."""

    field = "first"
    message = _("Thời gian của người được gọi phải nằm trong đợt huy động.")


class MobilisedAlready(Refusal):
    """One person is in one team at a time."""

    field = "people"
    message = _("%(name)s đang được gọi hoặc đang ở đội “%(team)s” trong thời gian này.")


class NotStaffThen(Refusal):
    """Who is called from the staff is at home in a unit on the first day."""

    field = "people"
    message = _("%(name)s không thuộc đơn vị nào vào ngày %(day)s.")


class CallClosed(Refusal):
    """Nobody answers, arrives or is replaced once they were sent home or their call was
    cancelled.
    """

    message = _("Người này đã về hoặc lệnh gọi đã hủy.")


class DeclineUnexplained(Refusal):
    """Who cannot come says why."""

    field = "reason"
    message = _("Hãy ghi lý do không nhận.")


class NotThereYet(Refusal):
    """Who is noted as there has accepted, and is there on a day of their call, today or
    earlier.
    """

    message = _("Chỉ ghi có mặt từ ngày %(first)s và không ghi trước.")


class HomeTooLate(Refusal):
    """Who is sent home goes before their call would end anyway, and not in days long over."""

    field = "day"
    message = _("Ngày về phải từ %(first)s và trước khi đợt gọi kết thúc.")


class ConsentMissing(Refusal):
    """People from outside the agency are kept on record with their consent, given by today."""

    field = "consented_on"
    message = _("Ghi ngày người này đồng ý cho lưu thông tin, không sau hôm nay.")


class SkillTwice(Refusal):
    """A skill is kept once under its name."""

    field = "name"
    message = _("Đã có kỹ năng này.")


class TeamTwice(Refusal):
    """A campaign has one team of a name."""

    field = "name"
    message = _("Đợt huy động này đã có đội tên như vậy.")


class CoveredTwice(Refusal):
    """A condition is followed once."""

    field = "name"
    message = _("Điều kiện này đã được theo dõi.")


class NobodyFulfils(Refusal):
    """Who fulfils a condition is named, and does so by today."""

    field = "people"
    message = _("Hãy chọn người và ngày đạt, không sau hôm nay.")
