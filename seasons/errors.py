"""What may not be done with a season of duty. Each error's docstring is the rule."""

from django.utils.translation import gettext_lazy as _

from refusals import Refusal


class NoSuchSeason(Refusal):
    """A season of another agency, or one that was called off, does not exist."""

    message = _("Không tìm thấy đợt trực này.")
    status = 404


class DueTooLate(Refusal):
    """Units file before the season begins, and not in the past."""

    field = "due_day"
    message = _("Hạn trình phải ở sau lúc này và trước ngày đầu của đợt, %(first)s.")


class SeasonsMeet(Refusal):
    """Two seasons of an agency share no day: a roster of duty would belong to both."""

    field = "first"
    message = _("Trùng ngày với đợt “%(name)s”, từ %(first)s đến %(last)s.")


class FilersNeeded(Refusal):
    """At least one unit files its duty in a season."""

    field = "units"
    message = _("Chọn ít nhất một đơn vị phải trình lịch trực.")


class FilerHasNoPosts(Refusal):
    """A roster of duty is of posts that have a shift."""

    message = _("Chưa có vị trí trực nào có ca. Ghi trước ở trang Vị trí, ca trực.")


class NotAFiler(Refusal):
    """A roster of a season is begun for a unit that files in it."""

    message = _("Đơn vị này không phải trình lịch trong đợt.")


class RemindedLately(Refusal):
    """Nobody is reminded by hand twice within the hour."""

    message = _("Đã nhắc lúc %(at)s. Mỗi giờ chỉ nhắc một lần.")


class NobodyOwes(Refusal):
    """Who is reminded has something to do."""

    message = _("Mọi đơn vị đã trình lịch, không còn ai để nhắc.")


class NothingToPlan(Refusal):
    """Rosters that nobody has begun are planned, all others are left to who makes them."""

    message = _("Đơn vị nào cũng đã có lịch hoặc đang được lập, không còn gì để lập tự động.")
