"""Turns away at the door what no honest browser sends: text with a NUL or half a letter in it,
which one database refuses to look for and the other to keep.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponseBase, UnreadablePostError

UNREADABLE: Final = re.compile("[\x00\ud800-\udfff]")


class ReadableRequests:
    """Reads everything that a page may read as text, once and for all pages. What stands inside an
    uploaded file is the matter of whoever reads that file.

    Stands inside the language, so that the answer is in the reader's, and outside the session,
    whose key is such a text too.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        try:
            spoiled = any(UNREADABLE.search(text) for text in _texts_of(request))
        except (LookupError, UnicodeError, UnreadablePostError) as error:
            raise BadRequest("the request names a charset that is none, or broke off") from error
        if spoiled:
            raise BadRequest("the request holds a NUL or half a letter")
        return self.get_response(request)


def _texts_of(request: HttpRequest) -> Iterator[str]:
    yield request.path_info
    yield from (said for name, said in request.META.items() if name.startswith("HTTP_"))
    for name, value in request.COOKIES.items():
        yield from (name, value)
    for fields in (request.GET, request.POST):
        for name, values in fields.lists():
            yield from (name, *values)
    yield from request.FILES  # Django leaves what cannot be printed out of the files' own names
