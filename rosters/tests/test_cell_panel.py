"""One cell looked at closely: who could take it, who changed it when, and how one gets there."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

import clock
from accounts.models import User
from audit.models import Event
from planning.people import Rank
from rosters.errors import GivenCell, RosterChanged, UnknownCell
from rosters.selectors.cell import cell_panel
from rosters.services import (
    amend_roster,
    approve_roster,
    exchange_cells,
    pin_cells,
    publish_roster,
    refresh_drafts,
    set_reason,
    submit_roster,
    undo_change,
)
from rosters.tests.factories import (
    LATER,
    MONDAY,
    NOW,
    WEDNESDAY,
    WEEK,
    Office,
    lawful,
    lawful_office,
    mandate,
    opened,
    published,
    put,
    seen,
)
from rosters.values.cell import CellPanel
from tests.factories import make_staff, make_user
from units.enums import AbsenceKind, Role
from units.models import Staff
from units.services.absences import record_absence
from weeks.enums import Mode
from weeks.errors import NoSuchRoster, NotAllowed
from weeks.models import Entry, WeeklyRoster
from weeks.values.cells import Seen

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


def panel_of(office: Office, staff: Staff, user: object = None, day: date = MONDAY) -> CellPanel:
    reader = mandate(user or office.head)  # type: ignore[arg-type]  # a user
    return cell_panel(reader, office.unit.pk, WEEK, staff.pk, day, at=NOW)


def modes(roster: WeeklyRoster, *people: Staff, day: date = MONDAY) -> list[tuple[str, str]]:
    rows = {row.staff_id: row for row in Entry.objects.filter(roster=roster, day=day)}
    return [(rows[one.pk].morning, rows[one.pk].afternoon) for one in people]


# -- who could take it


def test_the_deputy_could_come_for_the_head_and_staff_could_not_by_the_clause() -> None:
    office = lawful_office()
    lawful(office)

    taking = panel_of(office, office.leader).taking

    assert taking is not None
    assert [one.name for one in taking.able] == ["Phan Quốc Thịnh"]
    [([fault], names)] = taking.unable
    assert names == tuple(staff.full_name for staff in office.staff)
    assert (fault.blocks, str(fault.law).split(",")[0]) == (True, "Khoản 2")


def test_who_is_away_or_pinned_is_told_apart_and_never_offered() -> None:
    office = lawful_office()
    roster = lawful(office)
    put(roster, office.deputy, Mode.MISSION, MONDAY, by=office.head)
    pin_cells(
        roster.pk,
        [(office.staff[0].pk, MONDAY)],
        pinned=True,
        by=office.head,
        at=NOW,
        seen=seen(roster),
    )

    taking = panel_of(office, office.leader).taking

    assert taking is not None
    assert ([one.name for one in taking.able], taking.there) == ([], ())
    assert [(one.name, one.mode) for one in taking.barred] == [
        ("Thịnh", Mode.MISSION),
        ("An", None),
    ]


def test_nobody_is_looked_for_where_somebody_works_at_home() -> None:
    office = lawful_office()
    lawful(office)

    assert panel_of(office, office.staff[0]).taking is None


def test_one_press_exchanges_two_people_and_one_takes_it_back() -> None:
    office = lawful_office()
    roster = lawful(office)
    set_reason(
        roster.pk,
        [(office.leader.pk, MONDAY)],
        reason="mail",
        by=office.head,
        at=NOW,
        seen=seen(roster),
    )
    pair = (office.leader, office.deputy)

    exchange_cells(
        roster.pk,
        MONDAY,
        absent=office.leader.pk,
        taker=office.deputy.pk,
        by=office.head,
        at=LATER,
        seen=seen(roster),
    )

    assert modes(roster, *pair) == [("tn", "tn"), ("cq", "cq")]
    reasons = Entry.objects.filter(roster=roster, day=MONDAY, staff__in=pair)
    assert dict(reasons.values_list("staff", "reason")) == {pair[0].pk: "", pair[1].pk: "mail"}
    undo_change(roster.pk, by=office.head, at=LATER, seen=seen(roster))
    assert modes(roster, *pair) == [("cq", "cq"), ("tn", "tn")]
    assert Event.objects.filter(action="rosters.exchanged").count() == 1


def test_a_half_that_an_absence_takes_is_not_exchanged() -> None:
    office = lawful_office()
    record_absence(
        office.leader,
        kind=AbsenceKind.LEAVE,
        first=MONDAY,
        last=MONDAY,
        begins_at_noon=True,
        by=office.office,
        at=NOW,
    )
    roster = opened(office)
    put(roster, office.leader, Mode.ON_SITE, MONDAY, by=office.head)

    exchange_cells(
        roster.pk,
        MONDAY,
        absent=office.leader.pk,
        taker=office.deputy.pk,
        by=office.head,
        at=NOW,
        seen=seen(roster),
    )

    assert modes(roster, office.leader, office.deputy) == [("tn", "p"), ("cq", "tn")]


def test_an_exchange_is_refused_where_one_of_them_cannot() -> None:
    office = lawful_office()
    roster = lawful(office)
    put(roster, office.deputy, Mode.MISSION, WEDNESDAY, by=office.head)
    mine = seen(roster)

    def exchange(absent: Staff, taker: Staff, day: date = MONDAY, seen: Seen = mine) -> None:
        exchange_cells(
            roster.pk, day, absent=absent.pk, taker=taker.pk, by=office.head, at=NOW, seen=seen
        )

    with pytest.raises(GivenCell):
        exchange(office.staff[0], office.staff[1])  # both at home: nothing to give up
    with pytest.raises(UnknownCell):
        exchange(office.leader, make_staff(office.unit, "Bùi Văn Sau"))
    with pytest.raises(RosterChanged):
        exchange(office.leader, office.deputy, seen=Seen(mine.version - 1, "cũ"))
    with pytest.raises(NotAllowed):
        exchange_cells(
            roster.pk,
            MONDAY,
            absent=office.leader.pk,
            taker=office.deputy.pk,
            by=office.director,
            at=NOW,
            seen=mine,
        )
    assert modes(roster, office.leader, office.deputy) == [("cq", "cq"), ("tn", "tn")]


# -- who changed it


def test_the_history_tells_each_act_across_the_versions_of_a_week() -> None:
    office = lawful_office()
    roster = published(office)
    draft = amend_roster(roster.pk, by=office.head, at=LATER, reason="Đổi người")
    put(draft, office.deputy, Mode.ON_SITE, MONDAY, by=office.clerk, at=LATER)
    set_reason(
        draft.pk,
        [(office.deputy.pk, MONDAY)],
        reason="mail",
        by=office.head,
        at=LATER,
        seen=seen(draft),
    )
    undo_change(draft.pk, by=office.head, at=LATER, seen=seen(draft))

    history = panel_of(office, office.deputy).history

    assert [(one.did, one.who, one.revision, bool(one.undone_at)) for one in history] == [
        ("Ghi lý do: Xử lý văn bản đi, đến", office.head.get_full_name(), 2, True),
        ("Sửa ô", office.clerk.get_full_name(), 2, False),
        ("Lập bản điều chỉnh: Đổi người", office.head.get_full_name(), 2, False),
        ("Lập lịch tuần", office.head.get_full_name(), 1, False),
    ]
    [typed] = [one for one in history if one.did == "Sửa ô"]
    assert typed.before is not None
    assert typed.after is not None
    assert (typed.before.morning, typed.after.morning) == (Mode.REMOTE, Mode.ON_SITE)


def test_leave_that_came_by_itself_stands_in_the_history_without_the_illness() -> None:
    office = lawful_office()
    roster = lawful(office)
    record_absence(
        office.leader,
        kind=AbsenceKind.SICK,
        first=MONDAY,
        last=MONDAY,
        by=office.office,
        at=NOW,
    )
    refresh_drafts(office.agency.pk, at=LATER)

    told = {
        role: panel_of(office, office.leader, user).history[0]
        for role, user in (("head", office.head), ("clerk", office.clerk))
    }

    assert roster.pk
    assert {(one.did, one.who) for one in told.values()} == {
        ("Nghỉ, công tác theo hồ sơ", "Phần mềm")
    }
    assert [one.after and one.after.morning for one in told.values()] == [Mode.SICK, Mode.LEAVE]


def test_the_auditor_reads_the_history_of_what_was_published_and_a_reader_none() -> None:
    office = lawful_office()
    auditor, reader = (make_user(role, office.agency) for role in (Role.AUDITOR, Role.READER))
    draft = lawful(office)

    with pytest.raises(NoSuchRoster):
        panel_of(office, office.leader, auditor)
    submit_roster(draft.pk, by=office.head, at=NOW, seen=seen(draft))
    approve_roster(draft.pk, by=office.director, at=NOW, seen=seen(draft))
    publish_roster(draft.pk, by=office.office, at=NOW, seen=seen(draft))

    audited, read = (panel_of(office, office.leader, one) for one in (auditor, reader))
    assert [one.did for one in audited.history] == ["Sửa ô", "Lập lịch tuần"]
    assert (read.sees_history, read.history, audited.taking) == (False, (), None)


@pytest.mark.parametrize("steps", [1, 3])
def test_a_cell_is_shown_in_the_same_number_of_questions(
    steps: int, django_assert_num_queries: object
) -> None:
    office = lawful_office()
    roster = opened(office)
    for mode in (Mode.ON_SITE, Mode.REMOTE, Mode.ON_SITE)[:steps]:
        put(roster, office.leader, mode, MONDAY, by=office.head)
    reader = mandate(office.head)
    panel_of(office, office.leader)

    with django_assert_num_queries(16):  # type: ignore[operator]  # a fixture of pytest-django
        found = cell_panel(reader, office.unit.pk, WEEK, office.leader.pk, MONDAY, at=NOW)

    assert len(found.history) == steps + 1


# -- its page


def address(office: Office, staff: Staff) -> str:
    return f"/rosters/{office.unit.pk}/2026-W49/cells/{staff.pk}/2026-11-30/"


def test_without_javascript_a_press_in_the_palette_leads_to_the_cell_and_back(
    client_of: SignIn,
) -> None:
    office = lawful_office()
    roster = lawful(office)
    client = client_of(office.head)
    now = seen(roster)
    posted = {"version": now.version, "content": now.content}

    with clock.freeze(NOW):
        looked = client.post(
            f"/rosters/{roster.pk}/cells/",
            {**posted, "mode": "look", "cell": f"{office.leader.pk}:{MONDAY}"},
        )
        page = client.get(looked.url)
        answer = client.post(
            f"/rosters/{roster.pk}/do/exchange/",
            {
                **posted,
                "absent": f"{office.leader.pk}:{MONDAY}",
                "taker": f"{office.deputy.pk}:{MONDAY}",
                "panel": f"{office.leader.pk}:{MONDAY}",
            },
        )

    assert (looked.status_code, looked.url) == (302, address(office, office.leader))
    assert "Ai có thể đến thay" in page.text
    assert "Lịch sử của ô" in page.text
    assert (answer.status_code, answer.url) == (302, address(office, office.leader))
    assert modes(roster, office.leader, office.deputy) == [("tn", "tn"), ("cq", "cq")]


@pytest.mark.parametrize("broken", ["x", "1:2026-13-01", "1"])
def test_a_cell_that_is_none_cannot_be_exchanged(broken: str, client_of: SignIn) -> None:
    office = lawful_office()
    roster = lawful(office)
    now = seen(roster)
    posted = {"version": now.version, "content": now.content, "absent": broken, "taker": broken}

    answer = client_of(office.head).post(f"/rosters/{roster.pk}/do/exchange/", posted)

    assert answer.status_code == 400


def test_a_day_or_a_person_outside_the_week_has_no_cell(client_of: SignIn) -> None:
    office = lawful_office()
    lawful(office)
    client: Client = client_of(office.head)
    stranger = make_staff(office.unit, "Bùi Văn Khác", Rank.STAFF, first=date(2027, 1, 4))
    here = address(office, office.leader)

    assert client.get(here).status_code == 200
    assert client.get(here.replace("2026-11-30", "2026-12-07")).status_code == 404
    assert client.get(address(office, stranger)).status_code == 404
