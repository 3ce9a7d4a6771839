"""The door of pages about weeks: what is out of reach does not exist, what may not be done says
so.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from units.enums import Right
from units.guards import MandatedRequest, requires
from weeks.errors import NotAllowed

P = ParamSpec("P")
MandatedView = Callable[Concatenate[MandatedRequest, P], HttpResponse]
GuardedView = Callable[Concatenate[HttpRequest, P], HttpResponse]


class PageDoor:
    """`units.guards.requires`, for views of one room: called with the rights a view asks for.

    `unknown`: the room's errors that say that a thing is not there for this user; they answer 404,
    as if it were in no agency at all. NotAllowed answers 403 with its sentence.
    """

    def __init__(self, *unknown: type[Exception]) -> None:
        self._unknown = unknown

    def __call__(self, *rights: Right) -> Callable[[MandatedView[P]], GuardedView[P]]:
        def guard(view: MandatedView[P]) -> GuardedView[P]:
            @wraps(view)
            def guarded(
                request: MandatedRequest, /, *args: P.args, **kwargs: P.kwargs
            ) -> HttpResponse:
                try:
                    return view(request, *args, **kwargs)
                except self._unknown as error:
                    raise Http404 from error
                except NotAllowed as refused:
                    raise PermissionDenied(refused.sentence) from refused

            return requires(*rights)(guarded)

        return guard
