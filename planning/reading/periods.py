"""What the dates of a sentence say of the time a directive holds."""

from planning.reading.grammar import Draft, FoundParts
from planning.reading.moments import SaidDay


def starting(found: FoundParts) -> Draft:
    day: SaidDay = found.value("From")
    return Draft("effective_from", day.params(), () if day.year else ("year",))


def ending(found: FoundParts) -> Draft:
    day: SaidDay = found.value("To")
    return Draft("effective_to", day.params(), () if day.year else ("year",))


def lasting(found: FoundParts) -> Draft | tuple[Draft, ...]:
    """The last of so many days, the first counted; without a first day only their number."""
    days, first = found.value("Lasting"), found.value("From")
    if first is None:
        return Draft("effective_to", {"days": days}, ("effective_from",))
    asks = () if first.year else ("year",)
    return Draft("effective_from", first.params(), asks), Draft(
        "effective_to", first.last_of(days).params() | {"days": days}, asks
    )


def longer(found: FoundParts) -> Draft:
    """Longer until a day, or until somebody with the power says so: then nothing changes before
    a new act.
    """
    day: SaidDay | None = found.value("To")
    if day is not None:
        return Draft("period_extension", {"to": day.params()}, () if day.year else ("year",))
    return Draft(
        "period_extension",
        {"by": "decision"} | ({"days": found.value("More")} if found.has("More") else {}),
    )


def still_open(found: FoundParts) -> Draft:
    return Draft("open_ended", {"until": found.value("OpenEnd")})
