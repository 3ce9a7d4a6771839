"""What a file cannot say by itself is asked, and nothing of it is written without an answer: codes
spelled in two ways, people who come back, another first day.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.factories import make_agency, make_staff, make_unit, make_user, moment
from tests.pages import assert_strict
from units.enums import Role
from units.importing.proposal import ImportProposal
from units.models import Absence, Agency, Grant, ImportDraft, Position, Staff, Unit
from units.services import end_staff, imports
from units.tests.test_import import STAFF_HEAD, excel

pytestmark = pytest.mark.django_db

AT, ON = moment("2026-11-25 09:00"), date(2026, 11, 25)


@pytest.fixture
def agency() -> Agency:
    return make_agency()


@pytest.fixture
def office(agency: Agency) -> Unit:
    return make_unit(agency, name="Văn phòng", code="vp")


def known(office: Unit, code: str, name: str = "Vũ Hoài An", **facts: Any) -> Staff:
    staff = make_staff(office, name, **facts)
    staff.code = code
    staff.save()
    return staff


def of_staff(
    agency: Agency, *rows: tuple[Any, ...], head: tuple[str, ...] = STAFF_HEAD
) -> ImportProposal:
    return imports.propose(agency, excel(Cán_bộ=[head, *rows]), by=None, on=ON)


def asked(proposal: ImportProposal) -> list[tuple[str, str]]:
    return [(question.key, question.text) for question in proposal.questions]


def write(proposal: ImportProposal, agency: Agency, *agreed: str) -> None:
    imports.apply(proposal.agreed(agreed), agency, by=None, at=AT)


def left(staff: Staff, last: date) -> None:
    end_staff(staff, last=last, by=None, at=AT, today=ON)


def test_numbers_without_their_zeros_are_asked_about_once_and_never_doubled(
    agency: Agency, office: Unit
) -> None:
    known(office, "00121", "Vũ Hoài An")
    known(office, "00122", "Lê Thị Bình")

    proposal = of_staff(
        agency,
        (121, "Vũ Hoài An", "vp", "Văn thư"),
        (122, "Lê Thị Bình", "vp", "Văn thư"),
    )
    write(proposal, agency)
    before = list(Position.objects.values_list("title", flat=True))
    write(proposal, agency, "spelled-staff")

    assert asked(proposal) == [
        (
            "spelled-staff",
            "Mã trong tệp viết khác hồ sơ: 121 là 00121, Vũ Hoài An; 122 là 00122, Lê Thị Bình."
            " Đúng là những người này?",
        )
    ]
    assert (before, list(Position.objects.values_list("title", flat=True))) == (
        ["Chuyên viên"] * 2,
        ["Văn thư"] * 2,
    )
    assert list(Staff.objects.order_by("code").values_list("code", flat=True)) == ["00121", "00122"]


def test_a_code_spelled_otherwise_beside_another_name_is_asked_about_by_itself(
    agency: Agency, office: Unit
) -> None:
    known(office, "00121", "Vũ Hoài An")

    proposal = of_staff(agency, ("121", "Lê Thị Bình", "vp", "Văn thư"))
    write(proposal, agency)

    assert asked(proposal) == [
        (
            "spelled-2",
            "Dòng 2: mã 121, Lê Thị Bình; hồ sơ có mã 00121, Vũ Hoài An. Đây là cùng một người và"
            " cập nhật theo tệp?",
        )
    ]
    assert list(Staff.objects.values_list("full_name", flat=True)) == ["Vũ Hoài An"]


def test_capitals_of_a_code_are_asked_about_by_nobody(agency: Agency, office: Unit) -> None:
    known(office, "CB1")

    proposal = of_staff(agency, ("cb1", "Vũ Hoài An", "vp", "Văn thư"))

    assert (proposal.questions, len(proposal.changed)) == ((), 1)


@pytest.mark.parametrize(
    "row",
    [
        ("СB1", "Vũ Hoài An", "vp", "Văn thư", "Phường Tân Bình"),
        ("CB2", "Vũ Hоài An", "vp", "Văn thư", "Phường Tân Bình"),
        ("CB2", "Vũ Hoài An", "vр", "Văn thư", "Phường Tân Bình"),
        ("CB2", "Vũ Hoài An", "vp", "Văn thư", "Phường Tân Вình"),
    ],
    ids=["code", "name", "unit", "zone"],
)
def test_letters_that_only_look_like_ours_are_refused(
    agency: Agency, office: Unit, row: tuple[str, ...]
) -> None:
    proposal = of_staff(agency, row, head=(*STAFF_HEAD, "Nơi ở (xã, phường)"))

    assert [problem.reason[:30] for problem in proposal.problems] == [
        "Có chữ không thuộc bảng chữ cá"
    ]


def test_wide_letters_are_plain_ones(agency: Agency, office: Unit) -> None:
    known(office, "CB1")

    proposal = of_staff(agency, ("ＣＢ１", "Vũ Hoài An", "vp", "Văn thư"))

    assert ([step.what for step in proposal.steps], proposal.questions) == (["change"], ())


def test_who_comes_back_is_asked_about_and_keeps_code_and_history(
    agency: Agency, office: Unit
) -> None:
    staff = known(office, "CB1", first=date(2026, 1, 1))
    left(staff, date(2026, 11, 20))
    rows = [(*STAFF_HEAD, "Từ ngày"), ("CB1", "Vũ Hoài An", "vp", "Văn thư", "01/12/2026")]

    proposal = imports.propose(agency, excel(Cán_bộ=rows), by=None, on=ON)
    write(proposal, agency)
    before = Staff.objects.get().is_active
    write(proposal, agency, "return-2")

    assert asked(proposal) == [
        (
            "return-2",
            "Dòng 2: mã CB1 là của Vũ Hoài An, đã thôi công tác từ ngày 20/11/2026. Ghi trở lại"
            " công tác từ ngày 01/12/2026?",
        )
    ]
    assert (before, Staff.objects.get().is_active) == (False, True)
    assert list(Position.objects.order_by("first").values_list("title", "first", "last")) == [
        ("Chuyên viên", date(2026, 1, 1), date(2026, 11, 20)),
        ("Văn thư", date(2026, 12, 1), None),
    ]


def test_who_left_does_not_come_back_before_the_last_day(agency: Agency, office: Unit) -> None:
    left(known(office, "CB1", first=date(2026, 1, 1)), date(2026, 11, 20))
    head = (*STAFF_HEAD, "Từ ngày")

    proposal = of_staff(agency, ("CB1", "Vũ Hoài An", "vp", "Văn thư", "01/01/2026"), head=head)

    assert (proposal.steps, [problem.column for problem in proposal.problems]) == ((), ["Từ ngày"])


def test_what_the_file_says_of_somebody_waits_for_the_answer_about_them(
    agency: Agency, office: Unit
) -> None:
    left(known(office, "CB1", first=date(2026, 1, 1)), date(2026, 11, 20))
    upload = excel(
        Cán_bộ=[STAFF_HEAD, ("CB1", "Vũ Hoài An", "vp", "Văn thư")],
        Nghỉ_công_tác=[
            ("Mã cán bộ", "Loại", "Từ ngày", "Đến ngày"),
            ("CB1", "Nghỉ phép", "30/11/2026", "30/11/2026"),
        ],
    )

    proposal = imports.propose(agency, upload, by=None, on=ON)
    write(proposal, agency)
    before = Absence.objects.count()
    write(proposal, agency, "return-2")

    assert (before, Absence.objects.count()) == (0, 1)


def test_a_second_person_of_one_name_in_a_unit_is_asked_about(agency: Agency, office: Unit) -> None:
    known(office, "CB1", "Vũ Hoà An")

    proposal = of_staff(agency, ("CB2", "VŨ HÒA AN", "vp", "Văn thư"))

    assert ([key for key, _text in asked(proposal)], proposal.writes) == (["namesake-2"], 0)


def test_another_first_day_is_asked_about_and_the_rest_is_written(
    agency: Agency, office: Unit
) -> None:
    known(office, "CB1", first=date(2026, 1, 1))
    head = (*STAFF_HEAD, "Từ ngày")

    proposal = of_staff(agency, ("CB1", "Vũ Hoài An", "vp", "Văn thư", "01/06/2026"), head=head)
    write(proposal, agency)
    without = Position.objects.values_list("title", "first").get()
    write(
        of_staff(agency, ("CB1", "Vũ Hoài An", "vp", "Văn thư", "01/06/2026"), head=head),
        agency,
        "first-2",
    )

    assert [text for _key, text in asked(proposal)] == [
        "Dòng 2: Vũ Hoài An đang ghi từ ngày 01/01/2026, tệp ghi 01/06/2026. Sửa theo tệp?"
    ]
    assert (without, Position.objects.values_list("title", "first").get()) == (
        ("Văn thư", date(2026, 1, 1)),
        ("Văn thư", date(2026, 6, 1)),
    )


def test_a_unit_of_a_known_name_is_not_made_a_second_time(agency: Agency, office: Unit) -> None:
    rows = [("Mã đơn vị", "Tên đơn vị"), ("van-phong", "VĂN PHÒNG")]

    proposal = imports.propose(agency, excel(Đơn_vị=rows), by=None, on=ON)

    assert [(problem.row, problem.column, problem.reason) for problem in proposal.problems] == [
        (2, "Tên đơn vị", "Đơn vị này đã có với mã vp.")
    ]


def test_nobody_transfers_themselves_out_of_their_own_role(agency: Agency, office: Unit) -> None:
    make_unit(agency, code="tccb", name="Phòng Tổ chức")
    user = make_user(Role.OFFICE, agency)
    staff = known(office, "CB1", first=date(2026, 1, 1))
    staff.user = user
    staff.save()
    Grant.objects.create(user=user, agency=agency, role=Role.HEAD, unit=office, first=ON)
    rows = [(*STAFF_HEAD, "Từ ngày"), ("CB1", "Vũ Hoài An", "tccb", "Văn thư", "01/12/2026")]

    proposal = imports.propose(agency, excel(Cán_bộ=rows), by=user, on=ON)

    assert [(problem.row, problem.column, problem.reason) for problem in proposal.problems] == [
        (2, "Đơn vị", "Người này đang giữ vai trò gắn với đơn vị cũ mà bạn không được thu hồi.")
    ]


def test_the_page_asks_and_writes_what_was_agreed_to(
    client_of: Callable[[User], Client], agency: Agency, office: Unit, wednesday: None
) -> None:
    known(office, "00121")
    keeper = make_user(Role.OFFICE, agency)
    upload = excel(Cán_bộ=[STAFF_HEAD, (121, "Vũ Hoài An", "vp", "Văn thư")])
    imports.keep_draft(agency, filename="can-bo.xlsx", upload=upload, by=keeper, at=AT)
    client = client_of(keeper)

    preview = client.get(reverse("units:import-preview"))
    seal = preview.context["proposal"].seal
    client.post(reverse("units:import-confirm"), {"seal": seal, "agreed": ["spelled-staff"]})

    assert_strict(preview)
    assert (Position.objects.get().title, ImportDraft.objects.count()) == ("Văn thư", 0)
