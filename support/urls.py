"""Addresses of support for remote days."""

from django.urls import path

from support.views import proposals, rates

app_name = "support"
urlpatterns = [
    path("support/", proposals.proposals, name="proposals"),
    path("support/rates/", rates.rates, name="rates"),
    path("support/rates/<int:pk>/", rates.rate, name="rate"),
    path("support/<int:pk>/", proposals.proposal, name="proposal"),
    path("support/<int:pk>.xlsx", proposals.file, name="file"),
    path("support/<int:pk>/except/", proposals.exempt, name="except"),
    path("support/<int:pk>/<slug:step>/", proposals.act, name="act"),
]
