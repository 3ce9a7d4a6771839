"""Why somebody is not let in."""

from datetime import datetime
from enum import StrEnum


class WrongPassword(Exception):
    """The name or the password is wrong; `left` tries remain before a pause."""

    def __init__(self, left: int) -> None:
        super().__init__(f"{left} tries left")
        self.left = left


class Limited(StrEnum):
    """Whose tries were too many."""

    ACCOUNT = "account"
    NETWORK = "network"
    OVERALL = "overall"


class TooManyTries(Exception):
    """So much was try_on_form in vain that nothing is looked at before `until`."""

    def __init__(self, until: datetime, limited: Limited) -> None:
        super().__init__(f"{limited} paused until {until.isoformat()}")
        self.until, self.limited = until, limited


class LinkEnded(Exception):
    """The link was used, is too old, or never was one."""


class PasswordEnded(Exception):
    """The password is right, but was issued by somebody else and not replaced before `ended`."""

    def __init__(self, ended: datetime) -> None:
        super().__init__(f"ended {ended.isoformat()}")
        self.ended = ended
