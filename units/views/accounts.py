"""Accounts for many at once: who, how many, and how each of them gets to know."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

import clock
from accounts.tasks import ring
from units.enums import HandOut, Right
from units.guards import MandatedRequest, requires
from units.models import Position, Unit
from units.selectors import never_signed_in, without_account
from units.services import HandedOut, hand_out_accounts
from units.workbooks import MIME, plain_workbook


@dataclass(frozen=True, slots=True)
class Chosen:
    """Whom the ticked rows name, as far as they are still people of this agency to choose from."""

    new: list[Position]
    again: list[Position]

    def __len__(self) -> int:
        return len(self.new) + len(self.again)

    @property
    def without_mail(self) -> int:
        """To how many of them no invitation can go."""
        addresses = [post.staff.email for post in self.new]
        addresses += [post.staff.user.email for post in self.again if post.staff.user]
        return addresses.count("")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_STAFF)
def open_accounts(request: MandatedRequest) -> HttpResponse:
    """Three steps on one address: tick people, see for how many and choose how they get to know,
    hand out. Passwords stand on the answer to the last one and nowhere else.
    """
    if request.method != "POST":
        return _choose(request)
    chosen, way = _chosen(request), request.POST.get("way", "")
    if not len(chosen):
        problem = _("Chưa chọn ai, hoặc những người đã chọn đều có tài khoản rồi.")
        return _choose(request, problem=problem, status=422)
    if "way" not in request.POST:
        return _confirm(request, chosen)
    if way not in HandOut:
        return _confirm(request, chosen, status=422)
    handed = hand_out_accounts(
        request.mandate.agency,
        new=chosen.new,
        again=chosen.again,
        way=HandOut(way),
        by=request.user,
        at=clock.now(),
        on=localdate(clock.now()),
    )
    return _answer(request, handed, HandOut(way))


def _answer(request: MandatedRequest, handed: HandedOut, way: HandOut) -> HttpResponse:
    if way is HandOut.MAIL:
        ring()
        count = len(handed.slips)
        said = ngettext(
            "%(count)s thư mời đã vào hàng chờ gửi.",
            "%(count)s thư mời đã vào hàng chờ gửi.",
            count,
        )
        messages.success(request, said % {"count": count})
        for post, refusal in handed.left_out:
            messages.warning(request, f"{post.staff.full_name}: {refusal.sentence}")
        return redirect("units:staff")
    if way is HandOut.EXCEL and handed.slips:
        return _workbook(handed)
    seen = {
        "handed": handed,
        "left_out": [(post, refusal.sentence) for post, refusal in handed.left_out],
        "site": settings.SITE_ADDRESS,
        "tab": "open-accounts",
    }
    return render(request, "units/slips.html", seen)


def _workbook(handed: HandedOut) -> HttpResponse:
    head = [
        _("Họ và tên"),
        _("Phòng, đơn vị"),
        _("Tên đăng nhập"),
        _("Mật khẩu dùng một lần"),
        _("Địa chỉ trang"),
        _("Có hạn đến"),
        _("Ghi chú"),
    ]
    rows = [
        [
            slip.post.staff.full_name,
            slip.post.unit.name,
            slip.username,
            slip.password,
            settings.SITE_ADDRESS,
            f"{localtime(slip.ends):%H:%M %d/%m/%Y}",
            "",
        ]
        for slip in handed.slips
    ]
    rows += [
        [post.staff.full_name, post.unit.name, "", "", "", "", refusal.sentence]
        for post, refusal in handed.left_out
    ]
    name = f'attachment; filename="tai-khoan-{localdate(clock.now()):%Y-%m-%d}.xlsx"'
    content = plain_workbook(_("Tài khoản"), head, rows)
    return HttpResponse(content, content_type=MIME, headers={"Content-Disposition": name})


def _choose(request: MandatedRequest, *, problem: str = "", status: int = 200) -> HttpResponse:
    units, on = list(request.mandate.agency.units.all()), localdate(clock.now())
    wanted = request.GET.get("unit", "")
    unit: Unit | None = next((each for each in units if str(each.pk) == wanted), None)
    seen = {
        "new": without_account(request.mandate, on, unit),
        "again": never_signed_in(request.mandate, on, unit),
        "is_ticked": request.GET.get("ticked") != "none" and not problem,
        "units": units,
        "unit": unit,
        "problem": problem,
        "tab": "open-accounts",
    }
    return render(request, "units/open_accounts.html", seen, status=status)


def _confirm(request: MandatedRequest, chosen: Chosen, *, status: int = 200) -> HttpResponse:
    seen = {
        "chosen": chosen,
        "ways": HandOut.choices,
        "days": settings.ISSUED_PASSWORD_LASTS.days,
        "link_days": settings.INVITATION_LASTS.days,
        "problem": _("Hãy chọn một cách.") if status == 422 else "",
        "tab": "open-accounts",
    }
    return render(request, "units/hand_out.html", seen, status=status)


def _chosen(request: MandatedRequest) -> Chosen:
    on, new, again = (
        localdate(clock.now()),
        set(request.POST.getlist("new")),
        set(request.POST.getlist("again")),
    )
    return Chosen(
        new=[post for post in without_account(request.mandate, on) if str(post.staff_id) in new],
        again=[
            post for post in never_signed_in(request.mandate, on) if str(post.staff_id) in again
        ],
    )
