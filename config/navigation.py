"""What the bar at the top shows: the pages this person may open, the agency and the role they
act in; the lists of pages about the agency; and the ways to pages of apps above.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import ngettext

import clock
from accounts.models import User
from config.pages import BAR, SECTIONS, WAYS, address_of
from rosters.selectors.badges import waiting_for
from units.enums import Right, Role
from units.models import Agency, Delegation
from units.pages import DELEGATIONS
from units.selectors import Mandate, mandate_of

register = template.Library()
UNDER_THE_THUMB = 4  # more do not fit in the bar of a phone; the rest stand in the menu


@dataclass(frozen=True, slots=True)
class NavigationLink:
    """One page as the bar shows it. `is_more` says that on a phone it stands in the menu
    instead; `waiting` how much there is to do.
    """

    url: str
    icon: str
    label: Promise
    short: Promise
    is_current: bool
    is_more: bool
    waiting: int = 0

    @property
    def waiting_said(self) -> str:
        """What the number says to who hears the page."""
        return ngettext("%(n)s lịch đang chờ bạn", "%(n)s lịch đang chờ bạn", self.waiting) % {
            "n": self.waiting
        }


@dataclass(frozen=True, slots=True)
class NavigationPlace:
    """Where somebody is: the agency's name, the role to print under their own, the pages they may
    open.

    `roles` are all that they hold, `lent` the delegations by which they act for somebody.
    `delegations_url`: where they name who acts for them, empty for who may not. `demo_now` is the
    time the demo agency lives at, None where the clock is everybody's.
    """

    agency: Agency | None
    role: Role | None
    links: tuple[NavigationLink, ...]
    roles: tuple[Role, ...] = ()
    lent: tuple[Delegation, ...] = ()
    delegations_url: str = ""
    demo_now: datetime | None = None


@register.simple_tag(takes_context=True)
def place(context: Context) -> NavigationPlace:
    """`{% place as here %}`. Before anybody has signed in it is the only agency there is, or
    none.
    """
    request = context.get("request")
    user = getattr(request, "user", None)
    if request is None or not isinstance(user, User):
        return NavigationPlace(agency=the_only_agency(), role=None, links=())
    mandate = getattr(request, "mandate", None) or mandate_of(user, on=localdate(clock.now()))
    if mandate is None:
        return NavigationPlace(agency=None, role=None, links=())
    here = request.resolver_match.view_name if request.resolver_match else ""
    demo_now = clock.now() if clock.is_shifted() else None
    return NavigationPlace(
        agency=mandate.agency,
        role=leading_role(mandate),
        links=links_of(mandate, here=here, waiting=waiting_for(mandate, clock.now())),
        roles=tuple(role for role in Role if role in mandate.roles - {Role.STAFF}),
        lent=tuple(one.delegation for one in mandate.capacities if one.delegation),
        delegations_url=address_of(DELEGATIONS.name) if mandate.may(Right.DELEGATE) else "",
        demo_now=demo_now,
    )


def links_of(
    mandate: Mandate, here: str, waiting: Mapping[str, int] | None = None
) -> tuple[NavigationLink, ...]:
    """The pages open to `mandate`; a page whose address does not exist is left out. Of several
    that are as close to `here` the last is the present one.
    """
    found = [
        (page, url) for page in BAR if page.is_open_to(mandate) and (url := address_of(page.name))
    ]
    closest = max(
        range(len(found)), key=lambda at: (found[at][0].closeness(here), at), default=None
    )
    return tuple(
        NavigationLink(
            url=url,
            icon=page.icon,
            label=page.label,
            short=page.short,
            is_current=position == closest and page.closeness(here) > 0,
            is_more=position >= UNDER_THE_THUMB,
            waiting=(waiting or {}).get(page.name, 0),
        )
        for position, (page, url) in enumerate(found)
    )


def leading_role(mandate: Mandate) -> Role | None:
    """The role people know somebody by: the first in the order of the list of roles."""
    return next((role for role in Role if role in mandate.roles), None)


def the_only_agency() -> Agency | None:
    agencies = list(Agency.objects.all()[:2])
    return agencies[0] if len(agencies) == 1 else None


@dataclass(frozen=True, slots=True)
class NavigationTab:
    """One word to press; `is_here` is the page itself, or the group it is in."""

    url: str
    label: Promise
    is_here: bool


@register.inclusion_tag("units/_sections.html")
def sections(tab: str) -> dict[str, Any]:
    """`{% sections tab %}`: the groups, and the pages of the group that one is in."""
    here = next(
        (one for one, pages in SECTIONS.items() if tab in {page.tab for page in pages}), None
    )
    return {
        "groups": [
            NavigationTab(address_of(pages[0].name), one.label, one is here)
            for one, pages in SECTIONS.items()
        ],
        "pages": [
            NavigationTab(address_of(page.name), page.label, page.tab == tab)
            for page in (SECTIONS[here] if here else ())
        ],
    }


@register.simple_tag
def way(wish: str, *parts: object) -> str:
    """`{% way "impact" draft.pk %}`: the address of what a page wants to show and another app
    shows.
    """
    return reverse(WAYS[wish], args=parts)
