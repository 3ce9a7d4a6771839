"""The words of an agency's structure: kinds of unit, roles in the product, kinds of absence."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

from planning.plan import Work


class UnitKind(models.TextChoices):
    LEADERSHIP = "leadership", _("Lãnh đạo cơ quan")
    OFFICE = "office", _("Văn phòng")
    DIVISION = "division", _("Phòng chuyên môn")
    SERVICE = "service", _("Đơn vị trực thuộc")


class Role(models.TextChoices):
    """What a person may do in the product, for a time, in an agency or one of its units."""

    DIRECTOR = "director", _("Giám đốc (Thủ trưởng cơ quan)")
    DEPUTY_DIRECTOR = "deputy-director", _("Phó Giám đốc")
    OFFICE = "office", _("Chuyên viên Văn phòng (tổng hợp)")
    CHIEF_OF_OFFICE = "chief-of-office", _("Chánh Văn phòng")
    HEAD = "head", _("Trưởng phòng")
    DEPUTY = "deputy", _("Phó Trưởng phòng")
    CLERK = "clerk", _("Văn thư")
    STAFF = "staff", _("Cán bộ, chuyên viên")
    READER = "reader", _("Người xem")
    AUDITOR = "auditor", _("Kiểm tra, thanh tra")
    ADMIN = "admin", _("Quản trị hệ thống")


class Right(models.TextChoices):
    """One thing somebody may do; rights.py says which role may do which."""

    EDIT_ROSTER = "edit-roster", _("Lập lịch của đơn vị")
    APPROVE_ROSTERS = "approve-rosters", _("Duyệt lịch")
    PUBLISH_ROSTERS = "publish-rosters", _("Công bố lịch")
    REMIND_UNITS = "remind-units", _("Nhắc đơn vị trình lịch")
    SEE_ALL_ROSTERS = "see-all-rosters", _("Xem lịch của mọi đơn vị")
    SEE_WORKING_ROSTERS = "see-working-rosters", _("Xem lịch đang lập, chưa công bố")
    SEE_CHANGES = "see-changes", _("Xem ai đã sửa gì trong lịch")
    KEEP_DIRECTIVES = "keep-directives", _("Nhập văn bản chỉ đạo")
    KEEP_DUTY = "keep-duty", _("Lập lịch trực cơ quan")
    KEEP_SUPPORT = "keep-support", _("Lập đề xuất chi hỗ trợ")
    KEEP_STAFF = "keep-staff", _("Quản lý đơn vị và cán bộ")
    SEE_REPORTS = "see-reports", _("Xem báo cáo đã gửi")
    SEND_REPORTS = "send-reports", _("Gửi báo cáo")
    SEE_RECORD = "see-record", _("Xem nhật ký hệ thống")
    DELEGATE = "delegate", _("Ủy quyền")
    DECIDE_LEAVE = "decide-leave", _("Trả lời đơn xin nghỉ")
    CALL_IN = "call-in", _("Gọi cán bộ đến cơ quan, trả lời đề nghị đến cơ quan")
    MOBILISE = "mobilise", _("Lập đợt huy động, gọi người vào đội công tác")
    SEE_RESTRICTED = "see-restricted", _("Xem lý do nghỉ được bảo vệ")


class StaffState(models.TextChoices):
    """Where somebody is on a day, as the staff list is narrowed by it."""

    ON_SITE = "on-site", _("Tại cơ quan")
    ON_DUTY = "on-duty", _("Trực")
    REMOTE = "remote", _("Làm việc tại nhà")
    LEAVE = "leave", _("Nghỉ phép, nghỉ bù")
    BUSINESS = "business", _("Đi công tác, đi học")
    MOBILISED = "mobilised", _("Huy động, biệt phái")
    UNKNOWN = "unknown", _("Chưa có trong lịch")

    @property
    def works(self) -> frozenset[Work]:
        """The states of the week that are meant; none where nothing is known."""
        return _WORKS[self]


_WORKS: Final = {
    StaffState.ON_SITE: frozenset(one for one in Work if one.is_on_site),
    StaffState.ON_DUTY: frozenset({Work.ON_DUTY}),
    StaffState.REMOTE: frozenset({Work.REMOTE}),
    StaffState.LEAVE: frozenset({Work.LEAVE}),
    StaffState.BUSINESS: frozenset({Work.MISSION, Work.TRAINING}),
    StaffState.MOBILISED: frozenset({Work.MOBILISED}),
    StaffState.UNKNOWN: frozenset(),
}


class Purpose(models.TextChoices):
    """What an upload that waits to be confirmed would be taken over into."""

    STAFF = "staff", _("Danh sách cán bộ")
    HOURS = "hours", _("Giờ có mặt")
    DUTY = "duty", _("Lịch trực")


class HandOut(models.TextChoices):
    """How people get to know that an account was opened for them."""

    SLIPS = "slips", _("In phiếu trao tay, mỗi người một phiếu có mật khẩu dùng một lần")
    EXCEL = "excel", _("Tải tệp Excel có mật khẩu dùng một lần của từng người")
    MAIL = "mail", _("Gửi thư mời có đường dẫn để mỗi người tự đặt mật khẩu")


class AbsenceKind(models.TextChoices):
    """Why somebody is neither at the office nor working remotely. Sick leave is shown to others
    as plain leave.
    """

    LEAVE = "leave", _("Nghỉ phép")
    SICK = "sick", _("Nghỉ ốm")
    MATERNITY = "maternity", _("Nghỉ thai sản")
    COMPENSATORY = "compensatory", _("Nghỉ bù")
    MISSION = "mission", _("Đi công tác")
    TRAINING = "training", _("Đi học, tập huấn")
    MOBILISED = "mobilised", _("Huy động, biệt phái")

    @property
    def public(self) -> "AbsenceKind":
        """What others may know it as."""
        return AbsenceKind.LEAVE if self in (AbsenceKind.SICK, AbsenceKind.MATERNITY) else self


class SickSpan(models.TextChoices):
    """For when somebody says that they are ill."""

    TODAY = "today", _("Cả ngày hôm nay")
    MORNING = "morning", _("Sáng nay")
    AFTERNOON = "afternoon", _("Chiều nay")
    TOMORROW = "tomorrow", _("Ngày mai")
    BOTH = "both", _("Hôm nay và ngày mai")


class LeaveAnswer(models.TextChoices):
    GRANTED = "granted", _("Đồng ý")
    REFUSED = "refused", _("Không đồng ý")
    WITHDRAWN = "withdrawn", _("Đã rút")


class DayKind(models.TextChoices):
    WORKING = "working", _("Ngày làm việc")
    WEEKEND = "weekend", _("Nghỉ hằng tuần")
    HOLIDAY = "holiday", _("Nghỉ lễ, Tết")
    COMPENSATION = "compensation", _("Nghỉ bù ngày lễ")
    SWAPPED_OFF = "swapped-off", _("Nghỉ hoán đổi")
    MADE_UP = "made-up", _("Làm bù")
