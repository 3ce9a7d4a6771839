"""What a page is to the bar at the top and to the lists of pages; and the pages that the unit
side of the agency offers to them.

What stands in the `pages.py` of an app is taken up by itself.
"""

from dataclasses import dataclass, replace
from typing import Final

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from units.enums import Right
from units.selectors import Mandate


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the bar, shown to holders of one of `rights` (none: to everybody with a mandate).

    The bar is in the order of `place`: in tens, so that another one fits in between. `within`
    begin the names of the pages that count as being here; `short` is the word under the thumb on a
    phone; `own` pages are about whoever works here.
    """

    name: str
    place: int
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


class PageSection(TextChoices):
    """A group of the pages about the agency, so that no list of them is longer than a line."""

    SET_UP = "set-up", _("Thiết lập")
    PEOPLE = "people", pgettext_lazy("everybody", "Cán bộ")
    ACCESS = "access", _("Tài khoản, vai trò")
    SENDING = "sending", _("Gửi đi")


@dataclass(frozen=True, slots=True)
class SectionPage:
    """A page about the agency: its group and its `place` there (in tens), its name among the
    addresses, its word.
    """

    section: PageSection
    place: int
    name: str
    label: Promise

    @property
    def tab(self) -> str:
        """What its template says it is."""
        return self.name.partition(":")[2]


STAFF: Final = Page(
    "units:staff",
    70,
    ("units:",),
    "people",
    pgettext_lazy("everybody", "Cán bộ"),
    pgettext_lazy("everybody", "Cán bộ"),
    frozenset({Right.KEEP_STAFF}),
)
UNITS: Final = SectionPage(PageSection.SET_UP, 30, "units:units", _("Các phòng, đơn vị"))
ZONES: Final = SectionPage(PageSection.SET_UP, 40, "units:zones", _("Các địa bàn"))
CALENDAR: Final = SectionPage(PageSection.SET_UP, 50, "units:calendar", _("Ngày nghỉ lễ, Tết"))
STAFF_LIST: Final = SectionPage(PageSection.PEOPLE, 10, "units:staff", _("Danh sách cán bộ"))
IMPORT: Final = SectionPage(PageSection.PEOPLE, 20, "units:import", _("Nhập từ Excel"))
ROLES: Final = SectionPage(PageSection.ACCESS, 10, "units:roles", _("Ai giữ vai trò nào"))
ACCOUNTS: Final = SectionPage(PageSection.ACCESS, 20, "units:open-accounts", _("Mở tài khoản"))
INVITATIONS: Final = SectionPage(PageSection.ACCESS, 30, "units:invitations", _("Thư mời"))
OUTSIDERS: Final = SectionPage(PageSection.ACCESS, 40, "units:outsiders", _("Ngoài danh sách"))
DELEGATIONS: Final = SectionPage(PageSection.ACCESS, 50, "units:delegations", _("Ủy quyền"))
RECIPIENTS: Final = SectionPage(PageSection.SENDING, 10, "units:recipients", _("Nơi nhận báo cáo"))
