"""The pages of the site, put together from what each app offers: the bar, the lists of pages
about the agency, and the ways that lead from one app to another above it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from directives.pages import DIRECTIVES
from hours.pages import HOURS
from outgoing.pages import AGENCY, FIRST_STEPS, PLAN, REPORTS, TODAY
from rosters.pages import BOARD, MINE, WEEK
from units.pages import (
    ACCOUNTS,
    CALENDAR,
    DELEGATIONS,
    IMPORT,
    INVITATIONS,
    OUTSIDERS,
    RECIPIENTS,
    ROLES,
    STAFF,
    STAFF_LIST,
    UNITS,
    ZONES,
    Page,
    SectionPage,
)

IMPACT: Final = (
    "rosters:impact",
    "rosters:end-impact",
    "rosters:suspend-impact",
    "rosters:undo-impact",
    "rosters:except-impact",
)
BAR: Final[tuple[Page, ...]] = (
    TODAY.holding("events:", "rosters:mine", "units:my-leave", "outgoing:held"),
    MINE.holding("events:", "units:my-leave"),
    WEEK.holding("events:", "hours:", "units:unit-leave", "units:record-leave"),
    BOARD,
    DIRECTIVES.holding("rosters:in-force", "intake:", *IMPACT),
    REPORTS.holding("outgoing:held"),
    STAFF.holding(
        "hours:",
        "units:my-leave",
        "units:unit-leave",
        "units:record-leave",
        "outgoing:agency",
        "outgoing:first-steps",
        "outgoing:plan",
        "outgoing:edit-step",
        "outgoing:new-step",
    ),
)
"""In the order of the bar. A page that several are as close to belongs to the last of them that
is open to the reader: who keeps the staff finds the hours there, who plans a week beside it, and
today, which is open to everybody, holds what nothing else does.
"""


@dataclass(frozen=True, slots=True)
class Section:
    """A group of the pages about the agency, so that no list of them is longer than a line."""

    label: Promise
    pages: tuple[SectionPage, ...]


SECTIONS: Final = (
    Section(_("Thiết lập"), (FIRST_STEPS, AGENCY, UNITS, ZONES, CALENDAR)),
    Section(pgettext_lazy("everybody", "Cán bộ"), (STAFF_LIST, IMPORT, HOURS)),
    Section(_("Tài khoản, vai trò"), (ROLES, ACCOUNTS, INVITATIONS, OUTSIDERS, DELEGATIONS)),
    Section(_("Gửi đi"), (RECIPIENTS, PLAN)),
)
WAYS: Final[Mapping[str, str]] = {
    "my-week": "rosters:mine",
    "unit-week": "rosters:week",
    "rules-of-a-day": "rosters:in-force",
    "read-a-new-text": "intake:enter",
    "read-a-text": "intake:draft",
    "impact": "rosters:impact",
    "impact-summary": "rosters:impact-summary",
    "impact-of-ending": "rosters:end-impact",
    "impact-of-suspending": "rosters:suspend-impact",
    "impact-of-undoing": "rosters:undo-impact",
    "impact-of-an-exception": "rosters:except-impact",
}
"""Where a page leads that knows only what it wants to show, because what shows it stands above
its own app.
"""


def address_of(name: str) -> str:
    """Where a page is; nothing if this site has no such page."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
