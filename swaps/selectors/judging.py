"""What an exchange of days would do to the published week, as it is known now."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial

from planning.time import Week
from planning.violation import Violation
from refusals import Refusal
from swaps.errors import ExchangeBreaks, NoWeekThere
from swaps.sheets.exchange import days_at, exchanged, misfit, new_breach
from swaps.values.offers import ColleagueDays, DayExchange
from units.models import Unit
from weeks.enums import Mode, RosterState
from weeks.models import WeeklyRoster
from weeks.selectors.outdated import as_known
from weeks.selectors.sheets import sheet_of
from weeks.sheets import WeekSheet
from weeks.sheets.people import Member
from weeks.sheets.readers import shown_mode
from weeks.sheets.verdicts import VerdictWriter


def published_week(unit: Unit, week: Week) -> WeeklyRoster:
    """Raises NoWeekThere."""
    rows = WeeklyRoster.objects.filter(unit=unit, monday=week.monday, state=RosterState.PUBLISHED)
    found = rows.select_related("unit", "agency").first()
    if found is None:
        raise NoWeekThere
    return found


def known_sheet(roster: WeeklyRoster) -> WeekSheet:
    """The week with its people as they are known by now."""
    return as_known(sheet_of(roster))


def obstacle(sheet: WeekSheet, wish: DayExchange) -> Refusal | None:
    """What speaks against the exchange, in words that anybody may know; None if nothing does."""
    refused = misfit(sheet, wish)
    if refused is not None:
        return refused
    breach = new_breach(sheet, wish)
    return None if breach is None else _broken(sheet, wish, breach)


def _broken(sheet: WeekSheet, wish: DayExchange, breach: Violation) -> Refusal:
    writer = VerdictWriter(exchanged(sheet, wish), partial(shown_mode, False))
    verdict = writer.verdict(breach)
    return ExchangeBreaks(what=f"{verdict.sentence} ({verdict.law})")


def colleagues_for(
    sheet: WeekSheet, giver: int, day: date, *, after: date
) -> tuple[ColleagueDays, ...]:
    """Everybody else of the week, who could take the day first; of their own days only those later
    than `after` are looked at.
    """
    found = [
        _colleague(sheet, member, giver, day, after)
        for member in sheet.members
        if member.id != giver and member.days
    ]
    return tuple(sorted(found, key=lambda one: not one.days))


def _colleague(
    sheet: WeekSheet, member: Member, giver: int, day: date, after: date
) -> ColleagueDays:
    wishes = [
        DayExchange(giver, day, member.id, other)
        for other in days_at(sheet, member.id, Mode.ON_SITE)
        if other > after and other != day
    ]
    judged = {one: new_breach(sheet, one) for one in wishes if misfit(sheet, one) is None}
    lawful = tuple(one.other_day for one, breach in judged.items() if breach is None)
    reasons = () if lawful else _reasons(sheet, wishes, judged, member, giver, day)
    return ColleagueDays(
        staff_id=member.id,
        name=member.staff.full_name,
        title=member.title,
        days=lawful,
        why_not=next((one.sentence for one in reasons), ""),
    )


def _reasons(
    sheet: WeekSheet,
    wishes: list[DayExchange],
    judged: Mapping[DayExchange, Violation | None],
    member: Member,
    giver: int,
    day: date,
) -> Iterator[Refusal]:
    """What speaks against each of their days; those that break a rule first."""
    yield from (_broken(sheet, one, breach) for one, breach in judged.items() if breach)
    others = [one for one in wishes if one not in judged]
    nothing = [] if wishes else [DayExchange(giver, day, member.id, _any_other(sheet, day))]
    for one in (*others, *nothing):
        refused = obstacle(sheet, one)
        if refused is not None:
            yield refused


def _any_other(sheet: WeekSheet, day: date) -> date:
    return next((one for one in reversed(sheet.days) if one != day), day)
