"""Whether the accounts that a workbook asks for may be opened, and with these roles."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import User, plain_username
from units.enums import Role
from units.folding import fold_code
from units.importing.book import ImportBook, ImportRow
from units.importing.staff_columns import STAFF
from units.models import Agency, Grant, Staff, Unit
from units.rights import UNIT_ROLES
from units.selectors import open_on


class AccountComparison:
    """The accounts and roles that stand, read once, and the names the lines before took."""

    def __init__(
        self,
        agency: Agency,
        book: ImportBook,
        on: date,
        may_grant: frozenset[Role],
        known_units: Mapping[str, Unit],
    ) -> None:
        self.book, self.may_grant, self.known_units = book, may_grant, known_units
        usernames = [username_in(row) for row in book.of(STAFF) if "account_role" in row.values]
        self.accounts = {
            user.username: user for user in User.objects.filter(username__in=usernames)
        }
        self.wanted_accounts: dict[str, int] = {}
        self.held: dict[int, set[tuple[str, int | None]]] = {}
        for grant in Grant.objects.filter(open_on(on), agency=agency):
            self.held.setdefault(grant.user_id, set()).add((grant.role, grant.unit_id))

    def is_fine(self, row: ImportRow, staff: Staff | None, values: dict[str, Any]) -> bool:
        """An account belongs to one person, and nobody hands out more than they may."""
        username = values["username"] = username_in(row)
        taken = self.accounts.get(username)
        refusal = None
        if not username:
            refusal = ("username", _("Có vai trò thì phải có thư điện tử hoặc tên đăng nhập."))
        elif not re.fullmatch(r"[a-z0-9][a-z0-9._@-]{0,59}", username):
            refusal = (
                "username",
                _("Tên đăng nhập chỉ gồm chữ không dấu, chữ số và các dấu . _ @ -"),
            )
        elif _of_another(taken, staff, username):
            refusal = (
                "username",
                _("Tên đăng nhập này của người khác, hoặc người này đã có tài khoản khác."),
            )
        elif username in self.wanted_accounts:
            refusal = (
                "username",
                _("Trùng với dòng %(rows)s của cùng trang.")
                % {"rows": self.wanted_accounts[username]},
            )
        elif Role(values["account_role"]) not in self.may_grant and (
            staff is None or self.grants_anew(staff, values)
        ):
            refusal = ("account_role", _("Bạn không có quyền giao vai trò này."))
        self.wanted_accounts.setdefault(username, row.number)
        if refusal:
            self.book.object_to(STAFF, row, *refusal)
        return refusal is None

    def grants_anew(self, staff: Staff, values: dict[str, Any]) -> bool:
        role = values["account_role"]
        if staff.user_id is None or role == Role.STAFF:
            return staff.user_id is None
        unit = self.known_units.get(fold_code(values["unit"])) if role in UNIT_ROLES else None
        return (role, unit.pk if unit else None) not in self.held.get(staff.user_id, set())


def _of_another(account: User | None, staff: Staff | None, username: str) -> bool:
    """An account that stands already is this person's only if it is tied to them; and nobody
    gets a second one.
    """
    if account is not None and (staff is None or staff.user_id != account.pk):
        return True
    return staff is not None and staff.user is not None and staff.user.username != username


def username_in(row: ImportRow) -> str:
    return plain_username(row.values.get("username") or row.values.get("email", "").split("@")[0])
