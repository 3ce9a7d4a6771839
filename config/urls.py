"""Which address leads to which page."""

from django.urls import URLPattern, URLResolver, include, path

from config.home import home
from config.technical import site

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home, name="home"),
    path("", include("accounts.urls")),
    path("", include("units.urls")),
    path("directives/", include("intake.urls")),
    path("directives/", include("directives.urls")),
    path("", include("rosters.urls")),
    path("", include("events.urls")),
    path("", include("support.urls")),
    path("", include("serving.urls")),
    path("", include("lodging.urls")),
    path("", include("mobilisation.urls")),
    path("", include("assignments.urls")),
    path("", include("declarations.urls")),
    path("", include("calls.urls")),
    path("", include("swaps.urls")),
    path("", include("hours.urls")),
    path("", include("duties.urls")),
    path("", include("seasons.urls")),
    path("", include("reports.urls")),
    path("", include("feeds.urls")),
    path("", include("ownweek.urls")),
    path("", include("outgoing.urls")),
    path("", include("inspection.urls")),
    path("technical/", site.urls),
]

handler400 = "config.errors.bad_request"
handler403 = "config.errors.permission_denied"
handler404 = "config.errors.page_not_found"
handler500 = "config.errors.server_error"
