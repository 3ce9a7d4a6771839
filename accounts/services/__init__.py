"""The only writers of accounts: each change in one transaction with its event on record."""

from accounts.services.issuing import end_way_in, set_issued_password
from accounts.services.own import (
    change_password,
    choose_language,
    choose_week_mail,
    confirm_password,
)
from accounts.services.recovery import (
    ask_for_link,
    mail_invitations,
    owner_of_link,
    set_password_by_link,
)
from accounts.services.signing_in import admit_user, record_sign_out
from accounts.services.wrong_tries import record_wrong_tries

__all__ = [
    "admit_user",
    "ask_for_link",
    "change_password",
    "choose_language",
    "choose_week_mail",
    "confirm_password",
    "end_way_in",
    "mail_invitations",
    "owner_of_link",
    "record_sign_out",
    "record_wrong_tries",
    "set_issued_password",
    "set_password_by_link",
]
