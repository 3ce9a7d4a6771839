"""The pages that the week offers to the bar."""

from typing import Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from units.enums import Right
from units.pages import Page

WEEK: Final = Page(
    "rosters:week",
    30,
    ("rosters:week", "rosters:cell", "rosters:copy", "rosters:patterns", "rosters:ahead"),
    "week",
    _("Lịch làm việc tại cơ quan"),
    _("Tuần"),
    frozenset({Right.EDIT_ROSTER, Right.SEE_ALL_ROSTERS}),
)
BOARD: Final = Page(
    "rosters:board",
    40,
    ("rosters:board", "rosters:agency-week"),
    "inbox",
    pgettext_lazy("name of a page", "Chờ duyệt"),
    pgettext_lazy("name of a page", "Chờ duyệt"),
    frozenset({Right.APPROVE_ROSTERS, Right.PUBLISH_ROSTERS, Right.SEE_ALL_ROSTERS}),
)
