"""A site with one address that breaks on one letter, to see that it is found."""

from django.http import HttpRequest, HttpResponse
from django.urls import path


def count(request: HttpRequest, pk: int) -> HttpResponse:
    if any("½" in str(value) for value in request.GET.values()):
        raise ValueError("half")
    return HttpResponse()


urlpatterns = [path("count/<int:pk>/", count, name="count")]
