"""The pages of what was sent: who may open them, what they show, and that nothing leaks."""

import hashlib
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from django.test import Client

import clock
from accounts.models import User
from notices.models import Delivery, Run
from notices.tests.outbox import begin, key, letter
from outgoing.services import run_due, send_waiting
from outgoing.tests.test_lists import HALF_PAST_SEVEN, the_list
from tests.factories import MONDAY, make_agency, make_unit, make_user, moment
from tests.pages import assert_strict, close_up
from units.enums import Role
from units.models import Agency, Unit

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
READERS = (
    Role.DIRECTOR,
    Role.DEPUTY_DIRECTOR,
    Role.OFFICE,
    Role.CHIEF_OF_OFFICE,
    Role.READER,
    Role.AUDITOR,
)
OTHERS = (Role.HEAD, Role.DEPUTY, Role.CLERK, Role.STAFF, Role.ADMIN)
DAY = "/reports/2026-11-30/"


@pytest.fixture(autouse=True)
def nine_o_clock() -> Iterator[None]:
    with clock.freeze(moment("2026-11-30 09:00")):
        yield


@pytest.fixture
def sent(agency: Agency, unit: Unit) -> Run:
    """Monday's list, gone to both its recipients."""
    run_due(HALF_PAST_SEVEN)
    send_waiting(now=lambda: HALF_PAST_SEVEN + timedelta(seconds=78))
    return the_list()


@pytest.fixture
def office(agency: Agency) -> User:
    return make_user(Role.OFFICE, agency)


def first_letter(run: Run) -> Delivery:
    found = run.deliveries.order_by("recipient_name").first()
    assert found is not None
    return found


# -- who may open what
# --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("role", READERS)
def test_readers_of_reports_open_every_page(
    role: Role, agency: Agency, sent: Run, client_of: SignIn
) -> None:
    client = client_of(make_user(role, agency))
    uuid = first_letter(sent).uuid

    answers = [
        client.get(url)
        for url in (
            "/reports/",
            DAY,
            f"/reports/mail/{uuid}/",
            f"/reports/mail/{uuid}/eml/",
            "/today/",
        )
    ]

    assert [answer.status_code for answer in answers] == [200] * 5


@pytest.mark.parametrize("role", OTHERS)
def test_others_open_only_today(
    role: Role, agency: Agency, unit: Unit, sent: Run, client_of: SignIn
) -> None:
    client = client_of(make_user(role, agency, unit))
    uuid = first_letter(sent).uuid

    answers = [
        client.get(url)
        for url in (
            "/reports/",
            DAY,
            f"/reports/mail/{uuid}/",
            f"/reports/mail/{uuid}/eml/",
            f"/reports/mail/{uuid}/html/",
        )
    ]

    assert [answer.status_code for answer in answers] == [403] * 5
    assert client.get("/today/").status_code == 200


def test_strangers_are_sent_to_sign_in(sent: Run) -> None:
    for url in ("/reports/", DAY, "/today/", f"/reports/mail/{first_letter(sent).uuid}/eml/"):
        assert Client().get(url).status_code == 302


def test_another_agencys_reports_are_not_there(sent: Run, client_of: SignIn) -> None:
    client = client_of(make_user(Role.OFFICE, make_agency(name="Sở khác")))
    uuid = first_letter(sent).uuid

    pages = [client.get(f"/reports/mail/{uuid}/{part}") for part in ("", "eml/", "html/")]

    assert [page.status_code for page in pages] == [404] * 3
    assert client.post(f"{DAY}correct/", {"reason": "x"}).status_code == 404
    for url in ("/reports/", DAY, "/today/", "/today/2026-11-30/"):
        assert "Đỗ Khánh Vân" not in client.get(url).content.decode()
        assert "bo.example" not in client.get(url).content.decode()


@pytest.mark.parametrize(
    ("url", "method"),
    [("/reports/", "post"), (DAY, "post"), ("/today/", "post"), (f"{DAY}correct/", "get")],
)
def test_each_page_takes_only_its_method(
    url: str, method: str, office: User, client_of: SignIn
) -> None:
    assert getattr(client_of(office), method)(url).status_code == 405


@pytest.mark.parametrize(
    "url",
    [
        "/reports/2026-02-30/",
        "/reports/0001-01-01/",
        "/today/9999-12-31/",
        "/reports/mail/00000000-0000-4000-8000-000000000000/",
        "/reports/reminders/2026-11-30/",
    ],
)
def test_what_is_not_there_is_a_404(url: str, office: User, client_of: SignIn) -> None:
    assert client_of(office).get(url).status_code == 404


# -- the list of runs
# --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_runs_costs_the_same_for_any_number(
    rows: int,
    agency: Agency,
    office: User,
    client_of: SignIn,
    django_assert_num_queries: Callable[..., object],
) -> None:
    client = client_of(office)
    for number in range(rows):
        begin(
            letter("a@x.example"),
            letter("b@x.example"),
            at=moment("2026-11-30 08:55"),
            run=key(agency.pk, day=MONDAY + timedelta(days=number)),
        )

    with django_assert_num_queries(19):
        page = client.get("/reports/")

    assert len(page.context["rows"]) == rows
    assert_strict(page)


def test_without_any_run_the_page_says_so(office: User, client_of: SignIn) -> None:
    page = client_of(office).get("/reports/")

    assert "Chưa gửi báo cáo nào" in page.content.decode()


def test_runs_are_chosen_by_month_and_kind(agency: Agency, office: User, client_of: SignIn) -> None:
    client = client_of(office)
    begin(run=key(agency.pk), at=moment("2026-11-30 07:30"))
    begin(run=key(agency.pk, kind=Run.Kind.REMINDER, step="late"), at=moment("2026-11-27 16:00"))
    begin(run=key(agency.pk, day=date(2026, 12, 1)), at=moment("2026-12-01 07:30"))

    def shown(query: str) -> list[tuple[str, date]]:
        return [
            (row.run.kind, row.run.local_date)
            for row in client.get(f"/reports/{query}").context["rows"]
        ]

    assert shown("?month=2026-12") == [("daily-list", date(2026, 12, 1))]
    assert shown("") == [("daily-list", MONDAY), ("reminder", MONDAY)]
    assert shown("?month=2026-11&kind=reminder") == [("reminder", MONDAY)]
    assert shown("?month=nonsense&kind=nonsense") == shown("")


# -- one day
# --------------------------------------------------------------------------------------------------
def test_the_day_proves_when_to_whom_and_what(sent: Run, office: User, client_of: SignIn) -> None:
    page = client_of(office).get(DAY)

    said = page.content.decode()
    assert "Đã gửi đủ 2 nơi nhận lúc 7h31" in said
    assert "Sớm hơn hạn 8h00 là 28 phút 42 giây." in said
    assert [happening.title for happening in page.context["story"]] == [
        "Chốt danh sách",
        "Lập văn bản",
        "Gửi thư",
        "Lưu chứng cứ",
    ]
    assert page.context["mail"].text == sent.body_text
    assert page.context["alerts"] == ()
    assert_strict(page)


def test_the_line_of_the_day_says_when_it_was_closed_and_sent(
    sent: Run, office: User, client_of: SignIn
) -> None:
    page = close_up(client_of(office).get(DAY).content.decode())

    [line] = re.findall(r'<text class="now"[^>]*>([^<]*)</text>', page)
    assert line == "7h30 chốt, 7h31 gửi xong"


@pytest.mark.parametrize("rows", [1, 3])
def test_the_day_costs_the_same_for_any_number_of_recipients(
    rows: int,
    agency: Agency,
    office: User,
    client_of: SignIn,
    django_assert_num_queries: Callable[..., object],
) -> None:
    client = client_of(office)
    letters = (letter(f"n{number}@x.example") for number in range(rows))
    begin(*letters, at=moment("2026-11-30 08:55"), run=key(agency.pk))

    with django_assert_num_queries(23):
        page = client.get(DAY)

    assert len(page.context["letters"]) == rows


def test_a_late_list_says_by_how_much(
    agency: Agency, unit: Unit, office: User, client_of: SignIn
) -> None:
    run_due(moment("2026-11-30 08:47"))
    send_waiting(now=lambda: moment("2026-11-30 08:47"))

    page = client_of(office).get(DAY)

    assert "Muộn so với hạn 8h00 là 47 phút 0 giây." in page.content.decode()


def test_at_the_very_deadline_it_is_late(
    agency: Agency, unit: Unit, office: User, client_of: SignIn
) -> None:
    run_due(HALF_PAST_SEVEN)
    send_waiting(now=lambda: moment("2026-11-30 08:00"))

    assert client_of(office).get(DAY).context["row"].late_by == timedelta(0)


def test_refusals_stand_in_the_story_with_the_servers_words(
    agency: Agency, office: User, client_of: SignIn
) -> None:
    run = begin(letter(""), letter("b@x.example"), run=key(agency.pk))
    run.deliveries.filter(address="b@x.example").update(
        state="failed", attempts=1, last_code=550, last_text="No such user"
    )
    run.deliveries.get(address="b@x.example").tries.create(
        number=1,
        started_at=HALF_PAST_SEVEN,
        ended_at=HALF_PAST_SEVEN,
        outcome="refused",
        code=550,
        text="No such user",
    )

    page = client_of(office).get(DAY)

    assert [(each.kind, each.title, each.reply) for each in page.context["story"]][3:5] == [
        ("fail", "Phòng Tổng hợp: gửi không thành công", "550 No such user"),
        ("fail", "Phòng Tổng hợp: gửi không thành công", ""),
    ]
    assert_strict(page)


def test_before_its_hour_the_day_says_when(
    agency: Agency, unit: Unit, office: User, client_of: SignIn
) -> None:
    with clock.freeze(moment("2026-11-30 07:00")):
        today = client_of(office).get(DAY)
    sunday = client_of(office).get("/reports/2026-11-29/")

    assert "Danh sách sẽ gửi lúc 7h30" in today.content.decode()
    assert "Ngày này không có danh sách nào" in sunday.content.decode()


def test_the_office_is_alarmed_and_nobody_else(
    agency: Agency, unit: Unit, office: User, client_of: SignIn
) -> None:
    said = "Danh sách trực ngày 30/11/2026 chưa gửi. Hạn gửi: 8h00."

    for url in ("/reports/", DAY, "/today/"):
        assert said in client_of(office).get(url).content.decode()
        assert said not in client_of(make_user(Role.DIRECTOR, agency)).get(url).content.decode()


# -- the exact mail
# --------------------------------------------------------------------------------------------------
def test_the_bytes_to_take_away_are_the_ones_that_left(
    sent: Run, office: User, client_of: SignIn
) -> None:
    delivery = first_letter(sent)

    answer = client_of(office).get(f"/reports/mail/{delivery.uuid}/eml/")

    assert answer.content == bytes(delivery.message)
    assert hashlib.sha256(answer.content).hexdigest() == delivery.sha256
    assert (
        answer.headers["Content-Disposition"]
        == f'attachment; filename="2026-11-30-{delivery.uuid}.eml"'
    )
    assert answer.headers["Content-Type"] == "message/rfc822"


def test_the_mails_own_page_can_do_nothing(sent: Run, office: User, client_of: SignIn) -> None:
    answer = client_of(office).get(f"/reports/mail/{first_letter(sent).uuid}/html/")

    assert answer.content.decode().replace("\r\n", "\n") == sent.body_html
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"


def test_a_mail_that_was_never_made_has_a_page_but_no_bytes(
    agency: Agency, office: User, client_of: SignIn
) -> None:
    delivery = first_letter(begin(letter(""), run=key(agency.pk)))
    client = client_of(office)

    assert client.get(f"/reports/mail/{delivery.uuid}/").status_code == 200
    assert client.get(f"/reports/mail/{delivery.uuid}/eml/").status_code == 404


# -- corrections
# --------------------------------------------------------------------------------------------------
def test_the_office_sends_an_update_with_its_reason(
    sent: Run, office: User, client_of: SignIn
) -> None:
    client = client_of(office)

    answer = client.post(f"{DAY}correct/", {"reason": "Thay người trực"}, follow=True)

    assert answer.redirect_chain == [(DAY, 302)]
    assert answer.context["row"].run.note == "Thay người trực"
    assert [row.run.revision for row in answer.context["rows"]] == [1, 0]
    assert client.get(f"{DAY}?revision=0").context["row"].run == sent


def test_without_a_reason_nothing_is_sent_and_the_page_says_so(
    sent: Run, office: User, client_of: SignIn
) -> None:
    answer = client_of(office).post(f"{DAY}correct/", {"reason": "  "})

    assert (answer.status_code, Run.objects.filter(revision=1).count()) == (422, 0)
    assert "Hãy ghi lý do cập nhật." in answer.content.decode()


def test_what_was_typed_is_kept_when_nothing_is_approved(
    agency: Agency, office: User, client_of: SignIn
) -> None:
    run_due(HALF_PAST_SEVEN)

    answer = client_of(office).post(f"{DAY}correct/", {"reason": "Gửi đi"})

    assert answer.status_code == 422
    assert "chưa có gì để gửi" in answer.content.decode()
    assert ">\nGửi đi</textarea>" in answer.content.decode()


@pytest.mark.parametrize("role", [Role.DIRECTOR, Role.READER, Role.AUDITOR, Role.HEAD])
def test_only_the_office_sends_updates(
    role: Role, agency: Agency, unit: Unit, sent: Run, client_of: SignIn
) -> None:
    client = client_of(make_user(role, agency, unit))

    assert client.post(f"{DAY}correct/", {"reason": "x"}).status_code == 403


# -- reminders
# --------------------------------------------------------------------------------------------------
def test_the_reminders_of_a_week_say_who_heard_and_who_did_not_need_to(
    agency: Agency, office: User, client_of: SignIn
) -> None:
    unit = make_unit(agency, "Thanh tra")
    head = make_user(Role.HEAD, unit=unit, full_name="Phan Quốc Thịnh")
    run_due(moment("2026-11-26 15:00"))
    send_waiting(now=lambda: moment("2026-11-26 15:01"))

    page = client_of(office).get("/reports/reminders/2026-11-30/")

    assert [
        (step["row"].run.step, [each.address for each in step["letters"]])
        for step in page.context["steps"]
    ] == [("begin-again", [head.email])]
    assert "Phan Quốc Thịnh" in page.content.decode()
    assert_strict(page)
