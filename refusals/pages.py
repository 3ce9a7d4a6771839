"""What a button did, or why not, said at the head of the page that follows."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest
from django.utils.functional import Promise

from refusals import Refusal


def try_on_page(request: HttpRequest, act: Callable[[], object], done: str | Promise = "") -> bool:
    """Do it and say `done`; if it is refused, say why instead. Whether it was done."""
    try:
        act()
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
        return False
    if done:
        messages.success(request, str(done))
    return True
