"""Files and notes kept with a document: anybody who may read it may open them, who keeps
directives adds and removes them.
"""

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

import clock
from directives.enums import EditionState
from directives.forms.attachments import AttachmentForm
from directives.models import Attachment, Directive
from directives.selectors import directives_for
from directives.services import add_attachment, remove_attachment
from directives.services.documents import has_been_in_force
from directives.views.answering import answer_form, say_and_go
from units.enums import Right
from units.guards import MandatedRequest, requires

SEALED = "default-src 'none'; sandbox; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
"""A file that a browser opens in spite of all can do nothing."""


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_DIRECTIVES)
def attach(request: MandatedRequest, pk: int) -> HttpResponse:
    """Add a file or a note, whether the document is in force or not."""
    directive = get_object_or_404(directives_for(request.mandate), pk=pk)
    form = (
        AttachmentForm(request.POST, request.FILES)
        if request.method == "POST"
        else AttachmentForm()
    )

    def act() -> HttpResponse:
        add_attachment(directive.pk, **form.given(), by=request.user, at=clock.now())
        return say_and_go(request, _("Đã lưu."), *_place_of(directive))

    return answer_form(request, form, act, template="directives/attach.html", directive=directive)


@require_safe
@requires()
def attachment(request: MandatedRequest, pk: int) -> HttpResponse:
    """The file itself, to be saved: it is never shown inside the site."""
    found = get_object_or_404(_readable(request).exclude(content=None), pk=pk)
    headers = {
        "Content-Disposition": content_disposition_header(True, found.filename) or "attachment",
        "Content-Security-Policy": SEALED,
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(bytes(found.content or b""), content_type=found.media_type, headers=headers)


@require_POST
@requires(Right.KEEP_DIRECTIVES)
def detach(request: MandatedRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(
        _readable(request).defer("content").select_related("directive"), pk=pk
    )
    remove_attachment(found.pk, by=request.user, at=clock.now())
    return say_and_go(request, _("Đã xóa."), *_place_of(found.directive))


def _place_of(directive: Directive) -> tuple[str, int]:
    """The draft of a document that was never in force, else its own page."""
    draft = directive.editions.filter(state=EditionState.DRAFT).first()
    if draft and not has_been_in_force(directive):
        return "directives:draft", draft.pk
    return "directives:directive", directive.pk


def _readable(request: MandatedRequest) -> QuerySet[Attachment]:
    return Attachment.objects.filter(directive__in=directives_for(request.mandate))
