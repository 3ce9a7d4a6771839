"""The door of the pages of duty: posts, people and rosters of duty."""

from typing import Final

from duties.errors import NoSuchPost, NoSuchTurn
from units.enums import Right
from weeks.errors import NoSuchRoster
from weeks.guards import PageDoor

KEEPERS: Final = (Right.KEEP_DUTY, Right.EDIT_ROSTER)
requires_duty: Final = PageDoor(NoSuchPost, NoSuchTurn, NoSuchRoster)
