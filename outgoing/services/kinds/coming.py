"""Tells who decides that somebody asks to come in for urgent work, and who asked what was decided:
one mail each.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.db.models import CharField, Exists, OuterRef, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from calls.enums import ComingState
from calls.models import ComingRequest
from notices.kinds import RunKind
from notices.letters import Contents, RunKey
from notices.models import Run
from outgoing.schedule import local_day
from outgoing.services.kinds.protocol import LetterKind, Tick
from outgoing.services.letters import Addressee, LetterParts, letter_to
from units.models import Agency
from units.selectors.leave import who_answers
from units.words import day as in_figures

MOST_AT_ONCE: Final = 50
STILL_NEWS_FOR: Final = timedelta(days=3)
TOLD_STATES: Final = (ComingState.APPROVED, ComingState.REFUSED, ComingState.CANCELLED)


@dataclass(frozen=True, slots=True, kw_only=True)
class DueComing:
    """One request of which who decides was not told; or, decided, who asked."""

    request_id: int
    state: ComingState
    day: date

    @property
    def step(self) -> str:
        return f"{self.state.value}-{self.request_id}"


class ComingLetterKind(LetterKind[DueComing]):
    kind = RunKind(code="coming", name=gettext_lazy("Đề nghị đến cơ quan"), is_urgent=True)

    def due(self, tick: Tick) -> Iterator[DueComing]:
        return coming_due(tick.agency, tick.now)

    def key(self, agency: Agency, item: DueComing, at: datetime) -> RunKey:
        return RunKey(agency=agency.pk, kind=self.kind.code, local_date=item.day, step=item.step)

    def compose(self, agency: Agency, item: DueComing, *, at: datetime) -> Contents:
        return compose_coming(agency, item, at=at)

    def why_not_owed(self, asked: Mapping[str, Any]) -> str:
        return why_overtaken(asked["coming"], asked["state"])

    def name(self, item: DueComing) -> str:
        return f"request to come {item.step}"


def coming_due(agency: Agency, now: datetime) -> Iterator[DueComing]:
    """What was asked or decided in the last days and is not told yet, the oldest first. What was
    taken back, and what was asked for a day that is over, is told to nobody.
    """
    since, today = now - STILL_NEWS_FOR, local_day(now, ZoneInfo(agency.time_zone))
    ours = ComingRequest.objects.filter(agency=agency)
    waiting = ours.filter(state=ComingState.WAITING, asked_at__gt=since, day__gte=today)
    decided = ours.filter(state__in=TOLD_STATES, decided_at__gt=since)
    for rows in (waiting, decided):
        new = rows.filter(~_told(agency)).order_by("pk")
        for pk, state, day in new.values_list("pk", "state", "day")[:MOST_AT_ONCE]:
            yield DueComing(request_id=pk, state=ComingState(state), day=day)


def _told(agency: Agency) -> Exists:
    step = Concat(OuterRef("state"), Value("-"), Cast(OuterRef("pk"), CharField()))
    return Exists(Run.objects.filter(agency=agency.pk, kind=ComingLetterKind.kind.code, step=step))


def compose_coming(agency: Agency, due: DueComing, *, at: datetime) -> Contents:
    """The letters about one request."""
    rows = ComingRequest.objects.select_related("staff__user", "unit__agency", "decided_by")
    request = rows.get(pk=due.request_id)
    zone = ZoneInfo(agency.time_zone)
    with timezone.override(zone):
        if due.state is ComingState.WAITING:
            users = who_answers(request.staff, request.unit, local_day(at, zone))
            people = [Addressee.of(user) for user in users]
        else:
            people = [Addressee.of_staff(request.staff)]
        form = _form(request, due.state)
        letters = tuple(letter_to(person, agency, form) for person in people if person.address)
        with translation.override("vi"):
            return Contents(
                subject=form.subject(),
                text=str(form.words()["lead"]),
                facts={"request": request.pk, "unit": request.unit.name},
                letters=letters,
            )


def why_overtaken(request_id: int, state: str) -> str:
    """Empty while the request stands as the letter says; else why it does no more."""
    if ComingRequest.objects.filter(pk=request_id, state=state).exists():
        return ""
    with translation.override("vi"):
        return _("Đề nghị đã được trả lời, đã rút hoặc đã hủy.")


def _form(request: ComingRequest, state: ComingState) -> LetterParts:
    return LetterParts(
        page=reverse("calls:request", args=[request.pk]),
        page_label=lambda: (
            _("Xem và trả lời") if state is ComingState.WAITING else _("Mở đề nghị của tôi")
        ),
        subject=lambda: (
            _("%(name)s xin đến cơ quan ngày %(day)s")
            % {"name": request.staff.full_name, "day": in_figures(request.day)}
        ),
        words=lambda: {"lead": _lead(request, state), "lines": _lines(request)},
        still_owed={"coming": request.pk, "state": state.value},
    )


def _lead(request: ComingRequest, state: ComingState) -> str:
    said = {
        "name": request.staff.full_name,
        "who": request.decided_by.full_name if request.decided_by else "",
        "day": in_figures(request.day),
        "halves": str(request.halves.label).lower(),
        "number": request.printed_number,
    }
    match state:
        case ComingState.APPROVED:
            return (
                _("%(who)s đồng ý cho đồng chí đến cơ quan ngày %(day)s, %(halves)s.") % said
                + " "
                + _("Giấy xác nhận số %(number)s.") % said
            )
        case ComingState.REFUSED:
            return _("%(who)s không đồng ý cho đồng chí đến cơ quan ngày %(day)s.") % said
        case ComingState.CANCELLED:
            return _("%(who)s hủy giấy xác nhận số %(number)s, ngày %(day)s.") % said
    return _("%(name)s xin đến cơ quan ngày %(day)s, %(halves)s.") % said


def _lines(request: ComingRequest) -> list[str]:
    why = _("Việc: %(reason)s") % {"reason": request.reason}
    remark = [_("Ý kiến: %(remark)s") % {"remark": request.remark}] if request.remark else []
    return [why, *remark]
