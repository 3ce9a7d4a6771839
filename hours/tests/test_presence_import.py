"""The attendance device's file: what is read, what is objected to, and that nothing is written
before it is confirmed.
"""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from accounts.models import User
from audit.models import Event
from hours.importing import propose_hours
from hours.models import Presence
from hours.services import confirm_hours, keep_hours_draft, record_hours
from tests.factories import make_agency, make_staff, make_unit, make_user, moment
from tests.pages import assert_strict
from units.enums import Purpose, Role
from units.errors import NotExcel, Stale, TooBig
from units.importing.proposal import ImportProposal
from units.importing.workbook import LARGEST_UPLOAD, open_table
from units.models import Agency, ImportDraft, Staff
from weeks.errors import NotAllowed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]

AT = moment("2026-11-25 09:00")
TODAY, DAY = date(2026, 11, 25), date(2026, 11, 24)
HEAD = ("Mã cán bộ", "Ngày", "Giờ đến", "Giờ về")
GOOD = ("CB1", "24/11/2026", "7h30", "17:00")
SHEET = "Giờ có mặt"


@pytest.fixture
def agency() -> Agency:
    return make_agency()


@pytest.fixture
def keeper(agency: Agency) -> User:
    return make_user(Role.OFFICE, agency)


@pytest.fixture(autouse=True)
def person(agency: Agency) -> Staff:
    staff = make_staff(make_unit(agency), "Vũ Hoài An")
    staff.code = "CB1"
    staff.save()
    return staff


def excel(*rows: tuple[Any, ...], head: tuple[str, ...] = HEAD) -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (head, *rows):
        sheet.append(row)
    packed = BytesIO()
    book.save(packed)
    return packed.getvalue()


def text(*rows: tuple[Any, ...], head: tuple[str, ...] = HEAD, parted: str = ",") -> bytes:
    return "\r\n".join(parted.join(map(str, row)) for row in (head, *rows)).encode()


def proposed(agency: Agency, upload: bytes) -> ImportProposal:
    return propose_hours(agency, upload, today=TODAY)


def taken_over(upload: bytes, by: User) -> ImportProposal:
    draft = keep_hours_draft(filename="cham-cong.csv", upload=upload, by=by, at=AT)
    return confirm_hours(draft, seal=proposed(draft.agency, upload).seal, by=by, at=AT)


def hours() -> list[tuple[date, time, time]]:
    return list(Presence.objects.order_by("day").values_list("day", "came", "left"))


def objections(proposal: ImportProposal) -> list[tuple[str, int | None, str, str]]:
    return [
        (problem.sheet, problem.row, problem.column, problem.reason)
        for problem in proposal.problems
    ]


@pytest.mark.parametrize(
    "upload",
    [
        excel(GOOD),
        excel(("cb1", DAY, time(7, 30), time(17))),
        excel(("CB1", DAY, datetime(2026, 11, 24, 7, 30, 59), timedelta(hours=17))),  # noqa: DTZ001  Excel knows no zones
        excel(("CB1", DAY, 0.3125, 17 / 24)),
        excel(GOOD, head=("code", "date", "in", "out")),
        text(GOOD),
        text(
            ("CB1", "2026-11-24", "24/11/2026 07:30:12", "17:00:59"),
            head=("Mã nhân viên", "Ngày", "Giờ vào", "Giờ ra"),
        ),
        text(GOOD, parted=";"),
        text(GOOD, parted="\t").decode().encode("utf-16"),
        b"\xef\xbb\xbf" + text(GOOD),
        "Bảng chấm công\n\n".encode() + text(GOOD),
    ],
    ids=[
        "words",
        "times",
        "moments",
        "parts-of-a-day",
        "english",
        "commas",
        "device",
        "semicolons",
        "tabs",
        "mark",
        "title",
    ],
)
def test_what_devices_and_offices_write_comes_to_the_same_hours(
    upload: bytes, keeper: User
) -> None:
    taken_over(upload, keeper)

    assert hours() == [(DAY, time(7, 30), time(17))]


def test_several_rows_of_a_day_are_the_first_coming_and_the_last_going(keeper: User) -> None:
    rows = [
        ("CB1", "24/11/2026", came, left)
        for came, left in (("13h00", "17h15"), ("7h25", ""), ("", "11h30"), ("12h50", "16h00"))
    ]

    taken_over(text(*rows), keeper)

    assert hours() == [(DAY, time(7, 25), time(17, 15))]


@pytest.mark.parametrize(
    "rows",
    [
        [("CB1", "23/11/2026", "18:00", "06:00")],
        [("CB1", "23/11/2026", "18:00", ""), ("CB1", "24/11/2026", "", "06:00")],
    ],
    ids=["one-line", "two-days"],
)
def test_a_night_belongs_to_the_day_on_which_it_began(
    rows: list[tuple[Any, ...]], keeper: User
) -> None:
    taken_over(text(*rows), keeper)

    assert hours() == [(date(2026, 11, 23), time(18), time(6))]


def test_the_morning_after_a_night_is_a_day_of_its_own_again(keeper: User) -> None:
    rows = [
        ("CB1", "23/11/2026", "18:00", ""),
        ("CB1", "24/11/2026", "", "06:00"),
        ("CB1", "24/11/2026", "13:00", "17:00"),
    ]

    taken_over(text(*rows), keeper)

    assert hours() == [(date(2026, 11, 23), time(18), time(6)), (DAY, time(13), time(17))]


def test_a_day_and_the_night_after_it_are_one_stay_of_less_than_a_day(
    agency: Agency, keeper: User
) -> None:
    fits = [("CB1", "23/11/2026", "7:30", "11:30"), ("CB1", "23/11/2026", "18:00", "06:00")]
    too_long = [("CB1", "24/11/2026", "5:00", "11:30"), ("CB1", "24/11/2026", "18:00", "06:00")]

    taken_over(text(*fits), keeper)

    assert hours() == [(date(2026, 11, 23), time(7, 30), time(6))]
    assert [
        (row, reason)
        for _sheet, row, _column, reason in objections(proposed(agency, text(*too_long)))
    ] == [(2, "Từ giờ đến đến giờ về quá 24 giờ."), (3, "Từ giờ đến đến giờ về quá 24 giờ.")]


@pytest.mark.parametrize("nothing", ["", "0:00", "00:00:00", "Nghỉ", "P", "--", "Nghỉ phép", "KP"])
@pytest.mark.parametrize("written", [excel, text])
def test_what_a_device_writes_where_nobody_came_is_no_hour_and_told(
    written: Callable[..., bytes], nothing: str, agency: Agency
) -> None:
    proposal = proposed(agency, written(GOOD, ("CB1", "23/11/2026", nothing, nothing)))

    assert (len(proposal.added), proposal.problems) == (1, ())
    assert [note.text for note in proposal.notes] == [
        "Không có giờ đến, giờ về (nghỉ hoặc không chấm công) nên không ghi: dòng 3."
    ]


@pytest.mark.parametrize("nothing", [0, time(0), 0.0])
def test_a_zero_of_a_spreadsheet_is_no_hour_either(nothing: Any, agency: Agency) -> None:
    proposal = proposed(agency, excel(GOOD, ("CB1", date(2026, 11, 23), nothing, nothing)))

    assert (len(proposal.added), proposal.problems) == (1, ())


def test_a_line_that_stands_twice_counts_once_and_columns_not_used_are_named(
    agency: Agency,
) -> None:
    proposal = proposed(agency, text((*GOOD, "An"), (*GOOD, "An"), head=(*HEAD, "Tên nhân viên")))

    assert [note.text for note in proposal.notes] == [
        "Không dùng các cột: Tên nhân viên.",
        "Lặp lại dòng khác nên chỉ tính một lần: dòng 3.",
    ]
    assert len(proposal.added) == 1


def test_a_code_without_its_zeros_is_asked_about(
    agency: Agency, keeper: User, person: Staff
) -> None:
    person.code = "00121"
    person.save()
    upload = text(("121", "24/11/2026", "7h30", "17h00"))
    draft = keep_hours_draft(filename="cham-cong.csv", upload=upload, by=keeper, at=AT)
    proposal = proposed(agency, upload)

    confirm_hours(draft, seal=proposal.seal, by=keeper, at=AT)
    before = hours()
    draft = keep_hours_draft(filename="cham-cong.csv", upload=upload, by=keeper, at=AT)
    confirm_hours(draft, seal=proposal.seal, agreed=["spelled-hours"], by=keeper, at=AT)

    assert [question.text for question in proposal.questions] == [
        "Mã trong tệp viết khác hồ sơ: 121 là 00121, Vũ Hoài An. Đúng là những người này?"
    ]
    assert (before, hours()) == ([], [(DAY, time(7, 30), time(17))])


def test_a_night_is_entered_by_hand_too(keeper: User, person: Staff) -> None:
    record_hours(person.pk, DAY, time(18), time(6), by=keeper, at=AT)

    assert hours() == [(DAY, time(18), time(6))]


def test_nothing_is_written_until_it_is_confirmed(keeper: User) -> None:
    keep_hours_draft(filename="cham-cong.xlsx", upload=excel(GOOD), by=keeper, at=AT)

    assert (hours(), Event.objects.filter(action="rosters.import-hours").count()) == ([], 0)


def test_the_same_file_again_changes_nothing(agency: Agency, keeper: User) -> None:
    taken_over(excel(GOOD), keeper)
    before = Presence.objects.get().pk

    again = proposed(agency, excel(GOOD))

    assert (again.writes, again.same, again.problems) == (0, 1, ())
    taken_over(excel(GOOD), keeper)
    assert Presence.objects.get().pk == before


def test_a_newer_file_puts_an_older_one_right_and_shows_what_changes(
    agency: Agency, keeper: User
) -> None:
    taken_over(excel(("CB1", DAY, "7h30", "11h30")), keeper)

    (step,) = proposed(agency, excel(GOOD)).changed
    taken_over(excel(GOOD), keeper)

    assert [(change.header, change.before, change.after) for change in step.changes] == [
        ("Giờ về", "11:30", "17:00")
    ]
    assert hours() == [(DAY, time(7, 30), time(17))]


def test_what_was_entered_by_hand_is_not_written_over(
    agency: Agency, keeper: User, person: Staff
) -> None:
    record_hours(person.pk, DAY, time(8), time(16), by=keeper, at=AT)

    assert objections(proposed(agency, excel(GOOD))) == [
        (SHEET, 2, "Ngày", "Ngày này đã được ghi tay; tệp không ghi đè.")
    ]
    assert proposed(agency, excel(("CB1", DAY, "8h00", "16h00"))).same == 1


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        (("CB9", "24/11/2026", "7h30", "17h00"), "Mã cán bộ", "Không có cán bộ mang mã này."),
        (("", "24/11/2026", "7h30", "17h00"), "Mã cán bộ", "Trường này là bắt buộc."),
        (("CB1", "", "7h30", "17h00"), "Ngày", "Trường này là bắt buộc."),
        (
            ("CB1", "31/11/2026", "7h30", "17h00"),
            "Ngày",
            "“31/11/2026” không phải là ngày. Ghi theo dạng 30/11/2026.",
        ),
        (("CB1", "26/11/2026", "7h30", "17h00"), "Ngày", "Ngày này chưa đến."),
        (
            ("CB1", "24/11/2026", "25:00", "17h00"),
            "Giờ đến",
            "“25:00” không phải là giờ. Ghi theo dạng 7h30 hoặc 07:30.",
        ),
        (
            ("CB1", "24/11/2026", "7", "17h00"),
            "Giờ đến",
            "“7” không phải là giờ. Ghi theo dạng 7h30 hoặc 07:30.",
        ),
        (
            ("CB1", "24/11/2026", "=A1", "17h00"),
            "Giờ đến",
            "Ô chứa công thức. Hãy dán giá trị thay cho công thức.",
        ),
        (("CB1", "24/11/2026", "", "17h00"), "Giờ đến", "Thiếu giờ đến."),
        (("CB1", "24/11/2026", "7h30", ""), "Giờ về", "Thiếu giờ về."),
        (("CB1", "24/11/2026", "9h00", "8h00"), "Giờ về", "Giờ về phải sau giờ đến."),
        (("CB1", "24/11/2026", "18h00", "0:00"), "Giờ về", "Thiếu giờ về."),
        (("CB1", "24/11/2026", "7h30", "7h30"), "Giờ về", "Giờ về phải sau giờ đến."),
    ],
)
@pytest.mark.parametrize("written", [excel, text])
def test_a_bad_row_is_named_with_its_cell_and_reason_and_left_out(
    written: Callable[..., bytes], row: tuple[str, ...], column: str, reason: str, agency: Agency
) -> None:
    proposal = proposed(agency, written(("CB1", "23/11/2026", "8h00", "17h00"), row))

    sheet = SHEET
    assert (len(proposal.added), objections(proposal)) == (1, [(sheet, 3, column, reason)])


def test_a_day_of_which_one_row_is_bad_is_left_out_whole(agency: Agency) -> None:
    """Half a day would make somebody leave at noon who was there until the evening."""
    rows = [("CB1", "24/11/2026", "7h30", "11h30"), ("CB1", "24/11/2026", "13h00", "tối")]

    proposal = proposed(agency, text(*rows))

    assert (proposal.writes, [(problem.row, problem.column) for problem in proposal.problems]) == (
        0,
        [(2, "Ngày"), (3, "Giờ về")],
    )


def test_people_of_another_agency_have_no_code_here(agency: Agency, keeper: User) -> None:
    elsewhere = make_staff(make_unit(make_agency()))

    proposal = proposed(agency, text((elsewhere.code, "24/11/2026", "7h30", "17h00")))

    assert (proposal.writes, [problem.column for problem in proposal.problems]) == (
        0,
        ["Mã cán bộ"],
    )


@pytest.mark.parametrize(
    "upload",
    [
        b"",
        b"CB1 24/11/2026 7h30",
        b"%PDF-1.7,\x00",
        "Mã,Ngày".encode("cp1258", "replace") + b"\xff\xd0",
        b"\xd0\xcf\x11\xe0, old",
    ],
    ids=["empty", "not-parted", "nothing", "encoding", "old-excel"],
)
def test_what_is_neither_excel_nor_values_in_columns_is_refused(upload: bytes) -> None:
    with pytest.raises(NotExcel):
        open_table(upload)


@pytest.mark.parametrize(
    "upload", [b"a,b\n" * (LARGEST_UPLOAD // 4 + 1), b"a,b\n" * 5_001, b"a,b\n" + b",\n" * 20_000]
)
def test_too_large_a_file_is_refused(upload: bytes) -> None:
    with pytest.raises(TooBig):
        open_table(upload)


def test_a_draft_is_written_once_and_only_as_it_was_looked_at(agency: Agency, keeper: User) -> None:
    draft = keep_hours_draft(filename="cham-cong.xlsx", upload=excel(GOOD), by=keeper, at=AT)
    seal = proposed(agency, excel(GOOD)).seal

    with pytest.raises(Stale):
        confirm_hours(draft, seal="khác", by=keeper, at=AT)
    confirm_hours(draft, seal=seal, by=keeper, at=AT)
    with pytest.raises(Stale):
        confirm_hours(draft, seal=seal, by=keeper, at=AT)

    assert (Presence.objects.count(), ImportDraft.objects.count()) == (1, 0)
    assert Event.objects.get(action="rosters.import-hours").after == {
        "file": "cham-cong.xlsx",
        "hours.add": 1,
    }


def test_a_file_of_hours_and_one_of_staff_wait_side_by_side(agency: Agency, keeper: User) -> None:
    ImportDraft.objects.create(
        agency=agency, user=keeper, filename="can-bo.xlsx", content=b"", uploaded_at=AT
    )
    for _ in range(2):
        keep_hours_draft(filename="cham-cong.xlsx", upload=excel(GOOD), by=keeper, at=AT)

    assert sorted(ImportDraft.objects.values_list("purpose", flat=True)) == [
        Purpose.HOURS,
        Purpose.STAFF,
    ]


@pytest.mark.parametrize("role", [Role.DIRECTOR, Role.HEAD, Role.READER, Role.STAFF])
def test_who_does_not_keep_the_staff_brings_no_file(role: Role, agency: Agency) -> None:
    user = make_user(role, agency, make_unit(agency) if role is Role.HEAD else None)

    with pytest.raises(NotAllowed):
        keep_hours_draft(filename="cham-cong.xlsx", upload=excel(GOOD), by=user, at=AT)


def test_the_office_uploads_looks_and_confirms_in_the_browser(
    client_of: Callable[[User], Client], keeper: User
) -> None:
    client = client_of(keeper)
    pages = {name: reverse(f"hours:{name}") for name in ("import", "preview", "confirm")}
    file = SimpleUploadedFile("cham-cong.csv", text(GOOD, ("CB9", "24/11/2026", "7h30", "17h00")))

    empty = client.get(pages["import"])
    client.post(pages["import"], {"file": file})
    preview = client.get(pages["preview"])
    before = hours()
    client.post(pages["confirm"], {"seal": preview.context["proposal"].seal})

    said = preview.content.decode()
    assert all(
        words in said
        for words in ("Vũ Hoài An, 24/11/2026", "07:30", "Không có cán bộ mang mã này.")
    )
    assert (before, hours()) == ([], [(DAY, time(7, 30), time(17))])
    for page in (empty, preview):
        assert_strict(page)


def test_a_refused_file_is_told_on_the_form(
    client_of: Callable[[User], Client], keeper: User
) -> None:
    answer = client_of(keeper).post(
        reverse("hours:import"), {"file": SimpleUploadedFile("anh.csv", b"\x89PNG\x00")}
    )

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["file"])


def test_the_template_has_the_columns_that_are_read(
    client_of: Callable[[User], Client], agency: Agency, keeper: User
) -> None:
    book = load_workbook(BytesIO(client_of(keeper).get(reverse("hours:template")).content))

    assert tuple(cell.value for cell in book[SHEET][1]) == HEAD
    book[SHEET].append(GOOD)
    packed = BytesIO()
    book.save(packed)
    assert proposed(agency, packed.getvalue()).writes == 1
