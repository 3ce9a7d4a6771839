"""What may be done with the outbox: begin a run once, send what is due, show a sign of life."""

from notices.services.batches import open_batches, write_batch
from notices.services.clocks import after_early, begun_early, see_jump
from notices.services.dispatch import (
    STOP_NEVER,
    Tally,
    claim_delivery,
    dispatch_deliveries,
    due_deliveries,
    hasten_letters,
    mark_delivery,
)
from notices.services.hold import hold_letters, look_at_mark, open_hold, release_letters
from notices.services.life import show_life
from notices.services.runs import begin_again, insert_missed, insert_run, settle_runs
from notices.services.telling import tell_troubles

__all__ = [
    "STOP_NEVER",
    "Tally",
    "after_early",
    "begin_again",
    "begun_early",
    "claim_delivery",
    "dispatch_deliveries",
    "due_deliveries",
    "hasten_letters",
    "hold_letters",
    "insert_missed",
    "insert_run",
    "look_at_mark",
    "mark_delivery",
    "open_batches",
    "open_hold",
    "release_letters",
    "see_jump",
    "settle_runs",
    "show_life",
    "tell_troubles",
    "write_batch",
]
