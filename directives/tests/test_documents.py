"""A document and its draft: entered, edited, numbered, thrown away."""

from datetime import date

import pytest

from accounts.models import User
from audit.models import Event
from directives.errors import DraftChanged, ForceEndsBeforeItBegins, NotDraft, NumberTaken
from directives.models import Directive
from directives.services import discard_draft, edit_directive, enter_directive, number_directive
from directives.tests.factories import ENTERED, draft_of, make_directive, make_head, make_in_force
from tests.factories import make_agency, moment
from units.models import Agency

pytestmark = pytest.mark.django_db


def test_entering_a_directive_leaves_a_draft_and_a_record(agency: Agency, office: User) -> None:
    directive = enter_directive(agency, make_head(), by=office, at=ENTERED)

    assert str(directive) == "Công văn số 312/UBND-NC"
    assert draft_of(directive).effective_from == moment("2026-11-30 00:00")
    assert list(Event.objects.values_list("action", "subject_name")) == [
        ("directives.enter", "Công văn số 312/UBND-NC")
    ]


def test_a_directive_can_be_entered_before_it_has_a_number(agency: Agency, office: User) -> None:
    first = make_directive(agency, office, number="")
    second = make_directive(agency, office, number="")

    assert [str(first), str(second)] == ["Công văn (chưa có số)"] * 2


def test_one_issuer_gives_a_number_once(agency: Agency, office: User) -> None:
    make_directive(agency, office)

    with pytest.raises(NumberTaken):
        make_directive(agency, office)

    assert Directive.objects.count() == 1


def test_another_agency_may_know_the_same_document(agency: Agency, office: User) -> None:
    make_directive(agency, office)

    make_directive(make_agency("Sở Tài chính"), office)

    assert Directive.objects.count() == 2


def test_a_period_ends_after_it_begins(agency: Agency, office: User) -> None:
    with pytest.raises(ForceEndsBeforeItBegins):
        make_directive(agency, office, effective_to=moment("2026-11-30 00:00"))


def test_letters_typed_in_pieces_are_kept_composed(agency: Agency, office: User) -> None:
    directive = make_directive(agency, office, title="Ho\u0300a Giang ")

    assert directive.title == "Hòa Giang"


def test_editing_a_draft_writes_head_and_period(agency: Agency, office: User) -> None:
    draft = draft_of(make_directive(agency, office))

    edited = edit_directive(
        draft.pk,
        make_head(number="313/UBND-NC", effective_to=None),
        by=office,
        at=ENTERED,
        seen=draft.version,
    )

    assert (edited.directive.number, edited.effective_to, edited.version) == (
        "313/UBND-NC",
        None,
        draft.version + 1,
    )


def test_the_second_of_two_editors_is_refused(agency: Agency, office: User) -> None:
    draft = draft_of(make_directive(agency, office))
    edit_directive(
        draft.pk,
        make_head(title="Bản của người thứ nhất"),
        by=office,
        at=ENTERED,
        seen=draft.version,
    )

    with pytest.raises(DraftChanged):
        edit_directive(
            draft.pk,
            make_head(title="Bản của người thứ hai"),
            by=office,
            at=ENTERED,
            seen=draft.version,
        )

    assert Directive.objects.get().title == "Bản của người thứ nhất"


def test_what_is_in_force_is_not_edited(agency: Agency, office: User) -> None:
    edition = make_in_force(agency, office).editions.get()

    with pytest.raises(NotDraft):
        edit_directive(
            edition.pk, make_head(title="Khác"), by=office, at=ENTERED, seen=edition.version
        )


def test_a_blank_number_is_filled_in_once(agency: Agency, office: User) -> None:
    directive = make_in_force(agency, office, number="")

    number_directive(
        directive.pk, number="312/UBND-NC", issued_on=date(2026, 11, 20), by=office, at=ENTERED
    )

    directive.refresh_from_db()
    assert (directive.number, directive.issued_on) == ("312/UBND-NC", date(2026, 11, 20))
    with pytest.raises(NotDraft):
        number_directive(directive.pk, number="313/UBND-NC", issued_on=None, by=office, at=ENTERED)


def test_a_date_filled_in_tells_anew_which_document_is_newer(agency: Agency, office: User) -> None:
    directive = make_in_force(agency, office, number="")
    agency.refresh_from_db()
    revision = agency.revision

    number_directive(
        directive.pk, number="312/UBND-NC", issued_on=date(2026, 11, 20), by=office, at=ENTERED
    )

    agency.refresh_from_db()
    assert agency.revision == revision + 1


def test_throwing_away_the_only_draft_takes_the_document_with_it(
    agency: Agency, office: User
) -> None:
    draft = draft_of(make_directive(agency, office))

    discard_draft(draft.pk, by=office, at=ENTERED, seen=draft.version)

    assert not Directive.objects.exists()
    assert Event.objects.latest("pk").action == "directives.discard"
