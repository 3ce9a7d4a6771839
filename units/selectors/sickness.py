"""Who is on record as ill, as they said themselves."""

from collections.abc import Iterator
from datetime import date, datetime

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from units.enums import AbsenceKind
from units.models import Absence, Staff
from units.selectors.mandate import Mandate
from units.values import ToDo


def sick_now(staff: Staff, on: date) -> Absence | None:
    """What somebody said of themselves for the day, or of days to come. One query."""
    rows = staff.absences.filter(kind=AbsenceKind.SICK, reported_at__isnull=False, last__gte=on)
    return rows.order_by("first", "pk").first()


def sickness_to_end(mandate: Mandate, *, at: datetime) -> Iterator[ToDo]:
    """Until they say that they are back. One query."""
    staff = mandate.staff
    absence = sick_now(staff, localdate(at)) if staff else None
    if absence is not None:
        yield ToDo(
            icon="check",
            title=_("Bạn đã báo nghỉ ốm đến hết %(day)s") % {"day": f"{absence.last:%d/%m/%Y}"},
            url=reverse("units:sick"),
            press=_("Đã đi làm lại"),
            sends_to=reverse("units:well"),
            otherwise=_("Xem"),
        )
