"""An existing list of duty in a file: how it is laid out, whom it names, what is asked, what is
written, and that it can be taken back as one.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook

from accounts.models import User
from duties.enums import DutyStepKind, TurnState
from duties.errors import NothingChanged
from duties.importing.names import choice_key, names_in
from duties.importing.reading import read_duty_list
from duties.models import DutyRoster, DutyStep
from duties.selectors.paper import duty_paper
from duties.selectors.sheets import turns_sheet
from duties.services.importing import confirm_duty_list, keep_duty_list
from duties.services.turns import undo_turns
from duties.tests.factories import (
    DECEMBER,
    DutyHouse,
    filled_duty,
    give,
    make_fit,
    make_house,
    make_shift,
    opened_duty,
    seen_duty,
    submitted_duty,
)
from duties.values.imported import LEFT_OUT, DutyListReading
from duties.workbooks.paper import duty_workbook
from rosters.errors import NotEditable, RosterChanged
from rosters.tests.factories import NOW, mandate
from tests.factories import MONDAY, make_absence, make_staff
from tests.pages import assert_strict
from units.enums import Purpose
from units.errors import NotExcel, Stale
from units.models import ImportDraft

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]
SignIn = Callable[[User], Client]
TUESDAY = MONDAY + timedelta(days=1)
HEAD = ("Ngày", "Trực cơ quan", "Bảo vệ")
WAITING: Mapping[str, str] = {}


@pytest.fixture
def house() -> DutyHouse:
    """With An Bình, Bùi Bảo, Cao Cường and Bùi Dũng on the staff, the keeper's browser apart."""
    house = make_house()
    for staff, name in zip(
        house.here.staff, ("Lê An Bình", "Bùi Bảo", "Cao Cường", "Đỗ Dũng"), strict=False
    ):
        staff.full_name = name
        staff.save()
    return house


@pytest.fixture
def roster(house: DutyHouse) -> DutyRoster:
    return opened_duty(house)


def excel(*rows: tuple[Any, ...]) -> bytes:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    packed = BytesIO()
    book.save(packed)
    return packed.getvalue()


def read(
    roster: DutyRoster, *rows: tuple[Any, ...], answers: Mapping[str, str] = WAITING
) -> DutyListReading:
    return read_duty_list(sheet_of(roster), excel(*rows), answers)


def sheet_of(roster: DutyRoster) -> Any:
    return turns_sheet(DutyRoster.objects.select_related("agency", "unit").get(pk=roster.pk))


def given(reading: DutyListReading) -> set[tuple[int, date, int]]:
    return {
        (step.values["shift"], step.values["day"], who)
        for step in reading.proposal.steps
        for who in step.values["given"]
    }


def problems(reading: DutyListReading) -> list[tuple[int | None, str, str]]:
    return [(one.row, one.column, one.reason) for one in reading.proposal.problems]


def held(roster: DutyRoster) -> set[tuple[int, date, int]]:
    return set(roster.turns.values_list("shift", "day", "staff"))


def taken_over(
    roster: DutyRoster, upload: bytes, by: User, answers: Mapping[str, str] = WAITING
) -> None:
    seen = seen_duty(roster)
    draft = keep_duty_list(roster.pk, filename="truc.xlsx", upload=upload, by=by, at=NOW)
    seal = read_duty_list(sheet_of(roster), upload, answers).proposal.seal
    confirm_duty_list(draft, roster.pk, answers=answers, seal=seal, by=by, at=NOW, seen=seen)


@pytest.mark.parametrize(
    "rows",
    [
        (HEAD, (MONDAY, "Lê An Bình", "Cao Cường"), (TUESDAY, "Bùi Bảo", None)),
        (HEAD, ("30/11", "Lê An Bình", "Cao Cường"), ("01/12", "Bùi Bảo", "-")),
        (HEAD, ("Thứ Hai", "lê an bình", "Cường"), ("Thứ Ba", "Bảo", "x")),
        (HEAD, ("T2, 30/11/2026", "le an binh", "cuong"), ("T3, 1/12/2026", "BUI BAO", "")),
        (HEAD, (30, "An Bình", "Cường"), (1, "Bảo", None)),
        (HEAD, (datetime(2026, 11, 30), "Bình", "Cường"), (datetime(2026, 12, 1), "Bảo")),  # noqa: DTZ001  Excel knows no zones
        (
            ("SỞ NỘI VỤ", None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", None),
            ("LỊCH TRỰC",),
            ("STT", "Thứ", *HEAD),
            (1, "T2", "30/11", "Lê An Bình", "Cao Cường"),
            (2, "T3", "01/12", "Bùi Bảo", None),
            (),
            (None, None, "NGƯỜI LẬP BIỂU", None, "GIÁM ĐỐC"),
        ),
        (
            ("Vị trí", "30/11", "01/12"),
            ("Trực cơ quan", "Lê An Bình", "Bùi Bảo"),
            ("Bảo vệ", "Cao Cường", None),
            (),
            ("NGƯỜI LẬP BIỂU", None, "GIÁM ĐỐC"),
        ),
        (
            ("Ngày", "Trực cơ quan", "Bảo vệ"),
            (None, "7h30-17h00", "18h00-6h00 hôm sau"),
            ("30/11", "Lê An Bình", "Cao Cường"),
            ("01/12", "Bùi Bảo", None),
        ),
    ],
    ids=[
        "dates", "days of the month", "weekdays", "both", "numbers", "moments", "with a head",
        "posts as rows", "shifts below posts",
    ],
)  # fmt: skip
def test_a_list_is_read_as_offices_lay_it_out(
    rows: tuple[tuple[Any, ...], ...], house: DutyHouse, roster: DutyRoster
) -> None:
    reading = read(roster, *rows)

    an, bao, cuong, *_ = house.here.staff
    assert given(reading) == {
        (house.day.pk, MONDAY, an.pk),
        (house.day.pk, TUESDAY, bao.pk),
        (house.night.pk, MONDAY, cuong.pk),
    }
    assert (reading.choices, problems(reading)) == ((), [])


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Lê An, Bùi Bảo; Cao Cường", ["Lê An", "Bùi Bảo", "Cao Cường"]),
        ("Lê An\nBùi Bảo", ["Lê An", "Bùi Bảo"]),
        ("An và Bảo + Cường", ["An", "Bảo", "Cường"]),
        ("1. Đ/c An (0912 345 678)\n2. Ông Bảo", ["An", "Bảo"]),
        ("An, An", ["An"]),
        ("–", []),
    ],
)
def test_several_names_stand_in_a_cell(written: str, names: list[str]) -> None:
    assert names_in(written) == names


def test_the_agencys_own_workbook_changes_nothing(house: DutyHouse) -> None:
    roster = filled_duty(house)
    upload = duty_workbook(duty_paper(mandate(house.keeper), roster.pk))

    reading = read_duty_list(sheet_of(roster), upload, {})

    proposal = reading.proposal
    assert (proposal.same, proposal.writes, proposal.problems) == (14, 0, ())
    assert reading.choices == ()


def test_a_month_is_read_whole(house: DutyHouse) -> None:
    roster = opened_duty(house, DECEMBER)
    days = [date(2026, 12, number) for number in range(1, 32)]

    reading = read(roster, HEAD, *((f"{day:%d/%m}", "Bùi Bảo") for day in days))

    assert given(reading) == {(house.day.pk, day, house.bao.pk) for day in days}


def test_a_day_of_another_period_is_told_and_not_read(house: DutyHouse, roster: DutyRoster) -> None:
    reading = read(roster, HEAD, ("30/11/2026", "Bùi Bảo"), ("07/12/2026", "Bùi Bảo"))

    assert given(reading) == {(house.day.pk, MONDAY, house.bao.pk)}
    assert [note.text for note in reading.proposal.notes] == [
        "Ngày ngoài kỳ trực này nên không đọc: 07/12."
    ]


def test_a_file_without_a_day_of_the_period_says_so(roster: DutyRoster) -> None:
    reading = read(roster, HEAD, ("07/12/2026", "Bùi Bảo"))

    assert problems(reading) == [(None, "", "Không tìm thấy ngày nào của kỳ trực này trong tệp.")]


def test_a_name_that_two_have_is_asked_once_for_the_whole_file(
    house: DutyHouse, roster: DutyRoster
) -> None:
    other = make_staff(house.here.unit, "Trần Bảo")
    make_fit(house.day.post, other)
    rows = (HEAD, (MONDAY, "Bảo"), (TUESDAY, "bảo"))

    asking = read(roster, *rows)
    choice = asking.choices[0]
    answered = read(roster, *rows, answers={choice.key: str(other.pk)})

    assert (given(asking), asking.waiting, asking.open) == (set(), 2, 1)
    assert (choice.key, choice.written, choice.where) == (choice_key("n", "Bảo"), "Bảo", "B2, B3")
    assert {pk for pk, _label in choice.options[:2]} == {str(house.bao.pk), str(other.pk)}
    assert given(answered) == {(house.day.pk, day, other.pk) for day in (MONDAY, TUESDAY)}
    assert (answered.waiting, answered.open) == (0, 0)


def test_a_name_nobody_has_may_be_left_out(house: DutyHouse, roster: DutyRoster) -> None:
    rows = (HEAD, (MONDAY, "Ngô Lạ, Bùi Bảo"))

    asking = read(roster, *rows)
    answered = read(roster, *rows, answers={choice_key("n", "Ngô Lạ"): LEFT_OUT})

    assert (given(asking), asking.waiting) == (set(), 1)
    assert given(answered) == {(house.day.pk, MONDAY, house.bao.pk)}


def test_an_answer_that_was_not_offered_is_none(house: DutyHouse, roster: DutyRoster) -> None:
    stranger = make_staff(house.here.unit, "Người Ngoài")

    reading = read(
        roster, HEAD, (MONDAY, "Ngô Lạ"), answers={choice_key("n", "Ngô Lạ"): str(stranger.pk)}
    )

    assert (given(reading), reading.waiting, reading.choices[0].answer) == (set(), 1, "")


def test_a_column_of_a_post_with_two_shifts_is_asked(house: DutyHouse) -> None:
    late = make_shift(house.day.post, "17:00", "21:00")
    roster = opened_duty(house)
    rows = (HEAD, (MONDAY, "Bùi Bảo", "Cao Cường"))

    asking = read(roster, *rows)
    answered = read(roster, *rows, answers={choice_key("h", "Trực cơ quan"): str(late.pk)})

    cuong = (house.night.pk, MONDAY, house.here.staff[2].pk)
    assert [(one.is_column, one.written) for one in asking.choices] == [(True, "Trực cơ quan")]
    assert (given(asking), asking.waiting) == ({cuong}, 1)
    assert given(answered) == {(late.pk, MONDAY, house.bao.pk), cuong}


def test_a_column_that_is_no_post_may_be_left_out(house: DutyHouse, roster: DutyRoster) -> None:
    rows = (("Ngày", "Trực cơ quan", "Số xe"), (MONDAY, "Bùi Bảo", "29A 12345"))

    asking = read(roster, *rows)
    answered = read(roster, *rows, answers={choice_key("h", "Số xe"): LEFT_OUT})

    bao = {(house.day.pk, MONDAY, house.bao.pk)}
    assert (given(asking), asking.open, asking.waiting) == (bao, 1, 1)
    assert (given(answered), answered.open, answered.waiting) == (bao, 0, 0)


def test_who_cannot_is_told_with_row_and_column(house: DutyHouse, roster: DutyRoster) -> None:
    make_absence(house.bao, TUESDAY)

    reading = read(roster, HEAD, (MONDAY, "Bùi Bảo"), (TUESDAY, "Bùi Bảo"))

    assert given(reading) == {(house.day.pk, MONDAY, house.bao.pk)}
    assert problems(reading) == [(3, "B: Trực cơ quan", "Bùi Bảo vắng ngày 01/12/2026: nghỉ phép.")]


def test_of_two_turns_at_one_time_the_first_is_taken_and_the_other_told(house: DutyHouse) -> None:
    late = make_shift(house.day.post, "16:00", "19:00", name="Ca chiều")
    roster = opened_duty(house)

    reading = read(
        roster,
        ("Ngày", "Trực cơ quan 7h30-17h00", "Trực cơ quan Ca chiều"),
        (MONDAY, "Bùi Bảo", "Bùi Bảo"),
    )

    assert given(reading) == {(house.day.pk, MONDAY, house.bao.pk)}
    assert [(row, column) for row, column, _why in problems(reading)] == [
        (2, "C: Trực cơ quan Ca chiều")
    ]
    assert late.pk not in {shift for shift, _day, _who in given(reading)}


def test_more_people_than_there_may_be_are_told(house: DutyHouse, roster: DutyRoster) -> None:
    reading = read(roster, HEAD, (MONDAY, "Lê An Bình, Bùi Bảo"))

    assert given(reading) == {(house.day.pk, MONDAY, house.an.pk)}
    assert problems(reading) == [(2, "B: Trực cơ quan", "Ca ngày 30/11/2026 đã đủ 1 người.")]


def test_the_list_stands_in_place_of_what_was_there(house: DutyHouse, roster: DutyRoster) -> None:
    give(roster, house.day, house.an, MONDAY, TUESDAY, by=house.keeper)

    taken_over(roster, excel(HEAD, (MONDAY, "Bùi Bảo"), (TUESDAY, None)), house.keeper)

    assert held(roster) == {
        (house.day.pk, MONDAY, house.bao.pk),
        (house.day.pk, TUESDAY, house.an.pk),
    }


def test_two_who_change_places_do_so_in_one_step(house: DutyHouse, roster: DutyRoster) -> None:
    give(roster, house.day, house.an, MONDAY, by=house.keeper)
    give(roster, house.night, house.bao, MONDAY, by=house.keeper)

    taken_over(roster, excel(HEAD, (MONDAY, "Bùi Bảo", "Lê An Bình")), house.keeper)

    assert held(roster) == {
        (house.day.pk, MONDAY, house.bao.pk),
        (house.night.pk, MONDAY, house.an.pk),
    }


def test_who_is_there_stays_where_the_other_cannot(house: DutyHouse, roster: DutyRoster) -> None:
    give(roster, house.day, house.an, MONDAY, by=house.keeper)
    make_absence(house.bao, MONDAY)

    reading = read(roster, HEAD, (MONDAY, "Bùi Bảo"))

    assert (reading.proposal.writes, given(reading)) == (0, set())
    assert [why for _row, _column, why in problems(reading)] == [
        "Bùi Bảo vắng ngày 30/11/2026: nghỉ phép.",
        "T2 30/11, Trực cơ quan 7h30–17h00: người đang trực được giữ nguyên.",
    ]


def test_who_was_absent_stays_on_record(house: DutyHouse, roster: DutyRoster) -> None:
    give(roster, house.day, house.an, MONDAY, by=house.keeper)
    roster.turns.update(state=TurnState.ABSENT)

    reading = read(roster, HEAD, (MONDAY, "Bùi Bảo"))

    assert [step.values["taken"] for step in reading.proposal.steps] == [[]]


def test_an_import_is_one_step_and_taken_back_as_one(house: DutyHouse, roster: DutyRoster) -> None:
    give(roster, house.day, house.an, MONDAY, by=house.keeper)
    before = held(roster)

    taken_over(roster, excel(HEAD, (MONDAY, "Bảo", "Cường"), (TUESDAY, "Bảo")), house.keeper)
    steps = list(DutyStep.objects.order_by("pk").values_list("kind", flat=True))
    undo_turns(roster.pk, by=house.keeper, at=NOW, seen=seen_duty(roster))

    assert steps == [DutyStepKind.SET, DutyStepKind.IMPORTED]
    assert held(roster) == before


def test_what_was_not_looked_at_is_not_written(house: DutyHouse, roster: DutyRoster) -> None:
    upload, seen = excel(HEAD, (MONDAY, "Bảo")), seen_duty(roster)
    draft = keep_duty_list(roster.pk, filename="a", upload=upload, by=house.keeper, at=NOW)

    def confirm(seal: str) -> None:
        confirm_duty_list(
            draft, roster.pk, answers={}, seal=seal, by=house.keeper, at=NOW, seen=seen
        )

    with pytest.raises(Stale):
        confirm("khác")
    seal = read_duty_list(sheet_of(roster), upload, {}).proposal.seal
    give(roster, house.night, house.an, TUESDAY, by=house.keeper)
    with pytest.raises(RosterChanged):
        confirm(seal)

    assert held(roster) == {(house.night.pk, TUESDAY, house.an.pk)}
    assert ImportDraft.objects.get().purpose == Purpose.DUTY


def test_nothing_new_is_no_step(house: DutyHouse, roster: DutyRoster) -> None:
    with pytest.raises(NothingChanged):
        taken_over(roster, excel(HEAD, (MONDAY, None)), house.keeper)


def test_a_roster_that_was_sent_takes_no_list(house: DutyHouse) -> None:
    roster = submitted_duty(house)

    with pytest.raises(NotEditable):
        taken_over(roster, excel(HEAD, (MONDAY, "Bảo")), house.keeper)


def test_what_is_no_workbook_is_refused_before_it_is_kept(
    house: DutyHouse, roster: DutyRoster
) -> None:
    with pytest.raises(NotExcel):
        keep_duty_list(roster.pk, filename="a", upload=b"%PDF-1.7", by=house.keeper, at=NOW)

    assert not ImportDraft.objects.exists()


def test_a_formula_is_told_and_not_computed(roster: DutyRoster) -> None:
    reading = read(roster, HEAD, (MONDAY, "=A1"))

    assert problems(reading) == [
        (2, "B: Trực cơ quan", "Ô chứa công thức. Hãy dán giá trị thay cho công thức.")
    ]


def uploaded(client: Client, roster: DutyRoster, *rows: tuple[Any, ...]) -> Any:
    file = SimpleUploadedFile("truc.xlsx", excel(*rows))
    return client.post(reverse("duties:import", args=[roster.pk]), {"file": file})


def confirmed(client: Client, roster: DutyRoster, page: Any, **more: str) -> Any:
    """What the form of the preview sends."""
    context = page.context
    sent = {
        "seal": context["proposal"].seal,
        "version": context["roster"].version,
        "content": context["roster"].content,
        **context["reading"].answers,
        **more,
    }
    return client.post(reverse("duties:import-confirm", args=[roster.pk]), sent)


def test_a_clerk_uploads_answers_looks_and_confirms(
    house: DutyHouse, roster: DutyRoster, client_of: SignIn
) -> None:
    client = client_of(house.keeper)
    preview = reverse("duties:import-preview", args=[roster.pk])
    back = uploaded(client, roster, HEAD, (MONDAY, "Ngô Lạ"), (TUESDAY, "Bảo"))
    asking = client.get(preview)
    key = asking.context["reading"].choices[0].key

    looked_at = client.get(preview, {key: str(house.an.pk)})
    done = confirmed(client, roster, looked_at)

    assert (back.url, done.url) == (preview, reverse("duties:roster", args=[roster.pk]))
    assert held(roster) == {
        (house.day.pk, MONDAY, house.an.pk),
        (house.day.pk, TUESDAY, house.bao.pk),
    }
    assert not ImportDraft.objects.exists()
    for page in (client.get(reverse("duties:import", args=[roster.pk])), asking, looked_at):
        assert_strict(page)


def test_another_answer_than_the_one_looked_at_shows_the_preview_again(
    house: DutyHouse, roster: DutyRoster, client_of: SignIn
) -> None:
    client = client_of(house.keeper)
    uploaded(client, roster, HEAD, (MONDAY, "Ngô Lạ"), (TUESDAY, "Bảo"))
    page = client.get(reverse("duties:import-preview", args=[roster.pk]))

    key = page.context["reading"].choices[0].key
    answer = confirmed(client, roster, page, **{key: str(house.an.pk)})

    assert (answer.status_code, held(roster)) == (409, set())
    assert answer.context["reading"].answers == {key: str(house.an.pk)}


def test_a_cancelled_file_is_gone(house: DutyHouse, roster: DutyRoster, client_of: SignIn) -> None:
    client = client_of(house.keeper)
    uploaded(client, roster, HEAD, (MONDAY, "Bảo"))

    client.post(reverse("duties:import-cancel", args=[roster.pk]))

    assert (ImportDraft.objects.count(), held(roster)) == (0, set())


@pytest.mark.parametrize("step", ("import", "import-preview"))
def test_a_roster_that_was_sent_leads_back_to_its_page(
    step: str, house: DutyHouse, client_of: SignIn
) -> None:
    roster = submitted_duty(house)

    answer = client_of(house.keeper).get(reverse(f"duties:{step}", args=[roster.pk]))

    assert answer.url == reverse("duties:roster", args=[roster.pk])


@pytest.mark.parametrize("rows", (1, 3))
def test_a_preview_costs_a_fixed_number_of_queries(
    rows: int,
    house: DutyHouse,
    roster: DutyRoster,
    client_of: SignIn,
    django_assert_num_queries: Any,
) -> None:
    client = client_of(house.keeper)
    days = (MONDAY + timedelta(days=number) for number in range(rows))
    uploaded(client, roster, HEAD, *((day, "Bảo", "Cường") for day in days))

    with django_assert_num_queries(19):
        page = client.get(reverse("duties:import-preview", args=[roster.pk]))

    assert len(page.context["proposal"].added) == 2 * rows
