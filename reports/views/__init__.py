"""The pages of what was sent, of who is here today, and of this server's health."""

from reports.views.agency import agency
from reports.views.first_steps import show_first_steps, skip_first_step
from reports.views.health import live, ready
from reports.views.mail import mail_file, mail_html, show_mail
from reports.views.plan import edit_step, reset_step, show_plan, try_step
from reports.views.sent import correct, list_runs, send_today_now, show_day, show_reminders
from reports.views.today import today

__all__ = [
    "agency",
    "correct",
    "edit_step",
    "list_runs",
    "live",
    "mail_file",
    "mail_html",
    "ready",
    "reset_step",
    "send_today_now",
    "show_day",
    "show_first_steps",
    "show_mail",
    "show_plan",
    "show_reminders",
    "skip_first_step",
    "today",
    "try_step",
]
