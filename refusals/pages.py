"""What a button did, or why not, said at the head of the page that follows."""

from collections.abc import Callable
from typing import TypeVar

from django.contrib import messages
from django.http import HttpRequest
from django.utils.functional import Promise

from refusals import Refusal

T = TypeVar("T")


def try_on_page(request: HttpRequest, act: Callable[[], object], done: str | Promise = "") -> bool:
    """Do it and say `done`; if it is refused, say why instead. Whether it was done."""
    if result_on_page(request, lambda: (act(),)) is None:  # act() itself may give None
        return False
    if done:
        messages.success(request, str(done))
    return True


def result_on_page(request: HttpRequest, act: Callable[[], T]) -> T | None:
    """The same for an act that gives something: what it gave, None where it was refused."""
    try:
        return act()
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
        return None
