"""Writing directives: the forms from the first field on, and what they do with bad input."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from audit.models import Event
from directives.models import Clause, Directive
from directives.tests.factories import draft_of, make_clause, make_directive, make_in_force
from tests.factories import make_staff, make_unit, moment
from units.models import Agency

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]

HEAD = {
    "kind": "official-letter",
    "number": "312/UBND-NC",
    "issuer": "UBND tỉnh Hòa Giang",
    "issuer_level": "province",
    "title": "Về việc bố trí làm việc trong thời gian mưa lũ",
    "issued_on": "20/11/2026",
    "from_day": "30/11/2026",
    "from_hour": "0h00",
    "to_day": "11/12/2026",
    "to_hour": "",
    "note": "",
}
CAP = {
    "blank_fraction": "1/3",
    "blank_rounding": "floor",
    "blank_level": "unit",
    "blank_grain": "day",
    "item": "khoản 1",
    "binding": "order",
}


def test_entering_a_document_leads_to_its_sentences(client: Client) -> None:
    answer = client.post(reverse("directives:enter"), HEAD)

    draft = draft_of(Directive.objects.get())
    assert answer["Location"] == reverse("directives:draft", args=[draft.pk])
    assert (draft.effective_from, draft.effective_to) == (
        moment("2026-11-30 00:00"),
        moment("2026-12-12 00:00"),
    )
    assert (
        "từ ngày 30/11/2026 đến hết ngày 11/12/2026"
        in client.get(answer["Location"]).content.decode()
    )


def test_who_signed_other_documents_is_offered_in_the_same_words(
    client: Client, agency: Agency, office: User
) -> None:
    for number, issuer in (("1", "UBND tỉnh Hòa Giang"), ("2", "Bộ Nội vụ"), ("3", "Bộ Nội vụ")):
        make_directive(agency, office, number=number, issuer=issuer)

    assert list(client.get(reverse("directives:enter")).context["form"].issuers) == [
        "Bộ Nội vụ",
        "UBND tỉnh Hòa Giang",
    ]


@pytest.mark.parametrize(
    ("typed", "field", "message"),
    [
        ({"to_day": "29/11/2026"}, "to_day", "Thời điểm kết thúc phải sau thời điểm bắt đầu."),
        (
            {"from_day": "31/11/2026"},
            "from_day",
            "Ghi ngày theo dạng ngày/tháng/năm, ví dụ 30/11/2026.",
        ),
        ({"from_day": "01/01/0001"}, "from_day", "Năm này không hợp lệ."),
        ({"to_day": "31/12/9999"}, "to_day", "Năm này không hợp lệ."),
        ({"from_hour": "25h00"}, "from_hour", "Ghi giờ theo dạng 16h00."),
        ({"from_day": "", "from_hour": "8h00"}, "from_day", "Cần ghi ngày cùng với giờ."),
        ({"title": ""}, "title", "Trường này là bắt buộc."),
    ],
)
def test_a_bad_head_is_named_and_nothing_typed_is_lost(
    client: Client, typed: dict[str, str], field: str, message: str
) -> None:
    answer = client.post(reverse("directives:enter"), HEAD | typed)

    assert answer.status_code == 422
    assert answer.context["form"].errors == {field: [message]}
    assert 'value="UBND tỉnh Hòa Giang"' in answer.content.decode()
    assert not Directive.objects.exists()


def test_the_same_number_of_the_same_issuer_is_named(
    client: Client, agency: Agency, office: User
) -> None:
    make_directive(agency, office)

    answer = client.post(reverse("directives:enter"), HEAD)

    assert answer.context["form"].errors == {
        "number": ["Cơ quan ban hành này đã có văn bản mang số đó."]
    }


@pytest.mark.parametrize(
    ("typed", "begins", "ends"),
    [
        ({"from_hour": "12h", "to_hour": "6h30"}, "2026-11-30 12:00", "2026-12-11 06:30"),
        ({"from_hour": "16:45", "to_day": ""}, "2026-11-30 16:45", None),
        ({"from_hour": ""}, "2026-11-30 00:00", "2026-12-12 00:00"),
    ],
)
def test_a_period_may_begin_and_end_within_a_day(
    client: Client, typed: dict[str, str], begins: str, ends: str | None
) -> None:
    client.post(reverse("directives:enter"), HEAD | typed)

    draft = draft_of(Directive.objects.get())
    assert (draft.effective_from, draft.effective_to) == (
        moment(begins),
        moment(ends) if ends else None,
    )
    page = client.get(reverse("directives:head", args=[draft.pk]))
    again = {name: page.context["form"][name].value() or "" for name in HEAD} | {
        "seen": draft.version
    }
    client.post(reverse("directives:head", args=[draft.pk]), again | {"implements": ""})
    draft.refresh_from_db()
    assert (draft.effective_from, draft.effective_to) == (
        moment(begins),
        moment(ends) if ends else None,
    )


def test_two_people_saving_one_head_the_second_is_told_and_keeps_what_they_typed(
    client: Client, agency: Agency, office: User
) -> None:
    draft = draft_of(make_directive(agency, office))
    url = reverse("directives:head", args=[draft.pk])
    client.post(url, HEAD | {"title": "Bản thứ nhất", "seen": draft.version})

    answer = client.post(url, HEAD | {"title": "Bản thứ hai", "seen": draft.version})

    page = answer.content.decode()
    assert "Người khác vừa sửa bản nháp này." in page
    assert 'value="Bản thứ hai"' in page
    assert answer.context["form"]["seen"].value() == str(draft.version + 1)


def test_a_sentence_is_picked_filled_and_read_back(
    client: Client, agency: Agency, office: User
) -> None:
    draft = draft_of(make_directive(agency, office))
    assert (
        reverse("directives:add-clause", args=[draft.pk, "onsite_ratio_cap"])
        in client.get(reverse("directives:pick", args=[draft.pk])).content.decode()
    )

    client.post(
        reverse("directives:add-clause", args=[draft.pk, "onsite_ratio_cap"]),
        CAP | {"seen": draft.version},
    )

    page = client.get(reverse("directives:draft", args=[draft.pk])).content.decode()
    assert (
        "Mỗi phòng, đơn vị bố trí không quá 1/3 số cán bộ làm việc tại cơ quan trong mỗi ngày, làm"
        " tròn xuống." in page
    )


def test_two_people_are_named_in_a_sentence_from_a_list_of_the_agency(
    client: Client, agency: Agency, office: User
) -> None:
    unit = make_unit(agency)
    an, binh, other = (make_staff(unit, name=name) for name in ("An", "Bình", "Bình"))
    draft = draft_of(make_directive(agency, office))
    form = reverse("directives:add-clause", args=[draft.pk, "duty_named_apart"])

    offered = [label for _, label in client.get(form).context["form"]["blank_one"].field.choices]
    sent = {"blank_one": f"{an.pk}:{an.full_name}", "blank_other": f"{binh.pk}:{binh.full_name}"}
    typed = {"blank_together": "day", "binding": "order", "seen": draft.version}
    client.post(form, sent | typed)

    assert offered == [
        "---------",
        an.full_name,
        *[f"{one.full_name} ({one.code})" for one in (binh, other)],
    ]
    clause = Clause.objects.get()
    assert clause.params["one"] == f"{an.pk}:{an.full_name}"
    page = client.get(reverse("directives:change-clause", args=[clause.pk])).content.decode()
    assert f'<option value="{an.pk}:{an.full_name}" selected>' in page


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"blank_fraction": "4/3"}, "Tỷ lệ không được lớn hơn 1."),
        ({"blank_fraction": "0/0"}, "Mẫu số phải lớn hơn 0."),
        ({"blank_fraction": "nhiều"}, "Cần một tỷ lệ như 1/3 hoặc 50%."),
        (
            {"traits": "tren-cung-trang"},
            (
                "Hãy chọn một lựa chọn hợp lệ. tren-cung-trang không phải là một trong các lựa chọn"
                " khả thi."
            ),
        ),
    ],
)
def test_a_badly_filled_sentence_is_named_and_nothing_typed_is_lost(
    client: Client, agency: Agency, office: User, typed: dict[str, str], message: str
) -> None:
    draft = draft_of(make_directive(agency, office))

    answer = client.post(
        reverse("directives:add-clause", args=[draft.pk, "onsite_ratio_cap"]),
        CAP | {"quote": "Giữ lại", "seen": draft.version} | typed,
    )

    assert answer.status_code == 422
    assert list(answer.context["form"].errors.values()) == [[message]]
    assert "Giữ lại" in answer.content.decode()
    assert not Clause.objects.exists()


def test_a_stored_sentence_comes_back_into_its_form(
    client: Client, agency: Agency, office: User
) -> None:
    clause = make_clause(
        make_directive(agency, office),
        office,
        without=("suspended",),
        quote="Không quá một phần ba.",
    )

    form = client.get(reverse("directives:change-clause", args=[clause.pk])).context["form"]

    assert form["blank_fraction"].value() == "1/3"
    assert (form["without"].value(), form["quote"].value()) == (
        ["suspended"],
        "Không quá một phần ba.",
    )


def test_the_sentence_is_shown_while_it_is_being_filled(
    client: Client, agency: Agency, office: User
) -> None:
    draft = draft_of(make_directive(agency, office))
    url = reverse("directives:preview", args=[draft.pk, "headcount_cap"])

    assert "không quá 04 người" in client.post(url, {"blank_n": "4"}).content.decode()
    assert "Điền đủ các chỗ trống" in client.post(url, {"blank_n": "bốn"}).content.decode()


def test_sentences_are_moved_repeated_and_removed_by_plain_forms_and_by_htmx(
    client: Client, agency: Agency, office: User
) -> None:
    directive = make_directive(agency, office)
    first = make_clause(directive, office, item="khoản 1")
    make_clause(directive, office, item="khoản 2")

    def press(name: str, **headers: str) -> Any:
        typed = {"seen": draft_of(directive).version, "direction": "down"}
        return client.post(reverse(f"directives:{name}", args=[first.pk]), typed, headers=headers)

    assert press("move-clause")["Location"] == reverse(
        "directives:draft", args=[draft_of(directive).pk]
    )
    fragment = press("duplicate-clause", **{"HX-Request": "true"}).content.decode()
    assert press("remove-clause").status_code == 302

    assert fragment.count('class="clause has-tools"') == 3
    assert "<html" not in fragment
    assert [clause.item for clause in draft_of(directive).clauses.all()] == ["khoản 2", "khoản 1"]


def test_what_is_in_force_cannot_be_edited_and_says_so(
    client: Client, agency: Agency, office: User
) -> None:
    directive = make_in_force(agency, office)
    edition = directive.editions.get()
    clause = edition.clauses.get()

    head = client.post(
        reverse("directives:head", args=[edition.pk]), HEAD | {"seen": edition.version}
    )
    change = client.post(
        reverse("directives:change-clause", args=[clause.pk]),
        CAP | {"seen": edition.version},
        follow=True,
    )
    add = client.post(
        reverse("directives:add-clause", args=[edition.pk, "headcount_cap"]),
        {"blank_n": "4"},
        follow=True,
    )

    for answer in (head, change, add):
        assert (
            "Văn bản đã có hiệu lực nên không sửa được. Hãy lập bản sửa đổi."
            in answer.content.decode()
        )


def test_amending_opens_a_draft(client: Client, agency: Agency, office: User) -> None:
    directive = make_in_force(agency, office)

    opened = client.post(reverse("directives:amend", args=[directive.pk]))

    assert opened["Location"] == reverse("directives:draft", args=[draft_of(directive).pk])


def test_ending_extending_and_starting_again(client: Client, agency: Agency, office: User) -> None:
    directive = make_in_force(agency, office)

    extended = client.post(
        reverse("directives:extend", args=[directive.pk]), {"to_day": "25/12/2026"}
    )
    restarted = client.post(
        reverse("directives:restart", args=[directive.pk]),
        {"from_day": "06/09/2027", "to_day": "17/09/2027"},
    )
    wrong = client.post(reverse("directives:end", args=[directive.pk]), {"to_day": "28/11/2026"})
    ended = client.post(
        reverse("directives:end", args=[directive.pk]),
        {"to_day": "04/12/2026", "reason": "Nước đã rút"},
    )

    assert extended["Location"] == reverse("directives:draft", args=[draft_of(directive).pk])
    assert restarted["Location"] == reverse(
        "directives:draft", args=[draft_of(directive.restarts.get()).pk]
    )
    assert wrong.context["form"].errors == {
        "to_day": ["Thời điểm kết thúc phải sau thời điểm bắt đầu."]
    }
    assert ended["Location"] == reverse("directives:directive", args=[directive.pk])
    assert directive.editions.order_by("number")[0].effective_to == moment("2026-12-05 00:00")


def test_what_has_not_begun_is_withdrawn_with_a_reason(
    client: Client, agency: Agency, office: User
) -> None:
    directive = make_in_force(agency, office)
    url = reverse("directives:withdraw", args=[directive.pk])

    refused = client.post(url, {"reason": ""})
    client.post(url, {"reason": "Nhập nhầm"})

    assert refused.context["form"].errors == {"reason": ["Trường này là bắt buộc."]}
    assert (
        "Đã thu hồi"
        in client.get(reverse("directives:directive", args=[directive.pk])).content.decode()
    )
    assert Event.objects.latest("pk").reason == "Nhập nhầm"


def test_a_number_is_filled_in_later(client: Client, agency: Agency, office: User) -> None:
    directive = make_in_force(agency, office, number="")

    client.post(
        reverse("directives:number", args=[directive.pk]),
        {"number": "312/UBND-NC", "issued_on": "20/11/2026"},
    )

    directive.refresh_from_db()
    assert str(directive) == "Công văn số 312/UBND-NC"
    assert client.get(reverse("directives:number", args=[directive.pk])).status_code == 404
