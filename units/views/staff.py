"""The staff list, and how somebody new gets into it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

import clock
from planning.time import Week
from planning.vocabulary import ROLES
from refusals.forms import try_on_form
from units.enums import Right, StaffState
from units.folding import fold_code
from units.forms import PersonForm
from units.guards import MandatedRequest, requires
from units.models import Position, Unit
from units.selectors import Mandate, closest_posts, leavers_of, namesakes_in, people_of
from units.selectors.today import narrow_to_state, states_on
from units.services import add_staff
from units.values import CodedDay
from units.words import PUBLIC_TAGS

PAGE = 60
LEFT = "left"
"""Asks for those who no longer work here."""
TAGS_ASKED: Final = (*ROLES, *sorted(PUBLIC_TAGS))
"""By what the list can be narrowed: work and where somebody lives, never health."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffSearch:
    """What the list is narrowed by, as the address has it; what makes no sense asks for nothing.
    `day` is the day of this week whose state is shown.
    """

    query: str
    unit: Unit | None
    tag: str
    state: str
    have_left: bool
    day: date
    today: date

    @classmethod
    def read(cls, asked: QueryDict, units: list[Unit], today: date) -> "StaffSearch":
        have_left = asked.get("who") == LEFT
        tag, state, day = asked.get("tag", ""), asked.get("state", ""), asked.get("day", "")
        days = {str(one): one for one in Week.of(today).days}
        return cls(
            query=asked.get("q", "")[:100],
            unit=next((unit for unit in units if str(unit.pk) == asked.get("unit", "")), None),
            tag=tag if tag in TAGS_ASKED and not have_left else "",
            state=state if state in StaffState and not have_left else "",
            have_left=have_left,
            day=days.get(day, today),
            today=today,
        )

    @property
    def narrows(self) -> bool:
        return bool(self.query or self.unit or self.tag or self.state)

    @property
    def address(self) -> str:
        """What follows the question mark of another page of the same list."""
        return urlencode(
            {
                "q": self.query,
                "unit": self.unit.pk if self.unit else "",
                "tag": self.tag,
                "who": LEFT if self.have_left else "",
                "state": self.state,
                "day": "" if self.day == self.today else self.day,
            }
        )

    def posts(self, mandate: Mandate, where: CodedDay) -> QuerySet[Position] | list[Position]:
        """`where` everybody is, if they are to be narrowed by that."""
        on, query, unit = self.today, self.query, self.unit
        if self.have_left:
            found = leavers_of(mandate, on, query=query, unit=unit)
        else:
            found = people_of(mandate, on, query=query, unit=unit, tag=self.tag)
        if self.state:
            found = narrow_to_state(found, where, StaffState(self.state))
        return closest_posts(found, query) if query.strip() else found

    def where(self, mandate: Mandate, posts: Iterable[Position]) -> CodedDay:
        """Where these people are on the day; of who has left nothing is asked."""
        among = {post.unit_id for post in posts}
        return states_on(mandate.agency, self.day, among) if among and not self.have_left else {}

    def where_all(self, mandate: Mandate) -> CodedDay:
        """Where everybody is among whom those of the state are looked for."""
        return states_on(mandate.agency, self.day, [self.unit.pk] if self.unit else None)


@require_safe
@requires(Right.KEEP_STAFF)
def staff_list(request: MandatedRequest) -> HttpResponse:
    units, today = list(request.mandate.agency.units.all()), localdate(clock.now())
    search = StaffSearch.read(request.GET, units, today)
    everybody = search.where_all(request.mandate) if search.state else {}
    posts = search.posts(request.mandate, everybody)
    page = Paginator(posts, PAGE).get_page(request.GET.get("page"))
    seen = {
        "page": page,
        "search": search,
        "query": search.query,
        "units": units,
        "tags": TAGS_ASKED,
        "states": StaffState.choices,
        "days": Week.of(today).days,
        "where": everybody or search.where(request.mandate, page.object_list),
        "tab": "staff",
    }
    fragment = request.headers.get("HX-Target") == "people"
    answer = render(request, "units/_people.html" if fragment else "units/staff.html", seen)
    patch_vary_headers(answer, ["HX-Target"])
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.KEEP_STAFF)
def new_person(request: MandatedRequest) -> HttpResponse:
    form = PersonForm(
        request.POST if request.method == "POST" else None, agency=request.mandate.agency
    )
    is_ready = form.is_valid() and not form.asks_about(_namesakes(form))
    if is_ready and try_on_form(form, lambda: _add(request, form)):
        messages.success(request, _("Đã lưu."))
        return redirect("units:staff")
    seen = {"form": form, "title": _("Thêm cán bộ"), "back": "units:staff", "tab": "staff"}
    return render(request, "units/form.html", seen, status=422 if form.errors else 200)


def _namesakes(form: PersonForm) -> list[Position]:
    """None where the code too is known: that is refused by itself."""
    given = form.cleaned_data
    found = namesakes_in(given["unit"], given["full_name"], localdate(clock.now()))
    is_known = fold_code(given["code"]) in {post.staff.code_key for post in found}
    return [] if is_known else found


def _add(request: MandatedRequest, form: PersonForm) -> None:
    given = form.cleaned_data
    details = {key: given[key] for key in ("email", "phone", "home_zone", "room")}
    add_staff(
        given["unit"],
        code=given["code"],
        full_name=given["full_name"],
        post=form.post(),
        first=given["first"],
        by=request.user,
        at=clock.now(),
        **details,
    )
