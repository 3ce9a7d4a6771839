"""The letter that tells of a directive: to everybody concerned, once, and never of old news."""

from datetime import timedelta
from typing import Any

import pytest

from accounts.models import User
from directives.models import Notice
from directives.services import amend_directive, edit_directive, put_in_force
from directives.tests.factories import make_clause, make_directive, make_head, make_in_force
from notices.models import Delivery, Run
from outgoing.services import run_due
from outgoing.services.kinds.notices import compose_notices
from tests.factories import make_agency, make_staff, make_unit, make_user, moment
from units.enums import Role
from units.models import Agency, Staff, Unit

pytestmark = pytest.mark.django_db

QUERIES = 12
NOW = moment("2026-11-20 10:05")


@pytest.fixture
def agency() -> Agency:
    return make_agency(name="Sở Nội vụ")


@pytest.fixture
def office(agency: Agency) -> User:
    return make_user(Role.OFFICE, agency)


@pytest.fixture
def unit(agency: Agency) -> Unit:
    """Two people; one has no account, a third has neither account nor address."""
    made = make_unit(agency)
    make_staff(made, "Nguyễn Văn Bình", user=make_user(Role.HEAD, unit=made))
    make_staff(made, "Trần Thị An")
    nowhere = make_staff(made, "Lê Văn Cường")
    Staff.objects.filter(pk=nowhere.pk).update(email="")
    return made


def letters() -> list[str]:
    return sorted(
        Delivery.objects.filter(run__kind=Run.Kind.DIRECTIVE).values_list(
            "recipient_name", flat=True
        )
    )


@pytest.mark.usefixtures("unit")
def test_a_new_directive_is_told_to_everybody_once(agency: Agency, office: User) -> None:
    directive = make_in_force(agency, office)

    run_due(NOW)
    run_due(NOW + timedelta(minutes=1))

    assert Notice.objects.filter(edition__directive=directive).count() == 3
    assert len(letters()) == 2
    run = Run.objects.get(kind=Run.Kind.DIRECTIVE)
    assert run.subject == "Công văn số 312/UBND-NC có hiệu lực"
    assert (
        run.body_text
        == "Công văn số 312/UBND-NC của UBND tỉnh Hòa Giang có hiệu lực từ ngày 30/11/2026 đến hết"
        " ngày 11/12/2026."
    )


@pytest.mark.parametrize("more", [0, 3])
def test_telling_many_takes_the_same_queries_as_telling_few(
    more: int, agency: Agency, office: User, unit: Unit, django_assert_num_queries: Any
) -> None:
    for _ in range(more):
        make_staff(unit)
    edition = make_in_force(agency, office).editions.get()

    with django_assert_num_queries(QUERIES):
        contents = compose_notices(agency, edition.pk, at=NOW)

    assert len(contents.letters) == 2 + more


@pytest.mark.usefixtures("unit")
@pytest.mark.parametrize("after", [timedelta(days=8), timedelta(days=30)])
def test_old_news_is_told_to_nobody(after: timedelta, agency: Agency, office: User) -> None:
    make_in_force(agency, office)

    run_due(NOW + after)

    assert letters() == []


@pytest.mark.usefixtures("unit")
def test_neither_a_draft_nor_a_document_of_the_past_nor_one_that_has_ended_is_told(
    agency: Agency, office: User
) -> None:
    make_clause(make_directive(agency, office, number="1"), office)
    make_in_force(
        agency,
        office,
        number="2",
        effective_from=moment("2026-11-01 00:00"),
        effective_to=moment("2026-11-10 00:00"),
    )

    run_due(NOW)

    assert letters() == []


@pytest.mark.usefixtures("unit")
def test_an_amendment_is_told_anew(agency: Agency, office: User) -> None:
    directive = make_in_force(agency, office)
    run_due(NOW)
    draft = amend_directive(directive.pk, by=office, at=NOW)
    begins = make_head(effective_from=moment("2026-12-02 00:00"))
    draft = edit_directive(draft.pk, begins, by=office, at=NOW, seen=draft.version)
    put_in_force(draft.pk, by=office, at=NOW, seen=draft.version, succeed=True)

    run_due(NOW + timedelta(minutes=5))

    assert sorted(
        run.facts["edition"] - directive.editions.first().pk
        for run in Run.objects.filter(kind=Run.Kind.DIRECTIVE)
    ) == [0, 1]
