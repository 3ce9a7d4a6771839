"""Keeps the pages of one person out of the memory of a shared computer."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase


class PagesKeptNowhere:
    """Every answer of ours, downloads and errors too, save what says that it is for anybody. Static
    files are answered before and keep their own rule.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        answer = self.get_response(request)
        if not answer.headers.get("Cache-Control", "").startswith("public"):
            answer.headers["Cache-Control"] = "no-store, private"
        return answer
