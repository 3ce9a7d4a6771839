"""Asks before a letter leaves whether whoever it is for is still there to read it."""

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_noop

from accounts.models import User
from notices.models import Delivery, Run
from units.folding import fold_address
from units.models import ReportRecipient, Staff
from units.selectors import departures_in_force

TAKEN_OFF = gettext_noop("Nơi nhận không còn trong danh sách nhận.")
CLOSED = gettext_noop("Tài khoản của người nhận đã đóng.")
LEFT = gettext_noop("Người nhận không còn làm việc ở cơ quan.")


def why_nobody_reads(delivery: Delivery, *, on: date) -> str:
    """Empty while the letter has a reader; else the reason, for the record."""
    if delivery.run.kind == Run.Kind.DAILY_LIST:
        return _why_taken_off(delivery)
    if delivery.recipient_user is not None:
        return _why_user_is_gone(delivery.recipient_user, on)
    if delivery.recipient_key.startswith("staff:"):
        number = int(delivery.recipient_key.removeprefix("staff:"))
        return "" if _works(on).filter(pk=number).exists() else LEFT
    return ""


def _why_taken_off(delivery: Delivery) -> str:
    named = ReportRecipient.objects.filter(
        agency=delivery.run.agency, address_key=fold_address(delivery.address)
    )
    return TAKEN_OFF if named.filter(is_active=False).exists() else ""


def _why_user_is_gone(user_id: int, on: date) -> str:
    works = Staff.objects.filter(user=OuterRef("pk"))
    user = (
        User.objects.annotate(
            is_staff_here=Exists(works), works=Exists(_works(on).filter(user=OuterRef("pk")))
        )
        .filter(pk=user_id)
        .first()
    )
    if user is not None and user.is_staff_here and not user.works:
        return LEFT
    return "" if user is not None and user.is_active else CLOSED


def _works(on: date) -> QuerySet[Staff]:
    gone = departures_in_force().filter(staff=OuterRef("pk"), last__lt=on)
    return Staff.objects.filter(~Exists(gone), is_active=True)
