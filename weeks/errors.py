"""What may not be done with a week, whoever asks."""

from django.utils.translation import gettext_lazy as _

from refusals import Refusal


class NoSuchRoster(Refusal):
    """A roster, unit or person of another agency, or out of the reader's reach, does not exist
    for the reader: a 404.
    """

    message = _("Không tìm thấy lịch này.")
    status = 404


class NotAllowed(Refusal):
    """The act needs a right that the user does not hold for this unit today."""

    message = _("Bạn không có quyền thực hiện thao tác này.")
    status = 403
