"""Addresses at which the text of a directive is read: a new one, or one that is a draft already."""

from django.urls import path

from intake.views import existing, new, undecided

app_name = "intake"
urlpatterns = [
    path("new/read/", new.enter_from_text, name="enter"),
    path("drafts/undecided/", undecided.undecided, name="undecided"),
    path("drafts/<int:pk>/read/", existing.from_text, name="draft"),
]
