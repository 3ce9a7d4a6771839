import random
import unicodedata
import zipfile
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.utils import translation
from openpyxl import Workbook, load_workbook

from accounts.models import User
from audit.models import Event
from planning.people import Rank
from tests.factories import (
    MONDAY,
    make_absence,
    make_agency,
    make_staff,
    make_unit,
    make_user,
    moment,
)
from units.enums import Role
from units.errors import NotExcel, Stale, TooBig
from units.importing.proposal import ImportProposal
from units.importing.reader import read_book
from units.importing.sheet_plans import SHEETS
from units.importing.template import rows_of, workbook
from units.importing.workbook import LARGEST_UPLOAD, open_workbook
from units.models import (
    Absence,
    Agency,
    CalendarDay,
    Condition,
    Grant,
    ImportDraft,
    Position,
    Staff,
    Unit,
)
from units.services import imports

pytestmark = pytest.mark.django_db

AT = moment("2026-11-25 09:00")
ON = date(2026, 11, 25)
STAFF_HEAD = ("Mã cán bộ", "Họ và tên", "Đơn vị", "Chức vụ")


TITLES = {plan.title.replace(",", "").replace(" ", "_"): plan.title for plan in SHEETS}


def excel(**sheets: list[tuple[Any, ...]]) -> bytes:
    """`excel(Cán_bộ=[header, row, ...])`; an underscore stands for a space in a sheet's name,
    and commas are left out.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(TITLES.get(title, title.replace("_", " ")))
        for row in rows:
            sheet.append(row)
    packed = BytesIO()
    book.save(packed)
    return packed.getvalue()


def proposed(agency: Agency, upload: bytes, by: User | None = None) -> ImportProposal:
    return imports.propose(agency, upload, by=by, on=ON)


def objections(proposal: ImportProposal) -> list[tuple[str, int | None, str]]:
    return [(problem.sheet, problem.row, problem.column) for problem in proposal.problems]


@pytest.fixture
def office() -> Unit:
    return make_unit(name="Văn phòng", code="vp", short_name="VP")


WHOLE: dict[str, list[tuple[Any, ...]]] = {
    "Đơn_vị": [
        ("Mã đơn vị", "Tên đơn vị", "Loại đơn vị", "Làm việc trực tuyến được"),
        ("bv", "Ban Quản lý", "Đơn vị trực thuộc", "Không"),
    ],
    "Cán_bộ": [
        ("Danh sách cán bộ",),
        (
            *STAFF_HEAD,
            "Cấp",
            "Nhiệm vụ",
            "Lý do thường xuyên đến cơ quan",
            "Thư điện tử công vụ",
            "Điện thoại",
            "Từ ngày",
            "Vai trò tài khoản",
        ),
        (
            "CB1",
            "Phạm Đức Hòa",
            "Ban quan ly",
            "Trưởng ban",
            "Trưởng",
            None,
            None,
            "Hoa@vi-du.vn",
            912935372,
            "01/02/2026",
            "Trưởng phòng",
        ),
        (
            "CB2",
            "Lê Văn Ân",
            "bv",
            "Bảo vệ",
            None,
            "Bảo vệ; Lái xe",
            "Xử lý văn bản đi, đến",
            None,
            None,
            date(2026, 2, 1),
            None,
        ),
    ],
    "Nghỉ_công_tác": [
        ("Mã cán bộ", "Loại", "Từ ngày", "Đến ngày"),
        ("CB1", "Nghỉ phép", "30/11/2026", "04/12/2026"),
    ],
    "Điều_kiện": [
        ("Mã cán bộ", "Điều kiện", "Từ ngày", "Đến ngày"),
        ("cb2", "Đang mang thai", "30/11/2026", None),
    ],
    "Ngày_nghỉ_lễ": [
        ("Ngày", "Loại ngày", "Tên ngày", "Căn cứ"),
        ("24/11/2026", "Nghỉ lễ, Tết", "Ngày Văn hóa Việt Nam", "NQ 28/2026/QH16"),
    ],
}


def test_every_sheet_is_taken_over_in_one_go() -> None:
    agency = make_agency()
    proposal = proposed(agency, excel(**WHOLE))

    imports.apply(proposal, agency, by=None, at=AT)

    unit = Unit.objects.get()
    assert (proposal.problems, proposal.writes) == ((), 6)
    assert (unit.code, unit.kind, unit.can_work_remotely, unit.order) == ("bv", "service", False, 1)
    assert list(
        Position.objects.values_list(
            "staff__full_name", "title", "rank", "roles", "standing_reasons", "first"
        )
    ) == [
        ("Phạm Đức Hòa", "Trưởng ban", "head", [], [], date(2026, 2, 1)),
        ("Lê Văn Ân", "Bảo vệ", "staff", ["guard", "driver"], ["mail"], date(2026, 2, 1)),
    ]
    assert list(Staff.objects.values_list("short_name", "email", "phone")) == [
        ("Ân", "", ""),
        ("Hòa", "hoa@vi-du.vn", "0912935372"),
    ]
    assert list(Grant.objects.values_list("user__username", "role", "unit__code", "first")) == [
        ("hoa", "head", "bv", date(2026, 2, 1))
    ]
    assert list(Absence.objects.values_list("kind", "first", "last")) == [
        ("leave", MONDAY, date(2026, 12, 4))
    ]
    assert list(Condition.objects.values_list("staff__code", "tag", "last")) == [
        ("CB2", "pregnant", None)
    ]
    assert list(CalendarDay.objects.values_list("day", "kind")) == [(date(2026, 11, 24), "holiday")]


def test_the_same_file_again_changes_nothing() -> None:
    agency = make_agency()
    imports.apply(proposed(agency, excel(**WHOLE)), agency, by=None, at=AT)
    events = Event.objects.count()

    again = proposed(agency, excel(**WHOLE))
    imports.apply(again, agency, by=None, at=AT)

    assert (again.writes, again.same, again.problems, Event.objects.count()) == (0, 6, (), events)


def test_a_known_person_is_updated_where_a_cell_is_filled_in(office: Unit) -> None:
    staff = make_staff(office, "Lê Văn Ân")
    upload = excel(
        Cán_bộ=[
            (*STAFF_HEAD, "Cấp", "Điện thoại"),
            (staff.code, "Lê Văn An", "VP", "Phó Chánh Văn phòng", "Phó", None),
        ]
    )

    proposal = proposed(office.agency, upload)
    imports.apply(proposal, office.agency, by=None, at=AT)

    (step,) = proposal.changed
    assert [(change.header, change.before, change.after) for change in step.changes] == [
        ("Họ và tên", "Lê Văn Ân", "Lê Văn An"),
        ("Chức vụ", "Chuyên viên", "Phó Chánh Văn phòng"),
        ("Cấp", "Nhân viên", "Phó"),
    ]
    position = Position.objects.select_related("staff").get()
    assert (position.staff.full_name, position.title, position.rank, position.order) == (
        "Lê Văn An",
        "Phó Chánh Văn phòng",
        Rank.DEPUTY,
        10,
    )


def test_another_unit_needs_the_day_of_the_transfer(office: Unit) -> None:
    division = make_unit(office.agency, code="tccb", name="Phòng Tổ chức cán bộ")
    staff = make_staff(office)
    row = (staff.code, staff.full_name, "tccb", "Chuyên viên")

    refused = proposed(office.agency, excel(Cán_bộ=[STAFF_HEAD, row]))
    accepted = proposed(
        office.agency, excel(Cán_bộ=[(*STAFF_HEAD, "Từ ngày"), (*row, "30/11/2026")])
    )
    imports.apply(accepted, office.agency, by=None, at=AT)

    assert (refused.steps, objections(refused)) == ((), [("Cán bộ", 2, "Đơn vị")])
    assert list(Position.objects.order_by("first").values_list("unit", "last")) == [
        (office.pk, date(2026, 11, 29)),
        (division.pk, None),
    ]


def test_one_person_in_two_units_of_the_file_is_refused_on_both_lines(office: Unit) -> None:
    make_unit(office.agency, code="tccb")
    rows = [
        STAFF_HEAD,
        ("CB1", "Lê Văn Ân", "vp", "Bảo vệ"),
        ("cb1", "Lê Văn Ân", "tccb", "Bảo vệ"),
        ("CB2", "Bùi Thị Ưng", "vp", "Lễ tân"),
    ]

    proposal = proposed(office.agency, excel(Cán_bộ=rows))

    assert objections(proposal) == [("Cán bộ", 2, "Mã cán bộ"), ("Cán bộ", 3, "Mã cán bộ")]
    assert [step.name for step in proposal.added] == ["Bùi Thị Ưng"]


@pytest.mark.parametrize(
    ("header", "cell"),
    [
        ("Mã cán bộ", "CB 1"),
        ("Họ và tên", "An"),
        ("Họ và tên", None),
        ("Họ và tên", "Lê " + "Văn " * 40 + "Ân"),
        ("Họ và tên", "=CONCATENATE(A1;B1)"),
        ("Đơn vị", "Phòng Không Có"),
        ("Cấp", "Trưởng phòng"),
        ("Nhiệm vụ", "Bảo vệ; Phi công"),
        ("Thư điện tử công vụ", "khong-phai-thu"),
        ("Điện thoại", "113"),
        ("Từ ngày", "31/02/2026"),
        ("Từ ngày", "hôm nay"),
        ("Từ ngày", date(1900, 1, 1)),
    ],
)
def test_a_bad_cell_is_listed_with_its_row_and_column(office: Unit, header: str, cell: Any) -> None:
    good: dict[str, Any] = dict(zip(STAFF_HEAD, ("CB1", "Lê Văn Ân", "vp", "Bảo vệ"), strict=True))
    bad = {**good, header: cell}

    proposal = proposed(office.agency, excel(Cán_bộ=[tuple(bad), tuple(bad.values())]))

    assert (proposal.steps, objections(proposal)) == ((), [("Cán bộ", 2, header)])


def test_reasons_are_in_the_users_language(office: Unit) -> None:
    upload = excel(Cán_bộ=[STAFF_HEAD, ("CB1", "An", "vp", "Bảo vệ")])

    (problem,) = proposed(office.agency, upload).problems

    assert problem.reason == "Họ và tên phải có ít nhất hai từ, không có chữ số."


def test_letters_typed_apart_are_put_together(office: Unit) -> None:
    apart = [
        tuple(unicodedata.normalize("NFD", str(cell)) for cell in row)
        for row in (STAFF_HEAD, ("CB1", "Lê Văn Ân", "Văn phòng", "Bảo vệ"))
    ]

    imports.apply(proposed(office.agency, excel(Cán_bộ=apart)), office.agency, by=None, at=AT)

    assert Staff.objects.get().full_name == "Lê Văn Ân"


def test_absences_that_meet_are_refused_and_those_known_stay(office: Unit) -> None:
    staff = make_staff(office)
    make_absence(staff, date(2026, 12, 1), date(2026, 12, 2))
    head = ("Mã cán bộ", "Loại", "Từ ngày", "Đến ngày")
    rows = [
        head,
        (staff.code, "Nghỉ phép", "01/12/2026", "02/12/2026"),
        (staff.code, "Nghỉ ốm", "02/12/2026", "03/12/2026"),
        (staff.code, "Nghỉ phép", "10/12/2026", "09/12/2026"),
        ("KHONG-CO", "Nghỉ phép", "10/12/2026", "11/12/2026"),
        (staff.code, "Nghỉ phép", "10/12/2026", "11/12/2026"),
        (staff.code, "Đi công tác", "11/12/2026", "12/12/2026"),
    ]

    proposal = proposed(office.agency, excel(Nghỉ_công_tác=rows))

    title = "Nghỉ, công tác"
    assert objections(proposal) == [
        (title, 3, "Từ ngày"),
        (title, 4, "Đến ngày"),
        (title, 5, "Mã cán bộ"),
        (title, 7, "Từ ngày"),
    ]
    assert (len(proposal.added), proposal.same) == (1, 1)


def test_only_an_administrator_makes_another_one(office: Unit) -> None:
    rows = [
        (*STAFF_HEAD, "Tên đăng nhập", "Vai trò tài khoản"),
        ("CB1", "Lê Văn Ân", "vp", "Chuyên viên", "an.lv", "Quản trị hệ thống"),
    ]
    keeper, admin = make_user(Role.OFFICE, office.agency), make_user(Role.ADMIN, office.agency)

    assert objections(proposed(office.agency, excel(Cán_bộ=rows), by=keeper)) == [
        ("Cán bộ", 2, "Vai trò tài khoản")
    ]
    assert objections(proposed(office.agency, excel(Cán_bộ=rows), by=admin)) == []


def test_nobody_gets_into_another_persons_account(office: Unit) -> None:
    taken = make_user(Role.STAFF, office.agency, username="an.lv")
    rows = [
        (*STAFF_HEAD, "Tên đăng nhập", "Vai trò tài khoản"),
        ("CB1", "Lê Văn Ân", "vp", "Chuyên viên", taken.username, "Cán bộ, chuyên viên"),
        ("CB2", "Lê Văn An", "vp", "Chuyên viên", None, "Cán bộ, chuyên viên"),
        ("CB3", "Bùi Văn An", "vp", "Chuyên viên", "an.bv", "Cán bộ, chuyên viên"),
        ("CB4", "Bùi Vũ An", "vp", "Chuyên viên", "an.bv", "Cán bộ, chuyên viên"),
        ("CB5", "Bùi Lê An", "vp", "Chuyên viên", "an/../bv", "Cán bộ, chuyên viên"),
    ]

    proposal = proposed(office.agency, excel(Cán_bộ=rows))

    column = "Tên đăng nhập"
    assert objections(proposal) == [
        ("Cán bộ", 2, column),
        ("Cán bộ", 3, column),
        ("Cán bộ", 5, column),
        ("Cán bộ", 6, column),
    ]


@pytest.mark.parametrize(
    "upload",
    [
        b"",
        b"Ma;Ten\n1;An",
        b"PK\x03\x04 nothing",
        b"%PDF-1.7",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 the old format",
    ],
)
def test_what_is_not_excel_is_refused(upload: bytes) -> None:
    with pytest.raises(NotExcel):
        open_workbook(upload)


def zipped(**parts: bytes) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        for name, content in parts.items():
            archive.writestr(name, content)
    return packed.getvalue()


def test_a_zip_that_is_no_workbook_is_refused() -> None:
    with pytest.raises(NotExcel):
        open_workbook(zipped(readme=b"hello"))


def test_a_zip_bomb_is_refused_before_it_unpacks() -> None:
    with pytest.raises(TooBig):
        open_workbook(zipped(**{"xl/workbook.xml": b"0" * (41 * 1024 * 1024)}))


def test_a_bomb_of_entities_is_refused() -> None:
    with pytest.raises(NotExcel):
        open_workbook(
            zipped(
                **{
                    "xl/workbook.xml": (
                        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
                    )
                }
            )
        )


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le"])
def test_a_bomb_in_another_encoding_is_refused(encoding: str) -> None:
    with pytest.raises(NotExcel):
        open_workbook(
            zipped(
                **{
                    "xl/workbook.xml": (
                        '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode(
                            encoding
                        )
                    )
                }
            )
        )


def test_a_damaged_workbook_is_refused_or_read_but_never_breaks_anything() -> None:
    whole, chance, seen = workbook(), random.Random(5), 0

    for _ in range(150):
        damaged = bytearray(whole)
        for _ in range(3):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        try:
            read_book(open_workbook(bytes(damaged)))
        except (NotExcel, TooBig):
            seen += 1

    assert seen > 0


def test_too_large_an_upload_and_too_long_a_sheet_are_refused() -> None:
    with pytest.raises(TooBig):
        open_workbook(b"PK\x03\x04" + b"0" * LARGEST_UPLOAD)
    with pytest.raises(TooBig):
        open_workbook(excel(Cán_bộ=[("x",)] * 5_001))


@pytest.mark.parametrize(
    "sheets",
    [
        {"Trang_một": [("a",)], "Trang_hai": [("b",)]},
        {"Cán_bộ": []},
        {"Cán_bộ": [("Họ và tên", "Chức vụ"), ("Lê Văn Ân", "Bảo vệ")]},
        {"Cán_bộ": [STAFF_HEAD]},
    ],
)
def test_a_workbook_without_the_sheets_columns_or_rows_is_objected_to_as_a_whole(
    office: Unit, sheets: dict[str, Any]
) -> None:
    proposal = proposed(office.agency, excel(**sheets))

    assert (proposal.steps, len(proposal.problems), proposal.problems[0].column) == ((), 1, "")


def test_a_draft_is_written_once_and_only_as_it_was_looked_at(office: Unit) -> None:
    user = make_user(Role.OFFICE, office.agency)
    upload = excel(Cán_bộ=[STAFF_HEAD, ("CB1", "Lê Văn Ân", "vp", "Bảo vệ")])
    draft = imports.keep_draft(office.agency, filename="can-bo.xlsx", upload=upload, by=user, at=AT)
    seen = proposed(office.agency, upload, by=user).seal

    with pytest.raises(Stale):
        imports.confirm_draft(draft, seal="khác", by=user, at=AT)
    imports.confirm_draft(draft, seal=seen, by=user, at=AT)
    with pytest.raises(Stale):
        imports.confirm_draft(draft, seal=seen, by=user, at=AT)

    assert (Staff.objects.count(), ImportDraft.objects.count()) == (1, 0)
    assert Event.objects.get(action="units.import").after == {"file": "can-bo.xlsx", "staff.add": 1}


def test_records_that_changed_after_the_preview_are_not_written_over(office: Unit) -> None:
    user = make_user(Role.OFFICE, office.agency)
    upload = excel(Cán_bộ=[STAFF_HEAD, ("CB1", "Lê Văn Ân", "vp", "Bảo vệ")])
    draft = imports.keep_draft(office.agency, filename="can-bo.xlsx", upload=upload, by=user, at=AT)
    seen = proposed(office.agency, upload, by=user).seal
    imports.apply(proposed(office.agency, upload), office.agency, by=None, at=AT)

    with pytest.raises(Stale):
        imports.confirm_draft(draft, seal=seen, by=user, at=AT)

    assert ImportDraft.objects.count() == 1


def test_only_the_last_upload_of_a_person_is_kept_and_none_beyond_a_day(office: Unit) -> None:
    old, user = make_user(Role.OFFICE, office.agency), make_user(Role.OFFICE, office.agency)
    upload = excel(Cán_bộ=[STAFF_HEAD])
    imports.keep_draft(
        office.agency, filename="cu.xlsx", upload=upload, by=old, at=moment("2026-11-24 08:59")
    )

    for name in ("mot.xlsx", "hai.xlsx"):
        imports.keep_draft(office.agency, filename=name, upload=upload, by=user, at=AT)

    assert list(ImportDraft.objects.values_list("filename", flat=True)) == ["hai.xlsx"]


def test_an_empty_template_reads_as_an_empty_list() -> None:
    sheets = open_workbook(workbook())

    assert [sheet.title for sheet in sheets] == [*(plan.title for plan in SHEETS), "Hướng dẫn"]
    assert all(len(sheet.rows) == 1 for sheet in sheets[:-1])


def test_a_template_with_the_agencys_people_changes_nothing_when_it_comes_back(
    office: Unit,
) -> None:
    imports.apply(proposed(office.agency, excel(**WHOLE)), office.agency, by=None, at=AT)
    make_staff(office, "Nguyễn Văn An", roles=("clerk",), first=date(2026, 1, 1))

    back = proposed(office.agency, workbook(rows_of(office.agency, ON)))

    assert (back.problems, back.writes, back.same) == ((), 0, 2 + 3 + 1)


def test_text_on_record_never_becomes_a_formula(office: Unit) -> None:
    make_staff(office, "Lê Văn Ân", title="=1+1")

    sheet = load_workbook(BytesIO(workbook(rows_of(office.agency, ON))))["Cán bộ"]

    assert [(cell.value, cell.data_type) for cell in sheet[2] if cell.value == "=1+1"] == [
        ("=1+1", "s")
    ]


def test_the_template_is_vietnamese_and_the_same_bytes_each_time() -> None:
    with translation.override("en"):
        english = workbook()

    assert english == workbook()
