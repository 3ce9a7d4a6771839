"""The pages of what was sent, of who is here today, and of this server's health."""

from outgoing.views.agency import agency
from outgoing.views.first_steps import show_first_steps, skip_first_step
from outgoing.views.health import live, ready
from outgoing.views.held import release_held, show_held
from outgoing.views.mail import mail_file, mail_html, show_mail
from outgoing.views.mobilisation import send_mobilised
from outgoing.views.plan import (
    drop_step,
    edit_step,
    new_step,
    reset_step,
    show_plan,
    try_step,
)
from outgoing.views.recipients import try_recipient
from outgoing.views.run import show_run, try_letters_now
from outgoing.views.sent import correct, list_runs, send_today_now, show_day, show_reminders
from outgoing.views.today import today

__all__ = [
    "agency",
    "correct",
    "drop_step",
    "edit_step",
    "list_runs",
    "live",
    "mail_file",
    "mail_html",
    "new_step",
    "ready",
    "release_held",
    "reset_step",
    "send_mobilised",
    "send_today_now",
    "show_day",
    "show_first_steps",
    "show_held",
    "show_mail",
    "show_plan",
    "show_reminders",
    "show_run",
    "skip_first_step",
    "today",
    "try_letters_now",
    "try_recipient",
    "try_step",
]
