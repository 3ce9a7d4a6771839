"""What another law would do to the weeks that units are filing or have filed, in a fixed number
of queries for each week.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from planning.collision import Collision
from planning.comparison import (
    DayLimit,
    LimitChange,
    RuleBreach,
    breaches_added,
    breaches_lifted,
    limit_changes,
)
from planning.force import rule_behind
from planning.precedence import Law
from planning.rules.base import Rule, clauseless
from planning.tally import TallyRow
from planning.time import Calendar, Week
from planning.wording.sentences import rule_sentence
from planning.wording.verdicts import fault, short_law
from rosters.sheets.giving_way import ending_rules, giving_way, source_of
from rosters.values.impact import (
    Allowed,
    Clash,
    Impact,
    ImpactFinding,
    ImpactWeek,
    NumberChange,
    Occurrence,
    grouped,
)
from units.enums import Right
from units.models import Agency, Unit
from units.selectors import Mandate, calendar_of
from weeks.enums import RosterState
from weeks.models import LIVING, WeeklyRoster
from weeks.selectors.sheets import sheet_under, sheets_of
from weeks.sheets import WeekSheet
from weeks.sheets.agency import agency_sheets
from weeks.sheets.readers import shown_mode
from weeks.sheets.verdicts import VerdictWriter, counter_title
from weeks.values.bilingual import BilingualText, in_both_languages


@dataclass(frozen=True, slots=True)
class ImpactScene:
    """The rosters of the weeks from the day `on` on, living or published, that a change may
    concern.
    """

    agency: Agency
    on: date
    units: tuple[Unit, ...]
    rosters: Mapping[Week, Mapping[int, WeeklyRoster]]
    calendar: Calendar

    @property
    def first(self) -> Week:
        return Week.of(self.on)

    @property
    def weeks(self) -> tuple[Week, ...]:
        return tuple(sorted({self.first, *self.rosters}))

    @property
    def days(self) -> tuple[date, ...]:
        return tuple(day for week in self.weeks for day in week.days)


@dataclass(frozen=True, slots=True)
class Pair:
    """One unit's week under the law in force and under the other one."""

    now: WeekSheet
    then: WeekSheet

    @classmethod
    def of(cls, sheet: WeekSheet, law: Law) -> "Pair":
        """Where one law splits a day, both are looked at by halves."""
        other = sheet_under(law, sheet)
        if sheet.is_halved == other.is_halved:
            return cls(sheet, other)
        return cls(replace(sheet, by_halves=True), replace(other, by_halves=True))


def scene_of(mandate: Mandate, since: date) -> ImpactScene:
    """What there is to look at from the first working day on or after `since`. Three queries."""
    agency = mandate.agency
    calendar = calendar_of(agency)
    on = next(
        (day for day in (since + timedelta(days=n) for n in range(60)) if calendar.is_working(day)),
        since,
    )
    units = tuple(Unit.objects.filter(agency=agency, files_roster=True).select_related("agency"))
    shown = WeeklyRoster.objects.filter(
        unit__in=units, monday__gte=Week.of(on).monday, state__in=[*LIVING, RosterState.PUBLISHED]
    )
    rosters: dict[Week, dict[int, WeeklyRoster]] = defaultdict(dict)
    for roster in shown.order_by("revision"):
        rosters[roster.week][roster.unit_id] = roster
    return ImpactScene(agency, on, units, rosters, calendar)


def impact_on(mandate: Mandate, scene: ImpactScene, now: Law, then: Law) -> Impact:
    """What changes when `then` takes the place of `now`; both must say what holds on all days of
    the scene.
    """
    pairs = {week: _pairs(scene, week, now, then) for week in scene.weeks}
    rows = (
        _unit_week(mandate, roster, pairs[week][unit.pk], scene.on)
        for week, rosters in sorted(scene.rosters.items())
        for unit in scene.units
        if (roster := rosters.get(unit.pk))
    )
    first = tuple(pairs[scene.first].values())
    return Impact(
        units=len(scene.units),
        filed=len({unit_id for rosters in scene.rosters.values() for unit_id in rosters}),
        looked_at=tuple(sorted(scene.rosters)),
        rows=tuple(row for row in rows if row.findings or row.lifted),
        agency=_agency_findings((pairs[week].values() for week in sorted(scene.rosters)), scene.on),
        numbers_in=scene.first,
        numbers=_numbers(first, scene.on),
        clashes=_clashes((pair for week in scene.weeks for pair in pairs[week].values()), scene.on),
        ending=ending_rules(now.rules, then.rules, ZoneInfo(scene.agency.time_zone)),
        giving_way=giving_way((pair.now, pair.then) for pair in first),
    )


def _pairs(scene: ImpactScene, week: Week, now: Law, then: Law) -> dict[int, Pair]:
    sheets = sheets_of(
        scene.agency, scene.units, week, scene.rosters.get(week, {}).values(), now, then
    )
    return {unit_id: Pair.of(sheet, then) for unit_id, sheet in sheets.items()}


def _unit_week(mandate: Mandate, roster: WeeklyRoster, pair: Pair, since: date) -> ImpactWeek:
    now, then = _breaches(pair.now, since), _breaches(pair.then, since)
    shown = partial(shown_mode, mandate.may(Right.SEE_RESTRICTED, roster.unit_id))
    return ImpactWeek(
        unit_id=roster.unit_id,
        unit_name=pair.now.unit.name,
        week=roster.week,
        state=RosterState(roster.state),
        findings=_findings(VerdictWriter(pair.then, shown), breaches_added(now, then)),
        lifted=_findings(VerdictWriter(pair.now, shown), breaches_lifted(now, then)),
    )


def _agency_findings(weeks: Iterable[Iterable[Pair]], since: date) -> tuple[ImpactFinding, ...]:
    found: list[ImpactFinding] = []
    for week in weeks:
        pairs = tuple(week)
        now = [
            breach
            for sheet in agency_sheets(pair.now for pair in pairs)
            for breach in _breaches(sheet, since)
        ]
        for sheet in agency_sheets(pair.then for pair in pairs):
            found += _findings(
                VerdictWriter(sheet, lambda mode: mode),
                breaches_added(now, _breaches(sheet, since)),
                with_people=False,
            )
    return grouped(found)


def _breaches(sheet: WeekSheet, since: date) -> tuple[RuleBreach, ...]:
    """What is held against the unit from that day on; days that are over are not judged again."""
    told = (
        one
        for one in (*sheet.blocking, *sheet.warnings)
        if one.slot is None or one.slot.day >= since
    )
    return tuple(
        RuleBreach(one, found.rule) for one in told if (found := rule_behind(one, sheet.rules))
    )


def _findings(
    writer: VerdictWriter, breaches: Iterable[RuleBreach], *, with_people: bool = True
) -> tuple[ImpactFinding, ...]:
    return grouped(_finding(writer, breach, with_people) for breach in breaches)


def _finding(writer: VerdictWriter, breach: RuleBreach, with_people: bool) -> ImpactFinding:
    verdict, names = writer.verdict(breach.violation), writer.names
    people = tuple(person.name for person in verdict.people) if with_people else ()
    return ImpactFinding(
        what=in_both_languages(
            lambda language: fault(breach.violation, breach.rule, names, language)
        ),
        law=verdict.law,
        source=source_of(breach.rule),
        blocks=verdict.blocks,
        occurrences=(
            Occurrence(
                day=verdict.day,
                half=verdict.half,
                sentence=verdict.sentence,
                people=people,
                turns=breach.turns,
            ),
        ),
    )


def _numbers(pairs: Sequence[Pair], since: date) -> tuple[NumberChange, ...]:
    """Unit by unit what changes, then what changes for the agency as a whole."""
    of_units = [(pair.now.unit.name, pair.now, pair.then) for pair in pairs]
    found = [
        _number(name, change)
        for name, now, then in of_units
        for change in limit_changes(_rows(now, since), _rows(then, since))
    ]
    now, then = (
        [row for sheet in agency_sheets(sheets) for row in _rows(sheet, since)]
        for sheets in ([pair.now for pair in pairs], [pair.then for pair in pairs])
    )
    return (*found, *(_number("", change) for change in limit_changes(now, then)))


def _rows(sheet: WeekSheet, since: date) -> list[TallyRow]:
    rows = VerdictWriter(sheet, lambda mode: mode).tally().rows
    return [
        replace(
            row, counters=tuple(one if one and one.day >= since else None for one in row.counters)
        )
        for row in rows
    ]


def _number(unit_name: str, change: LimitChange) -> NumberChange:
    limit = change.after or change.before
    assert limit is not None  # a limit that is none under both laws does not change
    return NumberChange(
        unit_name=unit_name,
        what=in_both_languages(partial(counter_title, limit.rule)),
        is_most=change.counted.is_most,
        blocks=change.counted.blocks,
        before=_allowed(change.before),
        after=_allowed(change.after),
        days=change.days,
        source=source_of(limit.rule),
    )


def _allowed(limit: DayLimit | None) -> Allowed | None:
    return Allowed(limit.number, limit.base) if limit else None


def _clashes(pairs: Iterable[Pair], since: date) -> tuple[Clash, ...]:
    """The collisions that are not there under the law in force, each with the units in which
    they happen.
    """
    found: dict[tuple[Rule, tuple[Rule, ...]], tuple[dict[str, None], date]] = {}
    for pair in pairs:
        known = {_without_clauses(one) for one in pair.now.collisions}
        for one in pair.then.collisions:
            if one.slot.day >= since and _without_clauses(one) not in known:
                found.setdefault((one.yields, one.to), ({}, one.slot.day))[0][
                    pair.then.unit.name
                ] = None
    return tuple(
        Clash(
            yields=_cited(yields),
            to=tuple(_cited(rule) for rule in to),
            units=tuple(units),
            day=day,
        )
        for (yields, to), (units, day) in found.items()
    )


def _without_clauses(one: Collision) -> tuple[object, ...]:
    return clauseless(one.yields), tuple(map(clauseless, one.to)), one.slot, one.person


def _cited(rule: Rule) -> BilingualText:
    return in_both_languages(
        lambda language: f"{short_law(rule.clause)}: {rule_sentence(rule, language)}"
    )
