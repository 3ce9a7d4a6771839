"""What leaves by itself: begin what is due, correct a list, send what waits."""

from outgoing.services.batches import write_batches
from outgoing.services.due import Begun, run_due
from outgoing.services.kinds.lists import send_correction, send_today
from outgoing.services.sending import send_slice, send_waiting, try_now, why_not_owed

__all__ = [
    "Begun",
    "run_due",
    "send_correction",
    "send_slice",
    "send_today",
    "send_waiting",
    "try_now",
    "why_not_owed",
    "write_batches",
]
