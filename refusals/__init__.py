"""What is refused, and why, in words for whoever asked: one family for every room.

A room's own refusals stand in its `errors`; the docstring of each is the rule.
"""

from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Refusal(Exception):
    """A change was refused; nothing was written.

    `message` says it to people and may name the facts that are given: %(first)s. `field` is the
    blank it belongs to, `status` what a page or another system answers.
    """

    message: str | Promise = _("Không thực hiện được thao tác này.")
    field: str | None = None
    status: int = 422

    def __init__(self, *told: object, **facts: Any) -> None:
        super().__init__(*told, *([facts] if facts else []))
        self.facts = facts

    @property
    def sentence(self) -> str:
        """The message with its facts, days written as 30/11/2026."""
        words = {
            name: f"{fact:%d/%m/%Y}" if isinstance(fact, date) else fact
            for name, fact in self.facts.items()
        }
        return str(self.message) % words if words else str(self.message)


class ChangedMeanwhile(Refusal):
    """Somebody acts on what they saw: where it was changed since, nothing is written."""

    message = _("Dữ liệu đã thay đổi sau khi bạn xem. Hãy xem lại rồi xác nhận.")
    status = 409
