"""Keep a week of a unit under a name, name it anew, put it away."""

from datetime import datetime

from django.db import IntegrityError, transaction

from accounts.models import User
from audit.services import record
from rosters.errors import NothingToKeep, PatternNameMissing, PatternNameTaken
from rosters.models.pattern import LONGEST_NAME, KeptPattern
from rosters.selectors.patterns import pattern_in_reach
from rosters.sheets.copying import pattern_of, without_absences
from units.folding import fold_name
from units.names import clean
from units.selectors import calendar_of
from weeks.errors import NotAllowed
from weeks.selectors.acting import mandate_for
from weeks.selectors.rosters import editable_units, roster_of
from weeks.sheets import cells_of


def keep_pattern(roster_id: int, *, name: str, by: User, at: datetime) -> KeptPattern:
    """What stands in the roster, but for absences, under `name`.

    Raises NoSuchRoster, NotAllowed, PatternNameMissing, PatternNameTaken, NothingToKeep.
    """
    mandate = mandate_for(by, at)
    roster = roster_of(mandate, roster_id)
    if not editable_units(mandate).filter(pk=roster.unit_id).exists():
        raise NotAllowed
    worked = calendar_of(roster.agency).working_days(roster.week)
    pattern = without_absences(pattern_of(cells_of(roster.entries.all()), worked))
    if not pattern.cells:
        raise NothingToKeep
    row = KeptPattern(
        unit=roster.unit,
        weekdays=sorted(pattern.weekdays),
        cells=[[*key, cell.listed()] for key, cell in sorted(pattern.cells.items())],
        kept_from=roster.monday,
        kept_by=by,
        kept_at=at,
    )
    return _named(row, name, "rosters.keep-pattern", by, at)


def rename_pattern(pattern_id: int, *, name: str, by: User, at: datetime) -> KeptPattern:
    """Raises NoSuchRoster, PatternNameMissing, PatternNameTaken."""
    row = pattern_in_reach(mandate_for(by, at), pattern_id)
    if row.name == clean(name):
        return row
    return _named(row, name, "rosters.rename-pattern", by, at)


@transaction.atomic
def drop_pattern(pattern_id: int, *, by: User, at: datetime) -> KeptPattern:
    """Weeks that were begun from it stay as they are. Raises NoSuchRoster."""
    row = pattern_in_reach(mandate_for(by, at), pattern_id)
    _record("rosters.drop-pattern", row, by, at, before={"name": row.name, "cells": row.cells})
    row.delete()
    return row


def _named(row: KeptPattern, name: str, action: str, by: User, at: datetime) -> KeptPattern:
    before: dict[str, object] | None = {"name": row.name} if row.name else None
    row.name = clean(name)[:LONGEST_NAME]
    row.name_key = fold_name(row.name)
    if not row.name_key:
        raise PatternNameMissing
    try:
        with transaction.atomic():
            row.save()
            _record(action, row, by, at, before=before)
    except IntegrityError as error:
        raise PatternNameTaken(row.name) from error
    return row


def _record(
    action: str, row: KeptPattern, by: User, at: datetime, *, before: dict[str, object] | None
) -> None:
    record(
        action,
        row,
        by=by,
        at=at,
        agency=row.unit.agency_id,
        before=before,
        after={"unit": row.unit_id, "name": row.name, "from": row.kept_from.isoformat()},
    )
