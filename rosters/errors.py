"""What may not be done with a roster. Each error's docstring is the rule; `message` is for
people.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from refusals import ChangedMeanwhile, Refusal
from weeks.errors import NotAllowed

if TYPE_CHECKING:
    from planning.violation import Violation


class OwnRoster(NotAllowed):
    """Who sent a roster does not approve it; `approvers` may, or if nobody may, `nameable` could be
    named to act for the Director.
    """

    message = _("Người trình không được tự duyệt lịch của mình.")

    def __init__(self, approvers: Sequence[str] = (), nameable: Sequence[str] = ()) -> None:
        super().__init__(*approvers)
        self.approvers = tuple(approvers)
        self.nameable = tuple(nameable)
        hint: str | Promise
        if approvers:
            hint = _("Người duyệt được: %(names)s.") % {"names": ", ".join(approvers)}
        elif nameable:
            hint = _("Chưa có ai khác duyệt được; Giám đốc có thể ủy quyền cho: %(names)s.") % {
                "names": ", ".join(nameable)
            }
        else:
            hint = _("Chưa có ai khác duyệt được, và chưa có Phó Giám đốc nào để ủy quyền.")
        self.message = format_lazy("{} {}", type(self).message, hint)


class NotTheSender(NotAllowed):
    """Only who sent a roster pulls it back."""

    message = _("Chỉ người đã trình mới thu hồi được lịch.")


class WrongState(Refusal):
    """The act does not start from the state the roster is in (planning.workflow); a week
    approved is not edited but amended.
    """

    message = _("Trạng thái hiện tại của lịch không cho phép thao tác này.")

    def __init__(self, state: str) -> None:
        super().__init__(state)
        self.state = state


class NotEditable(WrongState):
    """Cells change in a draft or a returned roster only."""

    message = _(
        "Lịch đã trình hoặc đã duyệt, không sửa được. Hãy thu hồi, hoặc lập bản điều chỉnh."
    )


class NothingSaid(Refusal):
    """A comment or an answer has words."""

    message = _("Vui lòng nhập nội dung góp ý.")


class WeekLocked(Refusal):
    """A week that has passed changes only by amendment, with a reason."""

    message = _("Tuần đã qua, lịch đã khóa, không sửa được.")


class ListChanged(ChangedMeanwhile):
    """Who decides about all that is listed decides about what they saw listed: where something
    came, went or changed since, nothing is done.
    """

    message = _(
        "Danh sách đã khác lúc bạn xem (có lịch vừa được trình, sửa hoặc quyết định) nên chưa làm"
        " gì. Hãy xem lại rồi bấm lần nữa."
    )


class RosterChanged(ChangedMeanwhile):
    """Somebody acts on what he saw: where the roster was changed since, nothing is written and he
    is shown what changed.

    `who` and `at` tell the last change, `state` where the roster stands now, `changes` the steps of
    editing since.
    """

    message = _(
        "Lịch vừa được người khác thay đổi. Nội dung bạn nhập vẫn còn đây; hãy xem bản mới rồi làm"
        " lại."
    )

    def __init__(
        self,
        roster_id: int,
        *,
        state: str,
        who: str,
        at: datetime | None,
        changes: Sequence[object] = (),
    ) -> None:
        super().__init__(f"roster {roster_id} is now {state}")
        self.roster_id = roster_id
        self.state = state
        self.who = who
        self.at = at
        self.changes = tuple(changes)


class GivenCell(Refusal):
    """A cell that comes from an absence changes with the absence."""

    message = _(
        "Ô này lấy từ ngày nghỉ, công tác đã ghi nhận; muốn sửa, hãy sửa ngày nghỉ của cán bộ."
    )


class SwappedCell(Refusal):
    """A day that two people exchanged changes with the exchange."""

    message = _("Ô này do hai người đổi ngày đến cơ quan cho nhau; muốn sửa, hãy hủy đổi ngày.")


class CalledCell(Refusal):
    """A cell in which somebody comes as they were called changes with the call."""

    message = _(
        "Ô này lấy từ giấy xác nhận đến cơ quan hoặc giấy triệu tập; muốn sửa, hãy hủy ở đó."
    )


class RosteredCell(Refusal):
    """A cell that comes from a roster of duty changes with that roster."""

    message = _("Ô này lấy từ lịch trực đã công bố; muốn sửa, hãy điều chỉnh lịch trực.")


class OnlyDuty(Refusal):
    """A holiday is worked by nobody but who is on duty."""

    message = _("Ngày nghỉ chỉ ghi được Trực cơ quan (TR) hoặc Nghỉ (L).")


class UnknownCell(Refusal):
    """A roster has cells for the unit's own people on the days of the week, and in the modes
    there are.
    """

    message = _("Ô được chọn không thuộc lịch này.")


class NothingToUndo(Refusal):
    """There is a step of one's own to undo (or redo), and nobody took a step after it."""

    message = _("Không còn bước nào để hoàn tác hoặc làm lại.")


class OverwrittenStep(Refusal):
    """A step is taken back only while its cells hold what it left there."""

    message = _("Các ô của bước này đã được sửa sau đó, nên không hoàn tác được.")


class EmptyRoster(Refusal):
    """A roster says where people work: without a single cell it is not sent."""

    message = _("Lịch chưa có ai. Hãy phân công trước khi trình.")


class PeopleChanged(Refusal):
    """A roster that is sent lists the people the unit has, and their absences as recorded."""

    message = _("Cán bộ hoặc ngày nghỉ của đơn vị đã thay đổi. Hãy cập nhật lịch rồi trình.")


class NotLawful(Refusal):
    """What breaks a binding rule is neither sent nor approved; `violations` says what."""

    message = _("Lịch còn vi phạm quy định bắt buộc.")

    def __init__(self, violations: "Sequence[Violation]") -> None:
        super().__init__(f"{len(violations)} violations")
        self.violations = tuple(violations)


class HasWarnings(Refusal):
    """What has warnings is opened and read before it is approved, not approved together with
    others.
    """

    message = _("Lịch có cảnh báo: hãy mở để xem trước khi duyệt.")


class ReasonNeeded(Refusal):
    """Returning, reopening, amending, cancelling, and going on with a warning want a reason in
    words.
    """

    message = _("Vui lòng nhập lý do.")


class TooFarAhead(Refusal):
    """A week is opened at most rosters.selectors.deadlines.WEEKS_AHEAD weeks ahead."""

    message = _("Tuần này còn xa, chưa lập lịch được. Lịch được lập trước nhiều nhất 13 tuần.")


class WeekTaken(Refusal):
    """A unit has one living roster a week."""

    message = _("Đơn vị đã có lịch của tuần này.")


class NobodyToRemind(Refusal):
    """Who is reminded has a roster to send."""

    message = _("Các đơn vị này đã trình lịch, không còn ai để nhắc. Tải lại trang để xem.")


class NothingToCopy(Refusal):
    """Last week has a roster to copy from."""

    message = _("Tuần trước chưa có lịch để sao chép.")


class PatternGone(Refusal):
    """A pattern is taken while the unit still keeps it."""

    message = _("Mẫu này vừa bị xóa. Hãy chọn mẫu khác hoặc một tuần trước đây.")


class NothingToKeep(Refusal):
    """A pattern says where somebody is on some day."""

    message = _("Tuần này chưa có ai làm việc ở ngày nào để lưu thành mẫu.")
    field = "source"


class PatternNameMissing(Refusal):
    """A pattern is kept under a name."""

    message = _("Vui lòng đặt tên cho mẫu.")
    field = "name"


class PatternNameTaken(Refusal):
    """A unit keeps one pattern under one name."""

    message = _("Đơn vị đã có mẫu tên “%(name)s”. Hãy đặt tên khác, hoặc xóa mẫu cũ trước.")
    field = "name"

    def __init__(self, name: str) -> None:
        super().__init__(name=name)


class NothingTaken(Refusal):
    """Some of a proposal is to be applied, and no change of it was chosen."""

    message = _("Chưa chọn thay đổi nào để áp dụng.")


class NothingToMend(Refusal):
    """A week is repaired while something that happened since it was filed breaks a rule."""

    message = _("Lịch này không còn gì phải sửa. Tải lại trang để xem lịch hiện nay.")


class NoProposal(Refusal):
    """A plan is applied to the very roster it was made for."""

    message = _("Không còn đề xuất nào cho bản lịch này. Hãy lập lại.")


class NoPlanFound(Refusal):
    """No plan was found in the time allowed."""

    message = _("Chưa tìm được phương án trong thời gian cho phép. Hãy thử lại.")


class TooLargeToPlan(Refusal):
    """A unit larger than a request may plan is planned in the background."""

    message = _("Đơn vị đông người nên phương án được lập sau; tải lại trang sau ít phút.")


class TooLargeAtAll(Refusal):
    """A week with more ways to arrange somebody than even the background may list."""

    message = _(
        "Tuần này có quá nhiều ô để lập tự động, kể cả khi lập sau. Hãy bỏ chia buổi ở những ngày"
        " không cần, hoặc xếp tay rồi ghim bớt ô, rồi lập lại."
    )
