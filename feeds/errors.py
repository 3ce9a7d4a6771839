"""What may not be done with calendars. Each error's docstring is the rule."""

from django.utils.translation import gettext_lazy as _

from refusals import Refusal


class NoCalendar(Refusal):
    """An address that was renewed, ended or never given leads nowhere."""

    message = _("Không có lịch nào ở đường dẫn này.")
    status = 404


class NotOnStaff(Refusal):
    """A calendar is somebody's who works here."""

    message = _("Tài khoản này không gắn với cán bộ nào, nên không có lịch riêng.")
    status = 403
