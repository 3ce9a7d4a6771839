"""The door of the pages of exchanges: what is out of reach does not exist."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from swaps.errors import NoSuchSwap
from units.guards import MandatedRequest, requires
from weeks.errors import NotAllowed

P = ParamSpec("P")


def requires_swap(
    view: Callable[Concatenate[MandatedRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """`units.guards.requires`, for views that ask for exchanges."""

    @wraps(view)
    def guarded(request: MandatedRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except NoSuchSwap as unknown:
            raise Http404 from unknown
        except NotAllowed as refused:
            raise PermissionDenied(refused.sentence) from refused

    return requires()(guarded)
