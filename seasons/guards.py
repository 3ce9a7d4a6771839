"""The door of the pages of seasons."""

from typing import Final

from seasons.errors import NoSuchSeason, NotAFiler
from weeks.guards import PageDoor

requires_season: Final = PageDoor(NoSuchSeason, NotAFiler)
