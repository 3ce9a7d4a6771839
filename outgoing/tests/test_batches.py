"""Letters to many are written a batch at a time: none lost, none doubled, and no tick is held up."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.core import mail
from django.db import connection

import clock
from directives.tests.factories import make_in_force
from notices.letters import Portion
from notices.models import Batch, Delivery, Run
from notices.services import open_batches, settle_runs, write_batch
from notices.tests.outbox import begin, key, letter
from outgoing.selectors.health import Ailment, delivery_troubles
from outgoing.services import run_due, send_waiting, write_batches
from outgoing.services.kinds import notices as notices_service
from outgoing.tasks import ring, write_letters
from tests.factories import make_agency, make_staff, make_unit, make_user, moment
from units.enums import Role
from units.models import Agency, Staff

NOW = moment("2026-11-20 10:05")
PEOPLE = 23


class PowerCut(BaseException):
    """The process dies here."""


@pytest.fixture
def agency(monkeypatch: pytest.MonkeyPatch) -> Agency:
    """Twenty-three people are told of a directive, five in a batch."""
    monkeypatch.setattr(notices_service, "BATCH", 5)
    made = make_agency(name="Sở Nội vụ")
    unit = make_unit(made)
    for number in range(PEOPLE):
        make_staff(unit, f"Người Số {number}")
    make_in_force(made, make_user(Role.OFFICE, made))
    return made


def told() -> list[str]:
    return list(
        Delivery.objects.filter(run__kind=Run.Kind.DIRECTIVE).values_list(
            "recipient_key", flat=True
        )
    )


def next_letters(cursor: int) -> Portion:
    run = Run.objects.get(kind=Run.Kind.DIRECTIVE)
    agency = Agency.objects.get(pk=run.agency)
    return notices_service.letters_after(agency, run.facts["edition"], cursor, told_at=NOW)


def never() -> bool:
    return False


@pytest.mark.django_db
def test_the_minute_writes_one_batch_and_the_rest_follows(agency: Agency) -> None:
    run_due(NOW)
    at_once = len(told())

    is_left = write_batches(now=lambda: NOW, stop=never)

    assert (at_once, is_left) == (5, False)
    assert len(told()) == len(set(told())) == PEOPLE
    assert Batch.objects.get().finished_at == NOW


@pytest.mark.django_db
def test_a_run_is_not_over_while_letters_are_to_be_written(agency: Agency) -> None:
    run_due(NOW)
    send_waiting(now=lambda: NOW)
    settle_runs(at=NOW)
    before = Run.objects.get(kind=Run.Kind.DIRECTIVE).state

    write_batches(now=lambda: NOW, stop=never)
    send_waiting(now=lambda: NOW)

    assert (before, len(mail.outbox)) == (Run.State.FANNED_OUT, PEOPLE)
    assert Run.objects.get(kind=Run.Kind.DIRECTIVE).state == Run.State.FINAL


@pytest.mark.django_db
def test_whoever_is_cut_off_in_between_loses_none_and_doubles_none(agency: Agency) -> None:
    run_due(NOW)

    def cut(cursor: int) -> Portion:
        portion = next_letters(cursor)
        begin(*portion.letters[:2], at=NOW, run=key(step="cut"))
        raise PowerCut

    with pytest.raises(PowerCut):
        write_batch(open_batches().get(), at=NOW, compose=cut)
    after_the_cut = (len(told()), Run.objects.filter(step="cut").count())
    write_batches(now=lambda: NOW, stop=never)

    assert after_the_cut == (5, 0)
    assert len(told()) == len(set(told())) == PEOPLE


@pytest.mark.django_db(transaction=True)
def test_four_who_write_at_once_write_each_letter_once(agency: Agency) -> None:
    run_due(NOW)
    barrier = Barrier(4)

    def race() -> None:
        barrier.wait()
        try:
            while write_batches(now=lambda: NOW, stop=never):
                pass
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        for each in [pool.submit(race) for _ in range(4)]:
            each.result()

    assert len(told()) == len(set(told())) == PEOPLE


@pytest.mark.django_db
def test_a_batch_that_somebody_else_wrote_is_not_written_again(agency: Agency) -> None:
    run_due(NOW)
    mine, theirs = open_batches().get(), open_batches().get()

    first = write_batch(theirs, at=NOW, compose=next_letters)
    second = write_batch(mine, at=NOW, compose=next_letters)

    assert (first, second, len(told())) == (5, None, 10)


@pytest.mark.django_db
def test_people_without_an_address_end_no_run_early(agency: Agency) -> None:
    Staff.objects.filter(agency=agency).update(email="")

    run_due(NOW)
    state = Run.objects.get(kind=Run.Kind.DIRECTIVE).state
    write_batches(now=lambda: NOW, stop=never)

    assert (state, told()) == (Run.State.FANNED_OUT, [])
    assert Run.objects.get(kind=Run.Kind.DIRECTIVE).state == Run.State.FINAL


@pytest.mark.django_db
def test_the_list_of_today_leaves_before_letters_that_waited_longer() -> None:
    many = (letter(f"n{number}@bo.example") for number in range(3))
    begin(*many, at=NOW, run=key(kind=Run.Kind.DIRECTIVE, step="edition-1"))
    begin(letter("vp@bo.example"), at=NOW + timedelta(minutes=1))

    send_waiting(now=lambda: NOW + timedelta(minutes=2))

    assert mail.outbox[0].to == ["vp@bo.example"]


@pytest.mark.django_db
def test_the_task_goes_on_where_the_minute_ended(agency: Agency) -> None:
    with clock.freeze(NOW):
        ring()
        after_the_minute = len(told())
        write_letters()

    assert (after_the_minute, len(told())) == (5, PEOPLE)


@pytest.mark.django_db
def test_letters_that_nobody_goes_on_writing_are_noticed(agency: Agency) -> None:
    run_due(NOW)
    send_waiting(now=lambda: NOW)

    found = delivery_troubles(NOW + timedelta(minutes=6))

    assert (Ailment.WAITING, "not written") in [(each.ailment, each.detail) for each in found]
