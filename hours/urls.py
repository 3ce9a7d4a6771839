"""Addresses of the hours of presence: recorded by hand, and taken over from a file."""

from django.urls import path

from hours.views import importing, recording

app_name = "hours"
urlpatterns = [
    path("hours/", recording.hours, name="hours"),
    path("hours/<int:unit_id>/<week:week>/", recording.unit_hours, name="unit"),
    path("hours/<int:unit_id>/<week:week>/enter/", recording.enter_hours, name="enter"),
    path("hours/import/", importing.upload, name="import"),
    path("hours/import/preview/", importing.preview, name="preview"),
    path("hours/import/confirm/", importing.confirm, name="confirm"),
    path("hours/import/cancel/", importing.cancel, name="cancel"),
    path("hours/import/template.xlsx", importing.template, name="template"),
]
