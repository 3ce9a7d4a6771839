"""Addresses of somebody's own week."""

from django.urls import path

from ownweek import views

app_name = "ownweek"
urlpatterns = [
    path("my-week/", views.this_week, name="mine"),
    path("my-week/app.webmanifest", views.manifest, name="manifest"),
    path("my-week/worker.js", views.worker, name="worker"),
    path("my-week/seen/", views.seen, name="seen"),
    path("my-week/<week:week>/", views.own_week, name="week"),
]
