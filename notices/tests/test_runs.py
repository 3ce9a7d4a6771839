"""A run begins once, whole or not at all."""

from concurrent.futures import ThreadPoolExecutor
from email import message_from_bytes, policy
from hashlib import sha256
from threading import Barrier

import pytest
from django.db import connection

from notices.adapters.envelope import one_line
from notices.letters import Contents
from notices.models import Delivery, Run
from notices.services import insert_missed, insert_run, settle_runs
from notices.services.runs import BAD_ADDRESS, NO_ADDRESS
from notices.tests.outbox import NOON, begin, key, letter, states


@pytest.mark.django_db
def test_the_second_to_begin_composes_nothing() -> None:
    begin(letter())

    again = insert_run(key(), due_at=NOON, at=NOON, compose=lambda: pytest.fail("composed twice"))

    assert again is None
    assert (Run.objects.count(), Delivery.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_five_who_begin_at_once_begin_one_run() -> None:
    barrier = Barrier(5)

    def race() -> bool:
        barrier.wait()
        try:
            letters = (letter("a@bo.example"), letter("b@bo.example"))
            contents = Contents(text="x", letters=letters)
            begun = insert_run(key(), due_at=NOON, at=NOON, compose=lambda: contents)
            return begun is not None
        finally:
            connection.close()

    with ThreadPoolExecutor(5) as pool:
        won = [each.result() for each in [pool.submit(race) for _ in range(5)]]

    assert sorted(won) == [False, False, False, False, True]
    assert (Run.objects.count(), Delivery.objects.count()) == (1, 2)


@pytest.mark.django_db
def test_what_fails_half_way_leaves_nothing_and_can_begin_anew() -> None:
    with pytest.raises(ZeroDivisionError):
        insert_run(key(), due_at=NOON, at=NOON, compose=lambda: Contents(text=str(1 // 0)))

    run = begin(letter())

    assert list(Run.objects.all()) == [run]


@pytest.mark.django_db
def test_another_day_step_revision_or_agency_is_another_run() -> None:
    for other in (
        key(),
        key(step="late"),
        key(revision=1),
        key(agency=2),
        key(kind=Run.Kind.REMINDER),
    ):
        begin(run=other)

    assert Run.objects.count() == 5


@pytest.mark.django_db
def test_the_sealed_letter_says_who_what_when_and_that_no_person_wrote_it() -> None:
    run = begin(letter())

    delivery = run.deliveries.get()
    mail = message_from_bytes(bytes(delivery.message), policy=policy.default)
    assert mail["To"] == "Phòng Tổng hợp <tonghop@bo.example>"
    assert mail["Subject"] == "Danh sách cán bộ trực ngày 30/11/2026"
    assert (
        mail["Message-ID"] == f"<duty.{delivery.uuid}@localhost.localdomain>" == delivery.message_id
    )
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["X-Duty-Delivery"] == str(delivery.uuid)
    assert mail["Date"].datetime == NOON
    plain, html = mail.iter_parts()
    assert plain.get_content() == letter().text.replace("\n", "\r\n")
    assert html.get_content() == letter().html + "\r\n"
    assert delivery.sha256 == sha256(delivery.message).hexdigest()
    assert bytes(delivery.message).isascii()
    assert b"\n" not in bytes(delivery.message).replace(b"\r\n", b"")


@pytest.mark.django_db
def test_a_line_break_in_a_name_or_a_subject_begins_no_header() -> None:
    run = begin(letter(name="Phòng\r\nBcc: la@kẻ.example", subject="Danh sách\nX-Evil: 1"))

    mail = message_from_bytes(bytes(run.deliveries.get().message), policy=policy.default)
    assert mail["Subject"] == "Danh sách X-Evil: 1"
    assert sorted(mail.keys()) == [
        "Auto-Submitted",
        "Content-Type",
        "Date",
        "From",
        "MIME-Version",
        "Message-ID",
        "Subject",
        "To",
        "X-Duty-Delivery",
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("", NO_ADDRESS),
        ("khong-phai-dia-chi", BAD_ADDRESS),
        ("a@b.example\r\nBcc: c@d.example", BAD_ADDRESS),
        ("thư@bo.example", BAD_ADDRESS),
    ],
)
def test_a_letter_to_a_bad_address_is_kept_as_failed_and_holds_back_nobody(
    address: str, reason: str
) -> None:
    run = begin(letter(address), letter("tot@bo.example"))

    bad, good = run.deliveries.all()
    assert (bad.state, bad.last_text) == (Delivery.State.FAILED, reason)
    assert good.state == Delivery.State.PENDING
    assert run.state == Run.State.FANNED_OUT


@pytest.mark.django_db
def test_a_run_whose_letters_all_failed_is_over_at_once() -> None:
    run = begin(letter(""))

    assert (run.state, run.finished_at) == (Run.State.FINAL, NOON)


@pytest.mark.django_db
def test_a_run_without_letters_is_empty() -> None:
    run = begin()

    assert run.state == Run.State.EMPTY


@pytest.mark.django_db
def test_what_was_missed_is_on_record_once() -> None:
    first = insert_missed(key(), due_at=NOON, at=NOON, note="Máy chủ không chạy.")

    second = insert_missed(key(), due_at=NOON, at=NOON)

    assert first is not None
    assert (first.state, first.note, second) == (Run.State.MISSED, "Máy chủ không chạy.", None)


@pytest.mark.django_db
def test_a_run_is_closed_when_its_last_letter_is() -> None:
    run = begin(letter("a@bo.example"), letter("b@bo.example"))
    run.deliveries.filter(address="a@bo.example").update(state=Delivery.State.SENT, sent_at=NOON)

    before = settle_runs(at=NOON)
    run.deliveries.filter(address="b@bo.example").update(state=Delivery.State.FAILED)
    after = settle_runs(at=NOON)

    run.refresh_from_db()
    assert (before, after) == (0, 1)
    assert (run.state, states(run)) == (Run.State.FINAL, ["sent", "failed"])


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("a\r\nb", "a b"), ("a\tb\x00 c", "a b c"), ("  Phòng  Tổng hợp ", "Phòng Tổng hợp")],
)
def test_one_line_is_one_line(typed: str, kept: str) -> None:
    assert one_line(typed) == kept
