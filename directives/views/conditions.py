"""What ends a directive besides its last day."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

import clock
from directives.forms.life import EndConditionForm, HappenedForm
from directives.models import EndCondition
from directives.selectors import drafts_for, once_in_force
from directives.services import add_condition, condition_happened, remove_condition
from directives.views.answering import answer_about, answer_press
from directives.views.documents import seen_in
from units.enums import Right
from units.guards import MandatedRequest, requires


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_DIRECTIVES)
def add(request: MandatedRequest, pk: int) -> HttpResponse:
    """Say what else ends a draft or what is in force."""
    edition = get_object_or_404(drafts_for(request.mandate), pk=pk)
    others = once_in_force(edition.directive, request.mandate)
    form = EndConditionForm(request.POST or None, others=others, initial={"seen": edition.version})

    def act() -> None:
        typed = form.cleaned_data
        other = typed["other"].pk if typed["other"] else None
        add_condition(
            edition.pk,
            words=typed["words"],
            other_id=other,
            by=request.user,
            at=clock.now(),
            seen=typed["seen"] or 0,
        )

    return answer_about(
        request,
        form,
        act,
        edition=edition,
        done=_("Đã thêm điều kiện kết thúc."),
        template="directives/condition.html",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_DIRECTIVES)
def happened(request: MandatedRequest, pk: int) -> HttpResponse:
    """It has happened: the directive ends."""
    condition, now = _condition(request, pk), clock.now()
    form = HappenedForm(request.POST or None)

    def act() -> None:
        condition_happened(condition.pk, when=form.moment(now), by=request.user, at=now)

    done = _("Đã ghi điều kiện xảy ra; văn bản hết hiệu lực từ lúc đó.")
    return answer_about(
        request,
        form,
        act,
        edition=condition.edition,
        done=done,
        template="directives/happened.html",
        condition=condition,
    )


@require_POST
@requires(Right.KEEP_DIRECTIVES)
def remove(request: MandatedRequest, pk: int) -> HttpResponse:
    condition = _condition(request, pk)
    who: dict[str, Any] = {"by": request.user, "at": clock.now(), "seen": seen_in(request)}
    return answer_press(
        request,
        lambda: remove_condition(condition.pk, **who),
        edition=condition.edition,
        done=_("Đã xóa."),
    )


def _condition(request: MandatedRequest, pk: int) -> EndCondition:
    conditions = EndCondition.objects.filter(
        edition__in=drafts_for(request.mandate)
    ).select_related("edition__directive", "other")
    return get_object_or_404(conditions, pk=pk)
