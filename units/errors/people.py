"""What is refused of people, their posts and their names."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from refusals import Refusal


class NotToItself(Refusal):
    """People move into another unit than theirs."""

    message = _("Hãy chọn đơn vị khác.")


class NobodyMoves(Refusal):
    """A move names somebody, or closes the unit they are of."""

    message = _("Chưa chọn ai để chuyển.")


class NotYet(Refusal):
    """A unit stops filing on the day it happens, not ahead."""

    message = _("Thôi lập lịch thì ghi vào đúng ngày đó, không ghi trước.")


class TwoHomes(Refusal):
    """A person stands in the roster of one unit at a time: a second home begins after the first
    has ended.
    """

    message = _(
        "Người này đang thuộc %(unit)s từ ngày %(first)s. Một người chỉ có một đơn vị chính; hãy"
        " ghi chuyển đơn vị."
    )

    def __init__(self, unit: str, first: date, last: date | None) -> None:
        super().__init__(unit=unit, first=first, last=last)


class NoHome(Refusal):
    """Only who has a home unit on that day can be transferred from it."""

    message = _("Người này chưa thuộc đơn vị nào vào ngày đó.")


class BeforeArrival(Refusal):
    """A transfer or a leaving takes effect after the day the person came to the unit."""

    message = _("Ngày này phải sau ngày người đó nhận nhiệm vụ ở đơn vị (%(first)s).")

    def __init__(self, first: date) -> None:
        super().__init__(first=first)


class AlreadyLeaving(Refusal):
    """A last day is on record; it is taken back before another one is recorded."""

    message = _(
        "Đã ghi người này thôi công tác sau ngày %(last)s. Muốn đổi ngày, hãy hủy rồi ghi lại."
    )

    def __init__(self, last: date) -> None:
        super().__init__(last=last)


class LeavesBefore(Refusal):
    """Who leaves on a day ahead holds no post and no role beyond it."""

    message = _(
        "Người này thôi công tác sau ngày %(last)s; hãy ghi ngày cuối không muộn hơn ngày đó."
    )

    def __init__(self, last: date) -> None:
        super().__init__(last=last)


class NameAhead(Refusal):
    """A new name is recorded once it is borne."""

    message = _("Họ tên mới ghi khi đã đổi: ngày đổi không muộn hơn hôm nay.")


class RenamedSince(Refusal):
    """Of two new names the later one is the one on record: another is not slipped in before it."""

    message = _("Họ tên hiện nay ghi từ ngày %(since)s; ngày đổi phải từ ngày đó trở đi.")

    def __init__(self, since: date) -> None:
        super().__init__(since=since)


class NotLeaving(Refusal):
    """Only a leaving on record is taken back, and only who left or is leaving comes back."""

    message = _("Chưa ghi người này thôi công tác.")


class BeforeLeaving(Refusal):
    """Who comes back begins after the last day they worked."""

    message = _("Ngày trở lại phải sau ngày làm việc cuối cùng trước đây (%(last)s).")

    def __init__(self, last: date) -> None:
        super().__init__(last=last)


class CodeTaken(Refusal):
    """A code names one person, or one unit, of the agency."""

    message = _("Mã %(code)s đã có.")

    def __init__(self, code: str) -> None:
        super().__init__(code=code)
