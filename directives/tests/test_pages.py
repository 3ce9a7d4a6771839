"""The pages of directives: who may open them, what they show, what happens to bad input."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from audit.models import Event
from directives.enums import EditionState
from directives.models import Clause, Directive
from directives.services import amend_directive, edit_directive, put_in_force, remove_clause
from directives.tests.factories import ENTERED, draft_of, make_clause, make_directive, make_head, make_in_force
from planning.rules.templates import TEMPLATES
from tests.factories import make_agency, make_unit, make_user, moment
from units.enums import Role
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
LIST_QUERIES = 6
DIRECTIVE_QUERIES = 7
KINDS = sorted(TEMPLATES)
ClientOf = Callable[[User], Client]


@pytest.fixture
def agency() -> Agency:
    return make_agency()


@pytest.fixture
def office(agency: Agency) -> User:
    return make_user(Role.OFFICE, agency)


@pytest.fixture
def client(client_of: ClientOf, office: User) -> Client:
    return client_of(office)


def test_entering_a_document_leads_to_its_sentences(client: Client) -> None:
    answer = client.post(reverse("directives:enter"), HEAD)

    draft = draft_of(Directive.objects.get())
    assert answer["Location"] == reverse("directives:draft", args=[draft.pk])
    assert (draft.effective_from, draft.effective_to) == (moment("2026-11-30 00:00"), moment("2026-12-12 00:00"))
    assert "từ ngày 30/11/2026 đến hết ngày 11/12/2026" in client.get(answer["Location"]).content.decode()


@pytest.mark.parametrize(
    ("typed", "field", "message"),
    [
        ({"to_day": "29/11/2026"}, "to_day", "Thời điểm kết thúc phải sau thời điểm bắt đầu."),
        ({"from_day": "31/11/2026"}, "from_day", "Ghi ngày theo dạng ngày/tháng/năm, ví dụ 30/11/2026."),
        ({"from_hour": "25h00"}, "from_hour", "Ghi giờ theo dạng 16h00."),
        ({"from_day": "", "from_hour": "8h00"}, "from_day", "Cần ghi ngày cùng với giờ."),
        ({"title": ""}, "title", "Trường này là bắt buộc."),
    ],
)
def test_a_bad_head_is_named_and_nothing_typed_is_lost(client: Client, typed: dict[str, str], field: str, message: str) -> None:
    answer = client.post(reverse("directives:enter"), HEAD | typed)

    assert answer.status_code == 422
    assert answer.context["form"].errors == {field: [message]}
    assert 'value="UBND tỉnh Hòa Giang"' in answer.content.decode()
    assert not Directive.objects.exists()


def test_the_same_number_of_the_same_issuer_is_named(client: Client, agency: Agency, office: User) -> None:
    make_directive(agency, office)

    answer = client.post(reverse("directives:enter"), HEAD)

    assert answer.context["form"].errors == {"number": ["Cơ quan ban hành này đã có văn bản mang số đó."]}


@pytest.mark.parametrize(
    ("typed", "begins", "ends"),
    [
        ({"from_hour": "12h", "to_hour": "6h30"}, "2026-11-30 12:00", "2026-12-11 06:30"),
        ({"from_hour": "16:45", "to_day": ""}, "2026-11-30 16:45", None),
        ({"from_hour": ""}, "2026-11-30 00:00", "2026-12-12 00:00"),
    ],
)
def test_a_period_may_begin_and_end_within_a_day(client: Client, typed: dict[str, str], begins: str, ends: str | None) -> None:
    client.post(reverse("directives:enter"), HEAD | typed)

    draft = draft_of(Directive.objects.get())
    assert (draft.effective_from, draft.effective_to) == (moment(begins), moment(ends) if ends else None)
    page = client.get(reverse("directives:head", args=[draft.pk]))
    again = {name: page.context["form"][name].value() or "" for name in HEAD} | {"seen": draft.version}
    client.post(reverse("directives:head", args=[draft.pk]), again | {"implements": ""})
    draft.refresh_from_db()
    assert (draft.effective_from, draft.effective_to) == (moment(begins), moment(ends) if ends else None)


def test_two_people_saving_one_head_the_second_is_told_and_keeps_what_they_typed(client: Client, agency: Agency, office: User) -> None:
    draft = draft_of(make_directive(agency, office))
    url = reverse("directives:head", args=[draft.pk])
    client.post(url, HEAD | {"title": "Bản thứ nhất", "seen": draft.version})

    answer = client.post(url, HEAD | {"title": "Bản thứ hai", "seen": draft.version})

    page = answer.content.decode()
    assert "Người khác vừa sửa bản nháp này." in page
    assert 'value="Bản thứ hai"' in page
    assert answer.context["form"]["seen"].value() == str(draft.version + 1)


def test_a_sentence_is_picked_filled_and_read_back(client: Client, agency: Agency, office: User) -> None:
    draft = draft_of(make_directive(agency, office))
    assert (
        reverse("directives:add-clause", args=[draft.pk, "onsite_ratio_cap"])
        in client.get(reverse("directives:pick", args=[draft.pk])).content.decode()
    )

    client.post(reverse("directives:add-clause", args=[draft.pk, "onsite_ratio_cap"]), CAP | {"seen": draft.version})

    page = client.get(reverse("directives:draft", args=[draft.pk])).content.decode()
    assert "Mỗi phòng, đơn vị bố trí không quá 1/3 số cán bộ làm việc tại cơ quan trong mỗi ngày, làm tròn xuống." in page


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"blank_fraction": "4/3"}, "Tỷ lệ không được lớn hơn 1."),
        ({"blank_fraction": "0/0"}, "Mẫu số phải lớn hơn 0."),
        ({"blank_fraction": "nhiều"}, "Cần một tỷ lệ như 1/3 hoặc 50%."),
        ({"traits": "tren-cung-trang"}, "Hãy chọn một lựa chọn hợp lệ. tren-cung-trang không phải là một trong các lựa chọn khả thi."),
    ],
)
def test_a_badly_filled_sentence_is_named_and_nothing_typed_is_lost(
    client: Client, agency: Agency, office: User, typed: dict[str, str], message: str
) -> None:
    draft = draft_of(make_directive(agency, office))

    answer = client.post(
        reverse("directives:add-clause", args=[draft.pk, "onsite_ratio_cap"]), CAP | {"quote": "Giữ lại", "seen": draft.version} | typed
    )

    assert answer.status_code == 422
    assert list(answer.context["form"].errors.values()) == [[message]]
    assert "Giữ lại" in answer.content.decode()
    assert not Clause.objects.exists()


def test_a_stored_sentence_comes_back_into_its_form(client: Client, agency: Agency, office: User) -> None:
    clause = make_clause(make_directive(agency, office), office, without=("suspended",), quote="Không quá một phần ba.")

    form = client.get(reverse("directives:change-clause", args=[clause.pk])).context["form"]

    assert form["blank_fraction"].value() == "1/3"
    assert (form["without"].value(), form["quote"].value()) == (["suspended"], "Không quá một phần ba.")


def test_the_sentence_is_shown_while_it_is_being_filled(client: Client, agency: Agency, office: User) -> None:
    draft = draft_of(make_directive(agency, office))
    url = reverse("directives:preview", args=[draft.pk, "headcount_cap"])

    assert "không quá 04 người" in client.post(url, {"blank_n": "4"}).content.decode()
    assert "Điền đủ các chỗ trống" in client.post(url, {"blank_n": "bốn"}).content.decode()


def test_sentences_are_moved_repeated_and_removed_by_plain_forms_and_by_htmx(client: Client, agency: Agency, office: User) -> None:
    directive = make_directive(agency, office)
    first = make_clause(directive, office, item="khoản 1")
    make_clause(directive, office, item="khoản 2")

    def press(name: str, **headers: str) -> Any:
        typed = {"seen": draft_of(directive).version, "direction": "down"}
        return client.post(reverse(f"directives:{name}", args=[first.pk]), typed, headers=headers)

    assert press("move-clause")["Location"] == reverse("directives:draft", args=[draft_of(directive).pk])
    fragment = press("duplicate-clause", **{"HX-Request": "true"}).content.decode()
    assert press("remove-clause").status_code == 302

    assert fragment.count('class="clause has-tools"') == 3
    assert "<html" not in fragment
    assert [clause.item for clause in draft_of(directive).clauses.all()] == ["khoản 2", "khoản 1"]


def test_putting_in_force_lists_the_sentences_and_then_binds(client: Client, agency: Agency, office: User) -> None:
    directive = make_directive(agency, office)
    make_clause(directive, office)
    url = reverse("directives:force", args=[draft_of(directive).pk])

    page = client.get(url)
    answer = client.post(url, {"seen": page.context["edition"].version})

    assert "không quá 1/3 số cán bộ" in page.content.decode()
    assert answer["Location"] == reverse("directives:directive", args=[directive.pk])
    assert directive.editions.get().state == EditionState.IN_FORCE


def test_a_start_in_the_past_asks_for_a_tick(client: Client, agency: Agency, office: User) -> None:
    directive = make_directive(agency, office, effective_from=moment("2026-11-23 00:00"))
    make_clause(directive, office)
    draft = draft_of(directive)
    url = reverse("directives:force", args=[draft.pk])

    refused = client.post(url, {"seen": draft.version})
    accepted = client.post(url, {"seen": draft.version, "retroactive": "on"})

    assert refused.context["form"].errors == {"retroactive": ["Ngày bắt đầu đã qua. Xác nhận nếu văn bản có hiệu lực trở về trước."]}
    assert accepted.status_code == 302


def test_an_empty_directive_is_not_put_in_force(client: Client, agency: Agency, office: User) -> None:
    draft = draft_of(make_directive(agency, office))

    answer = client.post(reverse("directives:force", args=[draft.pk]), {"seen": draft.version})

    assert answer.context["form"].non_field_errors() == ["Văn bản chưa có quy định nào."]


def test_what_is_in_force_cannot_be_edited_and_says_so(client: Client, agency: Agency, office: User) -> None:
    directive = make_in_force(agency, office)
    edition = directive.editions.get()
    clause = edition.clauses.get()

    head = client.post(reverse("directives:head", args=[edition.pk]), HEAD | {"seen": edition.version})
    change = client.post(reverse("directives:change-clause", args=[clause.pk]), CAP | {"seen": edition.version}, follow=True)
    add = client.post(reverse("directives:add-clause", args=[edition.pk, "headcount_cap"]), {"blank_n": "4"}, follow=True)

    for answer in (head, change, add):
        assert "Văn bản đã có hiệu lực nên không sửa được. Hãy lập bản sửa đổi." in answer.content.decode()


def test_amending_opens_a_draft_and_asks_to_replace(client: Client, agency: Agency, office: User) -> None:
    directive = make_in_force(agency, office)

    opened = client.post(reverse("directives:amend", args=[directive.pk]))
    draft = draft_of(directive)
    client.post(reverse("directives:head", args=[draft.pk]), {"from_day": "02/12/2026", "from_hour": "12h00", "seen": draft.version})
    url = reverse("directives:force", args=[draft.pk])
    seen = client.get(url).context["edition"].version
    refused = client.post(url, {"seen": seen})
    client.post(url, {"seen": seen, "succeed": "on"})

    assert opened["Location"] == reverse("directives:draft", args=[draft.pk])
    assert refused.context["form"].errors == {"succeed": ["Thời gian có hiệu lực trùng với một bản khác của văn bản này."]}
    assert [edition.effective_to for edition in directive.editions.order_by("number")] == [moment("2026-12-02 12:00"), None]


def test_ending_extending_and_starting_again(client: Client, agency: Agency, office: User) -> None:
    directive = make_in_force(agency, office)

    extended = client.post(reverse("directives:extend", args=[directive.pk]), {"to_day": "25/12/2026"})
    restarted = client.post(reverse("directives:restart", args=[directive.pk]), {"from_day": "06/09/2027", "to_day": "17/09/2027"})
    wrong = client.post(reverse("directives:end", args=[directive.pk]), {"to_day": "28/11/2026"})
    ended = client.post(reverse("directives:end", args=[directive.pk]), {"to_day": "04/12/2026", "reason": "Nước đã rút"})

    assert extended["Location"] == reverse("directives:draft", args=[draft_of(directive).pk])
    assert restarted["Location"] == reverse("directives:draft", args=[draft_of(directive.restarts.get()).pk])
    assert wrong.context["form"].errors == {"to_day": ["Thời điểm kết thúc phải sau thời điểm bắt đầu."]}
    assert ended["Location"] == reverse("directives:directive", args=[directive.pk])
    assert directive.editions.order_by("number")[0].effective_to == moment("2026-12-05 00:00")


def test_what_has_not_begun_is_withdrawn_with_a_reason(client: Client, agency: Agency, office: User) -> None:
    directive = make_in_force(agency, office)
    url = reverse("directives:withdraw", args=[directive.pk])

    refused = client.post(url, {"reason": ""})
    client.post(url, {"reason": "Nhập nhầm"})

    assert refused.context["form"].errors == {"reason": ["Trường này là bắt buộc."]}
    assert "Đã thu hồi" in client.get(reverse("directives:directive", args=[directive.pk])).content.decode()
    assert Event.objects.latest("pk").reason == "Nhập nhầm"


def test_every_edition_can_still_be_read(client: Client, agency: Agency, office: User) -> None:
    directive = make_in_force(agency, office, clauses=({}, {}))
    draft = amend_directive(directive.pk, by=office, at=ENTERED)
    remove_clause(draft.clauses.all()[0].pk, by=office, at=ENTERED, seen=draft.version)
    draft = edit_directive(draft.pk, make_head(effective_from=moment("2026-12-02 12:00")), by=office, at=ENTERED, seen=draft.version + 1)
    put_in_force(draft.pk, by=office, at=ENTERED, seen=draft.version, succeed=True)
    url = reverse("directives:directive", args=[directive.pk])

    assert [len(client.get(url, {"edition": number}).context["sentences"]) for number in ("1", "2", "nhiều")] == [2, 1, 2]


def test_a_number_is_filled_in_later(client: Client, agency: Agency, office: User) -> None:
    directive = make_in_force(agency, office, number="")

    client.post(reverse("directives:number", args=[directive.pk]), {"number": "312/UBND-NC", "issued_on": "20/11/2026"})

    directive.refresh_from_db()
    assert str(directive) == "Công văn số 312/UBND-NC"
    assert client.get(reverse("directives:number", args=[directive.pk])).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_a_fixed_number_of_queries(
    rows: int, client: Client, agency: Agency, office: User, django_assert_num_queries: Any
) -> None:
    for number in range(rows):
        make_in_force(agency, office, number=f"{number}/UBND", effective_from=moment("2026-11-23 00:00"))
    client.get(reverse("directives:list"))

    with django_assert_num_queries(LIST_QUERIES):
        page = client.get(reverse("directives:list"))

    assert [(standing, len(found)) for standing, found in page.context["groups"]] == [("in-force", rows)]


@pytest.mark.parametrize("rows", [1, 3])
def test_one_document_costs_a_fixed_number_of_queries(
    rows: int, client: Client, agency: Agency, office: User, django_assert_num_queries: Any
) -> None:
    directive = make_in_force(agency, office, clauses=({},) * rows)
    client.get(reverse("directives:directive", args=[directive.pk]))

    with django_assert_num_queries(DIRECTIVE_QUERIES):
        page = client.get(reverse("directives:directive", args=[directive.pk]))

    assert len(page.context["sentences"]) == rows


def test_the_list_groups_by_where_a_document_stands(client: Client, agency: Agency, office: User, wednesday: datetime) -> None:
    make_in_force(agency, office, number="1", effective_from=moment("2026-11-23 00:00"))
    make_in_force(agency, office, number="2")
    make_directive(agency, office, number="3")
    make_in_force(agency, office, number="4", effective_from=moment("2026-11-02 00:00"), effective_to=moment("2026-11-16 00:00"))
    Directive.objects.filter(pk=make_in_force(agency, office, number="5").pk).update(is_historical=True)

    groups = client.get(reverse("directives:list")).context["groups"]

    assert [(standing, [row.directive.number for row in rows]) for standing, rows in groups] == [
        ("in-force", ["1"]), ("upcoming", ["2"]), ("draft", ["3"]), ("ended", ["4"]), ("reference", ["5"]),
    ]  # fmt: skip


def test_documents_are_found_without_marks(client: Client, agency: Agency, office: User) -> None:
    make_in_force(agency, office)
    make_in_force(agency, office, number="9/CT", title="Nắng nóng", issuer="UBND thành phố")

    groups = client.get(reverse("directives:list"), {"q": "hoa giang mua lu"}).context["groups"]

    assert [row.directive.number for _, rows in groups for row in rows] == ["312/UBND-NC"]


def test_an_empty_list_says_what_to_do_next(client: Client) -> None:
    assert "Nhập văn bản đầu tiên" in client.get(reverse("directives:list")).content.decode()


def test_a_head_of_unit_reads_what_is_in_force_and_changes_nothing(client_of: ClientOf, agency: Agency, office: User) -> None:
    reader = client_of(make_user(Role.HEAD, unit=make_unit(agency)))
    directive = make_in_force(agency, office)
    draft = draft_of(make_directive(agency, office, number="1"))

    listed = reader.get(reverse("directives:list")).context["groups"]
    page = reader.get(reverse("directives:directive", args=[directive.pk])).content.decode()

    assert [row.directive for _, rows in listed for row in rows] == [directive]
    assert "Cho hết hiệu lực" not in page
    assert reader.get(reverse("directives:directive", args=[draft.directive_id])).status_code == 404
    for name in ("draft", "head", "force", "pick"):
        assert reader.get(reverse(f"directives:{name}", args=[draft.pk])).status_code == 403
    assert reader.post(reverse("directives:end", args=[directive.pk]), {"to_day": "04/12/2026"}).status_code == 403


def test_another_agencys_documents_are_not_there(client_of: ClientOf, agency: Agency, office: User) -> None:
    stranger = client_of(make_user(Role.OFFICE, make_agency("Sở Tài chính")))
    directive = make_in_force(agency, office)
    draft = draft_of(make_directive(agency, office, number="1"))
    clause = make_clause(draft.directive, office)

    pages = [(name, directive.pk) for name in ("directive", "end", "extend", "restart", "number", "withdraw")]
    pages += [(name, draft.pk) for name in ("draft", "head", "force", "pick")] + [("change-clause", clause.pk)]
    assert [stranger.get(reverse(f"directives:{name}", args=[pk])).status_code for name, pk in pages] == [404] * len(pages)
    posts = [("amend", directive.pk), ("discard", draft.pk), ("move-clause", clause.pk), ("remove-clause", clause.pk)]
    assert [stranger.post(reverse(f"directives:{name}", args=[pk])).status_code for name, pk in posts] == [404] * len(posts)


def test_what_changes_something_is_posted(client: Client, agency: Agency, office: User) -> None:
    draft = draft_of(make_directive(agency, office))
    clause = make_clause(draft.directive, office)

    gets = [("discard", draft.pk), ("amend", draft.directive_id), ("move-clause", clause.pk), ("duplicate-clause", clause.pk)]
    assert [client.get(reverse(f"directives:{name}", args=[pk])).status_code for name, pk in gets] == [405] * len(gets)
    assert client.post(reverse("directives:list")).status_code == 405


def test_a_sentence_that_does_not_exist_is_not_there(client: Client, agency: Agency, office: User) -> None:
    draft = draft_of(make_directive(agency, office))

    assert client.get(reverse("directives:add-clause", args=[draft.pk, "moon"])).status_code == 404


def test_what_holds_for_a_unit_on_a_day_names_the_document(client: Client, agency: Agency, office: User) -> None:
    division, service = make_unit(agency), make_unit(agency, name="Trung tâm", kind="service")
    make_in_force(agency, office, clauses=({"without": ("service-unit",)},))

    def sentences(unit: Any, day: str) -> int:
        return len(client.get(reverse("directives:in-force"), {"unit": unit.pk, "day": day}).context["sentences"])

    assert [sentences(division, "30/11/2026"), sentences(service, "30/11/2026"), sentences(division, "27/11/2026")] == [1, 0, 0]
    assert client.get(reverse("directives:in-force"), {"day": "hôm nay"}).status_code == 422
    assert client.get(reverse("directives:in-force")).status_code == 200


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_opens_in_both_languages(client_of: ClientOf, agency: Agency, language: str) -> None:
    office = make_user(Role.OFFICE, agency, language=language)
    client = client_of(office)
    make_unit(agency)
    directive = make_in_force(agency, office)
    draft = draft_of(make_directive(agency, office, number=""))
    clause = make_clause(draft.directive, office)

    urls = [reverse(f"directives:{name}") for name in ("list", "enter", "in-force")]
    urls += [reverse(f"directives:{name}", args=[directive.pk]) for name in ("directive", "end", "extend", "restart", "withdraw")]
    urls += [reverse(f"directives:{name}", args=[draft.pk]) for name in ("draft", "head", "pick", "force")]
    urls += [reverse("directives:change-clause", args=[clause.pk])]
    urls += [reverse("directives:add-clause", args=[draft.pk, kind]) for kind in KINDS]
    assert [client.get(url).status_code for url in urls] == [200] * len(urls)
