"""In which capacity the reader acts, told to who holds several roles or acts for somebody."""

from collections.abc import Iterable

from planning.workflow import APPROVERS, EDITORS, OFFICE
from units.selectors import Capacity, Mandate
from units.texts import Deed, acting_as, acting_for
from weeks.models import WeeklyRoster
from weeks.selectors.rosters import acts_on, capacity_for

CODES = {Deed.FILE: EDITORS, Deed.DECIDE: APPROVERS, Deed.PUBLISH: APPROVERS | OFFICE}
ACTS = {
    Deed.FILE: frozenset({"submit", "withdraw", "amend"}),
    Deed.DECIDE: frozenset({"approve", "return", "reopen"}),
    Deed.PUBLISH: frozenset({"publish"}),
}


def capacities_in_week(
    mandate: Mandate, unit_id: int, roster: WeeklyRoster | None, *, can_edit: bool
) -> tuple[str, ...]:
    """A sentence for each thing the reader may do with this week now, opening it included."""
    if not _is_worth_saying(mandate):
        return ()
    able = acts_on(mandate, roster) if roster else frozenset()
    deeds = [
        deed
        for deed in Deed
        if able & ACTS[deed] or (deed is Deed.FILE and (can_edit or roster is None))
    ]
    return _said((deed, capacity_for(mandate, unit_id, CODES[deed])) for deed in deeds)


def capacities_on_board(mandate: Mandate) -> tuple[str, ...]:
    """The same for the board: deciding, or publishing for who does not decide."""
    if not _is_worth_saying(mandate):
        return ()
    found = (
        (deed, one)
        for deed in (Deed.DECIDE, Deed.PUBLISH)
        for one in mandate.capacities
        if one.unit_id is None and one.role.value in CODES[deed]
    )
    return _said(found)[:1]


def _is_worth_saying(mandate: Mandate) -> bool:
    return len({(one.role, one.delegation is None) for one in mandate.capacities}) > 1


def _said(found: Iterable[tuple[Deed, Capacity | None]]) -> tuple[str, ...]:
    return tuple(
        acting_for(deed, one.delegation) if one.delegation else acting_as(deed, one.role)
        for deed, one in found
        if one is not None
    )
