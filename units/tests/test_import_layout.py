"""Lists as offices keep them: titles, sections, two-line headings, colours, old fonts. What is
understood is told, what is not used is named, and nothing is left out without a word.
"""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from tests.factories import make_agency, make_unit
from units.importing.old_fonts import is_old
from units.importing.proposal import ImportProposal
from units.importing.ranks import rank_of
from units.models import Agency
from units.services import imports

pytestmark = pytest.mark.django_db

ON = date(2026, 11, 25)
HEAD = ("Mã cán bộ", "Họ và tên", "Đơn vị", "Chức vụ")
AN = ("NV1", "Phùng Văn An", "Văn phòng", "Chuyên viên")
BINH = ("NV2", "Đinh Thị Bình", "Văn phòng", "Văn thư")


@pytest.fixture
def agency() -> Agency:
    agency = make_agency()
    make_unit(agency, name="Văn phòng", code="vp", short_name="VP")
    make_unit(agency, name="Phòng Tổ chức", code="tccb", short_name="TCCB")
    return agency


def workbook(*rows: tuple[Any, ...], title: str = "Sheet1") -> Workbook:
    book = Workbook()
    book.worksheets[0].title = title
    for row in rows:
        book.worksheets[0].append(row)
    return book


def of(book: Workbook, agency: Agency) -> ImportProposal:
    packed = BytesIO()
    book.save(packed)
    return imports.propose(agency, packed.getvalue(), by=None, on=ON)


def listed(agency: Agency, *rows: tuple[Any, ...], shape: Callable[[Worksheet], Any] | None = None):
    book = workbook(*rows)
    if shape is not None:
        shape(book.worksheets[0])
    return of(book, agency)


def people(proposal: ImportProposal) -> list[tuple[str, str, str]]:
    return [(step.name, step.values["unit"], step.values["title"]) for step in proposal.added]


def told(proposal: ImportProposal) -> list[str]:
    return [note.text for note in proposal.notes]


def refused(proposal: ImportProposal) -> list[tuple[int | None, str, str]]:
    return [(problem.row, problem.column, problem.reason) for problem in proposal.problems]


def test_a_letterhead_numbers_totals_and_signatures_are_no_people(agency: Agency) -> None:
    proposal = listed(
        agency,
        ("UBND TỈNH HÒA GIANG", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("DANH SÁCH CÁN BỘ",),
        ("STT", *HEAD),
        ("(1)", "(2)", "(3)", "(4)", "(5)"),
        (1, *AN),
        (2, *BINH),
        (3,),
        (None, "Tổng cộng: 02 người"),
        (None, None, "NGƯỜI LẬP", None, "GIÁM ĐỐC"),
        (None, None, "Trần Văn Ký", None, "Lê Văn Duyệt"),
    )

    assert (people(proposal), refused(proposal)) == (
        [("Phùng Văn An", "vp", "Chuyên viên"), ("Đinh Thị Bình", "vp", "Văn thư")],
        [],
    )
    assert told(proposal) == [
        "Không dùng các cột: STT.",
        "Dòng 8 “Tổng cộng: 02 người” không phải dòng dữ liệu nên không đọc.",
        "Dòng 9 “NGƯỜI LẬP · GIÁM ĐỐC” không phải dòng dữ liệu nên không đọc.",
        "Dòng 10 “Trần Văn Ký · Lê Văn Duyệt” không phải dòng dữ liệu nên không đọc.",
    ]


def test_the_last_person_of_a_list_is_not_taken_for_its_signature(agency: Agency) -> None:
    proposal = listed(agency, HEAD, AN, (None, *BINH[1:]))

    assert refused(proposal) == [(3, "Mã cán bộ", "Trường này là bắt buộc.")]


def test_a_heading_of_two_lines_is_one(agency: Agency) -> None:
    proposal = listed(
        agency,
        ("DANH SÁCH",),
        ("STT", "Mã cán bộ", "Họ và tên", "Đơn vị công tác", None, "Liên hệ", None),
        (None, None, None, "Đơn vị", "Chức vụ", "Điện thoại", "Email"),
        (1, *AN, "0912345678", "an@vi-du.vn"),
    )

    (step,) = proposal.added
    assert (step.values["unit"], step.values["phone"], step.values["email"]) == (
        "vp",
        "0912345678",
        "an@vi-du.vn",
    )


def test_sections_name_the_unit_of_the_lines_below_them(agency: Agency) -> None:
    proposal = listed(
        agency,
        ("STT", "Mã cán bộ", "Họ và tên", "Chức vụ"),
        ("I. VĂN PHÒNG (01 người)",),
        (1, "NV1", "Phùng Văn An", "Chuyên viên"),
        ("II. PHÒNG TỔ CHỨC",),
        (1, "NV2", "Đinh Thị Bình", "Chuyên viên"),
        ("III. PHÒNG KHÔNG CÓ",),
        (1, "NV3", "Hà Văn Chi", "Chuyên viên"),
    )

    assert people(proposal) == [
        ("Phùng Văn An", "vp", "Chuyên viên"),
        ("Đinh Thị Bình", "tccb", "Chuyên viên"),
    ]
    assert refused(proposal) == [(7, "Đơn vị", "Không có đơn vị “PHÒNG KHÔNG CÓ”.")]


def test_what_is_merged_over_several_lines_holds_for_each(agency: Agency) -> None:
    proposal = listed(
        agency,
        HEAD,
        AN,
        (*BINH[:2], None, BINH[3]),
        shape=lambda sheet: sheet.merge_cells("C2:C3"),
    )

    assert people(proposal) == [
        ("Phùng Văn An", "vp", "Chuyên viên"),
        ("Đinh Thị Bình", "vp", "Văn thư"),
    ]


def test_everyday_words_head_the_columns_too(agency: Agency) -> None:
    head = ("Mã NV", "Họ tên", "Phòng ban", "Chức danh", "Email", "SĐT", "Cấp bậc", "Ngày sinh")
    row = (*AN, "an@vi-du.vn", "0912.000.501", "Phó", "05/06/1985")

    proposal = listed(agency, head, row)

    values = proposal.added[0].values
    assert (values["email"], values["phone"], values["rank"]) == (
        "an@vi-du.vn",
        "0912000501",
        "deputy",
    )
    assert told(proposal) == ["Không dùng các cột: Ngày sinh."]


def test_a_name_in_two_columns_is_one(agency: Agency) -> None:
    proposal = listed(
        agency,
        ("Mã", "Họ và tên đệm", "Tên", "Đơn vị", "Chức vụ"),
        ("NV1", "Phùng Văn", "An", "VP", "Chuyên viên"),
    )

    assert people(proposal) == [("Phùng Văn An", "vp", "Chuyên viên")]


@pytest.mark.parametrize(
    ("title", "rank"),
    [
        ("Trưởng phòng", "head"),
        ("Q. Trưởng phòng Tổ chức", "head"),
        ("Chánh Văn phòng", "head"),
        ("Giám đốc", "head"),
        ("Phó Trưởng phòng", "deputy"),
        ("Phó phòng", "deputy"),
        ("PTP", "deputy"),
        ("Phó Giám đốc Sở", "deputy"),
        ("Chuyên viên", None),
        ("Kế toán trưởng", None),
        ("Thư ký Giám đốc", None),
        ("Phụ trách kế toán", None),
        ("Trưởng nhóm", None),
    ],
)
def test_a_title_tells_the_rank_of_who_leads_and_of_nobody_else(
    title: str, rank: str | None
) -> None:
    assert rank_of(title) == rank


def test_a_head_without_a_rank_beside_the_title_is_a_head_and_the_preview_says_so(
    agency: Agency,
) -> None:
    proposal = listed(agency, HEAD, ("NV1", "Phùng Văn An", "VP", "Trưởng phòng"))

    assert proposal.added[0].values["rank"] == "head"
    assert told(proposal) == ["Dòng 2: cấp không ghi, hiểu là Trưởng theo chức vụ “Trưởng phòng”."]


def test_a_coloured_cell_in_the_last_row_of_the_sheet_is_nothing(agency: Agency) -> None:
    def colour(sheet: Worksheet) -> None:
        sheet["D1048576"].fill = PatternFill("solid", fgColor="FFFF00")

    assert people(listed(agency, HEAD, AN, shape=colour)) == [("Phùng Văn An", "vp", "Chuyên viên")]


@pytest.mark.parametrize("fault", ["#N/A", "#REF!", "#DIV/0!"])
def test_an_error_of_the_spreadsheet_is_refused_with_its_row(agency: Agency, fault: str) -> None:
    def show(sheet: Worksheet) -> None:
        sheet["C2"].value, sheet["C2"].data_type = fault, "e"

    proposal = listed(agency, HEAD, AN, shape=show)

    assert refused(proposal) == [(2, "Đơn vị", f"Ô đang báo lỗi {fault}. Hãy ghi giá trị đúng.")]


def test_a_hidden_row_is_written_only_if_somebody_says_so(agency: Agency) -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.row_dimensions[3].hidden = True

    proposal = listed(agency, HEAD, AN, BINH, shape=hide)

    assert (people(proposal), [step.name for step in proposal.asked]) == (
        [("Phùng Văn An", "vp", "Chuyên viên")],
        ["Đinh Thị Bình"],
    )
    assert [question.text for question in proposal.questions] == [
        "Các dòng đang bị ẩn trong tệp: 3. Ghi cả những dòng này?"
    ]
    assert len(proposal.agreed(["hidden-staff"]).added) == 2


def test_a_hidden_sheet_is_named_and_not_read(agency: Agency) -> None:
    book = workbook(HEAD, AN, title="Cán bộ")
    book.create_sheet("Nghỉ, công tác").append(("Mã cán bộ", "Loại"))
    book["Nghỉ, công tác"].sheet_state = "veryHidden"

    proposal = of(book, agency)

    assert [(problem.sheet, problem.reason) for problem in proposal.problems] == [
        ("Nghỉ, công tác", "Trang này đang bị ẩn nên không được đọc. Hãy bỏ ẩn rồi tải lên lại.")
    ]


def test_other_sheets_are_named_as_not_used_and_empty_ones_are_not_asked_about(
    agency: Agency,
) -> None:
    book = workbook(HEAD, AN, title="Danh sách T11")
    book.create_sheet("Sheet2")
    book.create_sheet("Ghi chép").append(("việc cần làm",))

    proposal = of(book, agency)

    assert (len(proposal.added), [(note.sheet, note.text) for note in proposal.notes]) == (
        1,
        [("Ghi chép", "Trang không được dùng.")],
    )


@pytest.mark.parametrize(
    "text",
    [
        "NguyÔn V¨n An",
        "TrÇn ThÞ B×nh",
        "§ç V¨n §øc",
        "Nguyeãn Vaên An",
        "Ñoã Vaên Ñöùc",
        "Phaïm Thò",
    ],
)
def test_text_of_fonts_before_unicode_is_told(text: str) -> None:
    assert is_old(text)


@pytest.mark.parametrize(
    "text",
    [
        "Nguyễn Thuý Hoà",
        "Y Bhĭ Niê",
        "H’Hen Niê",
        "Müller",
        "§ 5 Điều 3",
        "«Trung tâm»",
        "quá, giá",
    ],
)
def test_text_of_today_is_not_taken_for_an_old_font(text: str) -> None:
    assert not is_old(text)


def test_a_list_in_an_old_font_is_refused_line_by_line_even_where_a_word_looks_right(
    agency: Agency,
) -> None:
    proposal = listed(
        agency,
        HEAD,
        ("NV1", "NguyÔn V¨n An", "vp", "Nhan vien"),
        ("NV2", "Vò Tó", "vp", "Nhan vien"),
        ("NV3", "Le Van Minh", "vp", "Nhan vien"),
    )

    assert [(row, column) for row, column, _reason in refused(proposal)] == [
        (2, "Họ và tên"),
        (3, "Họ và tên"),
    ]
    assert [step.name for step in proposal.added] == ["Le Van Minh"]


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        (
            [
                ("Ngày", "Trực lãnh đạo", "Trưởng tua", "Khoa A"),
                (date(2026, 11, 30), "Hạnh (VP)", "Sơn", "Kiên"),
            ],
            "Trang này là lịch trực theo ngày",
        ),
        (
            [
                ("Mã cán bộ", "Họ và tên", "30/11", "01/12", "02/12"),
                ("NV1", "Phùng Văn An", "C", "N", "C"),
            ],
            "Trang này là lịch tuần",
        ),
        ([("M· c¸n bé", "Hä vµ tªn"), ("NV1", "An")], "Chữ trong trang này gõ bằng phông cũ"),
    ],
)
def test_what_is_no_list_is_refused_by_what_it_is(
    agency: Agency, rows: list[tuple[Any, ...]], kind: str
) -> None:
    proposal = listed(agency, *rows)

    assert [problem.reason.startswith(kind) for problem in proposal.problems] == [True]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        (45351, date(2024, 2, 29)),
        ("45351", date(2024, 2, 29)),
        ("01/06/25", date(2025, 6, 1)),
        ("Thứ Hai, 30/11/2026", date(2026, 11, 30)),
        ("30 / 11 / 2026", date(2026, 11, 30)),
        ("2026-11-30 00:00:00", date(2026, 11, 30)),
        ("ngày 30 tháng 11 năm 2026", date(2026, 11, 30)),
        ("30-thg 11-2026", date(2026, 11, 30)),
    ],
)
def test_days_are_read_as_offices_type_them(agency: Agency, written: Any, day: date) -> None:
    proposal = listed(agency, (*HEAD, "Từ ngày"), (*AN, written))

    assert [step.values["first"] for step in proposal.added] == [day]


@pytest.mark.parametrize(
    "written", ["11/30/2026", "6/2026", "2024", "Thứ Ba, 30/11/2026", "31/02/2026"]
)
def test_a_day_that_can_be_meant_in_two_ways_is_refused(agency: Agency, written: str) -> None:
    proposal = listed(agency, (*HEAD, "Từ ngày"), (*AN, written))

    assert [(row, column) for row, column, _reason in refused(proposal)] == [(2, "Từ ngày")]


def test_two_numbers_in_one_cell_are_refused_and_a_dash_is_none(agency: Agency) -> None:
    rows = [(*AN, "0912345678/0987654321"), (*BINH, "-")]

    proposal = listed(agency, (*HEAD, "SĐT"), *rows)

    assert refused(proposal) == [(2, "Điện thoại", "Ô có nhiều số điện thoại. Hãy ghi một số.")]
    assert [step.values.get("phone") for step in proposal.added] == [None]
