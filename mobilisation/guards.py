"""The door of the pages of campaigns: what is out of reach does not exist, what may not be done
says so.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from mobilisation.errors import NoSuchCampaign
from units.enums import Right
from units.guards import MandatedRequest, requires
from weeks.errors import NotAllowed

P = ParamSpec("P")


def requires_campaign(
    *rights: Right,
) -> Callable[
    [Callable[Concatenate[MandatedRequest, P], HttpResponse]],
    Callable[Concatenate[HttpRequest, P], HttpResponse],
]:
    """`units.guards.requires`, for views that ask for campaigns, teams and calls."""

    def guard(
        view: Callable[Concatenate[MandatedRequest, P], HttpResponse],
    ) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
        @wraps(view)
        def guarded(request: MandatedRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            try:
                return view(request, *args, **kwargs)
            except NoSuchCampaign as unknown:
                raise Http404 from unknown
            except NotAllowed as refused:
                raise PermissionDenied(refused.sentence) from refused

        return requires(*rights)(guarded)

    return guard
