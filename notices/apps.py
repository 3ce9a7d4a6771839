from django.apps import AppConfig
from django.core.checks import register

from notices.checks import check_sender


class NoticesConfig(AppConfig):
    name = "notices"

    def ready(self) -> None:
        register(check_sender)
