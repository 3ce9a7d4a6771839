"""The pages that what was sent offers to the bar and to the lists of pages."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from units.enums import Right
from units.pages import Page, PageSection, SectionPage

TODAY: Final = Page("outgoing:today", 10, ("outgoing:today",), "home", _("Hôm nay"), _("Hôm nay"))
REPORTS: Final = Page(
    "outgoing:list",
    60,
    ("outgoing:",),
    "chart",
    _("Báo cáo, thống kê"),
    _("Báo cáo"),
    frozenset({Right.SEE_REPORTS, Right.SEND_REPORTS}),
)
FIRST_STEPS: Final = SectionPage(
    PageSection.SET_UP, 10, "outgoing:first-steps", _("Các bước đầu tiên")
)
AGENCY: Final = SectionPage(PageSection.SET_UP, 20, "outgoing:agency", _("Cơ quan"))
PLAN: Final = SectionPage(PageSection.SENDING, 20, "outgoing:plan", _("Nhắc hạn"))
