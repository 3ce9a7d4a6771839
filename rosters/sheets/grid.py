"""The rows and cells of a week grid, made from a sheet and what the rules say of it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from django.utils.translation import gettext

from planning.people import Person
from planning.tally import Tally
from planning.vocabulary import REASONS
from planning.wording.verdicts import short_law
from rosters.values.disrupted import since_of
from rosters.values.grid import GridCell, GridGroup, GridRow, GroupKind
from weeks.enums import Mode
from weeks.sheets.people import Member
from weeks.sheets.sheet import WeekSheet
from weeks.sheets.verdicts import VerdictWriter
from weeks.values.bilingual import BilingualText, in_both_languages
from weeks.values.cells import Cell, CellKey
from weeks.values.verdict import Verdict


@dataclass(frozen=True)
class GridMaker:
    """`changed` are the cells that differ from what was last sent or shown; verdicts mark days
    and cells. `since` are the cells that people's changes overtook after the roster was filed, as
    they were filed and as they are known by now. `talk` counts the open comments on a cell, or
    (None) on a day. `words` say for what somebody is away, where everybody may read it.
    """

    writer: VerdictWriter
    counted: Tally
    verdicts: tuple[Verdict, ...]
    changed: Collection[CellKey]
    since: Mapping[CellKey, tuple[Cell | None, Cell | None]] = field(default_factory=dict)
    talk: Mapping[tuple[int | None, date], int] = field(default_factory=dict)
    words: Mapping[CellKey, str] = field(default_factory=dict)

    def groups(self) -> tuple[GridGroup, ...]:
        """Leaders, staff, and who is outside the tightest cap; groups of nobody are left out."""
        exempt = exempt_people(self.counted)
        members = self.writer.sheet.members
        parts = {
            GroupKind.LEADERS: [
                one for one in members if one.person.rank.leads and one.person.key not in exempt
            ],
            GroupKind.STAFF: [
                one for one in members if not one.person.rank.leads and one.person.key not in exempt
            ],
            GroupKind.EXEMPT: [one for one in members if one.person.key in exempt],
        }
        return tuple(
            GridGroup(
                kind=kind, rows=tuple(self._row(member) for member in part), note=self._note(kind)
            )
            for kind, part in parts.items()
            if part
        )

    @cached_property
    def bad_days(self) -> frozenset[date]:
        return frozenset(verdict.day for verdict in self.verdicts if verdict.blocks and verdict.day)

    def _row(self, member: Member) -> GridRow:
        sheet = self.writer.sheet
        on_site = (sheet.cells.get((member.id, day)) for day in sheet.days)
        return GridRow(
            staff_id=member.id,
            name=member.staff.full_name,
            short_name=member.short_name,
            title=member.title,
            title_short=member.title_short,
            rank=member.person.rank,
            cells=tuple(self.cell_on(member, day) for day in sheet.all_days),
            on_site_days=sum(cell is not None and cell.is_on_site for cell in on_site),
        )

    def cell_on(self, member: Member, day: date) -> GridCell:
        """One cell of the grid, of a day that is worked or one that is not."""
        sheet = self.writer.sheet
        found = (
            self._off_cell(member, day)
            if day in sheet.off_days
            else self._cell(member, day, sheet.cells.get((member.id, day)))
        )
        talk = self.talk.get((member.id, day), 0)
        return replace(found, open_comments=talk) if talk else found

    def _cell(self, member: Member, day: date, cell: Cell | None) -> GridCell:
        """A day on which the person does not belong to the unit is shown as off, and nobody
        changes it.
        """
        if cell is None:
            return GridCell(
                staff_id=member.id,
                day=day,
                morning=Mode.OFF,
                afternoon=Mode.OFF,
                is_given=True,
                **self._since(member, day),
            )
        return GridCell(
            staff_id=member.id,
            day=day,
            morning=self.writer.shown(cell.morning),
            afternoon=self.writer.shown(cell.afternoon),
            reason=cell.reason,
            reason_text=cell.reason_text,
            reason_label=cell.reason_text or reason_label(cell.reason) or rest_label(cell.is_rest),
            is_given=cell.is_wholly_given,
            away_words=self.words.get((member.id, day), ""),
            is_pinned=cell.is_pinned,
            is_changed=(member.id, day) in self.changed,
            is_bad=day in self.bad_days,
            is_warned=(member.id, day) in self.warned,
            **self._since(member, day),
        )

    def _since(self, member: Member, day: date) -> dict[str, Any]:
        """What became of the person after the roster was filed, and as what it was filed."""
        if (member.id, day) not in self.since:
            return {}
        before, after = self.since[member.id, day]
        modes = (before.morning, before.afternoon) if before else ()
        return {
            "since": since_of(before, after),
            "planned": tuple(self.writer.shown(mode) for mode in modes),
        }

    def _off_cell(self, member: Member, day: date) -> GridCell:
        """Off unless somebody is on duty there or sleeps there; nobody else's business is looked
        at.
        """
        sheet = self.writer.sheet
        duty = sheet.duty.get((member.id, day))
        off = Mode.LIVE_IN if sleeps_in(sheet, member, day) else Mode.OFF
        return GridCell(
            staff_id=member.id,
            day=day,
            morning=duty.morning if duty else off,
            afternoon=duty.afternoon if duty else off,
            reason=duty.reason if duty else "",
            reason_text=duty.reason_text if duty else "",
            reason_label=(duty.reason_text or reason_label(duty.reason)) if duty else "",
            is_given=duty is None and day not in member.off_days,
            is_changed=(member.id, day) in self.changed,
            is_off_day=True,
            **self._since(member, day),
        )

    def names(self, verdict: Verdict, member: Member) -> bool:
        """About this very person; a count names everybody who is there, which says nothing about
        one of them.
        """
        return verdict.is_personal and any(
            person.staff_id == member.id for person in verdict.people
        )

    @cached_property
    def warned(self) -> frozenset[tuple[int, date]]:
        """The cells of the days of verdicts and of whom these `names`."""
        return frozenset(
            (person.staff_id, verdict.day)
            for verdict in self.verdicts
            if verdict.is_personal and verdict.day
            for person in verdict.people
        )

    def _note(self, kind: GroupKind) -> BilingualText:
        row = next((row for row in self.counted.rows if row.caps_presence), None)
        if kind is not GroupKind.EXEMPT or row is None:
            return BilingualText("", "")
        return BilingualText(short_law(row.rule.clause), short_law(row.rule.clause))


def sleeps_in(sheet: WeekSheet, member: Member, day: date) -> bool:
    """Whether somebody of the unit lives in on a day that nobody works."""
    swap = sheet.swapped.get((member.id, day))
    return day in member.off_days and swap is not None and swap.mode is Mode.LIVE_IN


def exempt_people(counted: Tally) -> frozenset[str]:
    """Who is outside the tightest cap on presence on every day on which it holds."""
    row = next((row for row in counted.rows if row.caps_presence), None)
    held = [counter.count.exempt for counter in row.counters if counter] if row else []
    return held[0].intersection(*held[1:]) if held else frozenset()


def counted_people(counted: Tally, people: Iterable[Person]) -> int:
    """Of how many people the tightest cap takes its share; all where nothing caps."""
    row = next((row for row in counted.rows if row.caps_presence), None)
    bases = [len(counter.count.base) for counter in row.counters if counter] if row else []
    return max(bases, default=len(tuple(people)))


def rest_label(is_rest: bool) -> str:
    """Why somebody is off on a working day; empty where no duty is behind it."""
    return gettext("Nghỉ sau ca trực đêm") if is_rest else ""


def reason_label(code: str) -> str:
    return str(in_both_languages(REASONS[code].said)) if code in REASONS else code
