"""What the rules say about a roster at the moment somebody sends or approves it."""

from directives.selectors import editions_behind
from planning.time import Slot
from rosters.errors import NotLawful
from rosters.models import RosterEdition, WeeklyRoster
from rosters.selectors.sheets import sheet_of
from rosters.sheets import Sheet


def judged(roster: WeeklyRoster) -> Sheet:
    """The roster's sheet, once nothing in it breaks a binding rule. Raises NotLawful with what does."""
    sheet = sheet_of(roster)
    if sheet.blocking:
        raise NotLawful(sheet.blocking)
    return sheet


def pin_editions(roster: WeeklyRoster, sheet: Sheet) -> None:
    """Write down the editions of directives that the roster was judged under."""
    RosterEdition.objects.filter(roster=roster).delete()
    editions = editions_behind(roster.agency, [Slot(day) for day in sheet.days])
    RosterEdition.objects.bulk_create(RosterEdition(roster=roster, edition_id=edition) for edition in editions)
