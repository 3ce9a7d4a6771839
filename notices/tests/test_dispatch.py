"""Claim, send, mark: nothing is lost, nothing leaves twice without a mark, one bad letter holds
back no other.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from django.core import mail
from django.db import connection

from notices.adapters.post import Outcome, Post, Reply, post_office
from notices.models import Attempt, Delivery, Heartbeat, Run
from notices.services import claim_delivery, mark_delivery, settle_runs
from notices.services.dispatch import INTERRUPTED, LEASE, MOST_DOUBTS, pause_after
from notices.tests.outbox import NOON, begin, letter, send, states
from notices.tests.sink import FALL_SILENT, HANG_UP, Sink, free_port

SECOND = timedelta(seconds=1)
LATER = NOON + LEASE


class PowerCut(BaseException):
    """The process dies here, between two lines."""


class CutAfterSending:
    """Sends for real, and then the power goes before anything is marked."""

    def __init__(self, real: Post) -> None:
        self.real = real

    def open(self) -> None:
        self.real.open()

    def close(self) -> None:
        self.real.close()

    def send(self, address: str, message: bytes) -> Reply:
        self.real.send(address, message)
        raise PowerCut


@pytest.mark.django_db
def test_what_is_stored_is_what_the_server_got(sink: Sink) -> None:
    run = begin(letter("a@bo.example"), letter("b@bo.example"))

    tally = send()

    assert dict(tally) == {"sent": 2}
    assert sink.received == [(each.address, bytes(each.message)) for each in run.deliveries.all()]
    run.refresh_from_db()
    assert (run.state, run.finished_at) == (Run.State.FINAL, NOON)
    assert (
        list(Attempt.objects.values_list("number", "outcome", "code", "text"))
        == [(1, "accepted", 250, "OK")] * 2
    )


@pytest.mark.django_db
def test_a_second_ring_sends_nothing(sink: Sink) -> None:
    begin(letter())

    send()
    tally = send()

    assert (len(sink.received), dict(tally)) == (1, {})


@pytest.mark.django_db
def test_a_busy_server_is_asked_again_after_a_pause_that_grows(sink: Sink) -> None:
    run = begin(letter("a@bo.example"), letter("b@bo.example"))
    sink.at_rcpt["a@bo.example"] = ["451 4.7.1 Try again later"]

    first = send()
    delivery = run.deliveries.get(address="a@bo.example")
    too_early = send(NOON + 9 * SECOND)
    second = send(delivery.due_at)

    assert (dict(first), dict(too_early), dict(second)) == (
        {"sent": 1, "retry": 1},
        {},
        {"sent": 1},
    )
    assert (delivery.state, delivery.last_code, delivery.last_text) == (
        "retry",
        451,
        "4.7.1 Try again later",
    )
    assert sink.refusals == 1
    assert states(run) == ["sent", "sent"]
    assert [(each.number, each.outcome, each.code) for each in delivery.tries.all()] == [
        (1, "refused", 451),
        (2, "accepted", 250),
    ]


def test_pauses_grow_and_differ_a_little_between_letters() -> None:
    pauses = [
        pause_after(Delivery(attempts=attempts)).total_seconds() for attempts in (1, 2, 3, 4, 5, 9)
    ]

    for found, least in zip(pauses, (10, 30, 60, 300, 900, 900), strict=True):
        assert least <= found <= least * 1.25
    assert len({pause_after(Delivery(attempts=5)) for _letter in range(20)}) > 1


@pytest.mark.django_db
def test_a_final_refusal_is_final_and_the_others_leave(sink: Sink) -> None:
    run = begin(letter("la@bo.example"), letter("b@bo.example"))
    sink.at_rcpt["la@bo.example"] = ["550 5.1.1 No such user"]

    send()
    again = send(LATER)

    refused = run.deliveries.get(address="la@bo.example")
    assert (refused.state, refused.last_code, refused.last_text, refused.attempts) == (
        "failed",
        550,
        "5.1.1 No such user",
        1,
    )
    assert (states(run), dict(again)) == (["failed", "sent"], {})


@pytest.mark.django_db
def test_a_refusal_after_the_content_is_a_refusal(sink: Sink) -> None:
    run = begin(letter("a@bo.example"), letter("b@bo.example"))
    sink.at_data["a@bo.example"] = ["452 4.3.1 Disk full"]
    sink.at_data["b@bo.example"] = ["554 5.7.1 Refused"]

    send()

    assert states(run) == ["retry", "failed"]
    assert sink.received == []


@pytest.mark.django_db
def test_a_line_that_breaks_before_the_content_is_simply_tried_again(sink: Sink) -> None:
    run = begin(letter())
    sink.at_rcpt["tonghop@bo.example"] = [HANG_UP]

    send()
    broken = run.deliveries.get()
    send(broken.due_at)

    sent = run.deliveries.get()
    assert (broken.state, broken.uncertain) == ("retry", 0)
    assert (sent.state, sent.uncertain, len(sink.received)) == ("sent", 0, 1)
    assert list(sent.tries.values_list("outcome", flat=True)) == ["broken", "accepted"]


@pytest.mark.django_db
@pytest.mark.parametrize("trouble", [HANG_UP, FALL_SILENT])
def test_a_line_that_breaks_after_the_content_is_flagged_and_the_copy_is_the_same(
    sink: Sink, trouble: str
) -> None:
    run = begin(letter())
    sink.at_data["tonghop@bo.example"] = [trouble]

    send()
    unknown = run.deliveries.get()
    nothing_yet = send(LATER - SECOND)
    send(LATER)

    sent = run.deliveries.get()
    assert (unknown.state, unknown.uncertain) == ("sending", 0)
    assert dict(nothing_yet) == {}
    assert (sent.state, sent.uncertain, sent.attempts) == ("sent", 1, 2)
    assert sink.received == [("tonghop@bo.example", bytes(sent.message))] * 2
    assert list(sent.tries.values_list("outcome", flat=True)) == ["ambiguous", "accepted"]


@pytest.mark.django_db
def test_the_others_leave_while_one_server_falls_silent(sink: Sink) -> None:
    run = begin(letter("im@bo.example"), letter("b@bo.example"), letter("c@bo.example"))
    sink.at_rcpt["im@bo.example"] = [FALL_SILENT]

    send()

    assert states(run) == ["retry", "sent", "sent"]


@pytest.mark.django_db
def test_a_process_that_dies_after_sending_leaves_a_flag_and_the_same_message_id(
    sink: Sink,
) -> None:
    run = begin(letter())

    with pytest.raises(PowerCut):
        send(post=CutAfterSending(post_office()))
    stuck = run.deliveries.get()
    send(LATER)

    sent = run.deliveries.get()
    assert (stuck.state, stuck.attempts) == ("sending", 1)
    assert (sent.state, sent.uncertain) == ("sent", 1)
    assert sink.received == [("tonghop@bo.example", bytes(sent.message))] * 2
    assert list(sent.tries.values_list("number", "outcome", "text")) == [
        (1, "ambiguous", INTERRUPTED),
        (2, "accepted", "OK"),
    ]


@pytest.mark.django_db
def test_after_too_many_doubts_no_more_copies_leave(sink: Sink) -> None:
    run = begin(letter())
    sink.at_data["tonghop@bo.example"] = [HANG_UP] * 20

    for turn in range(10):
        send(NOON + turn * LEASE)

    delivery = run.deliveries.get()
    run.refresh_from_db()
    assert (delivery.state, run.state) == ("failed", Run.State.FINAL)
    assert len(sink.received) == MOST_DOUBTS + 1


@pytest.mark.django_db
def test_a_server_that_cannot_be_reached_costs_no_attempt_and_is_noticed(
    sink: Sink, settings: Any
) -> None:
    run = begin(letter())
    settings.EMAIL_PORT = free_port()

    tally = send()

    assert dict(tally) == {"unreachable": 1}
    assert (states(run), run.deliveries.get().attempts) == (["pending"], 0)
    assert "refused" in Heartbeat.objects.get(name="mail-server").note.lower()
    settings.EMAIL_PORT = sink.port
    assert dict(send()) == {"sent": 1}
    assert Heartbeat.objects.get(name="mail-server").note == ""


@pytest.mark.django_db
def test_what_is_no_longer_owed_is_skipped_with_the_reason() -> None:
    run = begin(letter())

    tally = send(still_owed=lambda delivery: "Đã trình lúc 14h20.")

    delivery = run.deliveries.get()
    run.refresh_from_db()
    assert (dict(tally), mail.outbox) == ({"skipped": 1}, [])
    assert (delivery.state, delivery.last_text, delivery.attempts) == (
        "skipped",
        "Đã trình lúc 14h20.",
        0,
    )
    assert run.state == Run.State.FINAL


@pytest.mark.django_db
def test_what_is_past_its_time_is_not_sent() -> None:
    run = begin(letter(expires_at=NOON))

    send()

    run.refresh_from_db()
    assert (states(run), run.state, mail.outbox) == (["expired"], Run.State.FINAL, [])


@pytest.mark.django_db
def test_a_letter_that_breaks_the_way_out_holds_back_no_other() -> None:
    class Fragile:
        def open(self) -> None: ...

        def close(self) -> None: ...

        def send(self, address: str, message: bytes) -> Reply:
            if address.startswith("xau"):
                raise UnicodeEncodeError("ascii", "ê", 0, 1, "no")
            return Reply(Outcome.ACCEPTED)

    run = begin(letter("xau@bo.example"), letter("b@bo.example"))

    send(post=Fragile())

    assert states(run) == ["failed", "sent"]


@pytest.mark.django_db
def test_asked_to_stop_it_finishes_the_letter_in_hand() -> None:
    run = begin(letter("a@bo.example"), letter("b@bo.example"))
    asked: Iterator[bool] = iter([False, True])

    send(stop=lambda: next(asked))

    assert states(run) == ["sent", "pending"]


@pytest.mark.django_db
def test_whoever_lost_the_lease_cannot_overwrite() -> None:
    run = begin(letter())
    slow = claim_delivery(at=NOON)
    quick = claim_delivery(at=LATER)
    assert slow is not None
    assert quick is not None

    mark_delivery(quick, Reply(Outcome.ACCEPTED, 250, "OK"), started=LATER, at=LATER)
    mark_delivery(slow, Reply(Outcome.REFUSED, 550, "No"), started=NOON, at=LATER)

    delivery = run.deliveries.get()
    assert (delivery.state, delivery.uncertain, delivery.last_code) == ("sent", 1, 250)


@pytest.mark.django_db(transaction=True)
def test_four_who_dispatch_at_once_send_each_letter_once() -> None:
    run = begin(*(letter(f"n{number}@bo.example") for number in range(24)))
    barrier = Barrier(4)

    def race() -> int:
        barrier.wait()
        try:
            return send()["sent"]
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        sent = [each.result() for each in [pool.submit(race) for _ in range(4)]]

    settle_runs(at=NOON)
    run.refresh_from_db()
    assert sum(sent) == 24
    assert sorted(message.to[0] for message in mail.outbox) == sorted(
        f"n{number}@bo.example" for number in range(24)
    )
    assert run.state == Run.State.FINAL


@pytest.mark.django_db
def test_the_file_outbox_gets_the_same_bytes(settings: Any, tmp_path: Path) -> None:
    settings.EMAIL_BACKEND, settings.EMAIL_FILE_PATH = "config.outbox.EmailBackend", tmp_path
    run = begin(letter())

    send()

    assert [file.read_bytes() for file in tmp_path.iterdir()] == [
        bytes(run.deliveries.get().message)
    ]
