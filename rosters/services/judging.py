"""What the rules say about a roster at the moment somebody sends or approves it."""

from collections.abc import Collection

from directives.selectors import editions_behind
from planning.time import Slot
from rosters.errors import NotLawful
from weeks.models import RosterEdition, WeeklyRoster
from weeks.selectors.outdated import as_known
from weeks.selectors.sheets import sheet_of
from weeks.sheets import WeekSheet


def lawful_sheet_of(roster: WeeklyRoster) -> WeekSheet:
    """The roster's sheet with its people as they are known by now, once nothing in it breaks a
    binding rule. Raises NotLawful with what does.
    """
    return require_lawful(as_known(sheet_of(roster)))


def require_lawful(sheet: WeekSheet) -> WeekSheet:
    """The sheet itself. Raises NotLawful with what breaks a binding rule."""
    if sheet.blocking:
        raise NotLawful(sheet.blocking)
    return sheet


def pin_editions(roster: WeeklyRoster, sheet: WeekSheet) -> None:
    """Write down the editions of directives that the roster was judged under."""
    pin_to([roster.pk], editions_behind(roster.agency, [Slot(day) for day in sheet.days]))


def pin_to(roster_ids: Collection[int], editions: Collection[int]) -> None:
    """The same for any number of rosters of one week."""
    RosterEdition.objects.filter(roster__in=roster_ids).delete()
    RosterEdition.objects.bulk_create(
        RosterEdition(roster_id=roster, edition_id=edition)
        for roster in roster_ids
        for edition in editions
    )
