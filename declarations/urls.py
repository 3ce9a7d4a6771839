"""Addresses of declarations: one's own, a unit's week, somebody's answers, the agency's choice."""

from django.urls import path

from declarations.views import own, unit

app_name = "declarations"
urlpatterns = [
    path("my-declarations/", own.mine, name="mine"),
    path("my-declarations/<slug:seal>/", own.declare, name="declare"),
    path("my-declarations/<slug:seal>/again/", own.renew, name="renew"),
    path("declarations/care/", unit.care, name="care"),
    path("declarations/people/<int:pk>/answers/", unit.answers, name="answers"),
    path("declarations/people/<int:pk>/on-paper/", unit.on_paper, name="on-paper"),
    path(
        "declarations/people/<int:pk>/on-paper/<slug:seal>/",
        unit.declare_on_paper,
        name="declare-on-paper",
    ),
    path("declarations/units/<int:unit_id>/<week:week>/", unit.unit_week, name="unit"),
    path("declarations/units/<int:unit_id>/remind/", unit.remind, name="remind"),
]
