"""The sentences of a draft: added, changed, moved, repeated, taken out."""

import pytest

from accounts.models import User
from audit.models import Event
from directives.adapters import lines_of
from directives.errors import BadClause, DraftChanged, NotDraft, UnknownPerson, UnknownTrait
from directives.models import Directive
from directives.services import (
    add_clause,
    change_clause,
    duplicate_clause,
    move_clause,
    remove_clause,
    restore_clause,
)
from directives.services.clauses import CONTENT, Sentence
from directives.services.drafts import recorded_facts
from directives.tests.factories import (
    CAP,
    ENTERED,
    draft_of,
    make_clause,
    make_directive,
    make_in_force,
)
from tests.factories import make_agency, make_staff, make_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def directive(office: User) -> Directive:
    return make_directive(office.grants.get().agency, office)


def items(directive: Directive) -> list[str]:
    return [clause.item for clause in draft_of(directive).clauses.all()]


def test_sentences_stand_in_the_order_in_which_they_are_added(
    directive: Directive, office: User
) -> None:
    make_clause(directive, office, item="khoản 1")
    make_clause(directive, office, item="khoản 2")

    assert items(directive) == ["khoản 1", "khoản 2"]


def test_changing_a_sentence_keeps_its_place(directive: Directive, office: User) -> None:
    clause = make_clause(directive, office, item="khoản 1")
    make_clause(directive, office, item="khoản 2")
    sentence = Sentence(
        kind="onsite_ratio_cap", params=CAP | {"den": 2}, item="khoản 1a", without=("suspended",)
    )

    change_clause(clause.pk, sentence, by=office, at=ENTERED, seen=draft_of(directive).version)

    clause.refresh_from_db()
    assert (clause.params["den"], clause.without) == (2, ["suspended"])
    assert items(directive) == ["khoản 1a", "khoản 2"]


def test_a_sentence_changes_places_with_its_neighbour_and_stops_at_the_edge(
    directive: Directive, office: User
) -> None:
    first = make_clause(directive, office, item="khoản 1")
    make_clause(directive, office, item="khoản 2")

    move_clause(first.pk, up=False, by=office, at=ENTERED, seen=draft_of(directive).version)
    move_clause(first.pk, up=False, by=office, at=ENTERED, seen=draft_of(directive).version)

    assert items(directive) == ["khoản 2", "khoản 1"]


def test_a_sentence_is_repeated_right_below_itself(directive: Directive, office: User) -> None:
    first = make_clause(directive, office, item="khoản 1")
    make_clause(directive, office, item="khoản 2")

    duplicate_clause(first.pk, by=office, at=ENTERED, seen=draft_of(directive).version)

    assert items(directive) == ["khoản 1", "khoản 1", "khoản 2"]


def test_a_sentence_taken_out_is_put_back_in_its_place_with_everything_it_said(
    directive: Directive, office: User
) -> None:
    first = make_clause(
        directive,
        office,
        item="khoản 1",
        without=("suspended",),
        excepted_by=("agency",),
        quote="Không quá một phần ba.",
    )
    make_clause(directive, office, item="khoản 2")

    stood = remove_clause(first.pk, by=office, at=ENTERED, seen=draft_of(directive).version)
    back = restore_clause(
        draft_of(directive).pk, stood, by=office, at=ENTERED, seen=draft_of(directive).version
    )

    assert items(directive) == ["khoản 1", "khoản 2"]
    assert recorded_facts(back, CONTENT) == recorded_facts(first, CONTENT)


def test_a_sentence_that_says_so_already_is_not_written_again(
    directive: Directive, office: User
) -> None:
    clause = make_clause(directive, office, item="khoản 1")
    version, told = draft_of(directive).version, Event.objects.count()

    change_clause(
        clause.pk,
        Sentence(kind="onsite_ratio_cap", params=CAP, item="khoản 1"),
        by=office,
        at=ENTERED,
        seen=version,
    )

    assert (draft_of(directive).version, Event.objects.count()) == (version, told)


def test_a_sentence_is_taken_out(directive: Directive, office: User) -> None:
    first = make_clause(directive, office, item="khoản 1")
    make_clause(directive, office, item="khoản 2")

    remove_clause(first.pk, by=office, at=ENTERED, seen=draft_of(directive).version)

    assert items(directive) == ["khoản 2"]


def test_two_people_adding_at_once_do_not_overwrite_each_other(
    directive: Directive, office: User
) -> None:
    seen = draft_of(directive).version
    add_clause(
        draft_of(directive).pk,
        Sentence(kind="onsite_ratio_cap", params=CAP),
        by=office,
        at=ENTERED,
        seen=seen,
    )

    with pytest.raises(DraftChanged):
        add_clause(
            draft_of(directive).pk,
            Sentence(kind="onsite_ratio_cap", params=CAP),
            by=office,
            at=ENTERED,
            seen=seen,
        )


def test_the_sentences_of_an_edition_in_force_stay_as_they_were(office: User) -> None:
    clause = make_in_force(office.grants.get().agency, office).editions.get().clauses.get()
    seen = clause.edition.version

    for attempt in (
        lambda: change_clause(
            clause.pk,
            Sentence(kind="onsite_ratio_cap", params=CAP),
            by=office,
            at=ENTERED,
            seen=seen,
        ),
        lambda: remove_clause(clause.pk, by=office, at=ENTERED, seen=seen),
        lambda: duplicate_clause(clause.pk, by=office, at=ENTERED, seen=seen),
        lambda: move_clause(clause.pk, up=True, by=office, at=ENTERED, seen=seen),
    ):
        with pytest.raises(NotDraft):
            attempt()


@pytest.mark.parametrize(
    ("params", "problem"),
    [
        ({"fraction": "3/2"}, "fraction: above-one"),
        ({"fraction": "0/0"}, "fraction: zero-denominator"),
        ({}, "fraction: required"),
        ({"fraction": "1/3", "colour": "red"}, "colour: unknown-parameter"),
    ],
)
def test_a_sentence_with_a_bad_blank_is_refused(
    directive: Directive, office: User, params: dict[str, str], problem: str
) -> None:
    with pytest.raises(BadClause) as refused:
        make_clause(directive, office, params=params)

    assert str(refused.value) == problem
    assert items(directive) == []


def test_a_sentence_that_does_not_exist_is_refused(directive: Directive, office: User) -> None:
    with pytest.raises(BadClause):
        make_clause(directive, office, kind="work_on_the_moon")


def test_a_scope_names_only_what_units_can_be(directive: Directive, office: User) -> None:
    with pytest.raises(UnknownTrait):
        make_clause(directive, office, traits=("on-the-moon",))

    assert items(directive) == []


def _pair(*names: str) -> dict[str, str]:
    return dict(zip(("one", "other"), names, strict=True))


def test_a_sentence_names_two_people_of_the_agency(directive: Directive, office: User) -> None:
    unit = make_unit(directive.agency)
    an, binh = (make_staff(unit, name) for name in ("Đào Văn An", "Lê Thị Bình"))
    params = _pair(f"{an.pk}:{an.full_name}", f"{binh.pk}:{binh.full_name}")

    clause = make_clause(directive, office, kind="duty_named_apart", params=params)

    (line,) = lines_of([clause], "vi")
    assert line.sentence == (
        "Hai người sau không trực cùng một ngày: đ/c Đào Văn An và đ/c Lê Thị Bình."
    )


def test_nobody_of_another_agency_is_named(directive: Directive, office: User) -> None:
    own = make_staff(make_unit(directive.agency), "Đào Văn An")
    elsewhere = make_staff(make_unit(make_agency("Sở Y tế")), "Lê Thị Bình")
    for stranger in (elsewhere.pk, 999_999, "x"):
        with pytest.raises(UnknownPerson):
            make_clause(
                directive,
                office,
                kind="duty_named_apart",
                params=_pair(f"{own.pk}:An", f"{stranger}:Bình"),
            )

    assert items(directive) == []


def test_nobody_is_kept_apart_from_themselves(directive: Directive, office: User) -> None:
    own = make_staff(make_unit(directive.agency), "Đào Văn An")

    with pytest.raises(BadClause) as refused:
        make_clause(directive, office, kind="duty_named_apart", params=_pair(*[f"{own.pk}:An"] * 2))

    assert [problem.code for problem in refused.value.problems] == ["same-person"]
