"""Who has no account declares on paper, and somebody who may know of health writes it down."""

import pytest
from django.urls import reverse

import clock
from audit.models import Event
from declarations.models import MadeDeclaration
from declarations.selectors.own import own_declarations
from declarations.services.declaring import declare_for
from declarations.tests.factories import (
    FEVER,
    MONDAY_MORNING,
    SignIn,
    account_of,
    asked_office,
    seal_of,
)
from rosters.tests.factories import WEEK, Office
from tests.pages import assert_strict
from units.models import Staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    """The head comes every day; nobody else has an account."""
    return asked_office(FEVER)


def paper_url(staff: Staff) -> str:
    return reverse("declarations:on-paper", args=[staff.pk])


def unit_url(office: Office) -> str:
    return reverse("declarations:unit", args=[office.unit.pk, WEEK])


def test_the_head_writes_down_what_was_declared_on_paper(office: Office, client_of: SignIn) -> None:
    an, client = office.staff[0], client_of(office.head)
    seal = seal_of(an)
    url = reverse("declarations:declare-on-paper", args=[an.pk, seal])

    with clock.freeze(MONDAY_MORNING):
        week = client.get(unit_url(office))
        form = client.get(paper_url(an))
        empty = client.post(url, {})
        said = client.post(url, {f"{seal}-answer-0": "no"}, follow=True)
        shown = client.post(reverse("declarations:answers", args=[an.pk]))

    [made] = MadeDeclaration.objects.all()
    assert paper_url(an) in week.text
    assert (made.staff, made.declared_by, made.is_cleared) == (an, office.head, True)
    assert Event.objects.get(action="declarations.declare-for").actor == office.head.pk
    assert (empty.status_code, "Hãy trả lời câu này." in empty.text) == (422, True)
    assert said.redirect_chain == [(unit_url(office), 302)]
    assert f"Đã ghi khai báo của {an.full_name}." in said.text
    assert f"Ghi theo bản khai trên giấy: {office.head.full_name}" in shown.text
    for page in (week, form, empty):
        assert_strict(page)


def test_only_for_who_has_no_account_and_only_by_who_may_know_of_health(
    office: Office, client_of: SignIn
) -> None:
    an, binh = office.staff[:2]
    colleague = account_of(binh)
    seal = seal_of(an)

    with clock.freeze(MONDAY_MORNING):
        kept_out = [
            client_of(user).get(paper_url(an)).status_code for user in (office.clerk, colleague)
        ]
        clerks = client_of(office.clerk).get(unit_url(office))
        own = client_of(office.head).get(paper_url(binh)).status_code
        away = client_of(office.head).post(
            reverse("declarations:declare-on-paper", args=[an.pk, "0" * 16])
        )
    with pytest.raises(Staff.DoesNotExist):
        declare_for(binh.pk, seal, ("no",), by=office.head, at=MONDAY_MORNING)
    with pytest.raises(Staff.DoesNotExist):
        declare_for(an.pk, seal, ("no",), by=office.clerk, at=MONDAY_MORNING)

    assert (kept_out, own, away.status_code) == ([403, 403], 404, 404)
    assert "on-paper" not in clerks.text
    assert declare_for(an.pk, seal, ("no",), by=office.office, at=MONDAY_MORNING).staff == an


def test_twice_does_not_double_and_what_speaks_against_coming_counts(office: Office) -> None:
    an = office.staff[0]
    seal = seal_of(an)

    rows = [declare_for(an.pk, seal, ("yes",), by=office.head, at=MONDAY_MORNING) for _ in range(2)]

    assert rows[0] == rows[1]
    assert [one.is_unfit for one in own_declarations(an, at=MONDAY_MORNING)] == [True]
