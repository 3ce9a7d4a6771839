"""Who may have a post is said by name or by what people are, and who is released is on record."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from audit.models import Event
from duties.enums import QualifiedBy
from duties.errors import NoSuchPost, NotOfTheUnit, QualificationNeeded
from duties.models import DutyExemption, PostQualification
from duties.selectors.posts import exemptions_of
from duties.services.people import end_exemption, end_qualification, exempt, qualify
from duties.tests.factories import make_fit, make_post
from duties.values.posts import ExemptionSketch, QualificationSketch
from rosters.tests.factories import NOW, Office, make_office, mandate
from tests.factories import LONG_AGO, MONDAY, make_staff, make_unit
from units.errors import EndsBeforeItBegins

pytestmark = pytest.mark.django_db
HEADS = QualificationSketch(by=QualifiedBy.RANK, code="head", first=MONDAY)


@pytest.fixture
def here() -> Office:
    return make_office()


def test_a_post_is_for_everybody_of_a_rank_or_for_one_by_name(here: Office) -> None:
    post = make_post(here.agency)
    by_name = QualificationSketch(
        by=QualifiedBy.PERSON, staff_id=here.leader.pk, first=MONDAY, is_new=True
    )

    rank = qualify(post.pk, HEADS, by=here.office, at=NOW)
    named = qualify(post.pk, by_name, by=here.office, at=NOW)

    assert (rank.code, rank.staff, rank.unit) == ("head", None, None)
    assert (named.code, named.staff, named.is_new) == ("", here.leader, True)


@pytest.mark.parametrize(
    "sketch",
    [
        QualificationSketch(by=QualifiedBy.RANK, code="general", first=MONDAY),
        QualificationSketch(by=QualifiedBy.ROLE, code="head", first=MONDAY),
        QualificationSketch(by=QualifiedBy.TAG, code="", first=MONDAY),
        QualificationSketch(by=QualifiedBy.PERSON, first=MONDAY),
    ],
)
def test_what_nobody_can_be_qualifies_for_nothing(
    sketch: QualificationSketch, here: Office
) -> None:
    with pytest.raises(QualificationNeeded):
        qualify(make_post(here.agency).pk, sketch, by=here.office, at=NOW)


def test_a_units_post_is_for_its_own_people(here: Office) -> None:
    post = make_post(here.agency, unit=here.unit)
    stranger = make_staff(make_unit(here.agency))
    sketch = QualificationSketch(by=QualifiedBy.PERSON, staff_id=stranger.pk, first=MONDAY)

    with pytest.raises(NotOfTheUnit):
        qualify(post.pk, sketch, by=here.office, at=NOW)


def test_a_rank_of_a_unit_is_of_a_unit_of_this_agency(here: Office) -> None:
    post = make_post(here.agency)

    def of(unit_id: int) -> QualificationSketch:
        return QualificationSketch(by=QualifiedBy.RANK, code="head", unit_id=unit_id, first=MONDAY)

    assert qualify(post.pk, of(here.unit.pk), by=here.office, at=NOW).unit == here.unit
    with pytest.raises(NotOfTheUnit):
        qualify(post.pk, of(make_unit().pk), by=here.office, at=NOW)


def test_a_qualification_ends_and_one_to_come_is_taken_out(here: Office) -> None:
    post = make_post(here.agency)
    held, coming = make_fit(post, here.leader, here.deputy, first=MONDAY)

    end_qualification(held.pk, last=MONDAY, by=here.office, at=NOW)
    end_qualification(coming.pk, last=MONDAY - timedelta(days=1), by=here.office, at=NOW)

    assert list(PostQualification.objects.values_list("staff", "last")) == [
        (here.leader.pk, MONDAY)
    ]
    assert Event.objects.filter(action="duties.end-qualification").count() == 2


def test_nobody_ends_what_belongs_to_another_agency(here: Office) -> None:
    other = make_office()
    [row] = make_fit(make_post(other.agency), other.leader)

    with pytest.raises(NoSuchPost):
        end_qualification(row.pk, last=MONDAY, by=here.office, at=NOW)


def test_days_in_the_wrong_order_are_refused(here: Office) -> None:
    post, before = make_post(here.agency), MONDAY - timedelta(days=1)
    sketch = QualificationSketch(by=QualifiedBy.RANK, code="head", first=MONDAY, last=before)

    with pytest.raises(EndsBeforeItBegins):
        qualify(post.pk, sketch, by=here.office, at=NOW)


def test_somebody_is_released_and_the_record_does_not_say_why(here: Office) -> None:
    sketch = ExemptionSketch(
        staff_id=here.leader.pk, first=MONDAY, nights_only=True, note="Sau phẫu thuật"
    )

    row = exempt(sketch, by=here.office, at=NOW)

    assert (row.staff, row.nights_only, row.note) == (here.leader, True, "Sau phẫu thuật")
    event = Event.objects.get(action="duties.exempt")
    assert "phẫu thuật" not in str((event.after, event.reason, event.subject_name))


def test_a_head_releases_people_of_the_own_unit_only(here: Office) -> None:
    stranger = make_staff(make_unit(here.agency))

    exempt(ExemptionSketch(staff_id=here.deputy.pk, first=MONDAY), by=here.head, at=NOW)
    with pytest.raises(NotOfTheUnit):
        exempt(ExemptionSketch(staff_id=stranger.pk, first=MONDAY), by=here.head, at=NOW)

    assert [row.staff for row in exemptions_of(mandate(here.head), MONDAY)] == [here.deputy]


def test_a_release_ends(here: Office) -> None:
    row = DutyExemption.objects.create(staff=here.leader, first=LONG_AGO)

    end_exemption(row.pk, last=date(2026, 11, 30), by=here.office, at=NOW)

    assert DutyExemption.objects.get().last == date(2026, 11, 30)
    assert not exemptions_of(mandate(here.office), date(2026, 12, 1)).exists()


def test_the_database_refuses_what_says_neither_who_nor_what(here: Office) -> None:
    post = make_post(here.agency)
    wrong: dict[str, dict[str, Any]] = {
        "qualification_names_a_person_or_a_code": {"by": "rank", "code": ""},
        "qualification_of_a_newcomer_is_by_name": {"by": "rank", "code": "head", "is_new": True},
        "qualification_ends_after_it_begins": {
            "by": "rank",
            "code": "head",
            "last": MONDAY - timedelta(days=1),
        },
    }

    for name, fields in wrong.items():
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            PostQualification.objects.create(post=post, first=MONDAY, **fields)
    with (
        pytest.raises(IntegrityError, match="exemption_ends_after_it_begins"),
        transaction.atomic(),
    ):
        DutyExemption.objects.create(
            staff=here.leader, first=MONDAY, last=MONDAY - timedelta(days=1)
        )
