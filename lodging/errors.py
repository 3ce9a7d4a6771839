"""What may not be written of those who live in."""

from django.utils.translation import gettext_lazy as _

from refusals import ChangedMeanwhile, Refusal


class PlaceNamed(Refusal):
    """An agency has one place of a name."""

    field = "name"
    message = _("Đã có nơi ở mang tên này.")


class BedsAsleep(Refusal):
    """A place keeps a bed for each who sleeps there from today on."""

    field = "beds"
    message = _("Ngày %(day)s có %(n)s người ở đây: không bớt giường dưới số này.")


class PlaceLived(Refusal):
    """A place goes out of use once nobody is to sleep there."""

    field = "is_in_use"
    message = _("Còn người được xếp ở đây đến ngày %(day)s. Hãy bỏ xếp rồi mới ngừng dùng.")


class PlaceUnused(Refusal):
    """Nobody is lodged at a place out of use."""

    message = _("Nơi ở này đã ngừng dùng.")


class StayEndsBefore(Refusal):
    """A stay is of a night at least, and of a quarter at most."""

    field = "last"
    message = _("Ngày cuối phải từ ngày đầu trở đi và không quá 92 ngày.")


class BedTaken(Refusal):
    """Each bed has one sleeper a night."""

    field = "staff"
    message = _("Ngày %(day)s nơi này đã đủ người.")


class SleepsElsewhere(Refusal):
    """Nobody sleeps in two places."""

    field = "staff"
    message = _("%(name)s đã được xếp ở %(place)s trong thời gian này.")


class AwayFromBed(Refusal):
    """Who is on leave does not live in."""

    field = "staff"
    message = _("%(name)s nghỉ, đi vắng trong thời gian này.")


class NotStaffToLodge(Refusal):
    """Who lives in is at home in a unit on each of these days."""

    field = "staff"
    message = _("%(name)s không thuộc đơn vị nào vào ngày %(day)s.")


class NotStaffToRotate(NotStaffToLodge):
    """Who rotates is at home in a unit when the rotation begins."""

    field = "people"


class NobodyToRotate(Refusal):
    """A rotation is among as many as live in at once, at least."""

    field = "people"
    message = _("Chọn ít nhất %(n)s người, bằng số người ở mỗi tuần.")


class NoLeaderChosen(Refusal):
    """Where a leader lives in each week, some of the chosen lead."""

    field = "people"
    message = _("Mỗi tuần cần một lãnh đạo, nhưng không ai trong những người đã chọn là lãnh đạo.")


class MoreThanBeds(Refusal):
    """No more live in than there are beds."""

    field = "persons"
    message = _("Nơi này có %(beds)s giường.")


class StaysChanged(ChangedMeanwhile):
    """What is settled is what was seen."""

    message = _("Danh sách vừa thay đổi. Hãy xem lại rồi chốt.")


class RotationOvertaken(ChangedMeanwhile):
    """What is proposed was planned from what still holds."""

    message = _("Danh sách vừa thay đổi trong lúc xếp. Hãy xếp lại.")


class StillClashing(Refusal):
    """What is settled has no clash."""

    message = _(
        "Còn người quá số giường, trùng nơi ở, đi vắng hoặc không còn thuộc đơn vị. "
        "Hãy sửa rồi chốt."
    )
