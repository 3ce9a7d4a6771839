"""Addresses of statistics: who of a unit came how often, which units file in time, where rules
were departed from.
"""

from django.urls import path

from reports.views import statistics, turns

app_name = "reports"
urlpatterns = [
    path("turns/<int:unit_id>/", turns.turns, name="turns"),
    path("turns/<int:unit_id>/file/", turns.turns_file, name="turns-file"),
    path("reports/punctuality/", statistics.show_punctuality, name="punctuality"),
    path("reports/punctuality/file/", statistics.punctuality_file, name="punctuality-file"),
    path("reports/departures/", statistics.show_departures, name="departures"),
    path("reports/departures/file/", statistics.departures_file, name="departures-file"),
]
