"""The Office keeps the agency's posts, a unit its own; a shift has real hours and somebody to fill
it.
"""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from audit.models import Event
from duties.enums import CoverClass, PostKind
from duties.errors import (
    CoverNeeded,
    CoverOutOfOrder,
    NoSuchPost,
    PostNameTaken,
    ShiftHoursWrong,
)
from duties.models import DutyPost, DutyShift, ShiftCover
from duties.selectors.posts import listed_posts
from duties.services.posts import (
    add_post,
    add_shift,
    change_post,
    change_shift,
    put_post_away,
    put_shift_away,
    sketch_of,
    take_post_up,
)
from duties.tests.factories import make_post, make_shift, minutes
from duties.values.posts import CoverWish, PostSketch, ShiftSketch
from rosters.tests.factories import NOW, Office, make_office, mandate
from tests.factories import MONDAY, make_unit
from weeks.errors import NotAllowed

pytestmark = pytest.mark.django_db
LEADER = PostSketch(name="Trực lãnh đạo", kind=PostKind.LEADER, on_site=False)
NIGHT = ShiftSketch(
    name="Đêm",
    begins=minutes("18:00"),
    ends=minutes("30:00"),
    cover={CoverClass.REST: CoverWish(1, 1, 2)},
)


@pytest.fixture
def here() -> Office:
    return make_office()


def actions() -> list[str]:
    return list(
        Event.objects.filter(action__startswith="duties.")
        .order_by("pk")
        .values_list("action", flat=True)
    )


def test_the_office_adds_a_post_of_the_agency(here: Office) -> None:
    post = add_post(LEADER, unit_id=None, by=here.office, at=NOW)

    assert (post.agency, post.unit, post.name, post.on_site) == (
        here.agency,
        None,
        "Trực lãnh đạo",
        False,
    )
    event = Event.objects.get(action="duties.add-post")
    assert (event.actor, event.after["name"]) == (here.office.pk, "Trực lãnh đạo")


def test_a_head_adds_a_post_of_the_own_unit_only(here: Office) -> None:
    own = add_post(LEADER, unit_id=here.unit.pk, by=here.head, at=NOW)

    assert own.unit == here.unit
    for unit_id in (None, make_unit(here.agency).pk, make_unit().pk):
        with pytest.raises(NotAllowed):
            add_post(LEADER, unit_id=unit_id, by=here.head, at=NOW)


def test_a_post_of_another_agency_does_not_exist(here: Office) -> None:
    other = make_post(make_office().agency)

    with pytest.raises(NoSuchPost):
        change_post(other.pk, LEADER, by=here.office, at=NOW)


def test_a_name_is_borne_once_however_it_is_spelt(here: Office) -> None:
    add_post(LEADER, unit_id=None, by=here.office, at=NOW)

    with pytest.raises(PostNameTaken):
        add_post(
            PostSketch(name="TRỰC  lãnh đạo", kind=PostKind.OTHER),
            unit_id=None,
            by=here.office,
            at=NOW,
        )
    add_post(LEADER, unit_id=here.unit.pk, by=here.office, at=NOW)


def test_a_post_that_is_saved_unchanged_leaves_no_trace(here: Office) -> None:
    post = add_post(LEADER, unit_id=None, by=here.office, at=NOW)

    change_post(post.pk, LEADER, by=here.office, at=NOW)

    assert actions() == ["duties.add-post"]


def test_a_post_is_put_away_and_taken_up_again(here: Office) -> None:
    post = make_post(here.agency)

    put_post_away(post.pk, by=here.office, at=NOW)
    put_post_away(post.pk, by=here.office, at=NOW)
    assert not DutyPost.objects.get().is_kept
    take_post_up(post.pk, by=here.office, at=NOW)

    assert DutyPost.objects.get().is_kept
    assert actions() == ["duties.put-post-away", "duties.take-post-up"]


def test_only_who_sits_there_moves_to_the_office(here: Office) -> None:
    by_phone = PostSketch(name="Số nóng", kind=PostKind.HOTLINE, on_site=False, moves_on_site=True)

    post = add_post(by_phone, unit_id=None, by=here.office, at=NOW)

    assert not post.moves_on_site


def test_a_shift_over_midnight_is_kept_with_its_cover(here: Office) -> None:
    shift = add_shift(make_post(here.agency).pk, NIGHT, by=here.office, at=NOW)

    assert sketch_of(DutyShift.objects.get()) == NIGHT
    assert (shift.begins, shift.ends) == (1080, 1800)


@pytest.mark.parametrize(
    ("begins", "ends", "hours"),
    [("7:30", "7:30", "0h00"), ("7:30", "37:30", "30h00"), ("8:00", "32:01", "24h01")],
)
def test_a_shift_of_no_time_or_more_than_a_day_is_refused_with_its_length(
    begins: str, ends: str, hours: str, here: Office
) -> None:
    sketch = ShiftSketch(begins=minutes(begins), ends=minutes(ends), cover=NIGHT.cover)

    with pytest.raises(ShiftHoursWrong) as refused:
        add_shift(make_post(here.agency).pk, sketch, by=here.office, at=NOW)

    assert refused.value.facts == {"hours": hours}


@pytest.mark.parametrize(
    ("cover", "refusal"),
    [
        ({}, CoverNeeded),
        ({CoverClass.TET: CoverWish(2, 2, 1)}, CoverOutOfOrder),
        ({CoverClass.TET: CoverWish(0, 0, 0)}, CoverOutOfOrder),
    ],
)
def test_a_shift_that_nobody_is_needed_for_is_refused(
    cover: dict[CoverClass, CoverWish], refusal: type[Exception], here: Office
) -> None:
    sketch = ShiftSketch(begins=480, ends=960, cover=cover)

    with pytest.raises(refusal):
        add_shift(make_post(here.agency).pk, sketch, by=here.office, at=NOW)
    assert not DutyShift.objects.exists()


def test_a_changed_shift_has_the_new_cover_only(here: Office) -> None:
    shift = make_shift(make_post(here.agency))

    change_shift(shift.pk, NIGHT, by=here.office, at=NOW)
    change_shift(shift.pk, NIGHT, by=here.office, at=NOW)

    assert sketch_of(DutyShift.objects.get()) == NIGHT
    assert actions() == ["duties.change-shift"]


def test_a_shift_that_is_put_away_is_listed_no_more(here: Office) -> None:
    shift = make_shift(make_post(here.agency))

    put_shift_away(shift.pk, by=here.office, at=NOW)

    assert [list(one.shifts.all()) for one in listed_posts(mandate(here.office), MONDAY)] == [[]]


def test_a_head_is_shown_the_posts_of_the_own_unit(here: Office) -> None:
    make_post(here.agency, "Của cơ quan")
    make_post(here.agency, "Của phòng", here.unit)
    make_post(here.agency, "Của phòng khác", make_unit(here.agency))

    def shown(user: Any) -> list[str]:
        return [post.name for post in listed_posts(mandate(user), MONDAY)]

    assert shown(here.head) == ["Của phòng"]
    assert sorted(shown(here.office)) == ["Của cơ quan", "Của phòng", "Của phòng khác"]
    assert shown(here.office)[0] == "Của cơ quan"


@pytest.mark.parametrize("rows", (1, 3))
def test_the_list_of_posts_costs_four_queries(
    rows: int, here: Office, django_assert_num_queries: Callable[[int], Any]
) -> None:
    for number in range(rows):
        make_shift(make_post(here.agency, f"Vị trí {number}"))
    reader = mandate(here.office)

    with django_assert_num_queries(4):
        found = listed_posts(reader, MONDAY)
        covers = [cover for post in found for one in post.shifts.all() for cover in one.cover.all()]

    assert len(covers) == 4 * rows


def test_the_database_refuses_what_is_no_shift(here: Office) -> None:
    post = make_post(here.agency)
    shift = make_shift(post, cover={})
    wrong: list[tuple[str, Callable[[], object]]] = [
        ("duty_shift_lasts_up_to_a_day", lambda: make_shift(post, "7:30", "7:30")),
        ("duty_shift_lasts_up_to_a_day", lambda: make_shift(post, "7:30", "31:31")),
        ("duty_shift_begins_within_its_day", lambda: make_shift(post, "24:00", "25:00")),
        (
            "shift_cover_rises_from_least_to_most",
            lambda: ShiftCover.objects.create(
                shift=shift, day_class="tet", least=2, wanted=1, most=2
            ),
        ),
        (
            "duty_post_moves_only_to_the_office",
            lambda: make_post(here.agency, "x", on_site=False, moves_on_site=True),
        ),
    ]

    for name, make in wrong:
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            make()
