"""What holds for a unit on a day or at an hour: the rules, the numbers they come to, and what
became of the others.
"""

from datetime import date, time
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from directives.enums import ExceptionEffect, IssuerLevel
from directives.models import Clause, Directive
from directives.services import (
    add_phase,
    amend_directive,
    change_clause,
    edit_directive,
    propose_draft,
    put_in_force,
    suspend_directive,
)
from directives.services.clauses import Sentence
from directives.tests.factories import (
    draft_of,
    make_clause,
    make_directive,
    make_exception,
    make_head,
    make_in_force,
)
from planning.people import Rank
from rosters.selectors.in_force import rules_on
from rosters.selectors.week import week_grid
from rosters.tests.factories import (
    MONDAY,
    NOW,
    REMOTE_BY_DEFAULT,
    THIRD,
    WEDNESDAY,
    WEEK,
    Office,
    lawful,
    lawful_office,
    make_office,
    mandate,
    opened,
    published,
    put,
)
from rosters.values.in_force import RuleGone, RuleHeld, RulesOfDay, RulesQuestion
from tests.factories import make_absence, make_agency, make_staff, make_unit, make_user, moment
from tests.pages import assert_strict, close_up
from units.enums import Role
from weeks.enums import Mode

pytestmark = pytest.mark.django_db

URL = "/directives/in-force/"
REST = {"kind": "duty_rest", "params": {"hours": 12, "night_hours": 24}, "item": "điều 5"}
BY_UNIT = {"rounding": "floor", "level": "unit"}
ONE_HALF: dict[str, Any] = {"num": 1, "den": 2, **BY_UNIT}
ONE_THIRD: dict[str, Any] = {"num": 1, "den": 3, **BY_UNIT}
HALF = THIRD | {"params": ONE_HALF}
TOGETHER = {"kind": "headcount_cap", "params": {"n": 3, "level": "agency"}, "item": "khoản 9"}


def asked(
    office: Office, day: date = WEDNESDAY, hour: time | None = None, by: User | None = None
) -> RulesOfDay:
    return rules_on(mandate(by or office.head), RulesQuestion(office.unit.pk, day, hour), "vi")


def numbers(rules: tuple[RuleHeld, ...]) -> list[str]:
    return [counter.comes_to.vi for rule in rules for counter in rule.counters]


def where(rule: RuleHeld | RuleGone) -> str:
    return rule.explained.law.vi.partition(" ngày ")[0].partition(" của ")[0]


def why(rule: RuleGone) -> str:
    return rule.because.words.vi.partition(" ngày ")[0].partition(" của UBND")[0]


def told(page: RulesOfDay) -> tuple[list[str], list[tuple[str, str]]]:
    """What is ordered, and what is not any more and why."""
    return [where(rule) for rule in page.orders], [(where(rule), why(rule)) for rule in page.gone]


def newer(
    office: Office, *clauses: dict[str, Any], number: str = "330/UBND", **fields: Any
) -> Directive:
    defaults: dict[str, Any] = {
        "issued_on": date(2026, 11, 25),
        "effective_from": moment("2026-12-01 00:00"),
        "effective_to": None,
    }
    return make_in_force(
        office.agency,
        office.office,
        number=number,
        clauses=clauses or (HALF,),
        **(defaults | fields),
    )


def old_clause(office: Office) -> Clause:
    return Clause.objects.get(
        edition__directive__agency=office.agency,
        item="khoản 1",
        edition__directive__number="312/UBND-NC",
    )


def test_a_third_of_twelve_people_is_four_of_twelve_with_the_sum() -> None:
    office = make_office(THIRD)
    for number in range(6):
        make_staff(office.unit, f"Người {number}")

    (rule,) = asked(office).orders

    assert numbers((rule,)) == ["Tối đa 4 trong 12 người"]
    assert rule.counters[0].why.vi == "12 người tính tỷ lệ × 1/3 = 4, làm tròn xuống"
    assert (where(rule), rule.hours.vi, rule.period.vi) == (
        "Khoản 1, Công văn số 312/UBND-NC",
        "",
        "từ ngày 01/11/2026 đến hết ngày 11/12/2026",
    )


def test_what_is_ordered_of_duty_is_shown_without_numbers_of_the_week() -> None:
    office = make_office(THIRD, REST)

    rules = {where(rule): rule for rule in asked(office).orders}

    assert sorted(rules) == [
        "Khoản 1, Công văn số 312/UBND-NC",
        "Điều 5, Công văn số 312/UBND-NC",
    ]
    rest = rules["Điều 5, Công văn số 312/UBND-NC"]
    assert (numbers((rest,)), rest.is_checked) == ([], True)
    assert rest.explained.sentence.vi == (
        "Mỗi người được nghỉ ít nhất 12 giờ giữa hai ca trực tại cơ quan, 24 giờ sau ca trực đêm."
    )


def test_whoever_is_absent_or_exempt_is_counted_apart_and_named_to_who_may_see_the_roster() -> None:
    away = THIRD | {
        "params": ONE_THIRD | {"base_exclude_leave": True, "base_exclude_tags": ["guard"]}
    }
    office = make_office(away)
    make_staff(office.unit, "Trần Văn Gác", roles=("guard",))
    make_absence(office.staff[0], WEDNESDAY)
    stranger = make_user(Role.HEAD, unit=make_unit(office.agency, "Phòng khác"))

    (mine,), (theirs,) = asked(office).orders, asked(office, by=stranger).orders

    assert numbers((mine,)) == numbers((theirs,)) == ["Tối đa 1 trong 5 người"]
    assert mine.counters[0].why.vi.endswith("; không tính: Gác; vắng mặt, không tính: An")
    assert theirs.counters[0].why.vi.endswith(
        "; không tính: 1 người; vắng mặt, không tính: 1 người"
    )


def test_only_what_is_published_counts_for_who_may_not_see_the_roster() -> None:
    office = make_office(
        REMOTE_BY_DEFAULT, THIRD | {"params": ONE_THIRD | {"base_exclude_leave": True}}
    )
    stranger = make_user(Role.HEAD, unit=make_unit(office.agency, "Phòng khác"))
    put(opened(office), office.staff[0], Mode.LEAVE, WEDNESDAY, by=office.head)

    assert [numbers(asked(office, by=reader).orders) for reader in (office.head, stranger)] == [
        ["Tối đa 1 trong 5 người"],
        ["Tối đa 2 trong 6 người"],
    ]


def test_a_newer_document_of_the_same_authority_takes_the_place_of_the_older_from_its_first_day() -> (
    None
):
    office = make_office(THIRD)
    newer(office)

    before, after = asked(office, MONDAY), asked(office)

    assert told(before) == (["Khoản 1, Công văn số 312/UBND-NC"], [])
    assert told(after) == (
        ["Khoản 1, Công văn số 330/UBND"],
        [
            (
                "Khoản 1, Công văn số 312/UBND-NC",
                "Văn bản mới hơn của cùng cơ quan ban hành: Khoản 1, Công văn số 330/UBND",
            )
        ],
    )
    (mention,) = after.orders[0].explained.mentions
    assert mention.words.vi.startswith("Thay quy định cũ hơn: Khoản 1, Công văn số 312/UBND-NC")
    assert mention.directive_id == old_clause(office).edition.directive_id


def test_a_document_that_starts_at_noon_holds_from_noon() -> None:
    office = make_office(THIRD)
    newer(office, effective_from=moment("2026-12-02 12:00"))

    morning, afternoon, whole = (
        asked(office, hour=hour) for hour in (time(11, 59), time(12), None)
    )

    assert [[where(rule) for rule in page.orders] for page in (morning, afternoon)] == [
        ["Khoản 1, Công văn số 312/UBND-NC"],
        ["Khoản 1, Công văn số 330/UBND"],
    ]
    assert [(where(rule), rule.hours.vi) for rule in whole.orders] == [
        ("Khoản 1, Công văn số 312/UBND-NC", "đến 12h00"),
        ("Khoản 1, Công văn số 330/UBND", "từ 12h00"),
    ]
    assert numbers(whole.orders) == ["Tối đa 2 trong 6 người", "Tối đa 3 trong 6 người"]


def test_what_begins_in_the_evening_holds_in_the_evening_and_counts_nobody_then() -> None:
    office = make_office()
    newer(office, effective_from=moment("2026-12-02 20:00"))

    (rule,) = asked(office).orders

    assert (rule.hours.vi, rule.counters) == ("từ 20h00", ())
    assert asked(office, hour=time(19)).orders == ()


def test_a_special_rule_holds_instead_of_the_general_one_where_it_speaks_of_the_unit() -> None:
    office = make_office(THIRD, HALF | {"traits": ("division",), "item": "khoản 2"})

    assert told(asked(office)) == (
        ["Khoản 2, Công văn số 312/UBND-NC"],
        [
            (
                "Khoản 1, Công văn số 312/UBND-NC",
                "Quy định riêng của cùng cơ quan ban hành: Khoản 2, Công văn số 312/UBND-NC",
            )
        ],
    )


def test_a_clause_that_was_amended_by_name_says_by_which_clause() -> None:
    office = make_office(THIRD)
    newer(
        office,
        {
            "kind": "all_remote",
            "params": {},
            "item": "khoản 5",
            "replaces_id": old_clause(office).pk,
        },
    )

    orders, gone = told(asked(office))

    assert orders == ["Khoản 5, Công văn số 330/UBND"]
    assert gone == [
        (
            "Khoản 1, Công văn số 312/UBND-NC",
            "Đã được sửa đổi, thay thế: Khoản 5, Công văn số 330/UBND",
        )
    ]


def test_a_written_exception_changes_the_number_and_is_named_beside_it() -> None:
    office = make_office(THIRD)
    make_exception(old_clause(office), office.office, unit_id=office.unit.pk, amount="5")

    page = asked(office)

    assert numbers(page.orders) == ["Tối đa 5 trong 6 người"]
    assert [mention.words.vi for mention in page.orders[0].explained.mentions] == [
        "Có ngoại lệ bằng văn bản: Văn bản số 41/UBND-NC của UBND tỉnh Hòa Giang"
    ]
    assert [why(rule) for rule in page.gone] == ["Có ngoại lệ bằng văn bản: Văn bản số 41/UBND-NC"]


def test_a_unit_that_is_excepted_is_bound_by_nothing() -> None:
    office = make_office(THIRD)
    make_exception(old_clause(office), office.office, effect=ExceptionEffect.EXEMPT, amount="")

    page = asked(office)

    assert (page.orders, page.holds_nothing, len(page.gone)) == ((), True, 1)


def test_a_suspended_document_says_so_for_as_long_as_it_is_suspended() -> None:
    office = make_office(THIRD)
    directive = old_clause(office).edition.directive
    suspend_directive(
        directive.pk,
        begins=moment("2026-12-02 12:00"),
        ends=moment("2026-12-04 00:00"),
        by=office.office,
        at=NOW,
    )

    page = asked(office)

    assert [rule.hours.vi for rule in page.orders] == ["đến 12h00"]
    assert [(why(rule), rule.hours.vi, rule.period.vi) for rule in page.gone] == [
        ("Văn bản đang tạm ngưng", "từ 12h00", "từ 12h00 ngày 02/12/2026 đến hết ngày 03/12/2026")
    ]
    assert asked(office, MONDAY).gone == ()


def test_a_clause_of_a_phase_holds_in_its_phase() -> None:
    office = make_office()
    directive = make_directive(office.agency, office.office, number="330/UBND")
    draft = draft_of(directive)
    phase = add_phase(
        draft.pk,
        name="Giai đoạn 1",
        begins=moment("2026-12-01 00:00"),
        ends=moment("2026-12-03 00:00"),
        by=office.office,
        at=NOW,
        seen=draft.version,
    )
    make_clause(directive, office.office, phase_id=phase.pk)
    draft = draft_of(directive)
    put_in_force(draft.pk, by=office.office, at=NOW, seen=draft.version)

    pages = [asked(office, day) for day in (MONDAY, WEDNESDAY, date(2026, 12, 3))]

    assert [len(page.orders) for page in pages] == [0, 1, 0]
    assert pages[1].orders[0].period.vi == "từ ngày 01/12/2026 đến hết ngày 02/12/2026"


def test_a_past_day_is_told_as_it_was_before_the_document_was_amended() -> None:
    office = make_office(THIRD)
    directive = old_clause(office).edition.directive
    draft = amend_directive(directive.pk, by=office.office, at=NOW)
    draft = edit_directive(
        draft.pk,
        make_head(effective_from=moment("2026-12-02 00:00")),
        by=office.office,
        at=NOW,
        seen=draft.version,
    )
    clause = draft.clauses.get()
    change_clause(
        clause.pk,
        Sentence(kind=clause.kind, params=ONE_HALF, item=clause.item),
        by=office.office,
        at=NOW,
        seen=draft.version,
    )
    draft.refresh_from_db()
    put_in_force(draft.pk, by=office.office, at=NOW, seen=draft.version, succeed=True)

    assert [numbers(asked(office, day).orders) for day in (MONDAY, WEDNESDAY)] == [
        ["Tối đa 2 trong 6 người"],
        ["Tối đa 3 trong 6 người"],
    ]


def test_days_before_a_document_was_put_in_force_were_not_checked_by_it() -> None:
    office = make_office()
    make_in_force(office.agency, office.office, at=moment("2026-12-02 09:00"), clauses=(THIRD,))

    yesterday, today = asked(office, MONDAY), asked(office)

    assert [(rule.is_unchecked, rule.counters[0].comes_to.vi) for rule in yesterday.orders] == [
        (True, "chưa kiểm tra vào thời điểm đó")
    ]
    assert [(rule.is_unchecked, rule.counters[0].comes_to.vi) for rule in today.orders] == [
        (False, "Tối đa 2 trong 6 người")
    ]


def test_advice_proposals_and_obligations_stand_apart_from_orders() -> None:
    spoken = {
        "kind": "obligation",
        "params": {"topic": "meetings", "text": "Hạn chế họp."},
        "item": "khoản 6",
    }
    office = make_office(
        REMOTE_BY_DEFAULT, THIRD, HALF | {"binding": "target", "item": "khoản 3"}, spoken
    )
    proposal = make_directive(office.agency, office.office, number="400/UBND")
    make_clause(proposal, office.office)
    draft = draft_of(proposal)
    propose_draft(draft.pk, by=office.office, at=NOW, seen=draft.version)

    page = asked(office)

    groups = (page.orders, page.advice, page.proposals, page.unchecked)
    assert [[where(rule).partition(",")[0] for rule in group] for group in groups] == [
        ["Khoản 1"],
        ["Khoản 3"],
        ["Khoản 1"],
        ["Khoản 6"],
    ]
    assert page.unchecked[0].explained.sentence.vi == "Hạn chế họp."
    assert (page.default, [one.law.vi.partition(",")[0] for one in page.default_by]) == (
        Mode.REMOTE,
        ["Khoản 4"],
    )


def test_an_exception_without_power_is_shown_with_its_reason_and_changes_nothing() -> None:
    office = make_office(THIRD)
    given = make_exception(old_clause(office), office.office)
    type(given).objects.filter(pk=given.pk).update(
        issuer="Phòng Hành chính", issuer_level=IssuerLevel.UNIT
    )

    page = asked(office)

    assert numbers(page.orders) == ["Tối đa 2 trong 6 người"]
    assert [flaw.words.vi for flaw in page.void] == [
        "Văn bản số 41/UBND-NC của Phòng Hành chính: cơ quan ban hành không có thẩm quyền thay đổi"
        " quy định này."
    ]


def test_a_rule_stricter_than_a_ceiling_is_to_be_reported() -> None:
    office = make_office(THIRD)
    newer(
        office,
        HALF,
        number="8/CP",
        issuer="Chính phủ",
        issuer_level=IssuerLevel.CENTRAL,
        is_ceiling=True,
    )

    page = asked(office)

    assert len(page.orders) == 2
    assert [flaw.words.vi for flaw in page.ceilings] == [
        "Chặt hơn mức trần tại Khoản 1, Công văn số 8/CP ngày 25/11/2026 của Chính phủ; cần báo"
        " cáo."
    ]


def test_rules_that_cannot_all_be_kept_are_shown_as_a_collision() -> None:
    nobody = {"kind": "headcount_cap", "params": {"n": 0, "level": "unit"}, "item": "khoản 1"}
    office = make_office(
        REMOTE_BY_DEFAULT,
        nobody,
        {"kind": "min_leaders_onsite", "params": {"n": 1}, "item": "khoản 2"},
    )

    (collision,) = asked(office).collisions

    assert collision.vi.startswith(
        "Thứ Tư, 02/12: các quy định này không thể cùng đạt. Khoản 1, Công văn số 312/UBND-NC"
    )


def test_a_rule_about_the_agency_as_a_whole_counts_everybody() -> None:
    office = make_office(TOGETHER)
    other = make_unit(office.agency, "Phòng khác")
    make_staff(other, "Nguyễn Văn Hai", Rank.HEAD)

    (rule,) = asked(office).orders

    assert numbers((rule,)) == ["Tối đa 3 trong 7 người"]


def test_on_a_sunday_the_rules_are_told_all_the_same() -> None:
    office = make_office(THIRD)

    assert numbers(asked(office, date(2026, 12, 6)).orders) == ["Tối đa 2 trong 6 người"]


def test_the_numbers_are_those_under_the_week_grid() -> None:
    office = lawful_office()
    newer(office)
    lawful(office)

    grid = week_grid(mandate(office.head), office.unit, WEEK, at=NOW)
    page = asked(office)

    place = WEEK.days.index(WEDNESDAY)
    shown = {cell.explained.law.vi: cell for row in grid.counters if (cell := row.cells[place])}
    assert shown == {
        counter.explained.law.vi: counter for rule in page.orders for counter in rule.counters
    }


def test_the_counter_of_the_grid_names_what_its_rule_took_the_place_of() -> None:
    office = lawful_office()
    newer(office)
    lawful(office)

    row = next(
        row
        for row in week_grid(mandate(office.head), office.unit, WEEK, at=NOW).counters
        if "330/UBND" in row.law.vi
    )

    first, second = row.cells[:2]
    assert (
        first,
        [mention.words.vi.partition(":")[0] for mention in second.explained.mentions if second],
    ) == (
        None,
        ["Thay quy định cũ hơn"],
    )
    assert row.explained.mentions == second.explained.mentions


def test_every_counter_under_the_grid_opens_what_stands_behind_it(client: Client) -> None:
    office = lawful_office()
    lawful(office)
    client.force_login(office.head)

    page = client.get(reverse("rosters:week-unit", args=[office.unit.pk, WEEK])).content.decode()

    counters, behind = page.count('class="counter-open"'), page.count('class="behind"')
    assert counters == behind == 5
    assert (
        f'href="{URL}?unit={office.unit.pk}&amp;day={WEDNESDAY.isoformat()}">Mọi quy định ngày này'
        in close_up(page)
    )


@pytest.mark.parametrize("documents", [1, 3])
def test_a_day_takes_the_same_queries_for_one_document_and_for_three(
    documents: int, django_assert_num_queries: Any
) -> None:
    office = make_office(REMOTE_BY_DEFAULT, THIRD, TOGETHER)
    published(office)
    for number in range(1, documents):
        newer(office, HALF, TOGETHER, number=f"{number}/UBND", issuer=f"Cơ quan {number}")
    who = mandate(office.head)

    with django_assert_num_queries(12):
        page = rules_on(who, RulesQuestion(office.unit.pk, WEDNESDAY), "vi")

    assert len(page.orders) == 2 * documents


def test_the_page_keeps_its_whole_state_in_its_address(client: Client) -> None:
    office = make_office(THIRD)
    client.force_login(office.head)

    page = client.get(
        f"{reverse('rosters:in-force')}?unit={office.unit.pk}&day=02/12/2026&hour=12h30"
    )

    assert page.status_code == 200
    assert page.context["here_url"] == f"{URL}?unit={office.unit.pk}&day=2026-12-02&hour=12h30"
    assert client.get(page.context["here_url"]).context["rules"] == page.context["rules"]
    assert page.context["next_url"] == f"{URL}?unit={office.unit.pk}&day=2026-12-03&hour=12h30"
    assert_strict(page)


@pytest.mark.parametrize("asked_for", [{"day": "hôm nay"}, {"hour": "25h"}, {"unit": "0"}])
def test_what_cannot_be_read_is_said_beside_its_field(
    asked_for: dict[str, str], client: Client
) -> None:
    office = make_office(THIRD)
    client.force_login(office.head)

    page = client.get(URL, asked_for)

    assert (page.status_code, list(page.context["form"].errors)) == (422, list(asked_for))


def test_a_unit_of_another_agency_is_no_unit_here(client: Client) -> None:
    office, other = make_office(THIRD), make_office(THIRD, agency=make_agency("Sở khác"))
    client.force_login(office.head)

    page = client.get(URL, {"unit": other.unit.pk})

    assert page.status_code == 422
    assert other.unit.name not in [
        str(unit)
        for unit in page.context["form"].fields["unit"].queryset
        if unit.agency_id != office.agency.pk
    ]


def test_the_page_is_only_read(client: Client) -> None:
    office = make_office(THIRD)
    client.force_login(office.head)

    assert client.post(URL).status_code == 405


def test_an_agency_without_units_is_told_what_to_do(client: Client) -> None:
    client.force_login(make_user(Role.OFFICE))

    page = client.get(URL)

    assert (page.status_code, page.context["asked"]) == (200, None)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_page_opens_in_both_languages_with_everything_on_it(
    client: Client, language: str
) -> None:
    office = make_office(REMOTE_BY_DEFAULT, THIRD)
    newer(office, effective_from=moment("2026-12-02 12:00"))
    make_exception(old_clause(office), office.office)
    User.objects.filter(pk=office.office.pk).update(language=language)
    client.force_login(office.office)

    page = client.get(f"{URL}?unit={office.unit.pk}&day=2026-12-02")

    assert page.status_code == 200
    assert_strict(page)
