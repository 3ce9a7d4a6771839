"""Who may be told what of a sheet."""

from functools import partial

from directives.models import Clause
from rosters.enums import Mode
from rosters.sheets import Sheet
from rosters.sheets.verdicts import Teller
from units.enums import Right
from units.selectors import Mandate


def teller_for(mandate: Mandate, sheet: Sheet) -> Teller:
    """Tells of a sheet what this reader may know; one query for the editions its clauses stand in."""
    keys = [int(one.rule.clause.key) for one in sheet.rules]
    editions = {f"{pk:08}": edition for pk, edition in Clause.objects.filter(pk__in=keys).values_list("pk", "edition_id")}
    return Teller(sheet, editions, partial(shown_mode, mandate.may(Right.SEE_RESTRICTED, sheet.unit.pk)))


def shown_mode(sees_restricted: bool, mode: Mode) -> Mode:
    """That somebody is ill is shown as plain leave to who need not know."""
    return Mode.LEAVE if mode is Mode.SICK and not sees_restricted else mode
