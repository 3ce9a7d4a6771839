"""Begins what is due, once: whoever inserts the row of the run writes all its letters in the
same transaction.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from hashlib import sha256
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_noop

from notices.adapters.envelope import message_id, sealed
from notices.letters import Contents, Letter, RunKey, number_of
from notices.models import Batch, Delivery, Run
from notices.services.installation import own_installation

NO_ADDRESS = gettext_noop("Chưa có địa chỉ thư điện tử.")
BAD_ADDRESS = gettext_noop("Địa chỉ thư điện tử không hợp lệ.")
OPEN = (Delivery.State.PENDING, Delivery.State.SENDING, Delivery.State.RETRY)
NOT_BEGUN = (Run.State.MISSED, Run.State.EMPTY)


@transaction.atomic
def insert_run(
    key: RunKey,
    *,
    due_at: datetime,
    deadline_at: datetime | None = None,
    at: datetime,
    compose: Callable[[], Contents],
) -> Run | None:
    """The run with all its deliveries, or None if somebody else has begun it. Only the one who
    begins it composes.

    A crash on the way leaves nothing; the next caller begins anew.
    """
    run = _insert(key, Run.State.FANNED_OUT, due_at=due_at, deadline_at=deadline_at, at=at)
    return None if run is None else _write(run, key, compose(), at=at)


@transaction.atomic
def begin_again(
    key: RunKey, *, due_at: datetime, at: datetime, compose: Callable[[], Contents]
) -> Run | None:
    """Begin what stands on record as missed or empty, now that there is something to send. None if
    there is nothing yet, or if it has been begun.
    """
    contents = compose()
    if not contents.letters:
        return None
    same = Run.objects.filter(
        agency=key.agency,
        kind=key.kind,
        local_date=key.local_date,
        step=key.step,
        revision=key.revision,
    )
    begun = same.filter(state__in=NOT_BEGUN, sha256="").update(
        state=Run.State.FANNED_OUT, due_at=due_at, created_at=at, finished_at=None
    )
    return _write(same.get(), key, contents, at=at) if begun else None


def _write(run: Run, key: RunKey, contents: Contents, *, at: datetime) -> Run:
    """What is told is sealed as soon as a letter tells it; a run without letters can still be begun
    again.
    """
    deliveries = write_letters(run, key, contents.letters, at=at)
    if contents.cursor is not None:
        Batch.objects.create(run=run, cursor=contents.cursor, touched_at=at)
    run.subject, run.body_text, run.body_html = contents.subject[:300], contents.text, contents.html
    run.facts, run.note = dict(contents.facts), contents.note[:500]
    run.sha256 = (
        sha256((contents.text + contents.html).encode()).hexdigest()
        if contents.text and (deliveries or contents.cursor is not None)
        else ""
    )
    if contents.cursor is not None:
        run.state = Run.State.FANNED_OUT
    elif not deliveries:
        run.state = Run.State.EMPTY
    elif all(delivery.state == Delivery.State.FAILED for delivery in deliveries):
        run.state, run.finished_at = Run.State.FINAL, at
    run.save(
        update_fields=[
            "subject",
            "body_text",
            "body_html",
            "facts",
            "note",
            "sha256",
            "state",
            "finished_at",
        ]
    )
    return run


def write_letters(
    run: Run, key: RunKey, letters: Sequence[Letter], *, at: datetime
) -> list[Delivery]:
    installation = own_installation().key
    deliveries = [
        _delivery(letter, run=run, number=number_of(letter, key, installation=installation), at=at)
        for letter in letters
    ]
    return Delivery.objects.bulk_create(deliveries, batch_size=200)


def key_of(run: Run) -> RunKey:
    return RunKey(
        agency=run.agency,
        kind=run.kind,
        local_date=run.local_date,
        step=run.step,
        revision=run.revision,
    )


@transaction.atomic
def insert_missed(
    key: RunKey,
    *,
    due_at: datetime,
    deadline_at: datetime | None = None,
    at: datetime,
    note: str = "",
) -> Run | None:
    """Put on record that something due was never begun in time; nothing is sent any more."""
    return _insert(key, Run.State.MISSED, due_at=due_at, deadline_at=deadline_at, at=at, note=note)


def settle_runs(*, at: datetime, run_id: int | None = None) -> int:
    """Close the runs in which no letter waits any more and none is to be written. Called after
    every letter's own commit, so that the last one sees all.
    """
    waiting = Delivery.objects.filter(run=OuterRef("pk"), state__in=OPEN)
    runs = Run.objects.filter(state=Run.State.FANNED_OUT)
    if run_id is not None:
        runs = runs.filter(pk=run_id)
    to_write = Batch.objects.filter(run=OuterRef("pk"), finished_at=None)
    return runs.filter(~Exists(waiting), ~Exists(to_write)).update(
        state=Run.State.FINAL, finished_at=at
    )


def _insert(
    key: RunKey,
    state: Run.State,
    *,
    due_at: datetime,
    deadline_at: datetime | None,
    at: datetime,
    note: str = "",
) -> Run | None:
    """The unique key decides; whoever comes second waits for the first to commit and then finds
    that nothing was inserted.
    """
    uuid = uuid4()
    run = Run(
        uuid=uuid,
        agency=key.agency,
        kind=key.kind,
        local_date=key.local_date,
        step=key.step,
        revision=key.revision,
        state=state,
        due_at=due_at,
        deadline_at=deadline_at,
        created_at=at,
        note=note,
    )
    Run.objects.bulk_create([run], ignore_conflicts=True)
    return Run.objects.filter(uuid=uuid).first()


def _delivery(letter: Letter, *, run: Run, number: UUID, at: datetime) -> Delivery:
    """A letter that cannot be sealed is kept as failed with its reason: it must not hold back
    the others.
    """
    delivery = Delivery(
        uuid=number,
        run=run,
        recipient_key=letter.recipient_key,
        recipient_name=letter.name[:200],
        address=letter.address[:254],
        recipient_user=letter.user,
        due_at=at,
        expires_at=letter.expires_at,
        still_owed=dict(letter.still_owed),
        message=b"",
    )
    delivery.message_id = message_id(delivery.uuid)
    trouble = letter.trouble or ("" if letter.address else NO_ADDRESS)
    if not trouble:
        try:
            delivery.message = sealed(letter, delivery=delivery.uuid, written_at=at)
        except ValueError:
            trouble = BAD_ADDRESS
    if trouble:
        delivery.state, delivery.last_text = Delivery.State.FAILED, trouble[:500]
    delivery.sha256 = sha256(delivery.message).hexdigest() if delivery.message else ""
    return delivery
