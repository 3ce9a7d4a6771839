"""The door of the pages of calls."""

from typing import Final

from calls.errors import NoSuchCall
from weeks.guards import PageDoor

requires_call: Final = PageDoor(NoSuchCall)
