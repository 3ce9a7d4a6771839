"""The door of the pages of duty: what is out of reach does not exist, what may not be done says
so.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, Final, ParamSpec

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from duties.errors import NoSuchPost, NoSuchTurn
from units.enums import Right
from units.guards import MandatedRequest, requires
from weeks.errors import NoSuchRoster, NotAllowed

P = ParamSpec("P")
KEEPERS: Final = (Right.KEEP_DUTY, Right.EDIT_ROSTER)


def requires_duty(
    *rights: Right,
) -> Callable[
    [Callable[Concatenate[MandatedRequest, P], HttpResponse]],
    Callable[Concatenate[HttpRequest, P], HttpResponse],
]:
    """`units.guards.requires`, for views that ask for posts, people and rosters of duty: a 404
    where there is none that the user knows of.
    """

    def guard(
        view: Callable[Concatenate[MandatedRequest, P], HttpResponse],
    ) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
        @wraps(view)
        def guarded(request: MandatedRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            try:
                return view(request, *args, **kwargs)
            except (NoSuchPost, NoSuchTurn, NoSuchRoster) as unknown:
                raise Http404 from unknown
            except NotAllowed as refused:
                raise PermissionDenied(refused.sentence) from refused

        return requires(*rights)(guarded)

    return guard
