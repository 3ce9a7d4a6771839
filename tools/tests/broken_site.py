"""A site with one address that breaks on a number, to see that it is found."""

from django.http import HttpRequest, HttpResponse
from django.urls import path


def count(request: HttpRequest, pk: int) -> HttpResponse:
    for value in map(str, request.GET.values()):
        if value.isdigit():
            int(value)
    return HttpResponse()


urlpatterns = [path("count/<int:pk>/", count, name="count")]
