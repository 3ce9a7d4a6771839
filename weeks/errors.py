"""What may not be done with a week, whoever asks."""

from django.utils.translation import gettext_lazy as _


class RosterError(Exception):
    """An act on a roster was refused; nothing was written."""

    message = _("Không thực hiện được thao tác này.")


class NoSuchRoster(RosterError):
    """A roster, unit or person of another agency, or out of the reader's reach, does not exist
    for the reader: a 404.
    """

    message = _("Không tìm thấy lịch này.")


class NotAllowed(RosterError):
    """The act needs a right that the user does not hold for this unit today."""

    message = _("Bạn không có quyền thực hiện thao tác này.")
