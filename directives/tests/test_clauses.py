"""The sentences of a draft: added, changed, moved, repeated, taken out."""

import pytest

from accounts.models import User
from audit.models import Event
from directives.errors import BadClause, DraftChanged, NotDraft, UnknownTrait
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
