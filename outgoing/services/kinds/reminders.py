"""Writes the reminders of a step, one mail a person, and asks again at the last moment whether
it is still owed.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Max
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from notices.kinds import RunKind
from notices.letters import Contents, RunKey
from notices.models import Run
from notices.services import after_early, begin_again, begun_early, insert_missed, insert_run
from outgoing.schedule import Audience, DueStep, ReminderMatter, local_day, steps_due
from outgoing.selectors.filing import FilingWeek, ReminderRecipient, reminder_recipients, unit_weeks
from outgoing.selectors.plan import plan_of
from outgoing.services.kinds.protocol import LetterKind, Tick
from outgoing.services.letters import Addressee, LetterParts, letter_to, readers_of
from units.models import Agency
from units.words import deadline, moment, reader_language, two_digits, week_span

MISSED = gettext_noop("Phần mềm không chạy vào lúc phải nhắc.")
LOOK_BACK = timedelta(weeks=6)


class ReminderKind(LetterKind[DueStep]):
    kind = RunKind(code=Run.Kind.REMINDER, name=gettext_lazy("Nhắc việc"), is_about_week=True)

    def due(self, tick: Tick) -> Iterator[DueStep]:
        now = tick.now
        runs = Run.objects.filter(agency=tick.agency.pk, kind=self.kind.code)
        on_record = runs.filter(local_date__gte=now.date() - LOOK_BACK)
        known = {(run.local_date, run.step): run for run in on_record.order_by("revision")}
        last = runs.filter(due_at__lte=now).aggregate(last=Max("due_at"))["last"]
        steps = plan_of(tick.agency)
        for due in steps_due(now, tick.hours, tick.calendar, last=last, steps=steps):
            run = known.get((due.week.monday, due.step.code))
            if run is None or (not due.is_missed(now) and _is_too_early(run)):
                yield due

    def key(self, agency: Agency, item: DueStep, at: datetime) -> RunKey:
        return RunKey(
            agency=agency.pk,
            kind=self.kind.code,
            local_date=item.week.monday,
            step=item.step.code,
        )

    def due_at(self, item: DueStep, at: datetime) -> datetime:
        return item.due_at

    def compose(self, agency: Agency, item: DueStep, *, at: datetime) -> Contents:
        return compose_reminders(agency, item, at=at)

    def begin(self, agency: Agency, item: DueStep, *, at: datetime) -> Run | None:
        """One whose hour has gone by is put on record only; one that nobody owed at its hour, or
        that a wrong clock sent early, leaves when somebody owes it.
        """
        key = self.key(agency, item, at)
        if item.is_missed(at):
            return insert_missed(key, due_at=item.due_at, at=at, note=MISSED)
        key = after_early(key)
        # a thing to hand over, used once
        compose = lambda: self.compose(agency, item, at=at)  # noqa: E731
        return insert_run(key, due_at=item.due_at, at=at, compose=compose) or begin_again(
            key, due_at=item.due_at, at=at, compose=compose
        )

    def why_not_owed(self, asked: Mapping[str, Any]) -> str:
        return why_no_reminder(asked)

    def name(self, item: DueStep) -> str:
        return f"reminder {item.step.code} of the week of {item.week.monday}"


def _is_too_early(run: Run) -> bool:
    return run.state == Run.State.MISSED or begun_early(run)


def compose_reminders(agency: Agency, due: DueStep, *, at: datetime) -> Contents:
    """Nobody who owes anything, or nobody to tell: no letters, and the run stays on record as
    empty.
    """
    monday = due.week.monday
    owing = tuple(unit for unit in unit_weeks(agency.pk, monday) if unit.owes(due.step.matter))
    people = reminder_recipients(
        agency, due.step.audience, owing, local_day(at, ZoneInfo(agency.time_zone))
    )
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


def why_no_reminder(asked: Mapping[str, Any]) -> str:
    """Empty while one of the units still owes what it was reminded of."""
    matter = ReminderMatter(asked["matter"])
    units = unit_weeks(asked["agency"], date.fromisoformat(asked["monday"]), only=asked["units"])
    if any(unit.owes(matter) for unit in units):
        return ""
    with translation.override("vi"):
        return _reason(matter, units)


def _reason(matter: ReminderMatter, units: tuple[FilingWeek, ...]) -> str:
    if matter is ReminderMatter.NO_DRAFT:
        return _("Đã bắt đầu lập lịch.")
    if matter is ReminderMatter.AWAITING:
        return _("Không còn lịch chờ duyệt.")
    if matter is ReminderMatter.NOT_APPROVED:
        return _("Mọi lịch đã được duyệt.")
    filed = [unit.submitted_at for unit in units if unit.submitted_at]
    return (
        _("Đã trình lúc %(moment)s.") % {"moment": moment(max(filed))}
        if filed
        else _("Không còn phải trình.")
    )


def _is_for_the_board(due: DueStep) -> bool:
    return due.step.audience in (Audience.OFFICE, Audience.APPROVERS)


def _page(due: DueStep, person: ReminderRecipient) -> str:
    """Where the reader does what they are reminded of."""
    if _is_for_the_board(due) or not person.units:
        return reverse("rosters:board-week", args=[due.week])
    return reverse("rosters:week-unit", args=[person.units[0].unit_id, due.week])


def form_of(due: DueStep, person: ReminderRecipient, agency: Agency) -> LetterParts:
    return LetterParts(
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
        readers=readers_of(due.step.audience, (unit.unit_id for unit in person.units)),
    )


def _said_like(due: DueStep) -> str:
    """The code of the step of ours whose words say what this one is about."""
    step = due.step
    if not step.is_own:
        return step.code
    match step.matter:
        case ReminderMatter.NO_DRAFT:
            return "begin"
        case ReminderMatter.AWAITING:
            return "approve"
        case ReminderMatter.NOT_APPROVED:
            return "not-approved"
        case ReminderMatter.NOT_FILED if due.due_at >= due.filing_at:
            return "late"
        case ReminderMatter.NOT_FILED if step.audience is Audience.OFFICE:
            return "who-is-missing"
        case ReminderMatter.NOT_FILED:
            return "file"


def subject_of(due: DueStep) -> str:
    own = due.step.subjects.get(reader_language())
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


def lead_of(due: DueStep, units: tuple[FilingWeek, ...]) -> str:
    """The one sentence that matters, as an office says it."""
    own = due.step.leads.get(reader_language())
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


def filled(text: str, due: DueStep, units: tuple[FilingWeek, ...]) -> str:
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
