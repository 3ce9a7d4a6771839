"""Addresses of exchanges of days."""

from django.urls import path

from swaps import views

app_name = "swaps"
urlpatterns = [
    path("me/swaps/", views.mine, name="mine"),
    path("me/swaps/<day:day>/", views.own_day, name="day"),
    path("swaps/people/<int:staff_id>/", views.person, name="person"),
    path("swaps/people/<int:staff_id>/<day:day>/", views.persons_day, name="persons-day"),
    path("swaps/<int:pk>/", views.swap, name="swap"),
    path("swaps/<int:pk>/answer/", views.answer, name="answer"),
]
