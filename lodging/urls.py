"""Addresses of those who live in."""

from django.urls import path

from lodging.views import places, stays

app_name = "lodging"
urlpatterns = [
    path("lodging/", places.places, name="places"),
    path("lodging/new/", places.new, name="new"),
    path("lodging/<int:pk>/", places.place, name="place"),
    path("lodging/<int:pk>/edit/", places.edit, name="edit"),
    path("lodging/<int:pk>/rotation/", stays.rotation, name="rotation"),
    path("lodging/<int:pk>/stays/", stays.add, name="add"),
    path("lodging/<int:pk>/settle/", stays.settle, name="settle"),
    path("lodging/<int:pk>/<week:week>/", places.week_list, name="week"),
    path("lodging/<int:pk>/<week:week>.xlsx", places.file, name="file"),
    path("lodging/stays/<int:pk>/drop/", stays.drop, name="drop"),
]
