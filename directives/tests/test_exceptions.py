"""Written exceptions: who may give one, what it says, and how it is taken back."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from audit.models import Event
from directives.adapters import law_of, unit_value
from directives.errors import (
    AmountNeeded,
    DiscretionUnexplained,
    ExceptionGone,
    ForceEndsBeforeItBegins,
    NoPower,
    NothingCounted,
    NotInForceClause,
    UnitOutOfScope,
    WholeAgency,
)
from directives.models import Clause, WrittenException
from directives.selectors.to_do import exceptions_ending
from directives.services import add_phase, extend_directive, put_in_force, revoke_exception
from directives.tests.factories import (
    CAP,
    ENTERED,
    draft_of,
    make_clause,
    make_directive,
    make_exception,
    make_in_force,
)
from planning.time import Slot
from refusals import Refusal
from tests.factories import make_agency, make_staff, make_unit, make_user, make_zone, moment
from units.enums import Role
from units.models import Agency
from units.selectors import Places, mandate_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]

LIST_QUERIES = 7
CITY = "UBND tỉnh Hòa Giang"


@pytest.fixture
def clause(agency: Agency, office: User) -> Clause:
    """A third at the office, ordered by the province."""
    return Clause.objects.get(edition__directive=make_in_force(agency, office))


@pytest.mark.parametrize(
    ("issuer", "level"),
    [(CITY, "province"), ("Thủ tướng Chính phủ", "central")],
    ids=["who-set-the-rule", "who-stands-above"],
)
def test_who_set_a_rule_or_stands_above_may_except_from_it(
    issuer: str, level: str, clause: Clause, office: User
) -> None:
    given = make_exception(clause, office, issuer=issuer, issuer_level=level)

    assert WrittenException.objects.get() == given


@pytest.mark.parametrize(
    ("issuer", "level"),
    [
        ("Sở Nội vụ", "agency"),
        ("UBND tỉnh Thanh Bình", "province"),
        ("Một Bộ", "ministry"),
        ("Phòng Một cửa", "unit"),
    ],
)
def test_an_exception_from_an_issuer_without_the_power_is_refused_with_the_reason(
    issuer: str, level: str, clause: Clause, office: User
) -> None:
    with pytest.raises(NoPower) as refused:
        make_exception(clause, office, issuer=issuer, issuer_level=level)

    assert (
        str(refused.value)
        == "Cơ quan này không có thẩm quyền cho ngoại lệ: chỉ UBND tỉnh Hòa Giang hoặc cấp trên của"
        " cơ quan đó mới được cho phép."
    )
    assert not WrittenException.objects.exists()


@pytest.mark.parametrize(("amount", "days"), [("2", [3, 4]), ("6", [1, 2, 3, 4])])
def test_an_exception_entered_late_binds_to_less_only_what_can_still_be_planned(
    amount: str, days: list[int], clause: Clause, office: User
) -> None:
    agency = clause.edition.directive.agency
    unit = make_unit(agency)
    late = make_exception(
        clause,
        office,
        unit_id=unit.pk,
        amount=amount,
        at=moment("2026-12-02 17:00"),
    )
    slots = [Slot(date(2026, 12, day)) for day in (1, 2, 3, 4)]

    resolution = law_of([clause], [late]).for_unit(unit_value(unit, 12, Places()), slots)

    changed = [one for one in resolution.rules if getattr(one.rule, "amount", None) == int(amount)]
    assert [slot.day.day for slot in slots for one in changed if one.spans.holds(slot)] == days


def test_a_rule_may_name_who_else_excepts_from_it(agency: Agency, office: User) -> None:
    clause = Clause.objects.get(
        edition__directive=make_in_force(agency, office, clauses=({"excepted_by": ("agency",)},))
    )

    why = "Lực lượng chống dịch trực 24/24"
    make_exception(clause, office, issuer="Sở Nội vụ", issuer_level="agency", note=why)
    with pytest.raises(NoPower, match="cấp trên của cơ quan đó hoặc cơ quan mới được cho phép"):
        make_exception(clause, office, issuer="Trưởng phòng", issuer_level="unit", note=why)


@pytest.mark.parametrize("note", ["", "  \u200b\n"])
def test_a_head_who_decides_by_the_leave_of_a_rule_says_why(
    note: str, agency: Agency, office: User
) -> None:
    clause = Clause.objects.get(
        edition__directive=make_in_force(agency, office, clauses=({"excepted_by": ("agency",)},))
    )

    with pytest.raises(DiscretionUnexplained):
        make_exception(clause, office, issuer="Sở Nội vụ", issuer_level="agency", note=note)

    make_exception(clause, office, note=note)  # who set the rule need not
    assert WrittenException.objects.count() == 1


def test_the_page_asks_the_head_for_the_reason_and_the_list_shows_it(
    client: Client, agency: Agency, office: User
) -> None:
    clause = Clause.objects.get(
        edition__directive=make_in_force(agency, office, clauses=({"excepted_by": ("agency",)},))
    )
    url = reverse("directives:except", args=[clause.pk])
    typed = {
        "number": "9/QĐ-SNV", "issuer": "Sở Nội vụ", "issuer_level": "agency", "effect": "amount", "amount": "6", "from_day": "01/12/2026",
    }  # fmt: skip

    refused = client.post(url, typed)
    done = client.post(url, {**typed, "note": "Trực chống dịch 24/24"}, follow=True)

    assert refused.status_code == 422
    assert refused.context["form"].errors["note"] == [str(DiscretionUnexplained.message)]
    assert done.status_code == 200
    assert "Trực chống dịch 24/24" in client.get(reverse("directives:exceptions")).text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("6", (None, None, 6)),
        ("0", (None, None, 0)),
        ("1/2", (1, 2, None)),
        ("50%", (1, 2, None)),
        (" 2/3 ", (2, 3, None)),
    ],
)
def test_the_amount_is_a_share_or_a_number(
    typed: str, kept: tuple[object, ...], clause: Clause, office: User
) -> None:
    given = make_exception(clause, office, amount=typed)

    assert (given.num, given.den, given.n) == kept


@pytest.mark.parametrize("typed", ["", "nhiều", "-2", "3/2", "1/0"])
def test_what_is_no_amount_is_refused(typed: str, clause: Clause, office: User) -> None:
    with pytest.raises(AmountNeeded):
        make_exception(clause, office, amount=typed)


def test_only_a_rule_that_counts_can_get_another_number(agency: Agency, office: User) -> None:
    home = {"kind": "forced_remote", "params": {"tags": ["pregnant"]}}
    clause = Clause.objects.get(edition__directive=make_in_force(agency, office, clauses=(home,)))

    with pytest.raises(NothingCounted):
        make_exception(clause, office)

    assert make_exception(clause, office, effect="exempt", amount="").n is None


def test_a_unit_that_a_rule_does_not_speak_of_needs_no_exception(
    agency: Agency, office: User
) -> None:
    remote, other = make_unit(agency), make_unit(agency, can_work_remotely=False)
    cap = {"params": CAP, "traits": ("can-work-remotely",)}
    clause = Clause.objects.get(edition__directive=make_in_force(agency, office, clauses=(cap,)))

    assert make_exception(clause, office, unit_id=remote.pk).unit == remote
    with pytest.raises(UnitOutOfScope):
        make_exception(clause, office, unit_id=other.pk)


def test_a_unit_of_another_agency_is_no_unit_a_rule_speaks_of(clause: Clause, office: User) -> None:
    with pytest.raises(UnitOutOfScope):
        make_exception(clause, office, unit_id=make_unit(make_agency()).pk)


def test_an_average_over_the_week_may_get_another_number(agency: Agency, office: User) -> None:
    average = {"params": {**CAP, "grain": "week"}}
    clause = Clause.objects.get(
        edition__directive=make_in_force(agency, office, clauses=(average,))
    )

    assert make_exception(clause, office, amount="1/2").num == 1


def test_one_unit_gets_no_number_of_its_own_where_all_are_counted_together(
    agency: Agency, office: User
) -> None:
    unit, together = make_unit(agency), {"params": {**CAP, "level": "agency"}}
    clause = Clause.objects.get(
        edition__directive=make_in_force(agency, office, clauses=(together,))
    )

    with pytest.raises(WholeAgency):
        make_exception(clause, office, unit_id=unit.pk)

    assert make_exception(clause, office, unit_id=unit.pk, effect="exempt", amount="").unit == unit
    assert make_exception(clause, office).n == 6


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"ends": moment("2026-12-01 00:00")}, ForceEndsBeforeItBegins),
        ({"ends": moment("2026-11-01 00:00")}, ForceEndsBeforeItBegins),
    ],
)
def test_an_exception_ends_after_it_begins(
    fields: dict[str, Any], error: type[Refusal], clause: Clause, office: User
) -> None:
    with pytest.raises(error):
        make_exception(clause, office, **fields)


def test_nothing_is_excepted_from_a_draft(agency: Agency, office: User) -> None:
    clause = make_clause(make_directive(agency, office), office)

    with pytest.raises(NotInForceClause):
        make_exception(clause, office)


def test_an_exception_outlives_an_extension(clause: Clause, office: User) -> None:
    draft = extend_directive(
        clause.edition.directive_id, until=moment("2027-01-01 00:00"), by=office, at=ENTERED
    )
    put_in_force(draft.pk, by=office, at=ENTERED, seen=draft.version)
    continued = draft.clauses.get()

    given = make_exception(continued, office)

    assert (given.clause, continued.line_id) == (clause, clause.pk)


def test_recording_and_revoking_change_the_rules_and_stand_in_the_record(
    clause: Clause, agency: Agency, office: User
) -> None:
    before = Agency.objects.get(pk=agency.pk).revision
    given = make_exception(clause, office)
    revoke_exception(given.pk, by=office, at=moment("2026-12-02 09:00"), reason="hết lũ")

    assert Agency.objects.get(pk=agency.pk).revision == before + 2
    assert [
        event.action
        for event in Event.objects.filter(
            subject_id=given.pk, subject="directives.WrittenException"
        ).order_by("pk")
    ] == [
        "directives.except",
        "directives.revoke-exception",
    ]


def test_a_revoked_exception_held_until_it_was_taken_back_and_is_not_taken_back_twice(
    clause: Clause, office: User
) -> None:
    given = make_exception(clause, office)
    given = revoke_exception(given.pk, by=office, at=moment("2026-12-02 09:00"), reason="hết lũ")

    held = [
        given.holds_at(moment(at))
        for at in ("2026-11-30 23:59", "2026-12-01 00:00", "2026-12-02 08:59", "2026-12-02 09:00")
    ]
    assert held == [False, True, True, False]
    with pytest.raises(ExceptionGone):
        revoke_exception(given.pk, by=office, at=moment("2026-12-03 09:00"), reason="lần nữa")


def test_a_refused_exception_keeps_everything_that_was_typed(
    client: Client, clause: Clause
) -> None:
    typed = {
        "number": "9/TB", "issuer": "Sở Nội vụ", "issuer_level": "agency", "effect": "amount", "amount": "6", "from_day": "01/12/2026",
        "note": "trực lũ",
    }  # fmt: skip
    page = client.post(reverse("directives:except", args=[clause.pk]), typed)

    assert page.status_code == 422
    assert "không có thẩm quyền" in page.content.decode()
    assert [page.context["form"][name].value() for name in ("number", "amount", "note")] == [
        "9/TB",
        "6",
        "trực lũ",
    ]


def test_the_office_records_an_exception_and_everybody_reads_it(
    client: Client, client_of: Callable[[User], Client], clause: Clause, agency: Agency
) -> None:
    typed = {
        "number": "41/UBND-NC",
        "issuer": CITY,
        "issuer_level": "province",
        "effect": "amount",
        "amount": "1/2",
        "from_day": "01/12/2026",
    }
    answer = client.post(reverse("directives:except", args=[clause.pk]), typed, follow=True)
    read = client_of(make_user(Role.READER, agency)).get(reverse("directives:exceptions"))

    assert answer.status_code == 200
    assert [
        (row["given"].number, row["given"].num, row["given"].den, row["holds"])
        for row in read.context["rows"]
    ] == [("41/UBND-NC", 1, 2, False)]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_a_fixed_number_of_queries(
    rows: int, client: Client, agency: Agency, office: User, django_assert_num_queries: Any
) -> None:
    """However many clauses speak of zones and stages."""
    for number in range(rows):
        directive = make_directive(agency, office, number=f"{number}")
        draft = draft_of(directive)
        begins, zone = moment("2026-11-30 00:00"), make_zone(agency, f"Phường {number}").code
        phase = add_phase(
            draft.pk, name="", begins=begins, ends=None, by=office, at=ENTERED, seen=draft.version
        )
        clause = make_clause(directive, office, phase_id=phase.pk, office_zones=(zone,))
        put_in_force(draft.pk, by=office, at=ENTERED, seen=draft_of(directive).version)
        make_exception(clause, office)
    client.get(reverse("directives:exceptions"))

    with django_assert_num_queries(LIST_QUERIES):
        page = client.get(reverse("directives:exceptions"))

    assert len(page.context["rows"]) == rows


def test_another_agencys_exceptions_are_not_there(
    client_of: Callable[[User], Client], clause: Clause, office: User
) -> None:
    given, elsewhere = (
        make_exception(clause, office),
        client_of(make_user(Role.OFFICE, make_agency())),
    )

    assert [
        elsewhere.get(reverse("directives:except", args=[clause.pk])).status_code,
        elsewhere.get(reverse("directives:revoke-exception", args=[given.pk])).status_code,
        len(elsewhere.get(reverse("directives:exceptions")).context["rows"]),
    ] == [404, 404, 0]


def test_a_documents_page_shows_what_was_excepted_from_it_until_it_is_taken_back(
    client: Client, clause: Clause, office: User
) -> None:
    given, url = (
        make_exception(clause, office),
        reverse("directives:directive", args=[clause.edition.directive_id]),
    )
    before = [one.number for one in client.get(url).context["exceptions"]]
    revoke_exception(given.pk, by=office, at=moment("2026-12-02 09:00"), reason="hết lũ")

    assert (before, list(client.get(url).context["exceptions"])) == (["41/UBND-NC"], [])


def test_who_keeps_directives_is_told_of_an_exception_before_it_ends(
    clause: Clause, agency: Agency, office: User
) -> None:
    make_staff(make_unit(agency), user=office)
    keeper = mandate_of(office, on=ENTERED.date())
    head = make_user(Role.HEAD, unit=make_unit(agency))
    make_staff(make_unit(agency), user=head)
    other = mandate_of(head, on=ENTERED.date())
    assert keeper
    assert other
    make_exception(clause, office, number="41/UBND", ends=moment("2026-12-08 00:00"))
    make_exception(clause, office, number="42/UBND", ends=None)
    told = {
        day: [row.title for row in exceptions_ending(keeper, at=moment(f"2026-12-{day:02} 09:00"))]
        for day in (1, 7, 8)
    }

    assert told == {
        1: ["Ngoại lệ sắp hết hạn: 41/UBND"],
        7: ["Ngoại lệ sắp hết hạn: 41/UBND"],
        8: [],
    }
    assert not [*exceptions_ending(keeper, at=moment("2026-11-29 09:00"))]
    assert not [*exceptions_ending(other, at=moment("2026-12-07 09:00"))]
