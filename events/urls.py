"""Addresses of the work calendar."""

from django.urls import path

from events.views import calendar, copying, items, resources

app_name = "events"
urlpatterns = [
    path("work-calendar/", calendar.calendar, name="calendar"),
    path("work-calendar/search/", calendar.search, name="search"),
    path("work-calendar/rooms/", resources.resources, name="resources"),
    path("work-calendar/rooms/<int:pk>/", resources.resource, name="resource"),
    path("work-calendar/<week:week>/", calendar.week_page, name="week"),
    path("work-calendar/<week:week>/new/", items.new_item, name="new"),
    path("work-calendar/<week:week>/copy/", copying.copy_week, name="copy"),
    path("work-calendar/<week:week>/approve/", calendar.approve, name="approve"),
    path("work-calendar/<week:week>/publish/", calendar.publish, name="publish"),
    path("work-calendar/<week:week>/<int:number>/", calendar.edition, name="edition"),
    path("work-calendar/<week:week>/<int:number>.xlsx", calendar.edition_file, name="file"),
    path("work-calendar/items/<int:pk>/", items.item, name="item"),
    path("work-calendar/items/<int:pk>/cancel/", items.cancel, name="cancel"),
]
