"""Addresses of seasons of duty: what each unit files, the planning of all, the one list."""

from django.urls import path

from seasons.views import agency_list, deciding, seasons

app_name = "seasons"
urlpatterns = [
    path("duty/seasons/", seasons.seasons, name="seasons"),
    path("duty/seasons/new/", seasons.new_season, name="new"),
    path("duty/seasons/<int:pk>/", seasons.season, name="season"),
    path("duty/seasons/<int:pk>/edit/", seasons.edit_season, name="edit"),
    path("duty/seasons/<int:pk>/call-off/", seasons.call_off, name="call-off"),
    path("duty/seasons/<int:pk>/remind/", seasons.remind, name="remind"),
    path("duty/seasons/<int:pk>/plan/", seasons.plan, name="plan"),
    path("duty/seasons/<int:pk>/stop/", seasons.stop, name="stop"),
    path("duty/seasons/<int:pk>/begin/", seasons.begin, name="begin-agency"),
    path("duty/seasons/<int:pk>/begin/<int:unit>/", seasons.begin, name="begin"),
    path("duty/seasons/<int:pk>/decide/", deciding.decide, name="decide"),
    path("duty/seasons/<int:pk>/list/", agency_list.whole_list, name="list"),
    path("duty/seasons/<int:pk>/list/workbook.xlsx", agency_list.list_file, name="list-file"),
]
