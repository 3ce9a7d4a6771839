"""What a directive would do before it is in force: who would be in breach, which numbers change,
what collides, what ends.
"""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from audit.models import Event
from directives.enums import EditionState, LinkKind
from directives.errors import NoClauses, NoStart
from directives.models import Directive, Edition
from directives.services import (
    add_link,
    amend_directive,
    edit_directive,
    end_directive,
    remove_clause,
)
from directives.tests.factories import (
    CAP,
    ENTERED,
    draft_of,
    make_clause,
    make_directive,
    make_head,
    make_in_force,
)
from planning.precedence import Why
from rosters.services.trying import impact_of, impact_of_force
from rosters.tests.factories import (
    FRIDAY,
    MONDAY,
    NOW,
    REMOTE_BY_DEFAULT,
    WEDNESDAY,
    WEEK,
    Office,
    approved,
    lawful,
    lawful_office,
    make_office,
    mandate,
    opened,
    put,
    submitted,
)
from rosters.values.impact import Allowed, Impact
from tests.factories import make_unit, moment
from weeks.enums import Mode, RosterState

pytestmark = pytest.mark.django_db

TWO = {"kind": "min_onsite_count", "params": {"n": 2, "level": "unit"}, "item": "khoản 3"}
ALL_HOME = {"kind": "all_remote", "params": {}, "item": "khoản 5"}


def drafted(office: Office, *clauses: dict[str, Any], **head: Any) -> Edition:
    """Another directive that is only a draft."""
    directive = make_directive(office.agency, office.office, number="415/UBND-VX", **head)
    for clause in clauses:
        make_clause(directive, office.office, **clause)
    return draft_of(directive)


def impact(office: Office, edition: Edition) -> Impact:
    return impact_of_force(mandate(office.office), edition, at=NOW)


def told(found: Impact) -> list[tuple[str, RosterState, str, list[date | None], tuple[str, ...]]]:
    return [
        (
            row.unit_name,
            row.state,
            finding.what.vi,
            [one.day for one in finding.occurrences],
            finding.people,
        )
        for row in found.breached
        for finding in row.findings
    ]


def test_a_stricter_cap_names_the_rosters_the_days_and_the_people_that_would_break_it() -> None:
    office = lawful_office(name="Phòng A")
    roster = lawful(office)
    put(roster, office.deputy, Mode.ON_SITE, MONDAY, WEDNESDAY, by=office.head)
    make_unit(office.agency, "Phòng B")

    found = impact(
        office,
        drafted(
            office,
            {"kind": "headcount_cap", "params": {"n": 1, "level": "unit"}, "item": "khoản 3"},
        ),
    )

    what = "số người tại cơ quan (2) vượt quá 1 người cho phép."
    assert told(found) == [
        ("Phòng A", RosterState.DRAFT, what, [MONDAY, WEDNESDAY], ("Vân", "Thịnh"))
    ]
    assert (
        found.units,
        found.filed,
        found.units_in_breach,
        found.days,
        found.turns,
        found.unfiled,
    ) == (2, 1, 1, 2, 2, 1)
    assert [str(finding.source) for row in found.breached for finding in row.findings] == [
        "Khoản 3, Công văn số 415/UBND-VX"
    ]


def test_what_is_broken_today_is_not_the_doing_of_the_draft() -> None:
    office = lawful_office()
    put(lawful(office), office.leader, Mode.REMOTE, FRIDAY, by=office.head)

    found = impact(
        office,
        drafted(office, {"kind": "min_leaders_onsite", "params": {"n": 1}, "item": "khoản 2"}),
    )

    assert (found.rows, found.filed, found.units_in_breach, found.untouched) == ((), 1, 0, 1)


def test_who_handed_in_is_told_apart_from_who_is_still_writing() -> None:
    office = lawful_office(name="Phòng A")
    second = make_office(agency=office.agency, name="Phòng B")
    third = make_office(agency=office.agency, name="Phòng C")
    approved(office)
    submitted(second)
    lawful(third)

    found = impact(office, drafted(office, TWO))

    assert [(row.unit_name, row.state) for row in found.breached] == [
        ("Phòng A", RosterState.APPROVED),
        ("Phòng B", RosterState.SUBMITTED),
        ("Phòng C", RosterState.DRAFT),
    ]
    assert [row.unit_name for row in found.sent_on] == ["Phòng A", "Phòng B"]


def test_numbers_are_shown_for_every_unit_that_files_with_a_roster_or_without() -> None:
    office = lawful_office(name="Phòng A")
    lawful(office)
    make_office(agency=office.agency, name="Phòng B")

    found = impact(
        office,
        drafted(office, {"params": CAP | {"den": 6}}, effective_from=moment("2026-12-02 00:00")),
    )

    assert [
        (one.unit_name, one.what.vi, one.is_most, one.before, one.after, one.days, str(one.source))
        for one in found.numbers
    ] == [
        (
            name,
            "Tại cơ quan",
            True,
            Allowed(2, 6),
            Allowed(1, 6),
            tuple(WEDNESDAY + timedelta(days=n) for n in range(3)),
            "Khoản 1, Công văn số 415/UBND-VX",
        )
        for name in ("Phòng A", "Phòng B")
    ]
    assert found.numbers_in == WEEK


def test_an_amendment_counts_against_what_it_takes_the_place_of() -> None:
    office = make_office(REMOTE_BY_DEFAULT)
    directive = make_in_force(
        office.agency,
        office.office,
        number="16/UBND",
        clauses=({}, {"kind": "min_leaders_onsite", "params": {"n": 1}, "item": "khoản 2"}),
    )
    lawful(office)
    draft = amend_directive(directive.pk, by=office.office, at=ENTERED)
    draft = edit_directive(
        draft.pk, make_head(number="16/UBND"), by=office.office, at=ENTERED, seen=draft.version
    )
    same = impact(office, draft)
    remove_clause(
        draft.clauses.get(item="khoản 2").pk, by=office.office, at=ENTERED, seen=draft.version
    )
    draft.refresh_from_db()

    found = impact(office, draft)

    assert (same.rows, same.numbers, same.clashes, same.ending) == ((), (), (), ())
    assert [(str(one.source), one.until) for one in found.ending] == [
        ("Khoản 2, Công văn số 16/UBND", None)
    ]


def test_rules_that_nobody_could_keep_together_are_shown_as_a_collision_and_blame_nobody() -> None:
    office = lawful_office(name="Phòng A")
    lawful(office)

    found = impact(office, drafted(office, ALL_HOME))

    assert [(clash.units, clash.day) for clash in found.clashes] == [(("Phòng A",), MONDAY)]
    assert found.clashes[0].yields.vi.startswith("Khoản 2, Công văn số 312/UBND-NC")
    assert {str(finding.source) for row in found.breached for finding in row.findings} == {
        "Khoản 5, Công văn số 415/UBND-VX"
    }


def test_the_agency_as_a_whole_is_judged_too() -> None:
    office = lawful_office(name="Phòng A")
    lawful(office)
    second = make_office(agency=office.agency, name="Phòng B")
    lawful(second)

    found = impact(
        office,
        drafted(
            office,
            {"kind": "headcount_cap", "params": {"n": 1, "level": "agency"}, "item": "khoản 6"},
        ),
    )

    assert [(one.what.vi, len(one.occurrences), one.people) for one in found.agency] == [
        ("toàn cơ quan, số người tại cơ quan (2) vượt quá 1 người cho phép.", 5, ())
    ]
    assert [(one.unit_name, one.before, one.after) for one in found.numbers] == [
        ("", None, Allowed(1, 12))
    ]


def test_days_that_are_over_are_not_judged_again() -> None:
    office = lawful_office()
    lawful(office)
    draft = drafted(office, TWO)

    found = impact_of_force(mandate(office.office), draft, at=moment("2026-12-03 09:00"))

    assert [day for *_rest, days, _people in told(found) for day in days] == [
        MONDAY + timedelta(days=3),
        FRIDAY,
    ]


def test_a_start_at_noon_adds_no_breach_that_was_there_in_the_whole_day() -> None:
    office = lawful_office()
    put(opened(office), office.leader, Mode.REMOTE, by=office.head)
    draft = drafted(
        office,
        {"kind": "headcount_cap", "params": {"n": 6, "level": "unit"}},
        effective_from=moment("2026-12-02 12:00"),
    )

    assert impact(office, draft).rows == ()


def test_an_end_lifts_breaches_and_numbers() -> None:
    office = make_office(REMOTE_BY_DEFAULT)
    directive = make_in_force(
        office.agency, office.office, number="16/UBND", clauses=({"params": CAP | {"den": 6}},)
    )
    roster = lawful(office)
    put(roster, office.deputy, Mode.ON_SITE, MONDAY, FRIDAY, by=office.head)

    ends = moment("2026-12-02 00:00")

    found = impact_of(
        mandate(office.office),
        lambda: end_directive(directive.pk, ends=ends, by=office.office, at=NOW),
        since=ends,
    )

    assert [
        [one.day for finding in row.lifted for one in finding.occurrences] for row in found.relieved
    ] == [[FRIDAY]]
    assert [(one.before, one.after, one.days) for one in found.numbers] == [
        (Allowed(1, 6), None, (WEDNESDAY, WEDNESDAY + timedelta(days=1), FRIDAY))
    ]
    assert [(str(one.source), one.until) for one in found.ending] == [
        ("Khoản 1, Công văn số 16/UBND", moment("2026-12-02 00:00"))
    ]


def test_a_repeal_counts_as_much_as_what_is_ordered_instead() -> None:
    office = lawful_office()
    put(lawful(office), office.leader, Mode.REMOTE, FRIDAY, by=office.head)
    draft = drafted(office, TWO)
    other = Directive.objects.get(number="312/UBND-NC")
    add_link(
        draft.pk,
        kind=LinkKind.REPEALS,
        other_id=other.pk,
        until=None,
        by=office.office,
        at=NOW,
        seen=draft.version,
    )

    found = impact(office, draft_of(draft.directive))

    assert [(one.what.vi, one.before, one.after) for one in found.numbers] == [
        ("Tại cơ quan", Allowed(2, 6), None),
        ("Lãnh đạo đơn vị tại cơ quan", Allowed(1, 2), None),
        ("Tại cơ quan", None, Allowed(2, 6)),
    ]
    assert [finding.source.item for row in found.relieved for finding in row.lifted] == ["Khoản 2"]


def test_a_newer_order_of_the_same_authority_takes_the_place_of_the_older_in_the_units_it_speaks_of() -> (
    None
):
    office = lawful_office(name="Phòng A")
    make_office(agency=office.agency, name="Phòng B")

    found = impact(office, drafted(office, {"params": CAP | {"den": 2}}))

    assert [(str(one.source), str(one.to), one.why, one.units) for one in found.giving_way] == [
        (
            "Khoản 1, Công văn số 312/UBND-NC",
            "Khoản 1, Công văn số 415/UBND-VX",
            Why.NEWER,
            ("Phòng A", "Phòng B"),
        )
    ]
    assert [(one.before, one.after) for one in found.numbers] == [
        (Allowed(2, 6), Allowed(3, 6))
    ] * 2


def test_looking_changes_nothing() -> None:
    office = lawful_office()
    draft = drafted(office, TWO)
    events, version = Event.objects.count(), draft.version

    impact(office, draft)

    draft.refresh_from_db()
    assert (draft.state, draft.version, Event.objects.count()) == (
        EditionState.DRAFT,
        version,
        events,
    )


def test_what_cannot_come_into_force_says_why() -> None:
    office = lawful_office()
    undated = make_directive(
        office.agency, office.office, number="", effective_from=None, effective_to=None
    )

    with pytest.raises(NoClauses):
        impact(office, drafted(office))
    with pytest.raises(NoStart):
        impact(office, draft_of(undated))


def test_another_agency_is_not_looked_at() -> None:
    office, other = lawful_office(name="Phòng A"), lawful_office(name="Phòng kia")
    lawful(other)

    found = impact(office, drafted(office, TWO))

    assert (found.units, found.filed, {one.unit_name for one in found.numbers}) == (
        1,
        0,
        {"Phòng A"},
    )


def test_the_number_of_queries_does_not_grow_with_the_units() -> None:
    office = lawful_office()
    draft = drafted(office, TWO)
    counted = []
    for _more in range(2):
        lawful(make_office(agency=office.agency))
        lawful(make_office(agency=office.agency))
        with CaptureQueriesContext(connection) as queries:
            found = impact(office, draft)
        counted.append((found.units_in_breach, len(queries)))

    assert counted == [(2, counted[0][1]), (4, counted[0][1])]
