"""Writes the reminders of a step, one mail a person, and asks again at the last moment whether
it is still owed.
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from notices.letters import Contents
from notices.models import Delivery
from outgoing.schedule import Audience, DueStep, Matter, local_day
from outgoing.selectors.filing import Recipient, UnitWeek, recipients, unit_weeks
from outgoing.services.kinds.alarms import why_no_alarm
from outgoing.services.kinds.disrupted import why_not_disrupted
from outgoing.services.kinds.reopened import why_not_reopened
from outgoing.services.kinds.reviews import why_no_review
from outgoing.services.letters import Addressee, Form, letter_to
from units.models import Agency
from units.words import deadline, moment, two_digits, week_span


def compose_reminders(agency: Agency, due: DueStep, *, at: datetime) -> Contents:
    """Nobody who owes anything, or nobody to tell: no letters, and the run stays on record as
    empty.
    """
    monday = due.week.monday
    owing = tuple(unit for unit in unit_weeks(agency.pk, monday) if unit.owes(due.step.matter))
    people = recipients(agency, due.step.audience, owing, local_day(at, ZoneInfo(agency.time_zone)))
    with timezone.override(ZoneInfo(agency.time_zone)), translation.override("vi"):
        subject, lead = subject_of(due), lead_of(due, owing)
        letters = tuple(
            letter_to(Addressee.to(person), agency, form_of(due, person, agency))
            for person in people
        )
    facts = {
        "monday": monday.isoformat(),
        "matter": due.step.matter.value,
        "units": [unit.name for unit in owing],
    }
    return Contents(subject=subject, text=lead if owing else "", facts=facts, letters=letters)


def why_not_owed(delivery: Delivery) -> str:
    """Empty if the letter should still leave; else the reason, for the record. A daily list is
    always owed.
    """
    asked = delivery.still_owed
    if not asked:
        return ""
    if "list" in asked:
        return why_no_alarm(asked["agency"], date.fromisoformat(asked["list"]))
    if "disrupted" in asked:
        return why_not_disrupted(asked["disrupted"])
    if "reopened" in asked:
        return why_not_reopened(asked["reopened"])
    if "review" in asked:
        return why_no_review(asked["agency"], asked["review"], date.fromisoformat(asked["on"]))
    matter = Matter(asked["matter"])
    units = unit_weeks(asked["agency"], date.fromisoformat(asked["monday"]), only=asked["units"])
    if any(unit.owes(matter) for unit in units):
        return ""
    with translation.override("vi"):
        return _reason(matter, units)


def _reason(matter: Matter, units: tuple[UnitWeek, ...]) -> str:
    if matter is Matter.NO_DRAFT:
        return _("Đã bắt đầu lập lịch.")
    if matter is Matter.AWAITING:
        return _("Không còn lịch chờ duyệt.")
    if matter is Matter.NOT_APPROVED:
        return _("Mọi lịch đã được duyệt.")
    filed = [unit.submitted_at for unit in units if unit.submitted_at]
    return (
        _("Đã trình lúc %(moment)s.") % {"moment": moment(max(filed))}
        if filed
        else _("Không còn phải trình.")
    )


def _is_for_the_board(due: DueStep) -> bool:
    return due.step.audience in (Audience.OFFICE, Audience.APPROVERS)


def _page(due: DueStep, person: Recipient) -> str:
    """Where the reader does what they are reminded of."""
    if _is_for_the_board(due) or not person.units:
        return reverse("rosters:board-week", args=[due.week])
    return reverse("rosters:week-unit", args=[person.units[0].unit_id, due.week])


def form_of(due: DueStep, person: Recipient, agency: Agency) -> Form:
    return Form(
        template="reminder",
        page=_page(due, person),
        page_label=lambda: (
            _("Mở trang duyệt lịch") if _is_for_the_board(due) else _("Mở lịch tuần")
        ),
        subject=lambda: subject_of(due),
        words=lambda: {
            "lead": lead_of(due, person.units),
            "units": [unit.name for unit in person.units],
            "filing_at": due.filing_at,
            "week": due.week,
            "is_past": due.due_at >= due.filing_at,
        },
        expires_at=due.stale_at,
        still_owed={
            "agency": agency.pk,
            "monday": due.week.monday.isoformat(),
            "matter": due.step.matter.value,
            "units": [unit.unit_id for unit in person.units],
        },
    )


def _said_like(due: DueStep) -> str:
    """The code of the step of ours whose words say what this one is about."""
    step = due.step
    if not step.is_own:
        return step.code
    match step.matter:
        case Matter.NO_DRAFT:
            return "begin"
        case Matter.AWAITING:
            return "approve"
        case Matter.NOT_APPROVED:
            return "not-approved"
        case Matter.NOT_FILED if due.due_at >= due.filing_at:
            return "late"
        case Matter.NOT_FILED if step.audience is Audience.OFFICE:
            return "who-is-missing"
        case Matter.NOT_FILED:
            return "file"


def subject_of(due: DueStep) -> str:
    own = due.step.subjects.get(translation.get_language() or "vi")
    if own:
        return filled(own, due, ())
    words = {"week": due.week.number, "span": week_span(due.week)}
    match _said_like(due):
        case "approve" | "approve-again":
            return _("Lịch tuần %(week)s (%(span)s) chờ duyệt") % words
        case "file":
            return _("Nhắc trình lịch tuần %(week)s (%(span)s)") % words
        case "late":
            return _("Quá hạn trình lịch tuần %(week)s (%(span)s)") % words
        case "not-approved":
            return _("Lịch tuần %(week)s (%(span)s) chưa được duyệt") % words
        case "who-is-missing":
            return _("Phòng, đơn vị chưa trình lịch tuần %(week)s (%(span)s)") % words
        case _:
            return _("Nhắc lập lịch tuần %(week)s (%(span)s)") % words


def lead_of(due: DueStep, units: tuple[UnitWeek, ...]) -> str:
    """The one sentence that matters, as an office says it."""
    own = due.step.leads.get(translation.get_language() or "vi")
    if own:
        return filled(own, due, units)
    count = two_digits(len(units))
    words = {
        "week": due.week.number,
        "span": week_span(due.week),
        "count": count,
        "deadline": deadline(due.filing_at),
    }
    match _said_like(due):
        case "begin":
            return (
                _("Đề nghị Trưởng phòng đăng nhập lịch tuần %(week)s trước %(deadline)s.") % words
            )
        case "begin-again":
            return _("Còn 01 ngày đến hạn trình lịch tuần %(week)s.") % words
        case "who-is-missing":
            return _("Còn %(count)s phòng, đơn vị chưa trình lịch tuần %(week)s.") % words
        case "approve" | "approve-again":
            return _("Có %(count)s lịch chờ duyệt cho tuần %(week)s (%(span)s).") % words
        case "file":
            return _("Lịch tuần %(week)s chưa trình; hạn trình %(deadline)s.") % words
        case "late":
            return _("Đã quá hạn trình lịch tuần %(week)s.") % words
        case _:
            return _("Lịch tuần %(week)s còn %(count)s phòng, đơn vị chưa được duyệt.") % words


def filled(text: str, due: DueStep, units: tuple[UnitWeek, ...]) -> str:
    """An agency's own words with their blanks (outgoing.selectors.plan.BLANKS) filled in."""
    values = {
        "tuần": str(due.week.number),
        "từ-đến": week_span(due.week),
        "số": two_digits(len(units)),
        "hạn": deadline(due.filing_at),
        "đơn vị": ", ".join(unit.name for unit in units),
    }
    for blank, value in values.items():
        text = text.replace(f"{{{blank}}}", value)
    return text
