"""What the agency's records refuse. Pages turn each into a sentence for the user; the docstring
is the rule.
"""

from datetime import date
from typing import Any


class Refused(Exception):
    """A change that would make the records wrong. `facts` are what a message may name."""

    def __init__(self, **facts: Any) -> None:
        super().__init__(facts)
        self.facts = facts


class EndsBeforeItBegins(Refused):
    """A period's last day is its first day or a later one."""

    def __init__(self, first: date, last: date) -> None:
        super().__init__(first=first, last=last)


class LeavesAfterItsDeadline(Refused):
    """The daily list is sent before the hour by which it must have arrived."""


class ApprovedBeforeFiled(Refused):
    """Rosters are approved no earlier than they are due."""


class HoursOutOfOrder(Refused):
    """The morning begins before it ends, the afternoon follows it, and begins before it ends."""


class Overlaps(Refused):
    """One person is away once at a time, and one condition is recorded once for a day."""

    def __init__(self, first: date, last: date | None) -> None:
        super().__init__(first=first, last=last)


class NoHalfLeft(Refused):
    """An absence of one day takes its morning, its afternoon or both."""


class OwnRequest(Refused):
    """Nobody decides about their own leave."""


class AlreadyAnswered(Refused):
    """A wish to be away is answered, or taken back, once."""


class ReasonNeeded(Refused):
    """Who refuses says why."""


class NotToItself(Refused):
    """People move into another unit than theirs."""


class NobodyMoves(Refused):
    """A move names somebody, or closes the unit they are of."""


class NotYet(Refused):
    """A unit stops filing on the day it happens, not ahead."""


class TwoHomes(Refused):
    """A person stands in the roster of one unit at a time: a second home begins after the first
    has ended.
    """

    def __init__(self, unit: str, first: date, last: date | None) -> None:
        super().__init__(unit=unit, first=first, last=last)


class NoHome(Refused):
    """Only who has a home unit on that day can be transferred from it."""


class BeforeArrival(Refused):
    """A transfer or a leaving takes effect after the day the person came to the unit."""

    def __init__(self, first: date) -> None:
        super().__init__(first=first)


class AlreadyLeaving(Refused):
    """A last day is on record; it is taken back before another one is recorded."""

    def __init__(self, last: date) -> None:
        super().__init__(last=last)


class LeavesBefore(Refused):
    """Who leaves on a day ahead holds no post and no role beyond it."""

    def __init__(self, last: date) -> None:
        super().__init__(last=last)


class NotLeaving(Refused):
    """Only a leaving on record is taken back, and only who left or is leaving comes back."""


class BeforeLeaving(Refused):
    """Who comes back begins after the last day they worked."""

    def __init__(self, last: date) -> None:
        super().__init__(last=last)


class HasLeft(Refused):
    """Nothing is recorded for who no longer works here."""


class NotClosed(Refused):
    """Only an account that was closed is opened again."""


class LetterWaits(Refused):
    """Nobody is invited again while the letter before is still on its way."""


class TwinStep(Refused):
    """One reminder of a matter reaches the same people at one hour."""


class TooManySteps(Refused):
    """A plan of reminders stays short enough to be read."""

    def __init__(self, most: int) -> None:
        super().__init__(most=most)


class CodeTaken(Refused):
    """A code names one person, or one unit, of the agency."""

    def __init__(self, code: str) -> None:
        super().__init__(code=code)


class NameTaken(Refused):
    """A name means one zone of the agency."""

    def __init__(self, name: str) -> None:
        super().__init__(name=name)


class ZoneInUse(Refused):
    """A zone in which offices lie, or of which something was declared, stays: weeks were judged
    by it.
    """

    def __init__(self, zone: str) -> None:
        super().__init__(zone=zone)


class UnknownLevel(Refused):
    """Only the alert levels and conditions of the vocabulary are declared of a zone."""

    def __init__(self, level: str) -> None:
        super().__init__(level=level)


class OtherAgency(Refused):
    """A person, a unit and a right belong together only within one agency."""


class UnitNeeded(Refused):
    """Heads, deputies and clerks act in one unit; all other roles in the whole agency."""


class AlreadyGranted(Refused):
    """A role is held once at a time."""


class HasAccount(Refused):
    """A person has one account."""


class NoUsername(Refused):
    """No user name can be made of a name without a Latin letter; it is chosen by hand."""


class NoMailAddress(Refused):
    """An invitation goes to the official mail address on record."""


class SignedInBefore(Refused):
    """Many at once get a password only before they sign in for the first time; afterwards it is
    issued to one person at a time.
    """


class RoleNotYours(Refused):
    """Who leads, who checks and who administers is appointed by an administrator; others hand
    out the other roles.
    """


class OwnAccess(Refused):
    """Nobody ends their own rights or account: a slip would lock them out."""


class OnlyHolder(Refused):
    """An agency is never left without an administrator or a director; the successor is appointed
    first.
    """

    def __init__(self, role: str) -> None:
        super().__init__(role=role)


class WrongKindOfDay(Refused):
    """Only a day of rest can be made up for work, and only a weekday can be swapped off or given
    in compensation.
    """


class NotExcel(Refused):
    """The upload is not an Excel workbook (.xlsx) that can be opened."""


class TooBig(Refused):
    """The upload is larger, or unpacks to more, than a staff list can be."""


class Stale(Refused):
    """The records or the upload changed after the preview; it has to be looked at again."""


class ToOneself(Refused):
    """Nobody is named to act for himself."""


class NotInOffice(Refused):
    """Only who leads on that day, the agency or the unit, names somebody to act for him."""


class NoDeputy(Refused):
    """Who acts for the Director is a deputy director; who acts for a head is of the same unit, its
    deputy or its clerk.
    """


class BasisNeeded(Refused):
    """What is recorded in the name of another has a document that says so."""


class Past(Refused):
    """A delegation whose last day is over is neither given nor ended."""
