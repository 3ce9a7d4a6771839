"""Addresses of the record."""

from django.urls import path

from inspection import views

app_name = "inspection"
urlpatterns = [
    path("record/", views.record, name="record"),
    path("record/file/", views.record_file, name="file"),
]
