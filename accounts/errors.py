"""Why somebody is not let in."""

from datetime import datetime


class WrongPassword(Exception):
    """The name or the password is wrong; `left` tries remain before a pause."""

    def __init__(self, left: int) -> None:
        super().__init__(f"{left} tries left")
        self.left = left


class TooManyFailures(Exception):
    """The name was tried in vain too often from this address; nothing is tried before `until`."""

    def __init__(self, until: datetime) -> None:
        super().__init__(f"paused until {until.isoformat()}")
        self.until = until


class TooManyRequests(Exception):
    """So many links were asked for from this address that none is made before `until`."""

    def __init__(self, until: datetime) -> None:
        super().__init__(f"paused until {until.isoformat()}")
        self.until = until


class LinkEnded(Exception):
    """The link was used, is too old, or never was one."""


class PasswordEnded(Exception):
    """The password is right, but was issued by somebody else and not replaced before `ended`."""

    def __init__(self, ended: datetime) -> None:
        super().__init__(f"ended {ended.isoformat()}")
        self.ended = ended
