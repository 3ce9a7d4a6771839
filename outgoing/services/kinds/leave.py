"""Tells who decides that somebody asks to be away, and who asked what was answered: one mail each,
which says neither why nor whether they are ill.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.db.models import CharField, Exists, OuterRef, Q, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from notices.kinds import RunKind
from notices.letters import Contents, RunKey
from notices.models import Run
from outgoing.schedule import local_day
from outgoing.services.kinds.protocol import LetterKind, Tick
from outgoing.services.letters import Addressee, LetterParts, ReadersByRole, letter_to
from units.enums import LeaveAnswer, Right, Role
from units.models import Agency, DaysAway, LeaveRequest, Unit
from units.rights import roles_with
from units.selectors.leave import home_unit_of, who_answers
from units.words import day as in_figures

MOST_AT_ONCE: Final = 50
STILL_NEWS_FOR: Final = timedelta(days=3)
ANSWERED: Final = (LeaveAnswer.GRANTED, LeaveAnswer.REFUSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class DueLeave:
    """One request of which who decides was not told; or, answered, who asked."""

    request_id: int
    is_answered: bool
    first: date

    @property
    def step(self) -> str:
        return f"{'answered' if self.is_answered else 'asked'}-{self.request_id}"


class LeaveKind(LetterKind[DueLeave]):
    kind = RunKind(code="leave", name=gettext_lazy("Đơn xin nghỉ"))

    def due(self, tick: Tick) -> Iterator[DueLeave]:
        return leave_due(tick.agency, tick.now)

    def key(self, agency: Agency, item: DueLeave, at: datetime) -> RunKey:
        return RunKey(agency=agency.pk, kind=self.kind.code, local_date=item.first, step=item.step)

    def compose(self, agency: Agency, item: DueLeave, *, at: datetime) -> Contents:
        return compose_leave(agency, item, at=at)

    def why_not_owed(self, asked: Mapping[str, Any]) -> str:
        return why_no_answer_needed(asked["leave"])

    def name(self, item: DueLeave) -> str:
        return f"leave request {item.step}"


def leave_due(agency: Agency, now: datetime) -> Iterator[DueLeave]:
    """What was asked or answered in the last days and is not told yet, the oldest first. What was
    taken back is told to nobody.
    """
    since = now - STILL_NEWS_FOR
    ours = LeaveRequest.objects.filter(staff__agency=agency)
    waiting = ours.filter(~_told(agency, "asked"), answer="", asked_at__gt=since)
    answered = ours.filter(
        ~_told(agency, "answered"), answer__in=ANSWERED, answered_at__gt=since
    ).filter(Q(staff__user__isnull=False) | ~Q(staff__email=""))
    for rows, is_answered in ((waiting, False), (answered, True)):
        for pk, first in rows.order_by("pk").values_list("pk", "first")[:MOST_AT_ONCE]:
            yield DueLeave(request_id=pk, is_answered=is_answered, first=first)


def _told(agency: Agency, what: str) -> Exists:
    step = Concat(Value(f"{what}-"), Cast(OuterRef("pk"), CharField()))
    return Exists(Run.objects.filter(agency=agency.pk, kind=LeaveKind.kind.code, step=step))


def compose_leave(agency: Agency, due: DueLeave, *, at: datetime) -> Contents:
    """The letters about one request."""
    asked = LeaveRequest.objects.select_related("staff__user", "answered_by").get(pk=due.request_id)
    zone = ZoneInfo(agency.time_zone)
    unit = home_unit_of(asked.staff, local_day(at, zone))
    with timezone.override(zone):
        if due.is_answered:
            people, form = [Addressee.of_staff(asked.staff)], _answer_form(asked)
        elif unit is None:
            return Contents()
        else:
            users = who_answers(asked.staff, unit, local_day(at, zone))
            people, form = [Addressee.of(user) for user in users], _asking_form(asked, unit)
        letters = tuple(letter_to(person, agency, form) for person in people)
        with translation.override("vi"):
            return Contents(
                subject=form.subject(),
                text=str(form.words()["lead"]),
                facts={"request": asked.pk, "unit": unit.name if unit else ""},
                letters=letters,
            )


def why_no_answer_needed(request_id: int) -> str:
    """Empty while nobody has answered; else why nobody is to be asked any more."""
    if LeaveRequest.objects.filter(pk=request_id, answer="").exists():
        return ""
    with translation.override("vi"):
        return _("Đơn đã được trả lời hoặc đã rút.")


def _asking_form(asked: LeaveRequest, unit: Unit) -> LetterParts:
    def words() -> dict[str, object]:
        said = {"name": asked.staff.full_name, "unit": unit.name, "days": days_told(asked)}
        return {
            "lead": _("%(name)s (%(unit)s) xin nghỉ %(days)s.") % said,
            "lines": [
                _("Lý do và loại nghỉ chỉ xem được trong phần mềm."),
                _("Đồng ý thì đợt nghỉ được ghi ngay vào lịch."),
            ],
        }

    return LetterParts(
        page=reverse("units:unit-leave", args=[unit.pk]),
        page_label=lambda: _("Xem và trả lời đơn"),
        subject=lambda: _("Đơn xin nghỉ của %(name)s") % {"name": asked.staff.full_name},
        words=words,
        still_owed={"leave": asked.pk},
        readers=ReadersByRole(
            own=frozenset({Role.HEAD}),
            whole=frozenset(roles_with(Right.DECIDE_LEAVE)) - {Role.HEAD},
            units=(unit.pk,),
        ),
    )


def _answer_form(asked: LeaveRequest) -> LetterParts:
    is_granted = asked.answer == LeaveAnswer.GRANTED

    def lead() -> str:
        said = {"days": days_told(asked), "who": asked.answered_by and asked.answered_by.full_name}
        if is_granted:
            return _("%(who)s đồng ý cho đồng chí nghỉ %(days)s.") % said
        return _("%(who)s không đồng ý cho đồng chí nghỉ %(days)s.") % said

    return LetterParts(
        page=reverse("units:my-leave"),
        page_label=lambda: _("Mở đơn của tôi"),
        subject=lambda: (
            _("Đơn xin nghỉ được đồng ý") if is_granted else _("Đơn xin nghỉ không được đồng ý")
        ),
        words=lambda: {"lead": lead(), "lines": []},
    )


def days_told(asked: DaysAway) -> str:
    """chiều 30/11/2026; từ 30/11/2026 đến 02/12/2026"""
    first = in_figures(asked.first)
    if asked.begins_at_noon:
        first = _("chiều %(day)s") % {"day": first}
    if asked.last == asked.first:
        return _("sáng %(day)s") % {"day": first} if asked.ends_at_noon else first
    last = in_figures(asked.last)
    if asked.ends_at_noon:
        last = _("hết sáng %(day)s") % {"day": last}
    return _("từ %(first)s đến %(last)s") % {"first": first, "last": last}
