"""Addresses of statistics: who of a unit came how often."""

from django.urls import path

from reports.views import turns

app_name = "reports"
urlpatterns = [
    path("turns/<int:unit_id>/", turns.turns, name="turns"),
    path("turns/<int:unit_id>/file/", turns.turns_file, name="turns-file"),
]
