"""What one press does to a roster of duty: each act of the page with what is said once it is
done.
"""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from duties.forms.rosters import part_in, rotation_in
from duties.services import filing, filling, planning, proving, publishing, turns
from duties.tasks import ring
from duties.values.filled import FilledDuty
from rosters.forms import words_in
from units.guards import MandatedRequest
from units.words import day_month
from weeks.values.cells import Seen

MOST_SKIPPED = 5
"""How many turns that could not be given are told one by one."""


class DutyPress(NamedTuple):
    """What is said of a press, which turns it had to leave out, and the roster it leads to if that
    is another one.
    """

    says: str = ""
    skipped: tuple[str, ...] = ()
    leads_to: int | None = None


Act = Callable[[MandatedRequest, int, Seen, datetime], DutyPress]


def _undo(request: MandatedRequest, pk: int, seen: Seen, at: datetime) -> DutyPress:
    turns.undo_turns(pk, by=request.user, at=at, seen=seen)
    return DutyPress()


def _redo(request: MandatedRequest, pk: int, seen: Seen, at: datetime) -> DutyPress:
    turns.redo_turns(pk, by=request.user, at=at, seen=seen)
    return DutyPress()


def _copy(request: MandatedRequest, pk: int, seen: Seen, at: datetime) -> DutyPress:
    filled = filling.copy_duty(pk, by=request.user, at=at, seen=seen)
    said = ngettext(
        "Đã chép %(n)s lượt từ kỳ trước.", "Đã chép %(n)s lượt từ kỳ trước.", filled.given
    )
    return DutyPress(said % {"n": filled.given}, _skipped(filled))


def _skipped(filled: FilledDuty) -> tuple[str, ...]:
    """The first turns that could not be given, each with the reason."""
    told = [f"{day_month(one.day)}: {one.why}" for one in filled.skipped]
    more = len(told) - MOST_SKIPPED
    lines = told[:MOST_SKIPPED]
    if more > 0:
        lines.append(
            ngettext(
                "Còn %(n)s lượt khác không chép được.", "Còn %(n)s lượt khác không chép được.", more
            )
            % {"n": more}
        )
    return tuple(lines)


def _plan(request: MandatedRequest, pk: int, seen: Seen, at: datetime) -> DutyPress:
    proposal = planning.propose_duty(pk, by=request.user, at=at, seen=seen)
    if proposal.given or proposal.taken:
        return DutyPress()
    return DutyPress(_("Lịch hiện có đã tốt nhất, không có gì để đổi."))


def _prove(request: MandatedRequest, pk: int, seen: Seen, at: datetime) -> DutyPress:
    proving.ask_for_proof(pk, by=request.user, at=at, seen=seen)
    ring(proving.rosters_to_prove(at))
    return DutyPress()


def _apply(request: MandatedRequest, pk: int, seen: Seen, at: datetime) -> DutyPress:
    """All of the proposal; with `part` in the form what is chosen of it."""
    part = part_in(request.POST) if "part" in request.POST else None
    planning.apply_duty_plan(pk, by=request.user, at=at, seen=seen, part=part)
    if part:
        return DutyPress(_("Đã áp dụng phần đã chọn. Một lần Hoàn tác đưa lịch về như cũ."))
    return DutyPress(_("Đã áp dụng đề xuất. Một lần Hoàn tác đưa lịch về như cũ."))


def _rotate(request: MandatedRequest, pk: int, seen: Seen, at: datetime) -> DutyPress:
    shift_id, people = rotation_in(request.POST)
    filled = filling.rotate_duty(pk, shift_id, people, by=request.user, at=at, seen=seen)
    said = ngettext(
        "Đã xếp %(n)s lượt theo danh sách. Kế tiếp trong danh sách: %(name)s.",
        "Đã xếp %(n)s lượt theo danh sách. Kế tiếp trong danh sách: %(name)s.",
        filled.given,
    )
    return DutyPress(said % {"n": filled.given, "name": filled.then}, _skipped(filled))


def _drop(request: MandatedRequest, pk: int, seen: Seen, at: datetime) -> DutyPress:
    planning.drop_duty_plan(pk, by=request.user, at=at)
    return DutyPress()


def _submit(request: MandatedRequest, pk: int, seen: Seen, at: datetime) -> DutyPress:
    reason = words_in(request.POST)
    filing.submit_duty(pk, by=request.user, at=at, seen=seen, warning_reason=reason)
    return DutyPress(_("Đã trình lịch trực."))


def _withdraw(request: MandatedRequest, pk: int, seen: Seen, at: datetime) -> DutyPress:
    filing.withdraw_duty(pk, by=request.user, at=at, seen=seen)
    return DutyPress(_("Đã thu hồi lịch, bạn có thể sửa tiếp."))


def _approve(request: MandatedRequest, pk: int, seen: Seen, at: datetime) -> DutyPress:
    reason = words_in(request.POST)
    filing.approve_duty(pk, by=request.user, at=at, seen=seen, reason=reason)
    return DutyPress(_("Đã duyệt lịch trực."))


def _return(request: MandatedRequest, pk: int, seen: Seen, at: datetime) -> DutyPress:
    filing.return_duty(pk, by=request.user, at=at, seen=seen, reason=words_in(request.POST))
    return DutyPress(_("Đã trả lại lịch trực."))


def _reopen(request: MandatedRequest, pk: int, seen: Seen, at: datetime) -> DutyPress:
    filing.reopen_duty(pk, by=request.user, at=at, seen=seen, reason=words_in(request.POST))
    return DutyPress(_("Đã hủy duyệt, lịch trở lại chờ duyệt."))


def _cancel(request: MandatedRequest, pk: int, seen: Seen, at: datetime) -> DutyPress:
    filing.cancel_duty(pk, by=request.user, at=at, seen=seen, reason=words_in(request.POST))
    return DutyPress(_("Đã hủy lịch."))


def _publish(request: MandatedRequest, pk: int, seen: Seen, at: datetime) -> DutyPress:
    publishing.publish_duty(pk, by=request.user, at=at, seen=seen)
    return DutyPress(_("Đã công bố lịch trực."))


def _amend(request: MandatedRequest, pk: int, seen: Seen, at: datetime) -> DutyPress:
    reason = words_in(request.POST)
    amendment = publishing.amend_duty(pk, by=request.user, at=at, reason=reason)
    said = _(
        "Đã lập bản điều chỉnh. Bản đã công bố vẫn hiện với mọi người cho đến khi bản này được"
        " công bố."
    )
    return DutyPress(said, leads_to=amendment.pk)


ACTS: dict[str, Act] = {
    "undo": _undo,
    "redo": _redo,
    "copy": _copy,
    "plan": _plan,
    "prove": _prove,
    "apply": _apply,
    "rotate": _rotate,
    "drop": _drop,
    "submit": _submit,
    "withdraw": _withdraw,
    "approve": _approve,
    "return": _return,
    "reopen": _reopen,
    "cancel": _cancel,
    "publish": _publish,
    "amend": _amend,
}
