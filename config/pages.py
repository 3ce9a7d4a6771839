"""The pages of the site, put together from what each app offers: the bar, the lists of pages
about the agency, and the ways that lead from one app to another above it.
"""

from collections.abc import Mapping
from importlib import import_module
from operator import attrgetter
from typing import Final, TypeVar

from django.apps import apps
from django.urls import NoReverseMatch, reverse
from django.utils.module_loading import module_has_submodule

from units.pages import Page, PageSection, SectionPage

P = TypeVar("P", Page, SectionPage)


def offered(wanted: type[P]) -> tuple[P, ...]:
    """Each page of the kind that stands in the `pages.py` of an app, by its place."""
    modules = (
        import_module(f"{app.name}.pages")
        for app in apps.get_app_configs()
        if module_has_submodule(app.module, "pages")
    )
    found = {
        value.name: value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, wanted)
    }
    return tuple(sorted(found.values(), key=attrgetter("place")))


IMPACT: Final = (
    "rosters:impact",
    "rosters:end-impact",
    "rosters:suspend-impact",
    "rosters:undo-impact",
    "rosters:except-impact",
    "duties:draft-impact",
)
HOLDS: Final[Mapping[str, tuple[str, ...]]] = {
    "outgoing:today": (
        "events:",
        "ownweek:",
        "units:my-leave",
        "units:sick",
        "units:well",
        "outgoing:held",
        "duties:now",
        "duties:mine",
        "assignments:",
        "declarations:",
        "feeds:",
        "calls:",
        "swaps:",
        "serving:",
        "mobilisation:mine",
        "mobilisation:called",
    ),
    "ownweek:mine": (
        "events:",
        "units:my-leave",
        "units:sick",
        "units:well",
        "duties:mine",
        "assignments:",
        "declarations:",
        "assignments:mine",
        "declarations:mine",
        "feeds:",
        "calls:",
        "calls:mine",
        "calls:ask",
        "calls:called",
        "swaps:",
        "swaps:mine",
        "swaps:day",
        "mobilisation:mine",
        "mobilisation:called",
    ),
    "rosters:week": (
        "reports:",
        "events:",
        "hours:",
        "assignments:",
        "declarations:",
        "calls:",
        "serving:",
        "mobilisation:",
        "units:unit-leave",
        "units:record-leave",
    ),
    "directives:list": ("rosters:in-force", "intake:", *IMPACT),
    "outgoing:list": (
        "outgoing:held",
        "inspection:",
        "reports:punctuality",
        "reports:departures",
        "support:",
        "mobilisation:",
    ),
    "duties:rosters": ("seasons:", "lodging:"),
    "units:staff": (
        "hours:",
        "serving:",
        "units:my-leave",
        "units:sick",
        "units:well",
        "units:unit-leave",
        "units:record-leave",
        "outgoing:agency",
        "outgoing:first-steps",
        "outgoing:plan",
        "outgoing:edit-step",
        "outgoing:new-step",
    ),
}
"""Which pages of other apps count as a page of the bar. What several are as close to belongs to the
last of them that is open to the reader: who keeps the staff finds the hours there, who plans a week
beside it, and today, which is open to everybody, holds what nothing else does.
"""
BAR: Final = tuple(page.holding(*HOLDS.get(page.name, ())) for page in offered(Page))
SECTIONS: Final[Mapping[PageSection, tuple[SectionPage, ...]]] = {
    section: tuple(page for page in offered(SectionPage) if page.section is section)
    for section in PageSection
}
WAYS: Final[Mapping[str, str]] = {
    "my-week": "ownweek:mine",
    "my-duties": "duties:mine",
    "my-leave-left": "duties:my-leave-left",
    "leave-left": "duties:leave-left",
    "leave-effect": "rosters:leave-effect",
    "duty-rosters": "duties:rosters",
    "duty-swaps": "duties:swaps",
    "duty-seasons": "seasons:seasons",
    "duty-posts": "duties:posts",
    "duty-releases": "duties:releases",
    "duty-sheet": "duties:sheet",
    "my-calendar": "feeds:mine",
    "record": "inspection:record",
    "reports": "outgoing:list",
    "try-recipient": "outgoing:try-recipient",
    "sent-report": "outgoing:run",
    "send-mobilised": "outgoing:send-mobilised",
    "my-calendar-card": "feeds:card",
    "unit-week": "rosters:week",
    "unit-turns": "reports:turns",
    "rules-of-a-day": "rosters:in-force",
    "directives-of-a-unit": "directives:of-unit",
    "services": "serving:services",
    "lodging": "lodging:places",
    "read-a-new-text": "intake:enter",
    "read-a-text": "intake:draft",
    "undecided": "intake:undecided",
    "impact": "rosters:impact",
    "impact-summary": "rosters:impact-summary",
    "impact-on-duty": "duties:draft-impact",
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
