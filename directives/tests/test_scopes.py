"""Whom a sentence speaks of: what may be chosen, what is refused by name, and how it is said."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from accounts.models import User
from directives.adapters import lines_of, scope_of, unit_value
from directives.enums import LinkKind
from directives.errors import (
    NotReplaceable,
    SpeaksOfNobody,
    UnknownAlertLevel,
    UnknownHomeZone,
    UnknownIssuerLevel,
    UnknownTrait,
    UnknownZone,
    WrongPhase,
)
from directives.models import Clause, Directive, Link, Phase
from directives.scopes import known_traits
from directives.tests.factories import draft_of, make_clause, make_directive, make_in_force
from refusals import Refusal
from tests.factories import make_agency, make_unit, make_user, make_zone, moment
from units.enums import Role, UnitKind
from units.models import Agency, ZoneLevel
from units.selectors import Places

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]
CAP = {
    "blank_fraction": "1/3",
    "blank_rounding": "floor",
    "blank_level": "unit",
    "blank_grain": "day",
    "binding": "order",
}


@pytest.fixture
def directive(agency: Agency, office: User) -> Directive:
    return make_directive(agency, office, number="318/UBND-NC")


def phase_of(directive: Directive) -> Phase:
    begins, ends = moment("2026-11-30 00:00"), moment("2026-12-05 00:00")
    return Phase.objects.create(edition=draft_of(directive), number=1, begins=begins, ends=ends)


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"traits": ("nha-tang",)}, UnknownTrait),
        ({"traits": ("office",), "without": ("office", "suspended")}, SpeaksOfNobody),
        ({"office_zones": ("phuong-tan-binh", "phuong-ngoai")}, UnknownZone),
        ({"home_zones": ("phuong-ngoai",)}, UnknownHomeZone),
        ({"alert_levels": ("level-5",)}, UnknownAlertLevel),
        ({"excepted_by": ("village",)}, UnknownIssuerLevel),
    ],
)
def test_what_nobody_knows_is_refused_by_name(
    agency: Agency,
    office: User,
    directive: Directive,
    fields: dict[str, Any],
    refusal: type[Refusal],
) -> None:
    make_zone(agency, "Phường Tân Bình")

    with pytest.raises(Refusal) as refused:
        make_clause(directive, office, **fields)

    assert type(refused.value) is refusal
    assert not Clause.objects.exists()


def test_a_zone_of_another_agency_is_unknown_here(office: User, directive: Directive) -> None:
    make_zone(make_agency("Sở Kia"), "Phường Bên Kia")

    with pytest.raises(UnknownZone):
        make_clause(directive, office, office_zones=("phuong-ben-kia",))


def test_a_phase_belongs_to_the_edition_that_is_being_written(
    agency: Agency, office: User, directive: Directive
) -> None:
    own, elsewhere = (
        phase_of(directive),
        phase_of(make_directive(agency, office, number="319/UBND-NC")),
    )

    assert make_clause(directive, office, phase_id=own.pk).phase == own
    with pytest.raises(WrongPhase):
        make_clause(directive, office, phase_id=elsewhere.pk)


def test_only_a_clause_that_came_into_force_in_another_document_of_the_agency_is_replaced(
    agency: Agency, office: User, directive: Directive
) -> None:
    in_force = make_in_force(agency, office).editions.get().clauses.get()
    drafted = make_clause(make_directive(agency, office, number="320/UBND-NC"), office)
    elsewhere = make_agency("Sở Kia")
    foreign = (
        make_in_force(elsewhere, make_user(Role.OFFICE, elsewhere)).editions.get().clauses.get()
    )

    assert make_clause(directive, office, replaces_id=in_force.pk).replaces == in_force
    for wrong in (drafted, foreign):
        with pytest.raises(NotReplaceable):
            make_clause(directive, office, replaces_id=wrong.pk)


def test_the_whole_scope_is_said_in_words(
    agency: Agency, office: User, directive: Directive
) -> None:
    make_zone(agency, "Phường Tân Bình")
    clause = make_clause(
        directive,
        office,
        traits=("office",),
        without=("suspended", "health"),
        office_zones=("phuong-tan-binh",),
        alert_levels=("level-4", "level-3"),
        home_zones=("phuong-tan-binh",),
        min_size=5,
        phase_id=phase_of(directive).pk,
    )

    (line,) = lines_of([clause], "vi")

    assert line.scope.split("; ") == [
        "chỉ đơn vị: văn phòng",
        "trừ đơn vị: tạm dừng hoạt động, ngành y tế",
        "đơn vị có trụ sở tại Phường Tân Bình",
        "đơn vị ở địa bàn cấp độ 3 (vùng cam), cấp độ 4 (vùng đỏ)",
        "đơn vị từ 5 người",
        "người cư trú tại Phường Tân Bình",
        "trong giai đoạn 1",
    ]


def test_of_two_kinds_either_is_meant_and_of_two_groups_both(
    agency: Agency, office: User, directive: Directive
) -> None:
    traits = ("division", "health", "office")
    clause = make_clause(directive, office, traits=traits)
    units = {
        (kind, sector): unit_value(make_unit(agency, kind=kind, sector=sector), 5, Places({}, {}))
        for kind in (UnitKind.OFFICE, UnitKind.DIVISION, UnitKind.SERVICE)
        for sector in ("health", "")
    }

    (line,) = lines_of([clause], "vi")
    with override("en"):
        (english,) = lines_of([clause], "en")

    assert {key for key, unit in units.items() if scope_of(clause).includes(unit)} == {
        (UnitKind.OFFICE, "health"),
        (UnitKind.DIVISION, "health"),
    }
    assert line.scope == "chỉ đơn vị: ngành y tế, đồng thời văn phòng hoặc phòng chuyên môn"
    assert english.scope == "only units: health sector, and also office or specialist division"


@pytest.mark.parametrize("count", [1, 3])
def test_names_of_zones_are_asked_for_once_for_all_sentences(
    agency: Agency, office: User, directive: Directive, count: int, django_assert_num_queries: Any
) -> None:
    make_zone(agency, "Phường Tân Bình")
    for _ in range(count):
        make_clause(directive, office, office_zones=("phuong-tan-binh",))
    clauses = list(draft_of(directive).clauses.select_related("edition__directive__agency"))

    with django_assert_num_queries(2):
        lines_of(clauses, "vi")


def test_a_scope_may_ask_for_the_territory_of_the_agency_and_of_its_units() -> None:
    agency = make_agency(territory="hoa-giang", place="Hòa Giang")
    make_unit(agency, territory="thanh-pho-moi")
    make_unit(agency, territory="hoa-giang")
    make_zone(agency, "Thành phố Mới")

    territories = {
        code: name
        for code, name in known_traits(agency).items()
        if code in ("hoa-giang", "thanh-pho-moi")
    }

    assert territories == {"hoa-giang": "Hòa Giang", "thanh-pho-moi": "Thành phố Mới"}


def test_a_sentence_written_with_every_modifier_comes_back_into_its_form(
    client: Client, agency: Agency, office: User, directive: Directive
) -> None:
    make_zone(agency, "Phường Tân Bình")
    phase, replaced = (
        phase_of(directive),
        make_in_force(agency, office).editions.get().clauses.get(),
    )
    typed = {
        "traits": ["office"],
        "without": ["suspended"],
        "min_size": "5",
        "office_zones": ["phuong-tan-binh"],
        "alert_levels": ["level-4"],
        "home_zones": ["phuong-tan-binh"],
        "phase": str(phase.pk),
        "replaces": str(replaced.pk),
        "excepted_by": ["agency"],
        "binding": "target",
    }

    client.post(
        reverse("directives:add-clause", args=[draft_of(directive).pk, "onsite_ratio_cap"]),
        CAP | typed | {"seen": draft_of(directive).version},
    )

    clause = draft_of(directive).clauses.get()
    form = client.get(reverse("directives:change-clause", args=[clause.pk])).context["form"]
    assert {name: form[name].value() for name in typed} == typed | {"min_size": 5}


def test_the_clauses_to_choose_from_are_those_of_the_amended_document_and_of_the_same_issuer(
    client: Client, agency: Agency, office: User, directive: Directive
) -> None:
    same_issuer = make_in_force(
        agency, office, number="1/UBND", issuer="Uỷ ban nhân dân tỉnh Hoà Giang"
    )
    amended = make_in_force(agency, office, number="2/BNV", issuer="Bộ Nội vụ")
    make_in_force(agency, office, number="3/BYT", issuer="Bộ Y tế")
    Link.objects.create(directive=directive, other=amended, kind=LinkKind.AMENDS)

    form = client.get(
        reverse("directives:add-clause", args=[draft_of(directive).pk, "onsite_ratio_cap"])
    ).context["form"]

    assert sorted(document for document, _clauses in form.replaceable) == sorted(
        [str(same_issuer), str(amended)]
    )
    assert form.replaceable[0][1][0][1].startswith(
        "khoản 1: Mỗi phòng, đơn vị bố trí không quá 1/3"
    )


def test_the_units_that_are_meant_now_are_named_beside_the_sentence(
    client: Client, agency: Agency, directive: Directive
) -> None:
    make_unit(agency, "Văn phòng Sở", kind="office")
    make_unit(agency, "Phòng Cải cách", kind="division")
    url = reverse("directives:preview", args=[draft_of(directive).pk, "headcount_cap"])

    some = client.post(url, {"blank_n": "4", "traits": ["office"]}).content.decode()
    none = client.post(url, {"blank_n": "4", "traits": ["office", "health"]}).content.decode()

    assert "Hiện là 1/2 đơn vị: Văn phòng Sở." in some
    assert "Hiện không có đơn vị nào thuộc phạm vi này." in none


def test_a_unit_is_meant_only_while_its_zone_has_the_level(
    client: Client, agency: Agency, directive: Directive
) -> None:
    red, green = make_zone(agency, "Phường Đỏ"), make_zone(agency, "Phường Xanh")
    make_unit(agency, "Phòng ở vùng đỏ", zone=red)
    make_unit(agency, "Phòng ở vùng xanh", zone=green)
    ZoneLevel.objects.create(
        zone=red, level="level-4", first=date(2026, 11, 25), last=date(2026, 11, 25)
    )
    ZoneLevel.objects.create(zone=green, level="level-4", first=date(2026, 11, 26))
    url = reverse("directives:preview", args=[draft_of(directive).pk, "headcount_cap"])

    by_level = client.post(url, {"blank_n": "4", "alert_levels": ["level-4"]}).content.decode()
    by_zone = client.post(url, {"blank_n": "4", "office_zones": ["phuong-xanh"]}).content.decode()

    assert "Hiện là 1/2 đơn vị: Phòng ở vùng đỏ." in by_level
    assert "Hiện là 1/2 đơn vị: Phòng ở vùng xanh." in by_zone


def test_the_grain_is_asked_apart_from_the_other_blanks(
    client: Client, directive: Directive
) -> None:
    form = client.get(
        reverse("directives:add-clause", args=[draft_of(directive).pk, "onsite_ratio_cap"])
    ).context["form"]

    assert form.grain.name == "blank_grain"
    assert "blank_grain" not in [field.name for field in form.blanks]


def test_a_phase_of_another_edition_is_refused_by_the_form(
    client: Client, agency: Agency, office: User, directive: Directive
) -> None:
    elsewhere = phase_of(make_directive(agency, office, number="319/UBND-NC"))

    answer = client.post(
        reverse("directives:add-clause", args=[draft_of(directive).pk, "onsite_ratio_cap"]),
        CAP | {"phase": str(elsewhere.pk), "seen": draft_of(directive).version},
    )

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["phase"]
