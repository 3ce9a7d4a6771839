"""What I declare on my phone before I come, and what is said to who may not."""

from datetime import timedelta

import pytest
from django.urls import reverse

import clock
from audit.models import Event
from declarations.errors import AnswerAhead, AnswerNeeded, EntryNotAsked, NothingToRenew
from declarations.models import DeclaredAnswers, MadeDeclaration
from declarations.selectors.own import declarations_to_make, own_declarations
from declarations.services.declaring import make_declaration, renew_declaration
from declarations.tests.factories import (
    FEVER,
    MONDAY_MORNING,
    TESTED,
    SignIn,
    account_of,
    asked_office,
    asking,
    declared,
    seal_of,
)
from planning.rules.entry_declaration import EntryStanding
from rosters.tests.factories import MONDAY, WEEK, lawful_office, make_office
from tests.factories import make_agency, make_user, moment
from tests.pages import assert_strict
from units.enums import Role
from weeks.errors import NotAllowed

pytestmark = pytest.mark.django_db
MINE = reverse("declarations:mine")


def test_who_comes_is_asked_until_they_declared(client_of: SignIn) -> None:
    office = asked_office()
    client = client_of(office.head)

    with clock.freeze(MONDAY_MORNING):
        before = client.get(MINE)
        [(one, form)] = before.context["forms"]
        url = reverse("declarations:declare", args=[one.seal])
        said = client.post(url, {f"{one.seal}-answer-0": "no"}, follow=True)
        [(after, _form)] = said.context["forms"]

    assert (one.standing, one.is_coming, list(form.fields)) == ("missing", True, ["answer-0"])
    assert "Bạn đến cơ quan thứ Hai, ngày 30/11/2026, hãy khai trước khi đến." in before.text
    assert "Đã khai, có giá trị đến hết ngày 02/12/2026." in said.text
    assert (after.standing, str(after.until), after.can_renew) == ("cleared", "2026-12-02", True)
    assert_strict(before)
    assert_strict(said)


def test_who_answers_that_they_are_ill_is_told_what_to_do(client_of: SignIn) -> None:
    office = asked_office(advice="Ở nhà, gọi trạm y tế phường.")
    client, url = client_of(office.head), reverse("declarations:declare", args=["0"])

    with clock.freeze(MONDAY_MORNING):
        seal = seal_of(office.leader)
        url = reverse("declarations:declare", args=[seal])
        page = client.post(url, {f"{seal}-answer-0": "yes"}, follow=True)
        week = client.get(reverse("ownweek:week", args=[WEEK]))

    assert "Bạn chưa đủ điều kiện đến cơ quan" in page.text
    assert page.text.count("Ở nhà, gọi trạm y tế phường.") == 1
    assert "Ở nhà, gọi trạm y tế phường." in week.text
    assert not page.context["forms"][0][0].can_renew


def test_a_question_without_an_answer_keeps_what_was_typed(client_of: SignIn) -> None:
    office = asked_office(FEVER, TESTED)

    with clock.freeze(MONDAY_MORNING):
        seal = seal_of(office.leader)
        sent = {f"{seal}-answer-0": "no", f"{seal}-answer-1": "31/12/2026"}
        url = reverse("declarations:declare", args=[seal])
        ahead = client_of(office.head).post(url, sent)
        empty = client_of(office.head).post(url, {f"{seal}-answer-1": "29/11/2026"})

    assert (ahead.status_code, empty.status_code) == (422, 422)
    assert "Ngày trong câu trả lời không được sau hôm nay." in ahead.text
    assert ("31/12/2026" in ahead.text, "29/11/2026" in empty.text) == (True, True)
    assert "Hãy trả lời câu này." in empty.text
    assert MadeDeclaration.objects.count() == 0
    assert_strict(ahead)


def test_one_press_says_it_is_as_last_time_while_that_is_good_enough() -> None:
    office = asked_office(FEVER, TESTED)
    head = office.leader
    declared(head, "no", "2026-11-29")
    tuesday, friday = moment("2026-12-01 07:00"), moment("2026-12-04 07:00")

    again = renew_declaration(seal_of(head), by=office.head, at=tuesday)
    with pytest.raises(NothingToRenew):
        renew_declaration(seal_of(head), by=office.head, at=friday)

    assert (str(again.first), str(again.last)) == ("2026-12-01", "2026-12-02")
    assert [one.can_renew for one in own_declarations(head, at=friday)] == [False]


def test_twice_does_not_double_and_the_record_keeps_no_answer() -> None:
    office = asked_office()

    first, second = declared(office.leader, "yes"), declared(office.leader, "yes")

    assert first == second
    assert DeclaredAnswers.objects.count() == 1
    [event] = Event.objects.filter(action="declarations.declare")
    assert event.after == {"title": "Khai báo y tế", "first": "2026-11-30", "last": "2026-12-02"}


def test_what_a_changed_clause_asks_is_declared_anew(client_of: SignIn) -> None:
    office = asked_office()
    head = office.leader
    old = seal_of(head)

    with pytest.raises(EntryNotAsked):
        make_declaration("0" * 16, ("no",), by=office.head, at=MONDAY_MORNING)
    with pytest.raises(AnswerNeeded):
        make_declaration(old, ("maybe",), by=office.head, at=MONDAY_MORNING)
    with pytest.raises(AnswerNeeded):
        make_declaration(old, (), by=office.head, at=MONDAY_MORNING)
    with pytest.raises(NotAllowed):
        make_declaration(old, ("no",), by=office.director, at=MONDAY_MORNING)


def test_a_date_to_come_is_refused_wherever_it_comes_from() -> None:
    office = asked_office(TESTED)

    with pytest.raises(AnswerAhead):
        declared(office.leader, "2026-12-01")
    with pytest.raises(AnswerNeeded):
        declared(office.leader, "hôm qua")


def test_only_who_comes_has_it_to_do_and_the_others_may_declare(client_of: SignIn) -> None:
    office = asked_office()
    at_home = office.staff[0]

    assert len(declarations_to_make(office.leader, at=MONDAY_MORNING)) == 1
    assert declarations_to_make(at_home, at=MONDAY_MORNING) == ()
    assert [one.standing for one in own_declarations(at_home, at=MONDAY_MORNING)] == [
        EntryStanding.MISSING
    ]
    assert declared(at_home).is_cleared


def test_the_clause_says_of_whom_it_asks() -> None:
    office = make_office(asking(FEVER, tags=["driver"]))

    assert own_declarations(office.leader, at=MONDAY_MORNING) == ()


def test_each_day_is_declared_for_from_the_evening_before() -> None:
    office = asked_office(validity="day")
    head, evening = office.leader, moment("2026-11-30 18:00")
    declared(head)

    made = declared(head, at=evening)

    assert (made.first, made.last) == (MONDAY + timedelta(days=1), MONDAY + timedelta(days=1))
    assert declarations_to_make(head, at=evening) == ()


def test_another_agency_and_somebody_without_a_post_are_told_of_nothing(
    client_of: SignIn,
) -> None:
    office = asked_office()
    stranger = make_user(Role.HEAD, unit=make_office(agency=make_agency("khac")).unit)

    with clock.freeze(MONDAY_MORNING):
        seal = seal_of(office.leader)
        for user in (stranger, office.director):
            client = client_of(user)
            answers = [
                client.post(reverse(f"declarations:{name}", args=[seal])).status_code
                for name in ("declare", "renew")
            ]
            assert answers == [404, 404]
    assert client_of(account_of(office.staff[0])).get(MINE).status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_my_list_costs_the_same_for_one_and_three(
    rows: int, client_of: SignIn, django_assert_num_queries: object
) -> None:
    clauses = [asking(FEVER, title=f"Khai báo {number}") for number in range(rows)]
    office = make_office(*clauses)
    client = client_of(office.head)

    with clock.freeze(MONDAY_MORNING):
        client.get(MINE)
        with django_assert_num_queries(29):  # type: ignore[operator]
            page = client.get(MINE)

    assert len(page.context["forms"]) == rows


def test_without_a_clause_the_page_reads_only_who_one_is_and_the_law(
    client_of: SignIn, django_assert_num_queries: object
) -> None:
    client = client_of(lawful_office().head)

    with clock.freeze(MONDAY_MORNING):
        client.get(MINE)
        with django_assert_num_queries(11):  # type: ignore[operator]
            page = client.get(MINE)

    assert "Không phải khai báo gì" in page.text
