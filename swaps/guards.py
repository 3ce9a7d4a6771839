"""The door of the pages of exchanges."""

from typing import Final

from swaps.errors import NoSuchSwap
from weeks.guards import PageDoor

requires_swap: Final = PageDoor(NoSuchSwap)
