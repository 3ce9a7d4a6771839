"""Addresses of the work calendar."""

from django.urls import path

from events.views import items

app_name = "events"
urlpatterns = [
    path("work-calendar/", items.calendar, name="calendar"),
    path("work-calendar/<week:week>/", items.calendar_week, name="week"),
    path("work-calendar/<week:week>/new/", items.new_item, name="new"),
    path("work-calendar/items/<int:pk>/", items.item, name="item"),
    path("work-calendar/items/<int:pk>/cancel/", items.cancel, name="cancel"),
]
