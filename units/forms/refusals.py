"""What a refusal of the records means to whoever filled in the form."""

from collections.abc import Callable
from datetime import date

from django import forms
from django.utils.translation import gettext as _

from units.errors import (
    AlreadyAnswered,
    AlreadyGranted,
    AlreadyLeaving,
    ApprovedBeforeFiled,
    BasisNeeded,
    BeforeArrival,
    BeforeLeaving,
    CodeTaken,
    EndsBeforeItBegins,
    HasAccount,
    HasLeft,
    HoursOutOfOrder,
    LeavesAfterItsDeadline,
    LeavesBefore,
    LetterWaits,
    NameTaken,
    NobodyMoves,
    NoDeputy,
    NoHalfLeft,
    NoHome,
    NoMailAddress,
    NotClosed,
    NotExcel,
    NotInOffice,
    NotLeaving,
    NotToItself,
    NotYet,
    NoUsername,
    OnlyHolder,
    Overlaps,
    OwnAccess,
    OwnRequest,
    Past,
    ReasonNeeded,
    Refused,
    RoleNotYours,
    SignedInBefore,
    Stale,
    TooBig,
    TooManySteps,
    ToOneself,
    TwinStep,
    TwoHomes,
    UnitNeeded,
    WrongKindOfDay,
    ZoneInUse,
)

SENTENCES: dict[type[Refused], Callable[[], str]] = {
    AlreadyGranted: lambda: _("Người này đang giữ vai trò đó."),
    ApprovedBeforeFiled: lambda: _("Hạn duyệt không thể sớm hơn hạn trình."),
    AlreadyLeaving: lambda: _(
        "Đã ghi người này thôi công tác sau ngày %(last)s. Muốn đổi ngày, hãy hủy rồi ghi lại."
    ),
    BasisNeeded: lambda: _("Ghi văn bản làm căn cứ khi ghi ủy quyền thay cho người khác."),
    BeforeArrival: lambda: _("Ngày này phải sau ngày người đó nhận nhiệm vụ ở đơn vị (%(first)s)."),
    BeforeLeaving: lambda: _("Ngày trở lại phải sau ngày làm việc cuối cùng trước đây (%(last)s)."),
    CodeTaken: lambda: _("Mã %(code)s đã có."),
    OwnRequest: lambda: _("Đơn của chính bạn do người khác trả lời."),
    AlreadyAnswered: lambda: _("Đơn này đã được trả lời hoặc đã rút. Tải lại trang."),
    ReasonNeeded: lambda: _("Hãy ghi lý do không đồng ý."),
    NotToItself: lambda: _("Hãy chọn đơn vị khác."),
    NobodyMoves: lambda: _("Chưa chọn ai để chuyển."),
    NotYet: lambda: _("Thôi lập lịch thì ghi vào đúng ngày đó, không ghi trước."),
    NoHalfLeft: lambda: _("Một ngày nghỉ phải có buổi sáng, buổi chiều hoặc cả hai."),
    EndsBeforeItBegins: lambda: _("Ngày cuối (%(last)s) trước ngày đầu (%(first)s)."),
    HasAccount: lambda: _("Người này đã có tài khoản."),
    HasLeft: lambda: _("Người này đã thôi công tác."),
    HoursOutOfOrder: lambda: _(
        "Giờ làm việc phải theo thứ tự: sáng từ, sáng đến, chiều từ, chiều đến."
    ),
    LeavesAfterItsDeadline: lambda: _("Giờ gửi danh sách phải trước hạn gửi."),
    LeavesBefore: lambda: _(
        "Người này thôi công tác sau ngày %(last)s; hãy ghi ngày cuối không muộn hơn ngày đó."
    ),
    LetterWaits: lambda: _("Thư mời trước còn đang chờ gửi."),
    NameTaken: lambda: _("Địa bàn %(name)s đã có trong danh sách."),
    NoDeputy: lambda: _(
        "Người thay Giám đốc phải là Phó Giám đốc; người thay trưởng đơn vị phải là phó hoặc văn"
        " thư của chính đơn vị đó."
    ),
    NoHome: lambda: _("Người này chưa thuộc đơn vị nào vào ngày đó."),
    NoMailAddress: lambda: _("Người này chưa có thư điện tử công vụ."),
    NoUsername: lambda: _("Không đặt được tên đăng nhập từ họ tên này; hãy mở tài khoản riêng."),
    NotClosed: lambda: _("Tài khoản này đang mở."),
    NotExcel: lambda: _(
        "Tệp không phải là bảng tính Excel (.xlsx). Hãy lưu lại dưới dạng .xlsx rồi tải lên."
    ),
    NotInOffice: lambda: _("Người ủy quyền không giữ chức vụ này vào ngày bắt đầu ủy quyền."),
    NotLeaving: lambda: _("Chưa ghi người này thôi công tác."),
    OnlyHolder: lambda: _(
        "Đây là người duy nhất giữ vai trò %(role)s. Hãy giao vai trò cho người thay trước."
    ),
    OwnAccess: lambda: _("Không ai tự thu hồi quyền hay đóng tài khoản của chính mình."),
    Overlaps: lambda: _("Trùng với đợt đã ghi từ ngày %(first)s đến ngày %(last)s."),
    Past: lambda: _("Thời gian ủy quyền đã qua."),
    RoleNotYours: lambda: _("Bạn không có quyền giao vai trò này."),
    SignedInBefore: lambda: _("Người này đã đăng nhập; nếu quên mật khẩu thì cấp riêng."),
    Stale: lambda: _("Dữ liệu đã thay đổi sau khi bạn xem. Hãy xem lại rồi xác nhận."),
    ToOneself: lambda: _("Không ủy quyền cho chính mình."),
    TooBig: lambda: _(
        "Tệp quá lớn: tối đa 5 MB và 5.000 dòng một trang. Nếu danh sách ngắn hơn, hãy chép riêng"
        " phần có chữ sang tệp mới rồi tải lên."
    ),
    TooManySteps: lambda: _("Cơ quan đã thêm %(most)s lời nhắc; hãy sửa hoặc bỏ bớt một lời nhắc."),
    TwinStep: lambda: _(
        "Đã có một lời nhắc về việc này, gửi cho những người này vào đúng giờ này."
    ),
    TwoHomes: lambda: _(
        "Người này đang thuộc %(unit)s từ ngày %(first)s. Một người chỉ có một đơn vị chính; hãy"
        " ghi chuyển đơn vị."
    ),
    UnitNeeded: lambda: _(
        "Trưởng, phó và văn thư gắn với một đơn vị; các vai trò khác với cả cơ quan."
    ),
    ZoneInUse: lambda: _(
        "Còn trụ sở tại %(zone)s hoặc đã ghi cấp độ, tình trạng của địa bàn này, nên không xóa"
        " được."
    ),
    WrongKindOfDay: lambda: _(
        "Chỉ làm bù vào ngày nghỉ hằng tuần; chỉ nghỉ bù, nghỉ hoán đổi vào ngày làm việc."
    ),
}


def sentence(refusal: Refused) -> str:
    if isinstance(refusal, Overlaps) and refusal.facts["last"] is None:
        return _("Trùng với đợt đã ghi từ ngày %(first)s, chưa có ngày kết thúc.") % _written(
            refusal
        )
    said = SENTENCES.get(type(refusal))
    return (
        said() % _written(refusal) if said else _("Không ghi được. Hãy kiểm tra lại các ô đã nhập.")
    )


def tried(form: forms.BaseForm, act: Callable[[], object], field: str | None = None) -> bool:
    """Do it; if it is refused, say why on the form, which keeps what was typed."""
    try:
        act()
    except Refused as refusal:
        form.add_error(field, sentence(refusal))
        return False
    return True


def _written(refusal: Refused) -> dict[str, object]:
    return {
        key: f"{value:%d/%m/%Y}" if isinstance(value, date) else value
        for key, value in refusal.facts.items()
    }
