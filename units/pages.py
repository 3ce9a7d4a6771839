"""What a page is to the bar at the top and to the lists of pages; and the pages that the unit
side of the agency offers to them.
"""

from dataclasses import dataclass, replace
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from units.enums import Right
from units.selectors import Mandate


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the bar, shown to holders of one of `rights` (none: to everybody with a mandate).

    `within` begin the names of the pages that count as being here; `short` is the word under the
    thumb on a phone; `own` pages are about whoever works here.
    """

    name: str
    within: tuple[str, ...]
    icon: str
    label: Promise
    short: Promise
    rights: frozenset[Right] = frozenset()
    own: bool = False

    def holding(self, *within: str) -> "Page":
        """The same page, which these pages of others count as, too."""
        return replace(self, within=(*self.within, *within))

    def closeness(self, here: str) -> int:
        """How much of the name of the page says that one is here."""
        return max((len(name) for name in self.within if here.startswith(name)), default=0)

    def is_open_to(self, mandate: Mandate) -> bool:
        if self.own:
            return mandate.staff is not None
        return not self.rights or any(mandate.may(right) for right in self.rights)


@dataclass(frozen=True, slots=True)
class SectionPage:
    """A page about the agency: the `tab` it says it is, its name among the addresses, its word."""

    tab: str
    name: str
    label: Promise


STAFF: Final = Page(
    "units:staff",
    ("units:",),
    "people",
    pgettext_lazy("everybody", "Cán bộ"),
    pgettext_lazy("everybody", "Cán bộ"),
    frozenset({Right.KEEP_STAFF}),
)
UNITS: Final = SectionPage("units", "units:units", _("Các phòng, đơn vị"))
ZONES: Final = SectionPage("zones", "units:zones", _("Các địa bàn"))
CALENDAR: Final = SectionPage("calendar", "units:calendar", _("Ngày nghỉ lễ, Tết"))
STAFF_LIST: Final = SectionPage("staff", "units:staff", _("Danh sách cán bộ"))
IMPORT: Final = SectionPage("import", "units:import", _("Nhập từ Excel"))
ROLES: Final = SectionPage("roles", "units:roles", _("Ai giữ vai trò nào"))
ACCOUNTS: Final = SectionPage("open-accounts", "units:open-accounts", _("Mở tài khoản"))
INVITATIONS: Final = SectionPage("invitations", "units:invitations", _("Thư mời"))
OUTSIDERS: Final = SectionPage("outsiders", "units:outsiders", _("Ngoài danh sách"))
DELEGATIONS: Final = SectionPage("delegations", "units:delegations", _("Ủy quyền"))
RECIPIENTS: Final = SectionPage("recipients", "units:recipients", _("Nơi nhận báo cáo"))
