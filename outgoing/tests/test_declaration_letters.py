"""Who comes without a declaration is reminded the evening before, or when the head asks; nobody
else, and nobody where no clause asks.
"""

from datetime import datetime

import pytest

import clock
from declarations.models import DeclaredAnswers
from declarations.services.caring import remind_undeclared, set_declaration_policy
from declarations.tests.factories import MONDAY_MORNING, account_of, asked_office, declared
from declarations.values.policy import DeclarationCare
from notices.models import Delivery, Run
from outgoing.services import run_due, send_waiting
from outgoing.tasks import ring
from outgoing.tests.test_reminders import text_of
from rosters.tests.factories import NOW, lawful_office, published
from tests.factories import moment

pytestmark = pytest.mark.django_db
SUNDAY_AT_FIVE = moment("2026-11-29 17:00")


def reminded(at: datetime) -> list[set[str]]:
    """The addresses of each run that begins at this moment."""
    runs = [one.run_id for one in run_due(at) if one.kind == "declaration-reminder"]
    return [
        set(run.deliveries.values_list("address", flat=True))
        for run in Run.objects.filter(pk__in=runs).order_by("pk")
    ]


def test_the_evening_before_who_comes_tomorrow_without_it_is_reminded_once() -> None:
    office = asked_office()

    before, at_five = reminded(moment("2026-11-29 16:59")), reminded(SUNDAY_AT_FIVE)
    again = reminded(moment("2026-11-29 17:01"))

    assert (before, at_five, again) == ([], [{office.head.email}], [])
    text = text_of(Delivery.objects.get(run__kind="declaration-reminder"))
    assert "Đồng chí đến cơ quan mà chưa có khai báo còn giá trị:\n" in text
    assert "Khai báo y tế: ngày 30/11/2026." in text
    assert "/my-declarations/" in text


def test_who_declared_or_whose_agency_sends_none_gets_no_letter() -> None:
    office = asked_office()
    declared(office.leader, at=moment("2026-11-29 08:00"))

    assert reminded(SUNDAY_AT_FIVE) == []

    set_declaration_policy(DeclarationCare(sends_reminders=False), by=office.office, at=NOW)
    assert reminded(moment("2026-12-01 17:00")) == []


def test_the_heads_press_reminds_at_once_of_every_day_within_reach() -> None:
    office = asked_office()
    remind_undeclared(office.unit.pk, by=office.head, at=MONDAY_MORNING)

    assert reminded(MONDAY_MORNING) == [{office.head.email}]
    assert reminded(moment("2026-11-30 07:01")) == []
    text = text_of(Delivery.objects.get(run__kind="declaration-reminder"))
    assert "Khai báo y tế: ngày 30/11/2026, 01/12/2026, 02/12/2026." in text


def test_who_declares_meanwhile_is_spared_the_letter() -> None:
    office = asked_office()
    remind_undeclared(office.unit.pk, by=office.head, at=MONDAY_MORNING)
    reminded(MONDAY_MORNING)
    declared(office.leader)

    send_waiting(now=lambda: moment("2026-11-30 07:01"))

    assert Delivery.objects.get(run__kind="declaration-reminder").state == Delivery.State.SKIPPED


def test_nothing_leaves_where_no_clause_asks() -> None:
    published(lawful_office())

    assert reminded(SUNDAY_AT_FIVE) == []


def test_the_worker_destroys_answers_whose_time_is_over() -> None:
    office = asked_office()
    declared(office.leader, at=moment("2026-11-29 08:00"))
    assert account_of(office.leader) == office.head

    with clock.freeze(moment("2027-02-01 08:00")):
        ring()

    assert DeclaredAnswers.objects.count() == 0
