"""What the rules of the grammar make of the elements they took: kinds and parameters by the
names scenario files use.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from planning.reading.grammar import Draft, FoundParts, Make, Params
from planning.reading.moments import SaidDay, SaidDeadline, SaidSession

RATIO_KINDS = {
    ("office", "max"): "onsite_ratio_cap",
    ("office", "min"): "onsite_ratio_floor",
    ("home", "max"): "remote_ratio_cap",
    ("home", "min"): "remote_ratio_floor",
}


def fraction(share: Fraction) -> Params:
    return {"num": share.numerator, "den": share.denominator}


def direction(found: FoundParts) -> str:
    if found.has("AtMost", "Over", "Only", "OrLess"):
        return "max"
    return "min" if found.has("AtLeast", "OrMore") else "exact"


def ratio(found: FoundParts) -> Draft | None:
    """At most, at least or exactly a share of the people at the office or at home; the side is
    asked where it is not said.
    """
    side = "home" if found.has("Home") else "office"
    asks = (
        ()
        if found.has("Home", "Office", "Duty", "OfficeDuty", "Work", "Unit", "Seat")
        else ("side",)
    )
    params = fraction(found.value("Share"))
    way = direction(found)
    if way == "exact" and not found.has("Arrange", "For", "Staff", "Person", "Strength", "Seat"):
        return None
    if way == "exact":
        remote = {"measured": "remote"} if side == "home" else {}
        return Draft("exact_split", params | remote, (*asks, "direction"))
    if found.has("Instant") and (side, way) == ("office", "max") and not asks:
        return Draft("instant_cap", params | rounding(way) | traits(found), asks)
    raised = {"or_count": found.value("Persons")} if way == "max" and found.has("Persons") else {}
    return Draft(RATIO_KINDS[side, way], params | rounding(way) | raised | traits(found), asks)


def between(found: FoundParts) -> tuple[Draft, ...]:
    """From one share to another: a floor and a cap."""
    side = "home" if found.has("Home") else "office"
    low, high = sorted(part.value for part in found.parts if part.symbol == "Share")
    return tuple(
        Draft(RATIO_KINDS[side, way], fraction(share) | rounding(way))
        for way, share in (("min", low), ("max", high))
    )


def even(found: FoundParts) -> Draft:
    """So many at the office and the rest at home, both said: a split on purpose."""
    if found.has("Even"):
        return Draft("exact_split", fraction(found.value("Even")))
    shares = [part.value for part in found.parts if part.symbol == "Share"]
    at_office_first = (
        next(part.symbol for part in found.parts if part.symbol in {"Office", "Home"}) == "Office"
    )
    return Draft(
        "exact_split",
        fraction(shares[0 if at_office_first else 1]),
        () if sum(shares) == 1 else ("amount",),
    )


def rounding(way: str) -> Params:
    return {"rounding": "floor" if way == "max" else "ceil"}


def reduced(found: FoundParts) -> Draft | None:
    """A cut by a share leaves the rest; of what, the staff or the usual attendance, no text
    says.
    """
    if not found.has("Staff", "Person", "Strength", "Office", "Home", "Duty"):
        return None
    share: Fraction = found.value("Share")
    if found.has("Home"):
        return Draft("remote_ratio_floor", fraction(share) | rounding("min"), ("base",))
    return Draft("onsite_ratio_cap", fraction(1 - share) | rounding("max"), ("base",))


def reduced_to(found: FoundParts) -> Draft:
    """A cut down to a share of what is usual."""
    return Draft("onsite_ratio_cap", fraction(found.value("Share")) | rounding("max"), ("base",))


def traits(found: FoundParts) -> Params:
    kinds = found.values("CannotRemote", "CanRemote", "Suspended")
    return {"traits": kinds} if kinds else {}


def counted(kind: str, *symbols: str) -> Make:
    """A number of people; without one it is asked."""

    def make(found: FoundParts) -> Draft:
        n = next((part.value for part in found.parts if part.symbol in symbols), None)
        return Draft(
            kind,
            ({"n": n} if n is not None else {}) | traits(found),
            () if n is not None else ("n",),
        )

    return make


def one_leader(found: FoundParts) -> Draft:
    return Draft("min_leaders_onsite", {"n": found.value("Leaders") or 1})


def at_meeting(found: FoundParts) -> Draft:
    """How many may meet; where meetings stop, none may, but for the purposes that go on."""
    n = found.value("Persons")
    if n is not None:
        return Draft("meeting_cap", {"max": n})
    purposes = found.values("Reason", "Case")
    return Draft(
        "meeting_cap",
        {"max": 0} if not purposes and not found.has("Except") else {"purposes": purposes},
    )


def online_meetings(_: FoundParts) -> Draft:
    """Meetings are held without a room."""
    return Draft("meeting_cap", {"mode": "online"})


def in_room(found: FoundParts) -> Draft:
    return Draft("room_cap", {"max": found.value("Persons")})


def nothing(_: FoundParts) -> Draft:
    """Understood, but no clause of a known kind."""
    return Draft("")


def plain(kind: str, **params: Any) -> Make:
    def make(found: FoundParts) -> Draft:
        return Draft(kind, params | traits(found))

    return make


def share_of_time(found: FoundParts) -> Draft:
    return Draft("per_employee_min_onsite_share", fraction(found.value("Share")))


def hours(found: FoundParts) -> Draft:
    """From the first beginning to the last end; a morning and an afternoon are one working day."""
    if found.has("Shift"):
        return working_day([found.value("Shift")])
    sessions: list[SaidSession] = [part.value for part in found.parts if part.symbol == "Session"]
    if not sessions:
        start, end = found.value("Hours")
        return Draft("onsite_time_window", {"start": start, "end": end})
    return working_day([(one.start, one.end) for one in sessions])


def working_day(windows: Sequence[tuple[str, str]]) -> Draft:
    ordered = sorted(windows)
    told: Params = {"start": ordered[0][0], "end": max(end for _, end in ordered)}
    if len(ordered) > 1:
        told["windows"] = [list(window) for window in ordered]
    return Draft("onsite_time_window", told)


def until_closing(found: FoundParts) -> Draft | None:
    """The hour at which the office closes every day."""
    return Draft("onsite_time_window", {"end": found.value("Clock")})


def paperwork(kind: str) -> Make:
    """A list or a report with the time it is due, the first of several; a list sent every day is a
    report.
    """

    def make(found: FoundParts) -> Draft:
        deadline: SaidDeadline | None = found.value("Deadline")
        often = found.values("Daily", "Weekly", "Monthly", "AdHoc") or (
            ["once"] if deadline and deadline.day else []
        )
        real = "reporting" if kind == "roster_filing" and found.has("Daily") else kind
        due = deadline.params() if deadline else {}
        hours = [
            part.value.time for part in found.parts if part.symbol == "Deadline" and part.value.time
        ]
        several = {"times": hours} if len(hours) > 1 else {}
        if real == "reporting" and "time" in due:
            due["before"] = due.pop("time")
        elif due:
            due = {"deadline": due | ({"strict": True} if deadline and deadline.strict else {})}
        return Draft(real, due | several | ({"frequency": often} if often else {}))

    return make


def filed_and_approved(found: FoundParts) -> tuple[Draft, ...]:
    """One deadline for both, where no sign parts it from either."""
    both = (paperwork("roster_filing")(found), paperwork("roster_approval")(found))
    return tuple(draft for draft in both if isinstance(draft, Draft))


def quota(found: FoundParts) -> Draft:
    share: Fraction | None = found.value("Share")
    return (
        Draft("permit_quota", fraction(share) | rounding("max"))
        if share is not None
        else Draft("permit_required")
    )


def closed(found: FoundParts) -> Draft:
    """Closed from a moment on, or on all dates of the rule."""
    day: SaidDay | None = found.value("From")
    start = {"start": f"{day.whole.isoformat()}T{day.time or '00:00'}"} if day and day.whole else {}
    return Draft("closure", start, () if start else ("start",))
