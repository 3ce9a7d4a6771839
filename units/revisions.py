"""What was made of an agency's rules, calendar and zones is kept from one page to the next, for as
long as nothing about them changes.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

from django.db import transaction

from units.models import Agency

T = TypeVar("T")


class RevisionCache(Generic[T]):
    """Keeps values in this process under the revision of their agency (`Agency.revision`), which
    every change of what they are made of counts up: under another revision they are made anew.

    Only for reading. Inside a transaction nothing is kept or found: what is seen there may be taken
    back, and the revision with it.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, T] = OrderedDict()
        self._lock = Lock()

    def get(self, agency: Agency, about: Hashable, make: Callable[[], T]) -> T:
        """What `make` returns, or has returned about this since the agency was changed last.
        `agency` is as it was read for this very page.
        """
        if transaction.get_connection().in_atomic_block:
            return make()
        key = (agency.pk, agency.revision, about)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = make()
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return made
