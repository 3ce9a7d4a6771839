"""What pages keep of the law and of the zones is never older than what stands: a change is seen at
once, in every process and language, and in its own agency only.
"""

from collections.abc import Callable
from threading import Thread
from typing import Any

import pytest
from django.db import connections, transaction
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from accounts.models import User
from directives.models import Directive, WrittenException
from directives.services import (
    add_condition,
    condition_happened,
    end_directive,
    number_directive,
    put_in_force,
    revoke_exception,
    settle_conditions,
)
from directives.tests.factories import (
    ENTERED,
    draft_of,
    make_clause,
    make_directive,
    make_exception,
    make_in_force,
)
from planning.precedence import Law
from planning.time import Week
from tests.factories import make_agency, make_unit, make_user, make_zone, moment
from units.enums import DayKind, Role
from units.models import Agency, Unit
from units.selectors.settings import settings_seen
from units.services import declare_level, set_calendar_day
from units.services.agency import change_agency
from weeks.selectors.sheets import sheets_of
from weeks.selectors.shown import sheets_shown
from weeks.sheets import WeekSheet

pytestmark = pytest.mark.django_db(transaction=True)
WEEK = Week(2026, 49)
TUESDAY, WEDNESDAY = WEEK.days[1:3]
NOW = moment("2026-12-01 09:00")
Act = Callable[[], object]


@pytest.fixture
def unit() -> Unit:
    return make_unit(make_agency())


@pytest.fixture
def office(unit: Unit) -> User:
    return make_user(Role.OFFICE, unit.agency)


def shown(unit: Unit) -> WeekSheet:
    """The week as a page loads it that begins now."""
    unit = Unit.objects.select_related("agency").get(pk=unit.pk)
    return sheets_shown(unit.agency, [unit], WEEK, [])[unit.pk]


def loaded(unit: Unit) -> WeekSheet:
    unit = Unit.objects.select_related("agency").get(pk=unit.pk)
    return sheets_of(unit.agency, [unit], WEEK, [])[unit.pk]


def questions(unit: Unit, load: Callable[[Unit], WeekSheet]) -> int:
    with CaptureQueriesContext(connections["default"]) as asked:
        load(unit)
    return len(asked)


def test_a_week_shown_again_asks_neither_for_the_law_nor_for_the_zones(
    unit: Unit, office: User
) -> None:
    make_in_force(unit.agency, office)
    first = shown(unit)

    assert shown(unit) == first == loaded(unit)
    assert questions(unit, loaded) - questions(unit, shown) == 5


def _forced(directive: Directive, office: User) -> None:
    draft = draft_of(directive)
    put_in_force(draft.pk, by=office, at=ENTERED, seen=draft.version)


def _put_in_force(unit: Unit, office: User) -> Act:
    directive = make_directive(unit.agency, office)
    make_clause(directive, office)
    return lambda: _forced(directive, office)


def _ended(unit: Unit, office: User) -> Act:
    directive = make_in_force(unit.agency, office)
    return lambda: end_directive(directive.pk, ends=moment("2026-12-02 00:00"), by=office, at=NOW)


def _numbered(unit: Unit, office: User) -> Act:
    directive = make_in_force(unit.agency, office, number="")
    return lambda: number_directive(
        directive.pk, number="7/UBND", issued_on=None, by=office, at=NOW
    )


def _excepted(unit: Unit, office: User) -> Act:
    clause = make_in_force(unit.agency, office).editions.get().clauses.get()
    return lambda: make_exception(clause, office)


def _revoked(unit: Unit, office: User) -> Act:
    clause = make_in_force(unit.agency, office).editions.get().clauses.get()
    given: WrittenException = make_exception(clause, office)
    return lambda: revoke_exception(given.pk, by=office, at=NOW, reason="Hết cần")


def _waiting(unit: Unit, office: User, other: Directive | None) -> Any:
    edition = make_in_force(unit.agency, office).editions.get()
    return add_condition(
        edition.pk,
        words="" if other else "khi nước rút",
        other_id=other.pk if other else None,
        by=office,
        at=ENTERED,
        seen=edition.version,
    )


def _happened(unit: Unit, office: User) -> Act:
    condition = _waiting(unit, office, None)
    return lambda: condition_happened(condition.pk, when=NOW, by=office, at=NOW)


def _settled(unit: Unit, office: User) -> Act:
    other = make_in_force(unit.agency, office, number="99", effective_to=moment("2026-12-02 00:00"))
    _waiting(unit, office, other)
    return lambda: settle_conditions(at=moment("2026-12-02 00:01"))


def _declared(unit: Unit, office: User) -> Act:
    zone = make_zone(unit.agency)
    Unit.objects.filter(pk=unit.pk).update(zone=zone)
    return lambda: declare_level(zone, level="level-2", first=TUESDAY, by=office, at=NOW)


def _day_off(unit: Unit, office: User) -> Act:
    make_in_force(unit.agency, office)
    return lambda: set_calendar_day(
        unit.agency, day=WEDNESDAY, kind=DayKind.HOLIDAY, by=office, at=NOW, name="Nghỉ"
    )


def _moved(unit: Unit, office: User) -> Act:
    """The law says hours in the zone of the agency, which no revision counts."""
    make_in_force(unit.agency, office)
    agency = unit.agency
    return lambda: change_agency(
        agency, seen=settings_seen(agency), by=office, at=NOW, time_zone="Asia/Tokyo"
    )


CHANGES = {
    change.__name__.strip("_"): change
    for change in (
        _put_in_force,
        _ended,
        _numbered,
        _excepted,
        _revoked,
        _happened,
        _settled,
        _declared,
        _day_off,
        _moved,
    )
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_seen_at_once(change: str, unit: Unit, office: User) -> None:
    act = CHANGES[change](unit, office)
    before = shown(unit)

    act()

    after = shown(unit)
    assert after == loaded(unit)
    assert (after.law, after.value, after.days) != (before.law, before.value, before.days)


def test_what_another_process_changes_is_seen_at_once(unit: Unit, office: User) -> None:
    """Nobody tells this one: it reads the revision with every page."""
    act = _put_in_force(unit, office)
    before = shown(unit).law

    def elsewhere() -> None:
        act()
        connections.close_all()

    other = Thread(target=elsewhere)
    other.start()
    other.join()

    assert (before.rules, len(shown(unit).law.rules)) == ((), 1)


def test_each_agency_has_a_law_of_its_own(unit: Unit, office: User) -> None:
    other = make_unit(make_agency("Sở Tài chính", code="STC"))
    make_in_force(unit.agency, office)
    shown(unit)
    Agency.objects.filter(pk=other.agency_id).update(
        revision=Agency.objects.get(pk=unit.agency_id).revision
    )

    assert (len(shown(unit).law.rules), shown(other).law) == (1, Law())


def test_each_reader_is_told_the_document_in_their_own_language(unit: Unit, office: User) -> None:
    make_in_force(unit.agency, office)

    def document() -> str:
        return shown(unit).law.rules[0].clause.document

    with override("vi"):
        vietnamese = document()
    with override("en"):
        english = document()

    assert (vietnamese, english) == ("Công văn số 312/UBND-NC", "Official letter No. 312/UBND-NC")


def test_what_a_transaction_takes_back_is_not_kept(unit: Unit, office: User) -> None:
    clause = make_in_force(unit.agency, office, number="99").editions.get().clauses.get()
    tried = _put_in_force(unit, office)
    with transaction.atomic():
        tried()
        within = len(shown(unit).law.rules)
        transaction.set_rollback(True)

    make_exception(clause, office)  # counts the revision up to the number that was taken back

    assert within == 2
    assert shown(unit) == loaded(unit)
