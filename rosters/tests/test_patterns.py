"""A unit keeps weeks under names and begins other weeks from them."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from audit.models import Event
from directives.tests.factories import make_in_force
from rosters.errors import NothingToKeep, PatternGone, PatternNameMissing, PatternNameTaken
from rosters.models import KeptPattern
from rosters.selectors.patterns import patterns_kept
from rosters.services import copy_week, drop_pattern, keep_pattern, pin_cells, rename_pattern
from rosters.tests.factories import (
    LATER,
    MONDAY,
    NOW,
    REMOTE_BY_DEFAULT,
    THIRD,
    WEEK,
    Office,
    make_office,
    opened,
    published,
    put,
    seen,
)
from rosters.values import Copied, CopyMode, CopyWish, WhySkipped
from tests.factories import make_absence, make_staff
from tests.pages import assert_strict
from units.models import Position
from weeks.enums import Mode
from weeks.errors import NoSuchRoster, NotAllowed
from weeks.models import WeeklyRoster
from weeks.sheets import cells_of

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
LATER_WEEK = WEEK.shifted(1)
TODAY = NOW.date()


def kept(office: Office, name: str = "Tuần chẵn", *modes: tuple[int, Mode]) -> KeptPattern:
    """This week's roster, where these people (by place) stand so on every day, as a pattern."""
    roster = opened(office)
    for place, mode in modes or ((0, Mode.ON_SITE), (2, Mode.ON_SITE)):
        put(roster, office.people[place], mode, by=office.head)
    return keep_pattern(roster.pk, name=name, by=office.head, at=NOW)


def take(
    roster: WeeklyRoster, pattern: KeptPattern, office: Office, mode: CopyMode = CopyMode.MERGE
) -> Copied:
    wish = CopyWish(pattern_id=pattern.pk, mode=mode)
    return copy_week(roster.pk, by=office.head, at=LATER, seen=seen(roster), wish=wish)


def on_site(roster: WeeklyRoster) -> set[int]:
    cells = cells_of(roster.entries.all())
    return {staff_id for (staff_id, _day), cell in cells.items() if cell.is_on_site}


def test_a_pattern_begins_another_week_and_twice_is_once() -> None:
    office = make_office(REMOTE_BY_DEFAULT)
    pattern = kept(office)
    later = opened(office, LATER_WEEK)

    first, second = take(later, pattern, office), take(later, pattern, office)

    assert (first.copied, first.changed, second.changed) == (30, 10, 0)
    assert on_site(later) == {office.people[0].pk, office.people[2].pk}
    assert later.changes.count() == 1


def test_what_is_set_already_is_written_over_only_as_far_as_was_asked() -> None:
    office = make_office(REMOTE_BY_DEFAULT)
    pattern = kept(office, "Tuần lẻ", (0, Mode.ON_SITE))
    later = put(opened(office, LATER_WEEK), office.people[3], Mode.ON_SITE, by=office.head)
    pinned = put(later, office.people[4], Mode.ON_SITE, by=office.head)
    keys = [(office.people[4].pk, day) for day in LATER_WEEK.days[:5]]
    pin_cells(pinned.pk, keys, pinned=True, by=office.head, at=NOW, seen=seen(pinned))

    empty = take(later, pattern, office, mode=CopyMode.EMPTY)
    assert on_site(later) == {office.people[place].pk for place in (0, 3, 4)}
    merged = take(later, pattern, office, mode=CopyMode.MERGE)
    assert on_site(later) == {office.people[place].pk for place in (0, 4)}
    replaced = take(later, pattern, office, mode=CopyMode.REPLACE)
    assert on_site(later) == {office.people[0].pk}

    assert [one.changed for one in (empty, merged, replaced)] == [5, 5, 5]


def test_leave_new_rules_newcomers_and_people_who_left_are_named() -> None:
    office = make_office(REMOTE_BY_DEFAULT)
    pattern = kept(office, "Đông", (0, Mode.ON_SITE), (2, Mode.ON_SITE), (3, Mode.ON_SITE))
    monday = LATER_WEEK.monday
    make_absence(office.people[0], monday)
    Position.objects.filter(staff=office.people[5]).update(last=monday - timedelta(days=1))
    newcomer = make_staff(office.unit, "Chu Văn Khải")
    make_in_force(office.agency, office.office, clauses=(THIRD,), number="400/UBND-NC")

    copied = take(opened(office, LATER_WEEK), pattern, office)

    skipped = {group.why: {person.name for person in group.people} for group in copied.groups}
    assert skipped == {
        WhySkipped.ON_LEAVE: {"Đỗ Khánh Vân"},
        WhySkipped.OVER_CAP: {"Tạ Đức Bảo"},
        WhySkipped.NEW_HERE: {newcomer.full_name},
    }
    assert copied.gone == ("Lê Thị Diễm Hương",)


def test_why_somebody_was_away_is_not_kept() -> None:
    office = make_office(REMOTE_BY_DEFAULT)
    make_absence(office.people[2], MONDAY, kind="sick")
    pattern = kept(office)

    cells = {(staff, weekday): cell for staff, weekday, cell in pattern.cells}
    assert cells[office.people[2].pk, 0] == ["l", "l", "", "", False, False]
    copied = take(opened(office, LATER_WEEK), pattern, office)
    assert [(one.name, one.day) for one in copied.skipped] == [("Vũ Hoài An", LATER_WEEK.monday)]
    assert copied.skipped[0].why is WhySkipped.WAS_AWAY


def test_a_name_is_borne_once_in_a_unit_in_whichever_spelling() -> None:
    office, other = make_office(), make_office()
    pattern = kept(office, "  Tuần   hoà giải ")
    kept(other, "Tuần hoà giải")
    roster = opened(office)

    with pytest.raises(PatternNameTaken):
        keep_pattern(roster.pk, name="TUẦN HÒA GIẢI", by=office.head, at=NOW)
    with pytest.raises(PatternNameMissing):
        keep_pattern(roster.pk, name=" \u200b ", by=office.head, at=NOW)
    second = keep_pattern(roster.pk, name="Tuần khác", by=office.head, at=NOW)
    with pytest.raises(PatternNameTaken):
        rename_pattern(second.pk, name="Tuần hòa giải", by=office.head, at=NOW)

    assert rename_pattern(pattern.pk, name="Tuần Hòa giải", by=office.head, at=NOW).name == (
        "Tuần Hòa giải"
    )
    assert [one.name for one in patterns_kept(office.unit, TODAY)] == [
        "Tuần Hòa giải",
        "Tuần khác",
    ]


def test_a_week_without_anybody_is_not_kept() -> None:
    office = make_office()
    roster = opened(office)
    roster.entries.all().delete()

    with pytest.raises(NothingToKeep):
        keep_pattern(roster.pk, name="Trống", by=office.head, at=NOW)


def test_a_dropped_pattern_is_gone_for_good_and_every_act_is_on_record() -> None:
    office = make_office(REMOTE_BY_DEFAULT)
    pattern = kept(office)
    later = opened(office, LATER_WEEK)
    rename_pattern(pattern.pk, name="Tuần lẻ", by=office.clerk, at=NOW)

    drop_pattern(pattern.pk, by=office.head, at=LATER)

    with pytest.raises(NoSuchRoster):
        drop_pattern(pattern.pk, by=office.head, at=LATER)
    wish = CopyWish(pattern_id=pattern.pk)
    with pytest.raises(PatternGone):
        copy_week(later.pk, by=office.head, at=LATER, seen=seen(later), wish=wish)
    acts = Event.objects.filter(action__endswith="-pattern").order_by("pk")
    assert [(one.action, one.after["name"]) for one in acts] == [
        ("rosters.keep-pattern", "Tuần chẵn"),
        ("rosters.rename-pattern", "Tuần lẻ"),
        ("rosters.drop-pattern", "Tuần lẻ"),
    ]


def test_only_who_makes_the_rosters_of_the_unit_has_a_hand_in_its_patterns() -> None:
    office, other = make_office(), make_office()
    pattern = kept(office)
    shown = published(office, WEEK.shifted(1))

    for stranger in (office.director, other.head):
        with pytest.raises(NoSuchRoster):
            rename_pattern(pattern.pk, name="Của tôi", by=stranger, at=NOW)
    with pytest.raises(NotAllowed):
        keep_pattern(shown.pk, name="Của Giám đốc", by=office.director, at=NOW)
    with pytest.raises(NoSuchRoster):
        keep_pattern(shown.pk, name="Của người khác", by=other.head, at=NOW)
    with pytest.raises(PatternGone):
        take(opened(other), pattern, other)


@pytest.mark.parametrize("count", (1, 3))
def test_the_list_costs_three_questions(
    count: int, django_assert_num_queries: Callable[[int], object]
) -> None:
    office = make_office()
    pattern = kept(office)
    for number in range(1, count):
        keep_pattern(opened(office).pk, name=f"Mẫu {number}", by=office.head, at=NOW)
    Position.objects.filter(staff=office.people[5]).update(last=TODAY - timedelta(days=1))

    with django_assert_num_queries(2):
        rows = patterns_kept(office.unit, TODAY)

    assert len(rows) == count
    first = next(one for one in rows if one.id == pattern.pk)
    assert (first.people, first.gone) == (6, ("Lê Thị Diễm Hương",))
    assert [count for _day, count in first.on_site] == [6] * 5  # nobody is at home by default


def test_the_page_keeps_names_takes_and_drops(client_of: SignIn) -> None:
    office = make_office(REMOTE_BY_DEFAULT)
    roster = put(opened(office), office.people[0], Mode.ON_SITE, by=office.head)
    client = client_of(office.head)
    page = f"{reverse('rosters:patterns', args=[office.unit.pk])}?week={MONDAY}"

    assert "Đơn vị chưa lưu mẫu nào" in client.get(page).content.decode()
    twice = {"name": "Tuần chẵn", "source": roster.pk}
    assert client.post(page, twice).status_code == 302
    assert "Đơn vị đã có mẫu tên “Tuần chẵn”" in client.post(page, twice).content.decode()
    pattern = KeptPattern.objects.get()

    listed = client.get(page)
    assert_strict(listed)
    taking = f"{reverse('rosters:copy', args=[roster.pk])}?source=pattern-{pattern.pk}"
    assert taking in listed.content.decode()
    choice = f'<option value="pattern-{pattern.pk}" selected>Tuần chẵn</option>'
    assert choice in client.get(taking).content.decode()
    renamed = client.post(
        reverse("rosters:rename-pattern", args=[pattern.pk]), {"name": "Tuần lẻ"}, follow=True
    )
    assert "Tuần lẻ" in renamed.content.decode()
    dropped = client.post(reverse("rosters:drop-pattern", args=[pattern.pk]), follow=True)
    assert "Đã xóa lịch mẫu “Tuần lẻ”." in dropped.content.decode()
