"""Addresses of campaigns, teams, calls and coverage."""

from django.urls import path

from mobilisation.views import campaigns, coverage, keeping, people, teams

app_name = "mobilisation"
urlpatterns = [
    path("campaigns/", campaigns.campaigns, name="campaigns"),
    path("campaigns/new/", campaigns.new_campaign, name="new"),
    path("campaigns/skills/", keeping.skills, name="skills"),
    path("campaigns/skills/<int:pk>/", keeping.holders, name="holders"),
    path("campaigns/keep/", keeping.keep, name="keep"),
    path("campaigns/<int:pk>/", campaigns.one_campaign, name="campaign"),
    path("campaigns/<int:pk>/edit/", campaigns.edit_campaign, name="edit"),
    path("campaigns/<int:pk>/figures/", campaigns.figures, name="figures"),
    path("campaigns/<int:pk>/figures/excel/", campaigns.figures_file, name="figures-file"),
    path("campaigns/<int:pk>/teams/new/", teams.new_team, name="new-team"),
    path("teams/<int:pk>/", teams.team, name="team"),
    path("teams/<int:pk>/edit/", teams.edit_team, name="edit-team"),
    path("teams/<int:pk>/call/", teams.call, name="call"),
    path("teams/<int:pk>/helper/", teams.helper, name="helper"),
    path("me/mobilised/", people.mine, name="mine"),
    path("mobilised/<int:pk>/", people.called, name="called"),
    path("mobilised/<int:pk>/answer/", people.answer, name="answer"),
    path("mobilised/<int:pk>/there/", people.there, name="there"),
    path("mobilised/<int:pk>/home/", people.home, name="home"),
    path("coverage/", coverage.coverages, name="coverages"),
    path("coverage/new/", coverage.follow, name="follow"),
    path("coverage/<int:pk>/", coverage.coverage, name="coverage"),
    path("coverage/<int:pk>/<int:unit_id>/", coverage.covered_names, name="covered-names"),
    path("coverage/<int:pk>/<int:unit_id>/record/", coverage.record_covered, name="record-covered"),
]
