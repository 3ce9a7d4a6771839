"""What the bar at the top shows: the pages this person may open, the agency and the role they
act in.
"""

from dataclasses import dataclass
from datetime import datetime

from django import template
from django.template import Context
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

import clock
from accounts.models import User
from units.enums import Right, Role
from units.models import Agency, Delegation
from units.selectors import Mandate, mandate_of

register = template.Library()


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the main navigation, shown to holders of one of `rights` (none: to everybody with a
    mandate).

    `within` begins the names of the pages that count as being here, as does each of `also`; `short`
    is the word under the thumb on a phone.
    """

    name: str
    within: str
    icon: str
    label: Promise
    short: Promise
    rights: frozenset[Right] = frozenset()
    own: bool = False
    also: tuple[str, ...] = ()

    def closeness(self, here: str) -> int:
        """How much of the name of the page says that one is here."""
        return max(
            (len(name) for name in (self.within, *self.also) if here.startswith(name)), default=0
        )

    def is_open_to(self, mandate: Mandate) -> bool:
        if self.own:
            return mandate.staff is not None
        return not self.rights or any(mandate.may(right) for right in self.rights)


PAGES = (
    Page("outgoing:today", "outgoing:today", "home", _("Hôm nay"), _("Hôm nay")),
    Page("rosters:mine", "rosters:mine", "calendar", _("Lịch của tôi"), _("Của tôi"), own=True),
    Page(
        "rosters:week",
        "rosters:week",
        "week",
        _("Lịch làm việc tại cơ quan"),
        _("Tuần"),
        frozenset({Right.EDIT_ROSTER, Right.SEE_ALL_ROSTERS}),
    ),
    Page(
        "rosters:board",
        "rosters:board",
        "inbox",
        pgettext_lazy("name of a page", "Chờ duyệt"),
        pgettext_lazy("name of a page", "Chờ duyệt"),
        frozenset({Right.APPROVE_ROSTERS, Right.PUBLISH_ROSTERS, Right.SEE_ALL_ROSTERS}),
    ),
    Page(
        "directives:list",
        "directives:",
        "doc",
        _("Văn bản chỉ đạo"),
        _("Văn bản"),
        also=("rosters:in-force", "rosters:impact", "rosters:ending-impact"),
    ),
    Page(
        "outgoing:list",
        "outgoing:",
        "chart",
        _("Báo cáo, thống kê"),
        _("Báo cáo"),
        frozenset({Right.SEE_REPORTS, Right.SEND_REPORTS}),
    ),
    Page(
        "units:staff",
        "units:",
        "people",
        _("Cán bộ"),
        _("Cán bộ"),
        frozenset({Right.KEEP_STAFF}),
        also=(
            "outgoing:agency",
            "outgoing:first-steps",
            "outgoing:plan",
            "outgoing:edit-step",
            "outgoing:new-step",
        ),
    ),
)
UNDER_THE_THUMB = 4  # more do not fit in the bar of a phone; the rest stand in the menu


@dataclass(frozen=True, slots=True)
class Link:
    """One page as the bar shows it. `is_more` says that on a phone it stands in the menu
    instead.
    """

    url: str
    icon: str
    label: Promise
    short: Promise
    is_current: bool
    is_more: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody is: the agency's name, the role to print under their own, the pages they may
    open.

    `roles` are all that they hold, `lent` the delegations by which they act for somebody.
    `delegations_url`: where they name who acts for them, empty for who may not. `demo_now` is the
    time the demo agency lives at, None where the clock is everybody's.
    """

    agency: Agency | None
    role: Role | None
    links: tuple[Link, ...]
    roles: tuple[Role, ...] = ()
    lent: tuple[Delegation, ...] = ()
    delegations_url: str = ""
    demo_now: datetime | None = None


@register.simple_tag(takes_context=True)
def place(context: Context) -> Place:
    """`{% place as here %}`. Before anybody has signed in it is the only agency there is, or
    none.
    """
    request = context.get("request")
    user = getattr(request, "user", None)
    if request is None or not isinstance(user, User):
        return Place(agency=the_only_agency(), role=None, links=())
    mandate = getattr(request, "mandate", None) or mandate_of(user, on=localdate(clock.now()))
    if mandate is None:
        return Place(agency=None, role=None, links=())
    here = request.resolver_match.view_name if request.resolver_match else ""
    demo_now = clock.now() if clock.is_shifted() else None
    return Place(
        agency=mandate.agency,
        role=leading_role(mandate),
        links=links_of(mandate, here=here),
        roles=tuple(role for role in Role if role in mandate.roles - {Role.STAFF}),
        lent=tuple(one.delegation for one in mandate.capacities if one.delegation),
        delegations_url=address_of("units:delegations") if mandate.may(Right.DELEGATE) else "",
        demo_now=demo_now,
    )


def links_of(mandate: Mandate, here: str) -> tuple[Link, ...]:
    """The pages open to `mandate`; a page whose address does not exist is left out."""
    found = [
        (page, url) for page in PAGES if page.is_open_to(mandate) and (url := address_of(page.name))
    ]
    closest = max((page.closeness(here) for page, _url in found), default=0)
    return tuple(
        Link(
            url=url,
            icon=page.icon,
            label=page.label,
            short=page.short,
            is_current=0 < closest == page.closeness(here),
            is_more=position >= UNDER_THE_THUMB,
        )
        for position, (page, url) in enumerate(found)
    )


def address_of(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def leading_role(mandate: Mandate) -> Role | None:
    """The role people know somebody by: the first in the order of the list of roles."""
    return next((role for role in Role if role in mandate.roles), None)


def the_only_agency() -> Agency | None:
    agencies = list(Agency.objects.all()[:2])
    return agencies[0] if len(agencies) == 1 else None
