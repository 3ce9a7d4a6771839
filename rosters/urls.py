"""Addresses of the week grid, the board, one's own week, the hours of presence, and what a
directive would do to them all.
"""

from django.urls import path, register_converter

from rosters import views
from rosters.converters import WeekConverter
from rosters.views import hours_import, presence, work_calendar

register_converter(WeekConverter, "week")

app_name = "rosters"
urlpatterns = [
    path("rosters/", views.week, name="week"),
    path("rosters/<int:unit_id>/<week:week>/", views.unit_week, name="week-unit"),
    path("rosters/<int:unit_id>/<week:week>/open/", views.open_week, name="open"),
    path("rosters/<int:roster_id>/cells/", views.change_cells, name="cells"),
    path("rosters/<int:roster_id>/do/<slug:act>/", views.act, name="act"),
    path("board/", views.board, name="board"),
    path("board/<week:week>/", views.week_board, name="board-week"),
    path("board/<week:week>/decide/", views.decide, name="board-decide"),
    path("board/<week:week>/plan/", views.plan_agency, name="board-plan"),
    path("directives/in-force/", views.in_force, name="in-force"),
    path("directives/drafts/<int:pk>/impact/", views.impact, name="impact"),
    path("directives/drafts/<int:pk>/impact/summary/", views.impact_summary, name="impact-summary"),
    path("directives/drafts/<int:pk>/impact/file/", views.impact_file, name="impact-file"),
    path(
        "directives/<int:pk>/end/impact/", views.change_impact, {"change": "end"}, name="end-impact"
    ),
    path(
        "directives/<int:pk>/suspend/impact/",
        views.change_impact,
        {"change": "suspend"},
        name="suspend-impact",
    ),
    path(
        "directives/clauses/<int:pk>/exception/impact/",
        views.exception_impact,
        name="except-impact",
    ),
    path(
        "directives/<int:pk>/undo/impact/",
        views.change_impact,
        {"change": "undo"},
        name="undo-impact",
    ),
    path("work-calendar/", work_calendar.calendar, name="calendar"),
    path("work-calendar/<week:week>/", work_calendar.calendar_week, name="calendar-week"),
    path("work-calendar/<week:week>/new/", work_calendar.new_item, name="new-item"),
    path("work-calendar/items/<int:pk>/", work_calendar.item, name="item"),
    path("work-calendar/items/<int:pk>/cancel/", work_calendar.cancel, name="cancel-item"),
    path("hours/", presence.hours, name="hours"),
    path("hours/<int:unit_id>/<week:week>/", presence.unit_hours, name="hours-unit"),
    path("hours/<int:unit_id>/<week:week>/enter/", presence.enter_hours, name="enter-hours"),
    path("hours/import/", hours_import.upload, name="hours-import"),
    path("hours/import/preview/", hours_import.preview, name="hours-preview"),
    path("hours/import/confirm/", hours_import.confirm, name="hours-confirm"),
    path("hours/import/cancel/", hours_import.cancel, name="hours-cancel"),
    path("hours/import/template.xlsx", hours_import.template, name="hours-template"),
    path("my-week/", views.mine, name="mine"),
    path("my-week/<week:week>/", views.my_own_week, name="mine-week"),
]
