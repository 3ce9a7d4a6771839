"""Asks at every start whether mails can leave under the name that the settings give."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error

from notices.senders import WrongSender, sender_of


def check_sender(app_configs: Sequence[AppConfig] | None, **rest: Any) -> list[CheckMessage]:
    try:
        sender_of(settings.DEFAULT_FROM_EMAIL)
    except WrongSender as wrong:
        return [
            Error(
                f"DEFAULT_FROM_EMAIL: {wrong}",
                hint='For example: "Sở Nội vụ, Văn phòng" <lich@sonoivu.gov.vn>',
                id="notices.E001",
            )
        ]
    return []
