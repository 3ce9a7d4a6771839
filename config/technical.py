"""The technical pages: a person who keeps the server running looks into the tables, and changes
nothing.
"""

from collections.abc import Mapping
from typing import Any, Final

from django.contrib.admin import AdminSite, ModelAdmin
from django.contrib.auth.views import redirect_to_login
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

import clock
from accounts.models import User, WrongTries
from audit.models import Event
from audit.services import record
from directives.models import Directive, Edition
from notices.models import Attempt, Delivery, Heartbeat, Run
from rosters.models import PlanJob
from seasons.models import SeasonJob
from units.models import Agency, CalendarDay, Grant, ReportRecipient, Staff, Unit
from weeks.models import WeeklyRoster

SHOWN: Final[Mapping[type[models.Model], tuple[str, ...]]] = {
    User: ("username", "full_name", "email", "language", "is_active", "is_superuser", "last_login"),
    WrongTries: ("door", "username", "began_at", "tries", "turned_away", "addresses"),
    Agency: ("code", "name", "parent_name", "time_zone", "report_send_at", "reports_from"),
    Unit: ("agency", "code", "name", "kind", "files_roster", "revision"),
    Staff: ("agency", "code", "full_name", "user", "is_active"),
    Grant: ("user", "agency", "unit", "role", "first", "last"),
    CalendarDay: ("agency", "day", "kind", "name"),
    ReportRecipient: ("agency", "name", "address", "is_active"),
    Directive: ("agency", "number", "title", "issuer", "issued_on"),
    Edition: ("directive", "number", "state", "effective_from", "effective_to"),
    WeeklyRoster: ("agency", "unit", "monday", "revision", "state", "version", "changed_at"),
    PlanJob: ("agency", "unit", "monday", "state", "asked_at", "finished_at", "outcome"),
    SeasonJob: ("season", "unit", "state", "asked_at", "finished_at", "outcome"),
    Run: ("agency", "kind", "local_date", "step", "revision", "state", "due_at", "note"),
    Delivery: ("run", "address", "state", "due_at", "attempts", "last_code", "sent_at"),
    Attempt: ("delivery", "number", "started_at", "outcome", "code", "host"),
    Heartbeat: ("name", "at", "note"),
    Event: ("at", "agency", "actor_name", "action", "subject", "subject_id"),
}
"""What may be looked at: nothing that tells where somebody lives, why they are away, or what a
letter says. A table that is not here has no page.
"""


class TechnicalSite(AdminSite):
    """Entered by our own sign-in with its limits, by superusers only."""

    site_header = site_title = _("Trang kỹ thuật")
    index_title = _("Chỉ xem")
    enable_nav_sidebar = False

    def has_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.is_active and request.user.is_superuser)

    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if request.user.is_authenticated:
            return HttpResponse(status=404)  # whoever may not enter is not told that it is here
        return redirect_to_login(request.GET.get("next") or reverse("admin:index"))


class LookedAt(ModelAdmin):  # type: ignore[type-arg]  # not generic when it runs
    """One table, read only; each look is on record."""

    list_per_page = 50
    show_full_result_count = False
    list_select_related = True

    def get_list_display(self, request: HttpRequest) -> tuple[str, ...]:
        return SHOWN[self.model]

    def get_fields(self, request: HttpRequest, obj: object = None) -> tuple[str, ...]:
        return SHOWN[self.model]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        self._put_on_record(request, None)
        return super().changelist_view(request, extra_context)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        self._put_on_record(request, object_id)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def _put_on_record(self, request: HttpRequest, seen: str | None) -> None:
        if not isinstance(request.user, User) or not self.admin_site.has_permission(request):
            return
        with transaction.atomic():
            record(
                "technical.look",
                request.user,
                by=request.user,
                at=clock.now(),
                agency=None,
                after={"table": self.model._meta.label, "row": seen or ""},
            )


site = TechnicalSite(name="admin")
for shown in SHOWN:
    site.register(shown, LookedAt)
