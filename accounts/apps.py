from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from notices.kinds import KnownKind, RunKind, name_kinds


class AccountsConfig(AppConfig):
    name = "accounts"

    def ready(self) -> None:
        name_kinds(
            RunKind(
                code=KnownKind.ACCOUNT,
                name=_("Thư về tài khoản"),
                is_urgent=True,
                is_private=True,
            )
        )
