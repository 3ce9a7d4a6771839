"""Saving a draft while somebody is still typing: the page asks quietly, and is answered with one
sentence.
"""

from datetime import datetime

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from directives.errors import DraftChanged
from refusals import Refusal

HEADER = "X-Autosave"


def is_autosave(request: HttpRequest) -> bool:
    return HEADER in request.headers


def saved(*, at: datetime, seen: int, action: str) -> HttpResponse:
    """It is written: the next save counts from `seen` and goes to `action`."""
    return JsonResponse(
        {
            "said": _("Đã lưu nháp lúc %(time)s.") % {"time": f"{localtime(at):%H:%M}"},
            "seen": seen,
            "action": action,
        }
    )


def not_yet() -> HttpResponse:
    """What is typed cannot be written as it stands."""
    said = _(
        "Chưa lưu vào bản nháp: còn chỗ chưa điền đúng. Nội dung đang gõ được giữ trên máy này."
    )
    return JsonResponse({"said": said}, status=422)


def refused(error: Refusal) -> HttpResponse:
    """A service said no. Where that will not change by typing on, the page stops asking."""
    if isinstance(error, DraftChanged):
        said = _(
            "Người khác vừa sửa bản nháp này nên đã ngừng tự lưu. Nội dung bạn nhập vẫn còn đây;"
            " bấm Lưu để xem và lưu tiếp."
        )
    else:
        said = _("Chưa lưu: %(why)s") % {"why": error.sentence}
    return JsonResponse({"said": said}, status=error.status)
