"""What a draft does to other documents when it comes into force."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

import clock
from directives.forms.life import LinkForm
from directives.models import Link
from directives.selectors import drafts_for, once_in_force
from directives.services import add_link, remove_link
from directives.views.answering import answer_about, answer_press
from directives.views.documents import seen_in
from units.enums import Right
from units.guards import MandatedRequest, requires


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_DIRECTIVES)
def add(request: MandatedRequest, pk: int) -> HttpResponse:
    """Write down one thing it does to one document."""
    edition = get_object_or_404(drafts_for(request.mandate), pk=pk)
    others = once_in_force(edition.directive, request.mandate)
    form = LinkForm(request.POST or None, others=others, initial={"seen": edition.version})

    def act() -> None:
        typed = form.cleaned_data
        add_link(
            edition.pk, kind=typed["kind"], other_id=typed["other"].pk, until=form.until,
            by=request.user, at=clock.now(), seen=typed["seen"] or 0,
        )  # fmt: skip

    return answer_about(
        request,
        form,
        act,
        edition=edition,
        done=_("Đã ghi quan hệ với văn bản khác."),
        template="directives/link.html",
    )


@require_POST
@requires(Right.KEEP_DIRECTIVES)
def remove(request: MandatedRequest, pk: int, link: int) -> HttpResponse:
    """Strike it out again."""
    edition = get_object_or_404(drafts_for(request.mandate), pk=pk)
    found = get_object_or_404(Link, pk=link, directive=edition.directive_id)
    who: dict[str, Any] = {"by": request.user, "at": clock.now(), "seen": seen_in(request)}
    return answer_press(
        request,
        lambda: remove_link(found.pk, edition.pk, **who),
        edition=edition,
        done=_("Đã xóa."),
    )
