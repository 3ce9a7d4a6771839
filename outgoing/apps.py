from django.apps import AppConfig

from notices.kinds import name_kinds


class OutgoingConfig(AppConfig):
    name = "outgoing"

    def ready(self) -> None:
        # the kinds know tables, and those are not there before
        from outgoing.services.kinds import KINDS  # noqa: PLC0415

        name_kinds(*(each.kind for each in KINDS))
