"""What reports do: begin what is due, correct a list, send what waits."""

from reports.services.batches import write_batches
from reports.services.due import Begun, run_due
from reports.services.lists import send_correction, send_today
from reports.services.reminders import why_not_owed
from reports.services.sending import send_waiting, try_now

__all__ = [
    "Begun",
    "run_due",
    "send_correction",
    "send_today",
    "send_waiting",
    "try_now",
    "why_not_owed",
    "write_batches",
]
