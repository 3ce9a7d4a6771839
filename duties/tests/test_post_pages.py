"""The pages of posts: what they show, what a form writes, what is refused, and to whom."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from audit.models import Event
from duties.enums import CoverClass, QualifiedBy
from duties.models import DutyExemption, DutyPost, PostQualification
from duties.selectors.post_page import post_cards, release_lines
from duties.services.posts import sketch_of
from duties.tests.factories import make_fit, make_post, make_shift, minutes
from duties.values.posts import CoverWish
from rosters.tests.factories import Office, make_office, mandate
from tests.factories import LONG_AGO, make_staff
from tests.pages import assert_strict

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]
SignIn = Callable[[User], Client]
TODAY = date(2026, 11, 25)
POST = {"name": "Trực cơ quan", "kind": "officer", "on_site": "on"}
SHIFT = {"begins": "17h00", "ends": "6h30", "working": "1", "tet": "1-2"}


@pytest.fixture
def office() -> Office:
    return make_office()


@pytest.fixture
def clerk(office: Office, client_of: SignIn) -> Client:
    """A browser of the Office."""
    return client_of(office.office)


def send(client: Client, to: str, /, *parts: object, **fields: Any) -> Any:
    return client.post(reverse(to, args=parts), fields)


def test_a_post_begins_with_its_name_and_leads_to_its_shifts(office: Office, clerk: Client) -> None:
    answer = send(clerk, "duties:new-post", **POST)

    post = DutyPost.objects.get()
    assert (post.name, post.kind, post.unit, post.on_site) == (
        "Trực cơ quan", "officer", None, True,
    )  # fmt: skip
    assert answer.url == reverse("duties:post", args=[post.pk])


def test_a_name_that_is_taken_is_said_beside_the_name(office: Office, clerk: Client) -> None:
    make_post(office.agency, "Trực cơ quan")

    answer = send(clerk, "duties:new-post", **POST)

    assert answer.status_code == 422
    assert answer.context["form"].errors == {"name": ["Đã có vị trí trực tên “Trực cơ quan”."]}


def test_a_head_makes_posts_of_the_own_unit_only(office: Office, client_of: SignIn) -> None:
    answer = send(client_of(office.head), "duties:new-post", **POST)

    assert answer.context["form"].errors == {"unit": ["Trường này là bắt buộc."]}


def test_a_shift_that_ends_before_it_begins_ends_on_the_next_day(
    office: Office, clerk: Client
) -> None:
    post = make_post(office.agency)

    send(clerk, "duties:new-shift", post.pk, **SHIFT)

    sketch = sketch_of(post.shifts.get())
    assert (sketch.begins, sketch.ends) == (minutes("17:00"), minutes("30:30"))
    assert sketch.cover == {
        CoverClass.WORKING: CoverWish(1, 1, 1),
        CoverClass.TET: CoverWish(1, 2, 2),
    }


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"working": "", "tet": ""}, {"working": ["Ghi số người trực cho ít nhất một loại ngày."]}),
        ({"working": "nhiều"}, {"working": ["Ghi số người, ví dụ 1 hoặc 1-2."]}),
        ({"begins": "25h"}, {"begins": ["Ghi giờ theo dạng 7h30."]}),
        ({"begins": "7h75"}, {"begins": ["Ghi giờ theo dạng 7h30."]}),
        (
            {"working": "3-1"},
            {"__all__": ["Số người ít nhất không được lớn hơn số người nhiều nhất."]},
        ),
    ],
)
def test_what_is_no_shift_is_said_where_it_was_typed(
    typed: dict[str, str], wrong: dict[str, list[str]], office: Office, clerk: Client
) -> None:
    post = make_post(office.agency)

    answer = send(clerk, "duties:new-shift", post.pk, **{**SHIFT, **typed})

    assert (answer.status_code, answer.context["form"].errors) == (422, wrong)
    assert post.shifts.count() == 0


def test_a_shift_is_shown_as_it_would_be_typed(office: Office, clerk: Client) -> None:
    post = make_post(office.agency)
    send(clerk, "duties:new-shift", post.pk, **SHIFT)
    shift = post.shifts.get()

    form = clerk.get(reverse("duties:shift", args=[shift.pk])).context["form"]

    assert {name: form[name].value() for name in ("begins", "ends", "working", "rest", "tet")} == {
        "begins": "17h00", "ends": "6h30", "working": "1", "rest": "", "tet": "1-2",
    }  # fmt: skip


def test_who_saves_second_sees_what_the_first_one_changed(office: Office, clerk: Client) -> None:
    post = make_post(office.agency, "Trực ban")
    form = clerk.get(reverse("duties:post", args=[post.pk])).context["form"]
    send(clerk, "duties:post", post.pk, **{**POST, "name": "Trực ban đêm"})

    answer = send(
        clerk, "duties:post", post.pk, **{**POST, "phone": "113", "seen": form.initial["seen"]}
    )

    assert answer.status_code == 422
    assert answer.context["form"].errors["name"] == ["Đã đổi từ “Trực ban” thành “Trực ban đêm”."]


def test_the_page_of_a_post_is_strict(office: Office, clerk: Client) -> None:
    post = make_post(office.agency)
    make_shift(post)
    make_fit(post, *office.staff)

    assert_strict(clerk.get(reverse("duties:post", args=[post.pk])))


def test_people_and_ranks_are_chosen_from_one_list(office: Office, clerk: Client) -> None:
    post, person = make_post(office.agency), office.staff[0]
    when = {"who-first": "01/12/2026"}

    send(clerk, "duties:qualify", post.pk, **{"who-who": f"person:{person.pk}", **when})
    send(
        clerk,
        "duties:qualify",
        post.pk,
        **{"who-who": "rank:deputy", "who-unit": office.unit.pk, **when},
    )

    assert list(post.qualifications.values_list("by", "code", "staff", "unit")) == [
        (QualifiedBy.PERSON, "", person.pk, None),
        (QualifiedBy.RANK, "deputy", None, office.unit.pk),
    ]


def test_a_period_that_ends_before_it_begins_is_said(office: Office, clerk: Client) -> None:
    post = make_post(office.agency)
    typed = {"who-who": "rank:head", "who-first": "02/12/2026", "who-last": "01/12/2026"}

    answer = send(clerk, "duties:qualify", post.pk, **typed)

    assert answer.status_code == 422
    assert answer.context["qualification_form"].non_field_errors() == [
        "Ngày cuối (01/12/2026) trước ngày đầu (02/12/2026)."
    ]


def test_who_may_have_a_post_may_so_until_the_day_that_is_given(
    office: Office, clerk: Client
) -> None:
    post = make_post(office.agency)
    row = make_fit(post, office.staff[0])[0]

    send(clerk, "duties:end-qualification", row.pk, last="30/11/2026")

    assert PostQualification.objects.get().last == date(2026, 11, 30)


def test_a_shift_and_a_post_that_are_put_away_leave_the_list_or_say_so(
    office: Office, clerk: Client
) -> None:
    post = make_post(office.agency)
    shift = make_shift(post)

    send(clerk, "duties:put-shift-away", shift.pk)
    send(clerk, "duties:put-post-away", post.pk)

    card = post_cards(mandate(office.office), TODAY)[0]
    assert (card.shifts, card.is_kept) == ((), False)

    send(clerk, "duties:take-post-up", post.pk)

    assert post_cards(mandate(office.office), TODAY)[0].is_kept


def test_the_reason_of_a_release_is_shown_when_it_is_asked_for_and_leaves_a_trace(
    office: Office, clerk: Client
) -> None:
    send(
        clerk,
        "duties:releases",
        person=office.staff[0].pk,
        first="01/12/2026",
        note="sau phẫu thuật",
    )
    row = DutyExemption.objects.get()

    listed = clerk.get(reverse("duties:releases")).content.decode()
    opened = send(clerk, "duties:release-note", row.pk).content.decode()

    assert ("sau phẫu thuật" in listed, "sau phẫu thuật" in opened) == (False, True)
    assert Event.objects.filter(action="duties.open-note", subject_id=row.pk).count() == 1


def test_a_clerk_of_the_unit_sees_who_is_released_but_no_reason(office: Office) -> None:
    DutyExemption.objects.create(staff=office.staff[0], first=TODAY, note="riêng")

    clerk, head = (release_lines(mandate(user), TODAY)[0] for user in (office.clerk, office.head))

    assert (clerk.may_open, head.may_open) == (False, True)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_posts_costs_the_same_however_many_there_are(
    rows: int, office: Office, clerk: Client, django_assert_num_queries: Any
) -> None:
    for number in range(rows):
        post = make_post(office.agency, f"Trực {number}")
        make_shift(post)
        make_fit(post, *office.staff[:rows])
    clerk.get(reverse("duties:posts"))

    with django_assert_num_queries(POSTS):
        answer = clerk.get(reverse("duties:posts"))

    assert len(answer.context["posts"]) == rows
    assert_strict(answer)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_releases_costs_the_same_however_many_there_are(
    rows: int, office: Office, clerk: Client, django_assert_num_queries: Any
) -> None:
    for number in range(rows):
        person = make_staff(office.unit, f"Người {number}")
        DutyExemption.objects.create(staff=person, first=LONG_AGO, note="riêng")
    clerk.get(reverse("duties:releases"))

    with django_assert_num_queries(RELEASES):
        answer = clerk.get(reverse("duties:releases"))

    assert len(answer.context["releases"]) == rows
    assert_strict(answer)


POSTS, RELEASES = 9, 8
