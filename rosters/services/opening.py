"""Begin a unit's week: absences decide their cells, every other cell begins in the default
state.
"""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import F, Max
from django.db.utils import IntegrityError

from accounts.models import User
from audit.services import record
from planning.time import Week
from planning.workflow import RosterAct
from rosters.enums import ChangeKind
from rosters.errors import NotEditable, RosterChanged, TooFarAhead, WeekLocked, WeekTaken
from rosters.selectors.deadlines import has_passed, is_locked, is_too_far
from rosters.services.locks import as_seen, claim_roster, roster_for_act
from rosters.services.steps import write_cells, write_step
from units.models import Unit
from weeks.enums import RosterState
from weeks.errors import NoSuchRoster, NotAllowed
from weeks.models import EDITABLE, LIVING, WeeklyRoster
from weeks.selectors.acting import mandate_for
from weeks.selectors.outdated import first_cells, outdated_cells
from weeks.selectors.rosters import editable_units, visible_units
from weeks.selectors.sheets import sheet_of
from weeks.values.cells import Cell, CellKey, Seen


def open_roster(unit_id: int, week: Week, *, by: User, at: datetime) -> WeeklyRoster:
    """The unit's living roster of the week, made if there is none.

    Raises NoSuchRoster, NotAllowed, WeekTaken (published already: amend it), WeekLocked (the
    week has passed).
    """
    mandate = mandate_for(by, at)
    unit = visible_units(mandate).select_related("agency").filter(pk=unit_id).first()
    if unit is None:
        raise NoSuchRoster
    if not editable_units(mandate).filter(pk=unit_id).exists():
        raise NotAllowed
    if has_passed(unit.agency, week, at):
        raise WeekLocked
    if is_too_far(unit.agency, week, at):
        raise TooFarAhead
    return ensure_roster(unit, week, by=by, at=at)


def ensure_roster(unit: Unit, week: Week, *, by: User, at: datetime) -> WeeklyRoster:
    """The same without asking for a right; also what a plan in the background begins with."""
    try:
        with transaction.atomic():
            return _living(unit, week) or _made(unit, week, by=by, at=at)
    except IntegrityError:  # somebody else opened it in the same moment: theirs is the one
        living = _living(unit, week)
        if living is None:
            raise
        return living


@transaction.atomic
def refresh_roster(roster_id: int, *, by: User, at: datetime, seen: Seen) -> WeeklyRoster:
    """Bring people who came, left or are away since into the cells, as one step; nothing else
    moves.

    Raises NotEditable, RosterChanged.
    """
    roster = roster_for_act(roster_id, RosterAct.SUBMIT, by=by, at=at)
    cells = outdated_cells(sheet_of(roster))
    revisions = {"unit_revision": roster.unit.revision, "rules_revision": roster.agency.revision}
    roster = claim_roster(roster, seen=seen, states=EDITABLE, at=at, **revisions)
    if cells:
        write_step(roster, cells, ChangeKind.REFRESHED, by=by, at=at)
    return roster


def refresh_drafts(agency_id: int, *, at: datetime) -> tuple[int, ...]:
    """The same for every draft of the agency whose week is not over, without anybody's hand: the
    ids of those that changed. Called again, there is none.

    A draft that somebody changes in this very moment is left for the next call.
    """
    behind = (
        WeeklyRoster.objects.filter(agency=agency_id, state__in=EDITABLE)
        .exclude(unit_revision=F("unit__revision"))
        .select_related("unit", "agency")
        .order_by("pk")
    )
    return tuple(
        roster.pk for roster in behind if not is_locked(roster, at) and _caught_up(roster, at)
    )


@transaction.atomic
def _caught_up(roster: WeeklyRoster, at: datetime) -> bool:
    """True if its cells were behind what is on record of its people."""
    cells, revision = outdated_cells(sheet_of(roster)), roster.unit.revision
    if not cells:
        WeeklyRoster.objects.filter(pk=roster.pk, version=roster.version).update(
            unit_revision=revision
        )
        return False
    try:
        claimed = claim_roster(
            roster, seen=as_seen(roster), states=EDITABLE, at=at, unit_revision=revision
        )
    except (RosterChanged, NotEditable):
        return False
    write_step(claimed, cells, ChangeKind.REFRESHED, by=None, at=at)
    return True


def _living(unit: Unit, week: Week) -> WeeklyRoster | None:
    rosters = WeeklyRoster.objects.select_related("unit", "agency").filter(
        unit=unit, monday=week.monday
    )
    living = rosters.filter(state__in=LIVING).first()
    if living is None and rosters.filter(state=RosterState.PUBLISHED).exists():
        raise WeekTaken
    return living


def _made(unit: Unit, week: Week, *, by: User, at: datetime) -> WeeklyRoster:
    latest = (
        WeeklyRoster.objects.filter(unit=unit, monday=week.monday).aggregate(
            latest=Max("revision")
        )["latest"]
        or 0
    )
    roster = WeeklyRoster.objects.create(
        agency=unit.agency,
        unit=unit,
        monday=week.monday,
        revision=latest + 1,
        unit_revision=unit.revision,
        rules_revision=unit.agency.revision,
        opened_by=by,
        opened_at=at,
        changed_at=at,
    )
    cells: Mapping[CellKey, Cell] = first_cells(sheet_of(roster))
    write_cells(roster, dict(cells))
    record(
        "rosters.open",
        roster,
        by=by,
        at=at,
        agency=roster.agency_id,
        after={"week": week.monday.isoformat(), "cells": len(cells)},
    )
    return roster
