"""The pages about the agency in four groups, so that no list of them is longer than a line."""

from dataclasses import dataclass
from typing import Any, Final

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from config.navigation import address_of

register = template.Library()


@dataclass(frozen=True, slots=True)
class Section:
    """A group of pages: the address and the word of each, by the `tab` that the page says it is."""

    label: Promise
    pages: dict[str, tuple[str, Promise]]


SECTIONS: Final = (
    Section(
        _("Thiết lập"),
        {
            "first-steps": ("outgoing:first-steps", _("Các bước đầu tiên")),
            "agency": ("outgoing:agency", _("Cơ quan")),
            "units": ("units:units", _("Các phòng, đơn vị")),
            "zones": ("units:zones", _("Các địa bàn")),
            "calendar": ("units:calendar", _("Ngày nghỉ lễ, Tết")),
        },
    ),
    Section(
        _("Cán bộ"),
        {
            "staff": ("units:staff", _("Danh sách cán bộ")),
            "import": ("units:import", _("Nhập từ Excel")),
            "hours": ("hours:hours", _("Giờ có mặt")),
        },
    ),
    Section(
        _("Tài khoản, vai trò"),
        {
            "roles": ("units:roles", _("Ai giữ vai trò nào")),
            "open-accounts": ("units:open-accounts", _("Mở tài khoản")),
            "invitations": ("units:invitations", _("Thư mời")),
            "outsiders": ("units:outsiders", _("Ngoài danh sách")),
            "delegations": ("units:delegations", _("Ủy quyền")),
        },
    ),
    Section(
        _("Gửi đi"),
        {
            "recipients": ("units:recipients", _("Nơi nhận báo cáo")),
            "plan": ("outgoing:plan", _("Nhắc hạn")),
        },
    ),
)


@dataclass(frozen=True, slots=True)
class Tab:
    """One word to press; `is_here` is the page itself, or the group it is in."""

    url: str
    label: Promise
    is_here: bool


@register.inclusion_tag("units/_sections.html")
def sections(tab: str) -> dict[str, Any]:
    """`{% sections tab %}`: the groups, and the pages of the group that one is in."""
    here = next((one for one in SECTIONS if tab in one.pages), None)
    groups = [
        Tab(address_of(next(iter(one.pages.values()))[0]), one.label, one is here)
        for one in SECTIONS
    ]
    pages = here.pages.items() if here else ()
    return {
        "groups": groups,
        "pages": [Tab(address_of(name), label, code == tab) for code, (name, label) in pages],
    }
