"""Addresses of the week grid, the board, and what a directive would do to them all."""

from django.urls import path

from rosters import views

app_name = "rosters"
urlpatterns = [
    path("rosters/", views.week, name="week"),
    path("rosters/<int:unit_id>/<week:week>/", views.unit_week, name="week-unit"),
    path("rosters/<int:unit_id>/<week:week>/open/", views.open_week, name="open"),
    path(
        "rosters/<int:unit_id>/<week:week>/cells/<int:staff_id>/<day:day>/",
        views.cell,
        name="cell",
    ),
    path("rosters/<int:roster_id>/cells/", views.change_cells, name="cells"),
    path("rosters/<int:roster_id>/do/<slug:act>/", views.act, name="act"),
    path("rosters/<int:roster_id>/copy/", views.copy_options, name="copy"),
    path("rosters/<int:unit_id>/ahead/", views.ahead, name="ahead"),
    path("rosters/<int:unit_id>/patterns/", views.patterns, name="patterns"),
    path("rosters/patterns/<int:pk>/rename/", views.rename, name="rename-pattern"),
    path("rosters/patterns/<int:pk>/drop/", views.drop, name="drop-pattern"),
    path("board/", views.board, name="board"),
    path("board/<week:week>/", views.week_board, name="board-week"),
    path("board/<week:week>/decide/", views.decide, name="board-decide"),
    path("board/<week:week>/remind/", views.remind, name="board-remind"),
    path("board/<week:week>/plan/", views.plan_agency, name="board-plan"),
    path("leave/<int:pk>/effect/", views.effect_of_leave, name="leave-effect"),
    path("board/<week:week>/sheet/", views.show_agency_week, name="agency-week"),
    path("board/<week:week>/sheet/file/", views.agency_week_file, name="agency-week-file"),
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
]
