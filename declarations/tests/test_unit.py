"""Who of a unit lacks a declaration: named with their days, never with their answers."""

from datetime import time, timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import translation

import clock
from audit.models import Event
from calls.enums import DayHalves
from calls.services.coming import ask_to_come
from calls.services.summoning import CallWish, call_people
from declarations.errors import NobodyUndeclared, RemindedAlready
from declarations.models import DeclarationReminder, DeclaredAnswers, MadeDeclaration
from declarations.selectors.policy import declaration_care
from declarations.services.caring import (
    purge_answers,
    remind_undeclared,
    set_declaration_policy,
)
from declarations.tests.factories import (
    FEVER,
    MONDAY_MORNING,
    SignIn,
    account_of,
    asked_office,
    asking,
    declared,
)
from declarations.values.policy import DeclarationCare
from rosters.tests.factories import (
    LEADER,
    MONDAY,
    NOW,
    REMOTE_BY_DEFAULT,
    WEDNESDAY,
    WEEK,
    Office,
    make_office,
    opened,
    put,
)
from tests.factories import moment
from tests.pages import assert_strict
from weeks.enums import Mode
from weeks.errors import NotAllowed

pytestmark = pytest.mark.django_db


def week_url(office: Office) -> str:
    return reverse("rosters:week-unit", args=[office.unit.pk, WEEK])


def unit_url(office: Office) -> str:
    return reverse("declarations:unit", args=[office.unit.pk, WEEK])


def drafted(**clause: object) -> Office:
    """On Sunday, next week is being made: the head comes every day, An on Monday and Wednesday."""
    office = make_office(REMOTE_BY_DEFAULT, LEADER, asking(FEVER, **clause))  # type: ignore[arg-type]
    roster = opened(office)
    put(roster, office.leader, Mode.ON_SITE, by=office.head)
    put(roster, office.staff[0], Mode.ON_SITE, MONDAY, WEDNESDAY, by=office.head)
    return office


def test_before_the_week_is_sent_it_says_who_lacks_it_with_the_clause(client_of: SignIn) -> None:
    office = drafted(days=4)

    with clock.freeze(moment("2026-11-29 08:00")):
        page = client_of(office.head).get(week_url(office))
        clerk = client_of(office.clerk).get(week_url(office))

    [found] = page.context["grid"].findings
    assert (str(found.sentence), found.is_violation) == (
        "02 người đến cơ quan mà chưa có “Khai báo y tế” còn giá trị: Vân (T2, T3, T4), An (T2, T4).",
        True,
    )
    assert str(found.law).startswith("Mục 5, ")
    assert unit_url(office) in page.text
    assert [str(one.sentence) for one in clerk.context["grid"].findings] == [str(found.sentence)]


def test_advice_only_warns_and_who_declared_is_not_named(client_of: SignIn) -> None:
    office = drafted(binding="advice", days=7)
    with translation.override("vi"):
        declared(office.leader)

    with clock.freeze(MONDAY_MORNING):
        page = client_of(office.head).get(week_url(office))

    [found] = page.context["grid"].findings
    assert (found.is_violation, "An (T2, T4)" in str(found.sentence)) == (False, True)
    assert "Vân" not in str(found.sentence)


def test_who_may_not_know_of_health_is_told_the_same_of_the_ill_and_the_silent(
    client_of: SignIn,
) -> None:
    office = asked_office()
    declared(office.leader, "yes")

    with clock.freeze(MONDAY_MORNING):
        seen = {
            user: client_of(user).get(unit_url(office)).context["declared"]
            for user in (office.head, office.clerk)
        }

    states = {
        user: {one.staff_id: one.states[0] for one in page.people}[office.leader.pk]
        for user, page in seen.items()
    }
    assert (states[office.head].standing, states[office.clerk].standing) == ("unfit", "missing")
    assert states[office.clerk].lacking == (MONDAY, MONDAY + timedelta(1), WEDNESDAY)
    assert (seen[office.head].may_reveal, seen[office.clerk].may_reveal) == (True, False)


def test_answers_are_shown_once_and_the_look_is_on_record(client_of: SignIn) -> None:
    office = asked_office()
    declared(office.leader, "yes")
    url = reverse("declarations:answers", args=[office.leader.pk])

    with clock.freeze(MONDAY_MORNING):
        week = client_of(office.head).get(unit_url(office))
        shown = client_of(office.head).post(url)
        kept_out = [
            client_of(user).post(url).status_code for user in (office.clerk, office.director)
        ]
        unasked = client_of(office.head).get(url)

    assert "Bạn có sốt" not in week.text
    assert "Bạn có sốt, ho không?" in shown.text
    assert (kept_out, unasked.status_code) == ([403, 403], 405)
    [event] = Event.objects.filter(action="declarations.reveal")
    assert (event.actor, event.subject_id) == (office.head.pk, office.leader.pk)
    assert_strict(week)
    assert_strict(shown)


def test_a_reminder_is_asked_for_once_a_day(client_of: SignIn) -> None:
    office = asked_office()
    url = reverse("declarations:remind", args=[office.unit.pk])

    with clock.freeze(MONDAY_MORNING):
        said = client_of(office.head).post(url, follow=True)
    with pytest.raises(RemindedAlready):
        remind_undeclared(office.unit.pk, by=office.head, at=MONDAY_MORNING)
    tomorrow = remind_undeclared(office.unit.pk, by=office.clerk, at=moment("2026-12-01 08:00"))

    assert "Sẽ gửi thư nhắc 1 người." in said.text
    assert "Hôm nay đã nhắc." in said.text
    assert (tomorrow, DeclarationReminder.objects.count()) == (1, 2)


def test_nobody_is_reminded_where_all_declared_or_by_who_makes_no_rosters() -> None:
    office = asked_office()
    declared(office.leader)

    with pytest.raises(NobodyUndeclared):
        remind_undeclared(office.unit.pk, by=office.head, at=MONDAY_MORNING)
    with pytest.raises(NotAllowed):
        remind_undeclared(office.unit.pk, by=office.director, at=MONDAY_MORNING)


def test_answers_go_when_their_time_is_over_and_the_bare_fact_stays() -> None:
    office = asked_office()
    well, ill = declared(office.leader), declared(office.staff[0], "yes")
    care = DeclarationCare(keep_days=10)
    set_declaration_policy(care, by=office.office, at=NOW)

    kept = purge_answers(at=moment("2026-12-12 23:00"))
    gone = purge_answers(at=moment("2026-12-13 01:00"))
    again = purge_answers(at=moment("2026-12-13 01:01"))

    assert (kept, gone, again) == (0, 2, 0)
    assert [*MadeDeclaration.objects.all()] == [well]
    assert (DeclaredAnswers.objects.count(), ill.is_cleared) == (0, False)
    assert Event.objects.get(action="declarations.purge").after["answers"] == 2
    assert declaration_care(office.agency) == care


def test_a_command_destroys_what_is_over(capsys: pytest.CaptureFixture[str]) -> None:
    office = asked_office()
    declared(office.leader)

    with clock.freeze(moment("2027-01-03 08:00")):
        call_command("purge_answers")

    assert capsys.readouterr().out == "1 declarations lost their answers.\n"


def test_the_office_chooses_when_and_how_long(client_of: SignIn) -> None:
    office = asked_office()
    url, sent = reverse("declarations:care"), {"remind_at": "18h30", "keep_days": "14"}

    wrong = client_of(office.office).post(url, {**sent, "keep_days": "0"})
    client_of(office.office).post(url, sent)

    care = declaration_care(office.agency)
    assert (wrong.status_code, care.sends_reminders, care.keep_days) == (422, False, 14)
    assert f"{care.remind_at:%H:%M}" == "18:30"
    assert_strict(wrong)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_week_costs_the_same_for_one_and_three(
    rows: int, client_of: SignIn, django_assert_num_queries: object
) -> None:
    office = asked_office()
    for staff in (office.leader, *office.staff)[:rows]:
        declared(staff)
    client = client_of(office.head)

    with clock.freeze(MONDAY_MORNING):
        client.get(unit_url(office))
        with django_assert_num_queries(18):  # type: ignore[operator]
            page = client.get(unit_url(office))

    assert sum(one.states[0].until is not None for one in page.context["declared"].people) == rows


def test_before_anybody_planned_the_week_nobody_is_known_to_come(client_of: SignIn) -> None:
    office = make_office(asking(FEVER))

    with clock.freeze(NOW):
        page = client_of(office.head).get(unit_url(office))

    assert "Chưa có lịch tuần này: chưa biết ai đến cơ quan" in page.text
    assert page.context["declared"].lacking == ()


def test_who_asks_to_come_and_who_decides_are_told_that_it_is_missing(client_of: SignIn) -> None:
    office = asked_office()
    an = office.staff[0]
    wish = {"day": MONDAY, "halves": DayHalves.WHOLE, "reason": "Ký gấp"}
    asked = ask_to_come(**wish, by=account_of(an), at=MONDAY_MORNING)  # type: ignore[arg-type]
    url = reverse("calls:request", args=[asked.pk])

    with clock.freeze(MONDAY_MORNING):
        before = [client_of(user).get(url).text for user in (account_of(an), office.head)]
        declared(an)
        after = client_of(office.head).get(url).text

    said = "Chưa có “Khai báo y tế” còn giá trị cho ngày này."
    assert [said in page for page in (*before, after)] == [True, True, False]
    assert reverse("declarations:mine") in before[0]


@pytest.mark.parametrize("rows", [1, 3])
def test_who_is_called_and_who_calls_are_told_that_it_is_missing(
    rows: int, client_of: SignIn, django_assert_num_queries: object
) -> None:
    office = asked_office()
    people = office.staff[:rows]
    wish = CallWish(
        day=MONDAY,
        halves=DayHalves.AFTERNOON,
        reason="Khắc phục sự cố",
        place="",
        present_by=time(14),
        answer_by=moment("2026-11-30 11:00"),
    )
    summons = call_people(people, wish, seal="", by=office.head, at=MONDAY_MORNING)
    url = reverse("calls:summons", args=[summons.pk])
    own = reverse("calls:called", args=[summons.people.get(staff=people[0]).pk])
    said = "Chưa có “Khai báo y tế” còn giá trị cho ngày này."
    client, me = client_of(office.head), client_of(account_of(people[0]))

    with clock.freeze(MONDAY_MORNING):
        client.get(url)
        with django_assert_num_queries(20):  # type: ignore[operator]
            before = client.get(url)
        called = me.get(own)
        for one in people:
            declared(one)
        after = [client.get(url).text.count(said), me.get(own).text.count(said)]

    assert before.text.count(said) == rows
    assert reverse("declarations:mine") not in before.text
    assert said in called.text
    assert reverse("declarations:mine") in called.text
    assert after == [0, 0]
