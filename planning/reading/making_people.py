"""What the rules of the grammar make of people: who stays at home, who comes, who is exempt, whose turn it is."""

from collections.abc import Iterable
from fractions import Fraction

from planning.reading.grammar import Draft, DraftLink, FoundParts, Make
from planning.reading.making import direction, fraction, nothing


def tagged(kind: str, *symbols: str) -> Make:
    """A rule about the people who have one of the tags."""

    def make(found: FoundParts) -> Draft:
        named = found.values(*symbols)
        return Draft(
            kind,
            {"tags": _split(named)} if named else {},
            link=DraftLink.APART if named and found.has("AsFor", "Except") else None,
        )

    return make


def at_strength(*symbols: str) -> Make:
    """All of some people; "enough force" to do something is no order of presence."""
    plain_tags = tagged("full_strength", *symbols)

    def make(found: FoundParts) -> Draft | tuple[Draft, ...] | None:
        is_force = found.values("Strength") == ["force"] and found.value("All") == "enough"
        return None if is_force and not found.has("Office", "Duty") else plain_tags(found)

    return make


def _split(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(tag for value in values for tag in value.split(",")))


def nobody_comes(found: FoundParts) -> Draft | None:
    """All are told to stay away, or the staff is; not some person among them."""
    if not found.has("All", "Staff", "Rest"):
        return None
    tags = _split(found.values("Role", "Sector")) if found.has("Except") else []
    return Draft("all_remote", {"except_tags": tags} if tags else {})


def as_usual(found: FoundParts) -> Draft | None:
    """Everybody works as before; "as prescribed" says less."""
    return (
        Draft("full_strength")
        if "as usual" in found.values("Normal") and found.has("Work", "Office")
        else None
    )


def on_duty(found: FoundParts) -> Draft | None:
    """Somebody is on duty at the office; how many is asked."""
    is_duty = found.has("Duty") or "duty" in found.values("Office")
    return Draft("min_onsite_count", {}, ("n",)) if is_duty else None


def home_by_condition(found: FoundParts) -> Draft:
    """People with a condition work at home; to be isolated there is no work."""
    is_isolation = (
        found.values("Condition") == ["isolating"]
        and found.has("Home")
        and not found.values("Home")
    )
    if is_isolation and not found.has("Work", "Staff", "Person"):
        return nothing(found)
    binding = {"binding": False} if found.has("Advice") else {}
    said = [value.partition(":") for value in found.values("Condition")]
    far = [int(km) for _, _, km in said if km]
    params = {"tags": list(dict.fromkeys(tag for tag, _, _ in said))}
    return Draft("forced_remote", params | ({"km": far[0]} if far else {}) | binding)


def proofs(found: FoundParts) -> tuple[Draft, ...]:
    """What is declared has a kind of its own; the rest is a condition that somebody has or not."""
    said = found.values("Proof")
    tags = [tag for tag in said if tag not in _DECLARED]
    condition = Draft(
        "required_condition_for_onsite",
        {"any_of_tags": tags},
        ("validity_days",) if "negative-test" in tags else (),
    )
    declared = [_DECLARED[tag] for tag in said if tag in _DECLARED]
    return (*([condition] if tags else []), *declared[-1:])


_TITLE = "Khai báo y tế"
_DECLARED = {
    "health-declared": Draft("entry_declaration", {"title": _TITLE, "validity": "days"}, ("days",)),
    "health-declared-daily": Draft("entry_declaration", {"title": _TITLE, "validity": "day"}),
}
"""Proofs that somebody gives themselves; how long they hold good is asked where it is not said."""


def reasons(found: FoundParts) -> Draft:
    return Draft(
        "allowed_onsite_reasons",
        {"reasons": found.values("Case", "Reason", "OfficeDuty") or ["urgent"]},
    )


def reasons_to_come(found: FoundParts) -> Draft | None:
    """What is handled is a reason only where somebody comes or is somewhere for it."""
    somebody = ("Office", "Duty", "OfficeDuty", "Work", "Staff", "Person", "Role", "Strength")
    return reasons(found) if found.has(*somebody) else None


def reasons_unless_called(found: FoundParts) -> Draft:
    """To come when one is called is a duty of those at home, not a reason for others."""
    return nothing(found) if found.values("Case") == ["leader-order"] else reasons(found)


def remote_by_default(found: FoundParts) -> Draft | None:
    """People work away; something held online without people or work is an event."""
    if not found.values("Home") and not found.has("Work", "Handle", "Schedule", "OfTime"):
        return None
    if found.values("Home") == ["form"] and not found.has("Staff", "Person", "Strength", "Work"):
        return None
    return Draft("default_remote", {"binding": False} if found.has("Advice") else {})


def exempt(found: FoundParts) -> Draft:
    """Whom a count leaves out; posts named by no tag are only in the words."""
    told_whole = not found.has("Special", "Case", "Reason", "OfficeDuty", "Leader", "Head", "Rank")
    link = (
        DraftLink.BACK
        if found.has("This") or "back" in found.values("NotCounted")
        else DraftLink.WHOLE
        if told_whole
        else DraftLink.PART
    )
    return Draft(
        "exempt_from_cap",
        {"tags": _split(found.values("Role", "Sector", "Condition"))},
        link=link,
        is_bare=found.has("Except") and not found.has("NotCounted"),
    )


def at_post_but_exempt(found: FoundParts) -> tuple[Draft, ...]:
    """People who are at their posts as usual and whom a count leaves out."""
    return Draft("role_must_be_onsite", {"tags": _split(found.values("Role", "Sector"))}), exempt(
        found
    )


def stay(found: FoundParts) -> Draft:
    share = found.value("Share") or (Fraction(1) if found.has("All") else None)
    return Draft(
        "must_stay_onsite",
        {"modes": found.values("Stay")} | (fraction(share) if share is not None else {}),
    )


def turn(found: FoundParts) -> Draft:
    """Taking turns; by what, is asked where the sentence does not say."""
    if found.has("AlternateDays"):
        return Draft("rotation_alternate_days")
    if found.has("AlternateWeeks"):
        return Draft("rotation_alternate_weeks")
    return Draft(
        "rotation_weekly_fixed_team", {}, () if found.has("ByWeek", "Weekly") else ("period",)
    )


def day_about(found: FoundParts) -> Draft | None:
    """One day at the office, the next at home."""
    days = [part.value for part in found.parts if part.symbol == "Days"]
    return Draft("rotation_alternate_days") if days == [1, 1] else None


def per_person(found: FoundParts) -> Draft | None:
    """Days a week of one person, at the office at most or at home at least; the other sides have
    no kind of their own.
    """
    sides = {
        ("office", "max"): ("per_employee_max_onsite_days", "max"),
        ("home", "min"): ("per_employee_min_remote_days", "min"),
        ("home", "exact"): ("per_employee_min_remote_days", "min"),
        ("office", "exact"): ("per_employee_max_onsite_days", "max"),
    }
    if found.has("Can"):
        return None
    way = direction(found)
    known = sides.get(("home" if found.has("Home") else "office", way))
    return (
        Draft(
            known[0],
            {known[1]: found.value("PerWeek") or found.value("Days")},
            ("direction",) if way == "exact" else (),
        )
        if known
        else None
    )
