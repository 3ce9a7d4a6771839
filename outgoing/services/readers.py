"""Asks before a letter leaves whether whoever it is for is still there to read it."""

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_noop

from accounts.letters import link_state
from accounts.models import User
from notices.models import Delivery, Run
from outgoing.selectors.filing import still_told
from outgoing.services.letters import ReadersByRole
from units.folding import fold_address
from units.models import Agency, Grant, ReportRecipient, Staff
from units.selectors import departures_in_force, open_from

OF_READERS = ("readers", "link")
"""What is kept beside a letter to ask about its reader, not about its matter."""
TAKEN_OFF = gettext_noop("Nơi nhận không còn trong danh sách nhận.")
CLOSED = gettext_noop("Tài khoản của người nhận đã đóng.")
LEFT = gettext_noop("Người nhận không còn làm việc ở cơ quan.")
ROLE_LOST = gettext_noop("Người nhận không còn giữ vai trò được báo việc này.")
LINK_ENDED = gettext_noop("Đường dẫn trong thư không còn dùng được.")
NOTHING_TO_OPEN = gettext_noop("Tài khoản của người nhận không còn vai trò nào.")


def why_nobody_reads(delivery: Delivery, *, on: date) -> str:
    """Empty while the letter has a reader; else the reason, for the record."""
    if delivery.run.kind == Run.Kind.DAILY_LIST:
        return _why_taken_off(delivery)
    if delivery.recipient_user is not None:
        return _why_user_is_gone(delivery.recipient_user, on) or _why_not_theirs(
            delivery, delivery.recipient_user, on
        )
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


def _why_not_theirs(delivery: Delivery, user_id: int, on: date) -> str:
    """What was written to the holder of a role is for whoever holds it when it leaves; a link that
    no longer opens the account is for nobody.
    """
    if delivery.run.kind == Run.Kind.ACCOUNT:
        return _why_no_account_letter(delivery, user_id, on)
    kept = delivery.still_owed.get("readers")
    agency = Agency.objects.filter(pk=delivery.run.agency).first()
    if kept is None or agency is None:
        return ""
    readers = ReadersByRole.of(kept)
    is_told = still_told(
        user_id, agency, on, own=readers.own, whole=readers.whole, units=readers.units
    )
    return "" if is_told else ROLE_LOST


def _why_no_account_letter(delivery: Delivery, user_id: int, on: date) -> str:
    user = User.objects.get(pk=user_id)
    state = delivery.still_owed.get("link")
    if state is not None and state != link_state(user):
        return LINK_ENDED
    has_something = (
        user.is_superuser
        or Staff.objects.filter(user=user, is_active=True).exists()
        or Grant.objects.filter(open_from(on), user=user).exists()
    )
    return "" if has_something else NOTHING_TO_OPEN


def _works(on: date) -> QuerySet[Staff]:
    gone = departures_in_force().filter(staff=OuterRef("pk"), last__lt=on)
    return Staff.objects.filter(~Exists(gone), is_active=True)
