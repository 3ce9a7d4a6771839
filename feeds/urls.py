"""Addresses of calendars: the secret one that telephones ask, and its owner's page."""

from django.urls import path

from feeds import views

app_name = "feeds"
urlpatterns = [
    path("feed/<str:token>.ics", views.feed, name="feed"),
    path("my-calendar/", views.my_calendar, name="mine"),
    path("my-calendar/card/", views.calendar_card, name="card"),
    path("my-calendar/renew/", views.renew, name="renew"),
    path("my-calendar/end/", views.end, name="end"),
]
