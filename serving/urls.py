"""Addresses of the services of units."""

from django.urls import path

from serving.views import keeping, reading

app_name = "serving"
urlpatterns = [
    path("services/", reading.services, name="services"),
    path("services/notice/", reading.notice, name="notice"),
    path("services/new/", keeping.new, name="new"),
    path("services/public-page/", keeping.public_page, name="public-page"),
    path("services/<int:pk>/", keeping.service, name="service"),
    path("services/<int:pk>/way/", keeping.way, name="way"),
    path("services/ways/<int:pk>/end/", keeping.end, name="end"),
    path("public/<slug:slug>/", reading.public, name="public"),
]
