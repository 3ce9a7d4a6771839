"""Where each person begins: at the page their work is on."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from config.navigation import links_of
from config.pages import address_of
from units.enums import Right, Role
from units.guards import MandatedRequest, requires
from units.rights import UNIT_ROLES
from units.selectors import Mandate


@require_safe
@requires()
def home(request: MandatedRequest) -> HttpResponse:
    url = first_page(request.mandate)
    return redirect(url) if url else render(request, "nothing_yet.html")


def first_page(mandate: Mandate) -> str:
    """Who sets up an agency that sends no list yet begins at its first steps. Whoever decides or
    publishes begins at the board, whoever plans their own unit's week at the week, who works here
    at their own days, others at today.
    """
    is_begun = mandate.agency.reports_from is not None
    if not is_begun and Role.ADMIN in mandate.roles:
        wanted = ["outgoing:first-steps"]
    elif mandate.may(Right.APPROVE_ROSTERS):
        wanted = ["rosters:board"]
    elif mandate.roles & set(UNIT_ROLES):
        wanted = ["rosters:week"]
    elif mandate.may(Right.PUBLISH_ROSTERS):
        wanted = ["rosters:board"]
    else:
        wanted = ["ownweek:mine"] if mandate.staff else ["outgoing:today"]
    found = [address_of(name) for name in wanted] + [
        link.url for link in links_of(mandate, here="")
    ]
    return next(filter(None, found), "")
