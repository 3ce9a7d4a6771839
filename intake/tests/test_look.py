"""One look before everything clear is accepted, and one press that takes all of it back."""

from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from audit.models import Event
from directives.models import Clause, Edition
from directives.tests.factories import draft_of, make_directive, make_in_force
from intake.reading.look import Look
from intake.tests import presses
from rosters.tests.factories import make_office
from tests.factories import make_agency, make_staff, make_unit, make_user, moment
from units.enums import Role
from units.models import Agency

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]

CAP = "Bố trí không quá 1/4 viên chức làm việc tại trụ sở."
FLOOR = "Mỗi đơn vị bố trí ít nhất 03 người trực tại trụ sở mỗi ngày."
AGAIN = "Mỗi phòng phải có ít nhất 03 người làm việc tại trụ sở."
SHARE = "Bố trí 60% cán bộ làm việc tại nhà."
TEXT = f"Từ ngày 07/12/2026:\n{CAP}\nGiữ vệ sinh chung.\n{SHARE}"


@pytest.fixture
def draft(agency: Agency, office: User) -> Edition:
    return draft_of(make_directive(agency, office))


def post(client: Client, draft: Edition, text: str = TEXT, **fields: str) -> Any:
    draft.refresh_from_db()
    return presses.post(client, draft, text, **fields)


@pytest.fixture
def staffed(agency: Agency) -> Agency:
    """The agency with a unit of six, which plans its weeks, and a smaller one."""
    make_office(agency=agency, name="Phòng đông")
    make_staff(make_unit(agency, "Phòng nhỏ"))
    return agency


def look(client: Client, draft: Edition, **fields: str) -> Look:
    found = post(client, draft, look="1", **fields).context["look"]
    assert isinstance(found, Look)
    return found


def said(found: Look) -> list[str]:
    return [one.line.sentence for one in found.sentences]


def accepted(client: Client, draft: Edition, **fields: str) -> Any:
    return post(client, draft, accept_all="1", **fields)


def test_a_look_shows_the_sentences_and_what_stays_out_and_writes_nothing(
    client: Client, draft: Edition
) -> None:
    post(client, draft)
    before = Event.objects.count(), Edition.objects.get(pk=draft.pk).version

    found = look(client, draft)

    assert said(found) == [
        "Mỗi phòng, đơn vị bố trí không quá 1/4 (25%) số cán bộ làm việc tại cơ quan trong mỗi"
        " ngày, làm tròn xuống."
    ]
    assert [row.read.kind for row in found.left_out] == ["effective_from", "exact_split"]
    assert (Clause.objects.count(), Event.objects.count()) == (0, before[0])
    assert Edition.objects.get(pk=draft.pk).version == before[1]


def test_a_look_says_that_the_reading_may_be_wrong_and_shows_the_words_of_the_text(
    client: Client, draft: Edition
) -> None:
    page = post(client, draft, look="1").content.decode()

    assert "Máy đọc có thể nhầm" in page
    assert "<blockquote>" in page


def test_two_sentences_that_no_week_can_keep_are_told_before_they_are_accepted(
    client: Client, draft: Edition, staffed: Agency
) -> None:
    found = look(client, draft, text=f"{CAP}\n{FLOOR}").trial

    assert found is not None
    assert (found.unit.name, found.week.monday.isoformat()) == ("Phòng đông", "2026-11-30")
    told = [one.yields.vi for one in found.clashes] + [one.sentence.vi for one in found.unmet]
    assert (len(told) > 0, found.is_calm) == (True, False)


def test_a_sentence_against_one_in_force_is_told_and_one_that_agrees_is_not(
    client: Client, draft: Edition, staffed: Agency, office: User
) -> None:
    floor = {"kind": "min_onsite_count", "params": {"n": 3, "level": "unit"}}
    make_in_force(
        staffed,
        office,
        clauses=(floor,),
        number="300/UBND-NC",
        effective_from=moment("2026-11-01 00:00"),
    )

    against = look(client, draft, text=CAP).trial
    agrees = look(client, draft, text="Bố trí không quá 3/4 viên chức làm việc tại trụ sở.").trial

    assert against is not None
    assert agrees is not None
    assert (against.is_calm, agrees.is_calm, agrees.is_solved) == (False, True, True)
    words = " ".join(
        rule.vi
        for rules in (*(one.to for one in against.clashes), *(o.collides for o in against.unmet))
        for rule in rules
    ) + " ".join(one.yields.vi for one in against.clashes)
    assert "300/UBND-NC" in words


def test_what_is_in_force_or_said_before_in_the_text_is_named_as_the_same(
    client: Client, draft: Edition, agency: Agency, office: User
) -> None:
    cap = {"kind": "onsite_ratio_cap", "params": {"fraction": "1/4", "rounding": "floor"}}
    make_in_force(
        agency,
        office,
        clauses=(cap,),
        number="300/UBND-NC",
        effective_from=moment("2026-11-01 00:00"),
    )

    found = look(client, draft, text=f"{CAP}\n{FLOOR}\n{AGAIN}")

    assert [str(one.same.edition.directive) if one.same else "" for one in found.sentences] == [
        "Công văn số 300/UBND-NC",
        "",
        "Công văn số 312/UBND-NC",
    ]


def test_a_sentence_put_aside_in_the_look_is_not_accepted_and_the_text_stays(
    client: Client, draft: Edition
) -> None:
    text = f"{CAP}\n{FLOOR}"
    key = look(client, draft, text=text).sentences[0].row.key

    page = post(client, draft, text=text, leave_of_look=key)

    assert len(page.context["look"].sentences) == 1
    accepted(client, draft, text=text)
    assert [clause.kind for clause in draft.clauses.all()] == ["min_onsite_count"]


def test_one_press_takes_the_whole_acceptance_back_head_and_sentences(
    client: Client, agency: Agency, office: User
) -> None:
    draft = draft_of(make_directive(agency, office, effective_from=None))
    text = f"Từ ngày 07/12/2026:\n{CAP}\n{FLOOR}"
    assert accepted(client, draft, text=text).context["can_go_back"]
    draft.refresh_from_db()
    assert (draft.clauses.count(), draft.effective_from) == (2, moment("2026-12-07 00:00"))

    answer = post(client, draft, text=text, undo_step="1")

    draft.refresh_from_db()
    assert (draft.clauses.count(), draft.effective_from, answer.status_code) == (0, None, 200)
    assert not answer.context["can_go_back"]
    assert Event.objects.filter(action="directives.remove-clause").count() == 2


def test_what_was_changed_since_is_not_undone_and_the_text_is_kept(
    client: Client, draft: Edition
) -> None:
    text = f"{CAP}\n{FLOOR}"
    accepted(client, draft, text=text)
    post(client, draft, text=text, undo=str(draft.clauses.get(kind="min_onsite_count").pk))

    answer = post(client, draft, text=text, undo_step="1")

    assert (answer.status_code, draft.clauses.count()) == (409, 1)
    assert answer.context["kept"].text == text


def test_what_one_press_accepted_in_another_draft_is_not_undone_from_here(
    client: Client, draft: Edition, agency: Agency, office: User
) -> None:
    accepted(client, draft, text=CAP)
    other = draft_of(make_directive(agency, office, number="313/UBND-NC"))

    answer = post(client, other, text=CAP, undo_step="1")

    assert (answer.status_code, draft.clauses.count()) == (409, 1)


def test_a_look_at_a_draft_of_another_agency_is_not_given(client_of: Any, draft: Edition) -> None:
    stranger = make_user(Role.OFFICE, make_agency("Sở Y tế"))
    clerk = make_user(Role.CLERK, unit=make_unit(draft.directive.agency))

    assert [post(client_of(user), draft, look="1").status_code for user in (stranger, clerk)] == [
        404,
        403,
    ]
