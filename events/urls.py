"""Addresses of the work calendar."""

from django.urls import path

from events import views

app_name = "events"
urlpatterns = [
    path("work-calendar/", views.calendar, name="calendar"),
    path("work-calendar/<week:week>/", views.calendar_week, name="week"),
    path("work-calendar/<week:week>/new/", views.new_item, name="new"),
    path("work-calendar/items/<int:pk>/", views.item, name="item"),
    path("work-calendar/items/<int:pk>/cancel/", views.cancel, name="cancel"),
]
